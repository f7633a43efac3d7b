/** One step along the links between matters, both ways, of several matters at once. Never of what is sealed. */
import type { Actor, Instant } from '../kernel/index.ts'
import { EVERYBODY, visibleTo } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'

/** Who follows the links: an official, or everybody. */
export type Follower = Actor | 'everybody'

export interface Linked {
  /** The matter whose own link it is, and the one that it names. */
  readonly from: string
  readonly type: string
  readonly to: string
}

export interface Traced {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly title: string
  /** What it is about, as it was said when it was opened. */
  readonly text: string
  readonly state: string
  readonly isOpen: boolean
  readonly openedAt: Instant
  readonly leadUnit: string | null
  /** The facts of its state. */
  readonly facts: Readonly<Record<string, unknown>>
}

const TRACED = `m.matter_id AS id, m.number, m.kind, m.title, m.body->'subject'->>'text' AS text, m.state, m.is_open AS "isOpen",
  m.opened_at AS "openedAt", m.lead_unit AS "leadUnit", m.body->'state' AS facts`

export interface Following {
  readonly kinds: readonly string[]
  readonly types: readonly string[]
  readonly most: number
}

/** Matters by id that this follower may see. */
export async function tracedOf(
  db: Queryable,
  jurisdiction: number,
  follower: Follower,
  ids: readonly string[],
): Promise<Traced[]> {
  if (ids.length === 0) return []
  const seen = seenBy(follower, 3)
  return db.query<Traced>(
    `SELECT ${TRACED} FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.matter_id = ANY($2) AND NOT m.sealed AND ${seen.sql}`,
    [jurisdiction, ids, ...seen.values],
  )
}

/**
 * Links of these types between these matters and others of these kinds, with those others; `away` follows
 * the matters' own links, `back` the links of others that name them. Oldest first, at most so many.
 */
export async function linkedStep(
  db: Queryable,
  jurisdiction: number,
  follower: Follower,
  ids: readonly string[],
  way: 'away' | 'back',
  { kinds, types, most }: Following,
): Promise<(Traced & { readonly link: Linked })[]> {
  if (ids.length === 0) return []
  const [here, there] = way === 'away' ? ['from_matter', 'to_matter'] : ['to_matter', 'from_matter']
  const seen = seenBy(follower, 6)
  return db.query<Traced & { link: Linked }>(
    `SELECT ${TRACED}, jsonb_build_object('from', l.from_matter, 'type', l.type, 'to', l.to_matter) AS link
     FROM links l
     JOIN matters m ON m.jurisdiction_id = l.jurisdiction_id AND m.matter_id = l.${there}
     WHERE l.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND l.${here} = ANY($2) AND l.type = ANY($3)
       AND m.kind = ANY($4) AND NOT m.sealed AND ${seen.sql}
     ORDER BY m.opened_at, m.matter_id, l.type LIMIT $5`,
    [jurisdiction, ids, types, kinds, most, ...seen.values],
  )
}

function seenBy(follower: Follower, first: number) {
  return follower === 'everybody'
    ? { sql: `m.bound_units && $${first}::text[]`, values: [[EVERYBODY]] }
    : visibleTo(follower, first)
}

/** Matters of a kind that everybody may see, the newest first. */
export async function listTraced(
  db: Queryable,
  jurisdiction: number,
  kind: string,
  most: number,
): Promise<Traced[]> {
  return db.query<Traced>(
    `SELECT ${TRACED} FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.kind = $2 AND m.bound_units && $4::text[] AND NOT m.sealed
     ORDER BY m.opened_at DESC, m.matter_id LIMIT $3`,
    [jurisdiction, kind, most, [EVERYBODY]],
  )
}

/** One that everybody may see, by its number. */
export async function tracedByNumber(
  db: Queryable,
  jurisdiction: number,
  number: string,
): Promise<Traced | null> {
  const [found] = await db.query<Traced>(
    `SELECT ${TRACED} FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.number = $2 AND m.bound_units && $3::text[] AND NOT m.sealed`,
    [jurisdiction, number, [EVERYBODY]],
  )
  return found ?? null
}
