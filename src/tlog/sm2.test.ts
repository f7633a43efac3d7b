/** National cryptography beside the rest: vectors of GB/T 32918.2, and OpenSSL where this machine has it. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import vectors from '../../tests/vectors/ledger-vectors.json' with { type: 'json' }
import { leafHash } from './hashing.ts'
import { NoteError, formatNote, openNote, splitNote } from './note.ts'
import { openSm2 } from './sm2.ts'
import type { Sm2 } from './sm2.ts'
import { parseCosigner, parseVkey } from './vkey.ts'

/** The key pair of the example in GB/T 32918.5, annex A. */
const KEY = Buffer.from('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8', 'hex')
const SIG = Buffer.from(
  'ee58b12e547a29f8a4721364658e88e0b2c990fcdf72636d78b8ab272c9bf9bbb3c8efcfdba0c6bce606b4505094937597e47b3974c410f249db7cdefdc6e161',
  'hex',
)
const NAME = 'log.example/requests'
const TEXT = vectors.checkpoint.slice(0, vectors.checkpoint.indexOf('\n\n') + 1)

let sm2: Sm2
beforeAll(async () => {
  sm2 = await openSm2()
})

describe('the vectors', () => {
  it('the ID of the key', () => {
    const verifier = parseVkey(sm2.signer(NAME, KEY).vkey, [sm2.keyType])
    expect(verifier.keyId.toString('hex')).toBe('d0d695e3')
  })

  it('a signature over the checkpoint', () => {
    const verifier = parseVkey(sm2.signer(NAME, KEY).vkey, [sm2.keyType])
    expect(verifier.verify(TEXT, SIG)).toBe(true)
    expect(verifier.verify(`${TEXT}\n`, SIG)).toBe(false)
  })

  it('the sample of the standard', () => {
    const verifier = parseVkey(sm2.signer(NAME, KEY).vkey, [sm2.keyType])
    const sample = Buffer.from(
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
      'hex',
    )
    expect(verifier.verify('message digest', sample)).toBe(true)
  })

  it('SM3, which a tree of its own would be made with', () => {
    const sm3 = (bytes: Uint8Array): string => createHash('sm3').update(bytes).digest('hex')
    expect(sm3(Buffer.alloc(0))).toMatch(/^1ab21d83.*a2b$/)
    const leaf = sm3(Buffer.concat([Buffer.of(0), Buffer.from('entry 0')]))
    expect(leaf).toBe('2ece41c75007c06f823979b4a2f8984e91772f7702e3b8a695435a8655385c3e')
    // The tree of this house stays with SHA-256, as C2SP fixes it.
    expect(leafHash(Buffer.from('entry 0')).toString('hex')).toBe(vectors.hashing.leaf_entry_0)
  })
})

