/** The tree as the files on the disk make it, past whatever anybody remembers of it. */
import { leafHash, rootOf, TILE_WIDTH, tileWidth } from '../tlog/index.ts'
import type { CompactRange } from '../tlog/index.ts'
import type { Folder } from './folder.ts'
import { hashesOf } from './hashes.ts'
import { partsOf } from './parts.ts'
import { LogStopped } from './stopped.ts'

/**
 * The tree of `size` that grows out of `from`, from the entries on disk; and the tiles on disk say the same: those of
 * the new leaves hash by hash, the whole by its root. @throws LogStopped where they do not.
 */
export async function recomputed(
  folder: Folder,
  from: CompactRange,
  size: number,
): Promise<CompactRange> {
  const range = from.copy()
  while (range.size < size) {
    const n = Math.floor(range.size / TILE_WIDTH)
    const width = tileWidth(0, n, size)
    const entries = await partsOf(folder, { level: 'entries', n, width })
    const hashes = await partsOf(folder, { level: 0, n, width })
    for (let at = range.size - n * TILE_WIDTH; at < width; at += 1) {
      const leaf = leafHash(entries[at] as Buffer)
      if (!leaf.equals(hashes[at] as Buffer)) throw new LogStopped('tree_differs', { tile: n })
      range.append(leaf)
    }
  }
  if (size > 0) {
    const stored = await rootOf(hashesOf(folder, size), size)
    if (!stored.equals(range.root())) throw new LogStopped('tree_differs', { size })
  }
  return range
}
