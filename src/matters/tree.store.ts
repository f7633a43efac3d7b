/** Matters around one: what it is made of, what it rests on. For readings, within a transaction. */
import type { Matter } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

/** Those that are there, in no order. */
export async function readBodies(
  tx: Queryable,
  jurisdiction: number,
  ids: readonly string[],
): Promise<readonly Matter[]> {
  if (ids.length === 0) return []
  const rows = await tx.statement<{ body: Matter }>(
    'matters_bodies',
    'SELECT body FROM matters WHERE jurisdiction_id = $1 AND matter_id = ANY($2)',
    [jurisdiction, [...new Set(ids)]],
  )
  return rows.map(({ body }) => body)
}

/** Matters of a kind that are linked to this one in this way, oldest first. */
export async function linkedBodies(
  tx: Queryable,
  jurisdiction: number,
  { to, type, kind }: { readonly to: string; readonly type: string; readonly kind: string },
): Promise<readonly Matter[]> {
  const rows = await tx.statement<{ body: Matter }>(
    'matters_linked_bodies',
    `SELECT m.body FROM links l
     JOIN matters m ON m.jurisdiction_id = l.jurisdiction_id AND m.matter_id = l.from_matter
     WHERE l.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND l.to_matter = $2 AND l.type = $3 AND m.kind = $4
     ORDER BY m.opened_at, m.matter_id`,
    [jurisdiction, to, type, kind],
  )
  return rows.map(({ body }) => body)
}

/** Targets that are part of any of these. */
export async function partsOf(
  tx: Queryable,
  jurisdiction: number,
  ids: readonly string[],
): Promise<readonly Matter[]> {
  if (ids.length === 0) return []
  const rows = await tx.statement<{ body: Matter }>(
    'matters_parts_of',
    `SELECT m.body FROM links l
     JOIN matters m ON m.jurisdiction_id = l.jurisdiction_id AND m.matter_id = l.from_matter
     WHERE l.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND l.to_matter = ANY($2) AND l.type = 'part_of'
       AND m.kind = 'target'`,
    [jurisdiction, [...new Set(ids)]],
  )
  return rows.map(({ body }) => body)
}

/** Kinds that a plan is made of; an index finds them by their last change (db/migrations/0046). */
const OF_PLANS = `kind IN ('target', 'series', 'blocker', 'document', 'rectification')`

/** All that a plan is made of, the longest unchanged first: the next page comes after the last one. */
export async function planBodies(
  db: Queryable,
  jurisdiction: number,
  after: { readonly at: string; readonly id: string } | null,
  limit: number,
): Promise<readonly Matter[]> {
  const rows = await db.query<{ body: Matter }>(
    `SELECT body FROM matters WHERE jurisdiction_id = $1 AND ${OF_PLANS} AND NOT sealed
       AND (changed_at, matter_id) > ($2::timestamptz, $3) ORDER BY changed_at, matter_id LIMIT $4`,
    [jurisdiction, after?.at ?? '-infinity', after?.id ?? '', limit],
  )
  return rows.map(({ body }) => body)
}

/**
 * Moves with every change of what a plan is made of, several of one instant too; null: there is no plan.
 * Asks the index for the last instant, and for what happened then.
 */
export async function planMark(db: Queryable, jurisdiction: number): Promise<string | null> {
  const [row] = await db.query<{ mark: string | null }>(
    `SELECT max(changed_at)::text || ' ' || count(*) || ' ' || sum(n) AS mark FROM matters
     WHERE jurisdiction_id = $1 AND ${OF_PLANS} AND changed_at = (
       SELECT max(l.changed_at) FROM matters l WHERE l.jurisdiction_id = $1 AND l.${OF_PLANS})`,
    [jurisdiction],
  )
  return row?.mark ?? null
}

/** How many matters a post owes the next act of in this role. */
export async function countOwedInRole(
  tx: Queryable,
  jurisdiction: number,
  { post, role }: { readonly post: string; readonly role: string },
): Promise<number> {
  const [row] = await tx.statement<{ count: number }>(
    'matters_owed_in_role',
    `SELECT count(DISTINCT matter_id) AS count FROM duties
     WHERE jurisdiction_id = $1 AND holder_is = 'post' AND holder = $2 AND role = $3`,
    [jurisdiction, post, role],
  )
  return row?.count ?? 0
}

/** Open targets that were issued as top priorities. */
export async function countTopPriorities(tx: Queryable, jurisdiction: number): Promise<number> {
  const [row] = await tx.statement<{ count: number }>(
    'matters_top_priorities',
    `SELECT count(*) AS count FROM matters
     WHERE jurisdiction_id = $1 AND kind = 'target' AND is_open AND state <> 'draft'
       AND body->'state'->>'isTop' = 'true'`,
    [jurisdiction],
  )
  return row?.count ?? 0
}
