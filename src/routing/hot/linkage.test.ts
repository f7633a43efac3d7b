import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupsOf } from './linkage.ts'

describe('groups', () => {
  it('do not come of a chain of pairs each like the next', () => {
    const chain = Array.from({ length: 9 }, (_, at) => ({
      one: at,
      other: at + 1,
      likelihood: 0.9,
    }))
    expect(Math.max(...groupsOf(10, chain, 0.4).map((group) => group.length))).toBeLessThan(5)
  })

  it('come of pairs that are likely all round', () => {
    const pairs = [
      { one: 0, other: 1, likelihood: 0.9 },
      { one: 0, other: 2, likelihood: 0.5 },
      { one: 1, other: 2, likelihood: 0.4 },
      { one: 3, other: 4, likelihood: 0.7 },
      { one: 2, other: 3, likelihood: 0.3 },
    ]
    expect(groupsOf(6, pairs, 0.4)).toEqual([
      [0, 1, 2],
      [3, 4],
    ])
  })

  it('share no member, hold nothing that was not there, and are as likely as asked', () => {
    const pair = fc.record({
      one: fc.integer({ min: 0, max: 19 }),
      other: fc.integer({ min: 20, max: 39 }),
      likelihood: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    const arbitrary = fc.uniqueArray(pair, {
      maxLength: 120,
      selector: ({ one, other }) => `${one} ${other}`,
    })
    fc.assert(
      fc.property(arbitrary, fc.double({ min: 0.05, max: 0.9, noNaN: true }), (pairs, least) => {
        const groups = groupsOf(40, pairs, least)
        const members = groups.flat()
        expect(new Set(members).size).toBe(members.length)
        for (const group of groups) {
          const inside = new Set(group)
          const sum = pairs
            .filter(({ one, other }) => inside.has(one) && inside.has(other))
            .reduce((all, { likelihood }) => all + likelihood, 0)
          expect(group.length).toBeGreaterThan(1)
          expect(sum).toBeGreaterThanOrEqual(least * (group.length - 1) - 1e-9)
        }
      }),
    )
  })
})
