/** Verifier keys as one line of text: `name+keyid+base64(type ‖ key)`. Kinds of keys are a table: add a line. */
import { COSIGNATURE, cosignatureV1 } from './cosignature.ts'
import { ed25519 } from './ed25519.ts'
import { type KeyType, type Verifier, NoteError, isKeyName, keyIdOf } from './note.ts'
import { fromBase64 } from './text.ts'

const KEY_TYPES: readonly KeyType[] = [ed25519, cosignatureV1]

/**
 * Throws NoteError: not written right, the ID not that of the key, or of a type that is not known here. `more` are
 * types that are known besides (openSm2).
 */
export function parseVkey(vkey: string, more: readonly KeyType[] = []): Verifier {
  // From the left: base64 has a plus of its own.
  const parts = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(vkey)
  const [, name = '', id = '', encoded = ''] = parts ?? []
  const bytes = fromBase64(encoded)
  if (!isKeyName(name) || !bytes || bytes.length < 2) {
    throw new NoteError('bad_key', 'a verifier key is name+id+key')
  }
  const [type = 0] = bytes
  const publicKey = bytes.subarray(1)
  const keyId = keyIdOf(name, type, publicKey)
  const kind = [...KEY_TYPES, ...more].find((known) => known.type === type)
  if (!kind) throw new NoteError('unknown_key_type', `keys of type ${type} are not known here`)
  if (keyId.toString('hex') !== id) {
    throw new NoteError('bad_key', `the ID of the key ${name} is not that of its bytes`)
  }
  return { name, keyId, type, publicKey, ...kind.open(publicKey) }
}

/** The key of a witness. Throws NoteError: also where it is a key for something else. */
export function parseCosigner(vkey: string): Verifier & { timeOf(sig: Buffer): number } {
  const verifier = parseVkey(vkey)
  if (verifier.type !== COSIGNATURE || !verifier.timeOf) {
    throw new NoteError('bad_key', `${verifier.name} is not the key of a witness`)
  }
  return { ...verifier, timeOf: verifier.timeOf }
}
