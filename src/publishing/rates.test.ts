import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandBeside, rateOf } from './rates.ts'
import { down } from './rounding.ts'
import { wilson } from './statistics.ts'

describe('shares out of rounded counts', () => {
  it('have bounds that hold whatever the counts behind are', () => {
    const counts = fc
      .integer({ min: 30, max: 5000 })
      .chain((n) => fc.tuple(fc.nat(n), fc.constant(n)))
    fc.assert(
      fc.property(counts, ([hits, n]) => {
        const truth = wilson(hits, n)
        const rate = rateOf(down(hits), down(n))
        expect(rate?.low).toBeLessThanOrEqual(truth.low + 1e-12)
        expect(rate?.high).toBeGreaterThanOrEqual(truth.high - 1e-12)
        expect(rate?.share).toBeGreaterThanOrEqual(rate?.low ?? 1)
        expect(rate?.share).toBeLessThanOrEqual(rate?.high ?? 0)
      }),
      { numRuns: 2000 },
    )
  })

  it('are the same for all counts that are shown alike', () => {
    expect(rateOf(down(39), down(39))).toEqual(rateOf(down(30), down(33)))
  })

  it('are not given below thirty, and never put a few above the city', () => {
    expect(rateOf(20, 20)).toBe(null)
    expect(bandBeside(rateOf(20, 20), rateOf(800, 1000))).toBe(null)
    expect(bandBeside(rateOf(30, 30), rateOf(800, 1000))).toBe('alike')
    expect(bandBeside(rateOf(2900, 3000), rateOf(800, 1000))).toBe('above')
  })
})
