/** What supervisors look at every morning: overdue duties, and the few matters of supervision among all others. */
import type { Actor, Instant } from '../kernel/index.ts'
import { visibleTo } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'

/** So many days and more, of overdue duties: up to three, ten, thirty, and beyond. */
const AGES = [0, 3, 10, 30] as const

export interface OverdueOf {
  /** The unit that leads; null: of this kind none does. */
  readonly unit: string | null
  readonly kind: string | null
  /** Matters by how long the oldest act on them is due, as AGES parts them. */
  readonly ages: readonly number[]
}

/** Matters on which somebody is late, by the unit that leads them, as the lens `late` lists them; nothing sealed. */
export async function overdueByUnit(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  now: Instant,
): Promise<OverdueOf[]> {
  const visible = visibleTo(actor, 3)
  const since = (days: number) => `due < $2::timestamptz - make_interval(days => ${days})`
  const counts = AGES.map((days, at) => {
    const next = AGES[at + 1]
    return `count(*) FILTER (WHERE ${since(days)}${next === undefined ? '' : ` AND NOT ${since(next)}`})::int`
  })
  return db.query<OverdueOf>(
    `SELECT unit, kind, ARRAY[${counts.join(', ')}] AS ages FROM (
       SELECT m.matter_id, m.lead_unit AS unit, CASE WHEN m.lead_unit IS NULL THEN m.kind END AS kind, min(d.due_at) AS due
       FROM duties d JOIN matters m ON m.jurisdiction_id = d.jurisdiction_id AND m.matter_id = d.matter_id
       WHERE d.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND d.due_at < $2 AND m.is_open
         AND d.holder_is NOT IN ('resident', 'system') AND NOT m.sealed AND ${visible.sql}
       GROUP BY 1, 2, 3
     ) late GROUP BY unit, kind`,
    [jurisdiction, now, ...visible.values],
  )
}

/** A matter with the duty that is due first. */
export interface Supervised {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly title: string
  readonly state: string
  readonly leadUnit: string | null
  readonly openedAt: Instant
  readonly facts: Readonly<Record<string, unknown>>
  /** Units and posts that it binds, running, by role. */
  readonly bindings: readonly {
    readonly role: string
    readonly unit?: string
    readonly post?: string
    readonly until: string | null
  }[]
  readonly due: Instant | null
  readonly acts: readonly string[]
  readonly holderIs: string | null
  readonly holder: string | null
}

const INSTANT = `to_char(d.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS due`

const SUPERVISED = `m.matter_id AS id, m.number, m.kind, m.title, m.state, m.lead_unit AS "leadUnit",
  m.opened_at AS "openedAt", m.body->'state' AS facts, m.body->'bindings' AS bindings,
  ${INSTANT}, d.acts, d.holder_is AS "holderIs", d.holder`

/** Matters with the duty that is due first, if any is. */
const FIRST_DUTY = `FROM matters m LEFT JOIN LATERAL (
    SELECT o.due_at, o.acts, o.holder_is, o.holder FROM duties o
    WHERE o.jurisdiction_id = $1 AND o.matter_id = m.matter_id
    ORDER BY o.due_at NULLS LAST, o.key LIMIT 1
  ) d ON TRUE`

/** The longest overdue, each matter once. */
export async function longestOverdue(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  now: Instant,
  most: number,
): Promise<Supervised[]> {
  const visible = visibleTo(actor, 4)
  // Each of few matters may owe several acts: a little more is read than is shown.
  const rows = await db.query<Supervised>(
    `SELECT ${SUPERVISED}
     FROM duties d JOIN matters m ON m.jurisdiction_id = d.jurisdiction_id AND m.matter_id = d.matter_id
     WHERE d.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND d.due_at < $2
       AND d.holder_is NOT IN ('resident', 'system') AND NOT m.sealed AND ${visible.sql}
     ORDER BY d.due_at, d.matter_id, d.key LIMIT $3`,
    [jurisdiction, now, most * 3, ...visible.values],
  )
  return [...new Map(rows.toReversed().map((row) => [row.id, row])).values()]
    .toReversed()
    .slice(0, most)
}

