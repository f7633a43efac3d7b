/** The three laws over random walks of every kind. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KINDS } from '../../src/kinds/index.ts'
import { foundProperty } from '../support/found-property.ts'
import { closingsJudge } from './laws.ts'
import { chanceOf } from './random.ts'
import { comesToAnEnd, openedWith, walk } from './walk.ts'
import type { Walk } from './walk.ts'

const LENGTH = 140
// To the last days of the last year that has a calendar, and beyond.
const DAYS = 3 * 365

// Small numbers are nothing special here: seeds that lean to them walk the same ways again.
const walks: fc.Arbitrary<Walk> = fc.noBias(
  fc.record({
    city: fc.nat(2 ** 31 - 1),
    start: fc.nat(DAYS),
    steps: fc.array(fc.nat(2 ** 31 - 1), { minLength: 5, maxLength: LENGTH, size: 'max' }),
  }),
)

/** Twice as long as any other: what lies far from the beginning is met sooner. */
function longWalk(seed: number): Walk {
  const chance = chanceOf(seed)
  const any = () => chance.below(2 ** 31 - 1)
  return { city: any(), start: chance.below(DAYS), steps: Array.from({ length: 2 * LENGTH }, any) }
}

describe.each([...KINDS, foundProperty].map((kind) => [kind.name, kind] as const))(
  'the laws of %s',
  (_name, kind) => {
    it('hold at every step of random walks, and from everywhere there is a way to the end', () => {
      const met = new Set<string>()
      const asked = (one: Walk, seed: number) => {
        const { house, told, refused } = walk(openedWith(kind), one)
        for (const { matter } of told) if (matter.kind === kind.name) met.add(matter.state.name)
        for (const code of refused.keys()) met.add(code)
        for (const id of house.matters.keys()) comesToAnEnd(house, id, seed)
      }
      fc.assert(fc.property(walks, fc.nat(), asked), {
        numRuns: Number(process.env['WALKS'] ?? 120),
        endOnFailure: !process.env['SHRINK'],
      })
      // The walks have been everywhere, and somebody was refused their own work.
      const isDone = Object.values(kind.roles).some((role) => role.is === 'bound' && role.doer)
      const wanted = [...Object.keys(kind.states), ...(isDone ? ['own_work'] : [])]
      const unmet = () => wanted.filter((one) => !met.has(one))
      const [first = 0] = fc.sample(fc.noBias(fc.nat()), 1)
      for (let tries = 0; tries < 2000 && unmet().length > 0; tries += 1)
        asked(longWalk(first + tries), tries)
      expect(unmet()).toEqual([])
    })

    it('lets nobody close what they might have done', () => {
      expect(() => closingsJudge(kind)).not.toThrow()
    })
  },
)
