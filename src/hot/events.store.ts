import type { Queryable } from '../platform/database.ts'
import { valuesOf } from '../platform/values.ts'

export type Topic = '' | 'new' | 'season'

/** What everybody reads: rounded, so that no single voice can be made out (docs/adr/0011). */
export interface Shown {
  /** Least number of voices: 5, then tens. */
  readonly voices: number
  readonly recency: number
  readonly harm: number
  readonly age: number
  readonly heat: number
  /** Months: `2026-03`. */
  readonly from: string
  readonly until: string
  /** Day on which it was computed. */
  readonly on: string
}

export interface EventRow {
  readonly id: string
  readonly title: string
  readonly named: string | null
  readonly place: string
  readonly category: string | null
  readonly division: string | null
  readonly voices: number
  readonly messages: number
  readonly recency: number
  readonly harm: number
  readonly age: number
  readonly heat: number
  readonly first: string
  readonly last: string
  readonly weeks: readonly number[]
  readonly topic: Topic
  readonly matter: string | null
  readonly shown: Shown | null
}

const COLUMNS = `event_id AS id, title, named, place, category, division, voices, messages, recency, harm, age, heat,
  first_on AS first, last_on AS last, weeks, topic, matter_id AS matter, shown`

/** Hottest first. */
export async function readEvents(
  db: Queryable,
  jurisdiction: number,
  limit: number,
): Promise<EventRow[]> {
  return db.query<EventRow>(
    `SELECT ${COLUMNS} FROM hot_events WHERE jurisdiction_id = $1
     ORDER BY heat DESC, event_id LIMIT $2`,
    [jurisdiction, limit],
  )
}

export async function readEvent(
  db: Queryable,
  jurisdiction: number,
  id: string,
): Promise<EventRow | null> {
  const [row] = await db.query<EventRow>(
    `SELECT ${COLUMNS} FROM hot_events WHERE jurisdiction_id = $1 AND event_id = $2`,
    [jurisdiction, id],
  )
  return row ?? null
}

export interface MemberRow {
  readonly matter: string
  readonly event: string
}

export async function readMembers(db: Queryable, jurisdiction: number): Promise<MemberRow[]> {
  return db.query<MemberRow>(
    `SELECT matter_id AS matter, event_id AS event FROM hot_members WHERE jurisdiction_id = $1`,
    [jurisdiction],
  )
}

export async function membersOf(
  db: Queryable,
  jurisdiction: number,
  event: string,
): Promise<string[]> {
  const rows = await db.query<{ matter: string }>(
    `SELECT matter_id AS matter FROM hot_members WHERE jurisdiction_id = $1 AND event_id = $2
     ORDER BY matter_id`,
    [jurisdiction, event],
  )
  return rows.map(({ matter }) => matter)
}

export interface OpposedRow {
  readonly event: string
  readonly other: string
}

export async function readOpposed(db: Queryable, jurisdiction: number): Promise<OpposedRow[]> {
  return db.query<OpposedRow>(
    `SELECT event_id AS event, other_id AS other FROM hot_opposed WHERE jurisdiction_id = $1`,
    [jurisdiction],
  )
}

export interface Found {
  readonly events: readonly EventRow[]
  readonly members: readonly MemberRow[]
  readonly opposed: readonly OpposedRow[]
}

const BATCH = 500

/** What was found takes the place of what was there; one transaction, so that nobody sees half of it. */
export async function keepFound(
  tx: Queryable,
  jurisdiction: number,
  { events, members, opposed }: Found,
): Promise<void> {
  await tx.query(`DELETE FROM hot_members WHERE jurisdiction_id = $1`, [jurisdiction])
  await tx.query(`DELETE FROM hot_opposed WHERE jurisdiction_id = $1`, [jurisdiction])
  await tx.query(`DELETE FROM hot_events WHERE jurisdiction_id = $1`, [jurisdiction])
  for (const some of parts(events)) {
    const rows = some.map((one) => [
      jurisdiction,
      one.id,
      one.title,
      one.named,
      one.place,
      one.category,
      one.division,
      one.voices,
      one.messages,
      one.recency,
      one.harm,
      one.age,
      one.heat,
      one.first,
      one.last,
      `{${one.weeks.join(',')}}`,
      one.topic,
      one.matter,
      one.shown === null ? null : JSON.stringify(one.shown),
    ])
    const { sql, values } = valuesOf(rows, CASTS)
    await tx.query(
      `INSERT INTO hot_events (jurisdiction_id, event_id, title, named, place, category, division, voices,
         messages, recency, harm, age, heat, first_on, last_on, weeks, topic, matter_id, shown)
       VALUES ${sql}`,
      values,
    )
  }
  for (const some of parts(members)) {
    const rows = some.map(({ matter, event }) => [jurisdiction, matter, event])
    const { sql, values } = valuesOf(rows, [])
    await tx.query(
      `INSERT INTO hot_members (jurisdiction_id, matter_id, event_id) VALUES ${sql}`,
      values,
    )
  }
  for (const some of parts(opposed)) {
    const rows = some.map(({ event, other }) => [jurisdiction, event, other])
    const { sql, values } = valuesOf(rows, [])
    await tx.query(
      `INSERT INTO hot_opposed (jurisdiction_id, event_id, other_id) VALUES ${sql}`,
      values,
    )
  }
}

const CASTS = [
  '::integer',
  ...Array.from({ length: 6 }, () => '::text'),
  '::integer',
  '::integer',
  ...Array.from({ length: 4 }, () => '::double precision'),
  '::date',
  '::date',
  '::integer[]',
  '::text',
  '::text',
  '::jsonb',
]

function parts<T>(all: readonly T[]): (readonly T[])[] {
  const made: (readonly T[])[] = []
  for (let from = 0; from < all.length; from += BATCH) made.push(all.slice(from, from + BATCH))
  return made
}

export async function seenMark(db: Queryable, jurisdiction: number): Promise<string | null> {
  const [row] = await db.query<{ fingerprint: string }>(
    `SELECT fingerprint FROM hot_seen WHERE jurisdiction_id = $1`,
    [jurisdiction],
  )
  return row?.fingerprint ?? null
}

export async function keepSeen(
  tx: Queryable,
  jurisdiction: number,
  fingerprint: string,
  at: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO hot_seen (jurisdiction_id, fingerprint, seen_at) VALUES ($1, $2, $3)
     ON CONFLICT (jurisdiction_id) DO UPDATE SET fingerprint = excluded.fingerprint,
       seen_at = excluded.seen_at`,
    [jurisdiction, fingerprint, at],
  )
}

/** Two refreshes at a time would each put down what it found; on the coordinator, for the transaction. */
export async function lockHot(tx: Queryable, jurisdiction: number): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(240024, $1)`, [jurisdiction])
}
