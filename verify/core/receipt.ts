/** A receipt as a file (C2SP tlog-proof): the place of an entry, the hashes beside its way up, and a checkpoint. */
import { type Answer, no, yes } from './answer.ts'
import { fromBase64, textOf, utf8, wholeNumber } from './bytes.ts'
import { LONGEST_NOTE } from './note.ts'

export interface Receipt {
  /** Proves nothing by itself: the salt that opens a commitment, or the entry. */
  readonly extra: Uint8Array | null
  readonly index: number
  readonly hashes: readonly Uint8Array[]
  /** The signed note, byte for byte. */
  readonly checkpoint: Uint8Array
}

export const RECEIPT_HEADER = 'c2sp.org/tlog-proof@v1'
/** Bytes: an entry of 64 KiB in base64, and a note. */
export const LONGEST_RECEIPT = 98_304 + LONGEST_NOTE
const MOST_HASHES = 63

export function parseReceipt(bytes: Uint8Array): Answer<Receipt> {
  if (bytes.length > LONGEST_RECEIPT) return no('receipt_long', { most: LONGEST_RECEIPT })
  const text = textOf(bytes)
  if (text === null) return no('not_text')
  if (text.includes('\r')) return no('line_ends')
  if (!text.startsWith(`${RECEIPT_HEADER}\n`)) return no('receipt_header')
  const end = text.indexOf('\n\n')
  if (end === -1) return no('receipt_short')
  const rows = text.slice(RECEIPT_HEADER.length + 1, end).split('\n')
  let extra: Uint8Array | null = null
  if (rows[0]?.startsWith('extra ')) {
    extra = fromBase64(rows.shift()!.slice('extra '.length))
    if (extra === null) return no('receipt_extra')
  }
  const [, digits = ''] = /^index (.+)$/u.exec(rows.shift() ?? '') ?? []
  const index = wholeNumber(digits)
  if (index === null) return no('receipt_index')
  if (rows.length > MOST_HASHES) return no('receipt_hashes', { most: MOST_HASHES })
  const hashes: Uint8Array[] = []
  for (const [at, row] of rows.entries()) {
    const hash = fromBase64(row)
    if (hash?.length !== 32) return no('receipt_hash', { n: at + 1 })
    hashes.push(hash)
  }
  return yes({ extra, index, hashes, checkpoint: utf8(text.slice(end + 2)) })
}
