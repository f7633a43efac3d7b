/** Rows of messages: what waits to be sent, what is being sent, and how it ended. */
import type { Instant } from '../kernel/index.ts'
import type { ChannelName } from '../platform/messenger.ts'
import type { Queryable } from '../platform/database.ts'
import { valuesOf } from '../platform/values.ts'

/** `news`: to a voice of a matter. `proof`: a code for one of its contacts. `desk`: to an official. */
export type About = 'news' | 'proof' | 'desk'

export interface Wanted {
  readonly id: string
  readonly about: About
  /** Empty for officials: their message is about no matter. */
  readonly matter: string
  /** A voice; `phone:voice` or `mail:voice`; a person. */
  readonly recipient: string
  readonly nextAt: Instant
  readonly urgent: boolean
}

/** What waits already takes the news in: several become one message. No two of `wanted` are for the same. */
export async function enqueue(
  tx: Queryable,
  jurisdiction: number,
  wanted: readonly Wanted[],
  now: Instant,
): Promise<void> {
  for (let from = 0; from < wanted.length; from += 500) {
    const rows = wanted
      .slice(from, from + 500)
      .map(({ id, about, matter, recipient, nextAt, urgent }) => [
        jurisdiction,
        id,
        about,
        matter,
        recipient,
        now,
        'waiting',
        nextAt,
        urgent,
      ])
    const { sql, values } = valuesOf(rows, ['', '', '', '', '', '', '', '', ''])
    await tx.query(
      `INSERT INTO messages (jurisdiction_id, message_id, about, matter_id, recipient, created_at, state, next_at, urgent)
       VALUES ${sql}
       ON CONFLICT (jurisdiction_id, about, matter_id, recipient) WHERE state = 'waiting' DO UPDATE SET
         news = messages.news + 1,
         urgent = messages.urgent OR excluded.urgent,
         next_at = CASE WHEN excluded.urgent THEN LEAST(messages.next_at, excluded.next_at)
           ELSE messages.next_at END`,
      values,
    )
  }
}

export interface Message {
  readonly id: string
  readonly about: About
  readonly matter: string
  readonly recipient: string
  readonly createdAt: Instant
  readonly urgent: boolean
  readonly tries: number
  readonly notBy: readonly ChannelName[]
  /** Whoever holds it until then is the one to say how it ended. */
  readonly lease: Instant
}

const MESSAGE = `message_id AS id, about, matter_id AS matter, recipient, created_at AS "createdAt", urgent,
  tries, not_by AS "notBy", leased_until AS lease`

/** Codes first: somebody sits before the page. Held until `lease`; others pass over it meanwhile. */
export async function takeDue(
  tx: Queryable,
  jurisdiction: number,
  now: Instant,
  lease: Instant,
  limit: number,
): Promise<Message[]> {
  return tx.query<Message>(
    `UPDATE messages SET state = 'sending', leased_until = $3
     WHERE jurisdiction_id = $1 AND message_id IN (
       SELECT message_id FROM messages
       WHERE jurisdiction_id = $1 AND state = 'waiting' AND next_at <= $2
       ORDER BY (about = 'proof') DESC, next_at, message_id LIMIT $4 FOR UPDATE SKIP LOCKED)
     RETURNING ${MESSAGE}`,
    [jurisdiction, now, lease, limit],
  )
}

/** Whoever held these did not come back. */
export async function takeAbandoned(
  tx: Queryable,
  jurisdiction: number,
  now: Instant,
  limit: number,
): Promise<Message[]> {
  return tx.query<Message>(
    `SELECT ${MESSAGE} FROM messages
     WHERE jurisdiction_id = $1 AND state = 'sending' AND leased_until < $2
     ORDER BY leased_until LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [jurisdiction, now, limit],
  )
}

export interface Ending {
  readonly state: 'sent' | 'dead' | 'ended'
  readonly channel: ChannelName | null
  readonly reason: string | null
  readonly notBy?: readonly ChannelName[]
}

/** False: somebody else holds it by now. */
export async function endMessage(
  tx: Queryable,
  jurisdiction: number,
  { id, lease, notBy }: Message,
  ending: Ending,
  now: Instant,
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE messages SET state = $4, channel = $5, reason = $6, not_by = $7, ended_at = $8, leased_until = NULL
     WHERE jurisdiction_id = $1 AND message_id = $2 AND state = 'sending' AND leased_until = $3
     RETURNING message_id`,
    [
      jurisdiction,
      id,
      lease,
      ending.state,
      ending.channel,
      ending.reason,
      ending.notBy ?? notBy,
      now,
    ],
  )
  return rows.length > 0
}

export interface Delay {
  /** Null: until a channel is set up. */
  readonly nextAt: Instant | null
  readonly tries: number
  readonly channel: ChannelName | null
  readonly reason: string | null
  readonly notBy?: readonly ChannelName[]
}

/** Back to those that wait; where news for the same came meanwhile, it is told with that. */
export async function putBack(
  tx: Queryable,
  jurisdiction: number,
  message: Message,
  { nextAt, tries, channel, reason, notBy = message.notBy }: Delay,
  now: Instant,
): Promise<void> {
  const [twin] = await tx.query(
    `UPDATE messages SET news = news + 1, urgent = urgent OR $5
     WHERE jurisdiction_id = $1 AND state = 'waiting' AND about = $2 AND matter_id = $3 AND recipient = $4
     RETURNING message_id`,
    [jurisdiction, message.about, message.matter, message.recipient, message.urgent],
  )
  if (twin) {
    const joined = { state: 'ended', channel, reason: 'joined' } as const
    await endMessage(tx, jurisdiction, message, joined, now)
    return
  }
  await tx.query(
    `UPDATE messages SET state = 'waiting', next_at = $4, tries = $5, channel = $6, reason = $7,
       not_by = $8, leased_until = NULL
     WHERE jurisdiction_id = $1 AND message_id = $2 AND state = 'sending' AND leased_until = $3`,
    [jurisdiction, message.id, message.lease, nextAt ?? 'infinity', tries, channel, reason, notBy],
  )
}

/** A channel was set up: what waited for one may go. */
export async function releaseWaiting(
  tx: Queryable,
  jurisdiction: number,
  now: Instant,
): Promise<void> {
  await tx.query(
    `UPDATE messages SET next_at = $2
     WHERE jurisdiction_id = $1 AND state = 'waiting' AND next_at = 'infinity'`,
    [jurisdiction, now],
  )
}

/** News that nobody could be told for so long is news no more; and what has ended is forgotten after a while. */
export async function sweepMessages(
  tx: Queryable,
  jurisdiction: number,
  now: Instant,
  { waitingSince, endedBefore }: { waitingSince: Instant; endedBefore: Instant },
): Promise<void> {
  await tx.query(
    `UPDATE messages SET state = 'ended', reason = 'too_old', ended_at = $2
     WHERE jurisdiction_id = $1 AND state = 'waiting' AND created_at < $3`,
    [jurisdiction, now, waitingSince],
  )
  await tx.query(
    `DELETE FROM messages WHERE jurisdiction_id = $1 AND state IN ('sent', 'ended') AND ended_at < $2`,
    [jurisdiction, endedBefore],
  )
}

/** With a matter that is erased: nobody is told of it any more. */
export async function forgetMessages(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<void> {
  await tx.query('DELETE FROM messages WHERE jurisdiction_id = $1 AND matter_id = $2', [
    jurisdiction,
    matter,
  ])
}
