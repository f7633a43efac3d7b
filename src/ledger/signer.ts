/**
 * Signs checkpoints, and nothing that it has not recomputed itself from the files on disk. It remembers what it
 * signed last in a file of its own, written before the signature leaves: so it never signs a smaller tree, another
 * tree of the same size, a tree that did not grow out of the last one, or at a time before the last.
 */
import { join } from 'node:path'
import { makeFolder } from '../platform/folders.ts'
import {
  CompactRange,
  ed25519Signer,
  formatCheckpoint,
  leafHash,
  rootOf,
  TILE_WIDTH,
  tileWidth,
} from '../tlog/index.ts'
import type { Signer } from '../tlog/index.ts'
import type { Disk } from './disk.ts'
import { clearDrafts, readJson, replaceFile } from './durable.ts'
import { openFolder } from './folder.ts'
import type { Folder } from './folder.ts'
import { hashesOf } from './hashes.ts'
import { hasSeed, makeSeed, seedsOf } from './keys.ts'
import { nationalSigners } from './national.ts'
import { partsOf } from './parts.ts'
import { LogStopped } from './stopped.ts'

export interface ToSign {
  /** Of the jurisdiction: names folder and key. */
  readonly code: string
  readonly size: number
  /** As whoever asks computed it: the signer computes its own. */
  readonly root: Buffer
}

export interface Opened {
  /** Of the keys that sign now, the oldest first. */
  readonly vkeys: readonly string[]
  /** What was signed last. */
  readonly size: number
}

export interface LogSigner {
  /** `make`: this log has no key yet and is to get one. @throws LogStopped */
  open(code: string, origin: string, make: boolean): Promise<Opened>
  /** Signature lines, one for each key. @throws LogStopped: it does not sign, and why. */
  sign(request: ToSign): Promise<readonly string[]>
  close(): Promise<void>
}

export interface SignerParts {
  readonly dataDir: string
  readonly disk: Disk
  /** Milliseconds since 1970. */
  now(): number
  /** Further lines besides those of the log's own keys; left out: national cryptography, where it is switched on. */
  more?(code: string, origin: string): Promise<readonly Signer[]>
}

/** What was signed last, and what is needed to go on from there. */
interface State {
  readonly origin: string
  readonly range: CompactRange
  /** Milliseconds since 1970, of the last signature. */
  readonly at: number
}

export function ownSigner(parts: SignerParts): LogSigner {
  const { dataDir, disk, now, more = nationalSigners(dataDir) } = parts
  const folderOf = (code: string) => openFolder(join(dataDir, 'ledger', code), disk)
  const pathOf = (code: string) => join(dataDir, 'signer', `${code}.json`)

  async function stateOf(code: string): Promise<State> {
    const state = parseState(await read(code))
    if (!state) throw new LogStopped('signer_state_missing', { path: pathOf(code) })
    return state
  }
  async function read(code: string): Promise<unknown> {
    try {
      return await readJson(disk, pathOf(code))
    } catch (error) {
      if (error instanceof SyntaxError) return null
      throw error
    }
  }
  async function keep(code: string, { origin, range, at }: State): Promise<void> {
    const hashes = range.hashes.map((hash) => hash.toString('base64'))
    const root = range.root().toString('base64')
    const text = JSON.stringify({ v: 1, origin, size: range.size, root, hashes, at })
    await replaceFile(disk, pathOf(code), `${text}\n`)
  }
  /** Again after a start that was cut short: what is there stays. */
  async function makeLog(code: string, origin: string): Promise<void> {
    if (!hasSeed(dataDir, code)) makeSeed(dataDir, code)
    if ((await read(code)) !== null) return
    makeFolder(join(dataDir, 'signer'), 0o700)
    await keep(code, { origin, range: new CompactRange(), at: 0 })
  }
  const ownKeys = (code: string, origin: string): readonly Signer[] =>
    seedsOf(dataDir, code).map((seed) => ed25519Signer(origin, seed))
  async function signersOf(code: string, origin: string): Promise<readonly Signer[]> {
    return [...ownKeys(code, origin), ...(await more(code, origin))]
  }

  return {
    async open(code, origin, make) {
      if (make) await makeLog(code, origin)
      await clearDrafts(disk, pathOf(code))
      const state = await stateOf(code)
      if (state.origin !== origin) throw new LogStopped('history_differs', { origin })
      const vkeys = ownKeys(code, origin).map(({ vkey }) => vkey)
      return { vkeys, size: state.range.size }
    },
    async sign({ code, size, root }) {
      const state = await stateOf(code)
      const at = now()
      if (at < state.at) throw new LogStopped('clock_back', { seconds: (state.at - at) / 1_000 })
      if (size < state.range.size)
        throw new LogStopped('rolled_back', { size, signed: state.range.size })
      const range = await recomputed(folderOf(code), state.range, size)
      const own = range.root()
      if (!own.equals(root)) {
        // Of a size that was signed already: that would be a second history.
        throw new LogStopped(size === state.range.size ? 'history_differs' : 'tree_differs', {
          size,
        })
      }
      const text = formatCheckpoint({ origin: state.origin, size, root: own })
      const signers = await signersOf(code, state.origin)
      await keep(code, { origin: state.origin, range, at })
      return Promise.all(signers.map((signer) => signer.sign(text)))
    },
    close: async () => {},
  }
}

/**
 * The tree of `size` that grows out of `from`, from the entries on disk; and the tiles on disk say the same: those of
 * the new leaves hash by hash, the whole by its root.
 */
async function recomputed(folder: Folder, from: CompactRange, size: number): Promise<CompactRange> {
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
