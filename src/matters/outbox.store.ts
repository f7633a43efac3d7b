/** Rows of the table outbox. */
import type { Queryable } from '../platform/database.ts'
import { valuesOf } from '../platform/values.ts'
import { beginningOfDay } from './coarse.ts'

export interface OutboxRow {
  readonly id: string
  readonly at: string
  readonly topic: string
  readonly matter: string
  readonly body: unknown
}

export async function insertOutbox(
  tx: Queryable,
  jurisdiction: number,
  rows: readonly OutboxRow[],
): Promise<void> {
  if (rows.length === 0) return
  const { sql, values } = valuesOf(
    rows.map((row) => [
      jurisdiction,
      row.id,
      row.at,
      row.topic,
      row.matter,
      JSON.stringify(row.body),
    ]),
    ['', '', '', '', '', '::jsonb'],
  )
  await tx.query(
    `INSERT INTO outbox (jurisdiction_id, outbox_id, created_at, topic, matter_id, body) VALUES ${sql}`,
    values,
  )
}

/** What waits to be told, oldest first; held by this transaction, and passed over by others meanwhile. */
export async function takeOutbox(
  tx: Queryable,
  jurisdiction: number,
  topic: string,
  limit: number,
): Promise<OutboxRow[]> {
  return tx.query<OutboxRow>(
    `SELECT outbox_id AS id, created_at AS at, topic, matter_id AS matter, body FROM outbox
     WHERE jurisdiction_id = $1 AND done_at IS NULL AND topic = $2
     ORDER BY created_at, outbox_id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [jurisdiction, topic, limit],
  )
}

export async function outboxDone(
  tx: Queryable,
  jurisdiction: number,
  ids: readonly string[],
  now: string,
): Promise<void> {
  await tx.query(
    `UPDATE outbox SET done_at = $3 WHERE jurisdiction_id = $1 AND outbox_id = ANY($2)`,
    // That it was told is enough: an hour would tell when it came in.
    [jurisdiction, ids, beginningOfDay(now)],
  )
}
