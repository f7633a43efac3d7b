/** The register of erasures: appended only, and nothing in it says what was erased. */
import type { Day } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

export type ErasureBasis = 'retention' | 'demand' | 'order' | 'with_another' | 'restored'

export interface Erasure {
  readonly matter: string
  readonly number: string
  readonly on: Day
  readonly basis: ErasureBasis
}

/** Erased twice is erased once: the first entry stands. */
export async function insertErasure(
  tx: Queryable,
  jurisdiction: number,
  { matter, number, on, basis }: Erasure,
): Promise<void> {
  await tx.query(
    `INSERT INTO erasures (jurisdiction_id, matter_id, number, erased_on, basis) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (jurisdiction_id, matter_id) DO NOTHING`,
    [jurisdiction, matter, number, on, basis],
  )
}

/** In the order of their ids, after one. */
export async function erasuresAfter(
  db: Queryable,
  jurisdiction: number,
  after: string,
  limit: number,
): Promise<Erasure[]> {
  return db.query<Erasure>(
    `SELECT matter_id AS matter, number, erased_on AS on, basis FROM erasures
     WHERE jurisdiction_id = $1 AND matter_id > $2 ORDER BY matter_id LIMIT $3`,
    [jurisdiction, after, limit],
  )
}

export async function countErasures(db: Queryable, jurisdiction: number): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM erasures WHERE jurisdiction_id = $1',
    [jurisdiction],
  )
  return row?.count ?? 0
}

/** Of these, those that are there with what was said: a backup brought them back. */
export async function notErased(
  db: Queryable,
  jurisdiction: number,
  ids: readonly string[],
): Promise<readonly string[]> {
  const rows = await db.query<{ id: string }>(
    `SELECT matter_id AS id FROM matters
     WHERE jurisdiction_id = $1 AND matter_id = ANY($2) AND NOT body ? 'erased'`,
    [jurisdiction, ids],
  )
  return rows.map(({ id }) => id)
}

/** What else of a matter lies in the tables of matters. */
export async function forgetRows(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<void> {
  for (const table of ['mentions', 'outbox'] as const)
    await tx.query(`DELETE FROM ${table} WHERE jurisdiction_id = $1 AND matter_id = $2`, [
      jurisdiction,
      matter,
    ])
  await tx.query(`DELETE FROM idempotency WHERE jurisdiction_id = $1 AND matter_id = $2`, [
    jurisdiction,
    matter,
  ])
}
