/**
 * What those who run the machine do to a log: change its key, and let it go on after somebody has looked. Nothing here
 * can make a second history: what is not provably the continuation of what was signed is refused.
 */
import { join } from 'node:path'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { CompactRange, ed25519Signer, rootOf, TILE_WIDTH, tileWidth } from '../tlog/index.ts'
import { realDisk } from './disk.ts'
import { openFolder } from './folder.ts'
import type { Folder } from './folder.ts'
import { hashesOf } from './hashes.ts'
import { changePolicy, dropSeed, keepLog, keysOf, knownLog, makeSeed } from './keys.ts'
import type { KnownLog } from './keys.ts'
import { insertHead, leavesBetween, resumeLog } from './log.store.ts'
import type { Head, Signed } from './log.store.ts'
import { partsOf } from './parts.ts'
import { recomputed } from './recompute.ts'
import { addLeaves, headNow } from './restore.store.ts'
import { keepState, readState } from './signer-state.ts'
import type { State } from './signer-state.ts'
import { LogStopped } from './stopped.ts'

export interface Kept {
  readonly db: Database
  readonly dataDir: string
  readonly jurisdiction: number
  /** Real time. */
  readonly clock: Clock
}

/** A second key beside the first: both sign from the next checkpoint on. Returns its public key. */
export async function rotateKey({ dataDir, jurisdiction, clock }: Kept): Promise<string> {
  const code = String(jurisdiction)
  const log = knownOrStop(dataDir, code)
  const { vkey } = ed25519Signer(log.origin, makeSeed(dataDir, code))
  // Above the first key's line: a name must be known before it is used, and logs come first.
  await changePolicy(realDisk, dataDir, code, (text) => `log ${vkey}\n${text}`)
  const keys = [...log.keys, { vkey, since: clock.now(), until: null }]
  await keepLog(realDisk, dataDir, code, { ...log, keys })
  return vkey
}

/** The oldest key signs no more and is gone; what it signed stays good. Null: it is the only one. */
export async function retireKey({ dataDir, jurisdiction, clock }: Kept): Promise<string | null> {
  const code = String(jurisdiction)
  const log = knownOrStop(dataDir, code)
  const [oldest, ...others] = keysOf(dataDir, code)
  if (oldest === undefined || others.length === 0) return null
  const until = clock.now()
  const keys = log.keys.map((key) => (key.vkey === oldest ? { ...key, until } : key))
  await keepLog(realDisk, dataDir, code, { ...log, keys })
  dropSeed(dataDir, code, (seed) => ed25519Signer(log.origin, seed).vkey === oldest)
  return oldest
}

export interface Allowed {
  /** The clock was ahead and is right now: times of signatures may go back once. */
  readonly clock: boolean
  /** The signer's memory is lost: what the files and the database agree on is taken for the last signed. */
  readonly adopt: boolean
  /** The database is older than the files: the places that it lacks are given again, as the files say. */
  readonly fromFiles: boolean
}

export type Resumed =
  | { readonly went: true; readonly size: number; readonly restored: number }
  /** What would have to be allowed. */
  | { readonly went: false; readonly needs: keyof Allowed }

/** Reads the whole log before it lets it go on. @throws LogStopped: what is still wrong. */
export async function resume(kept: Kept, allowed: Allowed): Promise<Resumed> {
  const { db, dataDir, jurisdiction, clock } = kept
  const code = String(jurisdiction)
  const { origin } = knownOrStop(dataDir, code)
  await insertHead(db, jurisdiction, origin)
  const head = await headNow(db, jurisdiction)
  const state = await readState(realDisk, dataDir, code)
  const now = Date.parse(clock.now())
  if (!state && !allowed.adopt) return { went: false, needs: 'adopt' }
  if (state && state.at > now && !allowed.clock) return { went: false, needs: 'clock' }
  const size = Math.max(head.signed?.size ?? 0, state?.range.size ?? 0)
  if (head.size < size && !allowed.fromFiles) return { went: false, needs: 'fromFiles' }
  const folder = openFolder(join(dataDir, 'ledger', code), realDisk)
  const range = await recomputed(folder, new CompactRange(), size)
  await refuseOther(folder, head.signed, state, range)
  await compareEntries(kept, folder, Math.min(head.size, size))
  const restored = Math.max(0, size - head.size)
  if (restored > 0) await restoreLeaves(kept, folder, head, size)
  if (!state || state.at > now) await keepState(realDisk, dataDir, code, { origin, range, at: now })
  await resumeLog(db, jurisdiction)
  return { went: true, size, restored }
}

/** What was signed, as database and signer remember it, must be what the files make. */
async function refuseOther(
  folder: Folder,
  signed: Signed | null,
  state: State | null,
  range: CompactRange,
): Promise<void> {
  const known = [signed, state && { size: state.range.size, root: state.range.root() }]
  for (const one of known) {
    if (!one) continue
    const { size, root } = one
    const own = size === range.size ? range.root() : await rootOf(hashesOf(folder, size), size)
    if (!own.equals(root)) throw new LogStopped('history_differs', { size })
  }
}

async function compareEntries({ db, jurisdiction }: Kept, folder: Folder, to: number) {
  for (let n = 0; n * TILE_WIDTH < to; n += 1) {
    const width = tileWidth('entries', n, to)
    const from = n * TILE_WIDTH
    const stored = await leavesBetween(db, jurisdiction, from, from + width)
    const entries = await partsOf(folder, { level: 'entries', n, width })
    const at = entries.findIndex((entry, index) => stored[index]?.equals(entry) !== true)
    if (at >= 0) throw new LogStopped('entries_differ', { index: from + at })
  }
}

/** Whose they were nobody knows any more: the entries alone are there, and prove that something is missing. */
async function restoreLeaves(
  { db, jurisdiction }: Kept,
  folder: Folder,
  head: Head,
  size: number,
): Promise<void> {
  await db.transaction(async (tx) => {
    for (let n = Math.floor(head.size / TILE_WIDTH); n * TILE_WIDTH < size; n += 1) {
      const width = tileWidth('entries', n, size)
      const entries = await partsOf(folder, { level: 'entries', n, width })
      const from = Math.max(head.size, n * TILE_WIDTH)
      await addLeaves(tx, jurisdiction, from, entries.slice(from - n * TILE_WIDTH))
    }
  })
}

function knownOrStop(dataDir: string, code: string): KnownLog {
  const log = knownLog(dataDir, code)
  if (!log) throw new LogStopped('key_missing', { path: `ledger/${code}.json` })
  return log
}
