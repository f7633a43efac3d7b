/** What hot problems are found in: requests of a time, never a sealed one, one not yet said or one taken back. */
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
       AND m.state NOT IN ${LEFT_OUT}
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
       AND m.state NOT IN ${LEFT_OUT}`,
    [jurisdiction, since],
  )
  return row?.mark ?? ''
}
