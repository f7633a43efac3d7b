/** Which requests a machine has looked at and left to people: once for each, so that it never comes back to one. */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { valuesOf } from '../platform/values.ts'

export interface Look {
  readonly matter: string
  readonly at: Instant
  readonly why: string
  /** What it would have done, where the draw left it to people. */
  readonly would: {
    readonly category: string
    readonly unit: string
    readonly confidence: number
  } | null
}

export async function lookedAt(
  db: Queryable,
  jurisdiction: number,
  matters: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ id: string }>(
    `SELECT matter_id AS id FROM automatic_looks
     WHERE jurisdiction_id = $1 AND matter_id = ANY($2)`,
    [jurisdiction, matters],
  )
  return new Set(rows.map(({ id }) => id))
}

/** The first look stays: whoever comes again after a crash changes nothing. */
export async function keepLooks(
  tx: Queryable,
  jurisdiction: number,
  looks: readonly Look[],
): Promise<void> {
  if (looks.length === 0) return
  const rows = looks.map(({ matter, at, why, would }) => [
    jurisdiction,
    matter,
    at,
    why,
    would?.category ?? null,
    would?.unit ?? null,
    would?.confidence ?? null,
  ])
  const { sql, values } = valuesOf(rows, ['', '', '', '', '', '', '::numeric'])
  await tx.query(
    `INSERT INTO automatic_looks
       (jurisdiction_id, matter_id, at, why, category_code, unit_id, confidence) VALUES ${sql}
     ON CONFLICT (jurisdiction_id, matter_id) DO NOTHING`,
    values,
  )
}

export interface Drawn {
  readonly matter: string
  readonly at: Instant
  readonly unit: string
}

/** What the draw left to people of a category, the newest first. */
export function drawnOf(
  db: Queryable,
  jurisdiction: number,
  category: string,
  since: Instant,
  limit: number,
): Promise<Drawn[]> {
  return db.query<Drawn>(
    `SELECT matter_id AS matter, at, unit_id AS unit FROM automatic_looks
     WHERE jurisdiction_id = $1 AND category_code = $2 AND why = 'drawn' AND at >= $3
     ORDER BY at DESC, matter_id LIMIT $4`,
    [jurisdiction, category, since, limit],
  )
}

/** When a matter is erased. */
export async function forgetLook(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<void> {
  await tx.query('DELETE FROM automatic_looks WHERE jurisdiction_id = $1 AND matter_id = $2', [
    jurisdiction,
    matter,
  ])
}
