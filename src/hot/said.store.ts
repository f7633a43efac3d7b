/** What was said, as the search for hot problems keeps it: no words, only what they are compared by. */
import type { Queryable } from '../platform/database.ts'
import { valuesOf } from '../platform/values.ts'

export interface SaidRow {
  readonly matter: string
  readonly n: number
  readonly at: string
  readonly category: string | null
  readonly division: string | null
  readonly seconded: number
  readonly dangerous: boolean
  readonly wording: string
  readonly found: string | null
}

export interface SaidWithTerms extends SaidRow {
  readonly terms: readonly number[]
}

const COLUMNS = `s.matter_id AS matter, s.n, s.said_at AS at, s.category, s.division, s.seconded, s.dangerous,
  s.wording, s.found`

export async function readSaid(
  db: Queryable,
  jurisdiction: number,
  matters: readonly string[],
): Promise<SaidRow[]> {
  if (matters.length === 0) return []
  return db.query<SaidRow>(
    `SELECT ${COLUMNS} FROM hot_said s WHERE s.jurisdiction_id = $1 AND s.matter_id = ANY($2::text[])
     ORDER BY s.said_at, s.matter_id`,
    [jurisdiction, matters],
  )
}

/** What is in these groups; of each at most `newest`, the newest. */
export async function saidIn(
  db: Queryable,
  jurisdiction: number,
  groups: readonly string[],
  newest = 100_000,
): Promise<{ readonly matter: string; readonly found: string }[]> {
  if (groups.length === 0) return []
  return db.query(
    `SELECT matter_id AS matter, found FROM (
       SELECT s.matter_id, s.found,
         row_number() OVER (PARTITION BY s.found ORDER BY s.said_at DESC, s.matter_id) AS place
       FROM hot_said s WHERE s.jurisdiction_id = $1 AND s.found = ANY($2::text[])
     ) placed WHERE place <= $3`,
    [jurisdiction, groups, newest],
  )
}

export interface NearRow {
  readonly matter: string
  readonly terms: readonly number[]
  readonly found: string | null
}

/** Messages that say one of these, at most `limit`. */
export async function saidWith(
  db: Queryable,
  jurisdiction: number,
  terms: readonly number[],
  limit: number,
): Promise<NearRow[]> {
  if (terms.length === 0) return []
  return db.query<NearRow>(
    `SELECT matter_id AS matter, terms, found FROM hot_said
     WHERE jurisdiction_id = $1 AND terms && $2::integer[] LIMIT $3`,
    [jurisdiction, terms, limit],
  )
}

/** Everything that is known, by its number; of a whole city a few dozen bytes each. */
export async function knownSaid(
  db: Queryable,
  jurisdiction: number,
): Promise<{ readonly matter: string; readonly n: number; readonly found: string | null }[]> {
  return db.query('SELECT matter_id AS matter, n, found FROM hot_said WHERE jurisdiction_id = $1', [
    jurisdiction,
  ])
}

const BATCH = 400

/** New ones, and those that are said otherwise now; the problems are not yet as they say. */
export async function keepSaid(
  tx: Queryable,
  jurisdiction: number,
  rows: readonly SaidWithTerms[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const { sql, values } = valuesOf(
      rows
        .slice(from, from + BATCH)
        .map((one) => [
          jurisdiction,
          one.matter,
          one.n,
          one.at,
          one.category,
          one.division,
          one.seconded,
          one.dangerous,
          one.wording,
          `{${one.terms.join(',')}}`,
          one.found,
          false,
        ]),
      [
        '::integer',
        '',
        '::integer',
        '::timestamptz',
        '',
        '',
        '::integer',
        '::boolean',
        '',
        '::integer[]',
        '',
        '::boolean',
      ],
    )
    await tx.query(
      `INSERT INTO hot_said (jurisdiction_id, matter_id, n, said_at, category, division, seconded, dangerous,
         wording, terms, found, settled)
       VALUES ${sql}
       ON CONFLICT (jurisdiction_id, matter_id) DO UPDATE SET n = excluded.n, said_at = excluded.said_at,
         category = excluded.category, division = excluded.division, seconded = excluded.seconded,
         dangerous = excluded.dangerous, wording = excluded.wording, terms = excluded.terms,
         found = excluded.found, settled = excluded.settled`,
      values,
    )
  }
}

