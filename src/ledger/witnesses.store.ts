/** SQL of what each witness said last. */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface Heard {
  readonly vkey: string
  readonly lastSize: number | null
  readonly lastAt: Instant | null
  readonly problem: string | null
}

export async function heardOf(tx: Queryable, jurisdiction: number): Promise<Heard[]> {
  return tx.query<Heard>(
    `SELECT vkey, last_size AS "lastSize", last_at AS "lastAt", problem
     FROM ledger_witnesses WHERE jurisdiction_id = $1`,
    [jurisdiction],
  )
}

/** `lastAt` null: it did not sign now; when it last did stays. */
export async function keepHeard(
  tx: Queryable,
  jurisdiction: number,
  { vkey, lastSize, lastAt, problem }: Heard,
): Promise<void> {
  await tx.query(
    `INSERT INTO ledger_witnesses (jurisdiction_id, vkey, last_size, last_at, problem)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (jurisdiction_id, vkey) DO UPDATE SET
       last_size = coalesce(excluded.last_size, ledger_witnesses.last_size),
       last_at = coalesce(excluded.last_at, ledger_witnesses.last_at),
       problem = excluded.problem`,
    [jurisdiction, vkey, lastSize, lastAt, problem],
  )
}
