/**
 * The right edge of a tree: the roots of the complete subtrees that together are all of it, the largest first, one
 * for each bit of its size. Enough to go on with, and to know the root, without the rest.
 */
import { EMPTY_ROOT, HASH_SIZE, nodeHash } from './hashing.ts'

export class CompactRange {
  #size: number
  readonly #hashes: Buffer[]

  /** @throws RangeError where the hashes are not as many as a tree of that size has. */
  constructor(size = 0, hashes: readonly Buffer[] = []) {
    const isRight = Number.isSafeInteger(size) && size >= 0 && hashes.length === bitsOf(size)
    if (!isRight || hashes.some((hash) => hash.length !== HASH_SIZE)) {
      throw new RangeError(`not the edge of a tree of ${size}`)
    }
    this.#size = size
    this.#hashes = [...hashes]
  }

  get size(): number {
    return this.#size
  }

  get hashes(): readonly Buffer[] {
    return this.#hashes
  }

  /** One more leaf, by its hash. */
  append(leaf: Buffer): void {
    let hash = leaf
    // Every complete subtree that the new one completes to a larger is one trailing 1 of the size.
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      hash = nodeHash(this.#hashes.pop() as Buffer, hash)
    }
    this.#hashes.push(hash)
    this.#size += 1
  }

  root(): Buffer {
    if (this.#hashes.length === 0) return EMPTY_ROOT
    return this.#hashes.reduceRight((right, left) => nodeHash(left, right))
  }

  copy(): CompactRange {
    return new CompactRange(this.#size, this.#hashes)
  }
}

function bitsOf(size: number): number {
  let bits = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2
  return bits
}
