/** Reading through what the caller may see. What they may not see is not there. */
import { voicesOf } from '../delivery/index.ts'
import { ok, refuse } from '../kernel/index.ts'
import type { Kind, Matter, MatterEvent, Result, Words } from '../kernel/index.ts'
import {
  countOwed,
  findVisible,
  linkedTo,
  list,
  numberedFor,
  parseNumber,
  present,
  readEvents,
  readVisible,
  relatedOf,
  rulebookOf,
  visibleOf,
  worklist,
} from '../matters/index.ts'
import type { ListFilter, MatterShown, Names, Ports, Related } from '../matters/index.ts'
import type { FileShown, WithFiles } from '../attachments/index.ts'
import { can, visibleTo } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import { paged, readCursor } from './cursor.ts'
import { holdersOf } from './holders.ts'
import { withNames } from './search.ts'
import { showKind } from './kinds.ts'
import { showLine } from './lines.ts'
import { spoken } from './refusals.ts'
import type {
  Caller,
  KindShown,
  MatterPage,
  Page,
  RelatedShown,
  SpokenRefusal,
  Waiting,
} from './shapes.ts'

/** The act by which who the resident is gets opened; it is common to all kinds. */
export const OPEN_IDENTITY = 'open_identity'

/** The act by which a file is opened as it came; it is common to all kinds. */
export const OPEN_ORIGINAL = 'open_original'

export interface Paging {
  readonly after?: string
  readonly limit: number
  readonly newest?: boolean
}

export async function readWorklist(
  house: Ports,
  { jurisdiction, actor }: Caller,
  filter: ListFilter,
  { after, limit }: Paging,
): Promise<Page> {
  const page = { after: readCursor(after), limit: limit + 1 }
  const wanted = await withNames(house, jurisdiction, filter)
  const rows = await worklist(house.db, jurisdiction, actor, holdersOf(actor), wanted, page)
  return pageOf(house, jurisdiction, rows, limit, filter.words)
}

export async function readList(
  house: Ports,
  { jurisdiction, actor }: Caller,
  filter: ListFilter,
  { after, limit, newest = false }: Paging,
): Promise<Page> {
  const page = { after: readCursor(after), limit: limit + 1, newest }
  const wanted = await withNames(house, jurisdiction, filter)
  const rows = await list(house.db, jurisdiction, actor, wanted, page)
  return pageOf(house, jurisdiction, rows, limit, filter.words)
}

async function pageOf(
  house: Ports,
  jurisdiction: number,
  rows: Awaited<ReturnType<typeof list>>,
  limit: number,
  typed = '',
): Promise<Page> {
  const { rows: shown, next } = paged(rows, limit)
  const names = await house.names(jurisdiction)
  const words = { kinds: house.kinds, names, now: house.clock.now(), typed }
  return { lines: shown.map((line) => showLine(line, words)), next }
}

/** Counted no further than this: a number beyond it helps nobody. */
const MOST_COUNTED = 1_000

export async function countWaiting(
  house: Ports,
  { jurisdiction, actor }: Caller,
): Promise<Waiting> {
  const now = house.clock.now()
  const owed = await countOwed(house.db, jurisdiction, actor, holdersOf(actor), now, MOST_COUNTED)
  return { ...owed, most: MOST_COUNTED }
}

export async function readKinds(
  house: Ports,
  { jurisdiction, actor }: Caller,
): Promise<readonly KindShown[]> {
  const asking = { actor, now: house.clock.now(), rules: await house.rules(jurisdiction) }
  return [...house.kinds.values()].map((kind) => showKind(kind, asking))
}

/** The id of a matter named by id or number; null alike for what is not there and not to be seen. */
export function idOf(house: Ports, caller: Caller, name: string): Promise<string | null> {
  const named = { id: name, number: parseNumber(name) ?? '' }
  return findVisible(house.db, caller.jurisdiction, named, visibleTo(caller.actor, 4))
}

/**
 * Refusals: `not_found` alike for a matter that is not there and one that is not to be seen;
 * `sealed_needs_reason`: it is read with `openSealed` only.
 */
export async function readMatter(
  house: WithFiles,
  caller: Caller,
  name: string,
): Promise<Result<MatterPage>> {
  const found = await findMatter(house, caller, name)
  if (found === null) return refuse('not_found')
  if (found.matter.sealed) return refuse('sealed_needs_reason', { field: 'reason' })
  const about = await aboutCity(house, caller.jurisdiction)
  return ok(await pageOfMatter({ ...house, db: house.db, about }, caller, found))
}

export interface Found {
  readonly matter: Matter
  readonly kind: Kind
}

/** Null alike for a matter that is not there and one that is not to be seen. */
export async function findMatter(
  house: Ports,
  caller: Caller,
  name: string,
): Promise<Found | null> {
  const id = await idOf(house, caller, name)
  const matter = id && (await readVisible(house.db, caller.jurisdiction, id, caller.actor))
  const kind = matter ? house.kinds.get(matter.kind) : undefined
  return matter && kind ? { matter, kind } : null
}

