/**
 * A model out of examples. Part by part the machines are learnt on the others and asked about rows
 * they have not seen: how sure they may be, below what a person must look, and how good it all is
 * are learnt from those answers (cross-fitting); then the machines are learnt again on every row.
 */
import { createHash } from 'node:crypto'
import { chancesInto, learnScale } from './chances.ts'
import type { Scale } from './chances.ts'
import { fit, knownOf, marginsFor, prepare } from './fitting.ts'
import type { Fitted, Prepared } from './fitting.ts'
import { nearDuplicates, partsOf } from './folds.ts'
import { qualityOf } from './measure.ts'
import type { Judged, Quality } from './measure.ts'
import { Model, nearestOf } from './model.ts'
import type { Facts, Parts } from './model.ts'
import { longestFor, normalOf, PLANS } from './views.ts'
import type { Message, Normal } from './views.ts'

export interface Example extends Message {
  readonly label: string
}

export interface LearnOptions {
  readonly madeAt: string
  readonly erased?: number
  /** Called now and then with what share of the work is done, in [0, 1]. */
  readonly progress?: (share: number) => void
}

/** Of those it names without a person's look, so many are to be right. */
const RIGHT = 0.95
/** So few of the known kinds are taken for something outside them, by how far they are from all labels … */
const LOST = 0.05
/** … and by how few of their words were ever seen. */
const STRANGE = 0.01

/** At least two labels, or there is nothing to tell apart: the caller refuses that with words. */
export function learnModel(examples: readonly Example[], options: LearnOptions): Model {
  const progress = options.progress ?? (() => {})
  const labels = [...new Set(examples.map(({ label }) => label))].toSorted()
  if (labels.length < 2) throw new Error('a model needs two labels')
  const indices = new Map(labels.map((label, index) => [label, index]))
  const of = Uint16Array.from(examples, ({ label }) => indices.get(label) ?? 0)
  const messages = examples.map(normalOf)
  const longest = longestFor(examples.length)
  const prepared = prepare(messages, longest, (done) => progress((0.15 * done) / examples.length))
  const crossed = crossFit(prepared, messages, of, labels.length, (share) =>
    progress(0.15 + 0.65 * share),
  )
  const all = Uint32Array.from(examples.keys())
  const fitted = fit(prepared, all, of, labels.length)
  progress(0.98)
  const facts: Facts = {
    version: 1,
    madeAt: options.madeAt,
    fingerprint: fingerprintOf(examples),
    erased: options.erased ?? 0,
    rows: examples.length,
    labels,
    longest,
    scale: crossed.scale,
    threshold: crossed.threshold,
    outside: crossed.outside,
    strange: crossed.strange,
    quality: crossed.quality,
    parts: crossed.parts,
  }
  return new Model(facts, partsFrom(prepared, fitted, labels.length))
}

interface Crossed {
  readonly scale: Scale
  readonly threshold: number
  readonly outside: number
  readonly strange: number
  readonly quality: Quality
  readonly parts: number
}

function crossFit(
  prepared: Prepared,
  messages: readonly Normal[],
  labels: Uint16Array,
  count: number,
  progress: (share: number) => void,
): Crossed {
  const parts = prepared.rows < 3_000 ? 5 : 3
  const part = partsOf(labels, nearDuplicates(messages), parts, 1)
  const margins: Float64Array[] = []
  const known: number[] = []
  for (let out = 0; out < parts; out += 1) {
    const rows = Uint32Array.from(labels.keys()).filter((row) => part[row] !== out)
    const fitted = fit(prepared, rows, labels, count)
    for (const [row, fallen] of part.entries()) {
      if (fallen !== out) continue
      margins[row] = marginsFor(fitted, row, count)
      known.push(knownOf(prepared, fitted, row))
    }
    progress((out + 1) / parts)
  }
  const right = [...labels]
  const scale = learnScale(margins, right, { machines: PLANS.length, labels: count })
  const judged = margins.map((said, row): Judged => {
    const chances = new Float64Array(count)
    chancesInto(said, scale, chances)
    return { right: right[row] as number, chances }
  })
  return {
    scale,
    parts,
    threshold: thresholdOf(judged),
    outside: quantile(
      margins.map((said) => nearestOf(said, scale, count)),
      LOST,
    ),
    strange: 0.8 * quantile(known, STRANGE),
    quality: qualityOf(judged, count),
  }
}

/** The least confidence above which so many are right as RIGHT asks for; never below an even chance. */
function thresholdOf(judged: readonly Judged[]): number {
  const known = judged
    .map(({ right, chances }) => {
      const confidence = Math.max(...chances)
      return { confidence, hit: chances[right] === confidence }
    })
    .toSorted((a, b) => b.confidence - a.confidence)
  let hits = 0
  let threshold = 0.9
  for (const [at, { confidence, hit }] of known.entries()) {
    if (hit) hits += 1
    if (hits / (at + 1) >= RIGHT) threshold = confidence
  }
  return Math.max(0.5, threshold)
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? -Infinity
}

/** Only features that tell something are kept. */
function partsFrom(prepared: Prepared, { rarities, machines }: Fitted, count: number): Parts {
  const views = [...prepared.views].map(([name, { keys }]) => {
    const rarity = rarities.get(name) as Float32Array
    const kept = Uint32Array.from(keys.keys()).filter((id) => rarity[id] !== 0)
    return {
      name,
      all: keys.length,
      kept,
      keys: kept.map((id) => keys[id] as number),
      rarity: Float32Array.from(kept, (id) => rarity[id] as number),
    }
  })
  return {
    views: views.map(({ name, keys, rarity }) => ({ name, keys, rarity })),
    machines: machines.map(({ weights, bias }, at) => {
      const seen = (PLANS[at]?.sees ?? []).map(([name]) => views.find((one) => one.name === name))
      const rows = seen.reduce((sum, one) => sum + (one?.kept.length ?? 0), 0)
      const made = new Float32Array(rows * count)
      let offset = 0
      let to = 0
      for (const one of seen) {
        for (const id of one?.kept ?? []) {
          const from = (offset + id) * count
          made.set(weights.subarray(from, from + count), to)
          to += count
        }
        offset += one?.all ?? 0
      }
      return { weights: made, bias }
    }),
  }
}

/** Names exactly these examples, in whatever order they came. */
export function fingerprintOf(examples: readonly Example[]): string {
  const rows = examples.map(({ title, text, label }) =>
    createHash('sha256')
      .update(JSON.stringify([label, title, text]))
      .digest('hex'),
  )
  return createHash('sha256').update(rows.toSorted().join('\n')).digest('hex')
}
