/**
 * What sounds as if there might be danger although no sign says so: words of harm, of the things they
 * happen to and of those who are weak, weighed together (a logistic regression over the groups of
 * lexicon.ts). It only ever brings the numbers up once more before something is sent, and never hurries.
 */
import { PATTERNS, WORD_GROUPS } from './lexicon.ts'
import type { WordGroup } from './lexicon.ts'
import { sentencesOf } from './read.ts'
import { BIAS, LEAST, WEIGHTS } from './weights.ts'

const HARMS: readonly WordGroup[] = [
  'body',
  'force',
  'self',
  'breaks',
  'burns',
  'flood',
  'gone',
  'road',
]
const AROUND: readonly WordGroup[] = ['weak', 'now', 'counter', 'wish', 'annoy']
const TOGETHER: readonly (readonly [WordGroup, WordGroup])[] = [
  ...HARMS.flatMap((harm) => AROUND.map((one) => [harm, one] as const)),
  ['breaks', 'structure'],
  ['burns', 'source'],
]

/** Somebody in danger says so at once. */
const BEGINNING = 180
const PART = 60

export type Features = ReadonlyMap<string, number>

/** What is there in a part of a text: each group, whether several of its words, which together. */
export function featuresOf(part: string): Features {
  const features = new Map<string, number>()
  const there = new Set<WordGroup>()
  for (const group of WORD_GROUPS) {
    const words = new Set(part.match(PATTERNS[group]))
    if (words.size === 0) continue
    there.add(group)
    features.set(group, 1)
    if (words.size > 1) features.set(`${group}+`, Math.min(words.size - 1, 2))
  }
  for (const [one, other] of TOGETHER)
    if (there.has(one) && there.has(other)) features.set(`${one}*${other}`, 1)
  const harms = HARMS.filter((harm) => there.has(harm)).length
  if (harms > 1) features.set('harms', Math.min(harms - 1, 3))
  return features
}

/** The first parts of a text, about as long as what people say in one breath. */
export function partsOf(text: string): readonly string[] {
  const parts: string[] = []
  for (const { read, at } of sentencesOf(text)) {
    if (at > BEGINNING) break
    let part = ''
    for (const piece of read.split(/(?<=[，,、：:])/u)) {
      if (part !== '' && part.length + piece.length > PART) {
        parts.push(part)
        part = ''
      }
      part += piece
    }
    if (part !== '') parts.push(part)
  }
  return parts
}

export function soundsLikely(text: string): boolean {
  return partsOf(text).some((part) => weigh(featuresOf(part)) > LEAST)
}

function weigh(features: Features): number {
  let sum = BIAS
  for (const [name, value] of features) sum += value * (WEIGHTS[name] ?? 0)
  return sum
}
