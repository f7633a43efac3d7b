/** Several matters by their numbers, each only where the reader may see it. */
import type { Actor, Matter } from '../kernel/index.ts'
import { visibleTo } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'

export async function readPicked(
  db: Queryable,
  jurisdiction: number,
  numbers: readonly string[],
  actor: Actor,
): Promise<Matter[]> {
  const visible = visibleTo(actor, 3)
  const rows = await db.query<{ body: Matter }>(
    `SELECT m.body FROM matters m WHERE m.jurisdiction_id = $1 AND m.number = ANY($2) AND ${visible.sql}`,
    [jurisdiction, numbers, ...visible.values],
  )
  return rows.map(({ body }) => body)
}
