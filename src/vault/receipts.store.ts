/** Receipts 回执: given once, stored as a hash, found again by whoever types the code. */
import { randomUUID } from 'node:crypto'
import type { Day } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { AUTHOR } from './identity.ts'
import { newReceiptCode, parseReceiptCode, printReceiptCode, receiptHash } from './receipt-code.ts'

/** The author asked first; a second 附议 asked the same. */
export type ReceiptRole = 'author' | 'second'

export interface ReceiptFor {
  readonly matter: string
  readonly role: ReceiptRole
}

/**
 * `random` (24 unpredictable bytes) where the same code must be found again: a filing that is
 * repeated because its answer was lost gets the receipt that it should have got.
 */
export interface ReceiptWanted extends ReceiptFor {
  readonly random?: Uint8Array
  /** Of a receipt that replaces another: the voice it goes on speaking with. */
  readonly voice?: string | null
  /** Number of the event it is given for; null: not known. */
  readonly step?: number | null
}

export interface IssuedReceipt extends ReceiptFor {
  /** Names the receipt in events; says nothing of the code. */
  readonly receipt: string
  /** As printed, in groups. Shown once and then forgotten. */
  readonly code: string
}

export interface FoundReceipt extends ReceiptFor {
  readonly jurisdiction: number
  readonly receipt: string
}

export async function issueReceipt(
  tx: Queryable,
  jurisdiction: number,
  given: ReceiptWanted,
  on: Day,
): Promise<IssuedReceipt> {
  const [issued] = await issueReceipts(tx, jurisdiction, [given], on)
  if (!issued) throw new Error('a receipt that was just issued is missing')
  return issued
}

/** One statement for a batch of one jurisdiction, in the order given. */
export async function issueReceipts(
  tx: Queryable,
  jurisdiction: number,
  given: readonly ReceiptWanted[],
  on: Day,
): Promise<IssuedReceipt[]> {
  if (given.length === 0) return []
  const values: unknown[] = [jurisdiction, on]
  const rows: string[] = []
  const issued = given.map(({ matter, role, random, voice, step = null }): IssuedReceipt => {
    const code = newReceiptCode(jurisdiction, random)
    const receipt = randomUUID()
    // A second's voice has the name of the first receipt it was given.
    const speaks = voice === undefined ? (role === 'author' ? AUTHOR : receipt) : voice
    const own = [receiptHash(code), receipt, matter, role, speaks, step]
    const places = own.map((one) => `$${values.push(one)}`)
    rows.push(`($1, $2, ${places.join(', ')})`)
    return { matter, role, receipt, code: printReceiptCode(code) }
  })
  await tx.query(
    `INSERT INTO receipts (jurisdiction_id, created_on, hash, receipt_id, matter_id, role, voice, step)
     VALUES ${rows.join(', ')}`,
    values,
  )
  return issued
}

/** Asked for what is no receipt at all, so that every guess costs the same one look-up. */
const NOWHERE = newReceiptCode(0)

/**
 * Null alike for a mistyped, unknown, replaced or erased code: one routed look-up each time, by a
 * hash, so that no comparison depends on the secret.
 */
export async function findReceipt(db: Queryable, typed: string): Promise<FoundReceipt | null> {
  const code = parseReceiptCode(typed)
  const asked = code ?? NOWHERE
  const [row] = await db.statement<FoundReceipt & { live: boolean }>(
    'vault_find_receipt',
    `SELECT jurisdiction_id AS jurisdiction, receipt_id AS receipt, matter_id AS matter, role,
       revoked_on IS NULL AS live
     FROM receipts
     WHERE jurisdiction_id = $1 AND hash = $2`,
    [asked.jurisdiction, receiptHash(asked)],
  )
  if (!code || !row?.live) return null
  const { jurisdiction, receipt, matter, role } = row
  return { jurisdiction, receipt, matter, role }
}

/**
 * The holder's own way out when a code was seen, lost or extorted: the old one is dead from now
 * on, the new one opens the same matter. Null: the old code opens nothing (any more).
 */
export async function replaceReceipt(
  tx: Queryable,
  typed: string,
  on: Day,
  random?: Uint8Array,
): Promise<IssuedReceipt | null> {
  const code = parseReceiptCode(typed)
  if (!code) return null
  const [row] = await tx.query<ReceiptFor & { voice: string | null; step: number | null }>(
    `UPDATE receipts SET revoked_on = $3
     WHERE jurisdiction_id = $1 AND hash = $2 AND revoked_on IS NULL
     RETURNING matter_id AS matter, role, voice, step`,
    [code.jurisdiction, receiptHash(code), on],
  )
  return row ? issueReceipt(tx, code.jurisdiction, { ...row, ...(random && { random }) }, on) : null
}

/** Whether a receipt found earlier still opens its matter: a session rests on it, not on the code. */
export async function isLiveReceipt(
  db: Queryable,
  { jurisdiction, matter, receipt }: Omit<FoundReceipt, 'role'>,
): Promise<boolean> {
  const rows = await db.statement(
    'vault_live_receipt',
    `SELECT 1 FROM receipts
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND receipt_id = $3 AND revoked_on IS NULL`,
    [jurisdiction, matter, receipt],
  )
  return rows.length > 0
}

/** Number of the event a receipt, or the one it replaced, was given for; null: not known. */
export async function stepOfReceipt(
  db: Queryable,
  { jurisdiction, matter, receipt }: Omit<FoundReceipt, 'role'>,
): Promise<number | null> {
  const [row] = await db.query<{ step: number | null }>(
    `SELECT step FROM receipts
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND receipt_id = $3`,
    [jurisdiction, matter, receipt],
  )
  return row?.step ?? null
}

/** The voice a receipt speaks with; null: not known (a second of an earlier version), or no such receipt. */
export async function voiceOfReceipt(
  db: Queryable,
  { jurisdiction, matter, receipt }: Omit<FoundReceipt, 'role'>,
): Promise<string | null> {
  const [row] = await db.query<{ voice: string | null; role: ReceiptRole }>(
    `SELECT voice, role FROM receipts
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND receipt_id = $3`,
    [jurisdiction, matter, receipt],
  )
  return row?.voice ?? (row?.role === 'author' ? AUTHOR : null)
}

/** Name of the receipt that a voice holds now; null: none, or none that lives. */
export async function receiptOfVoice(
  db: Queryable,
  jurisdiction: number,
  matter: string,
  voice: string,
): Promise<string | null> {
  const [row] = await db.query<{ receipt: string }>(
    `SELECT receipt_id AS receipt FROM receipts
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND revoked_on IS NULL
       AND (voice = $3 OR (voice IS NULL AND role = $3))
     ORDER BY created_on DESC LIMIT 1`,
    [jurisdiction, matter, voice],
  )
  return row?.receipt ?? null
}

/** Hashes of the receipts that open these matters, with the matter of each. */
export async function liveReceipts(
  tx: Queryable,
  jurisdiction: number,
  matters: readonly string[],
): Promise<readonly { readonly hash: Buffer; readonly matter: string }[]> {
  return tx.query(
    `SELECT hash, matter_id AS matter FROM receipts
     WHERE jurisdiction_id = $1 AND matter_id = ANY($2) AND revoked_on IS NULL`,
    [jurisdiction, matters],
  )
}

/** With erasure: from now on every code of the matter is as if it had never been. */
export async function revokeReceipts(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
  on: Day,
): Promise<void> {
  await tx.query(
    `UPDATE receipts SET revoked_on = $3
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND revoked_on IS NULL`,
    [jurisdiction, matter, on],
  )
}
