/** Where a log is read from: a folder, or an address. Never more than a bundle may hold, never for ever. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { TILE_WIDTH } from '../../tlog/index.ts'

export interface Source {
  readonly name: string
  /** Null: there is no such file. Rejects where it cannot be told. */
  read(path: string): Promise<Buffer | null>
}

/** Bytes: 256 entries of 65,535, each after its length. */
const LONGEST = TILE_WIDTH * (65_535 + 2)
/** Milliseconds for one file. */
const PATIENCE = 30_000

export function folderSource(folder: string): Source {
  return {
    name: folder,
    async read(path) {
      try {
        return await readFile(join(folder, ...path.split('/')))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
  }
}

export function urlSource(url: string): Source {
  const base = url.replace(/\/+$/u, '')
  return {
    name: base,
    async read(path) {
      const answer = await fetch(`${base}/${path}`, {
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      })
      if (answer.status === 404) return null
      if (!answer.ok || !answer.body) throw new Error(`${base}/${path}: ${answer.status}`)
      return limited(answer.body, `${base}/${path}`)
    },
  }
}

async function limited(body: AsyncIterable<Uint8Array>, name: string): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body) {
    length += part.length
    if (length > LONGEST) throw new Error(`${name}: more than ${LONGEST} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
