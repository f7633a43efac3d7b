import { describe, expect, it } from 'vitest'
import type { Matter } from '../kernel/index.ts'
import type { Routed } from '../routing/index.ts'
import type { Rules } from '../rules/index.ts'
import { isTooSeldom, leastOf } from './agreement.ts'
import { chosenFor, forPeople, inputOf, likelyFor } from './choosing.ts'

const MODEL = { madeAt: '2026-11-20T00:00:00.000Z', fingerprint: '0123456789', rows: 300 }
const FIRST = { category: 'lamp', chance: 0.96, words: ['路灯'] }
const ROUTED = {
  outcome: 'named',
  categories: [FIRST],
  units: [],
  precedents: [],
  ruled: 0,
  model: MODEL,
} as unknown as Routed

type More = Readonly<Record<string, unknown>>

const matter = (subject: More = {}, more: More = {}) =>
  ({
    id: 'm1',
    openedOn: '2026-11-23',
    sealed: null,
    state: { name: 'received', asks: [], danger: false },
    subject: {
      title: '路灯不亮',
      text: '巷口的路灯不亮',
      category: null,
      division: null,
      ...subject,
    },
    ...more,
  }) as unknown as Matter

const lamp = { code: 'lamp', sealed: false, channel: null, limitClass: 'general' }
const rules = (category: More = {}, automatic: More = {}) =>
  ({
    category: () => ({ ...lamp, ...category }),
    automatic: [
      { category: 'lamp', isOn: true, confidence: 0.9, from: '2026-11-23', ...automatic },
    ],
  }) as unknown as Rules

const router = {
  unitsOf: () => [{ unit: 'works', chance: 0.97, reason: 'lately' as const, basis: null }],
  ruledTo: (id: string) => ({ r1: 'works', r2: 'power' })[id] ?? null,
}
const NOWHERE = { division: null, places: 0 }
const about = (more: More = {}) => ({
  first: FIRST,
  asked: 0.9,
  routed: ROUTED,
  router,
  placed: NOWHERE,
  ...more,
})
const ruled = (id: string, label: string) => ({
  ...ROUTED,
  precedents: [{ id, label, likeness: 0.4, shared: [], ruled: true }],
})

describe('what a machine may dispatch', () => {
  it('is what it is surer of than the city asks, with the district that the words name', () => {
    expect(likelyFor(matter(), { routed: ROUTED, rules: rules() })).toEqual({
      first: FIRST,
      asked: 0.9,
    })
    const chosen = chosenFor(matter(), about({ placed: { division: '330602', places: 1 } }))
    if (!('choice' in chosen)) throw new Error(chosen.left)
    expect(inputOf(chosen.choice)).toEqual({
      unit: 'works',
      category: 'lamp',
      division: '330602',
      confidence: 93,
      asked: 90,
      said: ['路灯'],
      why: 'lately',
      model: '01234567 2026-11-20',
    })
  })

  it.each([
    ['unsure', { ...ROUTED, outcome: 'outside' }, rules()],
    ['unsure', { ...ROUTED, outcome: 'unsure' }, rules()],
    ['unsure', { ...ROUTED, categories: [] }, rules()],
    ['off', ROUTED, rules({}, { isOn: false })],
    ['off', ROUTED, rules({}, { category: 'water' })],
    // It came in before the switch was set.
    ['off', ROUTED, rules({}, { from: '2026-11-24' })],
    ['off', ROUTED, rules({ sealed: true })],
    ['off', ROUTED, rules({ channel: 'court' })],
    ['off', ROUTED, rules({ limitClass: 'danger' })],
  ])('%s: is left to people by category', (left, routed, known) => {
    expect(likelyFor(matter(), { routed: routed as Routed, rules: known })).toEqual({ left })
  })

  it('is nothing that whoever asked calls otherwise', () => {
    const said = matter({ category: 'water' })
    expect(likelyFor(said, { routed: ROUTED, rules: rules() })).toEqual({ left: 'said_otherwise' })
  })

  it.each([
    ['place', {}, { placed: { division: null, places: 2 } }],
    ['place', { division: '330603' }, { placed: { division: '330602', places: 1 } }],
    ['place', { division: '330603' }, { placed: { division: null, places: 2 } }],
    ['nobody_listed', {}, { router: { ...router, unitsOf: () => [] } }],
    ['ruled_otherwise', {}, { routed: ruled('r1', 'water') }],
    ['ruled_otherwise', {}, { routed: ruled('r2', 'lamp') }],
    ['unsure', {}, { asked: 0.94 }],
    ['unsure', {}, { routed: { ...ROUTED, model: null } }],
  ])('%s: is left to people by place, unit, ruling or doubt', (left, subject, more) => {
    expect(chosenFor(matter(subject), about(more))).toEqual({ left })
  })

  it('may lie within the district that was filled in, and rest on a ruling that says the same', () => {
    const within = matter({ division: '330602' })
    const more = { placed: { division: '330602003', places: 1 }, routed: ruled('r1', 'lamp') }
    expect(chosenFor(within, about(more))).toHaveProperty('choice')
    expect(chosenFor(matter({ division: '330600' }), about(more))).toHaveProperty('choice')
  })

  it('is never sealed, dangerous or an accusation, by state or by words', () => {
    expect(forPeople(matter())).toBeNull()
    expect(forPeople(matter({}, { sealed: { accusedUnits: [], accusedPosts: [] } }))).toBe('sealed')
    expect(forPeople(matter({}, { state: { name: 'received', danger: true } }))).toBe('danger')
    expect(forPeople(matter({ text: '楼道里煤气味很重，有人晕倒了' }))).toBe('danger')
    expect(forPeople(matter({ text: '路灯所的科长收了包工头的红包' }))).toBe('accuses')
  })
})

describe('agreement', () => {
  it('is too seldom only where so few would be chance were the confidence true', () => {
    expect(leastOf(0.9, 40)).toBeCloseTo(0.769, 2)
    expect(isTooSeldom({ n: 40, right: 31 }, 0.9)).toBe(false)
    expect(isTooSeldom({ n: 40, right: 30 }, 0.9)).toBe(true)
    expect(isTooSeldom({ n: 4, right: 0 }, 0.9)).toBe(false)
    expect(isTooSeldom({ n: 5, right: 2 }, 0.9)).toBe(true)
    expect(isTooSeldom({ n: 0, right: 0 }, 0.9)).toBe(false)
  })
})
