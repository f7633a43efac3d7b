import { describe, expect, it } from 'vitest'
import { acting, DAY, official, RESIDENT, SYSTEM } from '../../../tests/support/acting.ts'
import { request } from '../index.ts'

const operator = official(['intake'], 'hotline')
const caller = official(['call_back'], 'hotline')
const CALL = {
  text: '公园晚上几点关门？',
  answer: '示范公园夏季二十二点闭园，冬季二十一点闭园，闭园前半小时停止入园。',
}

function call(more: Record<string, unknown> = {}) {
  const one = acting(request)
  one.readings = { entry_standing: 'valid' }
  return { one, refusal: one.try('answer_call', operator, { ...CALL, ...more }) }
}

describe('a call answered at once', () => {
  it('came in and is judged by the caller; closed by somebody else', () => {
    const { one } = call({ solved: 'yes', entry: 'e1' })
    expect(one.matter.state).toMatchObject({
      name: 'judged',
      verdict: { solved: 'yes', via: 'call' },
      answers: [{ outcome: 'done', text: CALL.answer }],
    })
    expect(one.matter.links).toEqual([{ type: 'cites', to: 'e1' }])
    const same = official(['intake', 'call_back'], 'hotline', { person: operator.person })
    expect(one.does('close', same)).toBe('own_work')
    expect(one.does('close', caller)).toBe('closed')
  })

  it('waits for the verdict where the caller said nothing, and may be asked for again', () => {
    const { one } = call()
    expect(one.matter.state).toMatchObject({ name: 'answered', sample: 'undrawn' })
    one.must('judge', RESIDENT, { solved: 'no', again: true })
    expect(one.matter.state.name).toBe('received')
  })

  it('is in the sample of the silent like any other', () => {
    const { one } = call()
    one.wait(2 * DAY)
    one.readings = { draw: { value: 0, rate: 1 } }
    one.must('draw', SYSTEM)
    expect(one.matter.state).toMatchObject({ sample: 'call' })
    const same = official(['call_back'], 'hotline', { person: operator.person, post: 'other' })
    expect(one.does('call_back', same, { reached: true, solved: 'yes' })).toBe('own_work')
  })

  it('is no answer without an answer, nor on an entry that does not hold', () => {
    expect(call({ answer: '您好，您的问题已收到，我们会转有关部门办理' }).refusal).toMatchObject({
      code: 'not_an_answer',
      field: 'answer',
    })
    const one = acting(request)
    one.readings = { entry_standing: null }
    expect(one.does('answer_call', operator, { ...CALL, entry: 'e1' })).toBe('entry_not_valid')
    expect(one.does('answer_call', official(['dispatch']), CALL)).toBe('not_your_role')
  })
})

describe('a call connected to an emergency line', () => {
  it('is recorded with its time though nothing was typed yet', () => {
    const one = acting(request)
    one.readings = { is_emergency: true }
    one.must('connect_call', operator, { channel: '119' })
    expect(one.matter.state).toMatchObject({
      name: 'handed_over',
      channel: '119',
      danger: true,
    })
    expect(one.matter.subject.title).toBe('紧急来电，已转应急电话')
    expect(one.events[0]?.at).toBe(one.now)
  })

  it('goes to nobody else in this way', () => {
    const one = acting(request)
    one.readings = { is_emergency: false }
    expect(one.does('connect_call', operator, { text: '要打官司', channel: 'court' })).toBe(
      'not_an_emergency_line',
    )
  })
})
