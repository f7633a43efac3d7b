import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EMPTY_ROOT, leafHash, nodeHash } from './hashing.ts'
import type { HashReader } from './proofs.ts'
import {
  consistencyProof,
  inclusionProof,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './proofs.ts'
import {
  decodeBundle,
  decodeTile,
  encodeBundle,
  parseTilePath,
  tilePath,
  tileWidth,
} from './tiles.ts'

interface Vectors {
  hashing: Record<string, string>
  roots: { size: number; root_b64: string }[]
  inclusion: { index: number; size: number; proof_b64: string[] }[]
  consistency: { old: number; new: number; proof_b64: string[] }[]
  tile_paths: { level: number; n: number; w: number; path: string }[]
  bundle_3: { hex: string; path: string; tile0_hex: string }
}

const vectors = JSON.parse(
  readFileSync(new URL('../../tests/vectors/ledger-vectors.json', import.meta.url), 'utf8'),
) as Vectors
const BOUNDARIES = [0, 1, 2, 255, 256, 257, 65_535, 65_536, 65_537, 70_000]
const entryOf = (n: number): Buffer => Buffer.from(`entry ${n}`)
const b64 = (hash: Buffer): string => hash.toString('base64')

/** Every complete subtree of `count` entries, level by level. */
function treeOf(count: number): HashReader {
  const levels = [Array.from({ length: count }, (_, n) => leafHash(entryOf(n)))]
  for (let below = levels[0]; below && below.length > 1; below = levels.at(-1)) {
    const nodes: Buffer[] = []
    for (let at = 0; at + 1 < below.length; at += 2) {
      nodes.push(nodeHash(below[at] as Buffer, below[at + 1] as Buffer))
    }
    levels.push(nodes)
  }
  return {
    async hashes(level, from, many) {
      const found = levels[level]?.slice(from, from + many) ?? []
      if (found.length < many) throw new RangeError(`no hash ${from + many} of level ${level}`)
      return found
    },
  }
}

/** The definition itself, word by word. */
function naiveRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest()
  if (leaves.length === 1) return leaves[0] as Buffer
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)))
}

const TESSERA = {
  entries: 'one two three four five six seven eit nain ten ileven twelf threeten fourten fivten',
  roots: [
    '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    '0Nc2CrefWKseHj/mStd+LqC8B+NrX0btIiPt2SmN+ek=',
    'T1X2GdkhUjV3iyufF9b0kVsWFxIU0VI4EpNml2Teci4=',
    'Wqx3HImawpLnS/Gv4ubjAvi1WIOy0b8Ze0amvqbavKk=',
    'zY1lN35vrXYAPixXSd59LsU29xUJtuW4o2dNNg5Y2Co=',
    'gy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZQ=',
    'a6sWvsc2eEzmj72vah7mZ5dwFltivehh2b11qwlp5Jg=',
    'IrSXADBqJ7EQoUODSDKROySgNveeL6CFhik2w/+fS7U=',
    'bC+VwvrJbalNVjfkdI8kUgs7mJoXrqiXCE7bgnD28pY=',
    'CvhHViE3S9E3htHLR+25mapWoGCJ3WckMq1UtC3VmEY=',
    'y8/gZsZCtitsMan09tY+k8I7Qpr7Y5fbO2tLi9GQnfU=',
    'Yok1cS5VdokGLBy73BC2I16b3atss6KBN9jnIi6Fz/A=',
    'uZo6M+IhVna+CLgWCrJs0xBPUHbozHkYTQASduHSLME=',
    'av0kLH0VkkVDrTuZzBGIx7d9z5G1l/GlKz/nAV/8woQ=',
    'SvCd38yNade7xEPY1a/aAc1M3A2AHYVF8lIiUnsH1ao=',
    'rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=',
  ],
}

const tree = treeOf(70_000)

