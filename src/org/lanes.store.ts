/** Failures at sign-in by lane. A lane names an account or a browser, never an address. */
import type { Day, Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { faded } from './throttle.ts'

export async function failuresIn(
  db: Queryable,
  jurisdiction: number,
  lane: string,
  now: Instant,
): Promise<number> {
  const [row] = await db.statement<{ failures: number; failedAt: Instant }>(
    'org_lane',
    `SELECT failures, failed_at AS "failedAt" FROM sign_in_lanes
     WHERE jurisdiction_id = $1 AND lane = $2`,
    [jurisdiction, lane],
  )
  return row ? faded(row.failures, Date.parse(now) - Date.parse(row.failedAt)) : 0
}

/** Returns how many it is then. Two processes at once may count one too few: they race a second apart. */
export async function addFailure(
  db: Queryable,
  jurisdiction: number,
  lane: string,
  now: Instant,
): Promise<number> {
  const failures = (await failuresIn(db, jurisdiction, lane, now)) + 1
  await db.query(
    `INSERT INTO sign_in_lanes (jurisdiction_id, lane, failures, failed_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (jurisdiction_id, lane)
     DO UPDATE SET failures = excluded.failures, failed_at = excluded.failed_at`,
    [jurisdiction, lane, failures, now],
  )
  return failures
}

/** Counts what does not fade: here it is the sum that matters, not how fast it came. */
export async function countIn(db: Queryable, jurisdiction: number, lane: string): Promise<number> {
  const [row] = await db.statement<{ failures: number }>(
    'org_lane_count',
    'SELECT failures FROM sign_in_lanes WHERE jurisdiction_id = $1 AND lane = $2',
    [jurisdiction, lane],
  )
  return row?.failures ?? 0
}

export async function addCount(
  db: Queryable,
  jurisdiction: number,
  lane: string,
  now: Instant,
): Promise<number> {
  const [row] = await db.query<{ failures: number }>(
    `INSERT INTO sign_in_lanes (jurisdiction_id, lane, failures, failed_at) VALUES ($1, $2, 1, $3)
     ON CONFLICT (jurisdiction_id, lane)
     DO UPDATE SET failures = sign_in_lanes.failures + 1, failed_at = excluded.failed_at
     RETURNING failures`,
    [jurisdiction, lane, now],
  )
  return row?.failures ?? 0
}

export async function clearLane(db: Queryable, jurisdiction: number, lane: string): Promise<void> {
  await db.query('DELETE FROM sign_in_lanes WHERE jurisdiction_id = $1 AND lane = $2', [
    jurisdiction,
    lane,
  ])
}

/** Lanes in which nothing failed for a month, and codes that are too old. */
export async function sweepLanes(db: Queryable, jurisdiction: number, now: Instant): Promise<void> {
  const monthAgo = new Date(Date.parse(now) - 30 * 24 * 3_600_000).toISOString()
  await db.query('DELETE FROM sign_in_lanes WHERE jurisdiction_id = $1 AND failed_at < $2', [
    jurisdiction,
    monthAgo,
  ])
  await db.query('DELETE FROM account_codes WHERE jurisdiction_id = $1 AND until < $2', [
    jurisdiction,
    now,
  ])
}

export async function isDeviceOf(
  db: Queryable,
  jurisdiction: number,
  hash: Buffer,
  account: string,
): Promise<boolean> {
  const rows = await db.statement(
    'org_device',
    `SELECT account_id FROM sign_in_devices
     WHERE jurisdiction_id = $1 AND hash = $2 AND account_id = $3`,
    [jurisdiction, hash, account],
  )
  return rows.length > 0
}

export async function rememberDevice(
  db: Queryable,
  jurisdiction: number,
  hash: Buffer,
  account: string,
  on: Day,
): Promise<void> {
  await db.query(
    `INSERT INTO sign_in_devices (jurisdiction_id, hash, account_id, created_on)
     VALUES ($1, $2, $3, $4)`,
    [jurisdiction, hash, account, on],
  )
}

export async function forgetDevices(
  db: Queryable,
  jurisdiction: number,
  account: string,
): Promise<void> {
  await db.query('DELETE FROM sign_in_devices WHERE jurisdiction_id = $1 AND account_id = $2', [
    jurisdiction,
    account,
  ])
}
