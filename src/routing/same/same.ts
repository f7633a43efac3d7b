/**
 * Whether two texts speak of the same thing in the same place: how much of what they say besides the
 * names of places is the same, and whether the places are. Explained by what they share; a person looks
 * at what it found. It compares texts and places, and knows nobody.
 */
import type { Words } from '../../kernel/index.ts'
import { withoutPersons } from '../../matters/index.ts'
import { termsOf } from '../../platform/words.ts'
import { placeSpans } from '../place/spans.ts'
import { normalise } from '../text/index.ts'
import type { Background } from './background.ts'

export interface Said {
  readonly title?: string
  readonly text: string
  readonly place: string | null
  readonly division: string | null
}

/** `copy`: word for word, or nearly; `same`: of the same thing there; `alike`: of such a thing. */
export type Degree = 'copy' | 'same' | 'alike'

export interface Sameness<T> {
  readonly of: T
  readonly degree: Degree
  /** In [0, 1]. */
  readonly score: number
  /** Words both say, and the place both name. */
  readonly words: readonly string[]
  readonly place: string | null
}

export const DEGREES: Readonly<Record<Degree, Words>> = {
  copy: { zh: '几乎一字不差', en: 'Nearly word for word' },
  same: { zh: '同一地点的同一件事', en: 'The same thing in the same place' },
  alike: { zh: '说法相近', en: 'Something alike' },
}

const READ = 500
const COPY = 0.62
const SAME = 0.3
const ALIKE = 0.2
/** Whatever the place: without anything said alike it is another matter of the same place. */
const LEAST_SAID = 0.11
const LEAST_SHARED = 2
const SAME_PLACE = 1.7
const OTHER_PLACE = 0.5
const OTHER_DISTRICT = 0.5
const SHORTEST_NAME = 3

interface Read {
  /** Pairs of characters outside the names of places. */
  readonly terms: ReadonlySet<string>
  readonly all: ReadonlySet<string>
  readonly plain: string
  readonly names: readonly string[]
}

/** Those among `others` that say the same, likest first. */
export function sameAs<T extends Said>(
  said: Said,
  others: readonly T[],
  background: Background,
  limit: number,
): readonly Sameness<T>[] {
  // Who says it is not compared, or one person's matters would be found by a telephone (red line): what
  // is left out on one side is shared by none.
  const own = read({ ...said, text: withoutPersons(said.text).join(' ') })
  return others
    .map((other) => judge(own, said, other, background))
    .filter((one) => one !== null)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
}

function judge<T extends Said>(
  own: Read,
  said: Said,
  other: T,
  background: Background,
): Sameness<T> | null {
  const their = read(other)
  const place = sharedName(own.names, their.names)
  const saidAlike = cosine(own.terms, their.terms, background)
  const copied = jaccard(own.all, their.all)
  const shared = [...own.terms].filter((term) => their.terms.has(term)).length
  if ((saidAlike < LEAST_SAID || shared < LEAST_SHARED) && copied < COPY) return null
  const score = Math.min(1, Math.max(saidAlike * nearness(said, other, own, their, place), copied))
  const degree = degreeOf(score, copied, place)
  if (degree === null) return null
  return { of: other, degree, score, words: sharedWords(own.plain, their, background), place }
}

function degreeOf(score: number, copied: number, place: string | null): Degree | null {
  if (copied >= COPY) return 'copy'
  if (score >= SAME && place !== null) return 'same'
  return score >= ALIKE ? 'alike' : null
}

function nearness(said: Said, other: Said, own: Read, their: Read, place: string | null): number {
  const isElsewhere =
    said.division !== null &&
    other.division !== null &&
    !said.division.startsWith(other.division) &&
    !other.division.startsWith(said.division)
  const district = isElsewhere ? OTHER_DISTRICT : 1
  if (place !== null) return SAME_PLACE * district
  return (own.names.length > 0 && their.names.length > 0 ? OTHER_PLACE : 1) * district
}

function read({ title = '', text, place }: Said): Read {
  const plain = normalise(`${title}。${[...text].slice(0, READ).join('')}`)
  const where = normalise(place ?? '')
  let left = ''
  let at = 0
  for (const { from, to } of placeSpans(plain)) {
    if (from < at) continue
    left += `${plain.slice(at, from)} `
    at = to
  }
  const names = [plain, where].flatMap((one) =>
    placeSpans(one).map(({ from, to }) => one.slice(from, to)),
  )
  return {
    terms: new Set(termsOf(left + plain.slice(at)).filter(saysSomething)),
    all: new Set(termsOf(plain).filter((term) => !FIGURES.test(term))),
    plain,
    names: [...new Set(names)],
  }
}

/** Words that hold a sentence together: two of them side by side say nothing. */
const HOLDS = new Set(
  '的了是在我有和就不都一上也很到说要去你会着没看好这那们吗呢吧啊个为与及被把从对等还能又再已经来人多大家里外下时后前天年月日三两',
)

/** They may be anybody's. */
const FIGURES = /\d{4,}/u

function saysSomething(term: string): boolean {
  const characters = [...term]
  return characters.length > 1 && !FIGURES.test(term) && !characters.every((one) => HOLDS.has(one))
}

/** Where a name begins is not always known: 看和平路 and 和平路 are the same. The longest is said. */
function sharedName(own: readonly string[], their: readonly string[]): string | null {
  const shared = own.flatMap((one) =>
    their.flatMap((other) => {
      const [short, long] = one.length <= other.length ? [one, other] : [other, one]
      return short.length >= SHORTEST_NAME && long.endsWith(short) ? [short] : []
    }),
  )
  return shared.toSorted((a, b) => b.length - a.length)[0] ?? null
}

function cosine(
  own: ReadonlySet<string>,
  other: ReadonlySet<string>,
  { weight }: Background,
): number {
  const length = (terms: ReadonlySet<string>) =>
    Math.sqrt([...terms].reduce((sum, term) => sum + weight(term) ** 2, 0))
  const both = [...own].reduce((sum, term) => sum + (other.has(term) ? weight(term) ** 2 : 0), 0)
  const lengths = length(own) * length(other)
  return lengths === 0 ? 0 : both / lengths
}

function jaccard(own: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...own].filter((term) => other.has(term)).length
  const either = own.size + other.size - both
  // Of a few signs anything is a copy.
  return either < 6 ? 0 : both / either
}

const MOST_WORDS = 3
const LONGEST_WORD = 12

/** The longest runs of one that stand in the other, those that tell most first. */
function sharedWords(plain: string, { plain: other }: Read, { weight }: Background): string[] {
  const runs = new Map<string, number>()
  const characters = [...plain]
  for (let at = 0; at < characters.length;) {
    let length = 0
    while (
      at + length < characters.length &&
      length < LONGEST_WORD &&
      /[\p{L}\p{N}]/u.test(characters[at + length] ?? '') &&
      other.includes(characters.slice(at, at + length + 1).join(''))
    )
      length += 1
    if (length >= 2 && termsOf(characters.slice(at, at + length).join('')).some(saysSomething)) {
      const run = characters.slice(at, at + length).join('')
      const terms = termsOf(run).filter(saysSomething)
      runs.set(
        run,
        terms.reduce((sum, term) => sum + weight(term), 0),
      )
    }
    at += Math.max(1, length)
  }
  return [...runs]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_WORDS)
    .map(([run]) => run)
}
