/** To which matter and voice the address of a reply belongs: hashes only. */
import type { Day } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface ReplyTo {
  readonly matter: string
  readonly voice: string
}

export async function keepReplyAddress(
  tx: Queryable,
  jurisdiction: number,
  hash: Buffer,
  { matter, voice }: ReplyTo,
  on: Day,
): Promise<void> {
  await tx.query(
    `INSERT INTO reply_addresses (jurisdiction_id, hash, matter_id, voice, made_on)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (jurisdiction_id, hash) DO NOTHING`,
    [jurisdiction, hash, matter, voice, on],
  )
}

export async function findReplyAddress(
  db: Queryable,
  jurisdiction: number,
  hash: Buffer,
): Promise<ReplyTo | null> {
  const [row] = await db.query<ReplyTo>(
    `SELECT matter_id AS matter, voice FROM reply_addresses
     WHERE jurisdiction_id = $1 AND hash = $2`,
    [jurisdiction, hash],
  )
  return row ?? null
}

/** How often it was used today, this time included. */
export async function useReplyAddress(
  tx: Queryable,
  jurisdiction: number,
  hash: Buffer,
  on: Day,
): Promise<number> {
  const [row] = await tx.query<{ used: number }>(
    `UPDATE reply_addresses SET used_on = $3, used = CASE WHEN used_on = $3 THEN used + 1 ELSE 1 END
     WHERE jurisdiction_id = $1 AND hash = $2 RETURNING used`,
    [jurisdiction, hash, on],
  )
  return row?.used ?? 0
}

/** With a matter that is erased: a reply leads nowhere. */
export async function forgetReplyAddresses(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<void> {
  await tx.query('DELETE FROM reply_addresses WHERE jurisdiction_id = $1 AND matter_id = $2', [
    jurisdiction,
    matter,
  ])
}
