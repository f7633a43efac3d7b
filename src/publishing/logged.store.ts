/** Which tables were given to the log: written once, in the transaction of what they tell. */
import type { Queryable } from '../platform/database.ts'
import { RELEASE_COLUMNS } from './releases.store.ts'
import type { ReleaseRow } from './releases.store.ts'

export interface Logged {
  readonly name: string
  /** 1 for the first entry of a name; each correction is one more. */
  readonly version: number
  readonly sha256: Buffer
}

export async function lastLogged(
  db: Queryable,
  jurisdiction: number,
  name: string,
): Promise<Logged | null> {
  const [row] = await db.query<Logged>(
    `SELECT name, version, sha256 FROM logged_tables
     WHERE jurisdiction_id = $1 AND name = $2 ORDER BY version DESC LIMIT 1`,
    [jurisdiction, name],
  )
  return row ?? null
}

/** The version of a name that says exactly these bytes; null: none does. */
export async function versionWith(
  db: Queryable,
  jurisdiction: number,
  name: string,
  sha256: Buffer,
): Promise<number | null> {
  const [row] = await db.query<{ version: number }>(
    `SELECT version FROM logged_tables
     WHERE jurisdiction_id = $1 AND name = $2 AND sha256 = $3 ORDER BY version DESC LIMIT 1`,
    [jurisdiction, name, sha256],
  )
  return row?.version ?? null
}

/** False: somebody entered it at the same moment. */
export async function insertLogged(
  tx: Queryable,
  jurisdiction: number,
  { name, version, sha256 }: Logged,
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO logged_tables (jurisdiction_id, name, version, sha256) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING version`,
    [jurisdiction, name, version, sha256],
  )
  return rows.length > 0
}

/** In the order of their names and corrections. */
export async function listLogged(db: Queryable, jurisdiction: number): Promise<readonly Logged[]> {
  return db.query<Logged>(
    `SELECT name, version, sha256 FROM logged_tables WHERE jurisdiction_id = $1 ORDER BY name, version`,
    [jurisdiction],
  )
}

export async function unloggedReleases(
  db: Queryable,
  jurisdiction: number,
): Promise<readonly ReleaseRow[]> {
  return db.query<ReleaseRow>(
    `SELECT ${RELEASE_COLUMNS} FROM releases r
     WHERE r.jurisdiction_id = $1 AND NOT EXISTS (
       SELECT FROM logged_tables l WHERE l.jurisdiction_id = $1
         AND l.name = 'release-' || r.year || '-' || r.released_on || '.json')
     ORDER BY released_on, year`,
    [jurisdiction],
  )
}
