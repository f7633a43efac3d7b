/** Tiles and bundles as they lie on the disk, whole or not at all. */
import { decodeBundle, decodeTile, tilePath } from '../tlog/index.ts'
import type { TileName } from '../tlog/index.ts'
import type { Folder } from './folder.ts'
import { LogStopped } from './stopped.ts'

/** Entries of a bundle, or hashes of a tile. @throws LogStopped where it is missing, cut, or longer than it should be. */
export async function partsOf(
  folder: Pick<Folder, 'tile'>,
  name: Required<TileName>,
): Promise<Buffer[]> {
  const bytes = await folder.tile(name)
  const parts = bytes === null ? [] : decoded(name, bytes)
  if (parts.length !== name.width) throw new LogStopped('tile_missing', { path: tilePath(name) })
  return parts
}

function decoded(name: Required<TileName>, bytes: Buffer): Buffer[] {
  try {
    return name.level === 'entries' ? decodeBundle(bytes) : decodeTile(bytes)
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}
