/** SQL of the ballot box. Slips are never touched by an answer; marks and votes are only added until the box is destroyed. */
import type { Queryable } from '../platform/database.ts'

const AT_ONCE = 1_000

export interface Slip {
  readonly slip: Buffer
  readonly group: string
}

/** In the order of what is random, so that the order in which they lie says nothing of whose they are. */
export async function replaceSlips(
  tx: Queryable,
  jurisdiction: number,
  ballot: string,
  slips: readonly Slip[],
): Promise<void> {
  for (const table of ['ballot_slips', 'ballot_turnout'])
    await tx.query(`DELETE FROM ${table} WHERE jurisdiction_id = $1 AND matter_id = $2`, [
      jurisdiction,
      ballot,
    ])
  const all = slips.toSorted((a, b) => Buffer.compare(a.slip, b.slip))
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const values: unknown[] = [jurisdiction, ballot]
    const rows = all
      .slice(from, from + AT_ONCE)
      .map(({ slip, group }) => `($1, $2, $${values.push(slip)}, $${values.push(group)})`)
    await tx.query(
      `INSERT INTO ballot_slips (jurisdiction_id, matter_id, slip, group_name) VALUES ${rows.join(', ')}`,
      values,
    )
  }
  const groups = [...new Set(slips.map(({ group }) => group))]
  const values: unknown[] = [jurisdiction, ballot]
  const rows = groups.map((group) => `($1, $2, $${values.push(group)}, 0)`)
  if (rows.length > 0)
    await tx.query(
      `INSERT INTO ballot_turnout (jurisdiction_id, matter_id, group_name, cast_votes) VALUES ${rows.join(', ')}`,
      values,
    )
}

export async function readSlips(
  tx: Queryable,
  jurisdiction: number,
  ballot: string,
): Promise<readonly Slip[]> {
  return tx.query<Slip>(
    `SELECT slip, group_name AS group FROM ballot_slips
     WHERE jurisdiction_id = $1 AND matter_id = $2 ORDER BY slip`,
    [jurisdiction, ballot],
  )
}

/** Its group; null: it is no slip of this ballot. */
export async function groupOfSlip(
  tx: Queryable,
  jurisdiction: number,
  ballot: string,
  slip: Buffer,
): Promise<string | null> {
  const [row] = await tx.statement<{ group: string }>(
    'ballots_group_of_slip',
    `SELECT group_name AS group FROM ballot_slips
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND slip = $3`,
    [jurisdiction, ballot, slip],
  )
  return row?.group ?? null
}

/** Whoever answers waits here for whoever counts, and the other way round. */
export async function lockTurnout(
  tx: Queryable,
  jurisdiction: number,
  ballot: string,
  group: string | null,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ group: string; cast: number }>(
    `SELECT group_name AS group, cast_votes AS cast FROM ballot_turnout
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND ($3::text IS NULL OR group_name = $3)
     ORDER BY group_name FOR UPDATE`,
    [jurisdiction, ballot, group],
  )
  return new Map(rows.map(({ group: name, cast }) => [name, cast]))
}

export async function readTurnout(
  db: Queryable,
  jurisdiction: number,
  ballots: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const rows = await db.query<{ ballot: string; group: string; cast: number }>(
    `SELECT matter_id AS ballot, group_name AS group, cast_votes AS cast FROM ballot_turnout
     WHERE jurisdiction_id = $1 AND matter_id = ANY($2)`,
    [jurisdiction, ballots],
  )
  const found = new Map<string, Map<string, number>>()
  for (const { ballot, group, cast } of rows) {
    const of = found.get(ballot) ?? new Map<string, number>()
    found.set(ballot, of.set(group, cast))
  }
  return found
}

/** False: this mark is there already. */
export async function addMark(
  tx: Queryable,
  jurisdiction: number,
  ballot: string,
  mark: Buffer,
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO ballot_marks (jurisdiction_id, matter_id, mark) VALUES ($1, $2, $3)
     ON CONFLICT (jurisdiction_id, matter_id, mark) DO NOTHING RETURNING 1`,
    [jurisdiction, ballot, mark],
  )
  return rows.length > 0
}

export async function addVote(
  tx: Queryable,
  jurisdiction: number,
  ballot: string,
  { vote, group }: { readonly vote: Buffer; readonly group: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO ballot_votes (jurisdiction_id, matter_id, vote) VALUES ($1, $2, $3)`,
    [jurisdiction, ballot, vote],
  )
  await tx.query(
    `UPDATE ballot_turnout SET cast_votes = cast_votes + 1
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND group_name = $3`,
    [jurisdiction, ballot, group],
  )
}

export async function countMarks(
  tx: Queryable,
  jurisdiction: number,
  ballot: string,
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'SELECT count(*) AS count FROM ballot_marks WHERE jurisdiction_id = $1 AND matter_id = $2',
    [jurisdiction, ballot],
  )
  return row?.count ?? 0
}

export async function readVotes(
  tx: Queryable,
  jurisdiction: number,
  ballot: string,
): Promise<readonly Buffer[]> {
  const rows = await tx.query<{ vote: Buffer }>(
    'SELECT vote FROM ballot_votes WHERE jurisdiction_id = $1 AND matter_id = $2 ORDER BY vote',
    [jurisdiction, ballot],
  )
  return rows.map(({ vote }) => vote)
}

/** Ballots of which anything lies here still. */
export async function ballotsHeld(db: Queryable, jurisdiction: number): Promise<readonly string[]> {
  const rows = await db.query<{ ballot: string }>(
    'SELECT DISTINCT matter_id AS ballot FROM ballot_turnout WHERE jurisdiction_id = $1',
    [jurisdiction],
  )
  return rows.map(({ ballot }) => ballot)
}

export async function emptyBox(tx: Queryable, jurisdiction: number, ballot: string): Promise<void> {
  for (const table of ['ballot_votes', 'ballot_marks', 'ballot_slips', 'ballot_turnout'])
    await tx.query(`DELETE FROM ${table} WHERE jurisdiction_id = $1 AND matter_id = $2`, [
      jurisdiction,
      ballot,
    ])
}
