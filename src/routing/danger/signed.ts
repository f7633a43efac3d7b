/** Dangers that a sign says, sentence by sentence. */
import { ENGLISH } from './english.ts'
import type { DangerKind } from './kinds.ts'
import { isNow, isQuiet } from './quiet.ts'
import { sentencesOf } from './read.ts'
import type { Sentence } from './read.ts'
import { SIGNS } from './signs.ts'
import { WIDER } from './wider.ts'

export interface Danger {
  readonly kind: DangerKind
  /** The sentence that says so, as it was written. */
  readonly sentence: string
  /** What in it spoke, as it was read. */
  readonly words: string
}

/**
 * Whoever is in danger says so first. What stands further down in a long text is mostly what happened
 * once, unless the sentence says that it is now; of people who may die by their own hand it counts wherever it stands.
 */
const BEGINNING = 180
const ALWAYS: ReadonlySet<DangerKind> = new Set(['selfharm'])

export function signedDangers(text: string): readonly Danger[] {
  const found = new Map<DangerKind, Danger>()
  for (const sentence of sentencesOf(text)) {
    if (isQuiet(sentence.read)) continue
    const isTold = sentence.at > BEGINNING && !isNow(sentence.read)
    for (const danger of spoken(sentence))
      if (!found.has(danger.kind) && (!isTold || ALWAYS.has(danger.kind)))
        found.set(danger.kind, danger)
  }
  return [...found.values()]
}

const ALL: ReadonlyMap<DangerKind, readonly RegExp[]> = new Map(
  (Object.keys(SIGNS) as DangerKind[]).map((kind) => [
    kind,
    [...SIGNS[kind], ...(WIDER[kind] ?? []), ENGLISH[kind]],
  ]),
)

function spoken({ written, read }: Sentence): readonly Danger[] {
  return (Object.keys(SIGNS) as DangerKind[]).flatMap((kind) => {
    const words = firstOf(ALL.get(kind) ?? [], read)
    return words === null ? [] : [{ kind, sentence: written, words }]
  })
}

function firstOf(patterns: readonly RegExp[], read: string): string | null {
  for (const pattern of patterns) {
    const match = pattern.exec(read)
    if (match) return match[0]
  }
  return null
}
