import { describe, expect, it } from 'vitest'
import type { Unit } from '../../org/index.ts'
import type { Rules } from '../../rules/index.ts'
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
})
