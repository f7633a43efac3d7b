/** Reads a whole log and checks that it is one: signed, as long as it says, its entries under its root. */
import type { Words } from '../../kernel/index.ts'
import {
  decodeBundle,
  leafHash,
  nodeHash,
  EMPTY_ROOT,
  NoteError,
  parsePolicy,
  TILE_WIDTH,
  tilePath,
  weigh,
} from '../../tlog/index.ts'
import type { Policy, Weighed } from '../../tlog/index.ts'
import { Entries } from './entries.ts'
import type { Source } from './source.ts'

/** Why the log itself cannot be believed; nothing is compared with it then. */
export class BadLog extends Error {
  readonly words: Words

  constructor(words: Words) {
    super(words.en)
    this.name = 'BadLog'
    this.words = words
  }
}

export interface ReadLog {
  readonly checkpoint: Weighed
  readonly note: string
  readonly policy: Policy
  readonly entries: Entries
}

/**
 * `older`: checkpoints that others kept; each must be the beginning of this log.
 * @throws BadLog with the first thing that is wrong.
 */
export async function readLog(
  source: Source,
  policyText: string,
  older: readonly string[] = [],
): Promise<ReadLog> {
  const policy = trusted(policyText)
  const bytes = await fetched(source, 'checkpoint')
  if (!bytes) throw new BadLog(missing(`${source.name}/checkpoint`))
  const note = bytes.toString('utf8')
  const checkpoint = weighed(policy, note, 'checkpoint')
  const entries = new Entries()
  const tree = new Tree()
  const earlier = older
    .map((text, n) => weighed(policy, text, `#${n + 1}`))
    .toSorted((a, b) => a.size - b.size)
  const compare = () => {
    while (earlier[0]?.size === entries.size) {
      const known = earlier.shift()
      if (known && !tree.root().equals(known.root)) throw new BadLog(otherHistory(known.size))
    }
  }
  compare()
  for (let n = 0; entries.size < checkpoint.size; n += 1) {
    const width = Math.min(TILE_WIDTH, checkpoint.size - entries.size)
    for (const entry of await bundle(source, n, width)) {
      entries.add(entry)
      tree.add(entry)
      compare()
    }
  }
  const [longer] = earlier
  if (longer) throw new BadLog(shorter(checkpoint.size, longer.size))
  if (!tree.root().equals(checkpoint.root)) throw new BadLog(otherRoot(checkpoint.size))
  entries.complete()
  return { checkpoint, note, policy, entries }
}

function trusted(text: string): Policy {
  try {
    return parsePolicy(text)
  } catch (error) {
    if (!(error instanceof NoteError)) throw error
    throw new BadLog({
      zh: `见证规则写得不对：${error.message}。`,
      en: `The policy is not written right: ${error.message}.`,
    })
  }
}

/** Null: there is no such file. What cannot be told is said, not taken for a missing file. */
async function fetched(source: Source, path: string): Promise<Buffer | null> {
  try {
    return await source.read(path)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new BadLog({
      zh: `读不到账本的 ${path}：${why}。`,
      en: `${path} of the log cannot be read: ${why}.`,
    })
  }
}

function weighed(policy: Policy, note: string, name: string): Weighed {
  try {
    return weigh(policy, note)
  } catch (error) {
    if (!(error instanceof NoteError)) throw error
    throw new BadLog({
      zh: `${name} 的签名不对：${error.message}。`,
      en: `The signature of ${name} is not right: ${error.message}.`,
    })
  }
}

/** A partial bundle may have given way to the full one. */
async function bundle(source: Source, n: number, width: number): Promise<readonly Buffer[]> {
  const path = tilePath({ level: 'entries', n, width })
  const bytes =
    (await fetched(source, path)) ??
    (width < TILE_WIDTH ? await fetched(source, tilePath({ level: 'entries', n })) : null)
  if (!bytes) throw new BadLog(missing(`${source.name}/${path}`))
  try {
    const found = decodeBundle(bytes)
    if (found.length < width) throw new RangeError(`${found.length} entries, not ${width}`)
    return found.slice(0, width)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new BadLog({
      zh: `账本的文件 ${path} 坏了：${error.message}。`,
      en: `The file ${path} of the log is damaged: ${error.message}.`,
    })
  }
}

/** The roots of complete subtrees of what was added so far, the largest first. */
class Tree {
  readonly #roots: { readonly height: number; readonly hash: Buffer }[] = []

  add(entry: Buffer): void {
    let [height, hash] = [0, leafHash(entry)]
    for (let last = this.#roots.at(-1); last?.height === height; last = this.#roots.at(-1)) {
      this.#roots.pop()
      hash = nodeHash(last.hash, hash)
      height += 1
    }
    this.#roots.push({ height, hash })
  }

  root(): Buffer {
    const [last, ...rest] = this.#roots.toReversed()
    return last ? rest.reduce((right, { hash }) => nodeHash(hash, right), last.hash) : EMPTY_ROOT
  }
}

const missing = (name: string): Words => ({
  zh: `账本缺了文件 ${name}。`,
  en: `The log lacks the file ${name}.`,
})

const otherRoot = (size: number): Words => ({
  zh: `账本的条目和它签过的指纹对不上（共 ${size} 条）：有条目被改过、换过或者去掉了。`,
  en: `The entries of the log do not fit what it signed (${size} entries): one was altered, swapped or removed.`,
})

const otherHistory = (size: number): Words => ({
  zh: `账本的前 ${size} 条和以前签过的检查点对不上：历史被改写过。`,
  en: `The first ${size} entries do not fit the checkpoint that was kept: history was rewritten.`,
})

const shorter = (now: number, before: number): Words => ({
  zh: `账本现在只有 ${now} 条，以前签到过 ${before} 条：后面的被截掉了。`,
  en: `The log has ${now} entries now and had signed ${before} before: its end was cut off.`,
})
