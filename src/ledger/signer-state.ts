/** What a signer remembers of a log, in `<data>/signer/<code>.json`: enough to go on from there, and no further back. */
import { join } from 'node:path'
import { makeFolder } from '../platform/folders.ts'
import { CompactRange } from '../tlog/index.ts'
import type { Disk } from './disk.ts'
import { readJson, replaceFile } from './durable.ts'

export interface State {
  readonly origin: string
  /** Of the tree that was signed last. */
  readonly range: CompactRange
  /** Milliseconds since 1970, of the last signature. */
  readonly at: number
}

export const statePath = (dataDir: string, code: string): string =>
  join(dataDir, 'signer', `${code}.json`)

/** Null: there is none, or none that can be believed. */
export async function readState(disk: Disk, dataDir: string, code: string): Promise<State | null> {
  try {
    return parseState(await readJson(disk, statePath(dataDir, code)))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Durable when it resolves. */
export async function keepState(
  disk: Disk,
  dataDir: string,
  code: string,
  { origin, range, at }: State,
): Promise<void> {
  makeFolder(join(dataDir, 'signer'), 0o700)
  const hashes = range.hashes.map((hash) => hash.toString('base64'))
  const root = range.root().toString('base64')
  const text = JSON.stringify({ v: 1, origin, size: range.size, root, hashes, at })
  await replaceFile(disk, statePath(dataDir, code), `${text}\n`)
}

/** Null: not a state, however it came about. */
function parseState(value: unknown): State | null {
  const { v, origin, size, root, hashes, at } = (value ?? {}) as Partial<Record<string, unknown>>
  if (v !== 1 || typeof origin !== 'string' || typeof size !== 'number') return null
  if (typeof at !== 'number' || !Array.isArray(hashes)) return null
  try {
    const range = new CompactRange(
      size,
      hashes.map((hash) => Buffer.from(String(hash), 'base64')),
    )
    return range.root().toString('base64') === root ? { origin, range, at } : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
