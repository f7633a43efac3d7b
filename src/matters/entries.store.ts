/** Entries of the knowledge base that are in force, read by whoever may read the knowledge base. */
import type { Instant, Matter } from '../kernel/index.ts'
import { anyOf, queryOf } from '../platform/search.ts'
import type { Queryable } from '../platform/database.ts'

/** Of alias `m`: a version of it was approved, and it was not retired. */
const HELD = `m.kind = 'knowledge_entry' AND m.is_open AND NOT m.sealed
  AND jsonb_typeof(m.body->'state'->'current') = 'object'`

export interface EntryFilter {
  readonly numbers?: readonly string[]
  readonly category?: string
  /** Units that own it. */
  readonly units?: readonly string[]
  /** Only what residents may read. */
  readonly open?: boolean
  /** Each of these words occurs in it. */
  readonly words?: string
  /** One of these terms occurs in it, the more the better. */
  readonly terms?: readonly string[]
  /** Not valid beyond this day, or to be reviewed by it. */
  readonly dueBy?: string
  readonly before?: { readonly at: Instant; readonly id: string }
}

/** Those with more of the terms first, otherwise the last changed. */
export async function listEntries(
  db: Queryable,
  jurisdiction: number,
  filter: EntryFilter,
  limit: number,
): Promise<Matter[]> {
  const values: unknown[] = [jurisdiction]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const all = [HELD]
  if (filter.numbers) all.push(`m.number = ANY(${parameter(filter.numbers)}::text[])`)
  if (filter.category !== undefined) all.push(`m.category = ${parameter(filter.category)}`)
  if (filter.units) all.push(`m.bound_units && ${parameter(filter.units)}::text[]`)
  if (filter.open) all.push(`m.body->'state'->'current'->>'open' = 'true'`)
  if (filter.words !== undefined) {
    const query = queryOf(filter.words)
    // Signs alone are no words: nothing is found by them.
    all.push(query === null ? 'FALSE' : `m.words @@ ${parameter(query)}::tsquery`)
  }
  if (filter.dueBy !== undefined) {
    const day = parameter(filter.dueBy)
    all.push(`(m.body->'state'->'current'->>'review' <= ${day}
      OR jsonb_typeof(m.body->'state'->'doubt') = 'string')`)
  }
  if (filter.before)
    all.push(
      `(m.changed_at, m.matter_id) < (${parameter(filter.before.at)}, ${parameter(filter.before.id)})`,
    )
  let order = 'm.changed_at DESC, m.matter_id DESC'
  if (filter.terms) {
    if (filter.terms.length === 0) return []
    const query = parameter(anyOf(filter.terms))
    all.push(`m.words @@ ${query}::tsquery`)
    order = `ts_rank(m.words, ${query}::tsquery) DESC, ${order}`
  }
  const rows = await db.query<{ body: Matter }>(
    `SELECT m.body FROM matters m WHERE m.jurisdiction_id = $1 AND ${all.join(' AND ')}
     ORDER BY ${order} LIMIT ${parameter(limit)}`,
    values,
  )
  return rows.map(({ body }) => body)
}

/** How many entries in force there are in each category. */
export async function countEntries(
  db: Queryable,
  jurisdiction: number,
): Promise<readonly { readonly category: string; readonly entries: number }[]> {
  return db.query(
    `SELECT m.category, count(*)::int AS entries FROM matters m
     WHERE m.jurisdiction_id = $1 AND ${HELD} AND m.category IS NOT NULL
       AND m.body->'state'->'current'->>'open' = 'true' GROUP BY m.category`,
    [jurisdiction],
  )
}

/** The content of an entry as it stands; null: there is none in force under this id. */
export async function entryInForce(
  db: Queryable,
  jurisdiction: number,
  id: string,
): Promise<Matter | null> {
  const [row] = await db.query<{ body: Matter }>(
    `SELECT m.body FROM matters m WHERE m.jurisdiction_id = $1 AND m.matter_id = $2 AND ${HELD}`,
    [jurisdiction, id],
  )
  return row?.body ?? null
}
