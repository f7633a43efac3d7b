/**
 * A tree that grows at its right end, kept as its tiles keep it: at each level the hashes of a tile that is not full
 * yet. This is all there is to know of a log to follow it further: some kilobytes for any size.
 */
import { concat } from './bytes.ts'
import { HASH, rootOf } from './merkle.ts'
import { TILE_BYTES, WIDTH, hashAt, subtreeHash } from './tiles.ts'

/** Told of each tile that is full. */
export type Filled = (level: number, n: number, tile: Uint8Array) => void

export class Stack {
  /** At each level, the hashes of the tile that is being filled. */
  private readonly rows: Uint8Array[]
  private total: number

  constructor(rows: readonly Uint8Array[] = []) {
    this.rows = rows.map((row) => row.slice())
    this.total = rows.reduce((sum, row, level) => sum + (row.length / HASH) * WIDTH ** level, 0)
  }

  get size(): number {
    return this.total
  }

  state(): Uint8Array[] {
    return this.rows.map((row) => row.slice())
  }

  copy(): Stack {
    return new Stack(this.rows)
  }

  /** Adds hashes of leaves; never beyond the end of a tile. */
  push(hashes: Uint8Array, filled: Filled = () => {}): void {
    this.total += hashes.length / HASH
    this.add(0, hashes, filled)
  }

  private add(level: number, hashes: Uint8Array, filled: Filled): void {
    const row = concat(this.rows[level] ?? new Uint8Array(0), hashes)
    if (row.length > TILE_BYTES) throw new Error('pushed beyond the end of a tile')
    if (row.length < TILE_BYTES) {
      this.rows[level] = row
      return
    }
    filled(level, this.total / WIDTH ** (level + 1) - 1, row)
    this.rows[level] = new Uint8Array(0)
    this.add(level + 1, subtreeHash(row, 0, WIDTH), filled)
  }

  root(): Uint8Array {
    const subtrees: Uint8Array[] = []
    for (const row of this.rows.toReversed()) {
      let at = 0
      for (let count = WIDTH / 2; count >= 1; count /= 2) {
        if (((row.length / HASH) & count) === 0) continue
        subtrees.push(count === 1 ? hashAt(row, at) : subtreeHash(row, at, count))
        at += count
      }
    }
    return rootOf(subtrees)
  }
}
