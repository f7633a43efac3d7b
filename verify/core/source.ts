/** Where the files of a log are read from: the log itself, any mirror of it, or a folder. Nothing of it is believed. */
import { type Answer, no, yes } from './answer.ts'
import { type Checkpoint, readCheckpoint } from './checkpoint.ts'
import { LONGEST_NOTE } from './note.ts'
import type { Policy } from './policy.ts'
import {
  BUNDLE_BYTES,
  type Level,
  TILE_BYTES,
  WIDTH,
  entriesIn,
  firstEntries,
  tilePath,
} from './tiles.ts'

export interface Source {
  /** As it is named to a person: an address or a folder. */
  readonly name: string
  /** Null: there is no such file. A file longer than `most` bytes is refused, not read. */
  read(path: string, most: number): Promise<Answer<Uint8Array | null>>
}

export async function currentCheckpoint(
  source: Source,
  policy: Policy,
): Promise<Answer<Checkpoint>> {
  const file = await source.read('checkpoint', LONGEST_NOTE)
  if (!file.ok) return file
  if (file.value === null) return no('no_checkpoint', { source: source.name })
  return readCheckpoint(file.value, policy)
}

/** A tile of hashes of that width. Where a partial one is gone, the full one that took its place begins with it. */
export async function readTile(
  source: Source,
  level: number,
  n: number,
  width: number,
): Promise<Answer<Uint8Array>> {
  const file = await eitherWidth(source, level, n, width, TILE_BYTES)
  if (!file.ok) return file
  const { bytes, isFull, path } = file.value
  const length = (TILE_BYTES / WIDTH) * width
  if (bytes.length !== (isFull ? TILE_BYTES : length))
    return no('tile_length', { path, bytes: bytes.length, due: isFull ? TILE_BYTES : length })
  return yes(bytes.subarray(0, length))
}

export async function readBundle(
  source: Source,
  n: number,
  width: number,
): Promise<Answer<Uint8Array[]>> {
  const file = await eitherWidth(source, 'entries', n, width, BUNDLE_BYTES)
  if (!file.ok) return file
  const { bytes, isFull, path } = file.value
  const whole = isFull && width < WIDTH ? firstEntries(bytes, width) : bytes
  const entries = whole && entriesIn(whole, width)
  return entries ? yes(entries) : no('bundle_shape', { path, count: width })
}

async function eitherWidth(source: Source, level: Level, n: number, width: number, most: number) {
  const path = tilePath(level, n, width)
  const file = await source.read(path, most)
  if (!file.ok) return file
  if (file.value !== null) return yes({ bytes: file.value, isFull: width === WIDTH, path })
  if (width === WIDTH) return no('file_missing', { path, source: source.name })
  const fullPath = tilePath(level, n)
  const full = await source.read(fullPath, most)
  if (!full.ok) return full
  if (full.value === null) return no('file_missing', { path, source: source.name })
  return yes({ bytes: full.value, isFull: true, path: fullPath })
}
