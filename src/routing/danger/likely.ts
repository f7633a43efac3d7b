/**
 * What sounds as if there were danger although no sign says so: words of harm, of the things they happen
 * to and of those who are weak, weighed alone and beside each other (a logistic regression over the
 * groups of lexicon/). What weighs much is danger; what weighs less only brings the numbers up once more
 * before something is sent.
 */
import { DANGERS } from './kinds.ts'
import type { DangerKind } from './kinds.ts'
import { WORD_GROUPS } from './lexicon/index.ts'
import type { WordGroup } from './lexicon/index.ts'
import { sentencesOf } from './read.ts'
import type { Sentence } from './read.ts'
import { BIAS, KINDS, WEIGHTS } from './weights.ts'

/** Somebody in danger says so at once. */
const BEGINNING = 180
const PART = 60

export type Features = ReadonlyMap<string, number>

/** What is there in a part of a text: each group, whether several of its words, which beside each other. */
export function featuresOf(part: string): Features {
  return weighable(groupsIn(part))
}

interface There {
  readonly group: WordGroup
  readonly words: ReadonlySet<string>
}

function groupsIn(part: string): readonly There[] {
  return WORD_GROUPS.flatMap((group) => {
    const words = new Set(part.match(group.pattern))
    return words.size === 0 ? [] : [{ group, words }]
  })
}

function weighable(there: readonly There[]): Features {
  const features = new Map<string, number>()
  for (const [at, { group, words }] of there.entries()) {
    features.set(group.name, 1)
    if (words.size > 1) features.set(`${group.name}+`, Math.min(words.size - 1, 2))
    for (const other of there.slice(at + 1)) features.set(`${group.name}*${other.group.name}`, 1)
  }
  const harms = there.filter(({ group }) => group.isHarm).length
  if (harms > 1) features.set('harms', Math.min(harms - 1, 4))
  return features
}

export interface Part {
  readonly read: string
  readonly of: Sentence
}

/** The first parts of a text, about as long as what people say in one breath. */
export function partsOf(text: string): readonly Part[] {
  const parts: Part[] = []
  for (const of of sentencesOf(text)) {
    if (of.at > BEGINNING) break
    let read = ''
    for (const piece of of.read.split(/(?<=[，,、：:])/u)) {
      if (read !== '' && read.length + piece.length > PART) {
        parts.push({ read, of })
        read = ''
      }
      read += piece
    }
    if (read !== '') parts.push({ read, of })
  }
  return parts
}

export interface Likely {
  readonly kind: DangerKind
  readonly sentence: Sentence
  /** The words that spoke for it, those of the kind first. */
  readonly words: string
  /** Above 0 more likely danger than not. */
  readonly weight: number
}

/** The part that sounds most like danger; null: none has a word of it. */
export function likeliestIn(text: string): Likely | null {
  const parts = partsOf(text)
  let best: { part: Part; there: readonly There[]; weight: number } | null = null
  let speaking = 0
  for (const part of parts) {
    const there = groupsIn(part.read)
    if (!there.some(({ group }) => group.isHarm)) continue
    speaking += 1
    const weight = weigh(weighable(there))
    if (best === null || weight > best.weight) best = { part, there, weight }
  }
  if (best === null) return null
  const { part, there, weight } = best
  const kind = kindOf(there)
  const words = there
    .filter(({ group }) => group.kind !== null)
    .toSorted((a, b) => Number(b.group.kind === kind) - Number(a.group.kind === kind))
    .flatMap((one) => [...one.words].slice(0, 2))
  return {
    kind,
    sentence: part.of,
    words: words.slice(0, 3).join('、'),
    // Of many parts one sounds like danger by chance: each asks a little more of the likeliest.
    weight: weight - Math.log(speaking),
  }
}

function weigh(features: Features): number {
  let sum = BIAS
  for (const [name, value] of features) sum += value * (WEIGHTS[name] ?? 0)
  return sum
}

/** The kind in whose cases these groups stand oftenest (naive Bayes). */
function kindOf(there: readonly There[]): DangerKind {
  const sums = Object.fromEntries(Object.keys(DANGERS).map((kind) => [kind, 0]))
  for (const { group } of there)
    for (const [kind, weight] of Object.entries(KINDS[group.name] ?? {}))
      sums[kind] = (sums[kind] ?? 0) + weight
  const [first] = Object.keys(DANGERS).toSorted((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0))
  return first as DangerKind
}
