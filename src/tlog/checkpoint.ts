/** Checkpoints (C2SP tlog-checkpoint v1.0.0): the text that says how large a log is, and its root. */
import { isPlainText, fromBase64, fromDecimal } from './text.ts'
import { malformed } from './note.ts'

export interface Checkpoint {
  readonly origin: string
  /** Entries of the log. */
  readonly size: number
  /** 32 bytes. */
  readonly root: Buffer
}

/** Throws RangeError: what cannot be written so is a mistake of the house. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  const isRight = Number.isSafeInteger(size) && size >= 0 && root.length === 32
  if (!isRight || origin === '' || !isPlainText(origin) || origin.includes('\n')) {
    throw new RangeError(`not a checkpoint: ${origin} ${size}`)
  }
  return `${origin}\n${size}\n${root.toString('base64')}\n`
}

/**
 * Of the text of a note. Lines that follow are allowed by the specification and mean nothing here; our own log
 * writes none. Throws NoteError.
 */
export function parseCheckpoint(
  text: string,
): Checkpoint & { readonly extensions: readonly string[] } {
  if (!text.endsWith('\n')) throw malformed('the text of a checkpoint ends with a newline')
  const [origin = '', decimal = '', encoded = '', ...extensions] = text.slice(0, -1).split('\n')
  const size = fromDecimal(decimal)
  const root = fromBase64(encoded)
  if (origin === '' || !isPlainText(origin)) throw malformed('a checkpoint begins with its origin')
  if (size === null) throw malformed('the size of a checkpoint is a number without leading zero')
  if (root?.length !== 32) throw malformed('the root of a checkpoint is 32 bytes in base64')
  if (extensions.includes('')) throw malformed('an empty line in a checkpoint')
  return { origin, size, root, extensions }
}
