/** Shares as they are shown: out of rounded counts alone, so that they tell nothing the counts do not. Pure. */
import { LEAST_OF_RATE, SLACK } from './rounding.ts'
import { bandOf, wilson } from './statistics.ts'
import type { Band, Interval } from './statistics.ts'

export interface Rate extends Interval {
  /** At least so many cases. */
  readonly n: number
}

/** `hits` of `n`, both as shown. Null: too few to say. The bounds hold whatever the counts behind are. */
export function rateOf(hits: number, n: number): Rate | null {
  if (n < LEAST_OF_RATE) return null
  const most = n + SLACK.part
  // Half-way between the least and the most that the counts behind can come to: 30 of 30 is not 100%.
  const middle = (hits / most + Math.min(1, (hits + SLACK.part) / n)) / 2
  return {
    n,
    low: wilson(Math.min(hits, most), most).low,
    share: middle,
    high: wilson(Math.min(hits + SLACK.part, n), n).high,
  }
}

/** Null: too few of one's own, or of all. */
export function bandBeside(own: Rate | null, all: Rate | null): Band | null {
  return own === null || all === null ? null : bandOf(own, all.share)
}
