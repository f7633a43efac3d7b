/** Every matter as the database has it against the log: each step, their order, and what follows from them. */
import { isDeepStrictEqual } from 'node:util'
import { evolve, replay } from '../../kernel/index.ts'
import type { Instant, Kind, Matter, MatterEvent } from '../../kernel/index.ts'
import { leavesOf, locatorOf, queuedOf } from '../../ledger/index.ts'
import {
  eventWithTexts,
  matterIdsAfter,
  matterRows,
  openEvent,
  readStored,
} from '../../matters/index.ts'
import type { Ports, StoredEvent } from '../../matters/index.ts'
import type { Difference } from './differences.ts'
import type { Entries } from './entries.ts'
import type { Times } from './times.ts'

export interface Comparing {
  readonly ports: Ports
  readonly jurisdiction: number
  readonly entries: Entries
  readonly times: Times
  /** Entries before this came from before the log: nothing bounds their times. */
  readonly enrolled: number
  /** Which places were found to belong to a row of the database. */
  readonly owned: Uint8Array
  report(difference: Difference): void
}

const PAGE = 200
/** Clocks of two machines, and a round of the sequencer. Milliseconds. */
const SKEW = 5 * 60_000
/** What is sealed waits for fixed times, and its own hour may be kept to the day. */
const SEALED_SKEW = 26 * 3_600_000

/** Returns how many matters and events were looked at. */
export async function compareMatters(
  comparing: Comparing,
): Promise<{ matters: number; events: number }> {
  const { ports, jurisdiction } = comparing
  const seen = { matters: 0, events: 0 }
  for (let after = ''; ;) {
    const ids = await matterIdsAfter(ports.db, jurisdiction, after, PAGE)
    if (ids.length > 0) {
      const pages = await pageOf(comparing, ids)
      for (const page of pages) await compareMatter(comparing, page)
      seen.matters += pages.length
      seen.events += pages.reduce((sum, { stored }) => sum + stored.length, 0)
    }
    const last = ids.at(-1)
    if (last === undefined || ids.length < PAGE) return seen
    after = last
  }
}

interface Page {
  readonly id: string
  readonly row: Matter | null
  readonly stored: readonly StoredEvent[]
  readonly keys: Keys | null
  /** By number of the event: its place as the database keeps it. */
  readonly places: ReadonlyMap<number, number>
  /** By number of the event: what waits. */
  readonly queued: ReadonlyMap<number, Buffer>
}

type Keys = Parameters<typeof openEvent>[2]

/** A matter may go on while it is read: then it is read again. */
const READINGS = 3

async function pageOf(
  { ports, jurisdiction }: Comparing,
  ids: readonly string[],
): Promise<readonly Page[]> {
  for (let left = READINGS; ; left -= 1) {
    const pages = await readPage(ports, jurisdiction, ids)
    const isSettled = pages.every(({ row, stored }) => row?.n === stored.at(-1)?.n)
    if (isSettled || left <= 1) return pages
  }
}

async function readPage(
  { db, vault }: Ports,
  jurisdiction: number,
  ids: readonly string[],
): Promise<readonly Page[]> {
  const [rows, stored, keys] = await Promise.all([
    matterRows(db, jurisdiction, ids),
    readStored(db, jurisdiction, ids),
    vault.events.known(db, jurisdiction, ids),
  ])
  // The queue before the places: what moves meanwhile is then found in one of them.
  const queued = Map.groupBy(await queuedOf(db, jurisdiction, ids), ({ matter }) => matter)
  const leaves = Map.groupBy(await leavesOf(db, jurisdiction, ids), ({ matter }) => matter)
  const events = Map.groupBy(stored, ({ matter }) => matter)
  return ids.map((id) => ({
    id,
    row: rows.get(id) ?? null,
    stored: events.get(id) ?? [],
    keys: keys.get(id) ?? null,
    places: new Map((leaves.get(id) ?? []).map(({ n, index }) => [n, index])),
    queued: new Map((queued.get(id) ?? []).map(({ n, entry }) => [n, entry])),
  }))
}

