/** One-time codes from an administrator, in the form of a receipt: they set up an account or let one in. */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { newReceiptCode, oneTimeHash, parseReceiptCode, printReceiptCode } from '../vault/index.ts'

export type CodePurpose = 'activate' | 'pass'

const VALID_FOR = { activate: 3 * 24 * 3_600_000, pass: 3_600_000 }

export async function issueCode(
  tx: Queryable,
  jurisdiction: number,
  account: string,
  purpose: CodePurpose,
  now: Instant,
): Promise<string> {
  const code = newReceiptCode(jurisdiction)
  const until = new Date(Date.parse(now) + VALID_FOR[purpose]).toISOString()
  await tx.query(
    `DELETE FROM account_codes WHERE jurisdiction_id = $1 AND account_id = $2 AND purpose = $3`,
    [jurisdiction, account, purpose],
  )
  await tx.query(
    `INSERT INTO account_codes (jurisdiction_id, hash, account_id, purpose, until)
     VALUES ($1, $2, $3, $4, $5)`,
    [jurisdiction, oneTimeHash(code, purpose), account, purpose, until],
  )
  return printReceiptCode(code)
}

export interface FoundCode {
  readonly jurisdiction: number
  readonly account: string
}

/** Null: mistyped, unknown, used or too old. */
export async function findCode(
  db: Queryable,
  typed: string,
  purpose: CodePurpose,
  now: Instant,
): Promise<FoundCode | null> {
  const code = parseReceiptCode(typed)
  if (!code) return null
  const [row] = await db.query<{ account: string }>(
    `SELECT account_id AS account FROM account_codes
     WHERE jurisdiction_id = $1 AND hash = $2 AND purpose = $3 AND until > $4`,
    [code.jurisdiction, oneTimeHash(code, purpose), purpose, now],
  )
  return row ? { jurisdiction: code.jurisdiction, account: row.account } : null
}

/** True for exactly one of all who use it. */
export async function useCode(
  tx: Queryable,
  typed: string,
  purpose: CodePurpose,
): Promise<boolean> {
  const code = parseReceiptCode(typed)
  if (!code) return false
  const used = await tx.query(
    `DELETE FROM account_codes WHERE jurisdiction_id = $1 AND hash = $2 AND purpose = $3
     RETURNING account_id`,
    [code.jurisdiction, oneTimeHash(code, purpose), purpose],
  )
  return used.length > 0
}

export async function endCodes(
  tx: Queryable,
  jurisdiction: number,
  account: string,
): Promise<void> {
  await tx.query('DELETE FROM account_codes WHERE jurisdiction_id = $1 AND account_id = $2', [
    jurisdiction,
    account,
  ])
}
