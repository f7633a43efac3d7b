/** The verifier's own cryptography against Node's, against the standards' vectors, and against crafted signatures. */
import {
  createHash,
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64, fromBase64, fromHex, wholeNumber } from './bytes.ts'
import { isEd25519Key, verifyEd25519 } from './ed25519.ts'
import { canonical, readCanonical } from './jcs.ts'
import { hmacSha256, sha256 } from './sha256.ts'
import { sha512 } from './sha512.ts'

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
const L = 2n ** 252n + 27742317777372353535851937790883648493n

describe('hashes', () => {
  it('are those of Node for every length around the blocks, in one piece and in parts', () => {
    for (let length = 0; length < 300; length += 1) {
      const data = randomBytes(length)
      const cut = Math.floor(length / 3)
      const due = createHash('sha256').update(data).digest()
      expect(Buffer.from(sha256(data))).toEqual(due)
      expect(Buffer.from(sha256(data.subarray(0, cut), data.subarray(cut)))).toEqual(due)
      expect(Buffer.from(sha512(data))).toEqual(createHash('sha512').update(data).digest())
    }
  })

  it('hold a million of the letter a (FIPS 180)', () => {
    const data = Buffer.alloc(1_000_000, 'a')
    expect(Buffer.from(sha256(data)).toString('hex')).toBe(
      'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
    )
  })

  it('with a key are those of Node, short keys and long', () => {
    for (const length of [0, 1, 16, 32, 63, 64, 65, 200]) {
      const key = randomBytes(length)
      const due = createHmac('sha256', key).update('one').update('two').digest()
      expect(Buffer.from(hmacSha256(key, Buffer.from('one'), Buffer.from('two')))).toEqual(due)
    }
  })
})

/** RFC 8032 section 7.1: tests 1, 2, 3 and SHA(abc). */
const RFC8032: readonly (readonly [key: string, message: string, signature: string])[] = [
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
  [
    'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704',
  ],
]

function nodeSays(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key])
  return verify(
    null,
    message,
    createPublicKey({ key: der, format: 'der', type: 'spki' }),
    signature,
  )
}

