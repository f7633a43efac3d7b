/** Tiles (C2SP tlog-tiles): where the hashes and entries of a log lie, 256 to a file. */
import { nodeHash, HASH } from './merkle.ts'

export const WIDTH = 256
export const TILE_BYTES = WIDTH * HASH
/** Two bytes of length and at most 65,535 of data, 256 times. */
export const BUNDLE_BYTES = WIDTH * (2 + 65_535)

export type Level = number | 'entries'

/** Without a slash in front: `tile/0/x001/x234/067.p/8`. */
export function tilePath(level: Level, n: number, width = WIDTH): string {
  const groups: string[] = []
  for (let left = n; ; left = Math.floor(left / 1000)) {
    groups.unshift(String(left % 1000).padStart(3, '0'))
    if (left < 1000) break
  }
  const place = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${place}${width < WIDTH ? `.p/${width}` : ''}`
}

/** How many hashes stand at a level of tiles in a log of a size: complete subtrees of 256 to the power of the level. */
export function countAt(level: number, size: number): number {
  return Math.floor(size / WIDTH ** level)
}

/** How many of them are in tile n; 0: there is no such tile. */
export function widthOf(level: number, n: number, size: number): number {
  return Math.max(0, Math.min(WIDTH, countAt(level, size) - n * WIDTH))
}

export function hashAt(tile: Uint8Array, index: number): Uint8Array {
  return tile.subarray(index * HASH, (index + 1) * HASH)
}

/** The hash over `count` hashes of a tile from one place on; the count is a power of two, the place a multiple of it. */
export function subtreeHash(tile: Uint8Array, from: number, count: number): Uint8Array {
  let row = Array.from({ length: count }, (_, at) => hashAt(tile, from + at))
  while (row.length > 1)
    row = row.flatMap((hash, at) => (at % 2 === 0 ? [nodeHash(hash, row[at + 1]!)] : []))
  return row[0]!
}

/** Null: not exactly so many entries, each with its length in front. */
export function entriesIn(bundle: Uint8Array, count: number): Uint8Array[] | null {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bundle.length) {
    if (at + 2 > bundle.length) return null
    const length = (bundle[at]! << 8) | bundle[at + 1]!
    at += 2
    if (at + length > bundle.length) return null
    entries.push(bundle.subarray(at, at + length))
    at += length
  }
  return entries.length === count ? entries : null
}

/** As many entries as wanted from the front of a bundle that may hold more. */
export function firstEntries(bundle: Uint8Array, count: number): Uint8Array | null {
  let at = 0
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 2 > bundle.length) return null
    at += 2 + ((bundle[at]! << 8) | bundle[at + 1]!)
  }
  return at > bundle.length ? null : bundle.subarray(0, at)
}
