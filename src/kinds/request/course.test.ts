/** The course of a request, to the answer. */
import { describe, expect, it } from 'vitest'
import { DOOR, HOUR, official, RESIDENT, START, SYSTEM } from '../../../tests/support/acting.ts'
import {
  after,
  arbiter,
  archivist,
  caller,
  checker,
  DISPATCH,
  dispatched,
  dispatcher,
  DONE,
  due,
  helper,
  inHand,
  lead,
  operator,
  other,
  owed,
  received,
  reviewer,
  rulebook,
  stage,
  state,
  supervisor,
  walks,
  WHY,
} from '../../../tests/support/request.ts'

describe('the ordinary course', () => {
  it('from a message to a judged answer, closed by somebody else and archived', () => {
    expect(
      walks(stage(), [
        ['receive', DOOR, 'received', { text: '巷口的路灯坏了' }],
        ['dispatch', dispatcher, 'dispatched', DISPATCH],
        ['accept', lead, 'in_hand'],
        ['claim_done', lead, 'answered', { answers: DONE }],
        ['judge', RESIDENT, 'judged', { solved: 'yes', satisfied: 'partly' }],
        ['close', lead, 'not_your_role'],
        ['close', official(['call_back'], 'works'), 'own_work'],
        ['close', caller, 'closed'],
        ['urge', RESIDENT, 'not_in_this_state'],
        ['archive', archivist, 'archived'],
      ]),
    ).toEqual([])
  })

  it('by a draft, which its operator submits or discards', () => {
    expect(
      walks(stage(), [
        ['draft', operator, 'draft', { text: '巷口的路灯坏了' }],
        ['submit', operator, 'received', { asks: ['修好路灯', '说明原因'] }],
      ]),
    ).toEqual([])
    expect(
      walks(stage(), [
        ['draft', operator, 'draft', { text: '巷口的路灯坏了' }],
        ['discard', operator, 'withdrawn', { reason: '重复' }],
      ]),
    ).toEqual([])
  })

  it('through a check, where the category says so', () => {
    const one = inHand({}, { check_required: true })
    expect(
      walks(one, [
        ['claim_done', lead, 'claimed', { answers: DONE }],
        ['pass_check', official(['check'], 'works'), 'own_work', { evidence: '现场看过了灯' }],
        ['fail_check', checker, 'rework', { evidence: '第三盏还不亮' }],
        ['claim_done', lead, 'claimed', { answers: DONE }],
        ['pass_check', checker, 'answered', { evidence: '现场看过，三盏都亮' }],
      ]),
    ).toEqual([])
    // A failed check does not use up the resident's first time.
    expect(state(one)['reworks']).toBe(0)
    expect(walks(one, [['judge', RESIDENT, 'rework', { solved: 'no', again: true }]])).toEqual([])
  })

  it('lists what is asked, and an answer addresses each', () => {
    const one = inHand({ asks: ['修好路灯', '说明原因'] })
    expect(one.does('claim_done', lead, { answers: DONE })).toBe('ask_without_answer')
    expect(
      one.does('claim_done', lead, {
        answers: [...DONE, { outcome: 'done', text: '已收悉，感谢您的关注。' }],
      }),
    ).toBe('not_an_answer')
    expect(
      one.does('claim_done', lead, {
        answers: [...DONE, { outcome: 'partly', text: '因电缆老化，月底换完' }],
      }),
    ).toBe('answered')
    // Whoever lists nothing asks for what the title says.
    expect(state(received())['asks']).toEqual(['巷口的路灯坏了'])
  })
})

