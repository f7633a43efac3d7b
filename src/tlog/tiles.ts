/**
 * Tiles and entry bundles of C2SP tlog-tiles v0.1.0: how they are named and what lies in them. A tile holds up to 256
 * hashes of one level; tile n of level l holds the roots of complete subtrees of 256^l entries each.
 */
import { HASH_SIZE } from './hashing.ts'

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256
/** Bytes of the longest entry: its length is written in two. */
export const ENTRY_LIMIT = 65_535

const MAX_LEVEL = 63

export interface TileName {
  /** 0–63, or the bundles that lie beside level 0. */
  readonly level: number | 'entries'
  readonly n: number
  /** 1–255: a partial one. 256 or left out: a full one. */
  readonly width?: number
}

/** `tile/0/x001/x234/067.p/12`, without a leading slash. */
export function tilePath({ level, n, width = TILE_WIDTH }: TileName): string {
  if (level !== 'entries' && !isWithin(level, 0, MAX_LEVEL)) throw new RangeError(`level ${level}`)
  if (!isWithin(n, 0, Number.MAX_SAFE_INTEGER)) throw new RangeError(`tile ${n}`)
  if (!isWithin(width, 1, TILE_WIDTH)) throw new RangeError(`width ${width}`)
  const digits = String(n)
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  const groups = padded.match(/.{3}/gu) ?? []
  const name = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${name}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

const PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/u

/** Null: no path of a tile. One tile has one path only: `x000/001` is none. */
export function parseTilePath(path: string): Required<TileName> | null {
  const [, level, name, partial] = PATH.exec(path) ?? []
  if (level === undefined || name === undefined) return null
  const n = Number(name.replaceAll(/[x/]/gu, ''))
  const width = partial === undefined ? TILE_WIDTH : Number(partial)
  const parsed = { level: level === 'entries' ? ('entries' as const) : Number(level), n, width }
  if (!Number.isSafeInteger(n) || width < 1 || width > TILE_WIDTH) return null
  if (parsed.level !== 'entries' && parsed.level > MAX_LEVEL) return null
  return tilePath(parsed) === path ? parsed : null
}

/** How wide tile n of a level is in a tree of `size` entries: 0 (not there) to 256. */
export function tileWidth(level: number | 'entries', n: number, size: number): number {
  const there = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level))
  return Math.max(0, Math.min(TILE_WIDTH, there - n * TILE_WIDTH))
}

/** Each entry after its length as uint16, big-endian; nothing else. */
export function encodeBundle(entries: readonly Uint8Array[]): Buffer {
  if (entries.length > TILE_WIDTH) throw new RangeError(`a bundle of ${entries.length} entries`)
  return Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > ENTRY_LIMIT) throw new RangeError(`an entry of ${entry.length} bytes`)
      const length = Buffer.alloc(2)
      length.writeUInt16BE(entry.length)
      return [length, entry]
    }),
  )
}

/** @throws RangeError where the bytes do not end with an entry, or are more than a bundle. */
export function decodeBundle(bytes: Uint8Array): Buffer[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries: Buffer[] = []
  let at = 0
  while (at < whole.length) {
    if (at + 2 > whole.length) throw new RangeError('a bundle that ends within a length')
    const end = at + 2 + whole.readUInt16BE(at)
    if (end > whole.length) throw new RangeError('a bundle that ends within an entry')
    entries.push(whole.subarray(at + 2, end))
    at = end
  }
  if (entries.length > TILE_WIDTH) throw new RangeError(`a bundle of ${entries.length} entries`)
  return entries
}

/** The hashes of a tile. @throws RangeError where it is not whole hashes, 1 to 256 of them. */
export function decodeTile(bytes: Uint8Array): Buffer[] {
  const count = bytes.length / HASH_SIZE
  if (!isWithin(count, 1, TILE_WIDTH)) throw new RangeError(`a tile of ${bytes.length} bytes`)
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: count }, (_, at) =>
    whole.subarray(at * HASH_SIZE, (at + 1) * HASH_SIZE),
  )
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}
