/**
 * SQL of the log. Whatever changes it names the epoch of whoever does: rows come back only for the one sequencer
 * that holds it now.
 */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface Signed {
  readonly size: number
  readonly root: Buffer
  readonly note: string
}

export interface Head {
  /** Places given. */
  readonly size: number
  readonly signed: Signed | null
  /** Stopped until somebody has looked. */
  readonly stopped: boolean
}

interface HeadRow {
  size: number
  signed_size: number | null
  signed_root: Buffer | null
  signed_note: string | null
  stopped: boolean
}

const headOf = (row: HeadRow): Head => {
  const { signed_size: size, signed_root: root, signed_note: note } = row
  const signed = size === null || root === null || note === null ? null : { size, root, note }
  return { size: row.size, signed, stopped: row.stopped }
}

export async function insertHead(
  tx: Queryable,
  jurisdiction: number,
  origin: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO ledger_heads (jurisdiction_id, origin) VALUES ($1, $2)
     ON CONFLICT (jurisdiction_id) DO NOTHING`,
    [jurisdiction, origin],
  )
}

export async function originOf(tx: Queryable, jurisdiction: number): Promise<string | null> {
  const [row] = await tx.query<{ origin: string }>(
    'SELECT origin FROM ledger_heads WHERE jurisdiction_id = $1',
    [jurisdiction],
  )
  return row?.origin ?? null
}

export interface Begun {
  readonly epoch: number
  readonly head: Head
}

/** A new epoch: from now on whoever held the last one can change nothing. Null: there is no such log. */
export async function raiseEpoch(
  tx: Queryable,
  jurisdiction: number,
  holder: string,
): Promise<Begun | null> {
  const [row] = await tx.query<HeadRow & { epoch: number }>(
    `UPDATE ledger_heads SET epoch = epoch + 1, holder = $2 WHERE jurisdiction_id = $1
     RETURNING epoch, size, signed_size, signed_root, signed_note, stopped`,
    [jurisdiction, holder],
  )
  return row ? { epoch: row.epoch, head: headOf(row) } : null
}

/** Null: the epoch is over. Held until the transaction ends. */
export async function lockHead(
  tx: Queryable,
  jurisdiction: number,
  epoch: number,
): Promise<Head | null> {
  const [row] = await tx.statement<HeadRow>(
    'ledger.lock-head',
    `SELECT size, signed_size, signed_root, signed_note, stopped FROM ledger_heads
     WHERE jurisdiction_id = $1 AND epoch = $2 FOR UPDATE`,
    [jurisdiction, epoch],
  )
  return row ? headOf(row) : null
}

export interface Look {
  readonly epoch: number
  readonly stopped: boolean
  /** Something waits in the queue that may be taken now. */
  readonly waiting: boolean
}

/** What an idle sequencer asks: one row by key, and the first of an index. */
export async function lookAt(tx: Queryable, jurisdiction: number): Promise<Look | null> {
  const [row] = await tx.statement<Look>(
    'ledger.look',
    `SELECT epoch, stopped, EXISTS (
       SELECT FROM ledger_queue WHERE jurisdiction_id = $1 AND NOT held) AS waiting
     FROM ledger_heads WHERE jurisdiction_id = $1`,
    [jurisdiction],
  )
  return row ?? null
}

/**
 * Takes the oldest of the queue and gives them their places, from `size` on: exactly what is taken, in this
 * transaction. Returns how many.
 */
export async function placeWaiting(
  tx: Queryable,
  jurisdiction: number,
  size: number,
  most: number,
): Promise<number> {
  const [row] = await tx.statement<{ placed: number }>(
    'ledger.place',
    `WITH taken AS (
       DELETE FROM ledger_queue WHERE jurisdiction_id = $1 AND queue_id = ANY(ARRAY(
         SELECT q.queue_id FROM ledger_queue q
         WHERE q.jurisdiction_id = $1 AND NOT q.held ORDER BY q.queue_id LIMIT $3))
       RETURNING queue_id, entry, matter_id, n
     ), placed AS (
       INSERT INTO ledger_leaves (jurisdiction_id, idx, entry, matter_id, n)
       SELECT $1, $2::bigint + row_number() OVER (ORDER BY queue_id) - 1, entry, matter_id, n
       FROM taken RETURNING 1
     )
     SELECT count(*)::integer AS placed FROM placed`,
    [jurisdiction, size, most],
  )
  return row?.placed ?? 0
}

/** False: the epoch is over. */
export async function keepSize(
  tx: Queryable,
  jurisdiction: number,
  epoch: number,
  size: number,
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE ledger_heads SET size = $3 WHERE jurisdiction_id = $1 AND epoch = $2 AND size <= $3
     RETURNING size`,
    [jurisdiction, epoch, size],
  )
  return rows.length > 0
}

export async function leavesBetween(
  tx: Queryable,
  jurisdiction: number,
  from: number,
  to: number,
): Promise<Buffer[]> {
  const rows = await tx.statement<{ entry: Buffer }>(
    'ledger.leaves',
    `SELECT entry FROM ledger_leaves
     WHERE jurisdiction_id = $1 AND idx >= $2 AND idx < $3 ORDER BY idx`,
    [jurisdiction, from, to],
  )
  return rows.map(({ entry }) => entry)
}

