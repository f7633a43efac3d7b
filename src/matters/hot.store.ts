/** What hot problems are found in: requests of a time, never a sealed one, one not yet said, taken back or erased. */
import type { Actor } from '../kernel/index.ts'
import { visibleTo } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface SaidOfMatter {
  readonly id: string
  /** Number of its last event. */
  readonly n: number
  readonly title: string
  readonly text: string
  readonly place: string | null
  readonly category: string | null
  readonly division: string | null
  readonly openedAt: string
  readonly seconded: number
}

const LEFT_OUT = `('draft', 'withdrawn', 'not_ours')`

const MAY_BE_HEARD = `m.kind = 'request' AND NOT m.sealed AND m.state NOT IN ${LEFT_OUT} AND NOT m.body ? 'erased'`

const SAID = `m.matter_id AS id, m.n, m.title, left(m.body->'subject'->>'text', 1200) AS text,
  m.body->'subject'->>'place' AS place, m.category, m.division, m.opened_at AS "openedAt", m.seconded`

/** Where a page of what was said ended; the next goes on behind it. */
export interface SaidPlace {
  readonly at: string
  readonly id: string
}

/** Opened on that day or later: the newest first, at most `limit`, behind `after`. */
export async function saidSince(
  db: Queryable,
  jurisdiction: number,
  since: string,
  after: SaidPlace | null,
  limit: number,
): Promise<SaidOfMatter[]> {
  return db.query<SaidOfMatter>(
    `SELECT ${SAID} FROM matters m
     WHERE m.jurisdiction_id = $1 AND ${MAY_BE_HEARD} AND m.opened_on >= $2
       AND ($4::timestamptz IS NULL OR (m.opened_at, m.matter_id) < ($4, $5))
     ORDER BY m.opened_at DESC, m.matter_id DESC LIMIT $3`,
    [jurisdiction, since, limit, after?.at ?? null, after?.id ?? ''],
  )
}

/** Of these, those that may be heard. */
export async function saidOf(
  db: Queryable,
  jurisdiction: number,
  ids: readonly string[],
): Promise<SaidOfMatter[]> {
  if (ids.length === 0) return []
  return db.query<SaidOfMatter>(
    `SELECT ${SAID} FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.matter_id = ANY($2::text[]) AND ${MAY_BE_HEARD}
     ORDER BY m.opened_at, m.matter_id`,
    [jurisdiction, ids],
  )
}

export interface RequestChange {
  readonly id: string
  readonly n: number
  readonly at: string
}

/** Requests that changed at `since` or later, oldest first; of reports without an hour those of today (`day`: its beginning). */
export async function requestsChanged(
  db: Queryable,
  jurisdiction: number,
  { since, day }: { readonly since: string; readonly day: string },
  limit: number,
): Promise<RequestChange[]> {
  return db.query<RequestChange>(
    `SELECT m.matter_id AS id, m.n, m.changed_at AS at FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.kind = 'request'
       AND (m.changed_at >= $2 OR m.changed_at = $3::timestamptz)
     ORDER BY m.changed_at, m.matter_id LIMIT $4`,
    [jurisdiction, since, day, limit],
  )
}

/** A matter that somebody made of a hot problem, with the requests it came of. */
export interface HotMatter {
  readonly id: string
  readonly number: string
  readonly state: string
  readonly isOpen: boolean
  readonly unit: string | null
  /** Day by which it is promised; null once it is over. */
  readonly until: string | null
  readonly asked: readonly string[]
}

/** The newest first. */
export async function hotMatters(db: Queryable, jurisdiction: number): Promise<HotMatter[]> {
  return db.query<HotMatter>(
    `SELECT m.matter_id AS id, m.number, m.state, m.is_open AS "isOpen", m.lead_unit AS unit,
       m.body->'state'->>'until' AS until,
       ARRAY(SELECT link->>'to' FROM jsonb_array_elements(m.body->'links') AS link
         WHERE link->>'type' = 'caused_by') AS asked
     FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.kind = 'hot_problem' AND NOT m.sealed
     ORDER BY m.opened_at DESC, m.matter_id DESC`,
    [jurisdiction],
  )
}

/** Of these requests those that may be told: neither sealed nor erased. */
export async function mayBeTold(
  db: Queryable,
  jurisdiction: number,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db.query<{ id: string }>(
    `SELECT m.matter_id AS id FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.matter_id = ANY($2) AND m.kind = 'request' AND NOT m.sealed
       AND COALESCE(m.body->>'erased', 'false') <> 'true'
     ORDER BY m.matter_id`,
    [jurisdiction, ids],
  )
  return rows.map(({ id }) => id)
}

export interface LineOfMatter {
  readonly number: string
  readonly title: string
  readonly state: string
  readonly unit: string | null
  readonly openedOn: string
  readonly isOpen: boolean
}

/** Of these requests those that the actor may see, the newest first. */
export async function linesOf(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  ids: readonly string[],
): Promise<(LineOfMatter & { readonly id: string })[]> {
  if (ids.length === 0) return []
  const visible = visibleTo(actor, 3)
  return db.query(
    `SELECT m.matter_id AS id, m.number, m.title, m.state, m.lead_unit AS unit,
       m.opened_on AS "openedOn", m.is_open AS "isOpen"
     FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.matter_id = ANY($2) AND NOT m.sealed AND ${visible.sql}
     ORDER BY m.opened_at DESC, m.matter_id DESC`,
    [jurisdiction, ids, ...visible.values],
  )
}

export interface HardOne extends LineOfMatter {
  readonly days: number
  readonly owners: number
  readonly reworks: number
}

/** Of so many of the oldest that are open; more nobody could read. */
const OLDEST = 2_000

/**
 * The register of hard ones 难点: open for more than `days`, led by three units or more one after
 * another, or done again, as far as the actor may see them; the hardest first. Never a sealed one.
 */
export async function hardOnes(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  { today, days, limit }: { readonly today: string; readonly days: number; readonly limit: number },
): Promise<HardOne[]> {
  const visible = visibleTo(actor, 5)
  return db.query<HardOne>(
    `SELECT * FROM (
       SELECT m.number, m.title, m.state, m.lead_unit AS unit, m.opened_on AS "openedOn",
         m.is_open AS "isOpen", $2::date - m.opened_on AS days,
         (SELECT count(DISTINCT bound->>'unit')::integer
          FROM jsonb_array_elements(m.body->'bindings') AS bound WHERE bound->>'role' = 'lead') AS owners,
         COALESCE((m.body->'state'->>'reworks')::integer, 0) AS reworks
       FROM matters m
       WHERE m.jurisdiction_id = $1 AND m.kind = 'request' AND m.is_open AND NOT m.sealed
         AND m.state NOT IN ${LEFT_OUT} AND NOT m.body ? 'erased' AND ${visible.sql}
       ORDER BY m.opened_at LIMIT ${OLDEST}
     ) AS found
     WHERE days > $3 OR owners >= 3 OR reworks > 0
     ORDER BY (days / 30.0 + 2 * (GREATEST(owners, 1) - 1) + 3 * reworks) DESC, number LIMIT $4`,
    [jurisdiction, today, days, limit, ...visible.values],
  )
}
