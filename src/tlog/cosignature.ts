/**
 * Cosignatures of type 4 (C2SP tlog-cosignature v1.0.1): a witness says that at this time this was the largest tree
 * of the log it had seen, and that it grew out of all it had seen before.
 */
import { sign, verify } from 'node:crypto'
import { privateKey, publicBytes, publicKey } from './ed25519.ts'
import {
  type KeyType,
  type Signer,
  NoteError,
  isKeyName,
  keyIdOf,
  signatureLine,
  vkeyOf,
} from './note.ts'

export const COSIGNATURE = 4

/** 8 bytes of time, 64 of the signature. */
const LENGTH = 72

function messageOf(text: string, time: bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${time}\n${text}`)
}

export const cosignatureV1: KeyType = {
  type: COSIGNATURE,
  open(bytes) {
    const key = publicKey(bytes)
    return {
      verify(text, sig) {
        if (sig.length !== LENGTH) return false
        const time = sig.readBigUInt64BE(0)
        // A witness never leaves the time out; and what JavaScript cannot count exactly is in no calendar.
        if (time === 0n || time > BigInt(Number.MAX_SAFE_INTEGER)) return false
        return verify(null, messageOf(text, time), key, sig.subarray(8))
      },
      timeOf: (sig) => Number(sig.readBigUInt64BE(0)),
    }
  },
}

export interface Cosigner extends Signer {
  /** The signature line for exactly that time, in seconds since 1970. */
  signAt(text: string, time: number): string
}

/** `now` gives seconds since 1970. Throws NoteError: bad name or seed; RangeError: a time that is none. */
export function cosigner(name: string, seed: Uint8Array, now: () => number): Cosigner {
  if (!isKeyName(name)) throw new NoteError('bad_key', `${name} cannot be the name of a key`)
  const key = privateKey(seed)
  const bytes = publicBytes(key)
  const keyId = keyIdOf(name, COSIGNATURE, bytes)
  const signAt = (text: string, time: number): string => {
    if (!Number.isSafeInteger(time) || time <= 0) throw new RangeError(`not a time: ${time}`)
    const stamp = Buffer.alloc(8)
    stamp.writeBigUInt64BE(BigInt(time))
    const sig = sign(null, messageOf(text, BigInt(time)), key)
    return signatureLine(name, keyId, Buffer.concat([stamp, sig]))
  }
  return {
    name,
    vkey: vkeyOf({ name, type: COSIGNATURE, publicKey: bytes }),
    signAt,
    sign: async (text) => signAt(text, now()),
  }
}
