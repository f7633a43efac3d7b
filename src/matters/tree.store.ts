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
