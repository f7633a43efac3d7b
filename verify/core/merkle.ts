/** The tree of hashes (RFC 6962, RFC 9162 section 2.1) and its two proofs: that something is in it, and that it only grew. */
import { sha256 } from './sha256.ts'

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export const HASH = 32
export const EMPTY_ROOT = sha256()

export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(LEAF, entry)
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(NODE, left, right)
}

const half = (value: number) => Math.floor(value / 2)
const isOdd = (value: number) => value % 2 === 1

/** The root that a leaf at an index gives with these hashes beside its way up. Null: too few or too many of them. */
export function rootByInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
): Uint8Array | null {
  if (index >= size) return null
  let at = index
  let last = size - 1
  let hash = leaf
  for (const beside of proof) {
    if (last === 0) return null
    if (isOdd(at) || at === last) {
      hash = nodeHash(beside, hash)
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      hash = nodeHash(hash, beside)
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 ? hash : null
}

/** How many hashes a proof for this place must have. */
export function inclusionLength(index: number, size: number): number {
  let count = 0
  let at = index
  let last = size - 1
  while (last > 0) {
    // The last of a row whose place is even stands alone there: it goes up without a neighbour.
    if (isOdd(at) || at !== last) count += 1
    at = half(at)
    last = half(last)
  }
  return count
}

/**
 * The two roots that a proof of growth gives, its first hash being that of the last complete subtree of the old tree.
 * RFC 9162
 * section 2.1.4.2. Where the second is the signed one, the hashes are those of the signed tree, and so the first is what it began with.
 */
export function rootsByGrowth(
  old: number,
  size: number,
  [start, ...proof]: readonly Uint8Array[],
): { readonly old: Uint8Array; readonly now: Uint8Array } | null {
  if (start === undefined) return null
  let at = old - 1
  let last = size - 1
  while (isOdd(at)) [at, last] = [half(at), half(last)]
  let [first, second] = [start, start]
  for (const beside of proof) {
    if (last === 0) return null
    if (isOdd(at) || at === last) {
      first = nodeHash(beside, first)
      second = nodeHash(beside, second)
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      second = nodeHash(second, beside)
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 ? { old: first, now: second } : null
}

/** Folds complete subtrees, largest first, to the root of the tree they make together. */
export function rootOf(subtrees: readonly Uint8Array[]): Uint8Array {
  return subtrees.length === 0
    ? EMPTY_ROOT
    : subtrees.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), subtrees.at(-1)!)
}
