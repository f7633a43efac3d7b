/** What hotline and suggestions compare a text with: open matters alike, and where earlier ones went. */
import type { Actor } from '../kernel/index.ts'
import { visibleTo } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import { anyOf } from '../platform/search.ts'

export interface Alike {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly text: string
  readonly place: string | null
  readonly category: string | null
  readonly division: string | null
  readonly state: string
  readonly unit: string | null
  readonly seconded: number
  readonly openedOn: string
}

/**
 * Open requests with one of these terms that the actor may see, the newest; never a sealed one,
 * whoever looks: that there is one may not be guessed from what is suggested.
 */
export async function openWithTerms(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  terms: readonly string[],
  since: string,
  limit: number,
): Promise<Alike[]> {
  if (terms.length === 0) return []
  const visible = visibleTo(actor, 5)
  return db.query<Alike>(
    `SELECT m.matter_id AS id, m.number, m.title, m.body->'subject'->>'text' AS text,
       m.body->'subject'->>'place' AS place, m.category, m.division, m.state, m.lead_unit AS unit,
       m.seconded, m.opened_on AS "openedOn"
     FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.words @@ $2::tsquery AND m.kind = 'request' AND m.is_open
       AND NOT m.sealed AND m.opened_on >= $3 AND ${visible.sql}
     ORDER BY m.opened_at DESC, m.matter_id DESC LIMIT $4`,
    [jurisdiction, anyOf(terms), since, limit, ...visible.values],
  )
}

export interface Dispatched {
  readonly category: string
  readonly division: string | null
  readonly unit: string
  readonly title: string
  readonly text: string
}

/** Requests that somebody dispatched, newest first: what people decided, to learn from. Never sealed ones. */
export async function recentDispatched(
  db: Queryable,
  jurisdiction: number,
  limit: number,
): Promise<Dispatched[]> {
  return db.query<Dispatched>(
    `SELECT m.category, m.division, m.lead_unit AS unit, m.title, left(m.body->'subject'->>'text', 600) AS text
     FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.kind = 'request' AND NOT m.sealed
       AND m.category IS NOT NULL AND m.lead_unit IS NOT NULL
     ORDER BY m.opened_at DESC, m.matter_id DESC LIMIT $2`,
    [jurisdiction, limit],
  )
}
