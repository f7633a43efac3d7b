import { describe, expect, it } from 'vitest'
import { acting, DOOR, EFFECTS, official, RESIDENT } from '../../tests/support/acting.ts'
import { publication } from './publication.ts'
import { publicWord } from './public-word.ts'
import { request } from './request/index.ts'

const reviewer = official(['review'], 'office')
const second = official(['review'], 'other')
const lead = official(['handle'], 'power')
const WHY = '答复里写了邻居的门牌号'
const MASKED = { title: '路灯', text: '路灯不亮', answers: [{ ask: '修灯', text: '已换新试亮。' }] }

function opened(more: Record<string, unknown> = {}) {
  const one = acting(publication)
  one.readings = { identifies: null }
  one.must('propose_publication', EFFECTS, {
    about: 'told',
    unit: 'power',
    title: '路灯不亮',
    text: '我叫张小明，3幢501室门口路灯不亮',
    asks: ['修灯'],
    answers: ['三盏路灯已换新。'],
    ...more,
  })
  return one
}

describe('a publication', () => {
  it('shows what a reviewer wrote, and the resident hears of it', () => {
    const one = opened()
    one.must('publish', reviewer, MASKED)
    expect(one.matter.subject).toMatchObject({ title: '路灯', text: '路灯不亮', place: null })
    expect(one.matter.state).toMatchObject({ asks: ['修灯'], answers: ['已换新试亮。'] })
    expect(one.effects).toEqual([
      { on: 'told', act: 'hear_publication', input: { outcome: 'published' } },
    ])
  })

  it('waits while a rule still finds who somebody is', () => {
    const one = opened()
    one.readings = { identifies: { field: 'text', what: '电话' } }
    expect(one.try('publish', reviewer, MASKED)).toEqual({
      code: 'still_identifies',
      field: 'text',
      params: { what: '电话' },
    })
  })

  it('is looked over by nobody of the unit that answered, above or below it', () => {
    expect(opened().does('publish', official(['review'], 'power'), MASKED)).toBe('own_work')
    const above = official(['review'], 'root', { above: [], below: ['power'] })
    expect(opened().does('publish', above, MASKED)).toBe('own_work')
    expect(opened({ doers: [second.person] }).does('publish', second, MASKED)).toBe('own_work')
  })

  it('keeps nothing of the text once it is declined or taken back', () => {
    const declined = opened()
    declined.must('decline_publication', reviewer, { reason: WHY })
    const back = opened()
    back.must('take_back', EFFECTS)
    for (const { matter } of [declined, back]) {
      expect(matter.subject).toMatchObject({ title: '', text: '', place: null })
      expect(JSON.stringify(matter.state)).not.toContain('路灯')
    }
  })

  it('is taken down by two, never by one', () => {
    const one = opened()
    one.must('publish', reviewer, MASKED)
    one.must('halt', reviewer, { reason: WHY })
    expect(one.does('take_down', reviewer, { reason: WHY })).toBe('another_person')
    expect(one.does('show_again', reviewer, { reason: WHY })).toBe('another_person')
    expect(one.does('take_down', second, { reason: WHY })).toBe('taken_down')
    expect(one.effects).toEqual([
      { on: 'told', act: 'hear_publication', input: { outcome: 'taken_down', reason: WHY } },
    ])
  })

  it('is shown again with its corrections', () => {
    const one = opened()
    one.must('publish', reviewer, MASKED)
    one.must('note_correction', EFFECTS, { words: '应为四盏' })
    one.must('halt', reviewer, { reason: WHY })
    one.must('show_again', second, { reason: '门牌已经隐去，可以展示' })
    expect(one.matter.state).toMatchObject({ name: 'published', notes: ['应为四盏'] })
  })
})

describe('a word of the public', () => {
  const ask = { about: 'shown', wish: 'correct', words: '不是三盏，是四盏' }

  it('reaches only what is published', () => {
    const one = acting(publicWord)
    one.readings = { is_published: false }
    expect(one.does('ask_word', DOOR, ask)).toBe('no_such_matter')
  })

  it('is answered, and the correction goes onto the page', () => {
    const one = acting(publicWord)
    one.readings = { is_published: true, identifies: null }
    one.must('ask_word', DOOR, ask)
    const answer = { words: '核对过了，确实是四盏，谢谢。', correction: '应为四盏' }
    one.readings = { identifies: { field: 'correction', what: '姓名' } }
    expect(one.does('answer_word', reviewer, answer)).toBe('still_identifies')
    one.readings = { identifies: null }
    one.must('answer_word', reviewer, answer)
    expect(one.effects).toEqual([
      { on: 'shown', act: 'note_correction', input: { words: '应为四盏' } },
    ])
  })
})

describe('the consent to an answered request', () => {
  const answers = [{ outcome: 'done', text: '三盏路灯已换新并当晚试亮。' }]

  function answered() {
    const one = acting(request)
    one.readings = {
      outside_only: false,
      power: { has: true, rule: '' },
      check_required: false,
      merged_here: [],
      publication: null,
    }
    one.must('receive', DOOR, { text: '路灯不亮' })
    const to = { unit: 'power', category: 'light-street', asks: ['修灯'] }
    one.must('dispatch', official(['dispatch']), to)
    one.must('accept', lead)
    one.must('claim_done', lead, { answers })
    return one
  }

  it('opens one publication, and only one', () => {
    const one = answered()
    one.must('consent', RESIDENT, { publish: true })
    expect(one.effects).toMatchObject([
      {
        opens: 'publication',
        input: { about: 'm', unit: 'power', asks: ['修灯'], doers: [lead.person] },
      },
    ])
    one.readings = { ...one.readings, publication: 'shown' }
    one.must('consent', RESIDENT, { publish: true })
    expect(one.effects).toEqual([])
  })

  it('is taken back at once, and never asked of what is sealed', () => {
    const one = answered()
    one.readings = { ...one.readings, publication: 'shown' }
    one.must('consent', RESIDENT, { publish: false })
    expect(one.effects).toEqual([{ on: 'shown', act: 'take_back', input: {} }])
    one.must('propose_seal', official(['dispatch']), { reason: '涉及工作人员' })
    one.readings = { ...one.readings, sealing: { outside: false, stranded: [] } }
    one.must('seal', official(['supervise'], 'over'), { unit: 'elsewhere' })
    expect(one.effects).toEqual([{ on: 'shown', act: 'take_back', input: {} }])
    expect(one.does('consent', RESIDENT, { publish: true })).toBe('sealed_is_not_shown')
  })

  it('hears what became of it, and stands where it stood', () => {
    const one = answered()
    const before = one.matter.state
    one.must('hear_publication', EFFECTS, { outcome: 'declined', reason: WHY })
    expect(one.matter.state).toEqual(before)
  })

  it('hears of the hot problem it is part of, once somebody has it, and stands where it stood', () => {
    const one = answered()
    const { clocks, state } = one.matter
    expect(one.does('hear_hot', official(['leader']), { what: 'taken' })).toBe('not_your_role')
    one.must('hear_hot', EFFECTS, { what: 'taken', unit: 'urban', until: '2026-12-01' })
    expect([one.matter.state, one.matter.clocks]).toEqual([state, clocks])
  })
})
