/** What hotline and suggestions compare a text with: open matters alike, and where earlier ones went. */
import type { Actor } from '../kernel/index.ts'
import { visibleTo } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'

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
  readonly published: boolean
  readonly isOpen: boolean
}

/** Whose eyes it is for: an official's, or the public's, who see nothing of what is sealed either. */
export type Eyes = Actor | 'public'

export interface AlikeSearch {
  /** All numbers of the text, and those of them that few matters have: see likeness.ts. */
  readonly numbers: readonly number[]
  readonly rare: readonly number[]
  readonly since: string
  /** Left out: what is over too. */
  readonly open?: boolean
  readonly not?: string
}

/** So many are looked at and no more, however many share a number. */
const LOOKED_AT = 700

/**
 * Requests that share rare numbers with a text, those that share most first; never a sealed one,
 * whoever looks: that there is one may not be guessed from what is suggested. The index finds them, so
 * that what it takes does not grow with what is stored.
 */
export async function alikeTo(
  db: Queryable,
  jurisdiction: number,
  eyes: Eyes,
  { numbers, rare, since, open, not }: AlikeSearch,
  limit: number,
): Promise<Alike[]> {
  if (rare.length === 0) return []
  const visible = eyes === 'public' ? { sql: 'TRUE', values: [] } : visibleTo(eyes, 7)
  return db.query<Alike>(
    `SELECT m.matter_id AS id, m.number, m.title, m.body->'subject'->>'text' AS text,
       m.body->'subject'->>'place' AS place, m.category, m.division, m.state, m.lead_unit AS unit,
       m.seconded, m.opened_on AS "openedOn", m.published, m.is_open AS "isOpen"
     FROM (
       SELECT found.matter_id, found.opened_at, found.shared FROM (
         SELECT m.matter_id, m.opened_at,
           (SELECT count(*) FROM unnest(m.likeness) AS number WHERE number = ANY($3::integer[])) AS shared
         FROM matters m
         WHERE m.jurisdiction_id = $1 AND m.likeness && $2::integer[] AND m.kind = 'request'
           AND NOT m.sealed AND m.opened_on >= $4 AND m.matter_id <> $6
           ${open === true ? 'AND m.is_open' : ''} AND ${visible.sql}
         LIMIT ${LOOKED_AT}
       ) found
       ORDER BY found.shared DESC, found.opened_at DESC LIMIT $5
     ) found
     JOIN matters m ON m.jurisdiction_id = $1 AND m.matter_id = found.matter_id
     ORDER BY found.shared DESC, found.opened_at DESC`,
    [jurisdiction, rare, numbers, since, limit, not ?? '', ...visible.values],
  )
}

export interface Sampled {
  readonly likeness: readonly number[]
  readonly title: string
  readonly text: string
}

/** The newest requests, to learn from which words and numbers many have. Never sealed ones. */
export async function sampleOfRequests(
  db: Queryable,
  jurisdiction: number,
  limit: number,
): Promise<Sampled[]> {
  return db.query<Sampled>(
    `SELECT m.likeness, m.title, left(m.body->'subject'->>'text', 500) AS text
     FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.kind = 'request' AND NOT m.sealed
     ORDER BY m.opened_at DESC, m.matter_id DESC LIMIT $2`,
    [jurisdiction, limit],
  )
}

export interface Answered {
  readonly number: string
  readonly text: string
}

/** The latest answers of the units that lead this matter, as far as the actor may see them. */
export async function recentAnswers(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  matter: string,
  limit: number,
): Promise<Answered[]> {
  const visible = visibleTo(actor, 4)
  return db.query<Answered>(
    `SELECT m.number, left(answer->>'text', 2000) AS text
     FROM (
       SELECT m.* FROM matters m
       WHERE m.jurisdiction_id = $1 AND m.kind = 'request' AND NOT m.sealed AND m.matter_id <> $2
         AND m.lead_unit = (SELECT o.lead_unit FROM matters o WHERE o.jurisdiction_id = $1 AND o.matter_id = $2)
         AND jsonb_typeof(m.body->'state'->'answers') = 'array' AND ${visible.sql}
       ORDER BY m.opened_at DESC, m.matter_id DESC LIMIT $3
     ) m, jsonb_array_elements(m.body->'state'->'answers') AS answer`,
    [jurisdiction, matter, limit, ...visible.values],
  )
}
