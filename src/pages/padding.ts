/**
 * Pages of one's own matter leave in few sizes, so that whoever watches the line (an employer, a
 * network) does not learn from the length alone what was written or read (threat model A9). The
 * filler does not shrink when a proxy compresses it, and is the same each time, so that equal pages
 * stay equal bytes.
 */
import { createCipheriv } from 'node:crypto'

const KIB = 1_024
/** Beyond the last, its multiples. */
export const SIZES = [32 * KIB, 96 * KIB, 256 * KIB] as const

const FILLER = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16))
  .update(Buffer.alloc(192 * KIB))
  .toString('base64url')
  .replaceAll('-', '_')
const FRAME = '<!---->'.length

/** `page`: a whole document. */
export function padded(page: string): string {
  const length = Buffer.byteLength(page) + FRAME
  const last = SIZES[2]
  const size = SIZES.find((one) => one >= length) ?? Math.ceil(length / last) * last
  return `${page}<!--${FILLER.slice(0, size - length)}-->`
}
