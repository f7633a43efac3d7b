/** What is usual, to hold ours against. */
import type { Judged } from '../src/routing/classify/measure.ts'
import { Counter, rarityOf, weigh } from '../src/routing/classify/rows.ts'
import { learnMachine, marginsOf } from '../src/routing/classify/svm.ts'
import type { Example } from '../src/routing/classify/training.ts'
import { normalOf } from '../src/routing/classify/views.ts'
import { eachGram } from '../src/routing/text/index.ts'

export interface Decided {
  readonly examples: readonly Example[]
  readonly labels: readonly string[]
  /** Label of every row, from 0. */
  readonly of: Uint16Array
}

/** One linear machine over TF-IDF of runs of one to three characters. */
export function plainly(
  { examples, labels, of }: Decided,
  taught: readonly number[],
  tried: readonly number[],
): readonly Judged[] {
  const counter = new Counter()
  for (const example of examples) {
    const { title, text } = normalOf(example)
    eachGram(`${title} ${text}`, { to: 3 }, (gram) => counter.add(gram, 1))
    counter.endRow()
  }
  const { counted } = counter.done()
  const rows = weigh(counted, rarityOf(counted, Uint32Array.from(taught), 1))
  const machine = learnMachine({
    rows,
    features: counted.features,
    of: Uint32Array.from(taught),
    labels: of,
    count: labels.length,
    cost: 1,
  })
  return tried.map((row) => {
    const chances = new Float64Array(labels.length)
    marginsOf(machine, rows, row, chances)
    return { right: of[row] as number, chances }
  })
}