async function compareMatter(comparing: Comparing, page: Page): Promise<void> {
  const { report, entries, owned } = comparing
  const of = page.row?.number ?? page.id
  const last = page.stored.at(-1)
  if (!page.row) {
    for (const index of page.places.values()) if (index < entries.size) owned[index] = 1
    report({ code: 'row_missing', index: page.places.get(1) ?? null, of })
    return
  }
  const isComplete = !missingSteps(comparing, page, of)
  const kind = comparing.ports.kinds.get(page.row.kind)
  if (!kind) throw new Error(`unknown kind ${page.row.kind}`)
  if (page.keys === null) {
    const facts = page.stored.map((stored) => eventWithTexts(stored, undefined))
    if (compareErased(comparing, page, of) && isComplete) compareRow(comparing, page, kind, facts)
    return
  }
  let isWhole = isComplete && page.stored.length > 0
  for (const at of page.stored.keys()) {
    const found = compareStep(comparing, page, of, at)
    if (found) report(found)
    isWhole &&= !found
  }
  if (!isWhole || !last) return
  const events = page.stored.map((stored) => eventWithTexts(stored, page.keys ?? undefined))
  await compareTimes(comparing, page, of, kind, events)
  compareRow(comparing, page, kind, events)
}

/** Numbers that are not there: between two steps, and after the last one as far as the log knows more. */
function missingSteps({ entries, report }: Comparing, page: Page, of: string): boolean {
  const there = new Set(page.stored.map(({ n }) => n))
  const placed = [...page.places].flatMap(([n, index]) => (index < entries.size ? [n] : []))
  const most = Math.max(0, page.row?.n ?? 0, ...there, ...placed)
  const placeOf = (n: number) =>
    page.keys ? entries.placeOf(locatorOf(page.keys.caseKey, n)) : (page.places.get(n) ?? null)
  let isMissing = false
  for (let n = 1; n <= most || placeOf(n) !== null; n += 1) {
    if (there.has(n)) continue
    isMissing = true
    report({ code: 'deleted', index: placeOf(n), of, n })
  }
  return isMissing
}

/** One step against its commitment, the step before, and its entry. Null: nothing is wrong with it. */
function compareStep(
  { entries, owned, jurisdiction }: Comparing,
  page: Page,
  of: string,
  at: number,
): Difference | null {
  const { row, keys } = page
  const stored = page.stored[at]
  if (!row || !keys || !stored) throw new Error('compared without its row, keys or step')
  const { n } = stored
  const index = entries.placeOf(locatorOf(keys.caseKey, n))
  if (index !== null) owned[index] = 1
  const committed = index === null ? null : entries.commitmentAt(index)
  const fault = (code: Difference['code']): Difference => ({ code, index, of, n })
  if (committed && !stored.commitment?.equals(committed))
    return { ...fault('changed'), ...exchanged(entries, page, keys, at) }
  const opened = openedOr(row, jurisdiction, stored, keys)
  const isOwn = opened !== null && stored.commitment?.equals(opened.commitment) === true
  if (committed === null) {
    const waiting = page.queued.get(n)
    if (waiting) return isOwn && waiting.equals(opened.entry) ? null : fault('changed')
    // Placed after the log was read: there is nothing to hold it against yet.
    if ((page.places.get(n) ?? -1) >= entries.size) return isOwn ? null : fault('changed')
    // What this house writes has its seal and commitment; what somebody else put there has not.
    return fault(isOwn ? 'queue_lost' : 'inserted')
  }
  if (!isOwn) return fault('changed')
  const before = page.stored[at - 1]?.commitment ?? null
  const isChained = stored.prev === null ? before === null : before?.equals(stored.prev)
  return isChained ? null : fault('changed')
}

/** What stands in the place of a step is another one: moved up, moved down, or exchanged for it. */
function exchanged(
  entries: Entries,
  { stored }: Page,
  keys: Keys,
  at: number,
): Pick<Difference, 'code' | 'detail'> | null {
  const [own, next] = [stored[at], stored[at + 1]]
  if (!own) return null
  const logged = (n: number) => {
    const place = entries.placeOf(locatorOf(keys.caseKey, n))
    return place === null ? null : entries.commitmentAt(place)
  }
  const isThat = (event: StoredEvent | undefined, n: number) => {
    const expected = logged(n)
    return expected !== null && event?.commitment?.equals(expected) === true
  }
  const place = own.commitment && entries.placeWith(own.commitment)
  if (place === null) return isThat(next, own.n) ? { code: 'inserted' } : null
  if (isThat(own, own.n + 1) && !isThat(next, own.n)) return { code: 'deleted' }
  return { code: 'swapped', detail: { zh: `序号 ${place}`, en: `that of entry ${place}` } }
}

