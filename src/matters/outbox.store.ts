/** Rows of the table outbox. */
import type { Queryable } from '../platform/database.ts'
import { valuesOf } from '../platform/values.ts'

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
