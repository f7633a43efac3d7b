/** Hot problems out of messages: what is one event, how hot it is, what it is called. */
import { grouped } from './groups.ts'
import type { Distinct } from './groups.ts'
import { heatOf, heatParts } from './heat.ts'
import type { HeatParts } from './heat.ts'
import type { Heard } from './heard.ts'
import type { Likely } from './linkage.ts'
import { placeOf, titleOf } from './naming.ts'
import { cosine } from './terms.ts'
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

const SAME_WORDS = 0.9

/** Events of two messages or more, hottest first. */
export async function findEvents(
  messages: readonly Heard[],
  { now, isDangerous, breathe }: Finding,
): Promise<readonly HotEvent[]> {
  const { distinct, corpus, pairs, groups } = await grouped(messages, breathe)
  const closeness = closenessOf(distinct.length, pairs, groups)
  const dates = messages.flatMap(({ at }) => (at === null ? [] : [at]))
  const today = now ?? dates.reduce((latest, at) => Math.max(latest, at), 0)
  return groups
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
