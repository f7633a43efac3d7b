/** Does the log of today begin with the log of then? From a handful of tiles. */
import { type Answer, no, yes } from './answer.ts'
import { equal, hex } from './bytes.ts'
import type { Checkpoint } from './checkpoint.ts'
import { EMPTY_ROOT, nodeHash, rootsByGrowth } from './merkle.ts'
import { type Source, readTile } from './source.ts'
import { WIDTH, subtreeHash, widthOf } from './tiles.ts'

type Hashes = (from: number, to: number) => Promise<Answer<Uint8Array>>

/** Reads the hash of any part of the tree, each tile once. */
function hashesOf(source: Source, size: number): Hashes {
  const tiles = new Map<string, Promise<Answer<Uint8Array>>>()
  const tile = (level: number, n: number) => {
    const name = `${level}/${n}`
    const found = tiles.get(name) ?? readTile(source, level, n, widthOf(level, n, size))
    tiles.set(name, found)
    return found
  }
  const complete = async (from: number, count: number): Promise<Answer<Uint8Array>> => {
    let level = 0
    while (WIDTH ** (level + 1) <= count) level += 1
    const first = from / WIDTH ** level
    const read = await tile(level, Math.floor(first / WIDTH))
    if (!read.ok) return read
    return yes(subtreeHash(read.value, first % WIDTH, count / WIDTH ** level))
  }
  const hashes: Hashes = async (from, to) => {
    const half = largestBelow(to - from)
    const isComplete = half * 2 === to - from || to - from === 1
    if (isComplete && from % (to - from) === 0) return complete(from, to - from)
    const left = await hashes(from, from + half)
    if (!left.ok) return left
    const right = await hashes(from + half, to)
    return right.ok ? yes(nodeHash(left.value, right.value)) : right
  }
  return hashes
}

/** The largest power of two below a number; 0 for 1. */
function largestBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return count > 1 ? power : 0
}

/**
 * The hashes of a proof of growth, with that of the last complete subtree of the old tree always in front: where the
 * old tree is that subtree, who asks would know it, but what the log has there now is what is wanted.
 */
async function growthOf(hashes: Hashes, old: number, size: number): Promise<Answer<Uint8Array[]>> {
  let [from, to] = [0, size]
  const parts: [from: number, to: number][] = []
  while (old !== to) {
    const middle = from + largestBelow(to - from)
    if (old <= middle) {
      parts.unshift([middle, to])
      to = middle
    } else {
      parts.unshift([from, middle])
      from = middle
    }
  }
  const path: Uint8Array[] = []
  for (const part of [[from, to] as const, ...parts]) {
    const hash = await hashes(...part)
    if (!hash.ok) return hash
    path.push(hash.value)
  }
  return yes(path)
}

/** Both checkpoints are verified already. Refused: the log is shorter, or shows another history, or its tiles are bad. */
export async function checkConsistency(
  source: Source,
  old: Checkpoint,
  now: Checkpoint,
): Promise<Answer<null>> {
  if (old.origin !== now.origin) return no('other_origin', { old: old.origin, now: now.origin })
  if (now.size < old.size) return no('shorter', { old: old.size, now: now.size })
  if (now.size === old.size)
    return equal(old.root, now.root) ? yes(null) : no('split_view', rootsOf(old, now))
  if (old.size === 0)
    return equal(old.root, EMPTY_ROOT) ? yes(null) : no('split_view', rootsOf(old, now))
  const path = await growthOf(hashesOf(source, now.size), old.size, now.size)
  if (!path.ok) return path
  const roots = rootsByGrowth(old.size, now.size, path.value)
  // Only where the hashes are those of the tree that is signed today do they accuse anybody.
  if (roots === null || !equal(roots.now, now.root))
    return no('tiles_root', { size: now.size, source: source.name })
  return equal(roots.old, old.root)
    ? yes(null)
    : no('rewritten', { old: old.size, now: now.size, root: hex(old.root) })
}

export function rootsOf(old: Checkpoint, now: Checkpoint) {
  return { size: old.size, old: hex(old.root), now: hex(now.root) }
}
