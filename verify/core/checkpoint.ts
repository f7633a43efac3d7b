/**
 * Checkpoints (C2SP tlog-checkpoint): the size and the root of a log at one moment, signed by the log; and by witnesses
 * (tlog-cosignature), who say with a time that this is the largest tree they have seen, and that it continues the last.
 */
import { type Answer, no, yes } from './answer.ts'
import { fromBase64, wholeNumber } from './bytes.ts'
import { verifyEd25519 } from './ed25519.ts'
import { COSIGNATURE, ED25519, type Key, type Note, type SignatureLine } from './note.ts'
import { cosignedMessage, idWords, isLineOf, parseNote } from './note.ts'
import { utf8 } from './bytes.ts'
import { type Policy, satisfied } from './policy.ts'

export interface Cosigned {
  /** As the policy calls it. */
  readonly witness: string
  readonly name: string
  /** Seconds since 1970. */
  readonly time: number
}

export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly cosigned: readonly Cosigned[]
  /** Signature lines of keys that the policy does not name, or of kinds not understood here. */
  readonly ignored: number
  /**
   * When the quorum had seen this tree: by `seen` all that the quorum needs have it; up to `largest` it was for all
   * that the quorum needs the largest. Seconds since 1970; null: the policy asks for no witness.
   */
  readonly times: { readonly seen: number; readonly largest: number } | null
  /** As it came. */
  readonly note: string
}

export function readCheckpoint(bytes: Uint8Array, policy: Policy): Answer<Checkpoint> {
  const parsed = parseNote(bytes)
  if (!parsed.ok) return parsed
  const note = parsed.value
  const head = textHead(note.text)
  if (!head.ok) return head
  const log = checkLog(note, head.value.origin, policy)
  if (!log.ok) return log
  const found = cosignatures(note, policy)
  if (!found.ok) return found
  const cosigned = found.value
  const counted = new Set(cosigned.map(({ witness }) => witness))
  if (!satisfied(policy, (name) => counted.has(name))) return no('quorum', missing(policy, counted))
  const keys = [...policy.logs, ...policy.witnesses.values()].filter(isUnderstood)
  return yes({
    ...head.value,
    cosigned,
    ignored: note.lines.filter((line) => !keys.some((key) => isLineOf(line, key))).length,
    times: timesOf(policy, cosigned),
    note: new TextDecoder().decode(bytes),
  })
}

type Head = Pick<Checkpoint, 'origin' | 'size' | 'root'>

/** Of a whole signed note, and with no look at who signed it: it proves nothing. */
export function parseHead(note: string): Answer<Head> {
  return textHead(note.slice(0, note.lastIndexOf('\n\n') + 1))
}

/** Origin, size and root, and nothing after them: what stood there could not be checked by anybody. */
function textHead(text: string): Answer<Head> {
  const [origin = '', sizeText = '', rootText = '', end, more] = text.split('\n')
  const size = wholeNumber(sizeText)
  const root = fromBase64(rootText)
  if (origin === '' || size === null || root?.length !== 32 || end !== '' || more !== undefined)
    return no('checkpoint_shape')
  return yes({ origin, size, root })
}

const isUnderstood = ({ type }: Key) => type === ED25519 || type === COSIGNATURE

/** One of the policy's keys for this log has signed; and whatever line bears the name of such a key is true. */
function checkLog(note: Note, origin: string, policy: Policy): Answer<null> {
  const keys = policy.logs.filter((key) => key.name === origin && key.type === ED25519)
  if (keys.length === 0)
    return no('log_unknown', { origin, known: policy.logs.map(({ name }) => name).join(', ') })
  let count = 0
  for (const line of note.lines) {
    const key = keys.find((one) => isLineOf(line, one))
    if (!key) continue
    if (!verifyEd25519(key.key, utf8(note.text), line.signature))
      return no('log_signature', { name: key.name, id: idWords(key.id) })
    count += 1
  }
  return count > 0
    ? yes(null)
    : no('log_unsigned', { origin, id: keys.map(({ id }) => idWords(id)).join(', ') })
}

function cosignatures(note: Note, policy: Policy): Answer<Cosigned[]> {
  const found: Cosigned[] = []
  for (const line of note.lines) {
    const named = [...policy.witnesses].find(
      ([, key]) => key.type === COSIGNATURE && isLineOf(line, key),
    )
    if (!named) continue
    const [witness, key] = named
    const time = cosignedAt(note, line, key)
    if (time === null) return no('witness_signature', { witness, name: key.name })
    found.push({ witness, name: key.name, time })
  }
  return yes(found)
}

/** Eight bytes of time, then the signature. Null: it does not verify, or says no time. */
function cosignedAt(note: Note, { signature }: SignatureLine, key: Key): number | null {
  if (signature.length !== 72) return null
  const view = new DataView(signature.buffer, signature.byteOffset, 8)
  const time = view.getBigUint64(0)
  if (time === 0n || time > BigInt(Number.MAX_SAFE_INTEGER)) return null
  const isTrue = verifyEd25519(key.key, cosignedMessage(time, note.text), signature.subarray(8))
  return isTrue ? Number(time) : null
}

function missing(policy: Policy, counted: ReadonlySet<string>) {
  return {
    quorum: policy.quorum ?? '',
    have: [...counted].join(', ') || '0',
    missing: [...policy.witnesses.keys()].filter((name) => !counted.has(name)).join(', ') || '0',
  }
}

function timesOf(policy: Policy, cosigned: readonly Cosigned[]): Checkpoint['times'] {
  if (policy.quorum === null) return null
  const times = cosigned.map(({ time }) => time).toSorted((a, b) => a - b)
  const have = (within: (time: number) => boolean) =>
    satisfied(policy, (name) => cosigned.some((one) => one.witness === name && within(one.time)))
  const seen = times.find((until) => have((time) => time <= until))
  const largest = times.findLast((since) => have((time) => time >= since))
  return seen === undefined || largest === undefined ? null : { seen, largest }
}