describe('hashes', () => {
  test('are those of the vectors', () => {
    const { hashing } = vectors
    expect(EMPTY_ROOT.toString('hex')).toBe(hashing['empty_tree'])
    expect(leafHash(Buffer.alloc(0)).toString('hex')).toBe(hashing['leaf_empty'])
    expect(leafHash(entryOf(0)).toString('hex')).toBe(hashing['leaf_entry_0'])
    expect(leafHash(entryOf(1)).toString('hex')).toBe(hashing['leaf_entry_1'])
    const both = nodeHash(leafHash(entryOf(0)), leafHash(entryOf(1)))
    expect(both.toString('hex')).toBe(hashing['node_0_1'])
  })

  test('a node of anything but two hashes is a bug', () => {
    expect(() => nodeHash(Buffer.alloc(31), Buffer.alloc(32))).toThrow(RangeError)
    expect(() => nodeHash(Buffer.alloc(32), Buffer.alloc(33))).toThrow(RangeError)
  })
})

describe('roots', () => {
  test.each(vectors.roots)('of $size entries', async ({ size, root_b64 }) => {
    expect(b64(await rootOf(tree, size))).toBe(root_b64)
  })

  test('are those of the definition, for every size up to 300', async () => {
    const leaves = Array.from({ length: 300 }, (_, n) => leafHash(entryOf(n)))
    for (let size = 0; size <= 300; size += 1) {
      expect(b64(await rootOf(tree, size))).toBe(b64(naiveRoot(leaves.slice(0, size))))
    }
  })

  test('of sizes that are none are refused', () => {
    for (const size of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(() => rootOf(tree, size)).toThrow(RangeError)
    }
  })

  // Roots that Tessera (Go) signed in its own test data, github.com/transparency-dev/tessera, testdata/log.
  test('are those of an independent log, for every size it had', () => {
    const leaves = TESSERA.entries.split(' ').map((name) => leafHash(Buffer.from(name)))
    expect(leaves).toHaveLength(15)
    for (const [size, root] of TESSERA.roots.entries()) {
      expect(b64(naiveRoot(leaves.slice(0, size)))).toBe(root)
    }
  })
})

describe('inclusion', () => {
  test.each(vectors.inclusion)('of $index in $size', async ({ index, size, proof_b64 }) => {
    const proof = await inclusionProof(tree, index, size)
    expect(proof.map(b64)).toEqual(proof_b64)
    const root = await rootOf(tree, size)
    expect(verifyInclusion({ leaf: leafHash(entryOf(index)), index, size, root, proof })).toBe(true)
  })

  test('holds for every index of every size up to 40, and for no other index, size or leaf', async () => {
    for (let size = 1; size <= 40; size += 1) {
      const root = await rootOf(tree, size)
      for (let index = 0; index < size; index += 1) {
        const proof = await inclusionProof(tree, index, size)
        const leaf = leafHash(entryOf(index))
        expect(verifyInclusion({ leaf, index, size, root, proof })).toBe(true)
        for (let other = 0; other < size; other += 1) {
          const claimed = verifyInclusion({ leaf, index: other, size, root, proof })
          expect(claimed).toBe(other === index)
        }
        const elsewhere = leafHash(entryOf(index + 1))
        expect(verifyInclusion({ leaf: elsewhere, index, size, root, proof })).toBe(false)
      }
    }
  })

  test('any flipped bit, a hash more, one less, or two swapped is refused', async () => {
    const size = 70_000
    const root = await rootOf(tree, size)
    await fc.assert(
      fc.asyncProperty(fc.nat(size - 1), fc.nat(), fc.nat(255), async (index, which, bit) => {
        const proof = await inclusionProof(tree, index, size)
        const leaf = leafHash(entryOf(index))
        const claim = { leaf, index, size, root, proof }
        expect(verifyInclusion(claim)).toBe(true)
        const at = which % proof.length
        const bent = proof.map((hash, n) => (n === at ? flipped(hash, bit) : hash))
        expect(verifyInclusion({ ...claim, proof: bent })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: [...proof, root] })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: proof.slice(0, -1) })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: proof.toReversed() })).toBe(false)
        expect(verifyInclusion({ ...claim, root: flipped(root, bit) })).toBe(false)
        expect(verifyInclusion({ ...claim, leaf: flipped(leaf, bit) })).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  test('what has no sense is no proof, and never an exception', () => {
    const leaf = leafHash(entryOf(0))
    const claim = { leaf, index: 0, size: 1, root: leaf, proof: [] }
    expect(verifyInclusion(claim)).toBe(true)
    for (const odd of [
      { index: 1 },
      { index: -1 },
      { index: 0.5 },
      { size: 0 },
      { size: Number.POSITIVE_INFINITY },
      { size: 2 ** 60 },
      { leaf: leaf.subarray(1) },
      { root: Buffer.alloc(33) },
      { proof: [Buffer.alloc(31)] },
    ]) {
      expect(verifyInclusion({ ...claim, ...odd })).toBe(false)
    }
  })

  test('of an entry that is not there is a bug', () => {
    expect(() => inclusionProof(tree, 3, 3)).toThrow(RangeError)
    expect(() => inclusionProof(tree, -1, 3)).toThrow(RangeError)
  })
})

