/**
 * AES-256-GCM with everything that a ciphertext belongs to in its associated data, so that one
 * cannot be moved to another matter, field or version (ASVS 11.3.3, 14.2.8).
 *
 * Nonces are 96 random bits. A data key belongs to one purpose of one matter and encrypts at most
 * some thousands of values in its life; the bound of NIST SP 800-38D for random nonces is 2^32
 * encryptions a key, so a repeat is out of reach (tested over 10^6).
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

export const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What a ciphertext belongs to; its parts are bound by JSON, so none can run into the next. */
export type Binding = readonly (string | number)[]

export function newNonce(): Buffer {
  return randomBytes(NONCE_BYTES)
}

/** nonce ‖ ciphertext ‖ tag. */
export function seal(key: Buffer, binding: Binding, plain: Buffer): Buffer {
  const nonce = newNonce()
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(associated(binding))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Throws when the key or the binding is another one, or a bit was changed. */
export function unseal(key: Buffer, binding: Binding, sealed: Buffer): Buffer {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new Error('sealed value is too short')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(associated(binding))
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  return Buffer.concat([
    decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)),
    decipher.final(),
  ])
}

/** The master key itself encrypts nothing: each use has a key derived from it. */
export function deriveKey(master: Buffer, use: string): Buffer {
  if (master.length < KEY_BYTES) throw new Error(`a master key has at least ${KEY_BYTES} bytes`)
  return Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `answerable ${use}`, KEY_BYTES))
}

/** A short name of a master key that tells nothing of it: says which one wrapped a data key. */
export function keyName(master: Buffer): string {
  return createHash('sha256').update(deriveKey(master, 'key name v1')).digest('hex').slice(0, 16)
}

function associated(binding: Binding): Buffer {
  return Buffer.from(JSON.stringify(binding), 'utf8')
}
