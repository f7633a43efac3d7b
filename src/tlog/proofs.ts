/** Inclusion and consistency (RFC 9162 §2.1.3, §2.1.4): making them from stored hashes, and checking them. */
import { EMPTY_ROOT, HASH_SIZE, nodeHash } from './hashing.ts'

/** Whoever keeps the hashes of a tree. */
export interface HashReader {
  /**
   * Roots of complete subtrees of 2^level entries: `count` of them, the first over the entries from·2^level up to
   * (from+1)·2^level. Rejects where one is not there.
   */
  hashes(level: number, from: number, count: number): Promise<Buffer[]>
}

/** Every hash of a proof is the root of one of these: entries `from` up to, not including, `to`. */
interface Range {
  readonly from: number
  readonly to: number
}

export function rootOf(reader: HashReader, size: number): Promise<Buffer> {
  checkSize(size)
  return size === 0 ? Promise.resolve(EMPTY_ROOT) : wholeRoot(reader, size)
}

async function wholeRoot(reader: HashReader, size: number): Promise<Buffer> {
  const [root = EMPTY_ROOT] = await rangeRoots(reader, [{ from: 0, to: size }])
  return root
}

/** From the entry's neighbour up to the root. @throws RangeError where the tree has no such entry. */
export function inclusionProof(reader: HashReader, index: number, size: number): Promise<Buffer[]> {
  checkSize(size)
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new RangeError(`no entry ${index} in a tree of ${size}`)
  }
  return rangeRoots(reader, inclusionRanges(index, size))
}

function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const split = from + splitOf(to - from)
    if (index < split) {
      ranges.push({ from: split, to })
      to = split
    } else {
      ranges.push({ from, to: split })
      from = split
    }
  }
  return ranges.toReversed()
}

/** That the tree of `old` entries is the beginning of that of `size`; empty for 0 and for the same size. */
export function consistencyProof(reader: HashReader, old: number, size: number): Promise<Buffer[]> {
  checkSize(old)
  checkSize(size)
  if (old > size) throw new RangeError(`a tree of ${size} has no earlier one of ${old}`)
  if (old === 0 || old === size) return Promise.resolve([])
  return rangeRoots(reader, consistencyRanges(old, size))
}

function consistencyRanges(old: number, size: number): Range[] {
  const ranges: Range[] = []
  let from = 0
  let to = size
  while (to !== old) {
    const split = from + splitOf(to - from)
    if (old <= split) {
      ranges.push({ from: split, to })
      to = split
    } else {
      ranges.push({ from, to: split })
      from = split
    }
  }
  // The old tree itself is known to whoever checks; a subtree of it that was split off is not.
  if (from > 0) ranges.push({ from, to })
  return ranges.toReversed()
}

export interface Inclusion {
  /** Hash of the leaf. */
  readonly leaf: Uint8Array
  readonly index: number
  readonly size: number
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** Never throws: whatever does not fit is no proof. */
export function verifyInclusion({ leaf, index, size, root, proof }: Inclusion): boolean {
  if (!isSize(index) || !isSize(size) || index >= size) return false
  if (!areHashes([leaf, root, ...proof])) return false
  let at = index
  let last = size - 1
  let hash: Buffer = Buffer.from(leaf)
  for (const step of proof) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      hash = nodeHash(step, hash)
      while (at !== 0 && !isOdd(at)) [at, last] = [half(at), half(last)]
    } else hash = nodeHash(hash, step)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && hash.equals(root)
}

export interface Consistency {
  readonly old: number
  readonly oldRoot: Uint8Array
  readonly size: number
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** Never throws: whatever does not fit is no proof. */
export function verifyConsistency({ old, oldRoot, size, root, proof }: Consistency): boolean {
  if (!isSize(old) || !isSize(size) || old > size) return false
  if (!areHashes([oldRoot, root, ...proof])) return false
  if (old === 0)
    return proof.length === 0 && EMPTY_ROOT.equals(oldRoot) && (size > 0 || EMPTY_ROOT.equals(root))
  if (old === size) return proof.length === 0 && Buffer.from(oldRoot).equals(root)
  let at = old - 1
  let last = size - 1
  while (isOdd(at)) [at, last] = [half(at), half(last)]
  // A complete old tree is itself the first subtree.
  const path = at === 0 ? [oldRoot, ...proof] : proof
  const first = path[0]
  if (first === undefined) return false
  let ofOld: Buffer = Buffer.from(first)
  let ofNew: Buffer = ofOld
  for (const step of path.slice(1)) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      ofOld = nodeHash(step, ofOld)
      ofNew = nodeHash(step, ofNew)
      while (at !== 0 && !isOdd(at)) [at, last] = [half(at), half(last)]
    } else ofNew = nodeHash(ofNew, step)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && ofOld.equals(oldRoot) && ofNew.equals(root)
}

interface Subtree {
  readonly level: number
  readonly at: number
}

/** Complete subtrees that together are the range, from the left; `from` is a multiple of the largest. */
function subtreesOf({ from, to }: Range): Subtree[] {
  const subtrees: Subtree[] = []
  let start = from
  while (start < to) {
    let level = 0
    let width = 1
    while (width * 2 <= to - start) [level, width] = [level + 1, width * 2]
    subtrees.push({ level, at: start / width })
    start += width
  }
  return subtrees
}

/** The roots of the ranges, in their order. */
async function rangeRoots(reader: HashReader, ranges: readonly Range[]): Promise<Buffer[]> {
  const subtrees = ranges.map(subtreesOf)
  // All at once: a reader with its tiles in memory is asked in one turn.
  const found = await Promise.all(
    subtrees.flatMap((some) => some.map(({ level, at }) => reader.hashes(level, at, 1))),
  )
  let next = 0
  return subtrees.map((some) => {
    const hashes = found.slice(next, (next += some.length)).map(([hash]) => hash)
    return hashes.reduceRight<Buffer | null>((right, left) => {
      if (left === undefined) throw new RangeError('a hash is missing')
      return right ? nodeHash(left, right) : left
    }, null) as Buffer
  })
}

/** The largest power of two below n, for n > 1. */
function splitOf(n: number): number {
  let split = 1
  while (split * 2 < n) split *= 2
  return split
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function checkSize(size: number): void {
  if (!isSize(size)) throw new RangeError(`not a size of a tree: ${size}`)
}

function areHashes(values: readonly Uint8Array[]): boolean {
  return values.every((value) => value.length === HASH_SIZE)
}

// Sizes go beyond 32 bits: no bitwise operators.
const isOdd = (value: number): boolean => value % 2 === 1
const half = (value: number): number => Math.floor(value / 2)
