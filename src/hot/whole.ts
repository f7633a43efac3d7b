/** All messages grouped anew, at night and in a thread of their own: what was joined one by one is put right by it. */
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { dayOf } from '../kernel/index.ts'
import { saidSince } from '../matters/index.ts'
import type { Ports, SaidOfMatter, SaidPlace } from '../matters/index.ts'
import { groupHeard, packCommon } from '../routing/index.ts'
import type { Heard } from '../routing/index.ts'
import { heardOf, rowOfSaid } from './hearing.ts'
import type { DivisionName } from './hearing.ts'
import { numbered } from './problems.ts'
import { dropSaid, keepSaid, knownSaid, moveTo } from './said.store.ts'
import { keepWhole, lockHot } from './seen.store.ts'
import { VERSION } from './version.ts'

const DAY_MS = 86_400_000
const WINDOW_DAYS = 800
/** The newest; a city with more within two years looks back less far. */
const MOST = 200_000
const PAGE = 2_000
/** Fewer are grouped sooner than a thread begins. */
const BY_ITSELF = 1_500

/** What a thread answers. */
export interface Whole {
  readonly groups: readonly (readonly string[])[]
  readonly telling: ReadonlyMap<string, readonly number[]>
  readonly common: Uint8Array
}

export interface Regrouped {
  readonly messages: number
  /** How many of those known before belong elsewhere than one by one they were put. */
  readonly moved: number
}

export async function groupAll(
  ports: Ports,
  jurisdiction: number,
  divisionName: DivisionName,
): Promise<Regrouped> {
  const until = ports.clock.now()
  const known = new Map((await knownSaid(ports.db, jurisdiction)).map((one) => [one.matter, one]))
  const { heard, rows } = await hearAll(ports, jurisdiction, known, divisionName)
  const whole = heard.length > BY_ITSELF ? await inThread(heard) : await wholeOf(heard)
  const founds = numbered(
    whole.groups,
    [...known.values()].flatMap(({ matter, found }) =>
      found === null ? [] : [{ matter, event: found }],
    ),
    new Set(),
  )
  const foundOf = new Map(
    whole.groups.flatMap((group, at) => group.map((id) => [id, founds[at] ?? null] as const)),
  )
  const ids = new Set(heard.map(({ id }) => id))
  return ports.db.transaction(async (tx) => {
    await lockHot(tx, jurisdiction)
    await dropSaid(
      tx,
      jurisdiction,
      [...known.keys()].filter((matter) => !ids.has(matter)),
    )
    await keepSaid(
      tx,
      jurisdiction,
      rows.map((row) => ({
        ...row,
        found: foundOf.get(row.matter) ?? null,
        terms: whole.telling.get(row.matter) ?? [],
      })),
    )
    const moved = [...known.values()].flatMap(({ matter, found }) => {
      const now = foundOf.get(matter) ?? null
      return ids.has(matter) && found !== now ? [{ matter, found: now }] : []
    })
    await moveTo(tx, jurisdiction, moved)
    await keepWhole(tx, jurisdiction, {
      version: VERSION,
      until,
      wholeAt: until,
      size: heard.length,
      common: Buffer.from(whole.common),
    })
    return { messages: heard.length, moved: moved.length }
  })
}

/** What may be heard, and rows of those that are not kept yet, or were said otherwise. */
async function hearAll(
  ports: Ports,
  jurisdiction: number,
  known: ReadonlyMap<string, { readonly n: number }>,
  divisionName: DivisionName,
) {
  const since = dayOf(new Date(Date.parse(ports.clock.now()) - WINDOW_DAYS * DAY_MS).toISOString())
  const heard: Heard[] = []
  const rows: ReturnType<typeof rowOfSaid>[] = []
  let after: SaidPlace | null = null
  for (;;) {
    const page: readonly SaidOfMatter[] = await saidSince(
      ports.db,
      jurisdiction,
      since,
      after,
      PAGE,
    )
    for (const one of page) {
      const own = heardOf(one, divisionName)
      heard.push(own)
      if (known.get(one.id)?.n !== one.n) rows.push(rowOfSaid(one, own))
    }
    await setImmediate()
    const last = page.at(-1)
    if (!last || page.length < PAGE || heard.length >= MOST) break
    after = { at: last.openedAt, id: last.id }
  }
  // The oldest first: of equal ones the earliest lead.
  return { heard: heard.toReversed(), rows }
}

export async function wholeOf(heard: readonly Heard[]): Promise<Whole> {
  const { groups, telling, having } = await groupHeard(heard, async () => {
    await setImmediate()
  })
  return { groups, telling, common: packCommon(having) }
}

function inThread(heard: readonly Heard[]): Promise<Whole> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: heard })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`grouping ended with ${code}`))
    })
  })
}
