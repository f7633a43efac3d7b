import { describe, expect, it } from 'vitest'
import { fixedClock, scaledClock } from './clock.ts'

describe('a scaled clock', () => {
  it('begins where it is told and runs so many times as fast', () => {
    const real = fixedClock('2026-11-24T05:00:00.000Z')
    const clock = scaledClock('2026-12-01T00:00:00.000Z', 60, real)
    expect(clock.now()).toBe('2026-12-01T00:00:00.000Z')
    real.advance(1_000)
    expect(clock.now()).toBe('2026-12-01T00:01:00.000Z')
    real.advance(59_000)
    expect(clock.now()).toBe('2026-12-01T01:00:00.000Z')
  })

  it('begins at an instant or not at all', () => {
    expect(() => scaledClock('tomorrow', 2)).toThrow(RangeError)
  })
})
