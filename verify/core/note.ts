/** Signed notes (C2SP signed-note): a text, a blank line, and lines of signatures. And the keys that check them. */
import { concat, equal, fromBase64, fromHex, hex, textOf, utf8 } from './bytes.ts'
import { type Answer, no, yes } from './answer.ts'
import { isEd25519Key } from './ed25519.ts'
import { sha256 } from './sha256.ts'

/** Kinds of keys that are understood here; lines of any other kind are nobody's and are passed over. */
export const ED25519 = 0x01
export const COSIGNATURE = 0x04

export interface Key {
  readonly name: string
  readonly id: Uint8Array
  readonly type: number
  /** Raw: 32 bytes for the types above. */
  readonly key: Uint8Array
  readonly vkey: string
}

export interface SignatureLine {
  readonly name: string
  readonly id: Uint8Array
  readonly signature: Uint8Array
}

export interface Note {
  /** Ends with a line break; this is what is signed. */
  readonly text: string
  readonly lines: readonly SignatureLine[]
}

/** Sixteen and more must be taken; a note of thousands only costs time. */
const MOST_SIGNATURES = 100
/** Bytes. A hundred signatures, and checkpoints are short. */
export const LONGEST_NOTE = 65_536
const NAME = /^[^\s+\u0085]+$/u
const DASH = '— '

export function keyId(name: string, type: number, key: Uint8Array): Uint8Array {
  return sha256(utf8(`${name}\n`), Uint8Array.of(type), key).subarray(0, 4)
}

/** `name+hex of four bytes+base64`; the base64 may hold plus signs of its own. */
export function parseVkey(vkey: string): Answer<Key> {
  const [name = '', idText = ''] = vkey.split('+', 2)
  const id = idText.length === 8 ? fromHex(idText) : null
  const data = fromBase64(vkey.slice(name.length + idText.length + 2))
  const [type] = data ?? []
  if (!NAME.test(name) || id === null || data === null || type === undefined || data.length < 2)
    return no('vkey_shape', { vkey })
  const key = data.subarray(1)
  if (!equal(id, keyId(name, type, key))) return no('vkey_id', { name })
  if ((type === ED25519 || type === COSIGNATURE) && !isEd25519Key(key))
    return no('vkey_key', { name })
  return yes({ name, id, type, key, vkey })
}

export function parseNote(bytes: Uint8Array): Answer<Note> {
  if (bytes.length > LONGEST_NOTE) return no('note_long', { most: LONGEST_NOTE })
  const whole = textOf(bytes)
  if (whole === null) return no('not_text')
  if (whole.includes('\r')) return no('line_ends')
  // eslint-disable-next-line no-control-regex -- a note holds no control characters but line breaks.
  if (/[\u0000-\u0009\u000b-\u001f\ufffd]/u.test(whole)) return no('control_characters')
  const split = whole.lastIndexOf('\n\n')
  if (split === -1) return no('note_unsigned')
  const signatures = whole.slice(split + 2)
  if (signatures === '' || !signatures.endsWith('\n')) return no('note_unsigned')
  const rows = signatures.slice(0, -1).split('\n')
  if (rows.length > MOST_SIGNATURES) return no('note_signatures', { most: MOST_SIGNATURES })
  const lines: SignatureLine[] = []
  for (const [at, row] of rows.entries()) {
    const line = parseLine(row)
    if (line === null) return no('signature_line', { line: at + 1, text: row.slice(0, 80) })
    lines.push(line)
  }
  return yes({ text: whole.slice(0, split + 1), lines })
}

function parseLine(row: string): SignatureLine | null {
  if (!row.startsWith(DASH)) return null
  const [name = '', data = '', more] = row.slice(DASH.length).split(' ')
  const bytes = fromBase64(data)
  if (!NAME.test(name) || bytes === null || bytes.length < 5 || more !== undefined) return null
  return { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) }
}

export function isLineOf(line: SignatureLine, key: Key): boolean {
  return line.name === key.name && equal(line.id, key.id)
}

/** As it is written beside a name, to tell two keys of one name apart. */
export function idWords(id: Uint8Array): string {
  return hex(id)
}

/** What a cosignature signs: the time, then the whole text of the note. */
export function cosignedMessage(time: bigint, text: string): Uint8Array {
  return concat(utf8(`cosignature/v1\ntime ${time}\n`), utf8(text))
}