describe('a second signature line', () => {
  it('is verified by whoever knows it, and passed over by everybody else', async () => {
    const signer = sm2.signer(NAME, KEY)
    const { signatures } = splitNote(vectors.cosigned_checkpoint)
    const note = formatNote(TEXT, [...signatures.map(({ line }) => line), await signer.sign(TEXT)])
    const standard = [parseVkey(vectors.keys.log_vkey), parseCosigner(vectors.keys.w1_vkey)]
    expect(openNote(note, standard).verified).toHaveLength(2)
    const all = [...standard, parseVkey(signer.vkey, [sm2.keyType])]
    expect(openNote(note, all).verified).toHaveLength(3)
  })

  it('that is wrong makes the note wrong for whoever knows it', async () => {
    const signer = sm2.signer(NAME, KEY)
    const verifier = parseVkey(signer.vkey, [sm2.keyType])
    const line = await signer.sign(`${TEXT}x\n`)
    const note = formatNote(TEXT, [line])
    expect(() => openNote(note, [verifier])).toThrow(NoteError)
  })

  it('never twice the same, always right; any bit that flips makes it wrong', async () => {
    const signer = sm2.signer(NAME, KEY)
    const verifier = parseVkey(signer.vkey, [sm2.keyType])
    const lines = await Promise.all(Array.from({ length: 20 }, () => signer.sign(TEXT)))
    expect(new Set(lines).size).toBe(20)
    for (const line of lines)
      expect(openNote(formatNote(TEXT, [line]), [verifier]).verified).toHaveLength(1)
    for (let bit = 0; bit < 512; bit += 7) {
      const flipped = Buffer.from(SIG)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(verifier.verify(TEXT, flipped)).toBe(false)
    }
  })

  it('with halves that are no numbers of the curve is none', () => {
    const verifier = parseVkey(sm2.signer(NAME, KEY).vkey, [sm2.keyType])
    const order = Buffer.from(
      'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123',
      'hex',
    )
    const [r, s] = [SIG.subarray(0, 32), SIG.subarray(32)]
    const zero = Buffer.alloc(32)
    for (const [a, b] of [
      [zero, s],
      [r, zero],
      [order, s],
      [r, order],
      [Buffer.alloc(32, 255), s],
      [r, s.subarray(1)],
    ] as const)
      expect(verifier.verify(TEXT, Buffer.concat([a, b]))).toBe(false)
  })

  it('by keys that are none is not made', () => {
    for (const key of [
      Buffer.alloc(32),
      Buffer.alloc(32, 255),
      Buffer.alloc(31, 1),
      Buffer.alloc(0),
    ])
      expect(() => sm2.signer(NAME, key)).toThrow(NoteError)
    const line = sm2.signer(NAME, KEY).vkey
    // Without the type it is a key that nobody here knows.
    expect(() => parseVkey(line)).toThrow('not known here')
  })
})

describe('OpenSSL', () => {
  const has = spawnSync('openssl', ['list', '-public-key-algorithms'], { encoding: 'utf8' })
  const isThere = /SM2/i.test(has.stdout ?? '')
  if (!isThere) console.log('no openssl with SM2 on this machine: it is not asked')
  it.runIf(isThere)('accepts what we sign, with the user ID of GM/T 0009', async () => {
    const signer = sm2.signer(NAME, KEY)
    const [signature] = splitNote(formatNote(TEXT, [await signer.sign(TEXT)])).signatures
    const folder = mkdtempSync(join(tmpdir(), 'answerable-sm2-'))
    try {
      const point = parseVkey(signer.vkey, [sm2.keyType]).publicKey.subarray('sm2-sm3'.length)
      writeFileSync(join(folder, 'key.der'), Buffer.concat([SPKI, point]))
      writeFileSync(join(folder, 'text'), TEXT)
      const verify = (sig: Buffer) => {
        writeFileSync(join(folder, 'sig'), derOf(sig))
        return spawnSync(
          'openssl',
          [
            'pkeyutl',
            '-verify',
            '-pubin',
            '-inkey',
            'key.der',
            '-keyform',
            'DER',
            '-in',
            'text',
            '-sigfile',
            'sig',
            '-rawin',
            '-digest',
            'sm3',
            '-pkeyopt',
            'distid:1234567812345678',
          ],
          { cwd: folder, encoding: 'utf8' },
        )
      }
      const ours = verify(signature?.sig ?? Buffer.alloc(0))
      expect([ours.status, ours.stdout]).toEqual([0, 'Signature Verified Successfully\n'])
      const wrong = Buffer.from(SIG)
      wrong[5] = (wrong[5] ?? 0) ^ 1
      expect([verify(SIG).status, verify(wrong).status]).toEqual([0, 1])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

/** What stands before the point of an SM2 key (RFC 5480 with 1.2.156.10197.1.301). */
const SPKI = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex')

/** r ‖ s as OpenSSL takes them. */
function derOf(sig: Buffer): Buffer {
  const integer = (half: Buffer): Buffer => {
    const bytes = (half[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), half]) : half
    return Buffer.concat([Buffer.of(2, bytes.length), bytes])
  }
  const both = Buffer.concat([integer(sig.subarray(0, 32)), integer(sig.subarray(32))])
  return Buffer.concat([Buffer.of(0x30, both.length), both])
}
