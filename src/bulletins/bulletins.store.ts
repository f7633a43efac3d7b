/** Bulletins as they were issued. Never changed: there is no statement here that could. */
import type { Instant, Matter } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface IssuedRow {
  readonly year: number
  readonly seq: number
  readonly matter: string
  readonly at: Instant
  /** The bytes that are published. */
  readonly body: string
}

const COLUMNS = 'year, seq, matter_id AS matter, issued_at AS at, body'

/** Published, and not issued yet: the longest waiting first. */
export async function unissued(
  tx: Queryable,
  jurisdiction: number,
  bodies: readonly Matter[],
): Promise<readonly Matter[]> {
  const rows = await tx.query<{ id: string }>(
    'SELECT matter_id AS id FROM bulletins WHERE jurisdiction_id = $1 AND matter_id = ANY($2)',
    [jurisdiction, bodies.map(({ id }) => id)],
  )
  const issued = new Set(rows.map(({ id }) => id))
  return bodies.filter(({ id }) => !issued.has(id))
}

/** The number after the last one of the year. */
export async function nextSeq(tx: Queryable, jurisdiction: number, year: number): Promise<number> {
  const [row] = await tx.query<{ seq: number }>(
    'SELECT coalesce(max(seq), 0) + 1 AS seq FROM bulletins WHERE jurisdiction_id = $1 AND year = $2',
    [jurisdiction, year],
  )
  return row?.seq ?? 1
}

/** False: somebody issued it, or gave the number away, at the same moment. */
export async function insertIssued(
  tx: Queryable,
  jurisdiction: number,
  { year, seq, matter, at, body }: IssuedRow,
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO bulletins (jurisdiction_id, year, seq, matter_id, issued_at, body)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING seq`,
    [jurisdiction, year, seq, matter, at, body],
  )
  return rows.length > 0
}

export async function issuedOf(
  db: Queryable,
  jurisdiction: number,
  { year, seq }: { readonly year: number; readonly seq: number },
): Promise<IssuedRow | null> {
  const [row] = await db.query<IssuedRow>(
    `SELECT ${COLUMNS} FROM bulletins WHERE jurisdiction_id = $1 AND year = $2 AND seq = $3`,
    [jurisdiction, year, seq],
  )
  return row ?? null
}

export async function issuedFor(
  db: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<IssuedRow | null> {
  const [row] = await db.query<IssuedRow>(
    `SELECT ${COLUMNS} FROM bulletins WHERE jurisdiction_id = $1 AND matter_id = $2`,
    [jurisdiction, matter],
  )
  return row ?? null
}

/** The newest first. */
export async function listIssued(
  db: Queryable,
  jurisdiction: number,
  limit: number,
): Promise<readonly IssuedRow[]> {
  return db.query<IssuedRow>(
    `SELECT ${COLUMNS} FROM bulletins WHERE jurisdiction_id = $1 ORDER BY year DESC, seq DESC LIMIT $2`,
    [jurisdiction, limit],
  )
}
