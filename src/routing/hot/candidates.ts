/**
 * Which messages are compared at all: those that share telling terms. An index from term to messages
 * finds them, so the work grows with what is shared and not with the square of what there is.
 */
import type { Corpus, Text } from './terms.ts'

/** Less alike than this, nothing else would make two messages one event. */
const LEAST = 0.06
/** Terms that more than this share of the messages have lead nowhere. */
const COMMON = 0.06
const COMMON_LEAST = 200
const COMMON_MOST = 1500
/** Of a long message the most telling terms are looked up. */
const LOOKED_UP = 160
/** A message is compared with those most like it. */
const NEIGHBOURS = 150
const A_BREATH = 256

/**
 * Calls `take` with each pair worth comparing, the earlier message first. `breathe` is awaited now and
 * then, so that whoever shares the thread gets a turn.
 */
export async function eachCandidate(
  corpus: Corpus,
  take: (one: number, other: number) => void,
  breathe: (share: number) => Promise<void>,
): Promise<void> {
  const { texts } = corpus
  const most = Math.min(Math.max(COMMON_LEAST, corpus.size * COMMON), COMMON_MOST)
  const leading = texts.map((text) => leadingOf(text, corpus, most))
  const index = indexOf(leading)
  const sums = new Float32Array(texts.length)
  for (const [at, { ids, weights }] of leading.entries()) {
    if (at % A_BREATH === 0) await breathe(at / texts.length)
    const touched: number[] = []
    for (let n = 0; n < ids.length; n += 1) {
      const list = index.get(ids[n] as number)
      if (!list) continue
      const weight = weights[n] as number
      for (let entry = 0; entry < list.count; entry += 1) {
        const other = list.texts[entry] as number
        const sum = sums[other] as number
        if (sum === 0) touched.push(other)
        sums[other] = sum + weight * (list.weights[entry] as number)
      }
      list.texts[list.count] = at
      list.weights[list.count] = weight
      list.count += 1
    }
    for (const other of nearest(touched, sums)) take(other, at)
    for (const other of touched) sums[other] = 0
  }
}

interface List {
  readonly texts: Int32Array
  readonly weights: Float32Array
  count: number
}

type Leading = Text['whole']

/** Room for every entry, filled as the messages are gone through; what only one says leads nowhere. */
function indexOf(leading: readonly Leading[]): ReadonlyMap<number, List> {
  const counts = new Map<number, number>()
  for (const { ids } of leading)
    for (const term of ids) counts.set(term, (counts.get(term) ?? 0) + 1)
  const index = new Map<number, List>()
  for (const [term, count] of counts)
    if (count > 1)
      index.set(term, { texts: new Int32Array(count), weights: new Float32Array(count), count: 0 })
  return index
}

function nearest(touched: readonly number[], sums: Float32Array): readonly number[] {
  const near = touched.filter((other) => (sums[other] as number) > LEAST)
  if (near.length <= NEIGHBOURS) return near
  return near.toSorted((a, b) => (sums[b] as number) - (sums[a] as number)).slice(0, NEIGHBOURS)
}

function leadingOf({ whole: { ids, weights } }: Text, corpus: Corpus, most: number): Leading {
  const all: number[] = []
  for (const [at, term] of ids.entries()) if (corpus.having(term) <= most) all.push(at)
  const some =
    all.length <= LOOKED_UP
      ? all
      : all.toSorted((a, b) => (weights[b] as number) - (weights[a] as number)).slice(0, LOOKED_UP)
  return {
    ids: Int32Array.from(some, (at) => ids[at] as number),
    weights: Float32Array.from(some, (at) => weights[at] as number),
  }
}