describe('not ours', () => {
  const proposal = { reason: WHY, channel: 'court' }
  it('takes two people, tells the channel, and can be appealed once, to a third', () => {
    const both = official(['dispatch', 'review'], 'hotline')
    expect(
      walks(received(), [
        ['propose_refusal', both, 'refusal_proposed', proposal],
        ['confirm_refusal', both, 'another_person', { reason: WHY }],
        ['confirm_refusal', reviewer, 'not_ours', { reason: WHY }],
        ['appeal', RESIDENT, 'appealed', { words: '就是你们管' }],
        ['uphold', reviewer, 'another_person', { reason: WHY }],
        ['uphold', both, 'another_person', { reason: WHY }],
        ['uphold', other, 'not_ours', { reason: WHY }],
        ['appeal', RESIDENT, 'reviewed_already', { words: '还是不同意' }],
      ]),
    ).toEqual([])
  })

  it('is overturned by the second person, or on appeal', () => {
    expect(
      walks(received(), [
        ['propose_refusal', dispatcher, 'refusal_proposed', proposal],
        ['overturn_refusal', reviewer, 'received', { reason: '归我们办' }],
        ['hand_over', dispatcher, 'handed_over', { channel: 'court', reason: WHY }],
        ['appeal', RESIDENT, 'appealed', { words: '不是法院的事' }],
        [
          'overturn',
          official(['review'], 'hotline', { person: dispatcher.person }),
          'another_person',
          { reason: '归我们办' },
        ],
        ['overturn', other, 'received', { reason: '归我们办' }],
      ]),
    ).toEqual([])
  })

  it('goes outside at once where it accuses the top, and nobody inside reviews that', () => {
    const one = stage()
    one.readings = { outside_only: true }
    one.must('receive', DOOR, { text: '市长收钱', accuses: true, accused_unit: 'root' })
    expect(state(one)).toMatchObject({ name: 'handed_over', channel: 'discipline_above' })
    expect(one.matter.sealed).toEqual({ accusedUnits: ['root'], accusedPosts: [] })
    expect(one.does('appeal', RESIDENT, { words: '请你们办' })).toBe('nobody_inside')
  })
})

describe('objecting', () => {
  const grounds = { grounds: WHY, proposed: 'power' }
  it('is possible once, within the time to accept; the ruling stands; the whole clock runs on', () => {
    const one = dispatched()
    expect(due(one, 'whole')).toBe(after(120))
    one.wait(10 * HOUR)
    expect(walks(one, [['object', lead, 'objected', grounds]])).toEqual([])
    expect(due(one, 'whole')).toBe(after(120))
    expect(due(one, 'ruling')).toBe(after(35))
    one.wait(20 * HOUR)
    expect(
      walks(one, [
        ['rule', arbiter, 'dispatched', { unit: 'works', reason: WHY }],
        ['object', lead, 'ruled_already', grounds],
        ['accept', lead, 'in_hand'],
      ]),
    ).toEqual([])
    expect(one.matter.clocks['whole']).toMatchObject({ start: START, due: after(120), earlier: [] })
  })

  it('is too late once the time to accept is over', () => {
    const one = dispatched()
    one.wait(24 * HOUR + 1)
    expect(
      walks(one, [
        ['object', lead, 'objection_too_late', grounds],
        ['accept', lead, 'in_hand'],
      ]),
    ).toEqual([])
  })

  it('gives it to the unit that the arbiter names, which then owes it', () => {
    const one = dispatched()
    one.must('object', lead, grounds)
    one.must('rule', arbiter, { unit: 'power', reason: WHY })
    expect(one.does('accept', lead)).toBe('not_your_role')
    expect(one.does('accept', helper)).toBe('in_hand')
  })

  it('is no way round a unit without the power', () => {
    const one = received()
    one.readings = { power: { has: false, rule: '权责清单第七条' } }
    expect(one.try('dispatch', dispatcher, DISPATCH)).toEqual({
      code: 'unit_lacks_power',
      field: 'unit',
      params: { rule: '权责清单第七条' },
    })
  })
})

describe('taking longer', () => {
  it('is told to the resident, once, from the date that stood', () => {
    const one = inHand()
    one.wait(100 * HOUR)
    expect(
      walks(one, [
        ['extend', lead, 'in_hand', { reason: WHY }],
        ['extend', lead, 'extended_once', { reason: WHY }],
      ]),
    ).toEqual([])
    expect(one.matter.clocks['whole']).toMatchObject({ due: after(241), earlier: [after(120)] })
    const late = inHand()
    late.wait(120 * HOUR + 1)
    expect(walks(late, [['extend', lead, 'too_late_to_extend', { reason: WHY }]])).toEqual([])
  })

  it('is not asked for while the date itself is unknown', () => {
    const one = received()
    one.rulebook = rulebook(after(100))
    expect(
      walks(one, [
        ['dispatch', dispatcher, 'dispatched', DISPATCH],
        ['accept', lead, 'in_hand'],
        ['extend', lead, 'date_still_unknown', { reason: WHY }],
      ]),
    ).toEqual([])
    one.rulebook = rulebook()
    expect(walks(one, [['recompute', SYSTEM, 'in_hand', { clock: 'whole' }]])).toEqual([])
    expect(one.matter.clocks['whole']).toMatchObject({ due: after(120), earlier: [null] })
  })

  it('deferred carries a promised day ahead, once', () => {
    const one = inHand()
    expect(
      walks(one, [
        ['defer', lead, 'day_must_be_ahead', { promised: '2026-03-02', reason: WHY }],
        ['defer', lead, 'deferred', { promised: '2026-06-30', reason: WHY }],
      ]),
    ).toEqual([])
    expect(due(one, 'whole')).toBe('2026-06-30T15:59:59.999Z')
    expect(
      walks(one, [
        ['escalate', lead, 'escalated', { reason: WHY }],
        ['coordinate', supervisor, 'dispatched', { unit: 'power', reason: WHY }],
        ['escalate', helper, 'accept_or_object_first', { reason: WHY }],
        ['accept', helper, 'in_hand'],
        ['defer', helper, 'deferred_once', { promised: '2026-07-30', reason: WHY }],
      ]),
    ).toEqual([])
  })

  it('escalated by a supervisor is possible wherever it is stuck', () => {
    const one = dispatched()
    expect(walks(one, [['escalate', supervisor, 'escalated', { reason: WHY }]])).toEqual([])
    expect(owed(one)).toEqual(['supervisor coordinate coordination'])
    expect(due(one, 'accept')).toBe(undefined)
  })
})

