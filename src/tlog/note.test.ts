import { randomBytes, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import vectors from '../../tests/vectors/ledger-vectors.json' with { type: 'json' }
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { cosigner } from './cosignature.ts'
import { ed25519Signer, privateKey } from './ed25519.ts'
import { NoteError, formatNote, openNote, signatureLine, splitNote, vkeyOf } from './note.ts'
import { parseCosigner, parseVkey } from './vkey.ts'

const { keys } = vectors
const seed = (hex: string): Buffer => Buffer.from(hex, 'hex')
const log = ed25519Signer('log.example/requests', seed(keys.log_seed_hex))
const w1 = cosigner('witness.example/w1', seed(keys.w1_seed_hex), () => 1_700_000_000)
const w2 = cosigner('witness.example/w2', seed(keys.w2_seed_hex), () => 1_700_000_001)
const verifiers = [parseVkey(log.vkey), parseCosigner(w1.vkey), parseCosigner(w2.vkey)]
const TEXT = vectors.checkpoint.slice(0, vectors.checkpoint.indexOf('\n\n') + 1)

const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof NoteError) return error.code
    throw error
  }
  return 'accepted'
}

describe('the vectors', () => {
  it('keys', () => {
    expect([log.vkey, w1.vkey, w2.vkey]).toEqual([keys.log_vkey, keys.w1_vkey, keys.w2_vkey])
    expect(parseVkey(keys.log_vkey).publicKey.toString('hex')).toBe(keys.log_pub_hex)
  })

  it('a checkpoint, signed and cosigned, byte for byte', async () => {
    const lines = [await log.sign(TEXT), await w1.sign(TEXT), await w2.sign(TEXT)]
    expect(formatNote(TEXT, lines.slice(0, 1))).toBe(vectors.checkpoint)
    expect(formatNote(TEXT, lines)).toBe(vectors.cosigned_checkpoint)
  })

  it('opened, with the times of the witnesses', () => {
    const { text, verified } = openNote(vectors.cosigned_checkpoint, verifiers)
    expect(text).toBe(TEXT)
    expect(verified.map(({ name, time }) => [name, time])).toEqual([
      ['log.example/requests', null],
      ['witness.example/w1', 1_700_000_000],
      ['witness.example/w2', 1_700_000_001],
    ])
    expect(formatCheckpoint(parseCheckpoint(text))).toBe(text)
    expect(parseCheckpoint(text).size).toBe(70_000)
  })

  it('the example of the specification', () => {
    const vkey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
    const note =
      'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'
    expect(openNote(note, [parseVkey(vkey)]).verified).toHaveLength(1)
  })
})

describe('a note is refused', () => {
  const [, own = ''] = vectors.checkpoint.split('\n\n')
  const cases: readonly (readonly [string, string, string])[] = [
    ['malformed', 'nothing', ''],
    ['malformed', 'no signature', `${TEXT}\n`],
    ['malformed', 'no empty line', TEXT + own],
    ['malformed', 'no newline at the end', vectors.checkpoint.slice(0, -1)],
    ['malformed', 'an empty line at the end', `${vectors.checkpoint}\n`],
    ['malformed', 'a carriage return', vectors.checkpoint.replaceAll('\n', '\r\n')],
    ['malformed', 'a tab', vectors.checkpoint.replace('70000', '70000\t')],
    ['malformed', 'a NUL', vectors.checkpoint.replace('70000', '70000\0')],
    ['malformed', 'half a character', vectors.checkpoint.replace('70000', '70000\uD800')],
    ['malformed', 'a hyphen for the dash', vectors.checkpoint.replace('— ', '- ')],
    ['malformed', 'two spaces', vectors.checkpoint.replace('— ', '—  ')],
    ['malformed', 'a space at the end', vectors.checkpoint.replace(/\n$/, ' \n')],
    ['malformed', 'a name with a plus', vectors.checkpoint.replace('— log', '— l+g')],
    ['malformed', 'a name with a wide space', vectors.checkpoint.replace('— log', '— l\u3000g')],
    ['malformed', 'no padding', vectors.checkpoint.replace('vg8=\n', 'vg8\n')],
    // The last character carries two bits that mean nothing: there must be one way to write a signature.
    ['malformed', 'bits to spare', vectors.checkpoint.replace('vg8=\n', 'vg9=\n')],
    ['malformed', 'the URL alphabet', vectors.checkpoint.replace('sfBSM/', 'sfBSM_')],
    [
      'malformed',
      'an ID alone',
      `${TEXT}\n${signatureLine('x', Buffer.alloc(4), Buffer.alloc(0))}\n`,
    ],
    ['malformed', 'an unknown signature that is none', `${vectors.checkpoint}— other !!!!\n`],
    [
      'unsigned',
      'unknown keys alone',
      `${TEXT}\n${signatureLine('x', Buffer.alloc(4), Buffer.alloc(64))}\n`,
    ],
    ['bad_signature', 'another size', vectors.checkpoint.replace('70000', '70001')],
    ['too_long', 'a million bytes', 'x'.repeat(1_000_001)],
  ]
  it.each(cases)('%s: %s', (code, _what, note) => {
    expect(note).not.toBe(vectors.checkpoint)
    expect(codeOf(() => openNote(note, verifiers))).toBe(code)
  })

  it('where one known signature among right ones is wrong', async () => {
    const wrong = await w2.sign(`${TEXT}more\n`)
    const note = formatNote(TEXT, [await log.sign(TEXT), await w1.sign(TEXT), wrong])
    expect(codeOf(() => openNote(note, verifiers))).toBe('bad_signature')
    // To whom that key is unknown it is a line to pass over.
    expect(openNote(note, verifiers.slice(0, 2)).verified).toHaveLength(2)
  })

  it('where a known key signs twice and once wrongly', async () => {
    const note = formatNote(TEXT, [await log.sign(TEXT), await log.sign(`${TEXT}x\n`)])
    expect(codeOf(() => openNote(note, verifiers))).toBe('bad_signature')
  })
})

