/** Messages of a city grouped as they come: all of them, or a few among those that they may belong to. */
import { grouped } from './groups.ts'
import type { Heard } from './heard.ts'
import { likelihood, signsOf } from './pair.ts'
import { corpusOf } from './terms.ts'
import type { Common } from './terms.ts'

export interface GroupedHeard {
  /** Ids of two messages and more that are one event. */
  readonly groups: readonly (readonly string[])[]
  /** What tells most of each message, by its id: numbers in ascending order. */
  readonly telling: ReadonlyMap<string, readonly number[]>
  /** In how many of the messages each term is. */
  readonly having: ReadonlyMap<number, number>
}

export async function groupHeard(
  messages: readonly Heard[],
  breathe: (share: number) => Promise<void>,
  common?: Common,
): Promise<GroupedHeard> {
  const { distinct, corpus, groups } = await grouped(messages, breathe, common)
  const telling = new Map<string, readonly number[]>()
  const having = new Map<number, number>()
  for (const [at, { copies }] of distinct.entries()) {
    const text = corpus.texts[at]
    if (!text) continue
    const terms = [...text.telling]
    for (const { id } of copies) telling.set(id, terms)
    for (const term of text.whole.ids) having.set(term, corpus.having(term))
  }
  return {
    groups: groups.map((group) =>
      group.flatMap((at) => (distinct[at]?.copies ?? []).map(({ id }) => id)),
    ),
    telling,
    having,
  }
}

/** What tells most of each, as the city speaks, in the order of the messages. */
export function tellingTerms(
  messages: readonly Heard[],
  common: Common,
): readonly (readonly number[])[] {
  return corpusOf(messages, common).texts.map(({ telling }) => [...telling])
}

/** How likely each pair is one event, in the order of `pairs`: indices of `messages`. */
export function likelihoods(
  messages: readonly Heard[],
  pairs: readonly (readonly [number, number])[],
  common: Common,
): readonly number[] {
  const corpus = corpusOf(messages, common)
  return pairs.map(([one, other]) => {
    const [a, b] = [corpus.texts[one], corpus.texts[other]]
    return a && b ? likelihood(signsOf(corpus, a, b)) : 0
  })
}
