/** Hot problems out of messages: what is one event, how hot it is, what it is called. */
import { normalise } from '../text/index.ts'
import { candidatePairs } from './candidates.ts'
import { heatOf, heatParts } from './heat.ts'
import type { HeatParts } from './heat.ts'
import type { Heard } from './heard.ts'
import { groupsOf } from './linkage.ts'
import type { Likely } from './linkage.ts'
import { placeOf, titleOf } from './naming.ts'
import { likelihood, signsOf } from './pair.ts'
import { corpusOf, cosine } from './terms.ts'
import type { Corpus } from './terms.ts'

export interface HotEvent {
  /** By first message; the same input gives the same. */
  readonly members: readonly Heard[]
  readonly parts: HeatParts
  readonly heat: number
  readonly place: string
  readonly title: string
  /** Milliseconds since 1970 of the first and the last message; null: none has a date. */
  readonly first: number | null
  readonly last: number | null
}

export interface Finding {
  /** Milliseconds since 1970 that recency is counted from; null: the last message. */
  readonly now: number | null
  readonly isDangerous: (text: string) => boolean
  /** Called now and then with the share that is done, between 0 and 1. */
  readonly breathe: (share: number) => Promise<void>
}

/** Groups whose pairs are less likely one event than this, on average, stay apart. */
export const LEAST = 0.25
/** Pairs below are not kept: they move no mean. */
const NEGLIGIBLE = 0.02
/** Less than this in common, on average, is a name and nothing else; then pairs must be this likely. */
const SHARED = 0.15
/** Along a road, in a town, much happens that is not one thing. */
const SHARED_ALONG = 0.22
const ALONG = /(?:路|大道|街|巷|街道|镇|乡|高速|社区|村)$/u
const SPLIT = 0.6
const COMPARED = 40
const SAME_WORDS = 0.9
const PAIRS_A_BREATH = 4_096

/** Events of two messages or more, hottest first. */
export async function findEvents(
  messages: readonly Heard[],
  { now, isDangerous, breathe }: Finding,
): Promise<readonly HotEvent[]> {
  const distinct = distinctOf(messages)
  const corpus = corpusOf(distinct.map(({ heard }) => heard))
  await breathe(0.3)
  const candidates = await candidatePairs(corpus, (share) => breathe(0.3 + share * 0.3))
  const pairs: Likely[] = []
  for (const [at, { one, other }] of candidates.entries()) {
    if (at % PAIRS_A_BREATH === 0) await breathe(0.6 + (at / candidates.length) * 0.3)
    const [a, b] = [corpus.texts[one], corpus.texts[other]]
    if (!a || !b) continue
    const likely = likelihood(signsOf(corpus, a, b))
    if (likely >= NEGLIGIBLE) pairs.push({ one, other, likelihood: likely })
  }
  const judged = groupsOf(distinct.length, pairs, LEAST)
  const groups = judged.flatMap((group) => {
    const place = placeOf(group.flatMap((at) => distinct[at]?.heard ?? []))
    const least = ALONG.test(place) ? SHARED_ALONG : SHARED
    return sharedMatter(corpus, group) >= least
      ? [group]
      : splitOf(group, pairs).filter((part) => sharedMatter(corpus, part) >= SHARED)
  })
  await breathe(0.95)
  const closeness = closenessOf(distinct.length, pairs, groups)
  const grouped = new Set(groups.flat())
  // The same words said twice are one event, whatever else there is.
  const repeated = distinct.flatMap(({ copies }, at) =>
    copies.length > 1 && !grouped.has(at) ? [[at]] : [],
  )
  const dates = messages.flatMap(({ at }) => (at === null ? [] : [at]))
  const today = now ?? dates.reduce((latest, at) => Math.max(latest, at), 0)
  return [...groups, ...repeated]
    .map((group): HotEvent => {
      const voices = voicesOf(corpus, group, distinct)
      const members = [...voices.keys()].toSorted(byTime)
      const titled = group.flatMap((at) => {
        const heard = distinct[at]?.heard
        return heard ? [{ heard, closeness: closeness[at] ?? 0 }] : []
      })
      return eventOf(members, voices, titleOf(titled), today, isDangerous)
    })
    .toSorted((a, b) => b.heat - a.heat || byTime(firstOf(a), firstOf(b)))
}

function eventOf(
  members: readonly Heard[],
  voices: ReadonlyMap<Heard, string>,
  title: string,
  now: number,
  isDangerous: (text: string) => boolean,
): HotEvent {
  const spoken = members.map((one) => ({
    voice: voices.get(one) ?? one.id,
    at: one.at,
    clicks: one.likes - one.against,
    danger: isDangerous(`${one.title} ${one.detail}`),
    seconds: one.seconds,
  }))
  const parts = heatParts(spoken, now)
  const dates = members.flatMap(({ at }) => (at === null ? [] : [at]))
  return {
    members,
    parts,
    heat: heatOf(parts),
    place: placeOf(members),
    title,
    first: dates[0] ?? null,
    last: dates.at(-1) ?? null,
  }
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

/** Whose each message is; of those that nobody put a name to, those with nearly the same words are one voice. */
function voicesOf(
  corpus: Corpus,
  group: readonly number[],
  distinct: readonly Distinct[],
): ReadonlyMap<Heard, string> {
  const voices = new Map<Heard, string>()
  const nameless: number[] = []
  for (const at of group) {
    const text = corpus.texts[at]
    const same = nameless.find((other) => {
      const known = corpus.texts[other]
      return text && known && cosine(text.whole, known.whole) >= SAME_WORDS
    })
    const copies = distinct[at]?.copies ?? []
    if (same === undefined && copies.some(({ who }) => who === '')) nameless.push(at)
    for (const one of copies) voices.set(one, one.who === '' ? `#${same ?? at}` : one.who)
  }
  return voices
}

function firstOf({ members }: HotEvent): Heard {
  return members[0] as Heard
}

function byTime(one: Heard, other: Heard): number {
  const unknown = Number.POSITIVE_INFINITY
  const [a, b] = [one.at ?? unknown, other.at ?? unknown]
  if (a !== b) return a < b ? -1 : 1
  if (one.id === other.id) return 0
  return one.id < other.id ? -1 : 1
}

interface Distinct {
  readonly heard: Heard
  readonly copies: Heard[]
}

/** Word for word the same, said once; what says nothing is left out. */
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

/** Of each thing, the sum of the likelihoods with the others of its group. */
function closenessOf(
  count: number,
  pairs: readonly Likely[],
  groups: readonly (readonly number[])[],
): Float64Array {
  const group = new Int32Array(count).fill(-1)
  for (const [at, members] of groups.entries()) for (const member of members) group[member] = at
  const sums = new Float64Array(count)
  for (const { one, other, likelihood: likely } of pairs) {
    if (group[one] === -1 || group[one] !== group[other]) continue
    sums[one] = (sums[one] ?? 0) + likely
    sums[other] = (sums[other] ?? 0) + likely
  }
  return sums
}
