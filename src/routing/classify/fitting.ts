/** Machines from counted rows: each plan's views weighed by the rows it learns from, and nothing else. */
import { Counter, beside, rarityOf, weigh } from './rows.ts'
import type { Counted, Weighed } from './rows.ts'
import { learnMachine, marginsOf } from './svm.ts'
import type { Machine } from './svm.ts'
import { PLANS, viewsWith } from './views.ts'
import type { Normal, ViewName } from './views.ts'

export interface Prepared {
  readonly rows: number
  readonly views: ReadonlyMap<ViewName, { readonly counted: Counted; readonly keys: Uint32Array }>
  readonly least: ReadonlyMap<ViewName, number>
}

export function prepare(
  messages: readonly Normal[],
  longest: number,
  tick: (done: number) => void = () => {},
): Prepared {
  const views = viewsWith(longest)
  const counters = views.map((view) => ({ view, counter: new Counter() }))
  for (const [row, message] of messages.entries()) {
    for (const { view, counter } of counters) {
      view.each(message, (key, count) => counter.add(key, count))
      counter.endRow()
    }
    tick(row + 1)
  }
  return {
    rows: messages.length,
    views: new Map(counters.map(({ view, counter }) => [view.name, counter.done()])),
    least: new Map(views.map(({ name, least }) => [name, least])),
  }
}

export interface Fitted {
  readonly rarities: ReadonlyMap<ViewName, Float32Array>
  readonly machines: readonly Machine[]
  /** What a machine sees of every row, of those learnt from and of the others. */
  readonly seen: readonly Weighed[]
}

export function fit(
  prepared: Prepared,
  of: Uint32Array,
  labels: Uint16Array,
  count: number,
): Fitted {
  const rarities = new Map<ViewName, Float32Array>()
  const weighed = new Map<ViewName, { rows: Weighed; features: number }>()
  for (const [name, { counted }] of prepared.views) {
    const rarity = rarityOf(counted, of, of.length < 200 ? 1 : (prepared.least.get(name) ?? 1))
    rarities.set(name, rarity)
    weighed.set(name, { rows: weigh(counted, rarity), features: counted.features })
  }
  const seen: Weighed[] = []
  const machines = PLANS.map(({ cost, sees }) => {
    const parts = sees.map(([name, weight]) => {
      const view = weighed.get(name)
      if (!view) throw new Error(`no view ${name}`)
      return { ...view, weight }
    })
    const rows = beside(parts)
    seen.push(rows)
    const features = parts.reduce((sum, part) => sum + part.features, 0)
    return learnMachine({ rows, features, of, labels, count, cost })
  })
  return { rarities, machines, seen }
}

/** What all machines say of one row, machine after machine. */
export function marginsFor({ machines, seen }: Fitted, row: number, count: number): Float64Array {
  const all = new Float64Array(machines.length * count)
  for (const [at, machine] of machines.entries())
    marginsOf(machine, seen[at] as Weighed, row, all.subarray(at * count, (at + 1) * count))
  return all
}

/** What share of a row's words the rows learnt from had as well. */
export function knownOf({ views }: Prepared, { rarities }: Fitted, row: number): number {
  const words = views.get('words')?.counted
  const rarity = rarities.get('words')
  if (!words || !rarity) throw new Error('no view of words')
  let known = 0
  let all = 0
  const end = words.starts[row + 1] as number
  for (let at = words.starts[row] as number; at < end; at += 1) {
    const count = words.counts[at] as number
    all += count
    if (rarity[words.ids[at] as number] !== 0) known += count
  }
  return all === 0 ? 1 : known / all
}
