/** When the last thing happened here. */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

/** Null where nothing has happened yet. */
export async function lastChange(db: Queryable, jurisdiction: number): Promise<Instant | null> {
  const [row] = await db.query<{ at: Instant | null }>(
    'SELECT max(changed_at) AS at FROM matters WHERE jurisdiction_id = $1',
    [jurisdiction],
  )
  return row?.at ?? null
}