describe('many signatures', () => {
  const others = (many: number): string[] =>
    Array.from({ length: many }, (_, n) =>
      signatureLine(`witness.example/${n}`, randomBytes(4), randomBytes(n % 2 ? 72 : 2_428)),
    )
  it('sixteen and a hundred are read, of kinds nobody knows too', async () => {
    for (const many of [15, 99]) {
      const note = formatNote(TEXT, [...others(many), await log.sign(TEXT)])
      expect(openNote(note, verifiers).verified).toHaveLength(1)
    }
  })
  it('more are not', () => {
    const note = `${TEXT}\n${others(101).join('\n')}\n`
    expect(codeOf(() => splitNote(note))).toBe('too_many_signatures')
  })
})

describe('cosignatures', () => {
  it('without a time or with one beyond counting are none', () => {
    const { sig } = openNote(vectors.cosigned_checkpoint, verifiers).verified[1] ?? {}
    const verifier = parseCosigner(keys.w1_vkey)
    if (!sig) throw new Error('the vector has a cosignature')
    expect(verifier.verify(TEXT, sig)).toBe(true)
    const zero = Buffer.concat([Buffer.alloc(8), sig.subarray(8)])
    const late = Buffer.concat([Buffer.alloc(8, 255), sig.subarray(8)])
    expect([zero, late, sig.subarray(8)].map((one) => verifier.verify(TEXT, one))).toEqual([
      false,
      false,
      false,
    ])
    expect(() => w1.signAt(TEXT, 0)).toThrow(RangeError)
    // Signed rightly, by somebody who leaves the time out.
    const message = Buffer.from(`cosignature/v1\ntime 0\n${TEXT}`)
    const timeless = sign(null, message, privateKey(seed(keys.w1_seed_hex)))
    expect(verifier.verify(TEXT, Buffer.concat([Buffer.alloc(8), timeless]))).toBe(false)
  })

  it('are no signature of a log, nor the other way round', () => {
    expect(codeOf(() => parseCosigner(keys.log_vkey))).toBe('bad_key')
    const asLog = ed25519Signer('witness.example/w1', seed(keys.w1_seed_hex))
    expect(parseVkey(asLog.vkey).keyId).not.toEqual(parseVkey(keys.w1_vkey).keyId)
  })

  it('any bit of one that flips makes it wrong', () => {
    const { sig } = openNote(vectors.cosigned_checkpoint, verifiers).verified[1] ?? {}
    const verifier = parseCosigner(keys.w1_vkey)
    if (!sig) throw new Error('the vector has a cosignature')
    for (let bit = 0; bit < sig.length * 8; bit += 1) {
      const flipped = Buffer.from(sig)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(verifier.verify(TEXT, flipped)).toBe(false)
    }
  })
})

describe('a verifier key is refused', () => {
  it.each([
    ['bad_key', 'a name alone', 'log.example'],
    ['bad_key', 'another ID', keys.log_vkey.replace('b1f05233', 'b1f05234')],
    ['bad_key', 'an ID in capitals', keys.log_vkey.replace('b1f05233', 'B1F05233')],
    ['bad_key', 'a name with a space', keys.log_vkey.replace('log.example', 'log example')],
    ['bad_key', 'no name', keys.log_vkey.replace('log.example/requests', '')],
    ['bad_key', 'padding too many', `${keys.log_vkey}=`],
    ['bad_key', 'a newline', `${keys.log_vkey}\n`],
    ['bad_key', '31 bytes with their own ID', keyOf(1, randomBytes(31))],
    ['unknown_key_type', 'ML-DSA-44', keyOf(6, randomBytes(1_312))],
    ['unknown_key_type', 'ECDSA', keyOf(2, randomBytes(32))],
  ])('%s: %s', (code, _what, vkey) => {
    expect(codeOf(() => parseVkey(vkey))).toBe(code)
  })
})

function keyOf(type: number, publicKey: Buffer): string {
  return vkeyOf({ name: 'log.example', type, publicKey })
}

describe('a checkpoint is refused', () => {
  const root = vectors.checkpoint.split('\n')[2]
  it.each([
    [`\n5\n${root}\n`],
    [`log\n05\n${root}\n`],
    [`log\n+5\n${root}\n`],
    [`log\n-5\n${root}\n`],
    [`log\n5.0\n${root}\n`],
    [`log\n9007199254740993\n${root}\n`],
    [`log\n5\n${root?.slice(4)}\n`],
    [`log\n5\n${root}`],
    [`log\n5\n`],
    [`log\n5\n${root}\n\nmore\n`],
  ])('%j', (text) => {
    expect(codeOf(() => parseCheckpoint(text))).toBe('malformed')
  })

  it('lines that follow are read and mean nothing', () => {
    expect(parseCheckpoint(`log\n5\n${root}\nmore\n`).extensions).toEqual(['more'])
  })
})

it('whatever text is signed opens again, and nothing else does', async () => {
  const line = fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text))
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1 }), fc.nat(), async (lines, where) => {
      const text = `${lines.join('\n')}\n`
      const note = formatNote(text, [await log.sign(text)])
      expect(openNote(note, verifiers).text).toBe(text)
      const bytes = Buffer.from(note)
      const at = where % bytes.length
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (where % 8))
      expect(codeOf(() => openNote(bytes.toString('utf8'), verifiers))).not.toBe('accepted')
    }),
  )
})