describe('consistency', () => {
  test.each(vectors.consistency)('of $old and $new', async ({ old, new: size, proof_b64 }) => {
    const proof = await consistencyProof(tree, old, size)
    expect(proof.map(b64)).toEqual(proof_b64)
    const [oldRoot, root] = [await rootOf(tree, old), await rootOf(tree, size)]
    expect(verifyConsistency({ old, oldRoot, size, root, proof })).toBe(true)
  })

  test('holds for all pairs up to 40, and for no other pair', async () => {
    const roots = await Promise.all(Array.from({ length: 41 }, (_, size) => rootOf(tree, size)))
    for (let size = 0; size <= 40; size += 1) {
      for (let old = 0; old <= size; old += 1) {
        const proof = await consistencyProof(tree, old, size)
        const claim = {
          old,
          oldRoot: roots[old] as Buffer,
          size,
          root: roots[size] as Buffer,
          proof,
        }
        expect(verifyConsistency(claim)).toBe(true)
        const flat =
          proof.length === 0 ? [roots[1] as Buffer] : proof.map((hash) => flipped(hash, old))
        expect(verifyConsistency({ ...claim, proof: flat })).toBe(false)
        if (old > 0 && old < size) {
          expect(verifyConsistency({ ...claim, oldRoot: roots[old - 1] as Buffer })).toBe(false)
          expect(verifyConsistency({ ...claim, old: old - 1 })).toBe(false)
          expect(verifyConsistency({ ...claim, root: roots[size - 1] as Buffer })).toBe(false)
          expect(verifyConsistency({ ...claim, proof: [...proof, claim.root] })).toBe(false)
          expect(verifyConsistency({ ...claim, proof: proof.slice(0, -1) })).toBe(false)
        }
      }
    }
  })

  test.each(
    BOUNDARIES.flatMap((size) =>
      BOUNDARIES.filter((old) => old <= size).map((old) => [old, size] as const),
    ),
  )('holds at the edges: %i and %i', async (old, size) => {
    const proof = await consistencyProof(tree, old, size)
    const [oldRoot, root] = [await rootOf(tree, old), await rootOf(tree, size)]
    expect(verifyConsistency({ old, oldRoot, size, root, proof })).toBe(true)
  })

  test('backwards there is none', () => {
    expect(() => consistencyProof(tree, 5, 4)).toThrow(RangeError)
    const root = leafHash(entryOf(0))
    expect(verifyConsistency({ old: 2, oldRoot: root, size: 1, root, proof: [] })).toBe(false)
    expect(verifyConsistency({ old: 0, oldRoot: root, size: 1, root, proof: [] })).toBe(false)
    expect(verifyConsistency({ old: 0, oldRoot: EMPTY_ROOT, size: 0, root, proof: [] })).toBe(false)
  })
})

