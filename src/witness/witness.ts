/**
 * A witness: of each log it signs one history, and only what grows out of what it signed before. It checks, writes
 * down, and then answers (C2SP tlog-witness v1.0.0); between two requests of one log nothing comes in between.
 */
import {
  EMPTY_ROOT,
  NoteError,
  cosigner,
  formatNote,
  parseCheckpoint,
  parseCosigner,
  splitNote,
  verifyAll,
  verifyConsistency,
} from '../tlog/index.ts'
import type { Checkpoint, Verified, Verifier } from '../tlog/index.ts'
import type { Disk } from './disk.ts'
import { parseRequest } from './request.ts'
import { originHash, openState } from './state.ts'
import type { Signed } from './state.ts'

export interface WitnessOptions {
  /** Of the key. */
  readonly name: string
  /** 32 bytes. */
  readonly seed: Uint8Array
  /** Folder of what was signed. */
  readonly folder: string
  /** Keys whose checkpoints it takes: a key's name is the origin of its log. */
  readonly logs: readonly Verifier[]
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly disk: Disk
}

export interface Reply {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422 | 503
  readonly type: string
  readonly body: string
}

export interface Witness {
  readonly vkey: string
  /** Of the logs it takes, in the order they were given. */
  readonly origins: readonly string[]
  /** `POST add-checkpoint`. Rejects where the disk fails: nothing was signed then. */
  add(body: Uint8Array): Promise<Reply>
  /** `GET <hash>/checkpoint`; null: nothing signed of such a log. */
  checkpoint(hash: string): Promise<string | null>
  signed(): Promise<readonly Signed[]>
}

/** Seconds by which a clock may be put back without a word: then the last time is said once more. */
const CLOCK_SLIP = 5
const TEXT = 'text/plain; charset=utf-8'

/** Throws Failure: what was signed cannot be read. */
export async function openWitness(options: WitnessOptions): Promise<Witness> {
  const { name, seed, folder, logs, disk } = options
  const seconds = (): number => Math.floor(options.now() / 1_000)
  const own = cosigner(name, seed, seconds)
  const state = await openState(folder, parseCosigner(own.vkey), disk)
  let latest = Math.max(0, ...(await state.all()).map(({ time }) => time))
  const queues = new Map<string, Promise<unknown>>()

  /** One at a time for each log, in the order they came. */
  const inTurn = <T>(origin: string, work: () => Promise<T>): Promise<T> => {
    const turn = (queues.get(origin) ?? Promise.resolve()).then(work, work)
    queues.set(origin, turn)
    return turn
  }

  const cosign = async (asked: Asked): Promise<Reply> => {
    const { checkpoint, text, lines, old, proof } = asked
    const last = await state.last(checkpoint.origin)
    if (old !== (last?.size ?? 0)) {
      return { status: 409, type: 'text/x.tlog.size', body: `${last?.size ?? 0}\n` }
    }
    const wrong = contradiction(checkpoint, last, proof)
    if (wrong) return no(422, wrong)
    const now = seconds()
    if (now < latest - CLOCK_SLIP) return no(503, 'the clock of this witness went back')
    const time = Math.max(now, latest)
    latest = time
    const line = own.signAt(text, time)
    await state.keep({ ...checkpoint, time, note: formatNote(text, [...lines, line]) })
    return { status: 200, type: TEXT, body: `${line}\n` }
  }

  return {
    vkey: own.vkey,
    origins: [...new Set(logs.map((log) => log.name))],
    async add(body) {
      const asked = readAsked(body, logs)
      return 'status' in asked ? asked : inTurn(asked.checkpoint.origin, () => cosign(asked))
    },
    async checkpoint(hash) {
      const all = await state.all()
      return all.find(({ origin }) => originHash(origin) === hash)?.note ?? null
    },
    signed: () => state.all(),
  }
}

interface Asked {
  readonly old: number
  readonly proof: readonly Buffer[]
  readonly text: string
  readonly checkpoint: Checkpoint
  /** The log's own signatures: all that is kept of those it came with. */
  readonly lines: readonly string[]
}

/** What can be said without knowing what was signed before. */
function readAsked(body: Uint8Array, logs: readonly Verifier[]): Asked | Reply {
  const request = parseRequest(body)
  if (!request) return no(400, 'not an add-checkpoint request')
  const { old, proof, note } = request
  const read = readNote(note)
  if (!read) return no(400, 'not a signed checkpoint')
  const { text, signatures, checkpoint } = read
  if (old > checkpoint.size) return no(400, 'the old size is larger than the new one')
  const keys = logs.filter(({ name }) => name === checkpoint.origin)
  if (keys.length === 0) return no(404, 'this witness does not know that log')
  const verified = verifiedBy(keys, text, signatures)
  if (!verified?.length) return no(403, 'not signed with a key of that log')
  return { old, proof, text, checkpoint, lines: verified.map(({ line }) => line) }
}

function readNote(note: string) {
  try {
    const { text, signatures } = splitNote(note)
    const { origin, size, root } = parseCheckpoint(text)
    return { text, signatures, checkpoint: { origin, size, root } }
  } catch (error) {
    if (error instanceof NoteError) return null
    throw error
  }
}

/** Null: a signature that pretends to be of one of `keys` is wrong. */
function verifiedBy(
  keys: readonly Verifier[],
  text: string,
  signatures: Parameters<typeof verifyAll>[1],
): readonly Verified[] | null {
  try {
    return verifyAll(text, signatures, keys)
  } catch (error) {
    if (error instanceof NoteError) return null
    throw error
  }
}

/** Why this cannot be the same log grown larger; null: it is. */
function contradiction(
  { size, root }: Checkpoint,
  last: Signed | null,
  proof: readonly Buffer[],
): string | null {
  if (size === 0 && !root.equals(EMPTY_ROOT)) return 'not the root of an empty tree'
  const old = last?.size ?? 0
  if (old === 0) return proof.length === 0 ? null : 'an empty tree needs no proof'
  const oldRoot = last?.root ?? EMPTY_ROOT
  const isGrown = verifyConsistency({ old, oldRoot, size, root, proof: [...proof] })
  return isGrown ? null : 'the proof does not lead from the last checkpoint to this one'
}

function no(status: 400 | 403 | 404 | 422 | 503, why: string): Reply {
  return { status, type: TEXT, body: `${why}\n` }
}
