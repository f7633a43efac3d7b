/** A series: values are added, revised beside what they revise, checked by another, questioned by rule. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acting, DAY, official } from '../../../tests/support/acting.ts'
import type { Acting } from '../../../tests/support/acting.ts'
import { series } from './index.ts'
import { isOutlier, oddDigits } from './odd.ts'
import { endOfPeriod, nextDue, periodOf } from './periods.ts'
import { standingValues } from './states.ts'

const planner = official(['supervise'], 'inspection')
const keeper = official(['handle'], 'statistics', { post: 'statistics:keeper' })
const checker = official(['check'], 'inspection')

const DECLARED = {
  title: '单位生产总值能耗',
  unit: '吨标准煤/万元',
  decimals: 3,
  frequency: 'quarter',
  method: '能源消费总量除以地区生产总值（2020年价）',
  keeper: keeper.post,
  review: '2026-12-31',
}

function declared(more: Record<string, unknown> = {}): Acting {
  const one = acting(series)
  one.readings = { unit_of_post: 'statistics' }
  one.must('declare_series', planner, { ...DECLARED, ...more })
  return one
}

const value = (period: string, figure: number) => ({ period, value: figure, source: '统计年鉴' })

describe('a series', () => {
  it('keeps what it revises, with the reason, and never changes a value', () => {
    const one = declared()
    one.must('enter_value', keeper, value('2025-Q4', 0.512))
    expect(one.does('enter_value', keeper, value('2025-Q4', 0.5))).toBe('value_there_already')
    one.must('revise_value', keeper, { ...value('2025-Q4', 0.498), reason: '经济普查修订' })
    const { values } = one.matter.state as unknown as {
      values: { value: number; reason: string | null }[]
    }
    expect(values.map((each) => [each.value, each.reason])).toEqual([
      [0.512, null],
      [0.498, '经济普查修订'],
    ])
    expect(standingValues({ values } as never)).toMatchObject([{ period: '2025-Q4', value: 0.498 }])
  })

  it('is checked by somebody else than whoever entered the value, who explains what is asked', () => {
    const both = official(['handle', 'check'], 'statistics', { post: keeper.post })
    const one = declared()
    one.must('enter_value', both, value('2025-Q4', 0.512))
    const said = { period: '2025-Q4', outcome: 'questioned', words: '与年鉴不符' }
    expect(one.does('check_value', both, said)).toBe('own_work')
    one.must('check_value', checker, said)
    expect(one.does('check_value', checker, said)).toBe('nothing_to_check')
    one.must('answer_question', keeper, { period: '2025-Q4', words: '口径不同，年鉴含建筑业' })
    expect(
      one.does('answer_question', keeper, { period: '2025-Q4', words: '再说一遍没有用' }),
    ).toBe('nothing_asked')
  })

  it.each([
    ['of another rhythm', '2025-11', 'period_unclear'],
    ['that is none', '2025-Q5', 'period_unclear'],
    ['that is not over', '2026-Q1', 'period_not_over'],
  ])('takes no period %s', (_name, period, code) => {
    expect(declared().does('enter_value', keeper, value(period, 1))).toBe(code)
  })

  it('ends unless somebody says why it goes on', () => {
    const one = declared()
    expect(
      one.does('renew_series', planner, { review: '2026-03-02', reason: '仍需监测能耗' }),
    ).toBe('day_must_be_ahead')
    one.must('renew_series', planner, { review: '2027-06-30', reason: '仍需监测能耗' })
    one.wait(DAY)
    one.must('end_series', planner, { reason: '指标并入新序列' })
    expect(one.matter.state.name).toBe('ended')
  })
})

describe('periods', () => {
  it('end where the calendar says, and hold the day they are named after', () => {
    expect(['2024-02', '2026-Q3', '2026'].map(endOfPeriod)).toEqual([
      '2024-02-29',
      '2026-09-30',
      '2026-12-31',
    ])
    const days = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(days, fc.constantFrom('month', 'quarter', 'year' as const), (date, frequency) => {
        const day = date.toISOString().slice(0, 10)
        const period = periodOf(frequency, day)
        expect(endOfPeriod(period) >= day).toBe(true)
        expect(periodOf(frequency, endOfPeriod(period))).toBe(period)
        expect(nextDue(frequency, period, day) > endOfPeriod(period)).toBe(true)
      }),
    )
  })
})

describe('what looks odd', () => {
  it('is a step far beyond the others, and nothing where too little is known', () => {
    const steady = [10, 11, 12.2, 13, 14.1, 15]
    expect(isOutlier(steady, 16)).toBe(false)
    expect(isOutlier(steady, 40)).toBe(true)
    expect(isOutlier(steady.slice(0, 5), 40)).toBe(false)
    expect(isOutlier([5, 5, 5, 5, 5, 5], 5.05)).toBe(false)
  })

  it('is last digits that nobody measures', () => {
    const measured = Array.from({ length: 60 }, (_, n) => ((n * 7919) % 1000) / 10)
    expect(oddDigits(measured, 1)).toBe(false)
    expect(
      oddDigits(
        measured.map((one) => Math.round(one / 5) * 5),
        0,
      ),
    ).toBe(true)
    expect(oddDigits([5, 5, 5], 0)).toBe(false)
  })

  it('asks once, and judges nobody', () => {
    const one = declared({ frequency: 'year', decimals: 0 })
    for (let year = 2012; year < 2018; year += 1)
      one.must('enter_value', keeper, value(String(year), 100 + year))
    one.must('enter_value', keeper, value('2018', 9000))
    expect(one.matter.state).toMatchObject({
      questions: [{ period: '2018', why: 'outlier', answer: null }],
    })
    expect(one.matter.state.name).toBe('kept')
  })
})
