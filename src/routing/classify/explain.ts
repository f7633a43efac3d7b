/** Which words of a message speak for a label: what the machines made of it, laid back on the text it came from. */
import { wordsOf } from '../text/index.ts'
import type { Model } from './model.ts'
import { weightOf } from './rows.ts'
import type { Machine } from './svm.ts'
import { normalOf, PLANS, viewsWith } from './views.ts'
import type { Message, ViewName } from './views.ts'

interface Met {
  readonly id: number
  readonly count: number
  readonly part: 0 | 1
  readonly from: number
  readonly to: number
}

const TELLING = /\p{L}/u

/** The words that speak most for the label against the others, the strongest first. */
export function wordsFor(model: Model, message: Message, label: string, most: number): string[] {
  const index = model.facts.labels.indexOf(label)
  if (index === -1) return []
  const normal = normalOf(message)
  const weights = {
    title: new Float64Array(normal.title.length),
    text: new Float64Array(normal.text.length),
  }
  for (const met of contributions(model, normal, index)) {
    const onto = met.part === 0 ? weights.title : weights.text
    const each = met.speaks / (met.to - met.from)
    for (let at = met.from; at < met.to; at += 1) onto[at] = (onto[at] as number) + each
  }
  const sums = new Map<string, number>()
  const parts = [
    [normal.title, weights.title],
    [normal.text, weights.text],
  ] as const
  for (const [text, speaks] of parts) {
    let at = 0
    for (const word of wordsOf(text)) {
      let sum = 0
      for (let to = at; to < at + word.length; to += 1) sum += speaks[to] as number
      at += word.length
      if (word.length > 1 && TELLING.test(word)) sums.set(word, (sums.get(word) ?? 0) + sum)
    }
  }
  return [...sums]
    .filter(([, sum]) => sum > 0)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([word]) => word)
}

function* contributions(
  model: Model,
  normal: { readonly title: string; readonly text: string },
  label: number,
): Generator<{ part: 0 | 1; from: number; to: number; speaks: number }> {
  const { facts, parts } = model
  const count = facts.labels.length
  const seen = new Map<ViewName, readonly Met[]>()
  for (const view of viewsWith(facts.longest)) {
    const met: Met[] = []
    view.each(normal, (key, n, part, from, to) => {
      const id = model.indexOf(view.name, key)
      if (id !== -1) met.push({ id, count: n, part, from, to })
    })
    seen.set(view.name, met)
  }
  for (const [m, { sees }] of PLANS.entries()) {
    const { weights } = parts.machines[m] as Machine
    const scale = facts.scale.machines[m] as number
    let offset = 0
    for (const [name, weight] of sees) {
      const met = seen.get(name) ?? []
      const rarity = parts.views.find((view) => view.name === name)?.rarity ?? new Float32Array()
      const totals = new Map<number, number>()
      for (const { id, count: n } of met) totals.set(id, (totals.get(id) ?? 0) + n)
      const values = new Map(
        [...totals].map(([id, n]) => [id, weightOf(n, rarity[id] as number)] as const),
      )
      const norm = Math.sqrt([...values.values()].reduce((sum, v) => sum + v * v, 0)) || 1
      for (const { id, count: n, part, from, to } of met) {
        const base = (offset + id) * count
        let mean = 0
        for (let k = 0; k < count; k += 1) mean += (weights[base + k] as number) / count
        const value = ((values.get(id) as number) * weight * n) / (totals.get(id) as number) / norm
        yield { part, from, to, speaks: scale * value * ((weights[base + label] as number) - mean) }
      }
      offset += rarity.length
    }
  }
}
