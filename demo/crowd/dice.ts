/** Draws from one seeded stream, so that the same seed tells the same city. */
import { demoRandom } from '../random.ts'

export interface Dice {
  readonly fraction: () => number
  /** Whole, both ends included. */
  from(least: number, most: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T extends { readonly weight: number }>(list: readonly T[]): T
}

export function diceOf(seed: number): Dice {
  const { fraction, below } = demoRandom(seed)
  const pick = <T>(list: readonly T[]): T => {
    const one = list[below(list.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }
  return {
    fraction,
    from: (least, most) => least + below(most - least + 1),
    chance: (share) => fraction() < share,
    pick,
    weighted(list) {
      const sum = list.reduce((all, { weight }) => all + weight, 0)
      let left = fraction() * sum
      return list.find(({ weight }) => (left -= weight) < 0) ?? pick(list)
    },
  }
}
