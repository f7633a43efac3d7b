/** What anybody may know of a log, and the receipts that are made from it. */
import { join } from 'node:path'
import type { Instant } from '../kernel/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import {
  inclusionProof,
  leafHash,
  parseCheckpoint,
  parsePolicy,
  parseTilePath,
  splitNote,
  tileWidth,
  verifyInclusion,
} from '../tlog/index.ts'
import type { Policy } from '../tlog/index.ts'
import { realDisk } from './disk.ts'
import { openFolder } from './folder.ts'
import type { Folder } from './folder.ts'
import { hashesOf, TileCache } from './hashes.ts'
import { knownLog, policyText } from './keys.ts'
import {
  countWaiting,
  entryAt,
  firstWith,
  headState,
  indexOfEvent,
  lastWithout,
  sizesSince,
} from './reader.store.ts'
import { LogStopped } from './stopped.ts'
import type { LedgerReader, LogIdentity, LogState, Receipt, WitnessState } from './types.ts'
import { heardOf } from './witnesses.store.ts'

export interface ReaderParts {
  readonly db: Database
  readonly clock: Clock
  readonly dataDir: string
}

const CHART_DAYS = 30
const DAY = 86_400_000

/** This jurisdiction has no log here: it was not started yet, or this house was put together without one. */
export class NoLog extends Error {
  override readonly name = 'NoLog'
}

export function openReader({ db, clock, dataDir }: ReaderParts): LedgerReader {
  const folders = new Map<number, Folder>()
  const cache = new Map<number, TileCache>()
  const folderOf = (jurisdiction: number): Folder => {
    const known = folders.get(jurisdiction)
    const folder = known ?? openFolder(join(dataDir, 'ledger', String(jurisdiction)), realDisk)
    folders.set(jurisdiction, folder)
    return folder
  }
  const cacheOf = (jurisdiction: number): TileCache => {
    const known = cache.get(jurisdiction) ?? new TileCache()
    cache.set(jurisdiction, known)
    return known
  }

  const reader: LedgerReader = {
    identity: (jurisdiction) => identityOf(dataDir, jurisdiction),
    state: (jurisdiction) => stateOf({ db, clock, dataDir }, jurisdiction),
    indexOf: (jurisdiction, matter, n) => indexOfEvent(db, jurisdiction, matter, n),
    async receipt(jurisdiction, index) {
      const first = await firstWith(db, jurisdiction, index)
      if (!first) return null
      const hashes = hashesOf(folderOf(jurisdiction), first.size, cacheOf(jurisdiction))
      const proof = await inclusionProof(hashes, index, first.size)
      await refuseWrong(await entryAt(db, jurisdiction, index), index, first.note, proof)
      return { index, hashes: proof, checkpoint: first.note }
    },
    async bounds(jurisdiction, index) {
      const [last, first] = await Promise.all([
        lastWithout(db, jurisdiction, index),
        firstWith(db, jurisdiction, index),
      ])
      return { after: last?.lastAt ?? null, before: first?.at ?? null }
    },
    async file(jurisdiction, path) {
      const head = await headState(db, jurisdiction)
      if (head?.cosignedNote === null || head?.cosignedSize === null || !head) return null
      if (path === 'checkpoint') return Buffer.from(head.cosignedNote)
      const name = parseTilePath(path)
      // What was never in a public checkpoint is not public yet.
      if (!name || name.width > tileWidth(name.level, name.n, head.cosignedSize)) return null
      return folderOf(jurisdiction).tile(name)
    },
  }
  return reader
}

/** A receipt that would not hold is never handed out: something on the disk or in the database was altered. */
async function refuseWrong(
  entry: Buffer | null,
  index: number,
  note: string,
  proof: Receipt['hashes'],
): Promise<void> {
  const { size, root } = parseCheckpoint(splitNote(note).text)
  const leaf = entry === null ? null : leafHash(entry)
  if (leaf && verifyInclusion({ leaf, index, size, root, proof })) return
  throw new LogStopped('tile_differs', { index, size })
}

function identityOf(dataDir: string, jurisdiction: number): LogIdentity {
  const code = String(jurisdiction)
  const known = knownLog(dataDir, code)
  const policy = policyText(dataDir, code)
  const vkey = known?.keys.find(({ until }) => until === null)?.vkey
  if (!known || policy === null || vkey === undefined) throw new NoLog(`no log ${code}`)
  return { origin: known.origin, vkey, policy, prefix: `/ledger/${code}` }
}

async function stateOf(
  { db, clock, dataDir }: ReaderParts,
  jurisdiction: number,
): Promise<LogState> {
  const since: Instant = new Date(Date.parse(clock.now()) - CHART_DAYS * DAY).toISOString()
  const [head, queue, witnesses, sizes] = await Promise.all([
    headState(db, jurisdiction),
    countWaiting(db, jurisdiction),
    witnessesOf(db, dataDir, jurisdiction),
    sizesSince(db, jurisdiction, since),
  ])
  const { alarmCode: code, alarmAt: at, alarmZh: zh, alarmEn: en } = head ?? {}
  return {
    size: head?.signedSize ?? 0,
    signedAt: head?.signedAt ?? null,
    cosignedSize: head?.cosignedSize ?? null,
    cosignedAt: head?.cosignedAt ?? null,
    waiting: queue.waiting + (head?.unsigned ?? 0),
    held: queue.held,
    witnesses,
    quorumMissingSince: head?.quorumMissingSince ?? null,
    alarm: code && at ? { code, at, words: { zh: zh ?? code, en: en ?? code } } : null,
    sizes,
  }
}

/** Those of the policy; what one said that is no longer in it interests nobody. */
async function witnessesOf(
  db: Database,
  dataDir: string,
  jurisdiction: number,
): Promise<WitnessState[]> {
  const policy = readable(policyText(dataDir, String(jurisdiction)))
  if (!policy) return []
  const heard = new Map((await heardOf(db, jurisdiction)).map((one) => [one.vkey, one]))
  return policy.witnesses.map(({ name, vkey, url }) => {
    const { lastSize = null, lastAt = null, problem = null } = heard.get(vkey) ?? {}
    return { name, vkey, url, lastSize, lastAt, problem }
  })
}

/** Null: not written right. The sequencer raises that alarm; a page that shows the state goes on. */
function readable(text: string | null): Policy | null {
  try {
    return text === null ? null : parsePolicy(text)
  } catch {
    return null
  }
}

/** Of a house that was put together without a log: nothing ever has a receipt. */
export const noLedger: LedgerReader = {
  identity: (jurisdiction) => {
    throw new NoLog(`no log ${jurisdiction}`)
  },
  state: async () => ({
    size: 0,
    signedAt: null,
    cosignedSize: null,
    cosignedAt: null,
    waiting: 0,
    held: 0,
    witnesses: [],
    quorumMissingSince: null,
    alarm: null,
    sizes: [],
  }),
  indexOf: async () => null,
  receipt: async () => null,
  bounds: async () => ({ after: null, before: null }),
  file: async () => null,
}
