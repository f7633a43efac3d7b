/**
 * Texts as they are compared: pairs of neighbouring characters and runs of letters or digits, those of
 * names of places kept apart from the rest. What few texts say tells more: ln((n + 1) / (df + ½)).
 */
import { hashOf, normalise } from '../text/index.ts'
import { nameSpans, withoutUpper } from '../place/names.ts'
import type { Heard } from './heard.ts'

/** Terms in ascending order, with their weights; of length one together with
 * what is not among them because no other message says it. */
export interface Terms {
  readonly ids: Int32Array
  readonly weights: Float32Array
}

export interface Text {
  /** Days since 1970; null: nobody knows. */
  readonly day: number | null
  readonly area: string | null
  readonly category: string | null
  /** Names in the field that says where. */
  readonly where: readonly number[]
  /** The title without cities, districts and punctuation. */
  readonly title: string
  readonly titleTerms: readonly number[]
  /** Everything it says that another says, too. */
  readonly whole: Terms
  /** The names of places in its title. */
  readonly titlePlaces: readonly number[]
  /** Without names of places. */
  readonly matter: Terms
  /** Names of places alone; those that nobody else says are not among them. */
  readonly place: Terms
  /** Whether it names any place. */
  readonly isSomewhere: boolean
  /** What tells most of it, said by others or not: by these it is found again. Ascending. */
  readonly telling: Int32Array
}

/** What is known of all that a city said, where only a part of it is looked at. */
export interface Common {
  /** Messages that were counted. */
  readonly size: number
  /** In how many of them; 0: in hardly any. */
  having(term: number): number
}

export const NOTHING_KNOWN: Common = { size: 0, having: () => 0 }

export interface Corpus {
  readonly texts: readonly Text[]
  /** Messages of the city, or what stands for them where they are few. */
  readonly size: number
  rarity(term: number): number
  /** In how many messages. */
  having(term: number): number
}

/** Of a message no more is read: the point is made by then. */
const READ = 800
const TITLE_READ = 100
/** ln of the number of messages for which the weights of the signs were fitted. */
const USUAL = Math.log(4_300)
const TITLE_WEIGHT = 2
const FEWEST = 200
const DAY_MS = 86_400_000
/** Of the telling ones so many that others say, and that nobody else has said yet. */
const TELLING = 64
const TELLING_ALONE = 32

/** Terms in ascending order with how often each is said; a few bytes each, for there are many messages. */
interface Counts {
  readonly ids: Int32Array
  readonly counts: Uint8Array
}

interface Counted {
  readonly whole: Counts
  readonly matter: Counts
  readonly place: Counts
  readonly title: string
  readonly titleTerms: readonly number[]
  readonly titlePlaces: readonly number[]
}

/** `common`: of the whole city, where `messages` are a part of what was said in it. */
export function corpusOf(messages: readonly Heard[], common: Common = NOTHING_KNOWN): Corpus {
  const counted = messages.map(countsOf)
  const here = new Map<number, number>()
  for (const { whole } of counted)
    for (const term of whole.ids) here.set(term, (here.get(term) ?? 0) + 1)
  const having = (term: number): number => Math.max(here.get(term) ?? 0, common.having(term))
  // Of a few messages nobody knows what is common: they count as part of a small town's.
  const size = Math.max(messages.length, common.size, FEWEST)
  // On one scale whatever the size, or the weights of the signs would mean something else in every city.
  const scale = USUAL / Math.log(size + 1)
  const rarity = (term: number): number =>
    scale * Math.max(0, Math.log((size + 1) / (having(term) + 0.5)))
  const terms = (counts: Counts, power: number): Terms =>
    weighed(
      counts,
      (term) => rarity(term) ** power,
      (term) => having(term) > 1,
    )
  const texts = counted.map(
    ({ whole, matter, place, title, titleTerms, titlePlaces }, index): Text => ({
      day: dayOf(messages[index] as Heard),
      area: messages[index]?.area ?? null,
      category: messages[index]?.category ?? null,
      where: namesOf(messages[index]?.where ?? ''),
      title,
      titleTerms,
      titlePlaces,
      whole: terms(whole, 1),
      matter: terms(matter, 1),
      place: terms(place, 2),
      isSomewhere: place.ids.length > 0,
      telling: tellingOf(whole, rarity, having),
    }),
  )
  return { texts, size, rarity, having }
}

function tellingOf(
  { ids, counts }: Counts,
  rarity: (term: number) => number,
  having: (term: number) => number,
): Int32Array {
  const shared: { readonly term: number; readonly weight: number }[] = []
  const alone: { readonly term: number; readonly weight: number }[] = []
  for (const [at, term] of ids.entries()) {
    const weight = (1 + Math.log(counts[at] as number)) * rarity(term)
    ;(having(term) > 1 ? shared : alone).push({ term, weight })
  }
  const leading = (some: typeof shared, most: number) =>
    some.toSorted((a, b) => b.weight - a.weight || a.term - b.term).slice(0, most)
  const all = [...leading(shared, TELLING), ...leading(alone, TELLING_ALONE)]
  return Int32Array.from(all, ({ term }) => term).toSorted()
}