export interface SupervisedFilter {
  readonly kind: string
  readonly states?: readonly string[]
  /** Due first instead of opened first. */
  readonly byDue?: boolean
  readonly most: number
}

/** Open matters of a kind of supervision or of the plan, by the index of these. */
export async function supervised(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  { kind, states, byDue = false, most }: SupervisedFilter,
): Promise<Supervised[]> {
  const visible = visibleTo(actor, 5)
  return db.query<Supervised>(
    `SELECT ${SUPERVISED} ${FIRST_DUTY}
     WHERE m.jurisdiction_id = $1 AND m.kind = $2 AND m.is_open AND NOT m.sealed
       AND ($3::text[] IS NULL OR m.state = ANY($3)) AND ${visible.sql}
     ORDER BY ${byDue ? 'd.due_at NULLS LAST, ' : ''}m.opened_at, m.matter_id LIMIT $4`,
    [jurisdiction, kind, states ?? null, most, ...visible.values],
  )
}

export interface InspectedUnit {
  readonly unit: string
  readonly planned: number
  readonly comprehensive: number
}

/** How many inspections each unit has had or will have in a calendar year, those given up left out. */
export async function inspectedInYear(
  db: Queryable,
  jurisdiction: number,
  year: string,
): Promise<InspectedUnit[]> {
  return db.query<InspectedUnit>(
    `SELECT b.value->>'unit' AS unit, count(*)::int AS planned,
       count(*) FILTER (WHERE m.body->'state'->>'isComprehensive' = 'true')::int AS comprehensive
     FROM matters m, jsonb_array_elements(m.body->'bindings') b
     WHERE m.jurisdiction_id = $1 AND m.kind = 'inspection' AND m.state <> 'dropped'
       AND left(m.body->'state'->>'on', 4) = $2 AND b.value->>'role' = 'object'
     GROUP BY 1`,
    [jurisdiction, year],
  )
}

/** These, as far as the reader may see them. */
export async function supervisedAmong(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  ids: readonly string[],
): Promise<Supervised[]> {
  if (ids.length === 0) return []
  const visible = visibleTo(actor, 3)
  return db.query<Supervised>(
    `SELECT ${SUPERVISED} ${FIRST_DUTY}
     WHERE m.jurisdiction_id = $1 AND m.matter_id = ANY($2) AND NOT m.sealed AND ${visible.sql}`,
    [jurisdiction, ids, ...visible.values],
  )
}

/** What one power owes the next act of, due first. */
export async function owedByPower(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  power: string,
  most: number,
): Promise<Supervised[]> {
  const visible = visibleTo(actor, 4)
  return db.query<Supervised>(
    `SELECT ${SUPERVISED}
     FROM duties d JOIN matters m ON m.jurisdiction_id = d.jurisdiction_id AND m.matter_id = d.matter_id
     WHERE d.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND d.holder_is = 'power' AND d.holder = $2
       AND NOT m.sealed AND ${visible.sql}
     ORDER BY d.due_at NULLS LAST, d.matter_id, d.key LIMIT $3`,
    [jurisdiction, power, most, ...visible.values],
  )
}

export interface KindCount {
  readonly kind: string
  readonly state: string
  /** Of a decision that was evaluated, what was found; null for every other. */
  readonly outcome: string | null
  readonly count: number
  readonly asked: number
  readonly answered: number
  readonly approved: number
}

/** How matters of these kinds stand that were opened since a day, with what those they were for said. */
export async function standingOf(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  kinds: readonly string[],
  since: string,
): Promise<KindCount[]> {
  const visible = visibleTo(actor, 4)
  const judged = (name: string) =>
    `coalesce(sum((m.body->'state'->'judged'->>'${name}')::int), 0)::int AS ${name}`
  return db.query<KindCount>(
    `SELECT m.kind, m.state, m.body->'state'->>'outcome' AS outcome, count(*)::int AS count,
       ${judged('asked')}, ${judged('answered')}, ${judged('approved')}
     FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.kind = ANY($2) AND m.opened_on >= $3 AND NOT m.sealed AND ${visible.sql}
     GROUP BY 1, 2, 3`,
    [jurisdiction, kinds, since, ...visible.values],
  )
}
