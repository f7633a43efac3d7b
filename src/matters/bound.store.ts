/** What a post has in hand: open matters in which it is bound now, whatever part it plays. */
import type { Matter } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

/** Nothing sealed: that it is there is told by itself only to those who may know. Oldest first. */
export async function openBoundTo(
  db: Queryable,
  jurisdiction: number,
  post: string,
  limit: number,
): Promise<readonly Matter[]> {
  const rows = await db.query<{ body: Matter }>(
    `SELECT m.body FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.is_open AND NOT m.sealed AND m.kind <> 'handover'
       AND m.bound_posts && $2::text[]
       AND EXISTS (SELECT 1 FROM jsonb_array_elements(m.body->'bindings') b
         WHERE b->>'post' = $3 AND b->>'until' IS NULL)
     ORDER BY m.opened_at, m.matter_id LIMIT $4`,
    [jurisdiction, [post], post, limit],
  )
  return rows.map(({ body }) => body)
}
