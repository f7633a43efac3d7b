/**
 * Has this witness forgotten something? A folder restored from a backup looks whole. But what it signed meanwhile
 * stands in the checkpoints that the logs publish, under its own key; and whoever runs it may know a size by heart.
 */
import { Failure } from '../platform/failure.ts'
import { NoteError, openNote, parseCheckpoint } from '../tlog/index.ts'
import type { Verifier } from '../tlog/index.ts'
import type { Log } from './settings.ts'
import type { Signed } from './state.ts'

const WITHIN = 5_000
const LONGEST = 1_000_000

/** Throws Failure where less was signed than `atLeast` says. */
export function refuseLess(signed: readonly Signed[], atLeast: ReadonlyMap<string, number>): void {
  for (const [origin, size] of atLeast) {
    const last = signed.find((one) => one.origin === origin)
    if ((last?.size ?? 0) < size) throw forgotten(origin, last?.size ?? 0, size)
  }
}

/**
 * Asks each log that has an address for its checkpoint. Returns those that did not answer; throws Failure where one
 * shows our own signature over more than we know of, or over something else.
 */
export async function refuseForgotten(
  signed: readonly Signed[],
  logs: readonly Log[],
  own: Verifier,
): Promise<readonly string[]> {
  const asked = await Promise.all(
    logs.map(async ({ verifier: { name }, url }) => {
      if (url === null) return []
      const note = await fetched(`${url}/checkpoint`)
      if (note === null) return [url]
      const last = signed.find((one) => one.origin === name)
      refuseNote(note, own, last)
      return []
    }),
  )
  return asked.flat()
}

function refuseNote(note: string, own: Verifier, last: Signed | undefined): void {
  const shown = ownCheckpoint(note, own)
  if (!shown) return
  const isNewer = shown.size > (last?.size ?? 0)
  const isOther = shown.size === last?.size && !shown.root.equals(last.root)
  if (isNewer || isOther) throw forgotten(shown.origin, last?.size ?? 0, shown.size)
}

/** Null: nothing that we have signed. */
function ownCheckpoint(note: string, own: Verifier) {
  try {
    return parseCheckpoint(openNote(note, [own]).text)
  } catch (error) {
    if (error instanceof NoteError) return null
    throw error
  }
}

/** Null: no answer, or none that is one. */
async function fetched(url: string): Promise<string | null> {
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(WITHIN) })
    if (!answer.ok || !answer.body) return null
    const parts: Uint8Array[] = []
    let length = 0
    for await (const part of answer.body) {
      length += part.length
      if (length > LONGEST) return null
      parts.push(part)
    }
    return Buffer.concat(parts).toString('utf8')
  } catch {
    // Whether it is the network or the log: the witness can still witness.
    return null
  }
}

function forgotten(origin: string, known: number, signed: number): Failure {
  return new Failure(
    'data_unusable',
    `见证记录比实际签过的旧：${origin} 这里记到 ${known}，但已签过 ${signed}。数据目录多半是从旧备份恢复的。请找回最新的目录；找不回来，就换一个空目录重新开始，并把新的公钥告诉各日志。`,
    `The record is older than what was signed: of ${origin} it knows ${known}, but ${signed} was signed. The folder was probably restored from an old backup. Find the latest one; if there is none, begin with an empty folder and tell the logs the new key.`,
  )
}
