/**
 * Tells whoever listens at the desk which of the matters they may see have changed: their numbers
 * and nothing of what happened. One look of this process at the index of changes serves all who
 * listen; nobody listens, nobody looks. (LISTEN and NOTIFY would put all commits in one queue, and
 * reach one node only.)
 */
import { isOwnWork } from '../../kernel/index.ts'
import type { Instant } from '../../kernel/index.ts'
import { beginningOfDay, changesSince } from '../../matters/index.ts'
import type { Change, Ports } from '../../matters/index.ts'
import { can } from '../../org/index.ts'
import type { InsideOfficial } from '../../org/index.ts'
import type { EventStream } from '../../platform/streams.ts'

export interface Listener {
  readonly jurisdiction: number
  /** What it knows already; null: it has just opened. */
  readonly since: Instant | null
  /** Who listens, as of now. Null: no longer anybody. */
  official(): Promise<InsideOfficial | null>
  readonly stream: EventStream
}

export interface Live {
  /** False: enough listen already. */
  listen(listener: Listener): boolean
  /** Something that is said and not kept (who has a matter open), to those it is meant for. */
  say(
    jurisdiction: number,
    to: (official: InsideOfficial) => boolean,
    event: string,
    data: unknown,
  ): Promise<void>
  /** Ends all streams; whoever listened comes back. */
  close(): void
}

export interface LiveOptions {
  readonly lookMs?: number
  readonly beatMs?: number
  readonly onError?: (error: unknown) => void
}

/** A commit becomes visible after the instant that it bears: so far back is looked each time. */
const OVERLAP_MS = 5_000
/** Beyond so many at once, a listener reads anew what it shows. */
const MOST_CHANGES = 1_000
const MOST_LISTENERS = 2_000

export function openLive(house: Ports, options: LiveOptions = {}): Live {
  const { lookMs = 400, beatMs = 15_000, onError = () => {} } = options
  const cities = new Map<number, City>()
  let closed = false
  let listeners = 0

  function cityOf(jurisdiction: number): City {
    const known = cities.get(jurisdiction)
    if (known) return known
    const city = openCity(house, jurisdiction, { lookMs, beatMs, onError })
    cities.set(jurisdiction, city)
    return city
  }
  return {
    listen(listener) {
      if (closed || listeners >= MOST_LISTENERS) return false
      listeners += 1
      listener.stream.onEnd(() => {
        listeners -= 1
      })
      cityOf(listener.jurisdiction).add(listener)
      return true
    },
    async say(jurisdiction, to, event, data) {
      await cities.get(jurisdiction)?.say(to, event, data)
    },
    close() {
      closed = true
      for (const city of cities.values()) city.close()
    },
  }
}

interface City {
  add(listener: Listener): void
  say: (to: (official: InsideOfficial) => boolean, event: string, data: unknown) => Promise<void>
  close(): void
}

