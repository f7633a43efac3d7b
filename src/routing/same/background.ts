/** What people of a city say anyhow, learnt from its newest requests: a word that few use tells more. */
import type { Sampled } from '../../matters/index.ts'
import { termsOf } from '../../platform/words.ts'

export interface Background {
  /** How much a term tells: about 7 where one of a thousand requests has it, below 1 where most have. */
  weight(term: string): number
  /**
   * Of the numbers of a text those that few matters have, the rarest first, so that a search for any of
   * them finds some hundreds at most, however many are stored.
   */
  rare(numbers: readonly number[]): readonly number[]
}

/** As many matters are supposed: more than there are only makes the choice stricter. */
const SUPPOSED = 1_000_000
/** Found by all numbers together. */
const MOST = 400
/** Two at least, however common: a short text has nothing else. */
const LEAST = 2
/** A beginning city has heard little: nothing is taken for rare or common too soon. */
const DOUBT = 40
/** So few requests say nothing of what is common. */
const TOO_FEW = 300

export function backgroundOf(sample: readonly Sampled[]): Background {
  const having = new Map<string, number>()
  const numbered = new Map<number, number>()
  for (const { title, text, likeness } of sample) {
    for (const term of new Set(termsOf(`${title}。${text}`))) add(having, term)
    for (const number of likeness) add(numbered, number)
  }
  const size = sample.length
  const expected = (number: number) => (((numbered.get(number) ?? 0) + 0.25) / size) * SUPPOSED
  return {
    weight: (term) => Math.log(1 + (size + DOUBT) / ((having.get(term) ?? 0) + 1)),
    rare(numbers) {
      if (size < TOO_FEW) return numbers
      const chosen: number[] = []
      let found = 0
      for (const number of numbers.toSorted((a, b) => expected(a) - expected(b))) {
        found += expected(number)
        if (found > MOST && chosen.length >= LEAST) break
        chosen.push(number)
      }
      return chosen
    },
  }
}

function add<T>(counts: Map<T, number>, key: T): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
