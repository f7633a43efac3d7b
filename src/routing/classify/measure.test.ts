import { describe, expect, it } from 'vitest'
import { qualityOf } from './measure.ts'

const judged = (right: number, ...chances: number[]) => ({
  right,
  chances: Float64Array.from(chances),
})

describe('quality', () => {
  it('is what one works out by hand', () => {
    const quality = qualityOf(
      [
        judged(0, 0.9, 0.1, 0),
        judged(0, 0.2, 0.7, 0.1),
        judged(1, 0.15, 0.85, 0),
        judged(2, 0.6, 0.3, 0.1),
      ],
      3,
    )
    expect(quality.n).toBe(4)
    expect(quality.accuracy).toBe(0.5)
    expect(quality.firstTwo).toBe(0.75)
    // Label 0: 1 of 2 found, 1 of 2 said; label 1: 1 of 1 found, 1 of 2 said; label 2: nothing.
    expect(quality.macroF1).toBeCloseTo((0.5 + 2 / 3 + 0) / 3, 9)
    // The surest 70 % of four are two: 0.9 and 0.85, both right.
    expect(quality.surest).toBe(1)
    // Bins: .9 right, .85 right, .7 wrong, .6 wrong.
    expect(quality.calibrationError).toBeCloseTo((0.1 + 0.15 + 0.7 + 0.6) / 4, 9)
  })
})
