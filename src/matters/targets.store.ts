/** Targets that were due within a time, whatever became of them. */
import type { Day, Matter } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

/** Both days included; drafts and those that were given up before they were issued are no targets. */
export async function targetsDue(
  db: Queryable,
  jurisdiction: number,
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<readonly Matter[]> {
  const rows = await db.query<{ body: Matter }>(
    `SELECT body FROM matters
     WHERE jurisdiction_id = $1 AND kind = 'target' AND state NOT IN ('draft', 'dropped')
       AND body->'state'->>'deadline' BETWEEN $2 AND $3
     ORDER BY matter_id`,
    [jurisdiction, from, until],
  )
  return rows.map(({ body }) => body)
}

/** Ballots whose result was published, and which closed within a time. */
export async function ballotsClosed(
  db: Queryable,
  jurisdiction: number,
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<readonly Matter[]> {
  const rows = await db.query<{ body: Matter }>(
    `SELECT body FROM matters
     WHERE jurisdiction_id = $1 AND kind = 'ballot' AND state = 'published'
       AND body->'state'->>'closes' BETWEEN $2 AND $3
     ORDER BY matter_id`,
    [jurisdiction, from, until],
  )
  return rows.map(({ body }) => body)
}

/** Of a kind that every official may see, the newest first. */
export async function newestOfKind(
  db: Queryable,
  jurisdiction: number,
  { kind, limit }: { readonly kind: string; readonly limit: number },
): Promise<readonly Matter[]> {
  const rows = await db.query<{ body: Matter }>(
    `SELECT body FROM matters WHERE jurisdiction_id = $1 AND kind = $2 AND NOT sealed
     ORDER BY opened_at DESC, matter_id DESC LIMIT $3`,
    [jurisdiction, kind, limit],
  )
  return rows.map(({ body }) => body)
}