function openedOr(
  { id: matter, kind, number }: Matter,
  jurisdiction: number,
  stored: StoredEvent,
  keys: Keys,
): ReturnType<typeof openEvent> | null {
  try {
    return openEvent({ jurisdiction, matter, kind, number }, stored, keys)
  } catch {
    // Its seal is another's, or none: whatever it says, it is not what was written.
    return null
  }
}

/** By which the keys of a matter are destroyed: by decision, with another matter, again after a restored backup. */
const ERASING: ReadonlySet<string> = new Set(['erase', 'erase_with', 'erase_again'])

/** Texts and salts are gone; that the steps are the same ones can still be told. Whether nothing was found. */
function compareErased({ entries, owned, report }: Comparing, page: Page, of: string): boolean {
  const { stored: steps, places, queued } = page
  let isFine = true
  const fault = (difference: Difference) => {
    isFine = false
    report(difference)
  }
  if (!steps.some(({ act }) => ERASING.has(act)))
    fault({ code: 'keys_lost', index: places.get(1) ?? null, of })
  for (const [at, { n, prev, commitment }] of steps.entries()) {
    const index = places.get(n) ?? null
    const isPublic = index !== null && index < entries.size
    if (isPublic) owned[index] = 1
    const before = steps[at - 1]?.commitment ?? null
    const isChained = prev === null ? before === null : before?.equals(prev)
    const isLogged = !isPublic || commitment?.equals(entries.commitmentAt(index))
    if (!isChained || !isLogged) fault({ code: 'changed', index, of, n })
    else if (index === null && !queued.has(n)) fault({ code: 'inserted', index, of, n })
  }
  return isFine
}

/** A step says when it was; the log shows when it came. */
async function compareTimes(
  { entries, times, enrolled, report }: Comparing,
  page: Page,
  of: string,
  kind: Kind,
  events: readonly MatterEvent[],
): Promise<void> {
  let matter: Matter | null = null
  for (const event of events) {
    const wasSealed: boolean = matter !== null && matter.sealed !== null
    matter = evolve(kind, matter, event)
    const index = page.keys && entries.placeOf(locatorOf(page.keys.caseKey, event.n))
    if (index === null || index < enrolled) continue
    const lag = wasSealed || matter.sealed !== null ? SEALED_SKEW : SKEW
    const { after, before } = await times.of(index)
    const late = (limit: Instant | null, by: number) =>
      limit !== null && Date.parse(event.at) - Date.parse(limit) > by
    if (late(before, SKEW)) report(dated('post_dated', event, before))
    else if (after !== null && Date.parse(after) - Date.parse(event.at) > lag)
      report(dated('back_dated', event, after))
    function dated(
      code: 'back_dated' | 'post_dated',
      { n, at }: MatterEvent,
      limit: Instant | null,
    ) {
      const zh = `${at}，而直到 ${limit}`
      const en = `${at}, while until ${limit}`
      const [zhSince, enSince] = [`${at}，而 ${limit} 时`, `${at}, while at ${limit}`]
      const detail = code === 'back_dated' ? { zh, en } : { zh: zhSince, en: enSince }
      return { code, index, of, n, detail }
    }
  }
}

/** The third law: replaying the events gives exactly the row. */
function compareRow(
  { report }: Comparing,
  { row, places, stored }: Page,
  kind: Kind,
  events: readonly MatterEvent[],
): void {
  if (!row) return
  const replayed = plain(replay(kind, events)) as Record<string, unknown>
  const kept = plain(row) as Record<string, unknown>
  const names = new Set([...Object.keys(replayed), ...Object.keys(kept)])
  const differing = [...names].filter((name) => !isDeepStrictEqual(replayed[name], kept[name]))
  if (differing.length === 0) return
  const index = places.get(stored.at(-1)?.n ?? 0) ?? null
  const detail = { zh: differing.join('、'), en: differing.join(', ') }
  report({ code: 'row_altered', index, of: row.number, detail })
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
