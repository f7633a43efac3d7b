/**
 * Signed notes (C2SP signed-note v1.0.0): a text, a blank line, and lines with a signature each. What is not
 * written exactly so is refused; a signature by an unknown key is passed over, one by a known key must be right.
 */
import { createHash } from 'node:crypto'
import { fromBase64, isPlainText } from './text.ts'

export type NoteCode =
  /** Not a note, not a checkpoint, not a proof, not a policy: `message` says what is wrong. */
  | 'malformed'
  | 'too_long'
  | 'too_many_signatures'
  /** A key that is known signed something else, or somebody pretends that it signed. */
  | 'bad_signature'
  /** No known key has signed. */
  | 'unsigned'
  | 'bad_key'
  /** A vkey of a type this house does not verify. */
  | 'unknown_key_type'

export class NoteError extends Error {
  readonly code: NoteCode

  constructor(code: NoteCode, message: string) {
    super(message)
    this.name = 'NoteError'
    this.code = code
  }
}

export interface Verifier {
  readonly name: string
  /** Four bytes: tells keys of one name apart, and is no proof of anything. */
  readonly keyId: Buffer
  /** The byte that says what kind of signature it is: 1 Ed25519, 4 cosignature/v1, 255 named in full. */
  readonly type: number
  readonly publicKey: Buffer
  /** `sig` is what follows the key ID. */
  verify(text: string, sig: Buffer): boolean
  /** Seconds since 1970 where the signature says when it was made. */
  timeOf?(sig: Buffer): number
}

export interface KeyType {
  readonly type: number
  /** Of what follows the type's byte. Throws NoteError where that is no such key. */
  open(publicKey: Buffer): Pick<Verifier, 'verify' | 'timeOf'>
}

export interface Signer {
  readonly name: string
  readonly vkey: string
  /** The whole signature line without its newline. */
  sign(text: string): Promise<string>
}

export interface SignatureLine {
  readonly name: string
  readonly keyId: Buffer
  readonly sig: Buffer
  /** As it stands in the note, without its newline. */
  readonly line: string
}

export interface Verified extends SignatureLine {
  readonly type: number
  /** Seconds since 1970; null: the signature says no time. */
  readonly time: number | null
}

export interface Opened {
  readonly text: string
  readonly verified: readonly Verified[]
}

/** The specification asks for 16 at least; as many as golang.org/x/mod accepts. */
export const MOST_SIGNATURES = 100
/** Bytes; as much as golang.org/x/mod accepts. */
export const LONGEST_NOTE = 1_000_000
const DASH = '— '

/** What keys may be called: not empty, no space of Unicode, no plus. */
export function isKeyName(name: string): boolean {
  return name !== '' && isPlainText(name) && !/[\p{White_Space}+]/u.test(name)
}

export function keyIdOf(name: string, type: number, publicKey: Uint8Array): Buffer {
  const hash = createHash('sha256').update(`${name}\n`).update(Buffer.of(type)).update(publicKey)
  return hash.digest().subarray(0, 4)
}

export function vkeyOf({ name, type, publicKey }: Pick<Verifier, 'name' | 'type' | 'publicKey'>) {
  const key = Buffer.concat([Buffer.of(type), publicKey])
  return `${name}+${keyIdOf(name, type, publicKey).toString('hex')}+${key.toString('base64')}`
}

export function signatureLine(name: string, keyId: Uint8Array, sig: Uint8Array): string {
  return `${DASH}${name} ${Buffer.concat([keyId, sig]).toString('base64')}`
}

/** Throws NoteError: `lines` are such as signatureLine makes. */
export function formatNote(text: string, lines: readonly string[]): string {
  if (!text.endsWith('\n')) throw malformed('the text of a note ends with a newline')
  const note = `${text}\n${lines.map((line) => `${line}\n`).join('')}`
  splitNote(note)
  return note
}

/** The text and the signatures of a note, none of them verified. Throws NoteError. */
export function splitNote(note: string): { text: string; signatures: readonly SignatureLine[] } {
  if (Buffer.byteLength(note) > LONGEST_NOTE)
    throw new NoteError('too_long', 'the note is too long')
  if (!isPlainText(note)) throw malformed('a character that no note may contain')
  const end = note.lastIndexOf('\n\n')
  if (end < 0) throw malformed('no empty line before the signatures')
  return { text: note.slice(0, end + 1), signatures: signatureLines(note.slice(end + 2)) }
}

/** The signature lines of `text`, each ended by a newline; none is malformed. Throws NoteError. */
export function signatureLines(text: string): readonly SignatureLine[] {
  if (text === '' || !text.endsWith('\n')) throw malformed('signature lines end with a newline')
  const lines = text.slice(0, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) {
    throw new NoteError('too_many_signatures', `more than ${MOST_SIGNATURES} signatures`)
  }
  return lines.map(signatureOf)
}

function signatureOf(line: string): SignatureLine {
  const [name = '', encoded = '', ...rest] = line.slice(DASH.length).split(' ')
  const bytes = fromBase64(encoded)
  const isRight = line.startsWith(DASH) && rest.length === 0 && isKeyName(name)
  // Four bytes say whose it is; with nothing behind them it would be no signature.
  if (!isRight || !bytes || bytes.length < 5)
    throw malformed('a signature line is not written right')
  return { name, keyId: bytes.subarray(0, 4), sig: bytes.subarray(4), line }
}

/**
 * The text of a note that at least one of `verifiers` has signed, and who of them did. Throws NoteError: also where
 * a single signature of a known key is wrong.
 */
export function openNote(note: string, verifiers: readonly Verifier[]): Opened {
  const { text, signatures } = splitNote(note)
  const verified = verifyAll(text, signatures, verifiers)
  if (verified.length === 0) throw new NoteError('unsigned', 'no known key has signed this')
  return { text, verified }
}

/** Those of `signatures` whose keys are known, each key once. Throws NoteError where one of them is wrong. */
export function verifyAll(
  text: string,
  signatures: readonly SignatureLine[],
  verifiers: readonly Verifier[],
): readonly Verified[] {
  const verified = new Map<Verifier, Verified>()
  for (const signature of signatures) {
    const known = verifiers.filter((one) => isOf(one, signature))
    const [verifier] = known
    if (!verifier) continue
    // Two known keys of one name and ID: whose signature this is cannot be told.
    if (known.length > 1) throw new NoteError('bad_key', `two keys are ${signature.name}`)
    if (!verifier.verify(text, signature.sig)) {
      throw new NoteError('bad_signature', `the signature of ${signature.name} is not right`)
    }
    if (verified.has(verifier)) continue
    const time = verifier.timeOf?.(signature.sig) ?? null
    verified.set(verifier, { ...signature, type: verifier.type, time })
  }
  return [...verified.values()]
}

function isOf(verifier: Verifier, signature: SignatureLine): boolean {
  return verifier.name === signature.name && verifier.keyId.equals(signature.keyId)
}

export function malformed(message: string): NoteError {
  return new NoteError('malformed', message)
}
