/** The course of a request, from the answer on: judged, silent, merged, sealed. */
import { describe, expect, it } from 'vitest'
import {
  DAY,
  EFFECTS,
  HOUR,
  later,
  official,
  RESIDENT,
  SYSTEM,
} from '../../../tests/support/acting.ts'
import type { Acting } from '../../../tests/support/acting.ts'
import {
  answered,
  after,
  archivist,
  caller,
  checker,
  closed,
  DISPATCH,
  dispatched,
  dispatcher,
  DONE,
  due,
  helper,
  inHand,
  lead,
  owed,
  received,
  state,
  supervisor,
  TEXT,
  walks,
  WHY,
} from '../../../tests/support/request.ts'
import type { Json } from '../../kernel/index.ts'

describe('the resident judges', () => {
  it('and may have it done again, the first time without a reason; its own clock, nothing escalates at once', () => {
    const one = answered()
    one.wait(2 * DAY)
    expect(walks(one, [['judge', RESIDENT, 'rework', { solved: 'no', again: true }]])).toEqual([])
    expect(one.matter.clocks).toEqual({
      rework: expect.objectContaining({ start: one.now, due: later(one.now, 122 * HOUR) }),
    })
    expect(
      walks(one, [
        ['claim_done', lead, 'answered', { answers: DONE }],
        ['judge', RESIDENT, 'second_rework_needs_reason', { solved: 'no', again: true }],
        ['ask_again', RESIDENT, 'second_rework_needs_reason'],
        ['ask_again', RESIDENT, 'rework_asked', { words: '又坏了两盏' }],
      ]),
    ).toEqual([])
    // Whoever asks again without having judged has said that it is not solved.
    expect(state(one)['verdict']).toMatchObject({
      solved: 'no',
      words: '又坏了两盏',
      via: 'resident',
    })
    expect(
      walks(one, [
        ['grant_rework', official(['supervise'], 'works'), 'own_work', { reason: '应当重办' }],
        ['grant_rework', supervisor, 'rework', { reason: '应当重办' }],
        ['claim_done', lead, 'answered', { answers: DONE }],
        ['ask_again', RESIDENT, 'rework_asked', { words: '还有一盏' }],
        ['decline_rework', supervisor, 'closed', { reason: WHY }],
      ]),
    ).toEqual([])
    expect(state(one)).toMatchObject({ how: 'judged', declined: WHY })
  })

  it('also when it was closed, or archived', () => {
    const one = closed()
    expect(walks(one, [['ask_again', RESIDENT, 'rework']])).toEqual([])
    expect(due(one, 'rework')).toBe(after(122))
    const old = closed()
    old.must('archive', archivist)
    expect(walks(old, [['ask_again', RESIDENT, 'rework', { words: '又坏了' }]])).toEqual([])
  })

  it('or withdraws, and says whether anybody pressed', () => {
    for (const one of [received(), dispatched(), inHand(), answered()])
      expect(walks(one, [['withdraw', RESIDENT, 'withdrawn', { pressed: 'yes' }]])).toEqual([])
    expect(walks(closed(), [['withdraw', RESIDENT, 'not_in_this_state']])).toEqual([])
  })
})

describe('silence', () => {
  const draw = (value: number) => ({ draw: { value, rate: 0.2 } })

  it('is the resident’s right while there is time: nobody else owes anything', () => {
    const one = answered()
    expect(owed(one)).toEqual(['resident judge judging', 'system draw judging'])
    one.readings = draw(0)
    expect(
      walks(one, [
        ['draw', SYSTEM, 'still_time_to_judge'],
        ['close_unjudged', caller, 'still_time_to_judge'],
      ]),
    ).toEqual([])
  })

  it('is not satisfaction: who is drawn is called, three times, before it counts as unreached', () => {
    const one = answered()
    one.wait(170 * HOUR)
    expect(walks(one, [['close_unjudged', caller, 'not_drawn_yet']])).toEqual([])
    one.readings = draw(0.19)
    expect(walks(one, [['draw', SYSTEM, 'answered']])).toEqual([])
    expect(owed(one)).toEqual(['resident judge judging', 'caller call_back call_back'])
    expect(due(one, 'call_back')).toBe(later(one.now, 73 * HOUR))
    for (let calls = 0; calls < 3; calls += 1)
      expect(
        walks(one, [
          ['close_unjudged', caller, 'must_be_called'],
          ['call_back', caller, 'answered', { reached: false }],
        ]),
      ).toEqual([])
    expect(walks(one, [['close_unjudged', caller, 'closed']])).toEqual([])
    expect(state(one)).toMatchObject({ how: 'unreached', verdict: null })
  })

  it('of whoever is not drawn is closed as unjudged', () => {
    const one = answered()
    one.wait(170 * HOUR)
    one.readings = draw(0.2)
    expect(
      walks(one, [
        ['draw', SYSTEM, 'answered'],
        ['draw', SYSTEM, 'drawn_already'],
        ['close_unjudged', official(['call_back'], 'works'), 'own_work'],
        ['close_unjudged', caller, 'closed'],
      ]),
    ).toEqual([])
    expect(state(one)).toMatchObject({ how: 'unjudged', verdict: null })
  })

  it('broken by the call is a verdict of its own', () => {
    const one = answered()
    expect(
      walks(one, [
        ['call_back', caller, 'required', { reached: true }],
        ['call_back', caller, 'judged', { reached: true, solved: 'unknown' }],
      ]),
    ).toEqual([])
    expect(state(one)['verdict']).toMatchObject({
      via: 'call',
      solved: 'unknown',
      satisfied: 'unknown',
    })
    expect(
      walks(answered(), [
        ['call_back', caller, 'rework', { reached: true, solved: 'no', again: true }],
      ]),
    ).toEqual([])
  })
})

