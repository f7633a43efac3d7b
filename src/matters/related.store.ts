/** Other matters named beside one, and how much there is to do: only what the reader may see. */
import type { Actor, Instant } from '../kernel/index.ts'
import { visibleTo } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { Holding } from './read.store.ts'

export interface Related {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly kind: string
  readonly state: string
}

const RELATED = 'm.matter_id AS id, m.number, m.title, m.kind, m.state'

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

/** Matters the holders owe something on, and how many of them are late; counting stops at `most`. */
export async function countOwed(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  holders: readonly Holding[],
  now: Instant,
  most: number,
): Promise<{ readonly mine: number; readonly late: number }> {
  if (holders.length === 0) return { mine: 0, late: 0 }
  const values: unknown[] = [jurisdiction, now, most]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const owed = holders
    .map(({ is, holder }) => `(d.holder_is = ${parameter(is)} AND d.holder = ${parameter(holder)})`)
    .join(' OR ')
  const condition = visibleTo(actor, values.length + 1)
  values.push(...condition.values)
  const [row] = await db.query<{ mine: number; late: number }>(
    `SELECT count(*) AS mine, count(*) FILTER (WHERE late) AS late FROM (
       SELECT bool_or(d.due_at < $2) AS late FROM duties d
       JOIN matters m ON m.jurisdiction_id = d.jurisdiction_id AND m.matter_id = d.matter_id
       WHERE d.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND (${owed}) AND ${condition.sql}
       GROUP BY m.matter_id LIMIT $3
     ) owed`,
    values,
  )
  return row ?? { mine: 0, late: 0 }
}