/** What a page takes from the city's rules and units: read before a transaction, never within. */
export interface AboutCity {
  readonly rules: Awaited<ReturnType<Ports['rules']>>
  readonly names: Names
}

export async function aboutCity(house: Ports, jurisdiction: number): Promise<AboutCity> {
  const [rules, names] = await Promise.all([house.rules(jurisdiction), house.names(jurisdiction)])
  return { rules, names }
}

/** The house as it is read within a transaction, or without one. */
export type Within = Pick<WithFiles, 'kinds' | 'clock' | 'vault' | 'files'> & {
  readonly db: Queryable
  readonly about: AboutCity
}

export async function pageOfMatter(
  within: Within,
  caller: Caller,
  { matter, kind }: Found,
): Promise<MatterPage> {
  const { db, vault, about } = within
  const { jurisdiction, actor } = caller
  const events = await readEvents({ db, vault }, jurisdiction, matter.id)
  const others = await relatedOf(db, jurisdiction, namedIn(kind, matter, events), actor)
  const from = await linkedTo(db, jurisdiction, matter.id, actor)
  const mayOpen = can(actor, OPEN_IDENTITY, visibleOf(matter))
  const shown = present({
    kind,
    matter,
    events,
    actor,
    now: within.clock.now(),
    rulebook: rulebookOf(about.rules),
    names: withNumbers(about.names, others),
  })
  return {
    ...numberedFor(shown),
    acts: shown.acts.map((act) => ({ ...act, refusal: refusalOf(kind, act, mayOpen) })),
    unanswered: unansweredOf(shown),
    voices: await voicesOf(within, jurisdiction, matter),
    relay: mayOpen ? await vault.relayOf(db, jurisdiction, matter.id) : null,
    files: await filesOf(within, jurisdiction, shown),
    related: relatedShown(within, kind, matter, others, from),
  }
}

/** Of the matter's files those that came with a step this reader sees. */
async function filesOf(
  { files, db }: Within,
  jurisdiction: number,
  { id, course, erased }: MatterShown,
): Promise<readonly FileShown[]> {
  const seen = course.flatMap((entry) => entry.files.flatMap(({ ids }) => ids))
  if (erased || seen.length === 0) return []
  const known = await files.shown(jurisdiction, id, db)
  return seen.flatMap((file) => known.get(file) ?? [])
}

/** The kernel knows roles, not who has to reach the resident: that is the house's own rule. */
function refusalOf(
  kind: Kind,
  { name, refusal }: MatterShown['acts'][number],
  mayOpen: boolean,
): SpokenRefusal | null {
  if (refusal) return spoken(refusal, kind, name)
  return (name === OPEN_IDENTITY || name === OPEN_ORIGINAL) && !mayOpen
    ? spoken({ code: 'identity_not_yours' })
    : null
}

/** An answer addresses the ask in its place; while people wait, an ask without one stands out. */
function unansweredOf({ asks, answers, state }: MatterShown): readonly number[] {
  if (state.final) return []
  return asks.flatMap((_, index) => (answers[index] === undefined ? [index] : []))
}

/** Other matters that this one's course and links name. */
function namedIn(kind: Kind, matter: Matter, events: readonly MatterEvent[]): readonly string[] {
  const inEvents = events.flatMap((event) =>
    Object.entries(kind.acts[event.act]?.fields ?? {}).flatMap(([name, field]) => {
      const value = event.input[name]
      return field.type === 'matter' && typeof value === 'string' ? [value] : []
    }),
  )
  return [...inEvents, ...matter.links.map((link) => link.to)]
}

const ANOTHER: Words = { zh: '另一事项', en: 'another matter' }

function withNumbers(names: Names, others: readonly Related[]): Names {
  const numbers = new Map(others.map(({ id, number }) => [id, { zh: number, en: number }]))
  return { ...names, matter: (id) => numbers.get(id) ?? ANOTHER }
}

function relatedShown(
  house: Pick<Ports, 'kinds'>,
  kind: Kind,
  matter: Matter,
  others: readonly Related[],
  from: readonly (Related & { readonly type: string })[],
): readonly RelatedShown[] {
  const byId = new Map(others.map((other) => [other.id, other]))
  const forth = matter.links.flatMap((link) => {
    const other = byId.get(link.to)
    return other ? [{ ...other, type: link.type, way: 'to' as const }] : []
  })
  const back = from.map((other) => ({ ...other, way: 'from' as const }))
  return [...forth, ...back].map(({ type, way, number, title, kind: of, state }) => {
    const same = { zh: state, en: state }
    const words = house.kinds.get(of)?.states[state]?.words ?? same
    return { type, way, number, title, state: words, words: linkWords(kind, type) }
  })
}

/** The words of a relation are those of whichever act lets one choose it. */
function linkWords(kind: Kind, type: string): Words {
  for (const act of Object.values(kind.acts)) {
    for (const field of Object.values(act.fields)) {
      const words = field.type === 'choice' ? field.options[type] : undefined
      if (words) return words
    }
  }
  return type === 'merged_into' ? { zh: '并入', en: 'Merged into' } : { zh: type, en: type }
}
