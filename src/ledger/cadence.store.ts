/** SQL of the fixed cadence: which tick was worked last, and what is held. */
import type { Day } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface Worked {
  readonly tick: number
  /** Entries that a tick carries now. */
  readonly entries: number
  /** The day on which that was decided last. */
  readonly sizedOn: Day
}

/** Null: this city has just begun, with the given row. Held until the transaction ends. */
export async function lockCadence(
  tx: Queryable,
  jurisdiction: number,
  first: Worked,
): Promise<Worked | null> {
  const begun = await tx.query(
    `INSERT INTO ledger_cadence (jurisdiction_id, tick, entries, sized_on) VALUES ($1, $2, $3, $4)
     ON CONFLICT (jurisdiction_id) DO NOTHING RETURNING tick`,
    [jurisdiction, first.tick, first.entries, first.sizedOn],
  )
  if (begun.length > 0) return null
  const [row] = await tx.query<Worked>(
    `SELECT tick, entries, sized_on AS "sizedOn" FROM ledger_cadence
     WHERE jurisdiction_id = $1 FOR UPDATE`,
    [jurisdiction],
  )
  return row ?? null
}

export async function keepCadence(
  tx: Queryable,
  jurisdiction: number,
  { tick, entries, sizedOn }: Worked,
): Promise<void> {
  await tx.query(
    `UPDATE ledger_cadence SET tick = $2, entries = $3, sized_on = $4 WHERE jurisdiction_id = $1`,
    [jurisdiction, tick, entries, sizedOn],
  )
}

export async function countHeld(tx: Queryable, jurisdiction: number): Promise<number> {
  const [row] = await tx.query<{ held: number }>(
    `SELECT count(*)::integer AS held FROM ledger_queue WHERE jurisdiction_id = $1 AND held`,
    [jurisdiction],
  )
  return row?.held ?? 0
}

export interface Held {
  readonly entry: Buffer
  readonly matter: string | null
  readonly n: number | null
}

/** Takes out those that have waited longest. */
export async function takeHeld(
  tx: Queryable,
  jurisdiction: number,
  most: number,
): Promise<readonly Held[]> {
  return tx.query<Held>(
    `DELETE FROM ledger_queue WHERE jurisdiction_id = $1 AND queue_id = ANY(ARRAY(
       SELECT q.queue_id FROM ledger_queue q
       WHERE q.jurisdiction_id = $1 AND q.held ORDER BY q.queue_id LIMIT $2))
     RETURNING entry, matter_id AS matter, n`,
    [jurisdiction, most],
  )
}
