/** Numbers that look random and are the same for the same seed: the demo city is always the same city. */
import type { Randomness } from '../src/matters/index.ts'

export interface DemoRandom extends Randomness {
  /** In [0, 1). */
  fraction(): number
}

/** Mulberry32: small, even enough for a demonstration, and no use to anybody for secrets. */
export function demoRandom(seed: number): DemoRandom {
  let state = seed >>> 0
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(fraction() * limit)
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => below(16).toString(16)).join('')
  return {
    fraction,
    below,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${(8 + below(4)).toString(16)}${hex(3)}-${hex(12)}`,
  }
}
