/** Proofs that something was logged, as a file that explains itself (C2SP tlog-proof): `.tlog-proof`. */
import { malformed, splitNote } from './note.ts'
import { fromBase64, fromDecimal, isPlainText } from './text.ts'

export interface Proof {
  /** Whatever else its reader needs. Not authenticated by the proof. */
  readonly extra: Buffer | null
  readonly index: number
  /** From the leaf's neighbour to the child of the root, 32 bytes each. */
  readonly hashes: readonly Buffer[]
  /** The signed note as it was published, cosignatures included. */
  readonly checkpoint: string
}

const FIRST = 'c2sp.org/tlog-proof@v1'
/** No tree that can be counted is higher. */
const MOST_HASHES = 63

/** Throws NoteError where the checkpoint is no note, RangeError where a number or hash is none. */
export function formatProof(proof: Omit<Proof, 'extra'> & { extra?: Uint8Array }): string {
  const { extra, index, hashes, checkpoint } = proof
  splitNote(checkpoint)
  const isRight = hashes.length <= MOST_HASHES && hashes.every(({ length }) => length === 32)
  if (!isRight || !Number.isSafeInteger(index) || index < 0) throw new RangeError('not a proof')
  const lines = [
    FIRST,
    ...(extra?.length ? [`extra ${Buffer.from(extra).toString('base64')}`] : []),
    `index ${index}`,
    ...hashes.map((hash) => hash.toString('base64')),
  ]
  return `${lines.join('\n')}\n\n${checkpoint}`
}

/** Throws NoteError. Says nothing of whether the proof proves anything. */
export function parseProof(text: string): Proof {
  if (!isPlainText(text)) throw malformed('a character that no proof may contain')
  const end = text.indexOf('\n\n')
  if (end < 0) throw malformed('no empty line before the checkpoint')
  const lines = text.slice(0, end).split('\n')
  if (lines.shift() !== FIRST) throw malformed(`a proof begins with ${FIRST}`)
  const extra = lines[0]?.startsWith('extra ') ? bytesOf(lines.shift()?.slice(6)) : null
  const index = /^index (.+)$/.exec(lines.shift() ?? '')?.[1]
  const number = fromDecimal(index ?? '')
  if (number === null) throw malformed('the index of a proof is a number without leading zero')
  if (lines.length > MOST_HASHES) throw malformed('more hashes than any tree is high')
  const checkpoint = text.slice(end + 2)
  splitNote(checkpoint)
  return { extra, index: number, hashes: lines.map(hashOf), checkpoint }
}

function bytesOf(encoded: string | undefined): Buffer {
  const bytes = fromBase64(encoded ?? '')
  if (!bytes?.length) throw malformed('what is extra is not written in base64')
  return bytes
}

function hashOf(line: string): Buffer {
  const hash = fromBase64(line)
  if (hash?.length !== 32) throw malformed('a hash is 32 bytes in base64')
  return hash
}