describe('merging', () => {
  const merge = { into: 'other', reason: '同一处路灯' }
  const open = { merge_target: { state: 'in_hand', sealed: false } }
  const through = { text: TEXT, outcome: 'done', unit: 'power', doers: ['p:power/handle'] }

  function merged(one = received()): Acting {
    one.readings = open
    one.must('merge', dispatcher, merge)
    return one
  }

  it('is into what is open, by somebody, for a reason; and can be undone', () => {
    const one = received()
    for (const [target, code] of [
      [null, 'no_such_matter'],
      [{ state: 'answered', sealed: false }, 'merge_target_not_open'],
      [{ state: 'merged', sealed: false }, 'merge_target_not_open'],
      [{ state: 'in_hand', sealed: true }, 'sealed_stands_alone'],
    ] as const) {
      one.readings = { merge_target: target }
      expect(one.does('merge', dispatcher, merge)).toBe(code)
    }
    one.readings = open
    expect(one.does('merge', dispatcher, { ...merge, into: 'm' })).toBe('merge_into_itself')
    expect(walks(one, [['merge', dispatcher, 'merged', merge]])).toEqual([])
    expect(one.matter.links).toEqual([{ type: 'merged_into', to: 'other' }])
    expect(walks(one, [['unmerge', dispatcher, 'received', { reason: '不是一处' }]])).toEqual([])
    expect([one.matter.links, due(one, 'dispatch')]).toEqual([[], after(4)])
    for (const start of [dispatched(), inHand()]) {
      const was = start.matter.state.name
      expect(walks(merged(start), [['unmerge', dispatcher, was, { reason: '不是一处' }]])).toEqual(
        [],
      )
    }
  })

  it('passes the answer on to each, which its own resident judges and those who did it do not', () => {
    const one = merged()
    expect(
      walks(one, [
        ['answer_through', SYSTEM, 'not_your_role', through],
        ['answer_through', EFFECTS, 'answered', through],
      ]),
    ).toEqual([])
    const insider = official(['call_back'], 'power')
    const moved = official(['call_back'], 'hotline', { person: 'p:power/handle' })
    const verdict = { reached: true, solved: 'yes' }
    expect(
      walks(one, [
        ['call_back', insider, 'own_work', verdict],
        ['call_back', moved, 'own_work', verdict],
        ['judge', RESIDENT, 'rework', { solved: 'no', again: true }],
      ]),
    ).toEqual([])
    // It was never dispatched by itself; who did it does it again.
    expect(owed(one)).toEqual(['lead claim_done rework'])
    expect(walks(one, [['claim_done', helper, 'answered', { answers: DONE }]])).toEqual([])
  })

  it('tells the whole answer: what was done in part was not done', () => {
    const effectOf = (answers: readonly object[], asks: readonly string[]) => {
      const one = inHand({ asks: [...asks] })
      one.readings = { merged_here: ['a', 'b'] }
      one.must('claim_done', lead, { answers })
      return one.effects
    }
    const cannot = {
      outcome: 'cannot',
      text: '无法加装：地下有燃气管',
      reason: WHY,
      review: '2027-01-01',
    }
    const [first, second] = effectOf([DONE[0]!, cannot], ['修灯', '加装'])
    expect(first).toMatchObject({
      on: 'a',
      act: 'answer_through',
      input: {
        outcome: 'partly',
        text: `${TEXT}\n${cannot.text}`,
        unit: 'works',
        doers: [lead.person],
      },
    })
    expect(second).toMatchObject({ on: 'b' })
    expect(effectOf([cannot], ['加装'])[0]?.input).toMatchObject({
      outcome: 'cannot',
      reason: WHY,
      review: '2027-01-01',
    })
    // Cut by characters: a rare one is never halved.
    const long = effectOf(
      [{ outcome: 'done', text: `一${'𠮷'.repeat(3999)}` }, DONE[0]!],
      ['修灯', '加装'],
    )
    expect(String(long[0]?.input['text']).isWellFormed()).toBe(true)
    expect(merged().does('answer_through', EFFECTS, long[0]?.input)).toBe('answered')
  })

  it('reaches what was merged into what was merged', () => {
    const one = merged()
    one.readings = { merged_here: ['third'] }
    one.must('answer_through', EFFECTS, through)
    expect(one.effects).toEqual([{ on: 'third', act: 'answer_through', input: through }])
  })

  it('after a check, and with nothing said of what was sealed meanwhile', () => {
    const one = inHand({}, { check_required: true })
    one.must('claim_done', lead, { answers: DONE })
    expect(one.effects).toEqual([])
    one.readings = { merged_here: ['a'] }
    one.must('pass_check', checker, { evidence: '现场看过，三盏都亮' })
    // The checker is no doer.
    expect(one.effects[0]?.input['doers']).toEqual([lead.person])
    const sealed = inHand()
    seal(sealed, { outside: false, stranded: [] }, 'elsewhere')
    sealed.readings = { merged_here: ['a'] }
    sealed.must('claim_done', official(['handle_sealed'], 'works'), { answers: DONE })
    expect(sealed.effects).toEqual([])
  })
})

