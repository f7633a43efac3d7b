/** The kernel carries the kinds to come: four sketches, walked like any other kind. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/kernel/index.ts'
import { rulebookOf } from '../../src/matters/index.ts'
import type { Readings } from './house.ts'
import { closingsJudge } from './laws.ts'
import { SKETCHES } from './sketches/index.ts'
import { comesToAnEnd, walk } from './walk.ts'
import type { Walk } from './walk.ts'

const READINGS: Readings = {
  ballot_result: (_house, _deed, chance) => (chance.maybe(0.7) ? 'chosen' : 'not chosen'),
  /** Two posts above whoever asks, never their own. */
  chain: ({ city }, { actor }, chance) => {
    const own = actor.as === 'official' ? actor.post : ''
    const posts = [...city.org.posts.keys()].filter((post) => post !== own)
    const first = chance.one(posts)
    return [first, chance.one(posts.filter((post) => post !== first))]
  },
  also_away: (_house, _deed, chance) => chance.maybe(0.2),
  shortest_window: ({ rules, now }) => addDays(rulebookOf(rules).dayOf(now), 10),
  undisposed: (_house, _deed, chance) => chance.below(2),
}

const walks: fc.Arbitrary<Walk> = fc.record({
  city: fc.nat(2 ** 31 - 1),
  start: fc.nat(2 * 365),
  steps: fc.array(fc.nat(2 ** 31 - 1), { minLength: 5, maxLength: 80, size: 'max' }),
})

describe.each(SKETCHES.map((kind) => [kind.name, kind] as const))('%s', (_name, kind) => {
  it('keeps the laws at every step and comes to an end', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(walks, fc.nat(), (one, seed) => {
        const { house, told } = walk([kind], one, READINGS)
        for (const { matter } of told) met.add(matter.state.name)
        for (const id of house.matters.keys()) comesToAnEnd(house, id, seed)
      }),
      { numRuns: 40, endOnFailure: true },
    )
    expect(Object.keys(kind.states).filter((state) => !met.has(state))).toEqual([])
    expect(() => closingsJudge(kind)).not.toThrow()
  })
})
