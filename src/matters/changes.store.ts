/** What has changed since an instant, oldest first: read by index, for whoever listens. */
import type { Instant, Matter } from '../kernel/index.ts'
import type { Visible } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import { beginningOfDay } from './coarse.ts'

export interface Change {
  readonly id: string
  readonly number: string
  /** Number of the last event by which it moved: looking at it is none. */
  readonly n: number
  readonly changedAt: Instant
  /** When something happened last that whoever did the work may know of. */
  readonly shownAt: Instant
  /** No hour is kept of it: it may have been at any of its day. */
  readonly onlyDay: boolean
  readonly visible: Visible
  /** Only where it differs who may know. */
  readonly matter: Matter | null
}

interface Row extends Omit<Change, 'visible'>, Omit<Visible, 'jurisdiction' | 'id'> {}

export async function changesSince(
  db: Queryable,
  jurisdiction: number,
  { since, now }: { readonly since: Instant; readonly now: Instant },
  most: number,
): Promise<Change[]> {
  const what = `m.matter_id AS id, m.number, coalesce(m.moved_n, m.n) AS n, m.changed_at AS "changedAt",
       m.shown_at AS "shownAt", m.bound_units AS "boundUnits", m.bound_posts AS "boundPosts", m.sealed,
       m.accused_units AS "accusedUnits", m.accused_posts AS "accusedPosts", m.recused,
       CASE WHEN m.shown_at < m.changed_at THEN m.body END AS matter`
  const rows = await db.statement<Row>(
    'matters_changes',
    // Of an anonymous report only its day is known: those of today are looked at each time.
    `SELECT * FROM (
       (SELECT ${what}, false AS "onlyDay" FROM matters m
        WHERE m.jurisdiction_id = $1 AND m.changed_at >= $2 ORDER BY m.changed_at, m.matter_id LIMIT $3)
       UNION ALL
       (SELECT ${what}, true FROM matters m
        WHERE m.jurisdiction_id = $1 AND m.changed_at = $4 AND m.changed_at < $2 AND m.sealed LIMIT $3)
     ) changes ORDER BY "changedAt", id LIMIT $3`,
    [jurisdiction, since, most, beginningOfDay(now)],
  )
  return rows.map(({ id, number, n, changedAt, shownAt, onlyDay, matter, ...rest }) => {
    return {
      id,
      number,
      n,
      changedAt,
      shownAt,
      onlyDay,
      matter,
      visible: { jurisdiction, id, ...rest },
    }
  })
}
