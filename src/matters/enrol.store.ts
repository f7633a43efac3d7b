/** SQL of enrolling what was written before the ledger: the only place that changes an event, as the schema's owner. */
import type { Queryable } from '../platform/database.ts'
import type { CommittedEvent, Place } from './committed.ts'

export interface Unsealed {
  readonly id: string
  readonly kind: string
  readonly number: string
}

/** By a partial index that is empty ever after. */
export async function hasUnsealed(db: Queryable, jurisdiction: number): Promise<boolean> {
  const rows = await db.query(
    'SELECT 1 FROM events WHERE jurisdiction_id = $1 AND commitment IS NULL LIMIT 1',
    [jurisdiction],
  )
  return rows.length > 0
}

/** Locked, so that nothing is appended meanwhile. */
export async function unsealedMatters(
  tx: Queryable,
  jurisdiction: number,
  limit: number,
): Promise<Unsealed[]> {
  return tx.query<Unsealed>(
    `SELECT m.matter_id AS id, m.kind, m.number FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.matter_id IN (
       SELECT e.matter_id FROM events e
       WHERE e.jurisdiction_id = $1 AND e.commitment IS NULL
       GROUP BY e.matter_id ORDER BY min(e.at), e.matter_id LIMIT $2)
     ORDER BY m.matter_id FOR UPDATE OF m`,
    [jurisdiction, limit],
  )
}

export async function replaceEvents(
  tx: Queryable,
  { jurisdiction, matter }: Place,
  events: readonly { readonly n: number; readonly committed: CommittedEvent }[],
): Promise<void> {
  for (const { n, committed } of events)
    await tx.statement(
      'matters_enrol',
      `UPDATE events SET input = $4::jsonb, prev = $5, commitment = $6, sealed = $7
       WHERE jurisdiction_id = $1 AND matter_id = $2 AND n = $3 AND commitment IS NULL`,
      [
        jurisdiction,
        matter,
        n,
        JSON.stringify(committed.input),
        committed.prev,
        committed.commitment,
        committed.sealed,
      ],
    )
}
