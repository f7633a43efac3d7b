/**
 * Deleting a row of a database only marks its place as free: what it said stands in the file until
 * something else is written there. After erasures the tables that hold words in plain are written anew,
 * and the write-ahead log of before is let go.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { countErasures } from '../matters/index.ts'
import type { WithFiles } from '../attachments/index.ts'
import { makeFolder } from '../platform/folders.ts'
import { rewriteTables } from '../platform/rewriting.store.ts'
import type { Rewritten } from '../platform/rewriting.store.ts'

/** Those that hold in plain what people wrote or where they were; everything else is sealed. */
const IN_PLAIN = ['matters', 'door_origins']

export interface Tidying {
  readonly ports: WithFiles
  readonly dataDir: string
  /** Of a role that may rewrite tables. */
  readonly url: string
  readonly jurisdictions: readonly number[]
}

/** Null: nothing was erased since the last time. */
export async function tidyErasures(tidying: Tidying): Promise<Rewritten | null> {
  const { ports, dataDir, url, jurisdictions } = tidying
  const counts = await Promise.all(jurisdictions.map((one) => countErasures(ports.db, one)))
  const now = JSON.stringify(jurisdictions.map((one, index) => [one, counts[index]]))
  const path = join(dataDir, 'erasures', 'tidied.json')
  if (counts.every((count) => count === 0) || now === (await before(path))) return null
  for (const one of jurisdictions) await ports.files.clear(one)
  const rewritten = await rewriteTables(url, IN_PLAIN)
  makeFolder(dirname(path), 0o700)
  // Not before everything was done: a table somebody else held open is tried again the next night.
  if (rewritten.busy.length === 0) await writeFile(path, now, { mode: 0o600 })
  return rewritten
}

async function before(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
