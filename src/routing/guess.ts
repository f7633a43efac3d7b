/**
 * What a text is probably about, and whose such things became: by the words of the categories and by
 * what dispatchers decided lately. It says why in the words it went by, and decides nothing.
 */
import { termsOf } from '../platform/words.ts'

export interface Decided {
  readonly category: string
  readonly division: string | null
  readonly unit: string
  readonly title: string
  readonly text: string
}

export interface Lexicon {
  readonly category: string
  /** Its names and keywords, in every language. */
  readonly words: readonly string[]
}

export interface Guess {
  readonly category: string
  /** Words of the category that occur in the text. */
  readonly words: readonly string[]
  /** How many of the earlier matters that share its rare words went into the category, of how many. */
  readonly alike: { readonly here: number; readonly of: number }
}

export interface Learnt {
  readonly size: number
  guess(text: string, most: number): readonly Guess[]
  /** Where matters of a category went, most often first; in a district, if any went from there. */
  unitsOf(category: string, division: string | null): readonly string[]
  /**
   * Terms of a text that few texts have, the rarest first, until about `most` of `among` texts would
   * be expected to have one of them: a search for any of them stays small however much is stored.
   */
  rare(text: string, among: number, most: number): readonly string[]
}

/** Words of a category weigh as much as so many votes of a rare term. */
const KEYWORD = 1.6
const MOST_TERMS = 400
const KNOWN_TERMS = 14
const NEW_TERMS = 8

export function learn(decided: readonly Decided[], lexicon: readonly Lexicon[]): Learnt {
  const having = new Map<string, Map<string, number>>()
  const frequency = new Map<string, number>()
  const units = new Map<string, Map<string, number>>()
  for (const { category, division, unit, title, text } of decided) {
    for (const term of new Set(termsOf(`${title} ${text}`).slice(0, MOST_TERMS))) {
      add(frequency, term)
      add(inside(having, term), category)
    }
    for (const place of ['', ...placesOf(division)])
      add(inside(units, `${category} ${place}`), unit)
  }
  const size = decided.length
  const words = lexicon.map(({ category, words: all }) => ({
    category,
    words: [...new Set(all.map((word) => word.normalize('NFKC').toLowerCase()))].filter(
      (word) => [...word].length > 1,
    ),
  }))

  /** In [0, 1]: 1 where one text has the term, near 0 where every one has. */
  const rarity = (term: string) =>
    Math.log((size + 1) / (frequency.get(term) ?? 0.5)) / Math.log(2 * size + 3)

  /**
   * How much a word of a category tells: of the earlier texts that have it, the share that went there.
   * 希望 is a word of suggestions, and everybody says it. Rarely said, it is believed.
   */
  function tells(word: string, category: string): number {
    const terms = termsOf(word)
    const of = Math.min(...terms.map((term) => frequency.get(term) ?? 0))
    const here = Math.min(...terms.map((term) => having.get(term)?.get(category) ?? 0))
    return of < 5 ? 1 : here / of
  }

  function guess(text: string, most: number): readonly Guess[] {
    const plain = text.normalize('NFKC').toLowerCase()
    const terms = termsOf(text).slice(0, MOST_TERMS)
    const votes = new Map<string, number>()
    for (const term of terms) {
      const of = frequency.get(term) ?? 0
      // A term of a single text may be anything: somebody's name for a place.
      if (of < 2) continue
      for (const [category, n] of having.get(term) ?? [])
        votes.set(category, (votes.get(category) ?? 0) + (n / of) * rarity(term) ** 2)
    }
    const most1 = Math.max(...votes.values(), 1e-9)
    const scores = words.map(({ category, words: all }) => {
      const said = all.filter((word) => plain.includes(word) && tells(word, category) > 0.1)
      const strongest = Math.max(
        0,
        ...said.map((word) => Math.min(1.5, [...word].length / 3) * tells(word, category)),
      )
      const score = (votes.get(category) ?? 0) / most1 + KEYWORD * strongest
      return { category, words: said, score }
    })
    return scores
      .filter(({ score }) => score > 0.3)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, most)
      .map(({ category, words: said }) => ({
        category,
        words: said.toSorted((a, b) => b.length - a.length).slice(0, 3),
        alike: sharing(terms, category),
      }))
  }

  function sharing(terms: readonly string[], category: string) {
    // The term that says most: shared by several, and mostly of this category.
    const counts = terms.flatMap((term) => {
      const of = frequency.get(term) ?? 0
      const here = having.get(term)?.get(category) ?? 0
      return of >= 3 && here * 2 > of ? [{ here, of }] : []
    })
    return (
      counts.toSorted((a, b) => b.here / b.of - a.here / a.of || b.of - a.of)[0] ?? {
        here: 0,
        of: 0,
      }
    )
  }

  function unitsOf(category: string, division: string | null): readonly string[] {
    const counted =
      placesOf(division)
        .map((place) => units.get(`${category} ${place}`))
        .find((one) => one !== undefined) ??
      units.get(`${category} `) ??
      new Map<string, number>()
    return [...counted].toSorted(([, a], [, b]) => b - a).map(([unit]) => unit)
  }

  function rare(text: string, among: number, most: number): readonly string[] {
    const terms = termsOf(text).slice(0, MOST_TERMS)
    const of = (term: string) => frequency.get(term) ?? 0
    const chosen: string[] = []
    let expected = 0
    for (const term of terms.filter((one) => of(one) > 0).toSorted((a, b) => of(a) - of(b))) {
      expected += (of(term) / size) * among
      // Two at least, however common: a short text has nothing else.
      if (chosen.length >= KNOWN_TERMS || (expected > most && chosen.length >= 2)) break
      chosen.push(term)
    }
    // Pairs nobody has used lately are mostly chance; a few may be the name of a place.
    return [...chosen, ...terms.filter((one) => of(one) === 0).slice(0, NEW_TERMS)]
  }

  return { size, guess, unitsOf, rare }
}

/** The division and the county it lies in (GB/T 2260: the first six digits), the nearest first. */
function placesOf(division: string | null): readonly string[] {
  return division === null ? [] : [...new Set([division, division.slice(0, 6)])]
}

function inside(map: Map<string, Map<string, number>>, key: string): Map<string, number> {
  const found = map.get(key) ?? new Map<string, number>()
  map.set(key, found)
  return found
}

function add(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1)
}
