/** Words that are added later, and drafts: read as a first text is. */
import { describe, expect, it } from 'vitest'
import type { Json } from '../../kernel/index.ts'
import { HOUR, later, RESIDENT } from '../../../tests/support/acting.ts'
import {
  after,
  answered,
  dispatched,
  due,
  inHand,
  operator,
  owed,
  received,
  stage,
  state,
  walks,
} from '../../../tests/support/request.ts'

const WORDS = { words: '又出事了' }
const added = (more: Record<string, Json>): Record<string, Json> => ({
  added: { danger: [], accuses: false, seal: null, ...more },
  publication: null,
})
const sealing = (more: Record<string, Json> = {}) =>
  added({ accuses: true, seal: { units: ['works'], outside: false, stranded: ['works'], ...more } })

describe('what is added', () => {
  it('hurries a matter where it speaks of danger, and never gives it more time', () => {
    const one = inHand()
    one.readings = added({ danger: ['gas'] })
    one.now = later(one.now, HOUR)
    expect(walks(one, [['add', RESIDENT, 'in_hand', WORDS]])).toEqual([])
    expect(state(one)['danger']).toBe(true)
    expect(due(one, 'whole')).toBe(after(5, one.now))
    const standing = due(one, 'whole')
    one.now = later(one.now, 2 * HOUR)
    expect(walks(one, [['add', RESIDENT, 'in_hand', WORDS]])).toEqual([])
    expect(due(one, 'whole')).toBe(standing)
    const waiting = received()
    waiting.readings = added({ danger: ['gas'] })
    expect(walks(waiting, [['add', RESIDENT, 'received', WORDS]])).toEqual([])
    expect(due(waiting, 'dispatch')).toBe(after(1))
  })

  it('changes nothing where it says nothing of the kind', () => {
    const one = dispatched()
    one.readings = added({})
    const before = one.matter
    expect(walks(one, [['add', RESIDENT, 'dispatched', WORDS]])).toEqual([])
    expect(one.matter.state).toEqual(before.state)
    expect(one.matter.clocks).toEqual(before.clocks)
    expect(one.matter.sealed).toBeNull()
  })

  it('is sealed with the matter where it accuses, which leaves the unit it accuses', () => {
    const one = inHand()
    one.readings = sealing()
    expect(walks(one, [['add', RESIDENT, 'received', WORDS]])).toEqual([])
    expect(one.matter.sealed).toEqual({ accusedUnits: ['works'], accusedPosts: [] })
    expect(one.matter.bindings.filter(({ until }) => until === null)).toEqual([])
    expect(owed(one)).toEqual(['dispatcher dispatch dispatch'])
    const answer = answered()
    answer.readings = sealing({ stranded: [] })
    expect(walks(answer, [['add', RESIDENT, 'answered', WORDS]])).toEqual([])
    expect(answer.matter.sealed).not.toBeNull()
    const nobody = inHand()
    nobody.readings = sealing({ units: [], outside: true })
    expect(walks(nobody, [['add', RESIDENT, 'handed_over', WORDS]])).toEqual([])
  })

  it('is not sealed where whoever adds it says that it accuses nobody', () => {
    const one = inHand()
    one.readings = sealing()
    expect(walks(one, [['add', RESIDENT, 'in_hand', { ...WORDS, accuses: false }]])).toEqual([])
    expect(one.matter.sealed).toBeNull()
  })
})

describe('a draft', () => {
  const sent = (signs: Record<string, Json>, input: Record<string, Json> = {}) => {
    const one = stage()
    one.must('draft', operator, { text: '巷口有煤气味' })
    one.readings = { signs, outside_only: false }
    one.must('submit', operator, input)
    return one
  }

  it('is read when it is sent, and hurried or sealed as what comes in at once', () => {
    const dangerous = sent({ danger: ['gas'], accuses: false, units: [], outside: false })
    expect(state(dangerous)).toMatchObject({ name: 'received', danger: true })
    expect(due(dangerous, 'dispatch')).toBe(after(1))
    const accusing = { danger: [], accuses: true, units: ['works'], outside: false }
    expect(sent(accusing).matter.sealed).toEqual({ accusedUnits: ['works'], accusedPosts: [] })
    expect(sent(accusing, { accuses: false }).matter.sealed).toBeNull()
    expect(state(sent({ ...accusing, outside: true }))).toMatchObject({ name: 'handed_over' })
  })
})
