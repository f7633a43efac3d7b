/** What has changed since an instant, oldest first: read by index, for whoever listens. */
import type { Instant, Matter } from '../kernel/index.ts'
import type { Visible } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface Change {
  readonly id: string
  readonly number: string
  readonly n: number
  readonly changedAt: Instant
  /** When something happened last that whoever did the work may know of. */
  readonly shownAt: Instant
  readonly visible: Visible
  /** Only where it differs who may know. */
  readonly matter: Matter | null
}

interface Row extends Omit<Change, 'visible'>, Omit<Visible, 'jurisdiction' | 'id'> {}

export async function changesSince(
  db: Queryable,
  jurisdiction: number,
  since: Instant,
  most: number,
): Promise<Change[]> {
  const rows = await db.statement<Row>(
    'matters_changes',
    `SELECT m.matter_id AS id, m.number, m.n, m.changed_at AS "changedAt", m.shown_at AS "shownAt",
       m.bound_units AS "boundUnits", m.bound_posts AS "boundPosts", m.sealed,
       m.accused_units AS "accusedUnits", m.accused_posts AS "accusedPosts", m.recused,
       CASE WHEN m.shown_at < m.changed_at THEN m.body END AS matter
     FROM matters m WHERE m.jurisdiction_id = $1 AND m.changed_at >= $2
     ORDER BY m.changed_at, m.matter_id LIMIT $3`,
    [jurisdiction, since, most],
  )
  return rows.map(({ id, number, n, changedAt, shownAt, matter, ...rest }) => {
    return { id, number, n, changedAt, shownAt, matter, visible: { jurisdiction, id, ...rest } }
  })
}
