/**
 * What somebody owes, those who have waited longest first. Each holder's duties lie in the order in
 * which people have waited; of each no more is read than is wanted, however many there are.
 */
import type { Actor, Instant } from '../kernel/index.ts'
import { visibleTo } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import { conditions, DUTY, LINE, searched, withTexts } from './read.store.ts'
import type { Holding, Line, ListFilter, PageWanted, Searched } from './read.store.ts'

/** What the holders owe, those who have waited longest first. */
export async function worklist(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  holders: readonly Holding[],
  filter: ListFilter,
  page: PageWanted,
): Promise<Line[]> {
  if (holders.length === 0) return []
  const values: unknown[] = [jurisdiction]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const { after } = page
  const beyond = after
    ? `AND (d.opened_at, d.matter_id) > (${parameter(after.openedAt)}::timestamptz, ${parameter(after.id)})`
    : ''
  const where = conditions(actor, filter, null, values)
  const limit = parameter(page.limit)
  // Each holder's duties lie in the order in which people have waited: of each no more is read than
  // the page may need.
  const owed = holders.map(
    ({ is, holder }) => `(
      SELECT DISTINCT ON (d.opened_at, d.matter_id) d.*
      FROM duties d
      JOIN matters m ON m.jurisdiction_id = d.jurisdiction_id AND m.matter_id = d.matter_id
      WHERE d.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND d.holder_is = ${parameter(is)}
        AND d.holder = ${parameter(holder)} AND ${where} ${beyond}
      ORDER BY d.opened_at, d.matter_id, d.due_at NULLS LAST LIMIT ${limit})`,
  )
  const rows = await db.query<Line & Searched>(
    `SELECT ${LINE}${searched(filter, page.texts)}, ${DUTY} AS duty FROM (
       SELECT DISTINCT ON (d.opened_at, d.matter_id) d.* FROM (${owed.join(' UNION ALL ')}) d
       ORDER BY d.opened_at, d.matter_id, d.due_at NULLS LAST LIMIT ${limit}
     ) d
     JOIN matters m ON m.jurisdiction_id = d.jurisdiction_id AND m.matter_id = d.matter_id
     WHERE m.jurisdiction_id = $1 ORDER BY d.opened_at, d.matter_id`,
    values,
  )
  return rows.map(withTexts)
}

/** How many matters such a list has; counting stops at `most`. */
export async function countWorklist(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  holders: readonly Holding[],
  filter: ListFilter,
  most: number,
): Promise<number> {
  const values: unknown[] = [jurisdiction]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const where = conditions(actor, filter, null, values)
  return countOf(db, values, owedBy(holders, where, '', parameter), parameter(most))
}

/** Matters the holders owe something on, and how many of them are late; each counted up to `most`. */
export async function countOwed(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  holders: readonly Holding[],
  now: Instant,
  most: number,
): Promise<{ readonly mine: number; readonly late: number }> {
  const count = (late: boolean) => {
    const values: unknown[] = [jurisdiction]
    const parameter = (value: unknown) => `$${values.push(value)}`
    const condition = visibleTo(actor, values.length + 1)
    values.push(...condition.values)
    const only = late ? `AND d.due_at < ${parameter(now)}` : ''
    return countOf(db, values, owedBy(holders, condition.sql, only, parameter), parameter(most))
  }
  const [mine, late] = await Promise.all([count(false), count(true)])
  return { mine, late }
}

function owedBy(
  holders: readonly Holding[],
  where: string,
  more: string,
  parameter: (value: unknown) => string,
): readonly string[] {
  return holders.map(
    ({ is, holder }) => `(
      SELECT d.matter_id FROM duties d
      JOIN matters m ON m.jurisdiction_id = d.jurisdiction_id AND m.matter_id = d.matter_id
      WHERE d.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND d.holder_is = ${parameter(is)}
        AND d.holder = ${parameter(holder)} AND ${where} ${more} LIMIT `,
  )
}

/** A matter with several duties is one; so each branch reads a few more than it would need. */
async function countOf(
  db: Queryable,
  values: readonly unknown[],
  branches: readonly string[],
  most: string,
): Promise<number> {
  if (branches.length === 0) return 0
  const all = branches
    .map((branch) => `${branch}${most}::int * ${DUTIES_OF_ONE})`)
    .join(' UNION ALL ')
  const [row] = await db.query<{ n: number }>(
    `SELECT least(count(DISTINCT matter_id), ${most}::int)::int AS n FROM (${all}) owed`,
    values,
  )
  return row?.n ?? 0
}

/** As many as a kind gives one holder on one matter at a time. */
const DUTIES_OF_ONE = 2
