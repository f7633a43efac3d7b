import { describe, expect, it } from 'vitest'
import { bandOf, quantile, wilson } from './statistics.ts'

describe('wilson', () => {
  it.each([
    // Published examples: Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i lies between %f and %f', (hits, n, low, high) => {
    expect(wilson(hits, n).low).toBeCloseTo(low, 4)
    expect(wilson(hits, n).high).toBeCloseTo(high, 4)
  })

  it('says of 7 of 7 no more than that it is above 64%', () => {
    expect(wilson(7, 7)).toMatchObject({ share: 1, high: 1 })
    expect(wilson(7, 7).low).toBeCloseTo(0.6457, 4)
  })

  it('refuses what cannot be', () => {
    expect(() => wilson(1, 0)).toThrow(RangeError)
    expect(() => wilson(3, 2)).toThrow(RangeError)
  })
})

describe('quantile', () => {
  it('is a value that occurs, by nearest rank', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    expect([0.1, 0.5, 0.9, 1].map((p) => quantile(values, p))).toEqual([1, 5, 9, 10])
    expect(quantile([], 0.5)).toBe(null)
    expect(() => quantile(values, 0)).toThrow(RangeError)
  })
})

describe('bands', () => {
  it('never put 7 of 7 above a city of 80%, and 700 of 700 do', () => {
    expect(bandOf(wilson(7, 7), 0.8)).toBe('alike')
    expect(bandOf(wilson(700, 700), 0.8)).toBe('above')
    expect(bandOf(wilson(500, 700), 0.8)).toBe('below')
  })
})
