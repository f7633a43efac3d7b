/**
 * Signs checkpoints, and nothing that it has not recomputed itself from the files on disk. It remembers what it
 * signed last in a file of its own, written before the signature leaves: so it never signs a smaller tree, another
 * tree of the same size, a tree that did not grow out of the last one, or at a time before the last.
 */
import { join } from 'node:path'
import { CompactRange, ed25519Signer, formatCheckpoint } from '../tlog/index.ts'
import type { Signer } from '../tlog/index.ts'
import type { Disk } from './disk.ts'
import { clearDrafts } from './durable.ts'
import { openFolder } from './folder.ts'
import { hasSeed, makeSeed, seedsOf } from './keys.ts'
import { nationalSigners } from './national.ts'
import { recomputed } from './recompute.ts'
import { keepState, readState, statePath } from './signer-state.ts'
import type { State } from './signer-state.ts'
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

export function ownSigner(parts: SignerParts): LogSigner {
  const { dataDir, disk, now, more = nationalSigners(dataDir) } = parts
  const folderOf = (code: string) => openFolder(join(dataDir, 'ledger', code), disk)
  async function stateOf(code: string): Promise<State> {
    const state = await readState(disk, dataDir, code)
    if (!state) throw new LogStopped('signer_state_missing', { path: statePath(dataDir, code) })
    return state
  }
  const keep = (code: string, state: State) => keepState(disk, dataDir, code, state)
  /** Again after a start that was cut short: what is there stays. */
  async function makeLog(code: string, origin: string): Promise<void> {
    if (!hasSeed(dataDir, code)) makeSeed(dataDir, code)
    if ((await disk.read(statePath(dataDir, code))) !== null) return
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
      await clearDrafts(disk, statePath(dataDir, code))
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
