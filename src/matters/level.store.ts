/** Targets of a plan level by level: the parts of one, or those that rest on a document and are part of none. */
import type { Actor, Matter } from '../kernel/index.ts'
import { visibleTo } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { Cursor } from './read.store.ts'

export type LevelOf = { readonly part_of: string } | { readonly document: string }

export interface LevelRow {
  readonly body: Matter
  /** How many parts it has itself, those that were given up left out. */
  readonly parts: number
}

/**
 * From the links to the matters, each by its key, whatever the database thinks it knows of a table that has
 * just been filled. A root is part of nothing.
 */
const from = (of: LevelOf) => `FROM (SELECT l.from_matter FROM links l
    WHERE l.jurisdiction_id = $1 AND l.to_matter = $2 AND l.type = '${'document' in of ? 'cites' : 'part_of'}'
    ${'document' in of ? ROOT : ''} OFFSET 0) l
  CROSS JOIN LATERAL (SELECT o.* FROM matters o
    WHERE o.jurisdiction_id = $1 AND o.matter_id = l.from_matter OFFSET 0) m
  WHERE m.kind = 'target' AND NOT m.sealed`

/** Asked of each by its key: as a join it would be looked through again and again. */
const ROOT = `AND (SELECT count(*) FROM links r
  WHERE r.jurisdiction_id = $1 AND r.from_matter = l.from_matter AND r.type = 'part_of') = 0`

const PARTS = `(SELECT count(*)::int FROM (SELECT from_matter FROM links
    WHERE jurisdiction_id = $1 AND to_matter = m.matter_id AND type = 'part_of' OFFSET 0) p
  CROSS JOIN LATERAL (SELECT o.kind, o.state FROM matters o
    WHERE o.jurisdiction_id = $1 AND o.matter_id = p.from_matter OFFSET 0) c
  WHERE c.kind = 'target' AND c.state <> 'dropped') AS parts`

const idOf = (of: LevelOf) => ('document' in of ? of.document : of.part_of)

/** In the order in which they were drafted. */
export async function levelOf(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  of: LevelOf,
  { after, limit }: { readonly after: Cursor | null; readonly limit: number },
): Promise<readonly LevelRow[]> {
  const values: unknown[] = [jurisdiction, idOf(of), limit]
  const beyond = after
    ? `AND (m.opened_at, m.matter_id) > ($${values.push(after.openedAt)}::timestamptz, $${values.push(after.id)})`
    : ''
  const visible = visibleTo(actor, values.length + 1)
  return db.query<LevelRow>(
    `SELECT m.body, ${PARTS}
     ${from(of)} ${beyond} AND ${visible.sql}
     ORDER BY m.opened_at, m.matter_id LIMIT $3`,
    [...values, ...visible.values],
  )
}

export interface LevelSummed {
  readonly count: number
  readonly weights: number
  readonly sum: number
  readonly average: number | null
  readonly maximum: number | null
}

/** Over all of them, however many are shown; without those that were given up. */
export async function sumLevel(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  of: LevelOf,
): Promise<LevelSummed> {
  const visible = visibleTo(actor, 3)
  const goal = `(m.body->'state'->'metric'->>'goal')::numeric`
  const [row] = await db.query<LevelSummed>(
    `SELECT count(*)::int AS count,
       coalesce(sum((m.body->'state'->>'weight')::numeric), 0)::float8 AS weights,
       coalesce(sum(${goal}), 0)::float8 AS sum, avg(${goal})::float8 AS average,
       max(${goal})::float8 AS maximum
     ${from(of)} AND m.state <> 'dropped' AND ${visible.sql}`,
    [jurisdiction, idOf(of), ...visible.values],
  )
  if (!row) throw new Error('a sum has no row')
  return row
}
