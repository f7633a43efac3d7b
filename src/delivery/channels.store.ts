/** How each channel stands, and how many messages went by it. */
import type { Day, Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { ChannelName } from '../platform/messenger.ts'

export interface ChannelState {
  readonly channel: ChannelName
  readonly configured: boolean
  readonly lastSentAt: Instant | null
  /** In a row, of the channel itself: not let in, nobody there. */
  readonly failures: number
  readonly heldUntil: Instant | null
  readonly alarmSince: Instant | null
  readonly alarmReason: string | null
}

export async function channelStates(db: Queryable, jurisdiction: number): Promise<ChannelState[]> {
  return db.query<ChannelState>(
    `SELECT channel, configured, last_sent_at AS "lastSentAt", failures, held_until AS "heldUntil",
       alarm_since AS "alarmSince", alarm_reason AS "alarmReason"
     FROM channel_states WHERE jurisdiction_id = $1 ORDER BY channel`,
    [jurisdiction],
  )
}

export async function keepChannel(
  tx: Queryable,
  jurisdiction: number,
  { channel, configured, lastSentAt, failures, heldUntil, alarmSince, alarmReason }: ChannelState,
): Promise<void> {
  await tx.query(
    `INSERT INTO channel_states (jurisdiction_id, channel, configured, last_sent_at, failures,
       held_until, alarm_since, alarm_reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (jurisdiction_id, channel) DO UPDATE SET configured = excluded.configured,
       last_sent_at = excluded.last_sent_at, failures = excluded.failures, held_until = excluded.held_until,
       alarm_since = excluded.alarm_since, alarm_reason = excluded.alarm_reason`,
    [jurisdiction, channel, configured, lastSentAt, failures, heldUntil, alarmSince, alarmReason],
  )
}

export async function count(
  tx: Queryable,
  jurisdiction: number,
  day: Day,
  channel: string,
  outcome: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO delivery_counts (jurisdiction_id, day, channel, outcome, value) VALUES ($1, $2, $3, $4, 1)
     ON CONFLICT (jurisdiction_id, day, channel, outcome) DO UPDATE SET value = delivery_counts.value + 1`,
    [jurisdiction, day, channel, outcome],
  )
}

export interface DayCount {
  readonly channel: string
  readonly outcome: string
  readonly value: number
}

export async function countsSince(
  db: Queryable,
  jurisdiction: number,
  day: Day,
): Promise<DayCount[]> {
  return db.query<DayCount>(
    `SELECT channel, outcome, sum(value)::int AS value FROM delivery_counts
     WHERE jurisdiction_id = $1 AND day >= $2 GROUP BY channel, outcome ORDER BY channel, outcome`,
    [jurisdiction, day],
  )
}
