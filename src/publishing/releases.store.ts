/** Releases as they were published. Never changed: there is no statement here that could. */
import type { Day, Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface ReleaseRow {
  readonly year: number
  readonly releasedOn: Day
  readonly madeAt: Instant
  readonly method: number
  readonly inputs: string
  readonly tables: string
  /** SHA-256 over all events that were read, hexadecimal. */
  readonly digest: string
}

/** In the shape of a ReleaseRow. */
export const RELEASE_COLUMNS = `year, released_on AS "releasedOn", made_at AS "madeAt", method, inputs, tables, digest`

/** What is there already stays as it is, whoever comes second. */
export async function insertRelease(
  db: Queryable,
  jurisdiction: number,
  { year, releasedOn, madeAt, method, inputs, tables, digest }: ReleaseRow,
): Promise<void> {
  await db.query(
    `INSERT INTO releases (jurisdiction_id, year, released_on, made_at, method, inputs, tables, digest)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [jurisdiction, year, releasedOn, madeAt, method, inputs, tables, digest],
  )
}

/** Of every year the last release up to a day, the newest year first. */
export async function lastReleases(
  db: Queryable,
  jurisdiction: number,
  upTo: Day,
): Promise<readonly ReleaseRow[]> {
  return db.query<ReleaseRow>(
    `SELECT DISTINCT ON (year) ${RELEASE_COLUMNS} FROM releases
     WHERE jurisdiction_id = $1 AND released_on <= $2 ORDER BY year DESC, released_on DESC`,
    [jurisdiction, upTo],
  )
}

/** What was released on the last day of releases that is not after this one. */
export async function releasesOf(
  db: Queryable,
  jurisdiction: number,
  upTo: Day,
): Promise<readonly ReleaseRow[]> {
  return db.query<ReleaseRow>(
    `SELECT ${RELEASE_COLUMNS} FROM releases
     WHERE jurisdiction_id = $1 AND released_on = (
       SELECT max(r.released_on) FROM releases r WHERE r.jurisdiction_id = $1 AND r.released_on <= $2)
     ORDER BY year`,
    [jurisdiction, upTo],
  )
}

/** The last releases of a year, the newest first. */
export async function recentReleases(
  db: Queryable,
  jurisdiction: number,
  year: number,
  limit: number,
): Promise<readonly ReleaseRow[]> {
  return db.query<ReleaseRow>(
    `SELECT ${RELEASE_COLUMNS} FROM releases WHERE jurisdiction_id = $1 AND year = $2
     ORDER BY released_on DESC LIMIT $3`,
    [jurisdiction, year, limit],
  )
}

/** The last release of a year up to a day; null: there was none. */
export async function lastReleaseOf(
  db: Queryable,
  jurisdiction: number,
  year: number,
  upTo: Day,
): Promise<ReleaseRow | null> {
  const [row] = await db.query<ReleaseRow>(
    `SELECT ${RELEASE_COLUMNS} FROM releases
     WHERE jurisdiction_id = $1 AND year = $2 AND released_on <= $3 ORDER BY released_on DESC LIMIT 1`,
    [jurisdiction, year, upTo],
  )
  return row ?? null
}

/** Null: nothing was released on that day. */
export async function releaseOn(
  db: Queryable,
  jurisdiction: number,
  { year, day }: { readonly year: number; readonly day: Day },
): Promise<ReleaseRow | null> {
  const [row] = await db.query<ReleaseRow>(
    `SELECT ${RELEASE_COLUMNS} FROM releases
     WHERE jurisdiction_id = $1 AND year = $2 AND released_on = $3`,
    [jurisdiction, year, day],
  )
  return row ?? null
}

/** Every release there is, without what it says. */
export async function releaseDays(
  db: Queryable,
  jurisdiction: number,
): Promise<readonly { readonly year: number; readonly day: Day }[]> {
  return db.query(
    `SELECT year, released_on AS day FROM releases
     WHERE jurisdiction_id = $1 ORDER BY released_on, year`,
    [jurisdiction],
  )
}
