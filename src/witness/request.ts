/** What a log sends to have its checkpoint cosigned: `add-checkpoint` of C2SP tlog-witness v1.0.0. */
import { fromBase64, fromDecimal } from '../tlog/index.ts'

export interface AddCheckpoint {
  /** Size of the tree from which the proof leads. */
  readonly old: number
  readonly proof: readonly Buffer[]
  /** The signed checkpoint. */
  readonly note: string
}

/** Bytes: a proof of 63 lines, and a hundred signatures of the largest kind. */
export const LONGEST_REQUEST = 524_288
const MOST_HASHES = 63

/** Null: not written as the protocol says. */
export function parseRequest(body: Uint8Array): AddCheckpoint | null {
  const text = utf8(body)
  const end = text?.indexOf('\n\n') ?? -1
  if (text === null || end < 0) return null
  const [first = '', ...lines] = text.slice(0, end).split('\n')
  const old = first.startsWith('old ') ? fromDecimal(first.slice(4)) : null
  const proof = lines.map(fromBase64)
  if (old === null || proof.length > MOST_HASHES || !proof.every(isHash)) return null
  return { old, proof, note: text.slice(end + 2) }
}

function isHash(bytes: Buffer | null): bytes is Buffer {
  return bytes?.length === 32
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
