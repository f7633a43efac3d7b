/**
 * One epoch of a log: gives places, writes tiles, has the checkpoint signed, and makes public what the witnesses have
 * cosigned. In this order, and never further than what is durable: places in the database, files on the disk, the
 * files read again, the signature, the signed checkpoint in the database, witnesses, the cosigned one, its file.
 */
import { createHash } from 'node:crypto'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { EMPTY_ROOT, formatCheckpoint, formatNote, TILE_WIDTH, tileWidth } from '../tlog/index.ts'
import { cosign } from './cosign.ts'
import { EMPTY_EDGE, grow, readEdge, rootOfEdge } from './edge.ts'
import type { Edge, Grown } from './edge.ts'
import type { Folder } from './folder.ts'
import { TileCache } from './hashes.ts'
import {
  digestOfLeaves,
  keepSigned,
  keepSize,
  leavesBetween,
  lockHead,
  placeWaiting,
} from './log.store.ts'
import type { Begun, Head, Signed } from './log.store.ts'
import { partsOf } from './parts.ts'
import type { LogSigner } from './signer.ts'
import { Fenced, LogStopped } from './stopped.ts'
import type { AskWitnesses } from './types.ts'
import type { Policy } from '../tlog/index.ts'

export interface WriterParts {
  readonly db: Database
  readonly jurisdiction: number
  readonly code: string
  readonly origin: string
  readonly folder: Folder
  readonly signer: LogSigner
  readonly clock: Clock
  /** Public keys that must sign, as receipts are judged by them. */
  keys(): readonly string[]
  /** For tests: what lies in memory before it is written. */
  readonly bend?: (grown: Grown) => Grown
}

/** In one transaction, and in one round. */
const PLACED_AT_ONCE = 20_000
const PLACED_IN_ROUND = 100_000

export interface Writer {
  readonly epoch: number
  readonly stopped: boolean
  /** The latest signed checkpoint. */
  readonly signed: Signed | null
  /** Gives places to what waits and has it signed. How many leaves came. @throws LogStopped, Fenced */
  round(): Promise<number>
  /** The signed checkpoint before the witnesses. False: too few of them signed. @throws LogStopped, Fenced */
  cosign(policy: Policy, ask: AskWitnesses): Promise<boolean>
}

/** Sees that disk, database and signer agree on what was signed before this epoch. @throws LogStopped */
export async function openWriter(parts: WriterParts, { epoch, head }: Begun): Promise<Writer> {
  const { code, origin, folder, signer, keys } = parts
  if (head.stopped) return standing(epoch, head)
  const opened = await signer.open(code, origin, false)
  // Another key was put in its place: nobody could verify what it signs.
  const isThere = keys().every((vkey) => opened.vkeys.includes(vkey))
  if (!isThere) throw new LogStopped('key_missing', { log: code })
  if (opened.size > head.size) {
    throw new LogStopped('rolled_back', { size: head.size, signed: opened.size })
  }
  await folder.prepare()
  const edge = await edgeOf(folder, head.signed)
  await clearLeft(folder, edge)
  return new Epoch(parts, epoch, head.signed, edge)
}

function standing(epoch: number, { signed }: Head): Writer {
  const refuse = () => Promise.reject(new Fenced('stopped until somebody has looked'))
  return { epoch, stopped: true, signed, round: refuse, cosign: refuse }
}

/** From the disk; it must have the root that was signed. */
async function edgeOf(folder: Folder, signed: Signed | null): Promise<Edge> {
  if (!signed) return EMPTY_EDGE
  const edge = await readEdge(folder, signed.size)
  if (!rootOfEdge(edge).equals(signed.root))
    throw new LogStopped('tile_differs', { size: signed.size })
  return edge
}

/** Partial tiles of the last full one: a stop between the two may have left them. */
async function clearLeft(folder: Folder, { size, levels }: Edge): Promise<void> {
  const last = Math.floor(size / TILE_WIDTH) - 1
  if (last >= 0) await folder.clearPartials({ level: 'entries', n: last })
  for (const level of levels.keys()) {
    const n = Math.floor(size / TILE_WIDTH ** (level + 1)) - 1
    if (n >= 0) await folder.clearPartials({ level, n })
  }
}

