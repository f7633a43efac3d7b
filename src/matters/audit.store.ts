/** SQL of whoever goes through every matter and event, row by row: the auditor's export and comparison. */
import type { Matter } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

/** Ids in their order, after one: of everything that has a row or an event, whichever is missing. */
export async function matterIdsAfter(
  db: Queryable,
  jurisdiction: number,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db.query<{ id: string }>(
    `SELECT id FROM (
       (SELECT matter_id AS id FROM matters
        WHERE jurisdiction_id = $1 AND matter_id > $2 ORDER BY matter_id LIMIT $3)
       UNION
       (SELECT matter_id AS id FROM events
        WHERE jurisdiction_id = $1 AND matter_id > $2 GROUP BY matter_id ORDER BY matter_id LIMIT $3)
     ) AS ids ORDER BY id LIMIT $3`,
    [jurisdiction, after, limit],
  )
  return rows.map(({ id }) => id)
}

/** The rows themselves, beside what their events say. */
export async function matterRows(
  db: Queryable,
  jurisdiction: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Matter>> {
  const rows = await db.query<{ body: Matter }>(
    'SELECT body FROM matters WHERE jurisdiction_id = $1 AND matter_id = ANY($2)',
    [jurisdiction, ids],
  )
  return new Map(rows.map(({ body }) => [body.id, body]))
}
