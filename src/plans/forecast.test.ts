import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/index.ts'
import { backtest, forecastOf, valueAt } from './forecast.ts'
import type { Measured, Point } from './forecast.ts'

const metric = { baseline: 0, goal: 100, direction: 'at_least' } as const
const month = (n: number) => addDays('2025-01-01', Math.round(n * 30.4))

/** Values at the end of each month, from what each month adds. */
function courseOf(adds: readonly number[], more: Partial<Measured> = {}): Measured {
  let sum = 0
  const points = adds.map((add, n): Point => {
    sum += add
    return { on: month(n + 1), value: sum }
  })
  return { metric, start: month(0), deadline: month(11), points, ...more }
}

describe('a forecast', () => {
  it('says nothing before there are three values', () => {
    expect(forecastOf(courseOf([9, 9]))).toBeNull()
  })

  it('is calm where the pace is enough, and names the day', () => {
    const forecast = forecastOf(courseOf([10, 10, 10, 10, 10]))
    expect(forecast).toMatchObject({ warns: false, by: 'pace', last: { value: 50 } })
    expect(forecast?.atDeadline).toBeGreaterThan(105)
    expect(forecast?.expectedOn).toMatch(/^2025-1[01]-/)
  })

  it('warns when the pace breaks off, months before the deadline', () => {
    const forecast = forecastOf(courseOf([10, 10, 10, 10, 1, 1, 0, 1]))
    expect(forecast).toMatchObject({ warns: true })
    expect(forecast?.atDeadline).toBeLessThan(60)
  })

  it('knows the year: what is slow in spring every year is no alarm', () => {
    const shares = [3, 3, 6, 10, 10, 11, 12, 12, 12, 11, 8, 6]
    const years = courseOf([...shares, ...shares.slice(0, 4)], {
      metric: { ...metric, baseline: 104, goal: 200 },
      start: month(12),
      deadline: month(23),
    })
    expect(forecastOf(years)).toMatchObject({ by: 'season', warns: false })
    const slow = courseOf([...shares, ...shares.slice(0, 4).map((share) => share * 0.7)], {
      metric: { ...metric, baseline: 104, goal: 200 },
      start: month(12),
      deadline: month(23),
    })
    expect(forecastOf(slow)).toMatchObject({ by: 'season', warns: true })
  })

  it('works downwards too: less energy each quarter', () => {
    const down = (each: number): Measured => ({
      metric: { baseline: 0.41, goal: 0.35, direction: 'at_most' },
      start: month(0),
      deadline: month(12),
      points: [1, 2, 3, 4, 5, 6].map((n) => ({ on: month(n), value: 0.41 - each * n })),
    })
    expect(forecastOf(down(0.0052))).toMatchObject({ warns: false })
    expect(forecastOf(down(0.003))).toMatchObject({ warns: true })
  })

  it('changes by no value that comes after the day it is made', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 20 }),
        (adds) => {
          const course = courseOf(adds)
          const known = course.points.slice(0, 3)
          expect(forecastOf({ ...course, points: known })?.last).toEqual(known.at(-1))
        },
      ),
    )
  })

  it('one wild value among five does not turn it', () => {
    const calm = forecastOf(courseOf([10, 10, 10, 10, 10, 10]))
    const wild = courseOf([10, 10, 10, 10, 10, 10]).points.map((point, n) =>
      n === 3 ? { ...point, value: point.value * 1.4 } : point,
    )
    expect(forecastOf(courseOf([], { points: wild }))?.warns).toBe(calm?.warns)
  })
})

describe('a value between two others', () => {
  it('goes evenly', () => {
    const points = [
      { on: '2026-01-01', value: 0 },
      { on: '2026-01-11', value: 100 },
    ]
    expect(valueAt(points, '2026-01-06')).toBe(50)
    expect(valueAt(points, '2025-01-06')).toBe(0)
    expect(valueAt(points, '2027-01-06')).toBe(100)
  })
})

describe('looking back', () => {
  /** Years that go well and years that break off, with the noise of real months. */
  function years(seed: number): readonly Measured[] {
    let state = seed
    const chance = () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return state / 2_147_483_648
    }
    const shares = [4, 4, 7, 9, 9, 9, 10, 10, 10, 10, 9, 9]
    return Array.from({ length: 400 }, () => {
      const pace = 0.85 + chance() * 0.35
      const stops = chance() < 0.25 ? 4 + Math.floor(chance() * 4) : 12
      const noise = () => 0.8 + chance() * 0.4
      const before = shares.map((share) => share * noise())
      const now = shares.map((share, n) => share * noise() * (n < stops ? pace : 0.15))
      const baseline = before.reduce((sum, add) => sum + add, 0)
      return courseOf([...before, ...now.slice(0, 11)], {
        metric: { baseline, goal: baseline + 91, direction: 'at_least' },
        start: month(12),
        deadline: month(23),
      })
    })
  }

  it('warns of most that were missed two months before, and seldom of one that was not', () => {
    const found = backtest(years(7))
    expect(found.courses).toBe(400)
    expect(found.missed).toBeGreaterThan(100)
    expect(found.precision).toBeGreaterThan(0.8)
    expect(found.recall).toBeGreaterThan(0.85)
    expect(found.days).toBeGreaterThan(75)
  })

  it('has nothing to say of what was never warned of', () => {
    expect(backtest([courseOf([20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20])])).toMatchObject({
      missed: 0,
      precision: null,
      recall: null,
      days: null,
    })
  })
})
