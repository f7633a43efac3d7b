/** Holdings of posts that ended: who left where, and when. */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface Left {
  readonly holding: string
  readonly person: string
  readonly post: string
  readonly since: Instant
  readonly until: Instant
}

/** Ended between these instants, the earliest first. */
export async function holdingsLeft(
  db: Queryable,
  jurisdiction: number,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<readonly Left[]> {
  return db.query<Left>(
    `SELECT holding_id AS holding, person_id AS person, post_id AS post, since, until FROM holdings
     WHERE jurisdiction_id = $1 AND until > $2 AND until <= $3 ORDER BY until, holding_id`,
    [jurisdiction, from, to],
  )
}

/** Whether somebody who held the post then holds it still: it did not change hands. */
export async function heldThrough(
  db: Queryable,
  jurisdiction: number,
  { post, until }: Pick<Left, 'post' | 'until'>,
): Promise<boolean> {
  const rows = await db.query(
    `SELECT 1 FROM holdings WHERE jurisdiction_id = $1 AND post_id = $2 AND since < $3
       AND (until IS NULL OR until > $3) LIMIT 1`,
    [jurisdiction, post, until],
  )
  return rows.length > 0
}