/** SHA-256 of these entries end to end, as the database computes it: past the memory of this process. */
export async function digestOfLeaves(
  tx: Queryable,
  jurisdiction: number,
  from: number,
  to: number,
): Promise<Buffer | null> {
  const [row] = await tx.statement<{ digest: Buffer | null }>(
    'ledger.digest',
    `SELECT sha256(string_agg(entry, ''::bytea ORDER BY idx)) AS digest FROM ledger_leaves
     WHERE jurisdiction_id = $1 AND idx >= $2 AND idx < $3`,
    [jurisdiction, from, to],
  )
  return row?.digest ?? null
}

/** False: the epoch is over, or something else was signed meanwhile. */
export async function keepSigned(
  tx: Queryable,
  jurisdiction: number,
  epoch: number,
  { size, root, note, at }: Signed & { at: Instant },
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE ledger_heads SET signed_size = $3, signed_root = $4, signed_note = $5, signed_at = $6
     WHERE jurisdiction_id = $1 AND epoch = $2 AND size = $3 AND NOT stopped
       AND (signed_size IS NULL OR signed_size < $3 OR (signed_size = $3 AND signed_root = $4))
     RETURNING size`,
    [jurisdiction, epoch, size, root, note, at],
  )
  return rows.length > 0
}

export interface Cosigned {
  readonly size: number
  readonly note: string
  readonly at: Instant
}

/** False: the epoch is over, or a larger one is public already. */
export async function keepCosigned(
  tx: Queryable,
  jurisdiction: number,
  epoch: number,
  { size, note, at }: Cosigned,
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE ledger_heads SET cosigned_size = $3, cosigned_note = $4, cosigned_at = $5,
       quorum_missing_since = NULL
     WHERE jurisdiction_id = $1 AND epoch = $2 AND signed_size >= $3 AND NOT stopped
       AND (cosigned_size IS NULL OR cosigned_size <= $3)
     RETURNING size`,
    [jurisdiction, epoch, size, note, at],
  )
  if (rows.length === 0) return false
  await tx.query(
    `INSERT INTO ledger_checkpoints (jurisdiction_id, size, cosigned_at, note, last_at, last_note)
     VALUES ($1, $2, $3, $4, $3, $4)
     ON CONFLICT (jurisdiction_id, size)
       DO UPDATE SET last_at = excluded.last_at, last_note = excluded.last_note`,
    [jurisdiction, size, at, note],
  )
  return true
}

/** From the first time on that the witnesses were too few. */
export async function keepMissing(
  tx: Queryable,
  jurisdiction: number,
  epoch: number,
  at: Instant,
): Promise<void> {
  await tx.query(
    `UPDATE ledger_heads SET quorum_missing_since = $3
     WHERE jurisdiction_id = $1 AND epoch = $2 AND quorum_missing_since IS NULL`,
    [jurisdiction, epoch, at],
  )
}

export interface Raised {
  /** Whoever lost the epoch has no say: what went wrong there is that it lost it. Null: before there was one. */
  readonly epoch: number | null
  readonly code: string
  readonly at: Instant
  readonly zh: string
  readonly en: string
  readonly stopped: boolean
}

/** True: it is another alarm than the one that stood there. The first reason to stop is kept. */
export async function keepAlarm(
  tx: Queryable,
  jurisdiction: number,
  { epoch, code, at, zh, en, stopped }: Raised,
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE ledger_heads SET alarm_code = $2, alarm_at = $3, alarm_zh = $4, alarm_en = $5, stopped = $6
     WHERE jurisdiction_id = $1 AND NOT stopped AND epoch = coalesce($7, epoch)
       AND (alarm_code IS NULL OR alarm_code <> $2 OR $6)
     RETURNING size`,
    [jurisdiction, code, at, zh, en, stopped, epoch],
  )
  return rows.length > 0
}

/** What passed by itself. */
export async function clearAlarm(
  tx: Queryable,
  jurisdiction: number,
  epoch: number,
): Promise<void> {
  await tx.query(
    `UPDATE ledger_heads SET alarm_code = NULL, alarm_at = NULL, alarm_zh = NULL, alarm_en = NULL
     WHERE jurisdiction_id = $1 AND epoch = $2 AND NOT stopped AND alarm_code IS NOT NULL`,
    [jurisdiction, epoch],
  )
}

/** Somebody has looked. */
export async function resumeLog(tx: Queryable, jurisdiction: number): Promise<void> {
  await tx.query(
    `UPDATE ledger_heads
     SET alarm_code = NULL, alarm_at = NULL, alarm_zh = NULL, alarm_en = NULL, stopped = false
     WHERE jurisdiction_id = $1`,
    [jurisdiction],
  )
}

export async function keepHour(
  tx: Queryable,
  jurisdiction: number,
  hour: Instant,
  size: number,
): Promise<void> {
  await tx.query(
    `INSERT INTO ledger_sizes (jurisdiction_id, hour, size) VALUES ($1, $2, $3)
     ON CONFLICT (jurisdiction_id, hour) DO UPDATE SET size = excluded.size`,
    [jurisdiction, hour, size],
  )
}

export async function dropHours(
  tx: Queryable,
  jurisdiction: number,
  before: Instant,
): Promise<void> {
  await tx.query('DELETE FROM ledger_sizes WHERE jurisdiction_id = $1 AND hour < $2', [
    jurisdiction,
    before,
  ])
}
