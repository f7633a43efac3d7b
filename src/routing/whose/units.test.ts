import { describe, expect, it } from 'vitest'
import type { Unit } from '../../org/index.ts'
import type { Rules } from '../../rules/index.ts'
import { randomOf } from '../classify/random.ts'
import { unitsBy } from './units.ts'

const unit = (id: string, level: 1 | 2 | 3): [string, Unit] => [
  id,
  { id, externalId: null, parent: null, level, name: { zh: id, en: id } },
]
const UNITS = new Map([unit('city', 1), unit('district', 2), unit('street', 3), unit('other', 2)])
const basis = { zh: '某法第一条', en: 'a law' }

/** Of demolition only the city and districts have the power; the duty list names the district. */
const rules = {
  dutiesFor: (category: string) =>
    category === 'demolition'
      ? [{ category, level: 2, unitFunction: 'housing', unit: 'district', basis, version: 1 }]
      : [],
  powerOf: (category: string, level: number) => ({
    has: category !== 'demolition' || level < 3,
    rule: basis,
  }),
} as unknown as Rules
const went = (category: string, to: string, division: string | null = null, times = 1) =>
  Array.from({ length: times }, () => ({ category, unit: to, division }))

describe('whose a category is', () => {
  it('never becomes that of a level without the power, however often it was sent there', () => {
    const unitsOf = unitsBy(went('demolition', 'street', null, 50), [], UNITS, rules)
    expect(unitsOf('demolition', null)).toEqual([
      { unit: 'district', chance: 1, reason: 'listed', basis },
    ])
  })

  it('is where such things went, in the district first', () => {
    const decided = [
      ...went('lamp', 'city', '990103', 6),
      ...went('lamp', 'street', '990102001', 2),
    ]
    const unitsOf = unitsBy(decided, [], UNITS, rules)
    expect(unitsOf('lamp', null)[0]?.unit).toBe('city')
    expect(unitsOf('lamp', '990102')[0]?.unit).toBe('street')
    expect(unitsOf('lamp', null).reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 9)
  })

  it('follows a ruling against what was usual, and says that it was ruled', () => {
    const unitsOf = unitsBy(went('lamp', 'city', null, 6), went('lamp', 'other'), UNITS, rules)
    expect(unitsOf('lamp', null)[0]).toMatchObject({ unit: 'other', reason: 'ruled' })
  })

  it('is nobody’s that is no more', () => {
    expect(unitsBy(went('lamp', 'gone', null, 3), [], UNITS, rules)('lamp', null)).toEqual([])
  })

  it.each([0.05, 0.3])(
    'is as sure as it is right, where %f go elsewhere for no reason',
    (slips) => {
      const { next: random } = randomOf(7)
      const some = (count: number) =>
        Array.from({ length: count }, () => {
          const category = `c${Math.floor(random() * 40)}`
          const own = Number(category.slice(1)) % 2 === 0 ? 'city' : 'district'
          const to = random() < slips ? 'other' : own
          return { category, division: random() < 0.5 ? '990102' : '990103', unit: to }
        })
      // Few of each category and place: shares alone would be far too unsure, or too sure.
      const unitsOf = unitsBy(some(400), [], UNITS, rules)
      const firsts = some(2_000).map(({ category, division, unit: became }) => {
        const [first] = unitsOf(category, division)
        return { chance: first?.chance ?? 0, isRight: first?.unit === became }
      })
      const sure = firsts.reduce((sum, { chance }) => sum + chance, 0) / firsts.length
      const right = firsts.filter(({ isRight }) => isRight).length / firsts.length
      expect(Math.abs(sure - right)).toBeLessThan(0.05)
      const surest = firsts.toSorted((a, b) => b.chance - a.chance).slice(0, 1_000)
      const least = surest.at(-1)?.chance ?? 1
      expect(surest.filter(({ isRight }) => isRight).length / 1_000).toBeGreaterThan(least - 0.06)
    },
  )
})