class Epoch implements Writer {
  readonly stopped = false
  readonly epoch: number
  readonly #parts: WriterParts
  readonly #cache = new TileCache()
  #signed: Signed | null
  #edge: Edge

  constructor(parts: WriterParts, epoch: number, signed: Signed | null, edge: Edge) {
    this.#parts = parts
    this.epoch = epoch
    this.#signed = signed
    this.#edge = edge
  }

  get signed(): Signed | null {
    return this.#signed
  }

  async round(): Promise<number> {
    const size = await this.#place()
    const from = this.#edge.size
    if (this.#signed?.size === size) return 0
    const { db, jurisdiction, folder, bend } = this.#parts
    const entries = await leavesBetween(db, jurisdiction, from, size)
    if (entries.length !== size - from) throw new LogStopped('rolled_back', { from, size })
    const grown = bend ? bend(grow(this.#edge, entries)) : grow(this.#edge, entries)
    await folder.keep(grown.files)
    await this.#compare(from, size)
    await this.#sign(size, size === 0 ? EMPTY_ROOT : rootOfEdge(grown.edge))
    this.#edge = grown.edge
    for (const name of grown.full) await folder.clearPartials(name)
    return size - from
  }

  /** Places for all that waits, up to a bound. The size then. */
  async #place(): Promise<number> {
    const { db, jurisdiction } = this.#parts
    let size = 0
    for (let round = 0; round < PLACED_IN_ROUND; round += PLACED_AT_ONCE) {
      const placed = await db.transaction(async (tx) => {
        const head = await this.#head(await lockHead(tx, jurisdiction, this.epoch))
        const count = await placeWaiting(tx, jurisdiction, head.size, PLACED_AT_ONCE)
        size = head.size + count
        if (count > 0 && !(await keepSize(tx, jurisdiction, this.epoch, size))) throw over()
        return count
      })
      if (placed < PLACED_AT_ONCE) break
    }
    return size
  }

  async #head(head: Head | null): Promise<Head> {
    if (!head || head.stopped) throw over()
    if (head.size < this.#edge.size) throw new LogStopped('rolled_back', { size: head.size })
    return head
  }

  /** What lies on the disk now against what the database holds, past the memory of this process. */
  async #compare(from: number, to: number): Promise<void> {
    if (from === to) return
    const { db, jurisdiction, folder } = this.#parts
    const hash = createHash('sha256')
    for (let n = Math.floor(from / TILE_WIDTH); n * TILE_WIDTH < to; n += 1) {
      const width = tileWidth('entries', n, to)
      const entries = await partsOf(folder, { level: 'entries', n, width })
      for (const entry of entries.slice(Math.max(0, from - n * TILE_WIDTH))) hash.update(entry)
    }
    const digest = await digestOfLeaves(db, jurisdiction, from, to)
    if (!digest?.equals(hash.digest())) throw new LogStopped('entries_differ', { from, to })
  }

  async #sign(size: number, root: Buffer): Promise<void> {
    const { db, jurisdiction, code, origin, signer, clock } = this.#parts
    const lines = await signer.sign({ code, size, root })
    const note = formatNote(formatCheckpoint({ origin, size, root }), lines)
    const at = clock.now()
    const signed = { size, root, note }
    if (!(await keepSigned(db, jurisdiction, this.epoch, { ...signed, at }))) throw over()
    this.#signed = signed
  }

  async cosign(policy: Policy, ask: AskWitnesses): Promise<boolean> {
    const signed = this.#signed
    if (!signed) return false
    return cosign({
      ...this.#parts,
      epoch: this.epoch,
      cache: this.#cache,
      policy,
      ask,
      signed,
      latest: () => this.#signed?.size ?? 0,
    })
  }
}

function over(): Fenced {
  return new Fenced('another sequencer has this log, or it was stopped')
}
