/** Rows of the tables plan_standings and plan_standings_made. */
import type { Day } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { Standing } from './standing.ts'

export interface Made {
  readonly mark: string
  readonly on: Day
}

export async function lastMade(db: Queryable, jurisdiction: number): Promise<Made | null> {
  const [row] = await db.query<Made>(
    `SELECT mark, made_on::text AS on FROM plan_standings_made WHERE jurisdiction_id = $1`,
    [jurisdiction],
  )
  return row ?? null
}

/** One at a time makes them: whoever comes second waits, and finds them made. */
export async function keepMade(tx: Queryable, jurisdiction: number, made: Made): Promise<void> {
  await tx.query(
    `INSERT INTO plan_standings_made (jurisdiction_id, mark, made_on) VALUES ($1, $2, $3)
     ON CONFLICT (jurisdiction_id) DO UPDATE SET mark = excluded.mark, made_on = excluded.made_on`,
    [jurisdiction, made.mark, made.on],
  )
}

const BATCH = 200

/** Only rows that say something new are written; those of targets that are gone are taken away. */
export async function replaceStandings(
  tx: Queryable,
  jurisdiction: number,
  standings: readonly Standing[],
): Promise<{ readonly written: number; readonly gone: number }> {
  const rows = await tx.query<{ id: string }>(
    `SELECT target_id AS id FROM plan_standings WHERE jurisdiction_id = $1`,
    [jurisdiction],
  )
  const before = new Set(rows.map(({ id }) => id))
  const written = await writeChanged(tx, jurisdiction, standings)
  for (const { target } of standings) before.delete(target)
  if (before.size > 0)
    await tx.query(
      `DELETE FROM plan_standings WHERE jurisdiction_id = $1 AND target_id = ANY($2)`,
      [jurisdiction, [...before]],
    )
  return { written, gone: before.size }
}

async function writeChanged(
  tx: Queryable,
  jurisdiction: number,
  standings: readonly Standing[],
): Promise<number> {
  let written = 0
  for (let from = 0; from < standings.length; from += BATCH) {
    const values: unknown[] = [jurisdiction]
    const parameter = (value: unknown) => `$${values.push(value)}`
    const sql = standings.slice(from, from + BATCH).map((one) => {
      const columns = [
        one.target,
        one.number,
        one.parent ?? '',
        one.commitment ?? '',
        one.unit,
        one.post,
        one.weight,
        one.deadline,
        one.isOpen,
        one.lights.schedule.colour,
        one.lights.quality.colour,
        one.lights.effect.colour,
        JSON.stringify(one),
      ].map(parameter)
      return `($1, ${columns.join(', ')})`
    })
    const rows = await tx.query(
      `INSERT INTO plan_standings (jurisdiction_id, target_id, number, parent_id, commitment_id, unit, post,
         weight, deadline, is_open, schedule, quality, effect, standing) VALUES ${sql.join(', ')}
       ON CONFLICT (jurisdiction_id, target_id) DO UPDATE SET parent_id = excluded.parent_id,
         commitment_id = excluded.commitment_id, unit = excluded.unit, post = excluded.post,
         weight = excluded.weight, deadline = excluded.deadline, is_open = excluded.is_open,
         schedule = excluded.schedule, quality = excluded.quality, effect = excluded.effect,
         standing = excluded.standing
       WHERE plan_standings.standing IS DISTINCT FROM excluded.standing
       RETURNING target_id`,
      values,
    )
    written += rows.length
  }
  return written
}

export async function standingOf(
  db: Queryable,
  jurisdiction: number,
  by: { readonly number: string } | { readonly target: string },
): Promise<Standing | null> {
  const column = 'number' in by ? 'number' : 'target_id'
  const [row] = await db.query<{ standing: Standing }>(
    `SELECT standing FROM plan_standings WHERE jurisdiction_id = $1 AND ${column} = $2`,
    [jurisdiction, 'number' in by ? by.number : by.target],
  )
  return row?.standing ?? null
}

export async function standingsAmong(
  db: Queryable,
  jurisdiction: number,
  targets: readonly string[],
): Promise<readonly Standing[]> {
  if (targets.length === 0) return []
  const rows = await db.query<{ standing: Standing }>(
    `SELECT standing FROM plan_standings WHERE jurisdiction_id = $1 AND target_id = ANY($2)`,
    [jurisdiction, [...new Set(targets)]],
  )
  return rows.map(({ standing }) => standing)
}

export interface PartsPage {
  readonly limit: number
  readonly offset: number
  /** Those that are over, or those that are not. */
  readonly isOpen?: boolean
}

/** Those beneath one, the heaviest first; null: those above all. */
export async function standingsUnder(
  db: Queryable,
  jurisdiction: number,
  parent: string | null,
  { limit, offset, isOpen }: PartsPage,
): Promise<readonly Standing[]> {
  const rows = await db.query<{ standing: Standing }>(
    `SELECT standing FROM plan_standings WHERE jurisdiction_id = $1 AND parent_id = $2
       AND ($5::boolean IS NULL OR is_open = $5)
     ORDER BY is_open DESC, weight DESC, target_id LIMIT $3 OFFSET $4`,
    [jurisdiction, parent ?? '', limit, offset, isOpen ?? null],
  )
  return rows.map(({ standing }) => standing)
}

/** Units that answer for targets now, with how many. */
export async function answering(
  db: Queryable,
  jurisdiction: number,
): Promise<readonly { readonly unit: string; readonly post: string; readonly count: number }[]> {
  return db.query(
    `SELECT unit, post, count(*)::int AS count FROM plan_standings
     WHERE jurisdiction_id = $1 AND is_open GROUP BY unit, post ORDER BY unit, post`,
    [jurisdiction],
  )
}

export async function standingsOfUnit(
  db: Queryable,
  jurisdiction: number,
  unit: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly Standing[]> {
  const rows = await db.query<{ standing: Standing }>(
    `SELECT standing FROM plan_standings WHERE jurisdiction_id = $1 AND unit = $2 AND is_open
     ORDER BY post, deadline, target_id LIMIT $3 OFFSET $4`,
    [jurisdiction, unit, limit, offset],
  )
  return rows.map(({ standing }) => standing)
}

/** Open targets that are late or may be, the soonest deadline first. */
export async function slippingTargets(
  db: Queryable,
  jurisdiction: number,
  limit: number,
): Promise<readonly Standing[]> {
  const rows = await db.query<{ standing: Standing }>(
    `SELECT standing FROM plan_standings WHERE jurisdiction_id = $1 AND is_open
       AND schedule IN ('bad', 'watch') ORDER BY deadline, target_id LIMIT $2`,
    [jurisdiction, limit],
  )
  return rows.map(({ standing }) => standing)
}
