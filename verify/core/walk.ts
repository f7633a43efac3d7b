/** Reads every entry of a log in order and makes its tree again; with the tiles of hashes compared, if wanted. */
import { type Answer, no, yes } from './answer.ts'
import { concat, equal } from './bytes.ts'
import { HASH, leafHash } from './merkle.ts'
import { type Source, readBundle, readTile } from './source.ts'
import { Stack } from './stack.ts'
import { WIDTH, countAt, hashAt, tilePath, widthOf } from './tiles.ts'

export interface Walk {
  readonly source: Source
  /** Where the walk begins; it is changed as the walk goes on. */
  readonly stack: Stack
  readonly size: number
  /** Compare every tile of hashes, too: for whoever follows a whole log. */
  readonly tiles: boolean
  onEntries?(first: number, entries: readonly Uint8Array[]): Answer<null>
  /** Sizes at which the root is wanted on the way. */
  readonly sizes?: ReadonlySet<number>
  onRoot?(size: number, root: Uint8Array): Answer<null>
  /** After each bundle. */
  onProgress?(size: number): Promise<void> | void
}

/** Files asked for at once: enough to hide the way to a server far off, too few to be a burden to it. */
const AHEAD = 8

interface Piece {
  readonly entries: Uint8Array[]
  readonly hashes: Uint8Array | null
}

export async function walk(given: Walk): Promise<Answer<null>> {
  const { source, stack, size, tiles } = given
  const first = Math.floor(stack.size / WIDTH)
  const last = Math.ceil(size / WIDTH)
  const pending: Promise<Answer<Piece>>[] = []
  let asked = first
  for (let n = first; n < last; n += 1) {
    for (; asked < Math.min(last, n + AHEAD); asked += 1) {
      const piece = readPiece(source, asked, widthOf(0, asked, size), tiles)
      // Looked at in its turn; a failure that comes before must not end the program.
      piece.catch(() => {})
      pending.push(piece)
    }
    const piece = await pending.shift()!
    if (!piece.ok) return piece
    const taken = await take(given, n, piece.value)
    if (!taken.ok) return taken
    await given.onProgress?.(stack.size)
  }
  return tiles ? compareLast(given) : yes(null)
}

async function readPiece(
  source: Source,
  n: number,
  width: number,
  tiles: boolean,
): Promise<Answer<Piece>> {
  const [entries, hashes] = await Promise.all([
    readBundle(source, n, width),
    tiles ? readTile(source, 0, n, width) : yes(null),
  ])
  if (!entries.ok) return entries
  return hashes.ok ? yes({ entries: entries.value, hashes: hashes.value }) : hashes
}

async function take(given: Walk, n: number, { entries, hashes }: Piece): Promise<Answer<null>> {
  const { stack, source } = given
  const skip = stack.size - n * WIDTH
  const own = entries.map(leafHash)
  for (const [at, hash] of own.entries()) {
    if (hashes === null || equal(hash, hashAt(hashes, at))) continue
    return no('entry_hash', {
      index: n * WIDTH + at,
      bundle: tilePath('entries', n, entries.length),
      tile: tilePath(0, n, entries.length),
      source: source.name,
    })
  }
  const filled: [level: number, n: number, tile: Uint8Array][] = []
  const told = pushAll(given, own.slice(skip), (...tile) => filled.push(tile))
  if (!told.ok) return told
  // Level 0 is compared already.
  for (const [level, place, tile] of filled) {
    if (!given.tiles || level === 0) continue
    const compared = await compare(source, level, place, tile)
    if (!compared.ok) return compared
  }
  return given.onEntries?.(n * WIDTH + skip, entries.slice(skip)) ?? yes(null)
}

/** In parts where a root is wanted on the way. */
function pushAll(
  { stack, sizes, onRoot }: Walk,
  hashes: readonly Uint8Array[],
  filled: (level: number, n: number, tile: Uint8Array) => void,
): Answer<null> {
  const start = stack.size
  const stops = [...(sizes ?? [])].filter((one) => one > start && one < start + hashes.length)
  let from = 0
  for (const stop of [...stops.toSorted((a, b) => a - b), start + hashes.length]) {
    stack.push(concat(...hashes.slice(from, stop - start)), filled)
    from = stop - start
    if (!sizes?.has(stop) || !onRoot) continue
    const told = onRoot(stop, stack.root())
    if (!told.ok) return told
  }
  return yes(null)
}

async function compare(
  source: Source,
  level: number,
  n: number,
  tile: Uint8Array,
): Promise<Answer<null>> {
  const width = tile.length / HASH
  const served = await readTile(source, level, n, width)
  if (!served.ok) return served
  for (let at = 0; at < width; at += 1)
    if (!equal(hashAt(served.value, at), hashAt(tile, at)))
      return no('tile_hash', { path: tilePath(level, n, width), n: at, source: source.name })
  return yes(null)
}

/** The partial tiles of the levels above, at the right end. */
async function compareLast({ source, stack, size }: Walk): Promise<Answer<null>> {
  for (const [level, row] of stack.state().entries()) {
    if (level === 0 || row.length === 0) continue
    const n = Math.floor(countAt(level, size) / WIDTH)
    const compared = await compare(source, level, n, row)
    if (!compared.ok) return compared
  }
  return yes(null)
}

/**
 * The tree of the first `size` leaves of a larger log (a multiple of 256), from its tiles of hashes. Whether they are
 * true shows at the end, when the whole tree gives the root that is signed, or does not.
 */
export async function stackFromTiles(
  source: Source,
  size: number,
  whole: number,
): Promise<Answer<Stack>> {
  const rows: Uint8Array[] = []
  for (let level = 0; countAt(level, size) > 0; level += 1) {
    const count = countAt(level, size)
    const width = count % WIDTH
    const n = Math.floor(count / WIDTH)
    if (width === 0) {
      rows.push(new Uint8Array(0))
      continue
    }
    const tile = await readTile(source, level, n, widthOf(level, n, whole))
    if (!tile.ok) return tile
    rows.push(tile.value.slice(0, width * HASH))
  }
  return yes(new Stack(rows))
}
