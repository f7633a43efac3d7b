/**
 * How likely two messages are one event: the same matter at the same place. A sum of signs, each with
 * a weight of its own, through the logistic function; so every judgement can be taken apart into words.
 * The weights were fitted to pairs that people had looked at (docs/routing.md says which); they are
 * numbers about texts in general and hold no word of any message.
 */
import { cosine, pairAt, says } from './terms.ts'
import type { Corpus, Text } from './terms.ts'

/** What is looked at, in the order of WEIGHTS. Shares and cosines lie in [0, 1]. */
export interface Signs {
  /** Root of the likeness of all that is said. */
  readonly alike: number
  /** Likeness of the names of places. */
  readonly place: number
  /** 1: both name a place, and not the same. */
  readonly elsewhere: number
  /** 1: both titles name a place, and neither is anywhere in the other message; or their districts differ. */
  readonly titledElsewhere: number
  /** Likeness without names, times that of the names: the same matter at the same place. */
  readonly both: number
  /** What the longest run of characters that the titles share tells, in parts of 30. */
  readonly phrase: number
  /** What the titles share besides that run. */
  readonly beside: number
  /** What they have in common without names of places and without that run: likeness, `beside`, and 0.3 × `restMost`. */
  readonly matter: number
  /** How much of each title the other message says: of the worse, of the better. */
  readonly coveredLeast: number
  readonly coveredMost: number
  /** The same without the run that the titles share. */
  readonly restLeast: number
  readonly restMost: number
  /** ln(1 + days between them) / 5. */
  readonly apart: number
  /** 1: of the same category, as far as anybody decided; less: of another. Not among the weighed. */
  readonly field: number
}

const NAMES: readonly (keyof Signs)[] = [
  'alike',
  'place',
  'elsewhere',
  'titledElsewhere',
  'both',
  'phrase',
  'beside',
  'coveredLeast',
  'coveredMost',
  'restLeast',
  'restMost',
  'apart',
]

/** A gap nobody knows counts as a month. */
const UNKNOWN_GAP = Math.log1p(30) / 5

export function signsOf(corpus: Corpus, one: Text, other: Text): Signs {
  const { rarity } = corpus
  const place = cosine(one.place, other.place)
  const named = one.isSomewhere && other.isSomewhere
  const matter = cosine(one.matter, other.matter)
  const phrase = sharedRun(one.title, other.title)
  const run = new Set<number>()
  for (let at = 0; at + 1 < phrase.length; at += 1) run.add(pairAt(phrase, at))
  const sum = (terms: Iterable<number>): number => {
    let all = 0
    for (const term of terms) all += rarity(term)
    return all
  }
  const others = new Set(other.titleTerms)
  const beside = sum(one.titleTerms.filter((term) => others.has(term) && !run.has(term)))
  const weights = [sum(one.titleTerms) || 1, sum(other.titleTerms) || 1] as const
  const covered = [
    sum(one.titleTerms.filter((term) => says(other, term))) / weights[0],
    sum(other.titleTerms.filter((term) => says(one, term))) / weights[1],
  ] as const
  const rest = [
    restCovered(one.titleTerms, other, run, rarity),
    restCovered(other.titleTerms, one, run, rarity),
  ] as const
  return {
    alike: Math.sqrt(cosine(one.whole, other.whole)),
    place,
    elsewhere: named && place < 0.05 ? 1 : 0,
    titledElsewhere: isTitledElsewhere(one, other) ? 1 : 0,
    both: matter * place,
    phrase: sum(run) / 30,
    beside: beside / Math.min(...weights),
    matter: matter + beside / Math.min(...weights) + 0.3 * Math.max(...rest),
    coveredLeast: Math.min(...covered),
    coveredMost: Math.max(...covered),
    restLeast: Math.min(...rest),
    restMost: Math.max(...rest),
    apart:
      one.day === null || other.day === null
        ? UNKNOWN_GAP
        : Math.log1p(Math.abs(one.day - other.day)) / 5,
    field: sameField(one.category, other.category),
  }
}

function isTitledElsewhere(one: Text, other: Text): boolean {
  if (one.area !== null && other.area !== null && !isWithin(one.area, other.area)) return true
  if (isApart(one.where, other.where)) return true
  const [mine, theirs] = [one.titlePlaces, other.titlePlaces]
  return (
    mine.length > 0 &&
    theirs.length > 0 &&
    !mine.some((term) => says(other, term)) &&
    !theirs.some((term) => says(one, term))
  )
}

function isApart(one: readonly number[], other: readonly number[]): boolean {
  return one.length > 0 && other.length > 0 && !one.some((name) => other.includes(name))
}

/** One of two areas lies in the other: 330602 in 3306, but not in 330603. */
function isWithin(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one)
}

/** 1: nobody decided, or the same; of the same field half; of two fields hardly. */
function sameField(one: string | null, other: string | null): number {
  if (one === null || other === null || one === other) return 1
  return one.split('-')[0] === other.split('-')[0] ? 0.5 : UNLIKELY
}

/** Where little is left of a title, nothing of it speaks against. */
const LITTLE = 4

function restCovered(
  terms: readonly number[],
  other: Text,
  run: ReadonlySet<number>,
  rarity: (term: number) => number,
): number {
  let all = 0
  let covered = 0
  for (const term of terms) {
    if (run.has(term)) continue
    const weight = rarity(term)
    all += weight
    if (says(other, term)) covered += weight
  }
  return all < LITTLE ? 1 : covered / all
}

/** The longest run of characters that both have. */
export function sharedRun(one: string, other: string): string {
  let best = 0
  let end = 0
  let before = new Uint8Array(other.length + 1)
  for (let a = 1; a <= one.length; a += 1) {
    const row = new Uint8Array(other.length + 1)
    for (let b = 1; b <= other.length; b += 1) {
      if (one.charCodeAt(a - 1) !== other.charCodeAt(b - 1)) continue
      const length = Math.min(255, (before[b - 1] as number) + 1)
      row[b] = length
      if (length > best) {
        best = length
        end = a
      }
    }
    before = row
  }
  return one.slice(end - best, end)
}

/** The signs, and a few of them together: a shared phrase says more where the rest agrees, too. */
export function termsOfJudgement(signs: Signs): readonly number[] {
  const { alike, place, elsewhere, phrase, beside, restLeast, restMost } = signs
  return [
    ...NAMES.map((name) => signs[name]),
    alike * phrase,
    restLeast * phrase,
    restMost * place,
    alike * elsewhere,
    beside * place,
    Math.min(phrase, 0.6),
  ]
}

const BIAS = -4.656
const WEIGHTS = [
  8.955, -0.12, -0.02, -2.065, 2.362, 1.35, -0.664, 3.422, -0.622, 0.227, 3.535, -2.491, -2.309,
  4.201, 1.901, -3.056, 28.623, 1.433,
]

/**
 * One event is at one place, however alike the words are in which two places are told of; and it is
 * one matter: who has only the name of a place in common has none.
 */
const UNLIKELY = 0.15
const ONLY_A_NAME = 0.05

/** In (0, 1). */
export function likelihood(signs: Signs): number {
  let sum = BIAS
  for (const [at, value] of termsOfJudgement(signs).entries()) sum += value * (WEIGHTS[at] ?? 0)
  const likely = 1 / (1 + Math.exp(-sum))
  const apart = signs.titledElsewhere === 1 || signs.matter < ONLY_A_NAME
  return likely * (apart ? UNLIKELY : signs.field)
}
