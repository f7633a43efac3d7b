/** What hot problems are found in: requests of a time, never a sealed one, one not yet said, taken back or erased. */
import type { Actor } from '../kernel/index.ts'
import { visibleTo } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface SaidOfMatter {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly text: string
  readonly place: string | null
  readonly category: string | null
  readonly division: string | null
  readonly unit: string | null
  readonly openedAt: string
  readonly seconded: number
  readonly isOpen: boolean
  /** Units that have led it, one after another. */
  readonly owners: number
  /** How often it was done again. */
  readonly reworks: number
}

const LEFT_OUT = `('draft', 'withdrawn', 'not_ours')`

/** The newest first, at most `limit`. */
export async function saidSince(
  db: Queryable,
  jurisdiction: number,
  since: string,
  limit: number,
): Promise<SaidOfMatter[]> {
  return db.query<SaidOfMatter>(
    `SELECT m.matter_id AS id, m.number, m.title, left(m.body->'subject'->>'text', 1200) AS text,
       m.body->'subject'->>'place' AS place, m.category, m.division, m.lead_unit AS unit,
       m.opened_at AS "openedAt", m.seconded, m.is_open AS "isOpen",
       (SELECT count(DISTINCT bound->>'unit')::integer FROM jsonb_array_elements(m.body->'bindings') AS bound
        WHERE bound->>'role' = 'lead') AS owners,
       COALESCE((m.body->'state'->>'reworks')::integer, 0) AS reworks
     FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.kind = 'request' AND NOT m.sealed AND m.opened_on >= $2
       AND m.state NOT IN ${LEFT_OUT} AND NOT m.body ? 'erased'
     ORDER BY m.opened_at DESC, m.matter_id DESC LIMIT $3`,
    [jurisdiction, since, limit],
  )
}

/** Changes whenever something is said, seconded, sealed or taken back since that day. */
export async function saidMark(
  db: Queryable,
  jurisdiction: number,
  since: string,
): Promise<string> {
  const [row] = await db.query<{ mark: string }>(
    `SELECT concat_ws(' ', count(*), max(m.opened_at), sum(m.seconded)) AS mark FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.kind = 'request' AND NOT m.sealed AND m.opened_on >= $2
       AND m.state NOT IN ${LEFT_OUT} AND NOT m.body ? 'erased'`,
    [jurisdiction, since],
  )
  return row?.mark ?? ''
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