describe('support', () => {
  it('owes its own part by its own date; silence counts against it and holds nobody up', () => {
    const one = inHand()
    expect(
      walks(one, [
        ['ask_support', lead, 'leads_already', { unit: 'works', task: '一起修路灯' }],
        ['ask_support', lead, 'in_hand', { unit: 'power', task: '接通电源' }],
        ['ask_support', lead, 'supports_already', { unit: 'power', task: '接通电源' }],
        ['ask_support', supervisor, 'in_hand', { unit: 'roads', task: '修补路面' }],
      ]),
    ).toEqual([])
    expect(owed(one)).toEqual([
      'lead claim_done whole',
      'support reply_support support:power',
      'support reply_support support:roads',
    ])
    expect(due(one, 'support:power')).toBe(after(72))
    expect(walks(one, [['reply_support', helper, 'in_hand', { words: '电已接通' }]])).toEqual([])
    expect(owed(one)).toEqual(['lead claim_done whole', 'support reply_support support:roads'])
    expect(walks(one, [['claim_done', lead, 'answered', { answers: DONE }]])).toEqual([])
    expect(Object.keys(one.matter.clocks)).toEqual(['judging'])
    // Who helped does not judge.
    expect(
      walks(one, [
        [
          'call_back',
          official(['call_back'], 'power'),
          'own_work',
          { reached: true, solved: 'yes' },
        ],
      ]),
    ).toEqual([])
  })
})

describe('danger', () => {
  it('runs by the limits for danger from the first to the last', () => {
    const one = received({ danger: true })
    expect(due(one, 'dispatch')).toBe(after(1))
    one.must('dispatch', dispatcher, DISPATCH)
    expect([due(one, 'accept'), due(one, 'whole')]).toEqual([after(2), after(5)])
    one.must('object', lead, { grounds: WHY })
    expect(due(one, 'ruling')).toBe(after(3))
    one.must('rule', arbiter, { unit: 'works', reason: WHY })
    expect(due(one, 'accept')).toBe(after(2))
    one.must('accept', lead)
    one.must('ask_support', lead, { unit: 'power', task: '断开电源' })
    expect(due(one, 'support:power')).toBe(after(6))
    one.must('claim_done', lead, { answers: DONE })
    one.must('ask_again', RESIDENT)
    expect(due(one, 'rework')).toBe(after(27))
  })

  it('is kept by a draft, and by what was refused and taken back', () => {
    const draft = stage()
    draft.must('draft', operator, { text: '电线掉下来了', danger: true })
    draft.must('submit', operator)
    expect(due(draft, 'dispatch')).toBe(after(1))
    const refused = received({ danger: true })
    refused.must('propose_refusal', dispatcher, { reason: WHY, channel: 'court' })
    refused.must('overturn_refusal', reviewer, { reason: '归我们办' })
    expect(due(refused, 'dispatch')).toBe(after(1))
  })

  it('found later hurries every clock that runs, and gives none of them more time', () => {
    const one = dispatched()
    one.must('mark_danger', operator, { reason: '电线裸露' })
    expect([due(one, 'accept'), due(one, 'whole')]).toEqual([after(2), after(5)])
    expect(one.does('mark_danger', operator, { reason: '电线裸露' })).toBe('danger_already')
    const late = inHand()
    late.wait(118 * HOUR)
    late.must('mark_danger', operator, { reason: '电线裸露' })
    expect(due(late, 'whole')).toBe(after(120))
  })
})
