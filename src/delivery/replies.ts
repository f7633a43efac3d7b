/**
 * Addresses for replies by mail: `r+<code>@<domain>`. The code has the form and the 120 random bits of
 * a receipt code, names its jurisdiction, and opens nothing: what comes to it is added to one matter.
 *
 * It is derived from a secret of the house and the receipt the voice holds: every mail carries the same
 * address though only a hash of it is stored, and with a receipt that is replaced or ended, its
 * address is dead too.
 */
import { createHmac } from 'node:crypto'
import type { Day } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { newReceiptCode, oneTimeHash, parseReceiptCode, receiptOfVoice } from '../vault/index.ts'
import type { ReceiptCode } from '../vault/index.ts'
import { findReplyAddress, keepReplyAddress } from './replies.store.ts'
import type { ReplyTo } from './replies.store.ts'

const USE = 'reply address'

export interface ReplyHouse {
  /** Of the installation; never leaves it. */
  readonly secret: Buffer
  readonly jurisdiction: number
}

export async function replyAddress(
  tx: Queryable,
  house: ReplyHouse,
  to: ReplyTo,
  { domain, on }: { readonly domain: string; readonly on: Day },
): Promise<string> {
  const receipt = await receiptOfVoice(tx, house.jurisdiction, to.matter, to.voice)
  const code = codeFor(house, to, receipt)
  await keepReplyAddress(tx, house.jurisdiction, hashOf(code), to, on)
  return `r+${code.text.toLowerCase()}@${domain}`
}

function codeFor({ secret, jurisdiction }: ReplyHouse, to: ReplyTo, receipt: string | null) {
  const about = [USE, jurisdiction, to.matter, to.voice, receipt]
  const random = createHmac('sha256', secret).update(JSON.stringify(about)).digest()
  return newReceiptCode(jurisdiction, random)
}

const hashOf = (code: ReceiptCode) => oneTimeHash(code, USE)

/** Null: no address of that form. Upper or lower case alike: mail servers change it. */
export function replyCodeOf(address: string): ReceiptCode | null {
  const typed = /^r\+([0-9a-z]{30})@/i.exec(address)?.[1]
  return typed === undefined ? null : parseReceiptCode(typed)
}

export interface Writer extends ReplyTo {
  readonly hash: Buffer
  /** Null: they hold none; they asked by telephone, say. */
  readonly receipt: string | null
}

/** Who may write to the address; null alike for unknown, ended and mistyped ones. */
export async function writerAt(
  db: Queryable,
  house: ReplyHouse,
  code: ReceiptCode,
): Promise<Writer | null> {
  const to = await findReplyAddress(db, house.jurisdiction, hashOf(code))
  if (!to) return null
  const receipt = await receiptOfVoice(db, house.jurisdiction, to.matter, to.voice)
  return codeFor(house, to, receipt).text === code.text
    ? { ...to, hash: hashOf(code), receipt }
    : null
}
