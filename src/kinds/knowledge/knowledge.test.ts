import { describe, expect, it } from 'vitest'
import { acting, DAY, official, SYSTEM } from '../../../tests/support/acting.ts'
import type { Acting } from '../../../tests/support/acting.ts'
import { knowledgeEntry } from './index.ts'

const author = official(['handle'], 'housing')
const colleague = official(['handle'], 'housing', { post: 'housing/second' })
const head = official(['head'], 'housing')
const operator = official(['intake'], 'hotline')

const CONTENT = {
  question: '老旧小区加装电梯怎么申请？',
  answer: '由业主代表向所在区住建局提交申请表、业主签字表和初步方案，七个工作日内答复。',
  source: '《示范市既有住宅加装电梯办法》第八条',
  valid_until: '2026-12-31',
  review: '2026-09-30',
  others: ['旧楼装电梯', '加梯要什么材料'],
  open: true,
}

function proposed(more: Record<string, unknown> = {}): Acting {
  const one = acting(knowledgeEntry)
  one.must('propose_entry', author, { ...CONTENT, ...more })
  return one
}

function inForce(): Acting {
  const one = proposed()
  one.must('approve_entry', head)
  return one
}

describe('an entry of the knowledge base', () => {
  it('is proposed for the unit of its author and comes into force when a second person approves it', () => {
    const one = proposed()
    expect(one.matter.bindings).toMatchObject([{ role: 'owner', unit: 'housing' }])
    expect(one.matter.state).toMatchObject({ name: 'to_approve', current: null })
    one.must('approve_entry', head)
    expect(one.matter.state).toMatchObject({
      name: 'in_force',
      due: false,
      current: { version: 1, since: '2026-03-02', post: author.post, validUntil: '2026-12-31' },
      sayings: CONTENT.others,
    })
    expect(one.matter.clocks).toMatchObject({
      knowledge_review: { due: '2026-09-30T15:59:59.999Z' },
    })
  })

  it('is not approved by whoever wrote it, with whatever power', () => {
    const both = official(['handle', 'head'], 'housing')
    const one = acting(knowledgeEntry)
    one.must('propose_entry', both, CONTENT)
    expect(one.does('approve_entry', both)).toBe('another_person')
    expect(one.does('send_back', both, { reason: '还要改' })).toBe('another_person')
    expect(one.does('approve_entry', colleague)).toBe('not_your_role')
    expect(one.does('approve_entry', head)).toBe('in_force')
  })

  it('must be reviewed ahead, within a year, and not after it ends', () => {
    const refused = (more: object) =>
      acting(knowledgeEntry).try('propose_entry', author, { ...CONTENT, ...more })
    expect(refused({ review: '2026-03-02' })).toEqual({
      code: 'day_must_be_ahead',
      field: 'review',
    })
    expect(refused({ review: '2027-01-01' })).toEqual({
      code: 'review_after_validity',
      field: 'review',
    })
    expect(refused({ review: '2027-03-04', valid_until: '2028-01-01' })).toEqual({
      code: 'review_too_far',
      field: 'review',
    })
    expect(refused({ link: 'javascript:alert(1)' })).toEqual({
      code: 'no_web_address',
      field: 'link',
    })
    expect(refused({ question_en: 'How?' })).toEqual({
      code: 'both_or_neither',
      field: 'answer_en',
    })
  })

  it('is not approved once the review it was proposed with has passed', () => {
    const one = proposed()
    one.wait(300 * DAY)
    expect(one.does('approve_entry', head)).toBe('entry_dates_passed')
    expect(one.does('send_back', head, { reason: '日期过了' })).toBe('returned')
  })

  it('falls due on its day, not before; then its unit owes the review', () => {
    const one = inForce()
    expect(one.does('fall_due', SYSTEM)).toBe('review_not_due')
    one.wait(213 * DAY)
    one.must('fall_due', SYSTEM)
    expect(one.matter.state).toMatchObject({ name: 'in_force', due: true })
    expect(Object.keys(one.matter.clocks)).toEqual(['knowledge_renewal'])
    expect(one.does('fall_due', SYSTEM)).toBe('review_due_already')
    one.must('renew_entry', author, { valid_until: '2027-06-30', review: '2027-03-31' })
    expect(one.matter.state).toMatchObject({ current: { version: 1 } })
    one.must('approve_entry', head)
    expect(one.matter.state).toMatchObject({
      name: 'in_force',
      due: false,
      current: { version: 2, answer: CONTENT.answer, validUntil: '2027-06-30' },
    })
    expect(one.events.map(({ act }) => act)).toContain('renew_entry')
  })

  it('stays as it is for readers while a change waits', () => {
    const one = inForce()
    one.must('revise_entry', author, { ...CONTENT, question: '加装电梯向谁申请？' })
    expect(one.matter.subject.title).toBe(CONTENT.question)
    one.must('send_back', head, { reason: '依据写全' })
    one.must('drop_change', author)
    expect(one.matter.state).toMatchObject({ name: 'in_force', due: true, current: { version: 1 } })
    expect(one.matter.subject.title).toBe(CONTENT.question)
    expect(Object.keys(one.matter.clocks)).toEqual(['knowledge_renewal'])
  })

  it('is doubted by whoever takes calls, once, and owed from then on', () => {
    const one = inForce()
    expect(one.does('doubt_entry', author, { words: '电话号码变了' })).toBe('not_your_role')
    const inside = official(['intake'], 'housing')
    expect(one.does('doubt_entry', inside, { words: '电话号码变了' })).toBe('own_work')
    one.must('doubt_entry', operator, { words: '电话号码变了' })
    expect(one.does('doubt_entry', operator, { words: '号码真的变了' })).toBe('doubted_already')
    expect(one.matter.state).toMatchObject({ due: true, doubt: '电话号码变了' })
    one.must('revise_entry', author, CONTENT)
    expect(one.matter.state).toMatchObject({ doubt: '电话号码变了' })
    one.must('send_back', head, { reason: '请先核实' })
    one.must('drop_change', author)
    // A doubt is not got rid of by dropping a change.
    expect(one.matter.state).toMatchObject({ due: true, doubt: '电话号码变了' })
    one.must('revise_entry', author, CONTENT)
    one.must('approve_entry', head)
    expect(one.matter.state).toMatchObject({ due: false, doubt: null })
  })

  it('is retired with a reason; a proposal that came to nothing is discarded', () => {
    const one = inForce()
    one.must('retire_entry', author, { reason: '办法废止' })
    expect(one.matter.state).toMatchObject({ name: 'retired', was: { version: 1 } })
    const never = proposed()
    never.must('send_back', head, { reason: '与另一条重复' })
    never.must('drop_change', author)
    expect(never.matter.state.name).toBe('discarded')
  })

  it('is nobody’s request', () => {
    const one = inForce()
    expect(one.does('second', { as: 'door', door: 'web' })).toBe('unknown_act')
    expect(one.does('tell', author, { words: '进展' })).toBe('unknown_act')
  })
})
