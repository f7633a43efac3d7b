/** The three laws over random walks of every kind. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KINDS } from '../../src/kinds/index.ts'
import { foundProperty } from '../support/found-property.ts'
import { closingsJudge } from './laws.ts'
import { comesToAnEnd, walk } from './walk.ts'
import type { Walk } from './walk.ts'

const walks = (length: number): fc.Arbitrary<Walk> =>
  fc.record({
    city: fc.nat(2 ** 31 - 1),
    // To the last days of the last year that has a calendar, and beyond.
    start: fc.nat(3 * 365),
    steps: fc.array(fc.nat(2 ** 31 - 1), { minLength: 5, maxLength: length, size: 'max' }),
  })

describe.each([...KINDS, foundProperty].map((kind) => [kind.name, kind] as const))(
  'the laws of %s',
  (_name, kind) => {
    it('hold at every step of random walks, and from everywhere there is a way to the end', () => {
      const met = new Map<string, number>()
      fc.assert(
        fc.property(walks(140), fc.nat(), (one, seed) => {
          const { house, told, refused } = walk([kind], one)
          for (const { matter } of told)
            met.set(matter.state.name, (met.get(matter.state.name) ?? 0) + 1)
          for (const [code, times] of refused) met.set(code, (met.get(code) ?? 0) + times)
          for (const id of house.matters.keys()) comesToAnEnd(house, id, seed)
        }),
        { numRuns: Number(process.env['WALKS'] ?? 150), endOnFailure: !process.env['SHRINK'] },
      )
      // The walks have been everywhere, and the law was put to the test.
      if (process.env['WALKS_SHOW']) console.log(Object.fromEntries(met))
      for (const state of Object.keys(kind.states))
        expect([state, met.get(state) ?? 0]).not.toEqual([state, 0])
      expect(met.get('own_work') ?? 0).toBeGreaterThan(0)
    })

    it('lets nobody close what they might have done', () => {
      closingsJudge(kind)
    })
  },
)