function openCity(
  house: Ports,
  jurisdiction: number,
  { lookMs, beatMs, onError }: Required<LiveOptions>,
): City {
  const all = new Set<Listener>()
  /** Of what changed within the overlap: what was told of it already. */
  const told = new Map<string, Told>()
  /** When earlier looks began, oldest first, by the clock of the house, which a demo may hurry. */
  let looks: Instant[] = []
  let looking: NodeJS.Timeout | null = null
  let beating: NodeJS.Timeout | null = null

  const place = () => looks[0] ?? house.clock.now()
  const spanFrom = (since: Instant) => ({ since, now: house.clock.now() })

  /** What is there when the first one comes was read by it before it came. */
  async function prime(): Promise<void> {
    const changes = await changesSince(house.db, jurisdiction, spanFrom(place()), MOST_CHANGES)
    freshOf(changes, told, place())
  }

  async function look(): Promise<void> {
    const since = place()
    const began = house.clock.now()
    const changes = await changesSince(house.db, jurisdiction, { since, now: began }, MOST_CHANGES)
    looks = [...looks, began].slice(-Math.ceil(OVERLAP_MS / lookMs))
    if (changes.length >= MOST_CHANGES) {
      // Read from here on: whoever reads anew reads all of it.
      looks = [began]
      told.clear()
      await toEach((listener) => listener.stream.send({ event: 'reload', data: {}, id: began }))
      return
    }
    const fresh = freshOf(changes, told, since)
    const today = beginningOfDay(began)
    for (const [id, one] of told)
      if (one.changedAt < (one.onlyDay ? today : place())) told.delete(id)
    if (fresh.length > 0) await toEach((listener) => tell(house, listener, fresh, place()))
  }

  async function toEach(work: (listener: Listener) => unknown): Promise<void> {
    await Promise.all([...all].map(async (listener) => work(listener)))
  }

  /** The next look begins once this one is over, however long it took. */
  function lookAgain(next: () => Promise<void>, after: number): void {
    const mine = setTimeout(() => void turn(), after)
    mine.unref()
    looking = mine
    async function turn(): Promise<void> {
      try {
        await next()
      } catch (error) {
        onError(error)
      }
      // Meanwhile everybody may have left, and somebody else have come.
      if (looking === mine) lookAgain(look, lookMs)
    }
  }

  function start(): void {
    looks = [new Date(Date.parse(house.clock.now()) - OVERLAP_MS).toISOString()]
    told.clear()
    lookAgain(prime, 0)
    beating = setInterval(() => void beat().catch(onError), beatMs)
    beating.unref()
  }

  async function beat(): Promise<void> {
    await toEach(async (listener) => {
      // Whoever signed out, or may no longer, does not go on listening.
      if ((await listener.official()) === null) listener.stream.end()
      else listener.stream.beat(place())
    })
  }

  function stop(): void {
    if (looking !== null) clearTimeout(looking)
    if (beating !== null) clearInterval(beating)
    looking = null
    beating = null
  }

  return {
    add(listener) {
      all.add(listener)
      listener.stream.onEnd(() => {
        all.delete(listener)
        if (all.size === 0) stop()
      })
      if (looking === null) start()
      catchUp(house, listener, place()).catch((error: unknown) => {
        onError(error)
        listener.stream.end()
      })
    },
    async say(to, event, data) {
      await toEach(async (listener) => {
        const official = await listener.official()
        if (official && to(official)) listener.stream.send({ event, data })
      })
    },
    close() {
      stop()
      for (const { stream } of all) stream.end()
    },
  }
}

interface Told {
  readonly n: number
  readonly changedAt: Instant
  readonly shownAt: Instant
  readonly onlyDay: boolean
}

interface Fresh {
  readonly change: Change
  /** Whoever did the work may not know of it. */
  readonly quiet: boolean
}

function freshOf(
  changes: readonly Change[],
  told: Map<string, Told>,
  since: Instant,
): readonly Fresh[] {
  return changes.flatMap((change) => {
    const { id, n, changedAt, shownAt, onlyDay } = change
    const before = told.get(id)
    if (before?.n === n) return []
    told.set(id, { n, changedAt, shownAt, onlyDay })
    const quiet = !onlyDay && (shownAt < since || shownAt === before?.shownAt)
    return [{ change, quiet }]
  })
}

async function catchUp(house: Ports, listener: Listener, place: Instant): Promise<void> {
  const { since, stream, jurisdiction } = listener
  if (since === null) {
    stream.send({ event: 'ready', data: {}, id: place })
    return
  }
  const span = { since, now: house.clock.now() }
  const changes = await changesSince(house.db, jurisdiction, span, MOST_CHANGES)
  if (changes.length >= MOST_CHANGES) {
    stream.send({ event: 'reload', data: {}, id: place })
    return
  }
  stream.send({ event: 'ready', data: {}, id: place })
  await tell(house, listener, freshOf(changes, new Map(), since), place)
}

async function tell(
  house: Ports,
  { official, stream }: Listener,
  fresh: readonly Fresh[],
  id: Instant,
): Promise<void> {
  const actor = await official()
  if (actor === null) {
    stream.end()
    return
  }
  const mine = fresh.filter(
    ({ change, quiet }) =>
      can(actor, 'see', change.visible) && !(quiet && isTheirs(house, change, actor)),
  )
  if (mine.length === 0) return
  const matters = mine.map(({ change }) => ({ id: change.id, number: change.number }))
  stream.send({ event: 'matters', data: { matters }, id })
}

function isTheirs(house: Ports, { matter }: Change, actor: InsideOfficial): boolean {
  const kind = matter && house.kinds.get(matter.kind)
  return kind ? isOwnWork(kind, matter, actor) : false
}
