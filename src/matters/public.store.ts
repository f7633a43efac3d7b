/**
 * Matters as anybody may list them: never a sealed one, never a draft. Whose words may be shown is
 * decided by the caller; this only says which matters there are.
 */
import type { Instant, Kind, Matter } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface PublicMatter {
  readonly matter: Matter
  /** Looked over by a person, and cleared to be read by everybody. */
  readonly published: boolean
}

export interface PublicFilter {
  readonly numbers?: readonly string[]
  readonly ids?: readonly string[]
  readonly categories?: readonly string[]
  readonly counts?: readonly string[]
  readonly from?: Instant
  readonly to?: Instant
}

/** The newest first. */
export async function listPublic(
  db: Queryable,
  jurisdiction: number,
  kind: Kind,
  filter: PublicFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<PublicMatter[]> {
  const values: unknown[] = [jurisdiction, kind.name]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const all = isPublic(kind, parameter)
  const among = (column: string, these: readonly string[] | undefined) =>
    these && all.push(`m.${column} = ANY(${parameter(these)}::text[])`)
  among('number', filter.numbers)
  among('matter_id', filter.ids)
  among('category', filter.categories)
  among('counts', filter.counts)
  if (filter.from) all.push(`m.opened_at >= ${parameter(filter.from)}`)
  if (filter.to) all.push(`m.opened_at <= ${parameter(filter.to)}`)
  return db.query<PublicMatter>(
    `SELECT m.body AS matter, m.published FROM matters m WHERE m.jurisdiction_id = $1 AND ${all.join(' AND ')}
     ORDER BY m.opened_at DESC, m.matter_id DESC LIMIT ${parameter(page.limit)} OFFSET ${parameter(page.offset)}`,
    values,
  )
}

/** What an event of a public matter is found by. */
export interface PublicEvent {
  readonly matter: string
  readonly n: number
}

/** Events of these acts, in the order in which they happened. */
export async function listPublicEvents(
  db: Queryable,
  jurisdiction: number,
  kind: Kind,
  filter: {
    readonly acts: readonly string[]
    readonly from: Instant
    readonly to: Instant
    readonly numbers?: readonly string[]
  },
  page: { readonly limit: number; readonly offset: number },
): Promise<PublicEvent[]> {
  const values: unknown[] = [jurisdiction, kind.name]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const all = isPublic(kind, parameter)
  const from = parameter(filter.from)
  if (filter.numbers) all.push(`m.number = ANY(${parameter(filter.numbers)}::text[])`)
  // Whatever happened since has changed its matter since: an index on changes finds them.
  all.push(`m.changed_at >= ${from}`)
  all.push(`e.at >= ${from} AND e.at <= ${parameter(filter.to)}`)
  all.push(`e.act = ANY(${parameter(filter.acts)}::text[])`)
  return db.query<PublicEvent>(
    `SELECT e.matter_id AS matter, e.n FROM matters m, events e
     WHERE m.jurisdiction_id = $1 AND e.jurisdiction_id = $1 AND e.matter_id = m.matter_id AND ${all.join(' AND ')}
     ORDER BY e.at, e.matter_id, e.n LIMIT ${parameter(page.limit)} OFFSET ${parameter(page.offset)}`,
    values,
  )
}

/** Conditions over alias `m`; $1 is the jurisdiction, $2 the kind. */
function isPublic(kind: Kind, parameter: (value: unknown) => string): string[] {
  const { opening, leaving } = draftActs(kind)
  const happened = (acts: readonly string[], first: string) =>
    `EXISTS (SELECT 1 FROM events x WHERE x.jurisdiction_id = $1 AND x.matter_id = m.matter_id
      ${first} AND x.act = ANY(${parameter(acts)}::text[]))`
  return [
    'm.kind = $2 AND NOT m.sealed',
    ...(opening.length === 0
      ? []
      : [`(NOT ${happened(opening, 'AND x.n = 1')} OR ${happened(leaving, '')})`]),
  ]
}

/**
 * A draft is what was opened without telling the resident; it ends with an act that does tell
 * them, and leads out of the states drafts begin in.
 */
function draftActs(kind: Kind): { opening: readonly string[]; leaving: readonly string[] } {
  const acts = Object.entries(kind.acts)
  const quiet = acts.filter(([, act]) => act.from === 'new' && act.told.resident === null)
  const states = new Set(quiet.flatMap(([, act]) => act.to))
  const leaving = acts.filter(
    ([, act]) =>
      Array.isArray(act.from) &&
      act.told.resident !== null &&
      act.from.some((state) => states.has(state)) &&
      act.to.some((state) => !states.has(state)),
  )
  return { opening: quiet.map(([name]) => name), leaving: leaving.map(([name]) => name) }
}
