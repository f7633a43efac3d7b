import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heatOf, heatParts } from './heat.ts'
import type { Spoken } from './heat.ts'

const DAY = 86_400_000
const NOW = 400 * DAY

const said = (voice: string, day: number, clicks = 0, danger = false): Spoken => ({
  voice,
  at: day * DAY,
  clicks,
  danger,
  seconds: 0,
})

const spoken = fc.array(
  fc.record({
    voice: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    at: fc.integer({ min: 0, max: 400 }).map((day) => day * DAY),
    clicks: fc.integer({ min: -50, max: 3000 }),
    danger: fc.boolean(),
    seconds: fc.integer({ min: 0, max: 5 }),
  }),
  { minLength: 1, maxLength: 60 },
)

const heat = (all: readonly Spoken[]): number => heatOf(heatParts(all, NOW))

describe('heat', () => {
  it('lies between nothing and a hundred, and the order of the messages is none of its business', () => {
    fc.assert(
      fc.property(spoken, (all) => {
        expect(heat(all)).toBeGreaterThan(0)
        expect(heat(all)).toBeLessThan(100)
        expect(heat(all.toReversed())).toBeCloseTo(heat(all), 9)
      }),
    )
  })

  it('is moved little by one person, however often they say it', () => {
    fc.assert(
      fc.property(spoken, fc.integer({ min: 2, max: 51 }), (all, times) => {
        const once = [...all, said('loud', 400)]
        const often = [...all, ...Array.from({ length: times }, () => said('loud', 400))]
        expect(heat(often)).toBeCloseTo(heat(once), 9)
      }),
    )
  })

  it('of fifty-one messages of one person stays below that of three quiet people', () => {
    const loud = Array.from({ length: 51 }, (_, at) => said('loud', 300 + at * 2, 40, true))
    expect(heat(loud)).toBeLessThan(heat([said('a', 380), said('b', 390), said('c', 380)]))
  })

  it('of a brigade of clicks is worth less than half as many voices again', () => {
    fc.assert(
      fc.property(spoken, (all) => {
        const quiet = all.map((one) => ({ ...one, clicks: 0 }))
        const brigade = all.map((one) => ({ ...one, clicks: 1_000_000 }))
        const { voices, ...rest } = heatParts(quiet, NOW)
        expect(heat(brigade)).toBeGreaterThanOrEqual(heat(quiet))
        expect(heat(brigade)).toBeLessThanOrEqual(heatOf({ ...rest, voices: voices * 1.5 }) + 1e-9)
      }),
    )
    expect(heat([said('a', 400, 2_097)])).toBeLessThan(heat([said('a', 400), said('b', 400)]))
  })

  it('grows with voices, with danger and with nearness in time', () => {
    const two = [said('a', 390), said('b', 390)]
    expect(heat([...two, said('c', 390)])).toBeGreaterThan(heat(two))
    expect(heat([said('a', 390, 0, true), said('b', 390)])).toBeGreaterThan(heat(two))
    expect(heat([said('a', 200), said('b', 200)])).toBeLessThan(heat(two))
  })

  it('counts whoever seconds as whoever says it', () => {
    const seconded = { ...said('a', 390), seconds: 4 }
    const said5 = ['a', 'b', 'c', 'd', 'e'].map((voice) => said(voice, 390))
    expect(heat([seconded])).toBeCloseTo(heat(said5), 9)
  })

  it('is the published figure', () => {
    const parts = { voices: 10, clicks: 0, recency: 1, harm: 1, age: 1 }
    expect(heatOf(parts)).toBe(50)
    expect(heatOf({ ...parts, recency: 0, harm: 0, age: 0 })).toBeCloseTo(50 * 0.6 * 0.8 * 0.9, 9)
  })

  it('counts what has no date as said long ago', () => {
    const parts = heatParts([{ voice: 'a', at: null, clicks: 0, danger: false, seconds: 0 }], NOW)
    expect(parts).toEqual({ voices: 1, clicks: 0, recency: 0, harm: 0, age: 0 })
  })
})
