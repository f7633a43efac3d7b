/**
 * What was decided of messages like this one. Learns on line: whatever is added counts from the next
 * question on. Keyed by matter; who said it is not known here.
 */
import { tellingWords } from '../text/index.ts'
import type { Choice } from './model.ts'
import { eachConcept, normalOf } from './views.ts'
import type { Message } from './views.ts'

export interface Decision {
  /** Of the matter. */
  readonly id: string
  readonly label: string
}

export interface Neighbour extends Decision {
  /** In [0, 1]. */
  readonly likeness: number
  /** What both say that few say, the rarest first. */
  readonly shared: readonly string[]
}

/** What is said again and again where one label was decided, and seldom elsewhere. */
export interface Trait {
  readonly label: string
  /** Sum of the log odds of what the message shares with the label. */
  readonly score: number
  readonly words: readonly string[]
}

interface Held extends Decision {
  readonly terms: ReadonlyMap<string, number>
}

const TITLE = 2
/** Terms that so large a share of all has are looked up last of all: they tell next to nothing. */
const COMMON = 0.25

/** So many messages are supposed besides those known: a word of all of few is no common word yet. */
const SUPPOSED = 200

export class Neighbours {
  readonly #held: Held[] = []
  readonly #having = new Map<string, number[]>()
  readonly #labels = new Map<string, { size: number; readonly having: Map<string, number> }>()
  readonly #beside: Neighbours | null

  /** `beside`: what else is known of how common a word is. */
  constructor(beside: Neighbours | null = null) {
    this.#beside = beside
  }

  get size(): number {
    return this.#held.length
  }

  add(message: Message, decision: Decision): void {
    const terms = termsOf(message)
    const at = this.#held.push({ ...decision, terms }) - 1
    const label = this.#labels.get(decision.label) ?? { size: 0, having: new Map() }
    this.#labels.set(decision.label, label)
    label.size += 1
    for (const term of terms.keys()) label.having.set(term, (label.having.get(term) ?? 0) + 1)
    for (const term of terms.keys()) {
      const known = this.#having.get(term)
      if (known) known.push(at)
      else this.#having.set(term, [at])
    }
  }

