/**
 * The rules of a jurisdiction as they hold at an instant. A look costs one small statement; the
 * rest is kept in memory under the stamp that every change renews, so that what one process
 * changes the next look of any other sees.
 */
import { randomUUID } from 'node:crypto'
import type { Instant } from '../kernel/index.ts'
import { dayOf } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { calendarKnownOn, OFFICE_HOURS } from './calendars.ts'
import type { Notice } from './calendars.ts'
import { AUTOMATIC, CAPS, CATEGORIES, CHANNELS, DUTIES, GROUPS, LIMITS } from './rows.ts'
import { rulesOn } from './ruleset.ts'
import type { History } from './ruleset.ts'
import { readAll, readNotices, readStamps } from './store.ts'
import type { Stamps } from './store.ts'
import type { Rules } from './types.ts'

interface Read {
  readonly history: History
  readonly notices: readonly Notice[]
}

/** By stamps, which no two contents share; so one process may look into several databases. */
const reads = new Map<string, Read>()
const built = new Map<string, Rules>()
const KEPT = 64

export class NoRules extends Error {}

export async function loadRules(db: Queryable, jurisdiction: number, at: Instant): Promise<Rules> {
  const stamps = await stampsOf(db, jurisdiction)
  const day = dayOf(at)
  const ready = built.get(`${keyOf(stamps)} ${day}`)
  if (ready !== undefined) return ready

  const { key, history, notices } = await readUnder(db, jurisdiction, stamps)
  const rules = rulesOn(history, day, calendarKnownOn(notices, day, OFFICE_HOURS))
  keep(built, `${key} ${day}`, rules)
  return rules
}

export function newStamp(): string {
  return randomUUID()
}

async function stampsOf(db: Queryable, jurisdiction: number): Promise<Stamps> {
  const stamps = await readStamps(db, jurisdiction)
  if (stamps === undefined) throw new NoRules(`jurisdiction ${jurisdiction} has no rules`)
  return stamps
}

/** What lies under the stamps; read again when a change was committed in between. */
async function readUnder(
  db: Queryable,
  jurisdiction: number,
  stamps: Stamps,
): Promise<Read & { key: string }> {
  const key = keyOf(stamps)
  const there = reads.get(key)
  if (there !== undefined) return { key, ...there }
  const read = {
    history: await readHistory(db, jurisdiction, stamps.version),
    notices: await readNotices(db),
  }
  const after = await stampsOf(db, jurisdiction)
  if (keyOf(after) !== key) return readUnder(db, jurisdiction, after)
  keep(reads, key, read)
  return { key, ...read }
}

/** Statements one after the other: within a transaction there is only one connection. */
async function readHistory(db: Queryable, jurisdiction: number, version: number): Promise<History> {
  const limits = await readAll(db, LIMITS, jurisdiction)
  const groups = await readAll(db, GROUPS, jurisdiction)
  const categories = await readAll(db, CATEGORIES, jurisdiction)
  const duties = await readAll(db, DUTIES, jurisdiction)
  const channels = await readAll(db, CHANNELS, jurisdiction)
  const caps = await readAll(db, CAPS, jurisdiction)
  const automatic = await readAll(db, AUTOMATIC, jurisdiction)
  return { jurisdiction, version, limits, groups, categories, duties, channels, caps, automatic }
}

function keyOf({ stamp, calendars }: Stamps): string {
  return `${stamp} ${calendars ?? ''}`
}

function keep<T>(cache: Map<string, T>, key: string, value: T): void {
  if (cache.size >= KEPT) cache.delete(cache.keys().next().value!)
  cache.set(key, value)
}
