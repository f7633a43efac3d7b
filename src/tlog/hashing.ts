/** Hashes of RFC 6962 (= RFC 9162 §2.1): a leaf and a node can never be taken for each other. */
import { hash } from 'node:crypto'

/** Bytes of a hash. */
export const HASH_SIZE = 32

const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])

export const EMPTY_ROOT: Buffer = sha256(Buffer.alloc(0))

/** SHA-256 of 0x00 ‖ entry. */
export function leafHash(entry: Uint8Array): Buffer {
  return sha256(Buffer.concat([LEAF, entry]))
}

/** SHA-256 of 0x01 ‖ left ‖ right, both of 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (left.length !== HASH_SIZE || right.length !== HASH_SIZE) {
    throw new RangeError(`hashes have ${HASH_SIZE} bytes, not ${left.length} and ${right.length}`)
  }
  return sha256(Buffer.concat([NODE, left, right], 1 + 2 * HASH_SIZE))
}

function sha256(bytes: Buffer): Buffer {
  return hash('sha256', bytes, 'buffer')
}
