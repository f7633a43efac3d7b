/**
 * The calls that the log makes of the file system, one by one: small enough that a test can let each of
 * them fail, before it was done or after.
 */
import { constants } from 'node:fs'
import { link, mkdir, open, readdir, readFile, rename, rmdir, unlink } from 'node:fs/promises'

export interface Disk {
  /** Null: there is none. */
  read(path: string): Promise<Buffer | null>
  /** A new file of mode 644, its bytes durable when this resolves; its name is not. Fails where there is one. */
  write(path: string, bytes: Buffer): Promise<void>
  /** The bytes of a file that is there are durable. */
  sync(path: string): Promise<void>
  /** The names in a folder are durable. */
  syncFolder(path: string): Promise<void>
  /** A second name for the same bytes. False: that name is taken. */
  link(from: string, to: string): Promise<boolean>
  /** Takes the place of what was there. */
  rename(from: string, to: string): Promise<void>
  /** It is gone, whether it was there or not. */
  remove(path: string): Promise<void>
  /** False: it is there already. */
  makeFolder(path: string): Promise<boolean>
  /** It is gone, whether it was there or not; fails where something is in it. */
  removeFolder(path: string): Promise<void>
  /** Null: no such folder. */
  list(path: string): Promise<string[] | null>
}

export const realDisk: Disk = {
  read: (path) => unless('ENOENT', null, () => readFile(path)),
  async write(path, bytes) {
    const file = await open(path, 'wx', 0o644)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  },
  sync: (path) => synced(path, constants.O_RDWR),
  syncFolder: (path) => synced(path, constants.O_RDONLY),
  link: (from, to) =>
    unless('EEXIST', false, async () => {
      await link(from, to)
      return true
    }),
  rename,
  remove: (path) => unless('ENOENT', undefined, () => unlink(path)),
  makeFolder: (path) =>
    unless('EEXIST', false, async () => {
      await mkdir(path, { mode: 0o755 })
      return true
    }),
  removeFolder: (path) => unless('ENOENT', undefined, () => rmdir(path)),
  list: (path) => unless('ENOENT', null, () => readdir(path)),
}

async function synced(path: string, flags: number): Promise<void> {
  const handle = await open(path, flags)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function unless<T, O>(code: string, other: O, work: () => Promise<T>): Promise<T | O> {
  try {
    return await work()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === code) return other
    throw error
  }
}
