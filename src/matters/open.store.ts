/** What a door may reach: matters that are open and not sealed, by their public number. */
import type { Queryable } from '../platform/database.ts'

export async function findOpen(
  db: Queryable,
  jurisdiction: number,
  number: string,
): Promise<string | null> {
  const [row] = await db.statement<{ id: string }>(
    'matters_find_open',
    `SELECT matter_id AS id FROM matters
     WHERE jurisdiction_id = $1 AND number = $2 AND is_open AND NOT sealed`,
    [jurisdiction, number],
  )
  return row?.id ?? null
}
