/**
 * Series 指标序列: the values of one indicator. Values are only added: a revision stands beside what it
 * revises, with its reason; who entered a value does not check it (统计法 2024, arts. 7, 12: figures are
 * true, and nobody has them altered). What looks odd raises a question, never a verdict.
 */
import {
  actOf,
  choice,
  day,
  declareKind,
  FOR_RESIDENTS,
  number,
  reference,
  text,
  aheadOf,
} from '../../kernel/index.ts'
import { nextDue } from './periods.ts'
import type { Frequency } from './periods.ts'
import type { SeriesState } from './states.ts'
import { hasOpen, isWaiting, valueActs } from './values.ts'

export { endOfPeriod, periodOf } from './periods.ts'
export type { Frequency } from './periods.ts'
export { standingValues } from './states.ts'
export type { Question, SeriesState, Value } from './states.ts'

const act = actOf<SeriesState>()

const FREQUENCIES = {
  month: { zh: '每月', en: 'Monthly' },
  quarter: { zh: '每季', en: 'Quarterly' },
  year: { zh: '每年', en: 'Yearly' },
} as const

const reviewField = day(
  { zh: '统计到哪天（到时再议）', en: 'Kept until (then looked at again)' },
  { to: 'resident' },
)

export const series = declareKind<SeriesState>({
  name: 'series',
  version: 1,
  words: { zh: '指标序列', en: 'Series' },
  common: true,
  without: FOR_RESIDENTS,
  roles: {
    planner: { is: 'power', power: 'supervise', words: { zh: '督考人员', en: 'Planner' } },
    keeper: { is: 'bound', doer: true, words: { zh: '填报岗位', en: 'Keeper' } },
    checker: { is: 'power', power: 'check', words: { zh: '核对人', en: 'Checker' } },
  },
  clocks: {
    next_value: { zh: '下一次填报', en: 'Next value' },
    series_review: { zh: '是否还需要', en: 'Whether it is still needed' },
    value_check: { zh: '核对', en: 'Check of a value' },
    value_question: { zh: '说明疑问', en: 'Answer to a question' },
  },
  states: {
    kept: {
      words: { zh: '在用', en: 'Kept' },
      resident: { zh: '在用', en: 'Kept' },
      counts: 'in_hand',
      duties: ({ state }) => [
        { role: 'keeper', acts: ['enter_value'], clock: 'next_value' },
        // What is asked of a unit has an end, or is asked for anew with a reason.
        { role: 'planner', acts: ['end_series', 'renew_series'], clock: 'series_review' },
        ...(isWaiting(state)
          ? [{ role: 'checker', acts: ['check_value'], clock: 'value_check' }]
          : []),
        ...(hasOpen(state)
          ? [{ role: 'keeper', acts: ['answer_question'], clock: 'value_question' }]
          : []),
      ],
    },
    ended: {
      words: { zh: '停用', en: 'Ended' },
      resident: { zh: '已停用', en: 'Ended' },
      final: true,
      counts: 'withdrawn',
      duties: () => [],
    },
  },
  acts: {
    declare_series: act({
      from: 'new',
      by: ['planner'],
      words: { zh: '新建指标序列', en: 'Declare a series' },
      told: {
        officials: { zh: '新建指标：{title}（{unit}）', en: 'Series: {title} ({unit})' },
        resident: { zh: '指标：{title}（{unit}）', en: 'Series: {title} ({unit})' },
      },
      fields: {
        title: text(
          { zh: '指标名称', en: 'Indicator' },
          { max: 120, lines: false, to: 'resident' },
        ),
        unit: text({ zh: '计量单位', en: 'Unit' }, { max: 40, lines: false, to: 'resident' }),
        decimals: number({ zh: '小数位数', en: 'Decimals' }, { max: 4, to: 'resident' }),
        frequency: choice({ zh: '多久一次', en: 'How often' }, FREQUENCIES, { to: 'resident' }),
        method: text(
          { zh: '统计口径和算法', en: 'Definition and method' },
          { min: 6, max: 2000, to: 'resident' },
        ),
        keeper: reference('post', { zh: '填报岗位', en: 'Kept by' }, { to: 'resident' }),
        next: day(
          { zh: '第一次填报不晚于', en: 'First value by' },
          { optional: true, to: 'resident' },
        ),
        review: reviewField,
      },
      readings: ['unit_of_post'],
      check: (_matter, input, sight) =>
        typeof input['next'] === 'string' && input['next'] <= sight.today
          ? { code: 'day_must_be_ahead', field: 'next' }
          : aheadOf(input, 'review', sight),
      starts: (_matter, input, { today }) => [
        { until: String(input['review']), as: 'series_review' },
        {
          until:
            typeof input['next'] === 'string'
              ? input['next']
              : nextDue(input['frequency'] as Frequency, null, today),
          as: 'next_value',
        },
      ],
      to: ['kept'],
      becomes: (_matter, { input, given }) => ({
        subject: { title: String(input['title']), text: String(input['method']) },
        bind: [
          {
            role: 'keeper',
            post: String(input['keeper']),
            unit: String(given.readings['unit_of_post'] ?? ''),
          },
        ],
        state: {
          name: 'kept',
          unit: String(input['unit']),
          decimals: Number(input['decimals']),
          frequency: input['frequency'] as Frequency,
          method: String(input['method']),
          values: [],
          questions: [],
        },
      }),
      notifies: ['keeper'],
    }),
    ...valueActs,
    renew_series: act({
      from: ['kept'],
      by: ['planner'],
      words: { zh: '继续统计', en: 'Go on with it' },
      told: {
        officials: { zh: '继续统计到 {review}：{reason}', en: 'Kept until {review}: {reason}' },
        resident: { zh: '继续统计到 {review}：{reason}', en: 'Kept until {review}: {reason}' },
      },
      fields: {
        review: reviewField,
        reason: text(
          { zh: '为什么还需要', en: 'Why it is still needed' },
          { min: 6, max: 500, to: 'resident' },
        ),
      },
      check: (_matter, input, sight) => aheadOf(input, 'review', sight),
      starts: (_matter, input) => [{ until: String(input['review']), as: 'series_review' }],
      to: [],
      becomes: () => ({}),
    }),
    end_series: act({
      from: ['kept'],
      by: ['planner'],
      words: { zh: '停用', en: 'End' },
      told: {
        officials: { zh: '停用：{reason}', en: 'Ended: {reason}' },
        resident: { zh: '停用：{reason}', en: 'Ended: {reason}' },
      },
      fields: { reason: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 500, to: 'resident' }) },
      to: ['ended'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'ended', reason: String(input['reason']) },
      }),
    }),
  },
})
