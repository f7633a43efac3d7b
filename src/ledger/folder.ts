/**
 * The public files of one log, lying as their addresses say, below `<data>/ledger/<code>/`. A tile is written
 * once and never again: other bytes under a name that is there are a reason to stop, not to write.
 */
import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { decodeBundle, encodeBundle, HASH_SIZE, tilePath } from '../tlog/index.ts'
import type { TileName } from '../tlog/index.ts'
import type { Disk } from './disk.ts'
import { LogStopped } from './stopped.ts'

export interface KeptFile {
  /** Below the folder, with slashes. */
  readonly path: string
  readonly bytes: Buffer
}

export interface Folder {
  readonly root: string
  /** Null: there is none. */
  read(path: string): Promise<Buffer | null>
  /** A tile or bundle at least as wide, cut to its width; null: there is none. */
  tile(name: Required<TileName>): Promise<Buffer | null>
  /** All durable, under their names, when this resolves; those that are there already must be the same. */
  keep(files: readonly KeptFile[]): Promise<void>
  /** The one file that changes: `checkpoint`. */
  publish(bytes: Buffer): Promise<void>
  /** The partial tiles of a tile that is full and durable. */
  clearPartials(name: Pick<TileName, 'level' | 'n'>): Promise<void>
  /** Makes the folder and clears away what a round that was cut short left half-written. */
  prepare(): Promise<void>
}

/** How many files are written at once: enough to keep the disk busy. */
const AT_ONCE = 8

export function openFolder(root: string, disk: Disk): Folder {
  const drafts = `${root}.part`
  const there = new Set<string>()
  // Two processes never write one draft.
  const own = randomBytes(4).toString('hex')
  let count = 0
  const newDraft = () => join(drafts, `${own}-${(count += 1)}`)
  const pathOf = (path: string) => join(root, ...path.split('/'))

  /** The folder and those above it, down from one that is there; each durable in the one above. */
  async function ensureFolder(path: string): Promise<void> {
    if (there.has(path) || path === dirname(root)) return
    await ensureFolder(dirname(path))
    // Also where it was there: whoever made it may have been cut off before it was durable.
    await disk.makeFolder(path)
    await disk.syncFolder(dirname(path))
    there.add(path)
  }

  async function keepOne({ path, bytes }: KeptFile): Promise<void> {
    const place = pathOf(path)
    const draft = newDraft()
    await disk.write(draft, bytes)
    const isNew = await disk.link(draft, place)
    await disk.remove(draft)
    if (isNew) return
    const found = await disk.read(place)
    if (!found?.equals(bytes)) throw new LogStopped('tile_differs', { path })
    await disk.sync(place)
  }

  return {
    root,
    read: (path) => disk.read(pathOf(path)),
    async tile({ level, n, width }) {
      const exact = await disk.read(pathOf(tilePath({ level, n, width })))
      if (exact || width === 256) return exact
      const full = await disk.read(pathOf(tilePath({ level, n })))
      if (!full) return null
      return level === 'entries' ? firstEntries(full, width) : full.subarray(0, width * HASH_SIZE)
    },
    async keep(files) {
      const folders = [...new Set(files.map(({ path }) => dirname(pathOf(path))))]
      for (const folder of folders) await ensureFolder(folder)
      const left = [...files]
      const work = async (): Promise<void> => {
        for (let file = left.shift(); file; file = left.shift()) await keepOne(file)
      }
      await settled(Array.from({ length: Math.min(AT_ONCE, left.length) }, work))
      await settled(folders.map((folder) => disk.syncFolder(folder)))
    },
    async publish(bytes) {
      const draft = newDraft()
      await disk.write(draft, bytes)
      await disk.rename(draft, pathOf('checkpoint'))
      await disk.syncFolder(root)
    },
    async clearPartials({ level, n }) {
      const folder = pathOf(`${tilePath({ level, n })}.p`)
      const names = await disk.list(folder)
      if (names === null) return
      for (const name of names) await disk.remove(join(folder, name))
      await disk.removeFolder(folder)
      there.delete(folder)
    },
    async prepare() {
      await ensureFolder(root)
      await disk.makeFolder(drafts)
      for (const name of (await disk.list(drafts)) ?? []) await disk.remove(join(drafts, name))
    },
  }
}

/** Waits for all of them, so that nothing goes on behind the back of whoever heard of the first failure. */
async function settled(work: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(work)
  for (const result of results) if (result.status === 'rejected') throw result.reason
}

function firstEntries(bundle: Buffer, width: number): Buffer {
  return encodeBundle(decodeBundle(bundle).slice(0, width))
}
