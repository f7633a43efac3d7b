/** Other matters named beside one: only what the reader may see. */
import type { Actor } from '../kernel/index.ts'
import { visibleTo } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import { TITLE } from './read.store.ts'

export interface Related {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly kind: string
  readonly state: string
}

const RELATED = `m.matter_id AS id, m.number, ${TITLE}, m.kind, m.state`

/** Those of these matters that the reader may see; of the others nothing is said. */
export async function relatedOf(
  db: Queryable,
  jurisdiction: number,
  ids: readonly string[],
  actor: Actor,
): Promise<Related[]> {
  if (ids.length === 0) return []
  const condition = visibleTo(actor, 3)
  return db.query<Related>(
    `SELECT ${RELATED} FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.matter_id = ANY($2) AND ${condition.sql}`,
    [jurisdiction, [...new Set(ids)], ...condition.values],
  )
}

/** Matters that name this one, oldest first. */
export async function linkedTo(
  db: Queryable,
  jurisdiction: number,
  id: string,
  actor: Actor,
  most = 50,
): Promise<(Related & { readonly type: string })[]> {
  const condition = visibleTo(actor, 4)
  return db.query<Related & { type: string }>(
    `SELECT ${RELATED}, l.type FROM links l
     JOIN matters m ON m.jurisdiction_id = l.jurisdiction_id AND m.matter_id = l.from_matter
     WHERE l.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND l.to_matter = $2 AND ${condition.sql}
     ORDER BY m.opened_at, m.matter_id LIMIT $3`,
    [jurisdiction, id, most, ...condition.values],
  )
}
