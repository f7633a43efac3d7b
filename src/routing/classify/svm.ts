/**
 * Linear support vector machines, one for each label against the rest, learnt together by coordinate
 * descent in the dual (Hsieh, Chang, Lin, Keerthi, Sundararajan: A dual coordinate descent method for
 * large-scale linear SVM, ICML 2008; squared hinge loss). All labels of a feature lie side by side, so
 * a row is read once for all of them.
 */
import { randomOf } from './random.ts'
import type { Weighed } from './rows.ts'

export interface Task {
  readonly rows: Weighed
  readonly features: number
  /** Rows learnt from. */
  readonly of: Uint32Array
  /** Label of every row, from 0. */
  readonly labels: Uint16Array
  readonly count: number
  /** How dearly a mistake is paid; more follows the examples closer. */
  readonly cost: number
}

export interface Machine {
  /** Of feature f and label k at `f * count + k`. */
  readonly weights: Float32Array
  /** Of each label, without any feature. */
  readonly bias: Float32Array
}

const MOST_PASSES = 30
const CLOSE_ENOUGH = 0.03

export function learnMachine({ rows, features, of, labels, count, cost }: Task): Machine {
  const weights = new Float32Array(features * count)
  const bias = new Float32Array(count)
  const alphas = new Float32Array(of.length * count)
  const diagonal = diagonalOf(of, labels, count, cost)
  const order = Uint32Array.from(of.keys())
  const random = randomOf(0x5eed)
  const margins = new Float64Array(count)
  const steps = new Float64Array(count)
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    random.shuffle(order)
    let worst = 0
    for (const place of order) {
      const row = of[place] as number
      const begin = rows.starts[row] as number
      const end = rows.starts[row + 1] as number
      for (let k = 0; k < count; k += 1) margins[k] = bias[k] as number
      // The bias is a feature that every row has.
      let square = 1
      for (let at = begin; at < end; at += 1) {
        const value = rows.values[at] as number
        const base = (rows.ids[at] as number) * count
        square += value * value
        for (let k = 0; k < count; k += 1)
          margins[k] = (margins[k] as number) + value * (weights[base + k] as number)
      }
      let moved = false
      for (let k = 0; k < count; k += 1) {
        const side = labels[row] === k ? 1 : -1
        const own = diagonal[side === 1 ? k : count] as number
        const alpha = alphas[place * count + k] as number
        const slope = side * (margins[k] as number) - 1 + alpha * own
        const projected = alpha === 0 ? Math.min(slope, 0) : slope
        steps[k] = 0
        if (Math.abs(projected) < 1e-9) continue
        worst = Math.max(worst, Math.abs(projected))
        const next = Math.max(alpha - slope / (square + own), 0)
        alphas[place * count + k] = next
        steps[k] = (next - alpha) * side
        if (steps[k] !== 0) moved = true
      }
      if (!moved) continue
      for (let at = begin; at < end; at += 1) {
        const value = rows.values[at] as number
        const base = (rows.ids[at] as number) * count
        for (let k = 0; k < count; k += 1)
          weights[base + k] = (weights[base + k] as number) + value * (steps[k] as number)
      }
      for (let k = 0; k < count; k += 1) bias[k] = (bias[k] as number) + (steps[k] as number)
    }
    if (worst < CLOSE_ENOUGH) break
  }
  return { weights, bias }
}

/** 1 / 2C of each label's own rows, and of all others last; a rare label's mistakes cost as much in all. */
function diagonalOf(
  of: Uint32Array,
  labels: Uint16Array,
  count: number,
  cost: number,
): Float64Array {
  const having = new Float64Array(count)
  for (const row of of)
    having[labels[row] as number] = (having[labels[row] as number] as number) + 1
  const known = having.filter((n) => n > 0).length
  const own = Array.from(having, (n) => 0.5 / (cost * (of.length / (known * Math.max(n, 1)))))
  return Float64Array.from([...own, 0.5 / cost])
}

/** What each label's machine says of a row: above 0, for it. */
export function marginsOf(machine: Machine, rows: Weighed, row: number, into: Float64Array): void {
  const count = into.length
  for (let k = 0; k < count; k += 1) into[k] = machine.bias[k] as number
  const end = rows.starts[row + 1] as number
  for (let at = rows.starts[row] as number; at < end; at += 1) {
    const value = rows.values[at] as number
    const base = (rows.ids[at] as number) * count
    for (let k = 0; k < count; k += 1)
      into[k] = (into[k] as number) + value * (machine.weights[base + k] as number)
  }
}
