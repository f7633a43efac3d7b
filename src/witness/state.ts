/**
 * What the witness has signed last, of each log: one file a log, holding the checkpoint with the log's signature and
 * ours. It is the whole memory of the witness: were it lost, a log could show it another history. So each file that
 * was ever there is known by the list beside it, and what does not fit together is refused.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Failure } from '../platform/failure.ts'
import { NoteError, openNote, parseCheckpoint } from '../tlog/index.ts'
import type { Verifier } from '../tlog/index.ts'
import type { Disk } from './disk.ts'

export interface Signed {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
  /** Seconds since 1970, of our cosignature. */
  readonly time: number
  /** As it is shown to whoever monitors the log. */
  readonly note: string
}

export interface State {
  /** Null: nothing of that log was signed yet. */
  last(origin: string): Promise<Signed | null>
  keep(signed: Signed): Promise<void>
  all(): Promise<readonly Signed[]>
}

/** As the monitoring address has it. */
export function originHash(origin: string): string {
  return createHash('sha256').update(origin).digest('hex')
}

/** Throws Failure: a file is lost, or holds what this witness has not signed. */
export async function openState(folder: string, own: Verifier, disk: Disk): Promise<State> {
  const list = join(folder, LIST)
  const pathOf = (origin: string): string => join(folder, `${originHash(origin)}${ENDING}`)
  const known = new Map<string, Signed>()
  const load = async (path: string): Promise<Signed> => {
    const note = await disk.read(path)
    const signed = note === null ? null : readSigned(note, own)
    if (!signed || pathOf(signed.origin) !== path) throw unusable(path)
    known.set(signed.origin, signed)
    return signed
  }

  const listed = await originsIn(folder, disk)
  // What was written just before the power failed is not listed: nobody has our signature on it, and it is ours.
  const names = (await disk.list(folder)).filter((name) => name.endsWith(ENDING))
  for (const name of names) await load(join(folder, name))
  const lost = [...listed].find((origin) => !known.has(origin))
  if (lost !== undefined) throw unusable(pathOf(lost))
  const origins = new Set(known.keys())

  const last = async (origin: string): Promise<Signed | null> =>
    known.get(origin) ?? (origins.has(origin) ? load(pathOf(origin)) : null)

  // One at a time, whichever logs they are of: there is one list.
  let listing: Promise<void> = Promise.resolve()
  const enlist = (origin: string): Promise<void> => {
    if (listed.has(origin)) return Promise.resolve()
    const write = async (): Promise<void> => {
      await disk.replace(list, listOf([...listed, origin]))
      listed.add(origin)
    }
    const turn = listing.then(write)
    listing = turn.catch(() => {})
    return turn
  }

  return {
    last,
    async keep(signed) {
      const { origin, note } = signed
      const path = pathOf(origin)
      const before = known.get(origin)
      // Until it is written we do not know what is: the next one to ask reads it from the disk.
      known.delete(origin)
      if (before && (await disk.read(path)) !== before.note) {
        throw new Error(`${path} was changed by somebody else`)
      }
      await disk.replace(path, note)
      await enlist(origin)
      origins.add(origin)
      known.set(origin, signed)
    },
    async all() {
      const all = await Promise.all([...origins].map(last))
      return all.filter((one) => one !== null)
    },
  }
}

const LIST = 'origins'
const ENDING = '.checkpoint'

function listOf(origins: readonly string[]): string {
  return origins.map((origin) => `${origin}\n`).join('')
}

/** Of a key that was just made: from now on a folder without the list is one that was lost. */
export async function beginState(folder: string, disk: Disk): Promise<void> {
  await disk.replace(join(folder, LIST), '')
}

async function originsIn(folder: string, disk: Disk): Promise<Set<string>> {
  const text = await disk.read(join(folder, LIST))
  if (text === null) throw unusable(join(folder, LIST))
  return new Set(text.split('\n').filter((line) => line !== ''))
}

function readSigned(note: string, own: Verifier): Signed | null {
  try {
    const { text, verified } = openNote(note, [own])
    const { origin, size, root } = parseCheckpoint(text)
    const time = verified[0]?.time
    return typeof time === 'number' ? { origin, size, root, time, note } : null
  } catch (error) {
    if (error instanceof NoteError) return null
    throw error
  }
}

function unusable(path: string): Failure {
  return new Failure(
    'data_unusable',
    `见证记录 ${path} 丢失或已损坏：请从最新的备份恢复整个数据目录；没有备份就不能再用这把密钥见证，请换一个空目录重新开始，并把新的公钥告诉各日志。`,
    `The record ${path} is lost or damaged: restore the whole data folder from the latest backup; without one this key must not witness any more: begin with an empty folder and tell the logs the new key.`,
  )
}
