/**
 * Before anybody has decided anything: a category is known by its name, its description and its
 * keywords, and by what those speak of. Nothing is learnt, so how sure it is says little: a person
 * looks at all of it.
 */
import { finderOf, normalise } from '../text/index.ts'
import type { Choice } from './model.ts'
import { eachConcept, normalOf } from './views.ts'
import type { Message } from './views.ts'

export interface Described {
  readonly label: string
  /** In every language. */
  readonly names: readonly string[]
  readonly description: string
  readonly keywords: readonly string[]
}

export interface Taxonomy {
  /** All categories, the likeliest first; nothing where no word speaks for any. */
  suggest(message: Message): readonly Choice[]
  /** Words of the message that speak for the category, the longest first. */
  wordsFor(message: Message, label: string, most: number): readonly string[]
}

const NAME = 3
const KEYWORD = 2
/** A keyword in the text is worth more than a concept: somebody of the city chose it. */
const SAID = 1.5
/** Makes of likeness, which is in [0, 1], a probability. */
const SLOPE = 9

interface Known {
  readonly label: string
  readonly words: ReadonlySet<string>
  readonly concepts: ReadonlyMap<string, number>
}

export function taxonomyOf(categories: readonly Described[]): Taxonomy {
  const known = categories.map(knownOf)
  const rarity = rarityOf(known)
  const finder = finderOf(known.flatMap(({ words }) => [...words]))
  const lengths = known.map(({ concepts }) => lengthOf(concepts, rarity))

  function suggest(message: Message): readonly Choice[] {
    const { title, text } = normalOf(message)
    const said = finder.in(`${title}\n${text}`)
    const inTitle = finder.in(title)
    const own = new Map<string, number>()
    count(title, 3, own)
    count(text, 1, own)
    for (const [concept, n] of own) own.set(concept, Math.log1p(n))
    const length = lengthOf(own, rarity)
    const scores = known.map(({ words, concepts }, at) => {
      let both = 0
      for (const [concept, n] of own) {
        const weight = rarity(concept)
        both += n * (concepts.get(concept) ?? 0) * weight * weight
      }
      const likeness =
        length === 0 || lengths[at] === 0 ? 0 : both / length / (lengths[at] as number)
      let speaks = 0
      for (const word of words)
        if (said.has(word)) speaks += rarity(word) * (inTitle.has(word) ? 2 : 1) * weightOf(word)
      return likeness + (SAID * speaks) / (3 + speaks)
    })
    const highest = Math.max(...scores, 0)
    if (highest === 0) return []
    const powers = scores.map((score) => Math.exp(SLOPE * (score - highest)))
    const all = powers.reduce((sum, power) => sum + power, 0)
    return known
      .map(({ label }, at) => ({ label, chance: (powers[at] as number) / all }))
      .toSorted((a, b) => b.chance - a.chance)
  }

  function wordsFor(message: Message, label: string, most: number): readonly string[] {
    const category = known.find((one) => one.label === label)
    if (!category) return []
    const { title, text } = normalOf(message)
    const whole = `${title}\n${text}`
    const found = [...finder.in(whole)].filter((word) => category.words.has(word))
    eachConcept(whole, ({ word, concepts }) => {
      if (word.length > 1 && concepts.some((one) => category.concepts.has(one))) found.push(word)
    })
    return [...new Set(found)].toSorted((a, b) => b.length - a.length).slice(0, most)
  }

  return { suggest, wordsFor }
}

/** A long word is meant; a short one may be part of another. */
function weightOf(word: string): number {
  return Math.min(1.5, word.length / 2)
}

function knownOf({ label, names, description, keywords }: Described): Known {
  const concepts = new Map<string, number>()
  for (const name of names) count(normalise(name), NAME, concepts)
  for (const word of keywords) count(normalise(word), KEYWORD, concepts)
  count(normalise(description), 1, concepts)
  for (const [concept, n] of concepts) concepts.set(concept, Math.log1p(n))
  const words = [...names, ...keywords].map(normalise).filter((word) => word.length > 1)
  return { label, words: new Set(words), concepts }
}

function count(normal: string, times: number, into: Map<string, number>): void {
  eachConcept(normal, ({ concepts, share }) => {
    for (const concept of concepts) into.set(concept, (into.get(concept) ?? 0) + times * share)
  })
}

/** ln(1 + categories / those that have the word or concept). */
function rarityOf(known: readonly Known[]): (what: string) => number {
  const having = new Map<string, number>()
  for (const { words, concepts } of known)
    for (const what of new Set([...words, ...concepts.keys()]))
      having.set(what, (having.get(what) ?? 0) + 1)
  return (what) => Math.log(1 + known.length / (having.get(what) ?? known.length))
}

function lengthOf(
  concepts: ReadonlyMap<string, number>,
  rarity: (concept: string) => number,
): number {
  let square = 0
  for (const [concept, n] of concepts) square += (n * rarity(concept)) ** 2
  return Math.sqrt(square)
}