function seal(one: Acting, sealing: Json, unit = 'works'): void {
  one.must('propose_seal', dispatcher, { reason: '反映承办单位' })
  one.readings = { sealing }
  one.must('seal', supervisor, { unit })
  one.readings = {}
}

describe('sealing', () => {
  const taken = { outside: false, stranded: ['works'] }

  it('takes two people each time: a proposal serves once', () => {
    const one = received()
    seal(one, { outside: false, stranded: [] }, 'elsewhere')
    const [guard, watch] = [
      official(['handle_sealed'], 'guard'),
      official(['handle_sealed'], 'watch'),
    ]
    one.must('propose_unseal', guard, { reason: '查明是误报' })
    one.must('unseal', watch)
    expect(one.does('seal', supervisor, { unit: 'elsewhere' })).toBe('needs_proposal')
  })

  it('takes it out of the hands of the accused, to be dispatched anew', () => {
    for (const one of [dispatched(), inHand()]) {
      one.must('ask_support', lead, { unit: 'power', task: '接通电源' })
      seal(one, taken)
      expect(one.matter.state.name).toBe('received')
      expect(Object.keys(one.matter.clocks)).toEqual(['dispatch'])
      expect(one.matter.bindings.filter(({ until }) => until === null)).toEqual([])
      const guard = official(['handle_sealed'], 'guard')
      expect(
        walks(one, [['dispatch', guard, 'dispatched', { ...DISPATCH, unit: 'guard' }]]),
      ).toEqual([])
    }
  })

  it('leaves an answer to be judged; if it is not good, somebody else does it again', () => {
    const one = answered()
    seal(one, taken)
    expect(
      walks(one, [['judge', RESIDENT, 'received', { solved: 'no', again: true, pressed: 'yes' }]]),
    ).toEqual([])
    expect(due(one, 'dispatch')).toBe(after(4))
  })

  it('leaves to the arbiter and the supervisor what they must decide anyway', () => {
    const objected = dispatched()
    objected.must('object', lead, { grounds: WHY })
    seal(objected, taken)
    const guard = official(['handle_sealed'], 'guard')
    expect(
      walks(objected, [['rule', guard, 'dispatched', { unit: 'guard', reason: WHY }]]),
    ).toEqual([])
    expect(due(objected, 'whole')).toBe(after(120))
  })

  it('takes apart what was merged', () => {
    const one = received()
    one.readings = { merge_target: { state: 'in_hand', sealed: false } }
    one.must('merge', dispatcher, { into: 'other', reason: '同一处路灯' })
    seal(one, { outside: false, stranded: [] })
    expect([one.matter.state.name, one.matter.links]).toEqual(['received', []])
    expect(Object.keys(one.matter.clocks)).toEqual(['dispatch'])
    one.readings = { merge_target: { state: 'in_hand', sealed: false } }
    expect(
      one.does('merge', official(['handle_sealed'], 'guard'), {
        into: 'other',
        reason: '同一处路灯',
      }),
    ).toBe('sealed_stands_alone')
  })

  it('lets go of a support that may not know of it, and keeps the rest', () => {
    const one = inHand()
    one.must('ask_support', lead, { unit: 'power', task: '接通电源' })
    seal(one, { outside: false, stranded: ['power'] }, 'power')
    expect(one.matter.state.name).toBe('in_hand')
    expect(owed(one)).toEqual(['lead claim_done whole'])
  })

  it('hands it outside when, with one more name, nobody inside is left', () => {
    const one = inHand()
    seal(one, { outside: false, stranded: [] }, 'elsewhere')
    one.readings = { sealing: { outside: true, stranded: ['works'] } }
    expect(
      walks(one, [
        ['name_accused', official(['handle_sealed'], 'guard'), 'handed_over', { unit: 'root' }],
      ]),
    ).toEqual([])
    expect(one.matter.sealed?.accusedUnits).toEqual(['elsewhere', 'root'])
    expect(one.matter.clocks).toEqual({})
  })
})
