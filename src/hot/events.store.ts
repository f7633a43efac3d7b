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

/** The problems that these matters are in, with all that is in them. */
export async function membersWith(
  db: Queryable,
  jurisdiction: number,
  matters: readonly string[],
): Promise<MemberRow[]> {
  if (matters.length === 0) return []
  return db.query<MemberRow>(
    `SELECT h.matter_id AS matter, h.event_id AS event FROM hot_members h
     WHERE h.jurisdiction_id = $1 AND h.event_id IN (
       SELECT own.event_id FROM hot_members own
       WHERE own.jurisdiction_id = $1 AND own.matter_id = ANY($2::text[]))`,
    [jurisdiction, matters],
  )
}

export async function eventsOf(
  db: Queryable,
  jurisdiction: number,
  ids: readonly string[],
): Promise<EventRow[]> {
  if (ids.length === 0) return []
  return db.query<EventRow>(
    `SELECT ${COLUMNS} FROM hot_events WHERE jurisdiction_id = $1 AND event_id = ANY($2::text[])`,
    [jurisdiction, ids],
  )
}

export async function eventIds(db: Queryable, jurisdiction: number): Promise<Set<string>> {
  const rows = await db.query<{ id: string }>(
    'SELECT event_id AS id FROM hot_events WHERE jurisdiction_id = $1',
    [jurisdiction],
  )
  return new Set(rows.map(({ id }) => id))
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

/** Problems as they are now take the place of what they were, and of those that are `gone`. */
export async function keepFound(
  tx: Queryable,
  jurisdiction: number,
  { events, members, opposed }: Found,
  gone: { readonly events: readonly string[]; readonly matters: readonly string[] },
): Promise<void> {
  const ids = [...new Set([...gone.events, ...events.map(({ id }) => id)])]
  const inside = [...new Set([...gone.matters, ...members.map(({ matter }) => matter)])]
  await tx.query(
    'DELETE FROM hot_members WHERE jurisdiction_id = $1 AND matter_id = ANY($2::text[])',
    [jurisdiction, inside],
  )
  await tx.query(
    `DELETE FROM hot_opposed WHERE jurisdiction_id = $1
       AND (event_id = ANY($2::text[]) OR other_id = ANY($2::text[]))`,
    [jurisdiction, ids],
  )
  await tx.query(
    'DELETE FROM hot_events WHERE jurisdiction_id = $1 AND event_id = ANY($2::text[])',
    [jurisdiction, ids],
  )
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

export type Figures = Pick<
  EventRow,
  | 'id'
  | 'voices'
  | 'messages'
  | 'recency'
  | 'harm'
  | 'age'
  | 'heat'
  | 'weeks'
  | 'topic'
  | 'matter'
  | 'shown'
>

/** The figures of a day; what a problem is called and made of stays. */
export async function keepFigures(
  tx: Queryable,
  jurisdiction: number,
  all: readonly Figures[],
): Promise<void> {
  for (const some of parts(all)) {
    const { sql, values } = valuesOf(
      some.map((one) => [
        one.id,
        one.voices,
        one.messages,
        one.recency,
        one.harm,
        one.age,
        one.heat,
        `{${one.weeks.join(',')}}`,
        one.topic,
        one.matter,
        one.shown === null ? null : JSON.stringify(one.shown),
      ]),
      FIGURE_CASTS,
    )
    await tx.query(
      `UPDATE hot_events e SET voices = v.voices, messages = v.messages, recency = v.recency, harm = v.harm,
         age = v.age, heat = v.heat, weeks = v.weeks, topic = v.topic, matter_id = v.matter_id, shown = v.shown
       FROM (VALUES ${sql}) AS v (event_id, voices, messages, recency, harm, age, heat, weeks, topic, matter_id, shown)
       WHERE e.jurisdiction_id = $${values.push(jurisdiction)} AND e.event_id = v.event_id`,
      values,
    )
  }
}

const FIGURE_CASTS = [
  '::text',
  '::integer',
  '::integer',
  ...Array.from({ length: 4 }, () => '::double precision'),
  '::integer[]',
  '::text',
  '::text',
  '::jsonb',
]
