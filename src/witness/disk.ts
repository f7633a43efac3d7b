/** Writing so that it stays written: the file is on the disk before its name is, and its name before we answer. */
import { open, readFile, readdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface Disk {
  /** Null: there is no such file. */
  read(path: string): Promise<string | null>
  /** Names of what is in it. */
  list(folder: string): Promise<readonly string[]>
  /** The old text or the new, whenever the power fails; resolves when it is the new for good. */
  replace(path: string, text: string): Promise<void>
}

export const disk: Disk = {
  async read(path) {
    try {
      return await readFile(path, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  },
  list: (folder) => readdir(folder),
  async replace(path, text) {
    const draft = `${path}.new`
    const file = await open(draft, 'w', 0o644)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
    const folder = await open(dirname(path), 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  },
}
