/** Signatures of type 1: Ed25519 (RFC 8032) over the text of the note. */
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import {
  type KeyType,
  type Signer,
  NoteError,
  isKeyName,
  keyIdOf,
  signatureLine,
  vkeyOf,
} from './note.ts'

export const ED25519 = 1

/** What stands before the 32 bytes of a key in its standard form (RFC 8410). */
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex')

/** Throws NoteError unless the seed is of 32 bytes. */
export function privateKey(seed: Uint8Array): KeyObject {
  if (seed.length !== 32) throw new NoteError('bad_key', 'a seed of Ed25519 has 32 bytes')
  return createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' })
}

export function publicBytes(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC.length)
}

/** Throws NoteError unless `bytes` are a key. */
export function publicKey(bytes: Uint8Array): KeyObject {
  if (bytes.length !== 32) throw new NoteError('bad_key', 'a key of Ed25519 has 32 bytes')
  return createPublicKey({ key: Buffer.concat([PUBLIC, bytes]), format: 'der', type: 'spki' })
}

export const ed25519: KeyType = {
  type: ED25519,
  open(bytes) {
    const key = publicKey(bytes)
    return {
      verify: (text, sig) => sig.length === 64 && verify(null, Buffer.from(text), key, sig),
    }
  },
}

/** Throws NoteError: bad name or seed. */
export function ed25519Signer(name: string, seed: Uint8Array): Signer {
  if (!isKeyName(name)) throw new NoteError('bad_key', `${name} cannot be the name of a key`)
  const key = privateKey(seed)
  const bytes = publicBytes(key)
  const keyId = keyIdOf(name, ED25519, bytes)
  return {
    name,
    vkey: vkeyOf({ name, type: ED25519, publicKey: bytes }),
    sign: (text) => Promise.resolve(signatureLine(name, keyId, sign(null, Buffer.from(text), key))),
  }
}
