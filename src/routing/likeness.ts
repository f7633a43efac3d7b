/**
 * Who else says so: plain likeness of words and place, explained by what two texts share. It
 * suggests and never decides; a person looks at what it found.
 */
import { termsOf } from '../platform/words.ts'

export interface Said {
  readonly text: string
  readonly place: string | null
  readonly division: string | null
}

export interface Likeness<T> {
  readonly of: T
  /** In [0, 1]. */
  readonly score: number
}

/** Below this, people shown both texts did not call them the same thing. */
const LEAST = 0.22
const PLACE_WEIGHT = 0.35
const ELSEWHERE = 0.5
const NO_WORD_SHARED = 0.75

/** Those among `others` that say the same of the same place, likest first. */
export function alike<T extends Said>(said: Said, others: readonly T[], limit: number): T[] {
  const weights = rarity(others)
  const own = new Set(termsOf(said.text))
  return others
    .map((other): Likeness<T> => ({
      of: other,
      score: cosine(own, new Set(termsOf(other.text)), weights) * nearness(said, other),
    }))
    .filter(({ score }) => score >= LEAST)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ of }) => of)
}

/** A term that few use says more: log(1 + N / n). */
function rarity(others: readonly Said[]): (term: string) => number {
  const counts = new Map<string, number>()
  for (const { text } of others)
    for (const term of new Set(termsOf(text))) counts.set(term, (counts.get(term) ?? 0) + 1)
  return (term) => Math.log(1 + Math.max(others.length, 1) / (counts.get(term) ?? 1))
}

function cosine(
  own: ReadonlySet<string>,
  other: ReadonlySet<string>,
  weight: (term: string) => number,
): number {
  const sum = (terms: Iterable<string>) => [...terms].reduce((all, term) => all + weight(term), 0)
  const both = sum([...own].filter((term) => other.has(term)))
  const length = Math.sqrt(sum(own) * sum(other))
  return length === 0 ? 0 : both / length
}

/** Factor for the place: up where its words agree, down where the district is another. */
function nearness(said: Said, other: Said): number {
  const isElsewhere =
    said.division !== null &&
    other.division !== null &&
    !said.division.startsWith(other.division) &&
    !other.division.startsWith(said.division)
  if (isElsewhere) return ELSEWHERE
  if (!said.place || !other.place) return 1
  const words = placeLikeness(said.place, other.place)
  // Both say where, and not a word is the same: likely another place of the same district.
  return words === 0 ? NO_WORD_SHARED : 1 + PLACE_WEIGHT * words
}

function placeLikeness(one: string, other: string): number {
  return cosine(new Set(termsOf(one)), new Set(termsOf(other)), () => 1)
}
