/**
 * The register of erasures as a file beside the database, one line of JSON for each: what a backup of
 * the database from before an erasure cannot know. It names matters by ids that lead nowhere else, and
 * says nothing of what was erased.
 */
import { constants } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Erasure } from '../matters/index.ts'
import { makeFolder } from '../platform/folders.ts'

export function registerOf(dataDir: string, jurisdiction: number): string {
  return join(dataDir, 'erasures', `${jurisdiction}.jsonl`)
}

/** None where there is no file. A line that was cut short by a power failure is left out: it comes again. */
export async function readRegister(path: string): Promise<readonly Erasure[]> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  return text.split('\n').flatMap((line) => {
    const one = parsed(line)
    return one ? [one] : []
  })
}

function parsed(line: string): Erasure | null {
  try {
    const one = JSON.parse(line) as Partial<Erasure> | null
    return typeof one?.matter === 'string' && typeof one.on === 'string' ? (one as Erasure) : null
  } catch {
    return null
  }
}

/** Durable when it resolves. */
export async function appendRegister(path: string, erasures: readonly Erasure[]): Promise<void> {
  if (erasures.length === 0) return
  makeFolder(dirname(path), 0o700)
  const file = await open(path, 'a', 0o600)
  try {
    // On a line of its own, whatever the last one ended with.
    await file.writeFile(erasures.map((one) => `\n${JSON.stringify(one)}`).join('') + '\n')
    await file.sync()
  } finally {
    await file.close()
  }
  const folder = await open(dirname(path), constants.O_RDONLY)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
