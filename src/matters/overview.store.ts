/** Counts for whoever looks after many matters: only of what they may see, each count bounded. */
import { dayOf } from '../kernel/index.ts'
import type { Actor, Instant } from '../kernel/index.ts'
import { visibleTo } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import { conditions } from './read.store.ts'
import type { ListFilter } from './read.store.ts'

/** How many a list of this filter would have; counting stops at `most`. */
export async function countList(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  filter: ListFilter,
  most: number,
): Promise<number> {
  const values: unknown[] = [jurisdiction]
  const where = conditions(actor, filter, null, values)
  values.push(most)
  const [row] = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (
       SELECT 1 FROM matters m WHERE m.jurisdiction_id = $1 AND ${where} LIMIT $${values.length}
     ) counted`,
    values,
  )
  return row?.n ?? 0
}

export interface DueOn {
  /** A day of the jurisdiction. */
  readonly day: string
  readonly matters: number
}

/** On how many open matters somebody owes an act, by the day it is due, from today on. */
export async function dueByDay(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  now: Instant,
  days: number,
): Promise<DueOn[]> {
  const visible = visibleTo(actor, 4)
  const from = `${dayOf(now)}T00:00:00.000+08:00`
  return db.query<DueOn>(
    `SELECT to_char(d.due_at AT TIME ZONE interval '8 hours', 'YYYY-MM-DD') AS day, count(DISTINCT d.matter_id)::int AS matters
     FROM duties d JOIN matters m ON m.jurisdiction_id = d.jurisdiction_id AND m.matter_id = d.matter_id
     WHERE d.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND d.due_at >= $2
       AND d.due_at < $2::timestamptz + make_interval(days => $3)
       AND d.holder_is NOT IN ('resident', 'system') AND ${visible.sql}
     GROUP BY 1 ORDER BY 1`,
    [jurisdiction, from, days, ...visible.values],
  )
}

export interface UnitLoad {
  readonly unit: string
  readonly open: number
  readonly late: number
}

/** What lies with each unit, and how much of it is late. */
export async function loadByUnit(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  now: Instant,
): Promise<UnitLoad[]> {
  const visible = visibleTo(actor, 3)
  return db.query<UnitLoad>(
    `SELECT m.lead_unit AS unit, count(*)::int AS open,
       count(*) FILTER (WHERE EXISTS (SELECT 1 FROM duties d WHERE d.jurisdiction_id = $1 AND d.matter_id = m.matter_id
         AND d.holder_is = 'unit' AND d.holder = m.lead_unit AND d.due_at < $2))::int AS late
     FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.is_open AND m.counts <> 'done' AND m.lead_unit IS NOT NULL AND ${visible.sql}
     GROUP BY m.lead_unit`,
    [jurisdiction, now, ...visible.values],
  )
}
