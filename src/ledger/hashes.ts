/** Hashes of a tree, read from its tiles. A tile in memory has its inner nodes too: a proof then hashes next to nothing. */
import { HASH_SIZE, nodeHash, TILE_WIDTH, tilePath, tileWidth } from '../tlog/index.ts'
import type { HashReader, TileName } from '../tlog/index.ts'
import type { Folder } from './folder.ts'
import { LogStopped } from './stopped.ts'

/** Levels of the tree in a level of tiles: 256 = 2^8. */
const HEIGHT = 8

/** Nodes of one tile, level by level: row 0 are its hashes, the row above has half as many. */
type Nodes = readonly Buffer[]

/** 16 KB a tile at most. */
const MOST_TILES = 2_048

/** What was read last, by path: tiles never change, so nothing here is ever out of date. */
export class TileCache {
  readonly #tiles = new Map<string, Nodes>()

  get(path: string): Nodes | undefined {
    const nodes = this.#tiles.get(path)
    if (nodes === undefined) return undefined
    // Touched: it goes last.
    this.#tiles.delete(path)
    this.#tiles.set(path, nodes)
    return nodes
  }

  set(path: string, nodes: Nodes): void {
    this.#tiles.set(path, nodes)
    if (this.#tiles.size <= MOST_TILES) return
    const [oldest] = this.#tiles.keys()
    if (oldest !== undefined) this.#tiles.delete(oldest)
  }
}

/** Of the tree of `size` entries, whatever has come since. Rejects with LogStopped where a tile is missing or cut. */
export function hashesOf(
  folder: Pick<Folder, 'tile'>,
  size: number,
  cache = new TileCache(),
): HashReader {
  async function load(name: Required<TileName>, path: string): Promise<Nodes> {
    const bytes = await folder.tile(name)
    if (bytes?.length !== name.width * HASH_SIZE) throw new LogStopped('tile_missing', { path })
    const nodes = nodesOf(bytes)
    cache.set(path, nodes)
    return nodes
  }

  return {
    async hashes(level, from, count) {
      const row = level % HEIGHT
      const tileLevel = (level - row) / HEIGHT
      const perTile = TILE_WIDTH / 2 ** row
      const found: Buffer[] = []
      for (let at = from; at < from + count; at += 1) {
        const n = Math.floor(at / perTile)
        const name = { level: tileLevel, n, width: tileWidth(tileLevel, n, size) }
        if (name.width === 0) throw new RangeError(`no hash ${at} of level ${level} in ${size}`)
        const path = tilePath(name)
        const nodes = cache.get(path) ?? (await load(name, path))
        const start = (at - n * perTile) * HASH_SIZE
        const hash = nodes[row]?.subarray(start, start + HASH_SIZE)
        if (hash?.length !== HASH_SIZE) throw new RangeError(`no hash ${at} of level ${level}`)
        found.push(hash)
      }
      return found
    },
  }
}

function nodesOf(bytes: Buffer): Nodes {
  const rows = [bytes]
  for (let row = bytes; row.length >= 2 * HASH_SIZE; row = rows.at(-1) as Buffer) {
    const pairs = Math.floor(row.length / (2 * HASH_SIZE))
    const above = Buffer.alloc(pairs * HASH_SIZE)
    for (let pair = 0; pair < pairs; pair += 1) {
      const left = pair * 2 * HASH_SIZE
      const middle = left + HASH_SIZE
      const right = middle + HASH_SIZE
      nodeHash(row.subarray(left, middle), row.subarray(middle, right)).copy(
        above,
        pair * HASH_SIZE,
      )
    }
    rows.push(above)
  }
  return rows
}
