/** What people decided of requests: whose they became, and what arbiters ruled. Routing learns from it. */
import type { Actor, Day, Instant } from '../kernel/index.ts'
import { visibleTo } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface DecidedRequest {
  readonly id: string
  readonly category: string
  readonly division: string | null
  readonly unit: string
  readonly title: string
  readonly text: string
}

/** Of a text no more is learnt from: what somebody asks stands at its beginning. */
const READ = 2_000

/** What a machine dispatched is nobody's decision before a unit has taken it on, or an arbiter ruled. */
const DECIDED = `(m.body->'state'->>'machine' IS NULL OR m.body->'state'->>'fixed' = 'true'
         OR m.state NOT IN ('dispatched', 'objected'))`

/** Requests that somebody dispatched, newest first. Never sealed ones; nobody who asked is in it. */
export async function decidedRequests(
  db: Queryable,
  jurisdiction: number,
  limit: number,
): Promise<DecidedRequest[]> {
  return db.query<DecidedRequest>(
    `SELECT m.matter_id AS id, m.category, m.division, m.lead_unit AS unit, m.title,
       left(m.body->'subject'->>'text', ${READ}) AS text
     FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.kind = 'request' AND NOT m.sealed
       AND m.category IS NOT NULL AND m.lead_unit IS NOT NULL AND ${DECIDED}
     ORDER BY m.opened_at DESC, m.matter_id DESC LIMIT $2`,
    [jurisdiction, limit],
  )
}

/** Requests that an arbiter ruled on, the latest ruling first; each as it was ruled. Never sealed ones. */
export async function ruledRequests(
  db: Queryable,
  jurisdiction: number,
  limit: number,
): Promise<(DecidedRequest & { readonly at: Instant })[]> {
  return db.query<DecidedRequest & { readonly at: Instant }>(
    `SELECT m.matter_id AS id, coalesce(e.input->>'category', m.category) AS category, m.division,
       e.input->>'unit' AS unit, m.title, left(m.body->'subject'->>'text', ${READ}) AS text, e.at
     FROM events e
     JOIN matters m ON m.jurisdiction_id = e.jurisdiction_id AND m.matter_id = e.matter_id
     WHERE e.jurisdiction_id = $1 AND e.act = 'rule' AND m.kind = 'request' AND NOT m.sealed
       AND m.category IS NOT NULL
     ORDER BY e.at DESC LIMIT $2`,
    [jurisdiction, limit],
  )
}

export interface Precedent {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly category: string | null
  readonly unit: string | null
  readonly state: string
  readonly openedOn: Day
}

/** Those of these matters that the actor may see; never a sealed one, whoever looks. */
export async function precedentsAmong(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  ids: readonly string[],
): Promise<Precedent[]> {
  if (ids.length === 0) return []
  const visible = visibleTo(actor, 3)
  return db.query<Precedent>(
    `SELECT m.matter_id AS id, m.number, m.title, m.category, m.lead_unit AS unit, m.state,
       m.opened_on AS "openedOn"
     FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.matter_id = ANY($2) AND NOT m.sealed AND ${visible.sql}`,
    [jurisdiction, ids, ...visible.values],
  )
}