describe('tiles', () => {
  test.each(vectors.tile_paths)('$path', ({ level, n, w, path }) => {
    const name = { level: level === -1 ? ('entries' as const) : level, n, width: w }
    expect(tilePath(name)).toBe(path)
    expect(parseTilePath(path)).toEqual(name)
  })

  test('have one path each, whatever else looks like it', () => {
    for (const path of [
      '',
      'tile',
      'tile/0',
      'tile/0/00',
      'tile/0/0000',
      'tile/00/000',
      'tile/64/000',
      'tile/-1/000',
      'tile/0/x000/001',
      'tile/0/001/002',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/000.p/01',
      'tile/0/000.p/1/',
      '/tile/0/000',
      'tile/0/000/',
      'tile/entry/000',
      'tile/0/../000',
      'tile/0/x١٢٣/000',
      'tile/0/x999/x999/x999/x999/x999/999',
      'tile/0/000\n',
    ]) {
      expect(parseTilePath(path), path).toBeNull()
    }
    for (const name of [
      { level: 64, n: 0 },
      { level: -1, n: 0 },
      { level: 0, n: -1 },
      { level: 0, n: 0, width: 0 },
      { level: 0, n: 0, width: 257 },
      { level: 0.5, n: 0 },
      { level: 0, n: 2 ** 53 },
    ]) {
      expect(() => tilePath(name)).toThrow(RangeError)
    }
  })

  test('names come back from their paths', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 })),
        fc.oneof(fc.nat(2_000_000), fc.maxSafeNat()),
        fc.integer({ min: 1, max: 256 }),
        (level, n, width) => {
          expect(parseTilePath(tilePath({ level, n, width }))).toEqual({ level, n, width })
        },
      ),
    )
  })

  test('are as wide as the size says', () => {
    expect([0, 273].map((n) => tileWidth(0, n, 70_000))).toEqual([256, 112])
    expect([0, 1, 2].map((n) => tileWidth(1, n, 70_000))).toEqual([256, 17, 0])
    expect(tileWidth(2, 0, 70_000)).toBe(1)
    expect([tileWidth(0, 0, 256), tileWidth(1, 0, 256), tileWidth(0, 1, 256)]).toEqual([256, 1, 0])
    expect([tileWidth('entries', 0, 255), tileWidth(1, 0, 255)]).toEqual([255, 0])
  })

  test('and bundles are read as they were written', () => {
    const { bundle_3: three } = vectors
    const entries = [0, 1, 2].map(entryOf)
    expect(encodeBundle(entries).toString('hex')).toBe(three.hex)
    expect(tilePath({ level: 'entries', n: 0, width: 3 })).toBe(three.path)
    expect(Buffer.concat(entries.map(leafHash)).toString('hex')).toBe(three.tile0_hex)
    expect(decodeTile(Buffer.from(three.tile0_hex, 'hex'))).toEqual(entries.map(leafHash))
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 256 }), (some) => {
        const back = decodeBundle(encodeBundle(some))
        expect(back.map((entry) => [...entry])).toEqual(some.map((entry) => [...entry]))
      }),
      { numRuns: 50 },
    )
    expect(decodeBundle(encodeBundle([Buffer.alloc(65_535, 7)]))[0]).toHaveLength(65_535)
  })

  test('that are cut, too long or too many are refused', () => {
    const whole = encodeBundle([0, 1].map(entryOf))
    for (const length of [1, 3, whole.length - 1]) {
      expect(() => decodeBundle(whole.subarray(0, length))).toThrow(RangeError)
    }
    expect(() => encodeBundle([Buffer.alloc(65_536)])).toThrow(RangeError)
    const many = Array.from({ length: 257 }, () => Buffer.alloc(1))
    expect(() => encodeBundle(many)).toThrow(RangeError)
    expect(() => decodeBundle(Buffer.alloc(2 * 257))).toThrow(RangeError)
    for (const bytes of [0, 31, 33, 257 * 32]) {
      expect(() => decodeTile(Buffer.alloc(bytes))).toThrow(RangeError)
    }
  })
})

function flipped(hash: Buffer, bit: number): Buffer {
  const other = Buffer.from(hash)
  const at = Math.floor(bit / 8) % hash.length
  other[at] = (other[at] as number) ^ (1 << (bit % 8))
  return other
}
