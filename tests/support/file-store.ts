/** A file store that a test can look into. */
import type { FileStore } from '../../src/platform/files.ts'

export interface MemoryStore extends FileStore {
  readonly things: Map<string, Buffer>
}

export function memoryStore(): MemoryStore {
  const things = new Map<string, Buffer>()
  return {
    things,
    async put(name, bytes) {
      things.set(name, Buffer.from(bytes))
    },
    async get(name) {
      return things.get(name) ?? null
    },
    async remove(name) {
      things.delete(name)
    },
  }
}
