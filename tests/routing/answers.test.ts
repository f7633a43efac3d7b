/**
 * Is it an answer? Shown on pairs of about the same length, so that length alone tells nothing; and
 * what is marked is a sentence, with why.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FLAWS, marksOn } from '../../src/routing/index.ts'
import type { AnswerGiven } from '../../src/routing/index.ts'

const pairsOf = (file: string) =>
  readFileSync(join(import.meta.dirname, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [ask = '', answers = '', not = '', flaw = ''] = line.split('|')
      return { ask, answers, not, flaw }
    })
const PAIRS = pairsOf('answers.txt')
/** Of b the rules were made wider; c was measured afterwards. */
const MORE = ['answers-b.txt', 'answers-c.txt'].flatMap(pairsOf)

const given = (text: string, more: Partial<AnswerGiven> = {}): AnswerGiven => ({
  outcome: 'done',
  text,
  ...more,
})
const flaws = (ask: string, text: string, more: Partial<AnswerGiven> = {}) =>
  marksOn({ text: ask, asks: [ask] }, [given(text, more)]).map(({ flaw }) => flaw)

const length = (text: string) => [...text].length

describe('an answer and words in its place, as long as each other', () => {
  it('are of about the same length: half of the time the answer is the longer one', () => {
    const longer = PAIRS.filter(({ answers, not }) => length(answers) > length(not)).length
    expect(longer / PAIRS.length).toBeGreaterThan(0.3)
    expect(longer / PAIRS.length).toBeLessThan(0.7)
    for (const { answers, not } of PAIRS)
      expect(Math.abs(length(answers) - length(not)) / length(not), answers).toBeLessThan(0.45)
  })

  it('are told apart', () => {
    const right = PAIRS.filter(
      ({ ask, answers, not }) => flaws(ask, answers).length < flaws(ask, not).length,
    )
    expect(right.length / PAIRS.length).toBeGreaterThanOrEqual(0.95)
  })

  it.each(PAIRS)('says nothing against: $answers', ({ ask, answers }) =>
    expect(flaws(ask, answers)).toEqual([]),
  )
})

describe('sixty pairs more', () => {
  it('are told apart where length alone tells half', () => {
    expect(MORE.length).toBeGreaterThanOrEqual(60)
    const longer = MORE.filter(({ answers, not }) => length(answers) > length(not)).length
    expect(Math.abs(longer / MORE.length - 0.5)).toBeLessThan(0.1)
    const right = MORE.filter(
      ({ ask, answers, not }) => flaws(ask, answers).length < flaws(ask, not).length,
    )
    expect(right.length / MORE.length).toBeGreaterThanOrEqual(0.9)
  })

  it('are marked for what they are, and answers hardly ever', () => {
    const marked = MORE.filter(({ ask, not }) => flaws(ask, not).length > 0)
    const rightly = marked.filter(({ ask, not, flaw }) =>
      flaws(ask, not).some((one) => one === flaw),
    )
    expect(rightly.length / marked.length).toBeGreaterThanOrEqual(0.95)
    const wrongly = MORE.filter(({ ask, answers }) => flaws(ask, answers).length > 0)
    expect(wrongly.length / MORE.length).toBeLessThanOrEqual(0.05)
  })
})

describe('what is marked', () => {
  it('is the sentence, with words for it in both languages', () => {
    const marks = marksOn({ text: '路灯坏了', asks: ['路灯修好'] }, [
      given('您好。您反映的情况已收悉，我们高度重视。'),
    ])
    expect(marks[0]).toMatchObject({
      ask: 0,
      flaw: 'boilerplate',
      sentence: '您反映的情况已收悉，我们高度重视。',
    })
    for (const { flaw } of marks) expect(FLAWS[flaw].zh && FLAWS[flaw].en).toBeTruthy()
  })

  it('is each ask by itself', () => {
    const marks = marksOn({ text: '', asks: ['更换路灯', '退还停车费'] }, [
      given('三盏路灯11月20日已经更换。'),
      given('三盏路灯11月20日已经更换。'),
    ])
    expect(marks).toEqual([
      { ask: 1, flaw: 'not_addressed', sentence: null, about: expect.arrayContaining(['停车费']) },
    ])
  })

  it('is what lacks its reason, its day, its telephone', () => {
    expect(flaws('加装电梯', '经研究，加装电梯一事不予批准。')).toContain('no_reason')
    expect(
      flaws('加装电梯', '按《民法典》第二百七十八条，加装电梯同意户数不够，不予批准。'),
    ).not.toContain('no_reason')
    const later = { outcome: 'partly' } as const
    expect(flaws('修路', '这条路我们准备安排施工队重新铺设。', later)).toContain('no_day')
    expect(flaws('修路', '这条路12月10日前由施工队重新铺设。', later)).not.toContain('no_day')
    expect(flaws('办证', '请您直接到不动产登记中心咨询办证。')).toContain('no_contact')
    expect(flaws('办证', '请您到不动产登记中心3号窗口办证，电话 0575-85112233。')).not.toContain(
      'no_contact',
    )
  })

  it('is a copy of an earlier answer, unless it is of the same place', () => {
    const earlier = '经核实，该处路灯线路老化，养护单位已更换电缆并逐一试亮，今后每月巡查一次。'
    const copied = marksOn(
      { text: '建设路的路灯不亮', asks: ['修好路灯'] },
      [given(earlier)],
      [{ number: '261101-AAAAA-A', text: earlier }],
    )
    expect(copied).toMatchObject([{ flaw: 'copied', about: ['261101-AAAAA-A'] }])
    const own = `${earlier}建设路已全部恢复。`
    expect(
      marksOn(
        { text: '建设路的路灯不亮', asks: ['修好路灯'] },
        [given(own)],
        [{ number: '261101-AAAAA-A', text: earlier }],
      ),
    ).toEqual([])
  })

  it('is nothing in an empty text, and quick in one made to be slow', () => {
    expect(flaws('修路', '')).toEqual([])
    for (const unit of ['转', '已', '请向', '由于', '电话', '计划', '如下：']) {
      const started = performance.now()
      flaws('修路', unit.repeat(Math.ceil(8_000 / unit.length)))
      expect(performance.now() - started, unit).toBeLessThan(800)
    }
  })
})
