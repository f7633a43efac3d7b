/**
 * Sessions: a random token in a cookie, its hash here. New at sign-in, dead at sign-out, when the
 * account is disabled, after half an hour without a request and after twelve hours in any case.
 */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { newToken, readToken } from './tokens.ts'

export const IDLE_MS = 30 * 60_000
export const ABSOLUTE_MS = 12 * 3_600_000
/** `seen_at` is written at most this often, so a session may idle out this much early, never late. */
const TOUCH_MS = 60_000

export interface SessionRow {
  readonly jurisdiction: number
  readonly hash: Buffer
  readonly account: string
  readonly person: string
  readonly name: string
  readonly login: string
  readonly mustChange: boolean
  readonly holding: string | null
  readonly createdAt: Instant
  readonly seenAt: Instant
  readonly provenAt: Instant
}

export async function createSession(
  tx: Queryable,
  jurisdiction: number,
  account: string,
  holding: string | null,
  now: Instant,
): Promise<string> {
  const text = newToken(jurisdiction)
  await tx.query(
    `INSERT INTO sessions
       (jurisdiction_id, hash, account_id, holding_id, created_at, seen_at, proven_at)
     VALUES ($1, $2, $3, $4, $5, $5, $5)`,
    [jurisdiction, readToken(text)?.hash, account, holding, now],
  )
  return text
}

/**
 * Null: no such session, over, or its account is not active. What is over is deleted. `asked` false: nobody asked, a
 * page that stands open only listens; that does not keep a session alive.
 */
export async function readSession(
  db: Queryable,
  token: string | undefined,
  now: Instant,
  asked = true,
): Promise<SessionRow | null> {
  const read = readToken(token)
  if (!read) return null
  const [row] = await db.statement<SessionRow>(
    'org_session',
    `SELECT s.jurisdiction_id AS jurisdiction, s.hash, s.account_id AS account,
       a.person_id AS person, p.name, a.login, a.must_change AS "mustChange",
       s.holding_id AS holding, s.created_at AS "createdAt", s.seen_at AS "seenAt",
       s.proven_at AS "provenAt"
     FROM sessions s
     JOIN accounts a ON a.jurisdiction_id = s.jurisdiction_id AND a.account_id = s.account_id
     JOIN people p ON p.jurisdiction_id = a.jurisdiction_id AND p.person_id = a.person_id
     WHERE s.jurisdiction_id = $1 AND a.jurisdiction_id = $1 AND p.jurisdiction_id = $1
       AND s.hash = $2 AND a.state = 'active'`,
    [read.jurisdiction, read.hash],
  )
  if (!row) return null
  const idle = Date.parse(now) - Date.parse(row.seenAt)
  if (idle > IDLE_MS || Date.parse(now) - Date.parse(row.createdAt) > ABSOLUTE_MS) {
    await endSession(db, token)
    return null
  }
  if (asked && idle > TOUCH_MS) await touch(db, row, now)
  return row
}

async function touch(
  db: Queryable,
  { jurisdiction, hash }: SessionRow,
  now: Instant,
): Promise<void> {
  await db.query(
    'UPDATE sessions SET seen_at = $3 WHERE jurisdiction_id = $1 AND hash = $2 AND seen_at < $3',
    [jurisdiction, hash, now],
  )
}

export async function chooseHolding(
  db: Queryable,
  { jurisdiction, hash }: Pick<SessionRow, 'jurisdiction' | 'hash'>,
  holding: string,
): Promise<void> {
  await db.query('UPDATE sessions SET holding_id = $3 WHERE jurisdiction_id = $1 AND hash = $2', [
    jurisdiction,
    hash,
    holding,
  ])
}

export async function proveSession(
  db: Queryable,
  { jurisdiction, hash }: Pick<SessionRow, 'jurisdiction' | 'hash'>,
  now: Instant,
): Promise<void> {
  await db.query('UPDATE sessions SET proven_at = $3 WHERE jurisdiction_id = $1 AND hash = $2', [
    jurisdiction,
    hash,
    now,
  ])
}

export async function endSession(db: Queryable, token: string | undefined): Promise<void> {
  const read = readToken(token)
  if (read) await dropSession(db, read)
}

export async function dropSession(
  db: Queryable,
  { jurisdiction, hash }: Pick<SessionRow, 'jurisdiction' | 'hash'>,
): Promise<void> {
  await db.query('DELETE FROM sessions WHERE jurisdiction_id = $1 AND hash = $2', [
    jurisdiction,
    hash,
  ])
}

export async function endSessionsOf(
  db: Queryable,
  jurisdiction: number,
  account: string,
): Promise<void> {
  await db.query('DELETE FROM sessions WHERE jurisdiction_id = $1 AND account_id = $2', [
    jurisdiction,
    account,
  ])
}

/** Whatever nobody came back to. */
export async function sweepSessions(
  db: Queryable,
  jurisdiction: number,
  now: Instant,
): Promise<void> {
  const before = (ms: number) => new Date(Date.parse(now) - ms).toISOString()
  await db.query(
    'DELETE FROM sessions WHERE jurisdiction_id = $1 AND (seen_at < $2 OR created_at < $3)',
    [jurisdiction, before(IDLE_MS), before(ABSOLUTE_MS)],
  )
}