/** Seen again, and said as before; `seconded` alone may be another. */
export async function keepSeconded(
  tx: Queryable,
  jurisdiction: number,
  rows: readonly { readonly matter: string; readonly n: number; readonly seconded: number }[],
): Promise<void> {
  if (rows.length === 0) return
  const { sql, values } = valuesOf(
    rows.map(({ matter, n, seconded }) => [matter, n, seconded]),
    ['::text', '::integer', '::integer'],
  )
  await tx.query(
    `UPDATE hot_said s SET n = v.n, seconded = v.seconded,
       settled = s.settled AND (s.seconded = v.seconded OR s.found IS NULL)
     FROM (VALUES ${sql}) AS v (matter_id, n, seconded)
     WHERE s.jurisdiction_id = $${values.push(jurisdiction)} AND s.matter_id = v.matter_id`,
    values,
  )
}

export async function moveTo(
  tx: Queryable,
  jurisdiction: number,
  rows: readonly { readonly matter: string; readonly found: string | null }[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const { sql, values } = valuesOf(
      rows.slice(from, from + BATCH).map(({ matter, found }) => [matter, found]),
      ['::text', '::text'],
    )
    await tx.query(
      `UPDATE hot_said s SET found = v.found, settled = false FROM (VALUES ${sql}) AS v (matter_id, found)
       WHERE s.jurisdiction_id = $${values.push(jurisdiction)} AND s.matter_id = v.matter_id`,
      values,
    )
  }
}

/** The whole of a group goes where most of it went. */
export async function moveGroup(
  tx: Queryable,
  jurisdiction: number,
  from: string,
  to: string,
): Promise<void> {
  await tx.query(
    'UPDATE hot_said SET found = $3, settled = false WHERE jurisdiction_id = $1 AND found = $2',
    [jurisdiction, from, to],
  )
}

/** With whom they were one is to be settled anew. */
export async function unsettleWith(
  tx: Queryable,
  jurisdiction: number,
  matters: readonly string[],
): Promise<void> {
  if (matters.length === 0) return
  await tx.query(
    `UPDATE hot_said SET settled = false WHERE jurisdiction_id = $1 AND (
       matter_id = ANY($2::text[])
       OR found IN (SELECT found FROM hot_said WHERE jurisdiction_id = $1 AND matter_id = ANY($2::text[]))
       OR matter_id IN (
         SELECT other.matter_id FROM hot_members own JOIN hot_members other
           ON other.jurisdiction_id = own.jurisdiction_id AND other.event_id = own.event_id
         WHERE own.jurisdiction_id = $1 AND own.matter_id = ANY($2::text[])))`,
    [jurisdiction, matters],
  )
}

/** No longer heard: sealed, taken back, too long ago. */
export async function dropSaid(
  tx: Queryable,
  jurisdiction: number,
  matters: readonly string[],
): Promise<void> {
  if (matters.length === 0) return
  await unsettleWith(tx, jurisdiction, matters)
  for (const table of ['hot_said', 'hot_members'])
    await tx.query(
      `DELETE FROM ${table} WHERE jurisdiction_id = $1 AND matter_id = ANY($2::text[])`,
      [jurisdiction, matters],
    )
}

export async function unsettled(
  db: Queryable,
  jurisdiction: number,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ matter: string }>(
    `SELECT matter_id AS matter FROM hot_said WHERE jurisdiction_id = $1 AND NOT settled
     ORDER BY matter_id LIMIT $2`,
    [jurisdiction, limit],
  )
  return rows.map(({ matter }) => matter)
}

export async function markSettled(
  tx: Queryable,
  jurisdiction: number,
  matters: readonly string[],
): Promise<void> {
  await tx.query(
    `UPDATE hot_said SET settled = true
     WHERE jurisdiction_id = $1 AND NOT settled AND matter_id = ANY($2::text[])`,
    [jurisdiction, matters],
  )
}

export interface EventSaid extends SaidRow {
  readonly event: string
}

/** What each problem is made of, for its figures. */
export async function saidOfEvents(db: Queryable, jurisdiction: number): Promise<EventSaid[]> {
  return db.query<EventSaid>(
    `SELECT h.event_id AS event, ${COLUMNS} FROM hot_members h
     JOIN hot_said s ON s.jurisdiction_id = h.jurisdiction_id AND s.matter_id = h.matter_id
     WHERE h.jurisdiction_id = $1`,
    [jurisdiction],
  )
}
