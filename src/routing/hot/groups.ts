/** Which messages are one event: compared in pairs, joined by average linkage, parted where only a name is shared. */
import { normalise } from '../text/index.ts'
import { eachCandidate } from './candidates.ts'
import type { Heard } from './heard.ts'
import { groupsOf } from './linkage.ts'
import type { Likely } from './linkage.ts'
import { placeOf } from './naming.ts'
import { likelihood, signsOf } from './pair.ts'
import { corpusOf } from './terms.ts'
import type { Common, Corpus } from './terms.ts'

/** Word for word the same, said once. */
export interface Distinct {
  readonly heard: Heard
  readonly copies: Heard[]
}

export interface Grouped {
  /** What says nothing is left out. */
  readonly distinct: readonly Distinct[]
  readonly corpus: Corpus
  readonly pairs: readonly Likely[]
  /** Of indices of `distinct`; one alone where the same words were said twice. */
  readonly groups: readonly (readonly number[])[]
}

/** Groups whose pairs are less likely one event than this, on average, stay apart. */
const LEAST = 0.25
/** Pairs below are not kept: they move no mean. */
const NEGLIGIBLE = 0.02
/** Less than this in common, on average, is a name and nothing else; then pairs must be this likely. */
const SHARED = 0.15
/** Along a road, in a town, much happens that is not one thing. */
const SHARED_ALONG = 0.22
const ALONG = /(?:路|大道|街|巷|街道|镇|乡|高速|社区|村)$/u
const SPLIT = 0.6
const COMPARED = 40

/** `common`: of the whole city, where `messages` are a part of what was said in it. */
export async function grouped(
  messages: readonly Heard[],
  breathe: (share: number) => Promise<void>,
  common?: Common,
): Promise<Grouped> {
  const distinct = distinctOf(messages)
  const corpus = corpusOf(
    distinct.map(({ heard }) => heard),
    common,
  )
  await breathe(0.3)
  const pairs: Likely[] = []
  await eachCandidate(
    corpus,
    (one, other) => {
      const [a, b] = [corpus.texts[one], corpus.texts[other]]
      if (!a || !b) return
      const likely = likelihood(signsOf(corpus, a, b))
      if (likely >= NEGLIGIBLE) pairs.push({ one, other, likelihood: likely })
    },
    (share) => breathe(0.3 + share * 0.6),
  )
  const judged = groupsOf(distinct.length, pairs, LEAST)
  await breathe(0.9)
  const groups = judged.flatMap((group) => {
    const place = placeOf(group.flatMap((at) => distinct[at]?.heard ?? []))
    const least = ALONG.test(place) ? SHARED_ALONG : SHARED
    return sharedMatter(corpus, group) >= least
      ? [group]
      : splitOf(group, pairs).filter((part) => sharedMatter(corpus, part) >= SHARED)
  })
  await breathe(0.95)
  const inside = new Set(groups.flat())
  // The same words said twice are one event, whatever else there is.
  const repeated = distinct.flatMap(({ copies }, at) =>
    copies.length > 1 && !inside.has(at) ? [[at]] : [],
  )
  return { distinct, corpus, pairs, groups: [...groups, ...repeated] }
}

function distinctOf(messages: readonly Heard[]): readonly Distinct[] {
  const known = new Map<string, Distinct>()
  for (const heard of messages) {
    const said = `${normalise(heard.title)}\n${normalise(heard.detail)}`
    if (!/[\p{L}\p{N}]/u.test(said)) continue
    const same = known.get(said)
    if (same) same.copies.push(heard)
    else known.set(said, { heard, copies: [heard] })
  }
  return [...known.values()]
}

/** How much of a matter members have in common, besides the name of a street or an estate: the mean over pairs. */
function sharedMatter(corpus: Corpus, group: readonly number[]): number {
  let [sum, count] = [0, 0]
  for (const [index, one] of group.entries()) {
    // Of a large group a part tells the same.
    for (const other of group.slice(index + 1, index + 1 + COMPARED)) {
      const [a, b] = [corpus.texts[one], corpus.texts[other]]
      if (!a || !b) continue
      sum += signsOf(corpus, a, b).matter
      count += 1
    }
  }
  return sum / count
}

/** What is one event within a group that is not: by a higher bar. */
function splitOf(group: readonly number[], pairs: readonly Likely[]): (readonly number[])[] {
  const place = new Map(group.map((member, at) => [member, at]))
  const inside = pairs.flatMap((pair) => {
    const [one, other] = [place.get(pair.one), place.get(pair.other)]
    return one === undefined || other === undefined ? [] : [{ ...pair, one, other }]
  })
  return groupsOf(group.length, inside, SPLIT).map((part) => part.map((at) => group[at] as number))
}
