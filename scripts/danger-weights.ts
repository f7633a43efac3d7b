/**
 * Learns what the words of danger weigh (src/routing/danger/weights.ts) from the project's own cases
 * and, as what is ordinary, the crowd of the demo city. The same cases give the same weights: run it
 * when cases or words change; a test holds the file to what it gives.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crowd } from '../demo/crowd/index.ts'
import { dangersIn } from '../src/routing/danger/index.ts'
import { featuresOf, partsOf } from '../src/routing/danger/likely.ts'
import type { Features } from '../src/routing/danger/likely.ts'

const ROOT = join(import.meta.dirname, '..')
const FILE = join(ROOT, 'src', 'routing', 'danger', 'weights.ts')
const ORDINARY = 700
const STEPS = 500
const RATE = 1.5
const DECAY = 0.002

interface Example {
  readonly features: Features
  readonly isDanger: boolean
}

export interface Learnt {
  readonly bias: number
  readonly weights: ReadonlyMap<string, number>
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

/** Those in Chinese: the words are. */
export function examplesOf(parts: readonly string[]): readonly Example[] {
  const cases = parts
    .flatMap(casesOf)
    .filter(({ text }) => /\p{Script=Han}/u.test(text))
    .map(({ what, text }) => ({
      features: featuresOf(partsOf(text)[0] ?? ''),
      isDanger: what !== 'no',
    }))
  const ordinary = crowd({ now: '2026-11-24T08:00:00.000Z', seed: 11, size: 2 * ORDINARY })
    .map(({ text }) => text)
    .filter(
      (text) => dangersIn(text).length === 0 && !/警戒线|快来人|垂下来|水没过|井盖/u.test(text),
    )
    .slice(0, ORDINARY)
    .map((text) => ({ features: featuresOf(partsOf(text)[0] ?? ''), isDanger: false }))
  return [...cases, ...ordinary]
}

/** Logistic regression by plain descent; weights that say nothing go to nought. */
export function learn(examples: readonly Example[]): Learnt {
  const weights = new Map<string, number>()
  let bias = 0
  for (let step = 0; step < STEPS; step += 1) {
    const slope = new Map<string, number>()
    let ofBias = 0
    for (const { features, isDanger } of examples) {
      let sum = bias
      for (const [name, value] of features) sum += value * (weights.get(name) ?? 0)
      const wrong = 1 / (1 + Math.exp(-sum)) - (isDanger ? 1 : 0)
      ofBias += wrong
      for (const [name, value] of features) slope.set(name, (slope.get(name) ?? 0) + wrong * value)
    }
    for (const [name, value] of slope) {
      const before = weights.get(name) ?? 0
      weights.set(name, before - RATE * (value / examples.length + DECAY * before))
    }
    bias -= (RATE * ofBias) / examples.length
  }
  return { bias, weights }
}

/** The file as it should be. */
export function fileOf({ bias, weights }: Learnt): string {
  const lines = [...weights]
    .map(([name, weight]) => [name, weight.toFixed(2)] as const)
    .filter(([, weight]) => Math.abs(Number(weight)) >= 0.05)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, weight]) => `  ${/^\w+$/u.test(name) ? name : `'${name}'`}: ${Number(weight)},`)
  return `/** What the words of danger weigh: learnt by scripts/danger-weights.ts from the cases in tests/routing/danger. */

export const BIAS = ${Number(bias.toFixed(2))}
/** From here on the numbers are shown; docs/routing.md says how often, and how often for nothing. */
export const LEAST = 0
export const WEIGHTS: Readonly<Record<string, number>> = {
${lines.join('\n')}
}
`
}

if (import.meta.main) {
  writeFileSync(FILE, fileOf(learn(examplesOf(['a', 'b', 'c', 'd']))))
  console.log(`written: ${FILE}`)
}
