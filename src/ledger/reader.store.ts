/** SQL of whoever reads the log: how it stands, and where an event lies in it. */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface HeadState {
  readonly origin: string
  readonly signedSize: number | null
  readonly signedAt: Instant | null
  readonly cosignedSize: number | null
  readonly cosignedAt: Instant | null
  readonly cosignedNote: string | null
  readonly quorumMissingSince: Instant | null
  readonly alarmCode: string | null
  readonly alarmAt: Instant | null
  readonly alarmZh: string | null
  readonly alarmEn: string | null
  /** Places given that are in no signed checkpoint yet. */
  readonly unsigned: number
}

export async function headState(tx: Queryable, jurisdiction: number): Promise<HeadState | null> {
  const [row] = await tx.query<HeadState>(
    `SELECT origin, signed_size AS "signedSize", signed_at AS "signedAt",
       cosigned_size AS "cosignedSize", cosigned_at AS "cosignedAt",
       cosigned_note AS "cosignedNote", quorum_missing_since AS "quorumMissingSince",
       alarm_code AS "alarmCode", alarm_at AS "alarmAt",
       alarm_zh AS "alarmZh", alarm_en AS "alarmEn",
       size - coalesce(signed_size, 0) AS unsigned
     FROM ledger_heads WHERE jurisdiction_id = $1`,
    [jurisdiction],
  )
  return row ?? null
}

export async function countWaiting(
  tx: Queryable,
  jurisdiction: number,
): Promise<{ waiting: number; held: number }> {
  const [row] = await tx.query<{ waiting: number; held: number }>(
    `SELECT count(*) FILTER (WHERE NOT held)::integer AS waiting,
       count(*) FILTER (WHERE held)::integer AS held
     FROM ledger_queue WHERE jurisdiction_id = $1`,
    [jurisdiction],
  )
  return row ?? { waiting: 0, held: 0 }
}

export async function sizesSince(
  tx: Queryable,
  jurisdiction: number,
  since: Instant,
): Promise<{ at: Instant; size: number }[]> {
  return tx.query(
    `SELECT hour AS at, size FROM ledger_sizes
     WHERE jurisdiction_id = $1 AND hour >= $2 ORDER BY hour`,
    [jurisdiction, since],
  )
}

export async function indexOfEvent(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
  n: number,
): Promise<number | null> {
  const [row] = await tx.statement<{ idx: number }>(
    'ledger.index-of',
    'SELECT idx FROM ledger_leaves WHERE jurisdiction_id = $1 AND matter_id = $2 AND n = $3',
    [jurisdiction, matter, n],
  )
  return row?.idx ?? null
}

export async function entryAt(
  tx: Queryable,
  jurisdiction: number,
  index: number,
): Promise<Buffer | null> {
  const [row] = await tx.statement<{ entry: Buffer }>(
    'ledger.entry',
    'SELECT entry FROM ledger_leaves WHERE jurisdiction_id = $1 AND idx = $2',
    [jurisdiction, index],
  )
  return row?.entry ?? null
}

export interface KeptCheckpoint {
  readonly size: number
  readonly at: Instant
  readonly note: string
  readonly lastAt: Instant
}

/** The first that a quorum cosigned with that entry in it. */
export async function firstWith(
  tx: Queryable,
  jurisdiction: number,
  index: number,
): Promise<KeptCheckpoint | null> {
  const [row] = await tx.statement<KeptCheckpoint>(
    'ledger.first-with',
    `SELECT size, cosigned_at AS at, note, last_at AS "lastAt" FROM ledger_checkpoints
     WHERE jurisdiction_id = $1 AND size > $2 ORDER BY size LIMIT 1`,
    [jurisdiction, index],
  )
  return row ?? null
}

/** The last that a quorum cosigned without it. */
export async function lastWithout(
  tx: Queryable,
  jurisdiction: number,
  index: number,
): Promise<KeptCheckpoint | null> {
  const [row] = await tx.statement<KeptCheckpoint>(
    'ledger.last-without',
    `SELECT size, cosigned_at AS at, note, last_at AS "lastAt" FROM ledger_checkpoints
     WHERE jurisdiction_id = $1 AND size <= $2 ORDER BY size DESC LIMIT 1`,
    [jurisdiction, index],
  )
  return row ?? null
}
