/** F1 to F3: whoever has all tables of all weeks, and a solver, learns of no hidden figure. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundsOf, equalsOf, knownOf, valuesIn } from '../../tests/support/attack.ts'
import type { Known } from '../../tests/support/attack.ts'
import { STANDINGS } from './observe.ts'
import type { Observation } from './observe.ts'
import { SLACK, STEP } from './rounding.ts'
import { Tabulation } from './tables.ts'
import type { Inputs, Tables } from './tables.ts'

const inputs: Inputs = {
  year: 2026,
  through: '2026-03-29',
  categories: [
    ['fees', 'fairness', false],
    ['gas', 'safety', false],
    ['lamp', 'safety', true],
    ['noise', 'environment', true],
    ['wage', 'income', false],
  ],
  districts: ['990102', '990103', '990104'],
  units: ['housing', 'labour', 'urban'],
  calendar: {
    version: 'test',
    zone: '+08:00',
    firstKnown: '2026-01-01',
    lastKnown: '2026-12-31',
    hours: [['09:00', '17:00']],
    holidays: [],
    makeups: [],
  },
}

const pick = (rank: number, from: readonly string[]) =>
  from[Math.floor(rank * rank * from.length)] ?? ''
const rank = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

/** Skewed as life is: most from one district, of one sort. */
const observation: fc.Arbitrary<Observation> = fc
  .tuple(rank, rank, rank, rank, rank)
  .map(([a, b, c, d, e]) => ({
    openedOn: pick(a, ['2026-01-10', '2026-03-10', '2026-02-10']),
    category: pick(b, ['lamp', 'noise', 'wage', 'gas', 'fees', '']),
    division: pick(c, ['990102001', '990103', '', '990104003']),
    unit: pick(d, ['urban', 'housing', 'labour', '']),
    standing: pick(e, STANDINGS) as Observation['standing'],
    solved: null,
    satisfied: null,
    silence: null,
    reopened: false,
    wait: null,
  }))

function tablesOf(observations: readonly Observation[]): Tables {
  const tabulation = new Tabulation(inputs)
  for (const one of observations) tabulation.add(one)
  return tabulation.tables()
}

const cities = fc.array(observation, { minLength: 20, maxLength: 260, size: 'max' })

/** Of every figure shown as "fewer than ten", those that can be narrowed to fewer than ten values. */
function narrowed(known: readonly Known[]) {
  const hidden = known.filter(({ from }) => from === 0)
  return boundsOf(known, equalsOf(inputs), hidden).filter((one) => valuesIn(one) < STEP)
}

describe('one release', () => {
  it('shows no count below ten, and nothing but tens', () => {
    fc.assert(
      fc.property(cities, (observations) => {
        const counts = Object.values(tablesOf(observations)).flatMap((rows) =>
          rows.flatMap(({ keys: _keys, ...row }) => Object.values(row)),
        )
        for (const count of counts) if (typeof count === 'number') expect(count % STEP).toBe(0)
      }),
      { numRuns: 50 },
    )
  })

  it('has the same rows and says the same of none as of nine', () => {
    const none = tablesOf([])
    const nine = tablesOf(Array.from({ length: 9 }, () => ({ ...example, wait: 'open' as const })))
    expect(nine).toEqual(none)
  })

  it('leaves every hidden figure ten possible values at least, by linear programs', () => {
    fc.assert(
      fc.property(cities, (observations) => {
        expect(narrowed(knownOf(inputs, tablesOf(observations)))).toEqual([])
      }),
      { numRuns: 16 },
    )
  }, 240_000)

  it('is caught where only small cells were hidden and sums left whole', () => {
    const tables = tablesOf(
      Array.from({ length: 40 }, (_, at) => ({
        ...example,
        ...(at < 3 ? { division: '990103' } : {}),
      })),
    )
    const naive = knownOf(inputs, tables).map((one) => {
      const exact = { 'city  came_in': 40, 'district 990102 came_in': 37 }[one.name]
      return exact === undefined ? one : { ...one, from: exact, to: exact }
    })
    expect(narrowed(naive).map(({ name }) => name)).toContain('district 990103 came_in')
  })

  it('is caught where sums are not eased: two parts of nine make ten and some', () => {
    const parts: readonly Known[] = ['a', 'b'].map((name) => ({
      name,
      unknowns: [name],
      from: 0,
      to: SLACK.part,
    }))
    const whole: Known = { name: 'whole', unknowns: ['a', 'b'], from: 10, to: 10 + SLACK.part }
    expect(boundsOf([...parts, whole], [], parts).map(valuesIn)).toEqual([9, 9])
    const eased = { ...whole, from: 0, to: SLACK.sum }
    expect(boundsOf([...parts, eased], [], parts).map(valuesIn)).toEqual([10, 10])
  })
})

const example: Observation = {
  openedOn: '2026-03-10',
  category: 'lamp',
  division: '990102',
  unit: 'urban',
  standing: 'done',
  solved: true,
  satisfied: true,
  silence: null,
  reopened: false,
  wait: { days: 2, workingDays: 2 },
}

describe('two releases', () => {
  /** What came in before and what came in between, to whom it is known that nothing ever goes away. */
  function bothOf(before: Tables, after: Tables): readonly Known[] {
    const later = (name: string) => `y${name.slice(1)}`
    const open = (known: readonly Known[]) => known.filter(({ name }) => name.endsWith('came_in'))
    return [
      ...open(knownOf(inputs, before)),
      ...open(knownOf(inputs, after)).map((one) => ({
        ...one,
        name: `after ${one.name}`,
        unknowns: [...one.unknowns, ...one.unknowns.map(later)],
      })),
    ]
  }
  const between = (known: readonly Known[]) =>
    known
      .filter(({ name }) => !name.startsWith('after'))
      .map(({ name, unknowns }) => ({ name, unknowns: unknowns.map((one) => `y${one.slice(1)}`) }))

  it('subtracted from each other leave every difference ten possible values at least', () => {
    fc.assert(
      fc.property(cities, fc.array(observation, { maxLength: 40, size: 'max' }), (first, more) => {
        const known = bothOf(tablesOf(first), tablesOf([...first, ...more]))
        const equals = equalsOf(inputs)
        const later = equals.map(
          ([left, right]) =>
            [
              left.map((one) => `y${one.slice(1)}`),
              right.map((one) => `y${one.slice(1)}`),
            ] as const,
        )
        const targets = [...between(known), ...known.filter(({ from }) => from === 0)]
        const found = boundsOf(known, [...equals, ...later], targets)
        expect(found.filter((one) => valuesIn(one) < STEP)).toEqual([])
      }),
      { numRuns: 12 },
    )
  }, 240_000)

  it('are caught where figures were whole: the difference is who came in between', () => {
    const before = tablesOf(Array.from({ length: 40 }, () => example))
    const after = tablesOf(Array.from({ length: 43 }, () => example))
    const known = bothOf(before, after).map((one) => {
      if (one.name === 'city  came_in') return { ...one, from: 40, to: 40 }
      return one.name === 'after city  came_in' ? { ...one, from: 43, to: 43 } : one
    })
    const city = between(known).filter(({ name }) => name === 'city  came_in')
    expect(boundsOf(known, [], city).map(valuesIn)).toEqual([1])
  })
})
