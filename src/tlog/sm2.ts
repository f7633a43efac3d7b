/**
 * A second signature with national cryptography: SM2 with SM3 (GB/T 32918.2, GM/T 0003.2) over the text of the note.
 * C2SP has no number for it; it travels as type 0xff with a name of its own, which whoever does not know it passes
 * over. The one place that knows the library; it is loaded only where somebody asks for it.
 */
import {
  type KeyType,
  type Signer,
  NoteError,
  isKeyName,
  keyIdOf,
  signatureLine,
  vkeyOf,
} from './note.ts'

export const NAMED = 0xff

/** What stands before the key: 0xff and this name are the type. */
const NAME = Buffer.from('sm2-sm3')
/** The user's ID that GM/T 0009 sets where nobody has one. */
const USER = '1234567812345678'
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n
const HALF = 32

export interface Sm2 {
  readonly keyType: KeyType
  /** 32 bytes, 1 ≤ key < n − 1. Throws NoteError. */
  signer(name: string, key: Uint8Array): Signer
}

export async function openSm2(): Promise<Sm2> {
  const { sm2 } = await import('sm-crypto-v2')
  const verify = (text: string, sig: Buffer, point: string): boolean => {
    if (sig.length !== 2 * HALF || !inRange(sig.subarray(0, HALF)) || !inRange(sig.subarray(HALF)))
      return false
    try {
      return sm2.doVerifySignature(Buffer.from(text), sig.toString('hex'), point, OPTIONS)
    } catch {
      // The library throws where the arithmetic has no answer: that is no signature either.
      return false
    }
  }
  return {
    keyType: {
      type: NAMED,
      open(bytes) {
        const point = pointOf(bytes)
        if (!sm2.verifyPublicKey(point)) throw new NoteError('bad_key', 'not a point of SM2')
        return { verify: (text, sig) => verify(text, sig, point) }
      },
    },
    signer(name, key) {
      if (!isKeyName(name)) throw new NoteError('bad_key', `${name} cannot be the name of a key`)
      const secret = Buffer.from(key).toString('hex')
      if (key.length !== HALF || !isKey(secret)) throw new NoteError('bad_key', 'not a key of SM2')
      const point = sm2.getPublicKeyFromPrivateKey(secret)
      const publicKey = Buffer.concat([NAME, Buffer.from(point, 'hex')])
      return {
        name,
        vkey: vkeyOf({ name, type: NAMED, publicKey }),
        async sign(text) {
          const hex = sm2.doSignature(Buffer.from(text), secret, { ...OPTIONS, publicKey: point })
          const sig = Buffer.from(hex, 'hex')
          if (!verify(text, sig, point)) throw new Error('the signature just made is not right')
          return signatureLine(name, keyIdOf(name, NAMED, publicKey), sig)
        },
      }
    },
  }
}

const OPTIONS = { hash: true, der: false, userId: USER } as const

function pointOf(bytes: Buffer): string {
  const point = bytes.subarray(NAME.length)
  const isRight =
    bytes.subarray(0, NAME.length).equals(NAME) && point.length === 65 && point[0] === 4
  if (!isRight) throw new NoteError('bad_key', 'not a key of the type sm2-sm3')
  return point.toString('hex')
}

function inRange(half: Buffer): boolean {
  const value = BigInt(`0x${half.toString('hex')}`)
  return value > 0n && value < ORDER
}

function isKey(hex: string): boolean {
  const value = BigInt(`0x${hex || '0'}`)
  return value > 0n && value < ORDER - 1n
}
