/** SQL of whoever compares the database with the log: every place, everything that waits, every kept checkpoint. */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface Leaf {
  readonly index: number
  readonly entry: Buffer
  /** Of an event, its matter; of a published table, `table:` and its name; null: of neither. */
  readonly matter: string | null
  readonly n: number | null
}

const LEAF = 'idx AS index, entry, matter_id AS matter, n'

/** In the order of their places, from one on. */
export async function leavesFrom(
  db: Queryable,
  jurisdiction: number,
  from: number,
  limit: number,
): Promise<readonly Leaf[]> {
  return db.statement<Leaf>(
    'ledger.leaves-from',
    `SELECT ${LEAF} FROM ledger_leaves WHERE jurisdiction_id = $1 AND idx >= $2 ORDER BY idx LIMIT $3`,
    [jurisdiction, from, limit],
  )
}

export async function leavesOf(
  db: Queryable,
  jurisdiction: number,
  matters: readonly string[],
): Promise<readonly (Leaf & { readonly matter: string; readonly n: number })[]> {
  return db.statement(
    'ledger.leaves-of',
    `SELECT ${LEAF} FROM ledger_leaves WHERE jurisdiction_id = $1 AND matter_id = ANY($2)
     ORDER BY matter_id, n`,
    [jurisdiction, matters],
  )
}

export interface Queued {
  readonly entry: Buffer
  readonly matter: string
  readonly n: number
}

/** What waits for its place, of these matters. */
export async function queuedOf(
  db: Queryable,
  jurisdiction: number,
  matters: readonly string[],
): Promise<readonly Queued[]> {
  return db.query<Queued>(
    `SELECT entry, matter_id AS matter, n FROM ledger_queue
     WHERE jurisdiction_id = $1 AND matter_id = ANY($2)`,
    [jurisdiction, matters],
  )
}

export interface CheckpointTimes {
  readonly size: number
  /** Of the first and of the last that a quorum cosigned over this size. */
  readonly firstAt: Instant
  readonly lastAt: Instant
}

/** The smallest first, from a size on. */
export async function checkpointTimes(
  db: Queryable,
  jurisdiction: number,
  from: number,
  limit: number,
): Promise<readonly CheckpointTimes[]> {
  return db.statement<CheckpointTimes>(
    'ledger.checkpoint-times',
    `SELECT size, cosigned_at AS "firstAt", last_at AS "lastAt" FROM ledger_checkpoints
     WHERE jurisdiction_id = $1 AND size >= $2 ORDER BY size LIMIT $3`,
    [jurisdiction, from, limit],
  )
}

/** The signed notes of one size: the first and the last. Null: none was cosigned. */
export async function checkpointNotes(
  db: Queryable,
  jurisdiction: number,
  size: number,
): Promise<{ readonly first: string; readonly last: string } | null> {
  const [row] = await db.statement<{ first: string; last: string }>(
    'ledger.checkpoint-notes',
    `SELECT note AS first, last_note AS last FROM ledger_checkpoints
     WHERE jurisdiction_id = $1 AND size = $2`,
    [jurisdiction, size],
  )
  return row ?? null
}
