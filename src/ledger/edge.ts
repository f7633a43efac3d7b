/** The tiles that a log still grows by: the last of each level, and the last bundle. */
import {
  CompactRange,
  EMPTY_ROOT,
  encodeBundle,
  leafHash,
  nodeHash,
  TILE_WIDTH,
  tilePath,
  tileWidth,
} from '../tlog/index.ts'
import type { TileName } from '../tlog/index.ts'
import type { Folder, KeptFile } from './folder.ts'
import { partsOf } from './parts.ts'

export interface Edge {
  readonly size: number
  /** Entries of the last bundle, fewer than 256. */
  readonly bundle: readonly Buffer[]
  /** Hashes of the last tile of each level, from level 0 up, fewer than 256 each. */
  readonly levels: readonly (readonly Buffer[])[]
}

export const EMPTY_EDGE: Edge = { size: 0, bundle: [], levels: [] }

export interface Grown {
  readonly edge: Edge
  /** Every tile and bundle that is new or wider. */
  readonly files: readonly KeptFile[]
  /** Those that are full now. */
  readonly full: readonly TileName[]
}

/** Pure: what the log is with these entries at its end. */
export function grow(edge: Edge, entries: readonly Buffer[]): Grown {
  const growth = new Growth(edge)
  for (const entry of entries) growth.add(entry)
  return growth.done()
}

class Growth {
  #size: number
  #bundle: Buffer[]
  readonly #levels: Buffer[][]
  readonly #changed = new Set<number>()
  readonly #files: KeptFile[] = []
  readonly #full: TileName[] = []

  constructor(edge: Edge) {
    this.#size = edge.size
    this.#bundle = [...edge.bundle]
    this.#levels = edge.levels.map((hashes) => [...hashes])
  }

  add(entry: Buffer): void {
    this.#bundle.push(entry)
    const n = Math.floor(this.#size / TILE_WIDTH)
    this.#size += 1
    if (this.#bundle.length === TILE_WIDTH) {
      this.#keep({ level: 'entries', n }, encodeBundle(this.#bundle))
      this.#full.push({ level: 'entries', n })
      this.#bundle = []
    }
    this.#push(0, leafHash(entry))
  }

  #push(level: number, hash: Buffer): void {
    const hashes = (this.#levels[level] ??= [])
    hashes.push(hash)
    this.#changed.add(level)
    if (hashes.length < TILE_WIDTH) return
    const n = Math.floor(this.#size / TILE_WIDTH ** (level + 1)) - 1
    this.#keep({ level, n }, Buffer.concat(hashes))
    this.#full.push({ level, n })
    this.#levels[level] = []
    this.#push(level + 1, completeRoot(hashes))
  }

  #keep(name: TileName, bytes: Buffer): void {
    this.#files.push({ path: tilePath(name), bytes })
  }

  done(): Grown {
    const size = this.#size
    if (this.#changed.size > 0 && this.#bundle.length > 0) {
      const n = Math.floor(size / TILE_WIDTH)
      const name = { level: 'entries' as const, n, width: this.#bundle.length }
      this.#keep(name, encodeBundle(this.#bundle))
    }
    for (const level of this.#changed) {
      const hashes = this.#levels[level] ?? []
      if (hashes.length === 0) continue
      const n = Math.floor(size / TILE_WIDTH ** (level + 1))
      this.#keep({ level, n, width: hashes.length }, Buffer.concat(hashes))
    }
    const edge = { size, bundle: this.#bundle, levels: this.#levels }
    return { edge, files: this.#files, full: this.#full }
  }
}

/** Of 256 hashes, or any power of two of them. */
function completeRoot(hashes: readonly Buffer[]): Buffer {
  const range = new CompactRange()
  for (const hash of hashes) range.append(hash)
  return range.root()
}

export function rootOfEdge({ levels }: Edge): Buffer {
  let right: Buffer | null = null
  for (const hashes of levels) {
    const range = new CompactRange()
    for (const hash of hashes) range.append(hash)
    for (const left of range.hashes.toReversed()) right = right ? nodeHash(left, right) : left
  }
  return right ?? EMPTY_ROOT
}

/** From the files of a tree of that size, a handful however large it is. @throws LogStopped where one is not right. */
export async function readEdge(folder: Folder, size: number): Promise<Edge> {
  const levels: Buffer[][] = []
  for (let level = 0; TILE_WIDTH ** level <= size; level += 1) {
    levels.push(await last(folder, level, size))
  }
  return { size, levels, bundle: await last(folder, 'entries', size) }
}

async function last(folder: Folder, level: number | 'entries', size: number): Promise<Buffer[]> {
  const n = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 1 : level + 1))
  const width = tileWidth(level, n, size)
  return width === 0 ? [] : partsOf(folder, { level, n, width })
}
