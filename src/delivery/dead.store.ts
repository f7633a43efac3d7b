/** The list of what could not be delivered, and how much waits: for the administrator. */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

/** Nothing of whom it is for, but an official's person: administrators see no matter. */
export interface DeadLetter {
  readonly id: string
  readonly about: string
  readonly person: string | null
  readonly createdAt: Instant
  readonly endedAt: Instant
  readonly tries: number
  readonly channel: string | null
  readonly reason: string | null
}

export async function deadLetters(
  db: Queryable,
  jurisdiction: number,
  after: { readonly at: Instant; readonly id: string } | null,
  limit: number,
): Promise<DeadLetter[]> {
  return db.query<DeadLetter>(
    `SELECT message_id AS id, about, CASE WHEN about = 'desk' THEN recipient END AS person,
       created_at AS "createdAt", ended_at AS "endedAt", tries, channel, reason
     FROM messages
     WHERE jurisdiction_id = $1 AND state = 'dead' AND (created_at, message_id) > ($2::timestamptz, $3)
     ORDER BY created_at, message_id LIMIT $4`,
    [jurisdiction, after?.at ?? '-infinity', after?.id ?? '', limit],
  )
}

export interface Standing {
  readonly waiting: number
  readonly noChannel: number
  readonly dead: number
  /** Due longest and still not sent. */
  readonly dueSince: Instant | null
}

export async function standing(
  db: Queryable,
  jurisdiction: number,
  now: Instant,
): Promise<Standing> {
  const [row] = await db.query<Standing>(
    `SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting,
       count(*) FILTER (WHERE state = 'waiting' AND next_at = 'infinity') AS "noChannel",
       count(*) FILTER (WHERE state = 'dead') AS dead,
       min(next_at) FILTER (WHERE state = 'waiting' AND next_at <= $2) AS "dueSince"
     FROM messages WHERE jurisdiction_id = $1 AND state IN ('waiting', 'dead')`,
    [jurisdiction, now],
  )
  return row ?? { waiting: 0, noChannel: 0, dead: 0, dueSince: null }
}

/**
 * Back to those that wait, as if it were new: all, or the one named. Where something waits for the same
 * recipient, and of several for the same all but the oldest, it is told with that. Returns how many.
 */
export async function revive(
  tx: Queryable,
  jurisdiction: number,
  id: string | null,
  now: Instant,
): Promise<number> {
  const dead = await tx.query<{ id: string; joins: boolean }>(
    `SELECT d.message_id AS id, (
         EXISTS (SELECT 1 FROM messages w WHERE w.jurisdiction_id = $1 AND w.state = 'waiting'
           AND w.about = d.about AND w.matter_id = d.matter_id AND w.recipient = d.recipient)
         OR EXISTS (SELECT 1 FROM messages o WHERE o.jurisdiction_id = $1 AND o.state = 'dead' AND $2::text IS NULL
           AND o.about = d.about AND o.matter_id = d.matter_id AND o.recipient = d.recipient
           AND (o.created_at, o.message_id) < (d.created_at, d.message_id))) AS joins
     FROM messages d
     WHERE d.jurisdiction_id = $1 AND d.state = 'dead' AND ($2::text IS NULL OR d.message_id = $2)
     ORDER BY d.created_at, d.message_id LIMIT 10000 FOR UPDATE`,
    [jurisdiction, id],
  )
  const idsOf = (joins: boolean) => dead.flatMap((one) => (one.joins === joins ? [one.id] : []))
  await tx.query(
    `UPDATE messages SET state = 'ended', reason = 'joined', ended_at = $3
     WHERE jurisdiction_id = $1 AND message_id = ANY($2)`,
    [jurisdiction, idsOf(true), now],
  )
  // Counted from now: what was revived is not too old a moment later.
  await tx.query(
    `UPDATE messages SET state = 'waiting', next_at = $3, created_at = $3, tries = 0, not_by = '{}',
       reason = NULL, channel = NULL, ended_at = NULL
     WHERE jurisdiction_id = $1 AND message_id = ANY($2)`,
    [jurisdiction, idsOf(false), now],
  )
  return dead.length
}

/** False: it is not in the list (any more). */
export async function giveUp(
  tx: Queryable,
  jurisdiction: number,
  id: string,
  remark: string,
  now: Instant,
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE messages SET state = 'ended', ended_at = $4, remark = $3
     WHERE jurisdiction_id = $1 AND message_id = $2 AND state = 'dead' RETURNING message_id`,
    [jurisdiction, id, remark, now],
  )
  return rows.length > 0
}
