/** The parts of a file in the store: what came, the copy that is passed on, and a small picture. */
import type { FileStore } from '../platform/files.ts'

export type Part = 'copy' | 'thumb' | 'original'

export function nameOf(jurisdiction: number, file: string, part: Part): string {
  return `${jurisdiction}/${file.slice(0, 2)}/${file}.${part}`
}

export async function removeParts(
  store: FileStore,
  jurisdiction: number,
  file: string,
): Promise<void> {
  for (const part of ['original', 'copy', 'thumb'] as const)
    await store.remove(nameOf(jurisdiction, file, part))
}
