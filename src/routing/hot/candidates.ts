/**
 * Which messages are compared at all: those that share telling terms. An index from term to messages
 * finds them, so the work grows with what is shared and not with the square of what there is.
 */
import type { Corpus } from './terms.ts'

export interface Pair {
  readonly one: number
  readonly other: number
}

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

interface Entry {
  readonly text: number
  readonly weight: number
}

/** `breathe` is awaited now and then, so that whoever shares the thread gets a turn. */
export async function candidatePairs(
  corpus: Corpus,
  breathe: (share: number) => Promise<void>,
): Promise<readonly Pair[]> {
  const { texts } = corpus
  const most = Math.min(Math.max(COMMON_LEAST, texts.length * COMMON), COMMON_MOST)
  const index = new Map<number, Entry[]>()
  const pairs: Pair[] = []
  const sums = new Float32Array(texts.length)
  for (const [at, { whole }] of texts.entries()) {
    if (at % 256 === 0) await breathe(at / texts.length)
    const touched: number[] = []
    for (const { term, weight } of leadingOf(whole, corpus, most)) {
      const entries = index.get(term) ?? []
      if (entries.length === 0) index.set(term, entries)
      for (const entry of entries) {
        const sum = sums[entry.text] as number
        if (sum === 0) touched.push(entry.text)
        sums[entry.text] = sum + weight * entry.weight
      }
      entries.push({ text: at, weight })
    }
    for (const other of nearest(touched, sums)) pairs.push({ one: other, other: at })
    for (const other of touched) sums[other] = 0
  }
  return pairs
}

function nearest(touched: readonly number[], sums: Float32Array): readonly number[] {
  const near = touched.filter((other) => (sums[other] as number) > LEAST)
  if (near.length <= NEIGHBOURS) return near
  return near.toSorted((a, b) => (sums[b] as number) - (sums[a] as number)).slice(0, NEIGHBOURS)
}

function leadingOf(
  { ids, weights }: { readonly ids: Int32Array; readonly weights: Float32Array },
  corpus: Corpus,
  most: number,
): readonly { readonly term: number; readonly weight: number }[] {
  const all = []
  for (let at = 0; at < ids.length; at += 1) {
    const term = ids[at] as number
    if (corpus.having(term) <= most) all.push({ term, weight: weights[at] as number })
  }
  if (all.length <= LOOKED_UP) return all
  return all.toSorted((a, b) => b.weight - a.weight).slice(0, LOOKED_UP)
}
