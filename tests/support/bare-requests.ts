/** Rows of requests written plainly, many at once, for measuring what reads them. */
import { likenessOf } from '../../src/matters/index.ts'
import type { Database, Queryable } from '../../src/platform/database.ts'

export interface BareRequest {
  readonly id: string
  readonly openedAt: string
  readonly title: string
  readonly text: string
  readonly place: string
}

const INSERT = `INSERT INTO matters (jurisdiction_id, matter_id, kind, number, n, door, opened_at, opened_on,
    changed_at, shown_at, state, counts, is_open, title, bound_units, bound_posts, sealed, accused_units,
    accused_posts, recused, seconded, words, words_version, likeness, body)
  SELECT $1, id, 'request', id, 1, 'web', at, at::date, coalesce($7::timestamptz, at), coalesce($7::timestamptz, at), 'received', 'waiting', true, title,
    '{}', '{}', false, '{}', '{}', '{}', 0, ''::tsvector, 2, likeness::integer[], body::jsonb
  FROM unnest($2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[]) AS row (id, at, title, likeness, body)`

/** As if they had come at `changedAt`; null: when they were opened. */
export async function bareRequests(
  db: Queryable,
  jurisdiction: number,
  rows: readonly BareRequest[],
  changedAt: string | null = null,
): Promise<void> {
  const values = rows.map(({ id, openedAt, title, text, place }) => [
    id,
    openedAt,
    title,
    `{${likenessOf([title, text, place]).join(',')}}`,
    JSON.stringify({ subject: { title, text, place } }),
  ])
  const columns = [0, 1, 2, 3, 4].map((column) => values.map((row) => row[column]))
  await db.query(INSERT, [jurisdiction, ...columns, changedAt])
}

/** Writes without the index of likeness and makes it afterwards, as a restored database has it. Says its size. */
export async function indexed(owner: Database, write: () => Promise<void>): Promise<string> {
  await owner.query('DROP INDEX matters_by_likeness')
  await write()
  await owner.query(
    'CREATE INDEX matters_by_likeness ON matters USING gin (jurisdiction_id, likeness)',
  )
  await owner.query('VACUUM ANALYZE matters')
  const [size] = await owner.query<{ index: string; rows: string }>(
    "SELECT pg_size_pretty(pg_relation_size('matters_by_likeness')) AS index, pg_size_pretty(pg_table_size('matters')) AS rows",
  )
  return `rows ${size?.rows}, the index ${size?.index}`
}

/** The fastest there could be. */
export async function byKey(db: Queryable, jurisdiction: number, id: string): Promise<void> {
  await db.query('SELECT n FROM matters WHERE jurisdiction_id = $1 AND matter_id = $2', [
    jurisdiction,
    id,
  ])
}
