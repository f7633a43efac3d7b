/** A model: what it says of a message, how sure it is, and which words speak for it. */
import { chancesInto } from './chances.ts'
import type { Scale } from './chances.ts'
import { orderOf } from './measure.ts'
import type { Quality } from './measure.ts'
import { Vocabulary, weightOf } from './rows.ts'
import type { Machine } from './svm.ts'
import { normalOf, PLANS, viewsWith } from './views.ts'
import type { Message, Normal, View, ViewName } from './views.ts'

export interface Facts {
  /** Of the form of these facts and of what lies beside them. */
  readonly version: 1
  readonly madeAt: string
  /** Of the examples: the same in whatever order they came. */
  readonly fingerprint: string
  /** How many matters the city had erased by then; 0 where it came out of a sheet. */
  readonly erased: number
  readonly rows: number
  readonly labels: readonly string[]
  /** Characters of the longest run that is looked at. */
  readonly longest: number
  readonly scale: Scale
  /** Below this confidence a person must look. */
  readonly threshold: number
  /** Nearer to no label than this: outside all that it knows. */
  readonly outside: number
  /** A smaller share of its words known than this: outside as well. */
  readonly strange: number
  /** On rows that the machines had not seen, part by part. */
  readonly quality: Quality
  readonly parts: number
}

export interface Parts {
  readonly views: readonly {
    readonly name: ViewName
    readonly keys: Uint32Array
    readonly rarity: Float32Array
  }[]
  readonly machines: readonly Machine[]
}

export type Outcome =
  /** It is sure enough. */
  | 'named'
  /** A person must look. */
  | 'unsure'
  /** Nothing that it has learnt is like this. */
  | 'outside'
  /** There is nothing to go by. */
  | 'empty'

export interface Choice {
  readonly label: string
  /** Calibrated: of those with 0.8, four of five are right. */
  readonly chance: number
}

export interface Named {
  readonly outcome: Outcome
  /** All labels, the likeliest first. */
  readonly choices: readonly Choice[]
}

interface Ready {
  readonly view: View
  readonly vocabulary: Vocabulary
  readonly rarity: Float32Array
  readonly counts: Float32Array
  readonly touched: Uint32Array
}

export class Model {
  readonly facts: Facts
  readonly parts: Parts
  readonly #ready: ReadonlyMap<ViewName, Ready>

  constructor(facts: Facts, parts: Parts) {
    this.facts = facts
    this.parts = parts
    const views = viewsWith(facts.longest)
    this.#ready = new Map(
      parts.views.map(({ name, keys, rarity }) => {
        const view = views.find((one) => one.name === name)
        if (!view) throw new Error(`a model with a view nobody knows: ${name}`)
        return [
          name,
          {
            view,
            vocabulary: Vocabulary.of(keys),
            rarity,
            counts: new Float32Array(keys.length),
            touched: new Uint32Array(keys.length),
          },
        ]
      }),
    )
  }

  /** What every machine says, machine after machine; how many features, and what share of the words, it knows. */
  margins(message: Normal): {
    readonly margins: Float64Array
    readonly features: number
    readonly known: number
  } {
    const count = this.facts.labels.length
    const margins = new Float64Array(PLANS.length * count)
    const seen = new Map<ViewName, { readonly length: number; readonly norm: number }>()
    let features = 0
    let share = 1
    for (const [name, ready] of this.#ready) {
      const { length, norm, known } = countInto(ready, message)
      seen.set(name, { length, norm })
      features += length
      if (name === 'words') share = known
    }
    for (const [m, { sees }] of PLANS.entries()) {
      const { weights, bias } = this.parts.machines[m] as Machine
      const into = margins.subarray(m * count, (m + 1) * count)
      into.set(bias)
      let offset = 0
      for (const [name, weight] of sees) {
        const { touched, counts, rarity } = this.#ready.get(name) as Ready
        const { length, norm } = seen.get(name) as { length: number; norm: number }
        for (let at = 0; at < length; at += 1) {
          const id = touched[at] as number
          const value = (weight * weightOf(counts[id] as number, rarity[id] as number)) / norm
          const base = (offset + id) * count
          for (let k = 0; k < count; k += 1)
            into[k] = (into[k] as number) + value * (weights[base + k] as number)
        }
        offset += rarity.length
      }
    }
    for (const [name, { length }] of seen) {
      const { touched, counts } = this.#ready.get(name) as Ready
      for (let at = 0; at < length; at += 1) counts[touched[at] as number] = 0
    }
    return { margins, features, known: share }
  }

  /** -1: it knows nothing of the feature. */
  indexOf(view: ViewName, key: number): number {
    return this.#ready.get(view)?.vocabulary.find(key) ?? -1
  }

  suggest(message: Message): Named {
    const normal = normalOf(message)
    const { labels, scale, threshold, outside, strange } = this.facts
    const { margins, features, known } = this.margins(normal)
    const chances = new Float64Array(labels.length)
    chancesInto(margins, scale, chances)
    const choices = orderOf(chances).map((k) => ({
      label: labels[k] as string,
      chance: chances[k] as number,
    }))
    const first = choices[0]?.chance ?? 0
    const outcome =
      features === 0
        ? 'empty'
        : known < strange || nearestOf(margins, scale, labels.length) < outside
          ? 'outside'
          : first < threshold
            ? 'unsure'
            : 'named'
    return { outcome, choices }
  }
}

function countInto(
  { view, vocabulary, rarity, counts, touched }: Ready,
  message: Normal,
): { length: number; norm: number; known: number } {
  let length = 0
  let all = 0
  let known = 0
  view.each(message, (key, count) => {
    const id = vocabulary.find(key)
    all += count
    if (id === -1) return
    known += count
    if (counts[id] === 0) {
      touched[length] = id
      length += 1
    }
    counts[id] = (counts[id] as number) + count
  })
  let square = 0
  for (let at = 0; at < length; at += 1) {
    const id = touched[at] as number
    square += weightOf(counts[id] as number, rarity[id] as number) ** 2
  }
  return { length, norm: Math.sqrt(square) || 1, known: all === 0 ? 1 : known / all }
}

/** How near the nearest label is, all machines together. */
export function nearestOf(said: Float64Array, { machines }: Scale, count: number): number {
  const all = machines.reduce((sum, weight) => sum + weight, 0) || 1
  let nearest = -Infinity
  for (let k = 0; k < count; k += 1) {
    let sum = 0
    for (const [m, weight] of machines.entries()) sum += weight * (said[m * count + k] as number)
    nearest = Math.max(nearest, sum / all)
  }
  return nearest
}