describe('Ed25519', () => {
  it.each(RFC8032)('takes the signature of RFC 8032 under %s', (key, message, signature) => {
    expect(verifyEd25519(bytes(key), bytes(message), bytes(signature))).toBe(true)
  })

  it('says what Node says, of true signatures and of every kind of damage', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(12)
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.option(fc.nat({ max: 511 })),
        fc.boolean(),
        (message, flip, inMessage) => {
          const signature = new Uint8Array(sign(null, message, privateKey))
          const target = inMessage && message.length > 0 ? message : signature
          if (flip !== null) target[(flip >> 3) % target.length]! ^= 1 << (flip & 7)
          expect(verifyEd25519(key, message, signature)).toBe(nodeSays(key, message, signature))
          expect(verifyEd25519(key, message, signature)).toBe(flip === null)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('refuses every single flipped bit of a signature and of a key', () => {
    const [key = '', message = '', signature = ''] = RFC8032[2] ?? []
    for (let bit = 0; bit < 512; bit += 1) {
      const damaged = bytes(signature)
      damaged[bit >> 3]! ^= 1 << (bit & 7)
      expect(verifyEd25519(bytes(key), bytes(message), damaged)).toBe(false)
      if (bit >= 256) continue
      const other = bytes(key)
      other[bit >> 3]! ^= 1 << (bit & 7)
      expect(verifyEd25519(other, bytes(message), bytes(signature))).toBe(false)
    }
  })

  it('refuses a scalar that is not below the order of the group, though it means the same', () => {
    const [key = '', message = '', signature = ''] = RFC8032[1] ?? []
    const data = bytes(signature)
    const s = BigInt(`0x${Buffer.from(data.subarray(32).toReversed()).toString('hex')}`)
    for (const same of [s + L, s + 2n * L]) {
      const hex = same.toString(16).padStart(64, '0')
      const longer = Buffer.concat([data.subarray(0, 32), Buffer.from(hex, 'hex').toReversed()])
      expect(verifyEd25519(bytes(key), bytes(message), longer)).toBe(false)
    }
  })

  /** The eight points of small order, and ways to write them that are not their one way. */
  const SMALL = [
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0000000000000000000000000000000000000000000000000000000000000080',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    '0100000000000000000000000000000000000000000000000000000000000080',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  ]
  it.each(SMALL)('takes no key of small order, for which anybody could sign: %s', (key) => {
    expect(isEd25519Key(bytes(key))).toBe(false)
    // The neutral point and the scalar 0 would be a true signature of any text under such a key.
    const forged = bytes(`01${'00'.repeat(63)}`)
    for (let n = 0; n < 16; n += 1)
      expect(verifyEd25519(bytes(key), Uint8Array.of(n), forged)).toBe(false)
  })

  it('takes no key that is no point, or is written in another way, or of another length', () => {
    expect(isEd25519Key(bytes('02'.padEnd(64, '0')))).toBe(false)
    expect(isEd25519Key(bytes(`f0${'ff'.repeat(30)}7f`))).toBe(false)
    expect(isEd25519Key(bytes('d75a98'))).toBe(false)
    expect(isEd25519Key(bytes(`${RFC8032[0]?.[0]}00`))).toBe(false)
  })

  it('refuses signatures of any other length', () => {
    const [key = '', message = '', signature = ''] = RFC8032[0] ?? []
    for (const other of ['', signature.slice(2), `${signature}00`])
      expect(verifyEd25519(bytes(key), bytes(message), bytes(other))).toBe(false)
  })
})

describe('base64', () => {
  it('writes as Node does, and reads back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (data) => {
        expect(base64(data)).toBe(Buffer.from(data).toString('base64'))
        expect(fromBase64(base64(data))).toEqual(data)
      }),
    )
  })

  it('reads what it would write, and nothing else', () => {
    const alphabet = 'ABZaz019+/=-_ \n'
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 9 }), (text) => {
        const read = fromBase64(text)
        if (read !== null) expect(base64(read)).toBe(text)
      }),
    )
    for (const bad of [
      'AB',
      'ABC',
      'AA=',
      'AB==',
      'AAB=',
      'A===',
      '====',
      'AA==AA==',
      'AA-_',
      'AAAA\n',
    ])
      expect(fromBase64(bad)).toBeNull()
  })
})

describe('numbers and hex', () => {
  it('are read in their one way', () => {
    expect([0, 1, 70_000, Number.MAX_SAFE_INTEGER].map((one) => wholeNumber(String(one)))).toEqual([
      0,
      1,
      70_000,
      Number.MAX_SAFE_INTEGER,
    ])
    for (const bad of [
      '',
      '00',
      '01',
      '+1',
      '-1',
      '1.0',
      '1e3',
      ' 1',
      '1 ',
      '0x1',
      '９',
      '9007199254740992',
    ])
      expect(wholeNumber(bad)).toBeNull()
    expect(fromHex('0g')).toBeNull()
    expect(fromHex('abc')).toBeNull()
  })
})

describe('canonical JSON', () => {
  it('is what RFC 8785 writes', () => {
    const numbers = { numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0] }
    expect(canonical(numbers)).toBe('{"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0]}')
    const names = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 }
    expect(canonical(names)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
  })

  it('reads no other way to write the same', () => {
    const good = '{"a":[1,"é\\n"],"b":{"c":null}}'
    expect(readCanonical(good)).toEqual(JSON.parse(good))
    for (const bad of [
      ' {"a":1}',
      '{"a": 1}',
      '{"b":1,"a":1}',
      '{"a":1,"a":1}',
      '{"a":1.0}',
      '{"a":"\\u0061"}',
      '{"a":"\\/"}',
      '{"a":"\\ud800"}',
      '\ufeff{"a":1}',
      '{"a":1}\n',
      `${'['.repeat(100)}${']'.repeat(100)}`,
      '',
    ])
      expect(readCanonical(bad), bad).toBeNull()
  })

  it('sees a member called __proto__', () => {
    const text = '{"__proto__":1,"a":2}'
    expect(canonical(JSON.parse(text))).toBe(text)
  })
})