  /** The likest, likest first. */
  near(message: Message, most: number): readonly Neighbour[] {
    const own = termsOf(message)
    const both = new Map<number, number>()
    for (const [term, n] of own) {
      const having = this.#having.get(term)
      if (!having || (this.size > 40 && having.length > COMMON * this.size)) continue
      const weight = this.#rarity(term) ** 2
      for (const at of having)
        both.set(at, (both.get(at) ?? 0) + n * weight * (this.#held[at]?.terms.get(term) ?? 0))
    }
    const length = this.#length(own)
    return [...both]
      .map(([at, sum]) => {
        const held = this.#held[at] as Held
        return { held, likeness: Math.min(1, sum / (length * this.#length(held.terms) || 1)) }
      })
      .toSorted((a, b) => b.likeness - a.likeness)
      .slice(0, most)
      .map(({ held: { id, label, terms }, likeness }) => ({
        id,
        label,
        likeness,
        shared: [...own.keys()]
          .filter((term) => terms.has(term) && !term.startsWith(CONCEPT))
          .toSorted((a, b) => this.#rarity(b) - this.#rarity(a))
          .slice(0, 4),
      }))
  }

  /** Labels by what the message shares with them, those that share most first. */
  traits(message: Message): readonly Trait[] {
    const own = [...termsOf(message).keys()]
    const all = SUPPOSED + this.size + (this.#beside?.size ?? 0)
    return [...this.#labels]
      .map(([label, { size, having }]) => {
        const odds = own.flatMap((term) => {
          const here = having.get(term) ?? 0
          // What one decision alone has is its own story, and two may share words by chance.
          if (here < 3) return []
          const elsewhere = this.having(term) - here + (this.#beside?.having(term) ?? 0)
          const ratio = ((here + 0.5) / (size + 1)) * ((all - size + 1) / (elsewhere + 0.5))
          return ratio > 1 ? [{ term, odd: Math.log(ratio) * Math.min(1, (2 * here) / size) }] : []
        })
        return {
          label,
          score: odds.reduce((sum, { odd }) => sum + odd, 0),
          words: odds
            .filter(({ term }) => !term.startsWith(CONCEPT))
            .toSorted((a, b) => b.odd - a.odd)
            .slice(0, 4)
            .map(({ term }) => term),
        }
      })
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)
  }

  #rarity(term: string): number {
    const beside = this.#beside
    const having = (this.#having.get(term)?.length ?? 0) + (beside?.having(term) ?? 0)
    return Math.log(1 + (SUPPOSED + this.size + (beside?.size ?? 0)) / Math.max(having, 0.5))
  }

  having(term: string): number {
    return this.#having.get(term)?.length ?? 0
  }

  #length(terms: ReadonlyMap<string, number>): number {
    let square = 0
    for (const [term, n] of terms) square += (n * this.#rarity(term)) ** 2
    return Math.sqrt(square)
  }
}

const CONCEPT = '\u0000'

function termsOf(message: Message): Map<string, number> {
  const { title, text } = normalOf(message)
  const terms = new Map<string, number>()
  const add = (term: string, n: number) => terms.set(term, (terms.get(term) ?? 0) + n)
  for (const word of tellingWords(title)) add(word, TITLE)
  for (const word of tellingWords(text)) add(word, 1)
  const concept = (n: number) => (found: { concepts: readonly string[]; share: number }) => {
    for (const one of found.concepts) add(`${CONCEPT}${one}`, n * found.share)
  }
  eachConcept(title, concept(TITLE))
  eachConcept(text, concept(1))
  for (const [term, n] of terms) terms.set(term, Math.log1p(n))
  return terms
}

/** Below this two texts share only what any two of the city share. */
const ALIKE = 0.15
/** From here on what was ruled of the like decides alone. */
const SAME = 0.45
/** The same of the log odds of what a label's rulings have in common. */
const SPEAKS = 2.5
const DECIDES = 5.5
const MOST = 0.92
const VOTING = 5

export interface Heard {
  readonly choices: readonly Choice[]
  /** How much the rulings weighed, in [0, 1]. */
  readonly share: number
}

/**
 * Chances as they are once rulings are heard: the likest rulings draw them to what was ruled, the more
 * the liker they are, and so does what the rulings of one label have in common. A ruling weighs more
 * than any number of cases that nobody ruled on.
 */
export function drawnTo(choices: readonly Choice[], rulings: Neighbours, message: Message): Heard {
  const near = rulings
    .near(message, VOTING)
    .filter(({ likeness }) => likeness > ALIKE)
    .map(({ label, likeness }) => ({ label, share: between(likeness, ALIKE, SAME) }))
  const traits = rulings
    .traits(message)
    .slice(0, VOTING)
    .map(({ label, score }) => ({ label, share: between(score, SPEAKS, DECIDES) }))
  const voting = [...near, ...traits].filter(({ share }) => share > 0)
  const share = MOST * Math.max(0, ...voting.map((vote) => vote.share))
  if (share === 0) return { choices, share }
  const votes = new Map<string, number>()
  for (const vote of voting)
    votes.set(vote.label, (votes.get(vote.label) ?? 0) + vote.share * vote.share)
  const all = [...votes.values()].reduce((sum, vote) => sum + vote, 0)
  const labels = new Set([...choices.map(({ label }) => label), ...votes.keys()])
  const before = new Map(choices.map(({ label, chance }) => [label, chance]))
  const rest = choices.length === 0 ? 0 : 1 - share
  const drawn = [...labels].map((label) => ({
    label,
    chance: rest * (before.get(label) ?? 0) + ((1 - rest) * (votes.get(label) ?? 0)) / all,
  }))
  return { choices: drawn.toSorted((a, b) => b.chance - a.chance), share }
}

function between(value: number, least: number, most: number): number {
  return Math.min(1, Math.max(0, (value - least) / (most - least)))
}
