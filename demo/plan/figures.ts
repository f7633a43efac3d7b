/** The values of the plan's series: what each month adds, by how the leaf goes. */
import type { DemoRandom } from '../random.ts'
import { BEFORE, OVER } from './calendar.ts'
import type { Course, Leaf } from './types.ts'

/** What a year's work is made of, month by month: slow around the Spring Festival, most in summer and autumn. */
const SHARES = [0.05, 0.05, 0.08, 0.09, 0.09, 0.09, 0.09, 0.09, 0.1, 0.1, 0.09, 0.08]

/** What comes of a month's share. */
const PACE: Readonly<Record<Course, (month: number) => number>> = {
  steady: () => 1.13,
  early: () => 1.27,
  slow: () => 0.9,
  stalled: (month) => (month < 6 ? 1.08 : 0.22),
  recovering: (month) => (month < 4 ? 0.45 : 1.5),
}

export interface LeafFigures {
  /** Cumulative, one a month, the year before first. */
  readonly values: readonly number[]
  /** What it had at the end of the year before: the baseline of this year's target. */
  readonly baseline: number
  readonly goal: number
  /** What last year's target asked for. */
  readonly goalBefore: number
}

export function figuresOf(leaf: Leaf, decimals: number, random: DemoRandom): LeafFigures {
  const round = (value: number) => Number(value.toFixed(decimals))
  const planned = round(leaf.add * 0.92)
  const values: number[] = []
  let sum = 0
  for (let n = 0; n < BEFORE + OVER; n += 1) {
    const isBefore = n < BEFORE
    const month = n % 12
    const pace = PACE[isBefore ? (leaf.before ?? 'steady') : leaf.course](month)
    const share = (SHARES[month] ?? 0) * (isBefore ? planned : leaf.add)
    sum += share * pace * (0.92 + 0.16 * random.fraction())
    values.push(round(sum))
  }
  const baseline = values[BEFORE - 1] ?? 0
  return { values, baseline, goal: round(baseline + leaf.add), goalBefore: planned }
}
