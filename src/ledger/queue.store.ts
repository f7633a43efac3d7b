/** SQL of what waits for its place in the log. */
import type { Queryable } from '../platform/database.ts'
import { valuesOf } from '../platform/values.ts'

export interface Waiting {
  readonly entry: Buffer
  /** Of an event: whose it is; left out for a published table and for what hides others. */
  readonly matter?: string
  readonly n?: number
  /** Of a sealed matter: released at fixed times only. */
  readonly held?: boolean
}

/** Nothing waits for a fixed time any more: for a city whose past was made up in a minute. */
export async function releaseAll(db: Queryable, jurisdiction: number): Promise<void> {
  await db.query('UPDATE ledger_queue SET held = false WHERE jurisdiction_id = $1 AND held', [
    jurisdiction,
  ])
}

/** In the transaction of what they tell of: both are there, or neither. */
export async function enqueueEntries(
  tx: Queryable,
  jurisdiction: number,
  entries: readonly Waiting[],
): Promise<void> {
  if (entries.length === 0) return
  const { sql, values } = valuesOf(
    entries.map(({ entry, matter = null, n = null, held = false }) => [
      jurisdiction,
      entry,
      matter,
      n,
      held,
    ]),
    ['', '::bytea', '', '', ''],
  )
  await tx.query(
    `INSERT INTO ledger_queue (jurisdiction_id, entry, matter_id, n, held) VALUES ${sql}`,
    values,
  )
}
