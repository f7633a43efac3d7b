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

/**
 * What was read lately: tiles never change, so nothing here is ever out of date. In two halves: what is asked for
 * again moves to the younger one, and when that is full, the older one goes.
 */
export class TileCache {
  #young = new Map<string, Nodes>()
  #old = new Map<string, Nodes>()

  get(key: string): Nodes | undefined {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    const old = this.#old.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }

  set(key: string, nodes: Nodes): void {
    this.#young.set(key, nodes)
    if (this.#young.size < MOST_TILES / 2) return
    this.#old = this.#young
    this.#young = new Map()
  }
}

/** Of the tree of `size` entries, whatever has come since. Rejects with LogStopped where a tile is missing or cut. */
export function hashesOf(
  folder: Pick<Folder, 'tile'>,
  size: number,
  cache = new TileCache(),
): HashReader {
  async function load(name: Required<TileName>, key: string): Promise<Nodes> {
    const bytes = await folder.tile(name)
    if (bytes?.length !== name.width * HASH_SIZE) {
      throw new LogStopped('tile_missing', { path: tilePath(name) })
    }
    const nodes = nodesOf(bytes)
    cache.set(key, nodes)
    return nodes
  }

  /** Null: its tile is not in memory. */
  function inMemory(level: number, at: number): Buffer | null {
    const { row, key, offset } = placeOf(level, at, size)
    const nodes = cache.get(key)
    return nodes === undefined ? null : hashIn(nodes, row, offset)
  }

  async function read(level: number, at: number): Promise<Buffer> {
    const { row, key, offset, ...name } = placeOf(level, at, size)
    return hashIn(cache.get(key) ?? (await load(name, key)), row, offset)
  }

  return {
    async hashes(level, from, count) {
      const found: Buffer[] = []
      for (let at = from; at < from + count; at += 1) {
        found.push(inMemory(level, at) ?? (await read(level, at)))
      }
      return found
    },
  }
}

interface NodePlace extends Required<TileName> {
  readonly key: string
  /** Of the nodes of the tile. */
  readonly row: number
  readonly offset: number
}

/** @throws RangeError where a tree of that size has no such node. */
function placeOf(level: number, at: number, size: number): NodePlace {
  const row = level % HEIGHT
  const tile = (level - row) / HEIGHT
  const perTile = TILE_WIDTH / 2 ** row
  const n = Math.floor(at / perTile)
  const width = tileWidth(tile, n, size)
  const offset = at - n * perTile
  if (offset >= Math.floor(width / 2 ** row))
    throw new RangeError(`no hash ${at} of level ${level}`)
  return { level: tile, n, width, row, offset, key: `${tile}/${n}/${width}` }
}

function hashIn(nodes: Nodes, row: number, offset: number): Buffer {
  return (nodes[row] as Buffer).subarray(offset * HASH_SIZE, (offset + 1) * HASH_SIZE)
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
