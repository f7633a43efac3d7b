/** Each law catches what breaks it: a kind with one flaw, walked like any other. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { declareKind, faultsOf } from '../../src/kernel/index.ts'
import { deltasOf } from '../../src/matters/tally.ts'
import { closingsJudge, countsReconcile, thirdLaw } from './laws.ts'
import { PLANTED, SOUND } from './planted.ts'
import { comesToAnEnd, walk } from './walk.ts'
import type { Walk } from './walk.ts'

const walks: fc.Arbitrary<Walk> = fc.record({
  city: fc.nat(2 ** 31 - 1),
  start: fc.nat(1000),
  steps: fc.array(fc.nat(2 ** 31 - 1), { minLength: 30, maxLength: 60, size: 'max' }),
})

const sound = declareKind(SOUND)

function walkAll(kind: typeof sound, runs: number): void {
  closingsJudge(kind)
  fc.assert(
    fc.property(walks, fc.nat(), (one, seed) => {
      const { house } = walk([kind], one)
      for (const id of house.matters.keys()) comesToAnEnd(house, id, seed)
    }),
    { numRuns: runs, endOnFailure: true, seed: 7 },
  )
}

describe('a planted flaw', () => {
  it('is the only thing wrong: without one the laws hold', () => {
    expect(() => walkAll(sound, 60)).not.toThrow()
  })

  it.each(PLANTED)('is caught: %s', (_flaw, law, kind) => {
    let said = ''
    try {
      walkAll(kind, 1200)
    } catch (error) {
      said = `${String(error)} ${String((error as Error).cause)}`
    }
    expect(said).toMatch(law)
  })

  it('is caught: an event is lost, doubled or moved', () => {
    const { house } = walk([sound], {
      city: 3,
      start: 1,
      steps: Array.from({ length: 80 }, (_, n) => n * 7919),
    })
    const [id, matter] = [...house.matters].find(([, one]) => one.n >= 3) ?? []
    if (!id || !matter) throw new Error('the walk went nowhere')
    const events = house.events.get(id) ?? []
    expect(() => thirdLaw(sound, matter, events)).not.toThrow()
    expect(() => thirdLaw(sound, matter, events.slice(0, -1))).toThrow('third law')
    expect(() => thirdLaw(sound, matter, [...events, ...events.slice(-1)])).toThrow()
    const moved = events.with(1, { ...events[1]!, at: '2020-01-01T00:00:00.000Z' })
    expect(() => thirdLaw(sound, matter, moved)).toThrow('third law')
  })

  it('is caught: a delta that forgets where the matter was', () => {
    const { house, told } = walk([sound], {
      city: 3,
      start: 1,
      steps: Array.from({ length: 80 }, (_, n) => n * 7919),
    })
    expect(() => countsReconcile(told, house.matters.values())).not.toThrow()
    const forgetful = (_before: unknown, after: Parameters<typeof deltasOf>[1]) =>
      deltasOf(null, after)
    expect(() => countsReconcile(told, house.matters.values(), forgetful)).toThrow('third law')
  })
})

describe('a declaration that cannot work is refused when it is made', () => {
  it.each([
    [
      'an act of an unknown role',
      { acts: { ...SOUND.acts, close: { ...SOUND.acts['close']!, by: ['ghost'] } } },
      /no role ghost/,
    ],
    [
      'a state nothing leads to',
      { acts: Object.fromEntries(Object.entries(SOUND.acts).filter(([name]) => name !== 'close')) },
      /closed: nothing leads there/,
    ],
    [
      'no act that opens it',
      { acts: Object.fromEntries(Object.entries(SOUND.acts).filter(([name]) => name !== 'ask')) },
      /no act opens it/,
    ],
    [
      'a second person for an act that is not there',
      { acts: { ...SOUND.acts, close: { ...SOUND.acts['close']!, otherThan: 'propose' } } },
      /no act propose/,
    ],
  ] as const)('%s', (_what, change, said) => {
    expect(() => declareKind({ ...SOUND, ...change })).toThrow(said)
    expect(faultsOf(sound)).toEqual([])
  })
})
