/**
 * Every change by an administrator: one transaction, one entry of the log that is only ever
 * appended to, the tree's version raised.
 */
import type { Instant, Power, Result } from '../kernel/index.ts'
import { ok, refuse } from '../kernel/index.ts'
import type { Database, Queryable } from '../platform/database.ts'
import type { InsideOfficial } from './visibility.ts'

/** Who changes what, where and when. `house` is the software itself: first start, demonstration. */
export interface Administration {
  readonly db: Database
  readonly jurisdiction: number
  readonly now: Instant
  readonly by: InsideOfficial | 'house'
}

export interface Change {
  readonly needs: Power
  readonly act: string
  readonly subject: string
  /** What is written beside it; never a secret. */
  readonly details: Readonly<Record<string, unknown>>
}

/** A refusal inside a transaction, thrown to roll it back and handed out as a value again. */
class Refused extends Error {
  readonly refusal: { ok: false; refusal: { code: string } }

  constructor(refusal: ReturnType<typeof refuse>) {
    super(refusal.refusal.code)
    this.refusal = refusal
  }
}

/** Stops a change with a refusal: to be thrown inside `work`. */
export function refused(code: string, field?: string): Error {
  return new Refused(refuse(code, field === undefined ? {} : { field }))
}

/**
 * Refusals: `not_allowed` (system, security and audit administrators are apart: each may only their
 * own), and whatever `work` throws as refused().
 */
export async function change<T>(
  admin: Administration,
  what: Change,
  work: (tx: Queryable) => Promise<T>,
): Promise<Result<T>> {
  const { by, db, jurisdiction, now } = admin
  if (by !== 'house' && !mayChange(by, jurisdiction, what.needs)) return refuse('not_allowed')
  try {
    return ok(
      await db.transaction(async (tx) => {
        await raiseVersion(tx, jurisdiction)
        const value = await work(tx)
        await log(tx, jurisdiction, now, by, what)
        return value
      }),
    )
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

function mayChange(by: InsideOfficial, jurisdiction: number, needs: Power): boolean {
  return by.jurisdiction === jurisdiction && by.powers.includes(needs)
}

async function raiseVersion(tx: Queryable, jurisdiction: number): Promise<void> {
  await tx.query(
    `INSERT INTO org_versions (jurisdiction_id, version) VALUES ($1, 1)
     ON CONFLICT (jurisdiction_id) DO UPDATE SET version = org_versions.version + 1`,
    [jurisdiction],
  )
}

export async function log(
  tx: Queryable,
  jurisdiction: number,
  now: Instant,
  by: InsideOfficial | 'house',
  { act, subject, details }: Omit<Change, 'needs'>,
): Promise<void> {
  const [person, post] = by === 'house' ? [null, null] : [by.person, by.post]
  await tx.query(
    `INSERT INTO admin_log (jurisdiction_id, at, person_id, post_id, act, subject, details)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [jurisdiction, now, person, post, act, subject, JSON.stringify(details)],
  )
}

export interface LogEntry {
  readonly entry: number
  readonly at: Instant
  readonly person: string | null
  readonly post: string | null
  readonly act: string
  readonly subject: string
  readonly details: Readonly<Record<string, unknown>>
}

/** Newest first, for the audit administrator; `before` pages backwards. */
export async function readAdminLog(
  db: Queryable,
  jurisdiction: number,
  before: number | null,
  most = 100,
): Promise<LogEntry[]> {
  return db.query<LogEntry>(
    `SELECT entry_id AS entry, at, person_id AS person, post_id AS post, act, subject, details
     FROM admin_log
     WHERE jurisdiction_id = $1 AND ($2::bigint IS NULL OR entry_id < $2)
     ORDER BY entry_id DESC
     LIMIT $3`,
    [jurisdiction, before, most],
  )
}
