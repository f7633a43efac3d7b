/**
 * From what a commit wants told (the outbox) to messages for somebody: each voice of the matter that left a
 * contact, each official who may see it and is told at work. Both in one transaction, so that
 * nothing is told twice and nothing lost. Without a word of the matter: that is looked up, or left out,
 * at the moment of sending.
 */
import type { Instant, Kind, Matter, Power } from '../kernel/index.ts'
import { outboxDone, readMatters, takeOutbox, visibleOf } from '../matters/index.ts'
import type { OutboxRow } from '../matters/index.ts'
import { actorFor, can } from '../org/index.ts'
import type { Org } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { Rules } from '../rules/index.ts'
import { AUTHOR } from '../vault/index.ts'
import type { Delivery } from './house.ts'
import { enqueue } from './messages.store.ts'
import type { Wanted } from './messages.store.ts'
import { nextAllowed } from './quiet.ts'
import { workContacts } from './work-contacts.store.ts'

const PAGE = 100
const MINUTE = 60_000
/** Several acts in a row are one message. */
const GATHER = { news: MINUTE, desk: 15 * MINUTE } as const
/** News that nobody was told for days is news no more: the first start after a long while wakes nobody. */
const STALE = 3 * 24 * 60 * MINUTE

/** Empties the outbox, at most `limit` rows of it; returns how many it took. */
export async function expandOutbox(
  delivery: Delivery,
  jurisdiction: number,
  limit = 2_000,
): Promise<number> {
  let done = 0
  while (done < limit) {
    const taken = await expandPage(delivery, jurisdiction)
    done += taken
    if (taken < PAGE) return done
  }
  return done
}

interface Telling {
  readonly tx: Queryable
  readonly delivery: Delivery
  readonly jurisdiction: number
  readonly now: Instant
  readonly rules: Rules
  readonly org: Org
  /** Persons who are told at work at all. */
  readonly told: ReadonlySet<string>
}

async function expandPage(delivery: Delivery, jurisdiction: number): Promise<number> {
  const { ports } = delivery
  const [rules, org] = await Promise.all([ports.rules(jurisdiction), ports.org(jurisdiction)])
  return ports.db.transaction(async (tx) => {
    const now = ports.clock.now()
    const rows = await takeOutbox(tx, jurisdiction, 'notice', PAGE)
    if (rows.length === 0) return 0
    const told = new Set((await workContacts(tx, jurisdiction)).map(({ person }) => person))
    const matters = await readMatters(
      tx,
      jurisdiction,
      rows.map(({ matter }) => matter),
    )
    const byId = new Map(matters.map((matter) => [matter.id, matter]))
    const telling = { tx, delivery, jurisdiction, now, rules, org, told }
    const wanted = new Map<string, Wanted>()
    for (const row of rows) {
      const matter = byId.get(row.matter)
      if (!matter || Date.parse(now) - Date.parse(row.at) > STALE) continue
      for (const one of await wantedOf(telling, row, matter)) {
        const key = JSON.stringify([one.about, one.matter, one.recipient])
        const other = wanted.get(key)
        if (!other || (one.urgent && !other.urgent)) wanted.set(key, one)
      }
    }
    await enqueue(tx, jurisdiction, [...wanted.values()], now)
    const ids = rows.map(({ id }) => id)
    await outboxDone(tx, jurisdiction, ids, now)
    return rows.length
  })
}

async function wantedOf(telling: Telling, row: OutboxRow, matter: Matter): Promise<Wanted[]> {
  const { to, act } = row.body as { readonly to: string; readonly act: string }
  const { delivery, jurisdiction, tx } = telling
  const kind = delivery.ports.kinds.get(matter.kind)
  if (!kind) throw new Error(`matter ${matter.id} is of an unknown kind ${matter.kind}`)
  if (to === 'resident') {
    const voices = await delivery.ports.vault.contacts.voicesOf(tx, jurisdiction, matter.id)
    return voices
      .filter((voice) => concerns(kind, act, voice))
      .map((voice) => wantedFor(telling, 'news', matter, voice))
  }
  const persons = await officialsFor(telling, to, matter)
  return persons.map((person) => wantedFor(telling, 'desk', matter, person))
}

/** What is between the house and whoever asked first is no news to those who seconded. */
function concerns(kind: Kind, act: string, voice: string): boolean {
  return voice === AUTHOR || kind.acts[act]?.silent !== true
}

function wantedFor(
  { delivery, jurisdiction, now, rules }: Telling,
  about: 'news' | 'desk',
  matter: Matter,
  recipient: string,
): Wanted {
  const urgent = isDangerous(matter)
  const gathered = new Date(Date.parse(now) + GATHER[about]).toISOString()
  const { quiet } = delivery.settings.of(jurisdiction)
  return {
    id: delivery.ports.random.uuid(),
    about,
    matter: about === 'desk' ? '' : matter.id,
    recipient,
    urgent,
    nextAt: urgent ? now : nextAllowed(rules.calendar, quiet, gathered),
  }
}

export function isDangerous({ state }: Matter): boolean {
  return 'danger' in state && state.danger === true
}

const WORKERS: ReadonlySet<Power> = new Set(['handle', 'head'])

/** Those behind `unit:…`, `post:…` or `power:…` who may see the matter. The line of an accused unit is never among them. */
async function officialsFor(telling: Telling, to: string, matter: Matter): Promise<string[]> {
  const { org, told, jurisdiction, now, tx } = telling
  if (told.size === 0) return []
  const is = to.slice(0, to.indexOf(':'))
  const name = to.slice(is.length + 1)
  const posts = [...org.posts.values()].filter(({ id, unit, powers }) =>
    is === 'post'
      ? id === name
      : is === 'unit'
        ? unit === name && powers.some((power) => WORKERS.has(power))
        : powers.some((power) => power === name),
  )
  const meant = new Set(posts.map(({ id }) => id))
  const persons = new Set<string>()
  for (const holding of org.holdings.values()) {
    if (!meant.has(holding.post) || !told.has(holding.person)) continue
    const actor = await actorFor(tx, jurisdiction, holding.id, now)
    if (actor && can(actor, 'see', visibleOf(matter))) persons.add(holding.person)
  }
  return [...persons]
}
