/**
 * Learns what the words of danger weigh (src/routing/danger/weights.ts) from the project's own cases
 * and, as what is ordinary, the crowd of the demo city. The same cases give the same weights: run it
 * when cases or words change; a test holds the file to what it gives.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crowd } from '../demo/crowd/index.ts'
import { DANGERS } from '../src/routing/danger/index.ts'
import { WORD_GROUPS } from '../src/routing/danger/lexicon/index.ts'
import { featuresOf, partsOf } from '../src/routing/danger/likely.ts'
import type { Features } from '../src/routing/danger/likely.ts'
import { signedDangers } from '../src/routing/danger/signed.ts'

const ROOT = join(import.meta.dirname, '..')
const FILE = join(ROOT, 'src', 'routing', 'danger', 'weights.ts')
/** Parts of the cases that it learns from; e and g say what to expect of others. */
export const LEARNT = ['a', 'b', 'c', 'd', 'f']
const ORDINARY = 700
/** Of each of these. */
const PARTS = 4
const STEPS = 400
const RATE = 0.3
const DECAY = 0.0003
/** What two groups say beside each other is seen less often than what each says alone. */
const DECAY_OF_PAIRS = 0.0015

interface Example {
  readonly features: Features
  readonly isDanger: boolean
  /** The danger that it is; `no`, or a language. */
  readonly what: string
}

export interface Learnt {
  readonly bias: number
  readonly weights: ReadonlyMap<string, number>
  /** Of each group and kind, how much oftener it stands in cases of the kind than of any: a logarithm. */
  readonly kinds: ReadonlyMap<string, ReadonlyMap<string, number>>
}

export function casesOf(part: string): readonly { readonly what: string; readonly text: string }[] {
  return readFileSync(join(ROOT, 'tests', 'routing', 'danger', `cases-${part}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({
      what: line.slice(0, line.indexOf(' ')),
      text: line.slice(line.indexOf(' ') + 1),
    }))
}

export function examplesOf(parts: readonly string[]): readonly Example[] {
  const cases = parts.flatMap(casesOf).map(({ what, text }) => ({
    features: featuresOf(partsOf(text)[0]?.read ?? ''),
    isDanger: what !== 'no',
    what,
  }))
  const ordinary = crowd({ now: '2026-11-24T08:00:00.000Z', seed: 11, size: 2 * ORDINARY })
    .map(({ text }) => text)
    .filter(
      (text) => signedDangers(text).length === 0 && !/警戒线|快来人|垂下来|水没过|井盖/u.test(text),
    )
    .slice(0, ORDINARY)
    .flatMap((text) => partsOf(text).slice(0, PARTS))
    .map(({ read }) => ({ features: featuresOf(read), isDanger: false, what: 'no' }))
  return [...cases, ...ordinary]
}

/** Logistic regression; each weight takes steps of its own length (Duchi, Hazan, Singer 2011). */
export function learn(examples: readonly Example[]): Learnt {
  const names = [...new Set(examples.flatMap(({ features }) => [...features.keys()]))]
  const ids = new Map(names.map((name, id) => [name, id]))
  const rows = examples.map(({ features, isDanger }) => ({
    said: [...features].map(([name, value]) => [ids.get(name) ?? 0, value] as const),
    is: isDanger ? 1 : 0,
  }))
  // The last is the bias, which decays by nothing.
  const decays = [...names.map((name) => (name.includes('*') ? DECAY_OF_PAIRS : DECAY)), 0]
  const weights = new Float64Array(names.length + 1)
  const squares = new Float64Array(names.length + 1).fill(1e-8)
  const slopes = new Float64Array(names.length + 1)
  for (let n = 0; n < STEPS; n += 1) {
    slopes.fill(0)
    for (const { said, is } of rows) {
      let sum = weights.at(-1) ?? 0
      for (const [id, value] of said) sum += value * (weights[id] ?? 0)
      const wrong = 1 / (1 + Math.exp(-sum)) - is
      for (const [id, value] of said) slopes[id] = (slopes[id] ?? 0) + wrong * value
      slopes[names.length] = (slopes[names.length] ?? 0) + wrong
    }
    for (const [id, before] of weights.entries()) {
      const slope = (slopes[id] ?? 0) / examples.length + (decays[id] ?? 0) * before
      squares[id] = (squares[id] ?? 0) + slope * slope
      weights[id] = before - (RATE * slope) / Math.sqrt(squares[id] ?? 1)
    }
  }
  return {
    bias: weights.at(-1) ?? 0,
    weights: new Map(names.map((name, id) => [name, weights[id] ?? 0])),
    kinds: kindsOf(examples),
  }
}

/** As many cases are supposed in which a group stands for its own kind, and for any. */
const SUPPOSED = { own: 4, any: 0.5 }

function kindsOf(examples: readonly Example[]): Map<string, ReadonlyMap<string, number>> {
  const kinds = Object.keys(DANGERS)
  const of = Map.groupBy(
    examples.filter(({ what }) => kinds.includes(what)),
    ({ what }) => what,
  )
  const groups = WORD_GROUPS.filter(({ kind }) => kind !== null)
  return new Map(
    groups.map(({ name, kind: own }) => {
      const shares = kinds.map((kind) => {
        const cases = of.get(kind) ?? []
        const having = cases.filter(({ features }) => features.has(name)).length
        const supposed = SUPPOSED.any + (kind === own ? SUPPOSED.own : 0)
        return (having + supposed) / (cases.length + 2 * supposed)
      })
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
      return [name, new Map(kinds.map((kind, at) => [kind, Math.log((shares[at] ?? mean) / mean)]))]
    }),
  )
}

/** The file as it should be. */
export function fileOf({ bias, weights, kinds }: Learnt): string {
  const named = [...kinds].map(
    ([group, of]) =>
      `  ${group}: { ${[...of]
        .filter(([, weight]) => Math.abs(weight) >= 0.05)
        .map(([kind, weight]) => `${kind}: ${Number(weight.toFixed(1))}`)
        .join(', ')} },`,
  )
  const lines = [...weights]
    .map(([name, weight]) => [name, weight.toFixed(2)] as const)
    .filter(([, weight]) => Math.abs(Number(weight)) >= 0.1)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, weight]) => `  ${/^\w+$/u.test(name) ? name : `'${name}'`}: ${Number(weight)},`)
  return `/** What the words of danger weigh: learnt by scripts/danger-weights.ts from the cases in tests/routing/danger. */

import type { DangerKind } from './kinds.ts'

export const BIAS = ${Number(bias.toFixed(2))}
export const WEIGHTS: Readonly<Record<string, number>> = {
${lines.join('\n')}
}

/** How much oftener a group stands in cases of a kind of danger than of any. */
// prettier-ignore
export const KINDS: Readonly<Record<string, Readonly<Partial<Record<DangerKind, number>>>>> = {
${named.join('\n')}
}
`
}

if (import.meta.main) {
  writeFileSync(FILE, fileOf(learn(examplesOf(LEARNT))))
  console.log(`written: ${FILE}`)
}