/** Whether a message says a term that another says, too. */
export function says({ whole: { ids } }: Text, term: number): boolean {
  let [from, to] = [0, ids.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const found = ids[middle] as number
    if (found === term) return true
    if (found < term) from = middle + 1
    else to = middle
  }
  return false
}

function namesOf(place: string): readonly number[] {
  const text = normalise(place).slice(0, TITLE_READ)
  const names = new Set<number>()
  for (const { from, bare } of nameSpans(text))
    for (let at = from; at < bare; at += 1) names.add(pairAt(text, at))
  return [...names]
}

function dayOf({ at }: Heard): number | null {
  return at === null ? null : at / DAY_MS
}

function countsOf({ title, detail }: Heard): Counted {
  const whole = new Map<number, number>()
  const matter = new Map<number, number>()
  const place = new Map<number, number>()
  const titlePlaces = new Set<number>()
  // Of a message without a title, its beginning says what it is about.
  const head = normalise(title.trim() === '' ? detail.trim().slice(0, 40) : title).slice(
    0,
    TITLE_READ,
  )
  for (const [text, weight] of [
    [head, TITLE_WEIGHT],
    [normalise(detail).slice(0, READ), 1],
  ] as const) {
    const named = new Uint8Array(text.length)
    const bare = new Uint8Array(text.length)
    for (const span of nameSpans(text)) {
      named.fill(1, span.from, span.to)
      bare.fill(1, span.from, span.bare + 1)
    }
    eachTerm(text, (term, from, to) => {
      add(whole, term, weight)
      const last = to - 1
      if (!(named[from] && named[last])) add(matter, term, weight)
      if (!(bare[from] && bare[last])) return
      add(place, term, weight)
      if (text === head) titlePlaces.add(term)
    })
  }
  const bareTitle = withoutUpper(head).replaceAll(/[^\p{L}\p{N}]/gu, '')
  const titleTerms = new Set<number>()
  for (let at = 0; at + 1 < bareTitle.length; at += 1) titleTerms.add(pairAt(bareTitle, at))
  return {
    whole: compact(whole),
    matter: compact(matter),
    place: compact(place),
    title: bareTitle,
    titleTerms: [...titleTerms],
    titlePlaces: [...titlePlaces],
  }
}

function compact(counts: ReadonlyMap<number, number>): Counts {
  const ids = Int32Array.from(counts.keys()).toSorted()
  return { ids, counts: Uint8Array.from(ids, (id) => Math.min(255, counts.get(id) ?? 1)) }
}

const RUN = /\p{Script=Han}+|[^\p{Script=Han}\P{L}]+|\p{N}+/gu

/** Pairs of Chinese characters; runs of other letters and of digits whole. */
export function eachTerm(
  text: string,
  take: (term: number, from: number, to: number) => void,
): void {
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (isHan(run.charCodeAt(0)))
      for (let at = 0; at + 1 < run.length; at += 1)
        take(pairAt(run, at), index + at, index + at + 2)
    else take(hashOf(run.slice(0, 40)) | 0, index, index + run.length)
  }
}

export function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)
}

function isHan(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff)
}

function add(counts: Map<number, number>, term: number, weight: number): void {
  counts.set(term, (counts.get(term) ?? 0) + weight)
}

/** What nobody else says is shared with nobody, but counts in how much is said. */
function weighed(
  { ids, counts }: Counts,
  telling: (term: number) => number,
  isShared: (term: number) => boolean,
): Terms {
  const shared = new Int32Array(ids.length)
  const weights = new Float32Array(ids.length)
  let square = 0
  let count = 0
  for (let at = 0; at < ids.length; at += 1) {
    const term = ids[at] as number
    const weight = (1 + Math.log(counts[at] as number)) * telling(term)
    square += weight ** 2
    if (!isShared(term)) continue
    shared[count] = term
    weights[count] = weight
    count += 1
  }
  const length = Math.sqrt(square) || 1
  return {
    ids: shared.slice(0, count),
    weights: weights.slice(0, count).map((one) => one / length),
  }
}

/** In [0, 1]. */
export function cosine(one: Terms, other: Terms): number {
  let sum = 0
  for (let a = 0, b = 0; a < one.ids.length && b < other.ids.length;) {
    const left = one.ids[a] as number
    const right = other.ids[b] as number
    if (left === right) sum += (one.weights[a] as number) * (other.weights[b] as number)
    if (left <= right) a += 1
    if (right <= left) b += 1
  }
  return Math.min(1, sum)
}

/** Its pairs of characters; of a word in other letters the word. */
export function pairsOf(word: string): readonly number[] {
  const terms: number[] = []
  eachTerm(word, (term) => terms.push(term))
  return terms
}
