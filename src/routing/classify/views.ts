/**
 * The ways a message is looked at: its characters, its words, its title, and what it speaks of. Each
 * machine sees some of them; they err differently, so together they err less.
 */
import { CONCEPTS } from '../concepts/index.ts'
import { eachGram, hashOf, normalise, wordsOf } from '../text/index.ts'

/** A message as it is learnt from or asked about. */
export interface Message {
  /** '' where there is none: then the beginning of the text stands for it. */
  readonly title: string
  readonly text: string
}

export interface Normal {
  readonly title: string
  readonly text: string
}

export type ViewName = 'characters' | 'words' | 'title' | 'concepts' | 'terms'

export interface View {
  readonly name: ViewName
  /** Fewer texts than this have it: it tells nothing. */
  readonly least: number
  /** Calls `take` with each feature and how often it is there; `from` and `to` where a place can be told. */
  readonly each: (message: Normal, take: Take) => void
}

/** Where it stands: in the title (0) or the text (1), from and to. */
export type Take = (key: number, count: number, part: 0 | 1, from: number, to: number) => void

const TITLE_LIKE = 40
/** What a title says, it says for the whole. */
const TITLE_COUNTS = 2
const TITLE_CONCEPT_COUNTS = 3

export function normalOf({ title, text }: Message): Normal {
  const said = normalise(text)
  const head = normalise(title)
  return { title: head === '' ? said.slice(0, TITLE_LIKE) : head, text: said }
}

/** What a machine sees, and how much each view weighs there. */
export interface Plan {
  /** How dearly a mistake is paid in learning. */
  readonly cost: number
  readonly sees: readonly (readonly [view: ViewName, weight: number])[]
}

export const PLANS: readonly Plan[] = [
  {
    cost: 1,
    sees: [
      ['characters', 1],
      ['concepts', 0.5],
    ],
  },
  { cost: 1, sees: [['words', 1]] },
  { cost: 1, sees: [['title', 1]] },
  {
    cost: 0.2,
    sees: [
      ['concepts', 1],
      ['terms', 0.7],
    ],
  },
]

/** Longer runs say more where there are texts enough that repeat them. */
export function longestFor(rows: number): number {
  return rows < 2_500 ? 2 : 3
}

export function viewsWith(longest: number): readonly View[] {
  return [characters(longest), words, title, concepts, terms]
}

function characters(longest: number): View {
  return {
    name: 'characters',
    least: 2,
    each(message, take) {
      eachGram(message.title, { to: longest }, (key, from, to) =>
        take(key, TITLE_COUNTS, 0, from, to),
      )
      eachGram(message.text, { to: longest }, (key, from, to) => take(key, 1, 1, from, to))
    },
  }
}

const SAYS = /\p{L}/u

const words: View = {
  name: 'words',
  least: 2,
  each(message, take) {
    eachWord(message.title, TITLE_COUNTS, 0, take)
    eachWord(message.text, 1, 1, take)
  },
}

function eachWord(normal: string, count: number, part: 0 | 1, take: Take): void {
  let at = 0
  for (const word of wordsOf(normal)) {
    const to = at + word.length
    if (SAYS.test(word)) take(hashOf(word), count, part, at, to)
    at = to
  }
}

const TITLE_SEED = 0x717
const title: View = {
  name: 'title',
  least: 1,
  each: (message, take) =>
    eachGram(message.title, { to: 2, seed: TITLE_SEED }, (key, from, to) =>
      take(key, 1, 0, from, to),
    ),
}

const IN_ALL = 0xa11
const IN_TITLE = 0x7171e
const IN_TEXT = 0x7e47

const concepts: View = {
  name: 'concepts',
  least: 1,
  each(message, take) {
    eachConcept(message.title, ({ share, keys }, from, to) => {
      for (const { all, title: inTitle } of keys) {
        take(all, TITLE_CONCEPT_COUNTS * share, 0, from, to)
        take(inTitle, share, 0, from, to)
      }
    })
    eachConcept(message.text, ({ share, keys }, from, to) => {
      for (const { all, text } of keys) {
        take(all, share, 1, from, to)
        take(text, share, 1, from, to)
      }
    })
  },
}

/** The words of the thesaurus themselves. */
const terms: View = {
  name: 'terms',
  least: 2,
  each(message, take) {
    eachConcept(message.title, ({ key }, from, to) => take(key, TITLE_COUNTS, 0, from, to))
    eachConcept(message.text, ({ key }, from, to) => take(key, 1, 1, from, to))
  },
}

interface Term {
  readonly word: string
  readonly key: number
  readonly concepts: readonly string[]
  /** A word that speaks of several things speaks of each a little less. */
  readonly share: number
  readonly keys: readonly { readonly all: number; readonly title: number; readonly text: number }[]
}

/** Terms by their first sign, the longest first. */
const TERMS: ReadonlyMap<number, readonly Term[]> = termsByBeginning()

function termsByBeginning(): Map<number, readonly Term[]> {
  const known = new Map<string, Set<string>>()
  for (const { name, words: all } of CONCEPTS)
    for (const word of all) known.set(word, (known.get(word) ?? new Set()).add(name))
  const made = new Map<number, Term[]>()
  for (const [word, names] of [...known].toSorted(([a], [b]) => b.length - a.length)) {
    const beginning = word.charCodeAt(0)
    const list = made.get(beginning) ?? []
    list.push({
      word,
      key: hashOf(word),
      concepts: [...names],
      share: 1 / Math.sqrt(names.size),
      keys: [...names].map((name) => ({
        all: hashOf(name, IN_ALL),
        title: hashOf(name, IN_TITLE),
        text: hashOf(name, IN_TEXT),
      })),
    })
    made.set(beginning, list)
  }
  return made
}

/** Terms of the thesaurus in a normalised text, the longest at each place. */
export function eachConcept(
  normal: string,
  take: (term: Term, from: number, to: number) => void,
): void {
  for (let at = 0; at < normal.length; at += 1) {
    const found = TERMS.get(normal.charCodeAt(at))?.find(({ word }) => normal.startsWith(word, at))
    if (!found) continue
    take(found, at, at + found.word.length)
    at += found.word.length - 1
  }
}
