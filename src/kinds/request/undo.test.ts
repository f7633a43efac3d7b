/** Taking back: the same person, half an hour, and only while nothing else has happened. */
import { describe, expect, it } from 'vitest'
import { HOUR, official, RESIDENT } from '../../../tests/support/acting.ts'
import type { Acting } from '../../../tests/support/acting.ts'
import {
  dispatched,
  dispatcher,
  DISPATCH,
  DONE,
  due,
  inHand,
  lead,
  owed,
  received,
  state,
  supervisor,
  walks,
  WHY,
} from '../../../tests/support/request.ts'
import { replay } from '../../kernel/index.ts'
import { request } from '../index.ts'

const MINUTE = HOUR / 60

/** All that a matter is, but for what an event always moves. */
function standing({ matter }: Acting) {
  const { n: _n, changedAt: _at, hands: _hands, doers: _doers, undo: _undo, ...rest } = matter
  const bound = rest.bindings.flatMap(({ role, unit, until }) =>
    until === null ? [`${role} ${unit}`] : [],
  )
  return { ...rest, bindings: bound }
}

describe('taking back', () => {
  it.each([
    ['dispatch', 'recall', received(), dispatcher, DISPATCH],
    ['accept', 'unaccept', dispatched(), lead, {}],
    ['object', 'withdraw_objection', dispatched(), lead, { grounds: WHY }],
    ['escalate', 'unescalate', inHand(), lead, { reason: WHY }],
    ['claim_done', 'take_back', inHand({}, { check_required: true }), lead, { answers: DONE }],
  ] as const)('%s by %s leaves everything as it was', (act, back, one, actor, input) => {
    one.wait(3 * MINUTE)
    const before = standing(one)
    one.must(act, actor, input)
    expect(standing(one)).not.toEqual(before)
    one.wait(10 * MINUTE)
    one.must(back, actor)
    expect(standing(one)).toEqual(before)
    // It is an act like any other: both are in the course, and it cannot be taken back itself.
    expect(one.events.slice(-2).map((event) => event.act)).toEqual([act, back])
    expect(one.try(back, actor)?.code).toMatch(/not_in_this_state|nothing_to_take_back/u)
    expect(replay(request, one.events)).toEqual(one.matter)
  })

  it('puts the very dates back, and gains nobody time', () => {
    const one = received()
    const date = due(one, 'dispatch')
    for (let round = 0; round < 3; round += 1) {
      one.wait(20 * MINUTE)
      expect(walks(one, [['dispatch', dispatcher, 'dispatched', DISPATCH]])).toEqual([])
      one.wait(20 * MINUTE)
      expect(walks(one, [['recall', dispatcher, 'received']])).toEqual([])
      expect(due(one, 'dispatch')).toBe(date)
    }
    expect(owed(one)).toEqual(['dispatcher dispatch dispatch'])
  })

  it('brings a support back with its date', () => {
    const one = inHand({}, { check_required: true })
    one.must('ask_support', lead, { unit: 'power', task: '停电一小时' })
    const date = due(one, 'support:power')
    one.must('claim_done', lead, { answers: DONE })
    expect(due(one, 'support:power')).toBeUndefined()
    one.must('take_back', lead)
    expect(due(one, 'support:power')).toBe(date)
    expect(
      one.matter.bindings.filter(({ role, until }) => role === 'support' && until === null),
    ).toHaveLength(1)
  })

  it('is only for whoever did it', () => {
    const one = dispatched()
    const another = official(['dispatch'], 'hotline', { post: 'second dispatcher' })
    expect(one.try('recall', another)?.code).toBe('taken_by_another')
    expect(one.try('recall', lead)?.code).toBe('not_your_role')
    // The same person in another post is the same person.
    expect(one.does('recall', { ...another, person: dispatcher.person })).toBe('received')
  })

  it('ends after half an hour', () => {
    const one = dispatched()
    one.wait(30 * MINUTE)
    expect(one.does('recall', dispatcher)).toBe('received')
    one.must('dispatch', dispatcher, DISPATCH)
    one.wait(30 * MINUTE + 1)
    expect(one.try('recall', dispatcher)?.code).toBe('too_late_to_take_back')
  })

  it('ends when anything else happens, but not for what changes nothing', () => {
    const one = dispatched()
    one.must('note', lead, { words: '已去现场' })
    one.must('open_identity', lead, { reason: '核对地点' })
    expect(one.matter.undo?.by).toBe('recall')
    one.must('urge', RESIDENT, {})
    expect(one.try('recall', dispatcher)?.code).toBe('nothing_to_take_back')
  })

  it('never takes back what the resident has been told', () => {
    const one = inHand()
    one.must('claim_done', lead, { answers: DONE })
    expect(state(one)['name']).toBe('answered')
    expect(one.try('take_back', lead)?.code).toBe('not_in_this_state')
    const told = Object.entries(request.acts).filter(
      ([, act]) => act.undo !== undefined && act.notifies?.includes('resident'),
    )
    // The answer alone is announced; its own act is there only while it is not shown.
    expect(told.map(([name]) => name)).toEqual(['claim_done'])
    expect(request.acts['take_back']?.from).toEqual(['claimed'])
  })

  it('leaves nothing to take back once it is sealed', () => {
    const one = dispatched()
    one.must('propose_seal', dispatcher, { reason: '反映承办单位的人' })
    one.must('seal', supervisor, { unit: 'power' })
    expect(one.matter.undo).toBeUndefined()
  })
})
