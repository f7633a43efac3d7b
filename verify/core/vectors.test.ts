/** The vectors of ledger.md: made and agreed on by programs of others. */
import { describe, expect, it } from 'vitest'
import vectors from '../../tests/vectors/ledger-vectors.json' with { type: 'json' }
import { fromBase64, hex, utf8 } from './bytes.ts'
import { readCheckpoint } from './checkpoint.ts'
import {
  EMPTY_ROOT,
  inclusionLength,
  rootsByGrowth,
  leafHash,
  nodeHash,
  rootByInclusion,
} from './merkle.ts'
import { cosignedMessage, parseVkey } from './note.ts'
import { parsePolicy } from './policy.ts'
import { parseReceipt } from './receipt.ts'
import { Stack } from './stack.ts'
import { entriesIn, tilePath } from './tiles.ts'

const b64 = (text: string) => fromBase64(text)!
const leaf = (index: number) => leafHash(utf8(`entry ${index}`))

function policy() {
  const parsed = parsePolicy(utf8(vectors.policy))
  if (!parsed.ok) throw new Error(parsed.refusal.code)
  return parsed.value
}

/** Roots of all sizes that the vectors name, by growing one tree. */
function grown(sizes: readonly number[]): Map<number, Uint8Array> {
  const stack = new Stack()
  const roots = new Map<number, Uint8Array>()
  for (let size = 0; size <= Math.max(...sizes); size += 1) {
    if (sizes.includes(size)) roots.set(size, stack.root())
    stack.push(leaf(size))
  }
  return roots
}

describe('the tree', () => {
  it('hashes as the vectors say', () => {
    const { hashing } = vectors
    expect(hex(EMPTY_ROOT)).toBe(hashing.empty_tree)
    expect(hex(leafHash(new Uint8Array(0)))).toBe(hashing.leaf_empty)
    expect(hex(leaf(0))).toBe(hashing.leaf_entry_0)
    expect(hex(nodeHash(leaf(0), leaf(1)))).toBe(hashing.node_0_1)
  })

  it('has the root of every size that the vectors name', () => {
    const roots = grown(vectors.roots.map(({ size }) => size))
    expect(vectors.roots).toHaveLength(18)
    for (const { size, root_b64 } of vectors.roots)
      expect(roots.get(size), String(size)).toEqual(b64(root_b64))
  })

  it('takes every proof of the vectors and none for a neighbouring place', () => {
    const roots = grown(vectors.inclusion.map(({ size }) => size))
    for (const { index, size, proof_b64 } of vectors.inclusion) {
      const proof = proof_b64.map(b64)
      expect(inclusionLength(index, size)).toBe(proof.length)
      expect(rootByInclusion(leaf(index), index, size, proof)).toEqual(roots.get(size))
      if (size === 1) continue
      const beside = index === 0 ? 1 : index - 1
      expect(rootByInclusion(leaf(index), beside, size, proof)).not.toEqual(roots.get(size))
      expect(rootByInclusion(leaf(index), index, size, proof.slice(1))).not.toEqual(roots.get(size))
      expect(rootByInclusion(leaf(index), index, size, [...proof, proof[0]!])).toBeNull()
    }
  })

  it('takes every proof that it only grew', () => {
    const sizes = vectors.consistency.flatMap((one) => [one.old, one.new])
    const roots = grown(sizes)
    for (const { old, new: size, proof_b64 } of vectors.consistency) {
      const due = { old: roots.get(old)!, now: roots.get(size)! }
      // A proof leaves out what whoever asks knows: the root of an old tree that is one complete subtree.
      const start = Number.isInteger(Math.log2(old)) ? [due.old] : []
      const path = [...start, ...proof_b64.map(b64)]
      expect(rootsByGrowth(old, size, path)).toEqual(due)
      expect(rootsByGrowth(old, size, [...path, leaf(7)])).toBeNull()
      expect(rootsByGrowth(old, size, path.slice(1))).not.toEqual(due)
      for (const at of path.keys())
        expect(rootsByGrowth(old, size, path.with(at, leaf(7)))?.now).not.toEqual(due.now)
    }
  })

  it('lies in files of these names', () => {
    for (const { level, n, w, path } of vectors.tile_paths)
      expect(tilePath(level === -1 ? 'entries' : level, n, w)).toBe(path)
    const bundle = Buffer.from(vectors.bundle_3.hex, 'hex')
    expect(entriesIn(bundle, 3)?.map((one) => new TextDecoder().decode(one))).toEqual([
      'entry 0',
      'entry 1',
      'entry 2',
    ])
    expect(entriesIn(bundle, 2)).toBeNull()
    expect(entriesIn(bundle.subarray(0, -1), 3)).toBeNull()
  })
})

describe('notes', () => {
  it('are signed by the keys of the vectors', () => {
    for (const vkey of [vectors.keys.log_vkey, vectors.keys.w1_vkey, vectors.keys.w2_vkey])
      expect(parseVkey(vkey)).toMatchObject({ ok: true })
    expect(hex(b64('AT9iCn4SmL+UrNVOVMsjeSQg50lDEEh0cLGWNlUiDXo5').subarray(1))).toBe(
      vectors.keys.log_pub_hex,
    )
    const text = vectors.checkpoint.slice(0, vectors.checkpoint.indexOf('\n\n') + 1)
    expect(new TextDecoder().decode(cosignedMessage(1_700_000_000n, text))).toBe(
      vectors.cosigned_message_w1,
    )
  })

  it('are taken with both witnesses, and not with none of them', () => {
    const cosigned = readCheckpoint(utf8(vectors.cosigned_checkpoint), policy())
    expect(cosigned).toMatchObject({ ok: true, value: { size: 70_000, ignored: 0 } })
    if (!cosigned.ok) return
    expect(cosigned.value.times?.seen).toBe(1_700_000_001)
    expect(cosigned.value.times?.largest).toBe(1_700_000_000)
    expect(readCheckpoint(utf8(vectors.checkpoint), policy())).toMatchObject({
      ok: false,
      refusal: { code: 'quorum', params: { missing: 'W1, W2' } },
    })
  })

  it('pass over the national signature, whose kind is not understood here', () => {
    const id = Buffer.from('d0d695e3', 'hex')
    const raw = Buffer.from(
      'ee58b12e547a29f8a4721364658e88e0b2c990fcdf72636d78b8ab272c9bf9bbb3c8efcfdba0c6bce606b4505094937597e47b3974c410f249db7cdefdc6e161',
      'hex',
    )
    const line = `— log.example/requests ${Buffer.concat([id, raw]).toString('base64')}\n`
    const note = utf8(vectors.cosigned_checkpoint + line)
    expect(readCheckpoint(note, policy())).toMatchObject({ ok: true, value: { ignored: 1 } })
  })
})

describe('the receipt of the vectors', () => {
  it('proves its entry and no other', () => {
    const receipt = parseReceipt(utf8(vectors.tlog_proof.proof))
    if (!receipt.ok) throw new Error(receipt.refusal.code)
    const { index, hashes, checkpoint, extra } = receipt.value
    const seen = readCheckpoint(checkpoint, policy())
    if (!seen.ok) throw new Error(seen.refusal.code)
    expect(new TextDecoder().decode(extra!)).toBe('salt')
    const { size, root } = seen.value
    const entry = utf8(vectors.tlog_proof.entry)
    expect(rootByInclusion(leafHash(entry), index, size, hashes)).toEqual(root)
    expect(rootByInclusion(leaf(1), index, size, hashes)).not.toEqual(root)
  })
})
