/** How far the search for hot problems has looked. */
import type { Queryable } from '../platform/database.ts'

export interface Seen {
  /** Of the way in which they are found. */
  readonly version: string
  /** Requests that changed before are looked at. */
  readonly until: string
  /** Of the day and of what stands beside the problems: another needs their figures anew. */
  readonly fingerprint: string
  /** When all were grouped last, and how many. */
  readonly wholeAt: string
  readonly size: number
}

export async function readSeen(db: Queryable, jurisdiction: number): Promise<Seen | null> {
  const [row] = await db.query<Seen>(
    `SELECT version, until, fingerprint, whole_at AS "wholeAt", size FROM hot_seen
     WHERE jurisdiction_id = $1 AND until IS NOT NULL AND whole_at IS NOT NULL`,
    [jurisdiction],
  )
  return row ?? null
}

/** What was common when all were grouped last: see routing/hot/common.ts. `mark` tells one from another. */
export async function readCommonMark(db: Queryable, jurisdiction: number): Promise<string | null> {
  const [row] = await db.query<{ mark: string | null }>(
    `SELECT size || ' ' || md5(common) AS mark FROM hot_seen WHERE jurisdiction_id = $1`,
    [jurisdiction],
  )
  return row?.mark ?? null
}

export async function readCommon(
  db: Queryable,
  jurisdiction: number,
): Promise<{ readonly size: number; readonly packed: Buffer } | null> {
  const [row] = await db.query<{ size: number; packed: Buffer }>(
    `SELECT size, common AS packed FROM hot_seen WHERE jurisdiction_id = $1 AND common IS NOT NULL`,
    [jurisdiction],
  )
  return row ?? null
}

export async function keepWhole(
  tx: Queryable,
  jurisdiction: number,
  {
    version,
    until,
    wholeAt,
    size,
    common,
  }: Omit<Seen, 'fingerprint'> & { readonly common: Buffer },
): Promise<void> {
  await tx.query(
    `INSERT INTO hot_seen (jurisdiction_id, fingerprint, seen_at, version, until, whole_at, size, common)
     VALUES ($1, '', $2, $3, $4, $2, $5, $6)
     ON CONFLICT (jurisdiction_id) DO UPDATE SET seen_at = excluded.seen_at, version = excluded.version,
       until = excluded.until, whole_at = excluded.whole_at, size = excluded.size, common = excluded.common`,
    [jurisdiction, wholeAt, version, until, size, common],
  )
}

export async function keepUntil(tx: Queryable, jurisdiction: number, until: string): Promise<void> {
  await tx.query('UPDATE hot_seen SET until = $2, seen_at = $2 WHERE jurisdiction_id = $1', [
    jurisdiction,
    until,
  ])
}

export async function keepFingerprint(
  tx: Queryable,
  jurisdiction: number,
  fingerprint: string,
): Promise<void> {
  await tx.query('UPDATE hot_seen SET fingerprint = $2 WHERE jurisdiction_id = $1', [
    jurisdiction,
    fingerprint,
  ])
}

/** Two looks at a time would each put down what it found; on the coordinator, for the transaction. */
export async function lockHot(tx: Queryable, jurisdiction: number): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(240024, $1)`, [jurisdiction])
}
