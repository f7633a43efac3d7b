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
  addDays,
  aheadOf,
} from '../kernel/index.ts'
import type {
  Change,
  ClockStart,
  Input,
  Matter,
  MatterEvent,
  Refusal,
  Sight,
} from '../kernel/index.ts'

export type Frequency = 'month' | 'quarter' | 'year'

export interface Value {
  /** `2026`, `2026-Q3` or `2026-09`. */
  readonly period: string
  readonly value: number
  readonly source: string
  /** Why it differs from the value before it of the same period; null: it is the first. */
  readonly reason: string | null
  /** Number of the event that added it. */
  readonly n: number
  readonly person: string
  readonly checked: 'waiting' | 'confirmed' | 'questioned'
}

export interface Question {
  readonly period: string
  readonly why: 'outlier' | 'digits' | 'checker'
  readonly words: string | null
  readonly answer: string | null
}

interface Facts {
  readonly unit: string
  readonly decimals: number
  readonly frequency: Frequency
  readonly method: string
  readonly values: readonly Value[]
  readonly questions: readonly Question[]
}

export type SeriesState =
  | ({ readonly name: 'kept' } & Facts)
  | ({ readonly name: 'ended'; readonly reason: string } & Facts)

const act = actOf<SeriesState>()

const FREQUENCIES = {
  month: { zh: '每月', en: 'Monthly' },
  quarter: { zh: '每季', en: 'Quarterly' },
  year: { zh: '每年', en: 'Yearly' },
} as const

const PERIODS: Readonly<Record<Frequency, RegExp>> = {
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  quarter: /^\d{4}-Q[1-4]$/,
  year: /^\d{4}$/,
}

/** Values are due this many days after their period ends. */
const DAYS_AFTER = 20

/** The value that stands for each period, in the order of time: the last one added. */
export function standingValues({ values }: Pick<Facts, 'values'>): readonly Value[] {
  const last = new Map(values.map((value) => [value.period, value]))
  return [...last.values()].toSorted((a, b) => (a.period < b.period ? -1 : 1))
}

/** The day after which a period is over: `2026-09` → `2026-09-30`. */
export function endOfPeriod(period: string): string {
  const year = Number(period.slice(0, 4))
  const month = /^\d{4}$/.test(period)
    ? 12
    : period.includes('Q')
      ? Number(period.at(-1)) * 3
      : Number(period.slice(5))
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** The period in which a day lies. */
export function periodOf(frequency: Frequency, on: string): string {
  const [year, month] = [on.slice(0, 4), Number(on.slice(5, 7))]
  if (frequency === 'year') return year
  return frequency === 'quarter'
    ? `${year}-Q${Math.ceil(month / 3)}`
    : `${year}-${String(month).padStart(2, '0')}`
}

/** When the next value is owed: some days after the first period that has none. */
export function nextDue(frequency: Frequency, known: string | null, today: string): string {
  const from = known === null ? today : addDays(endOfPeriod(known), 1)
  return addDays(endOfPeriod(periodOf(frequency, from)), DAYS_AFTER)
}

/**
 * Whether a value lies far from its neighbours: more than four times the median step away from the
 * value before it (median absolute deviation of the steps; needs six values to say anything).
 */
export function isOutlier(before: readonly number[], value: number): boolean {
  if (before.length < 6) return false
  const steps = before.slice(1).map((one, index) => one - (before[index] ?? one))
  const middle = median(steps)
  const spread = median(steps.map((step) => Math.abs(step - middle)))
  const last = before.at(-1) ?? value
  const scale = Math.max(1.4826 * spread, Math.abs(last) * 0.02)
  return Math.abs(value - last - middle) > 4 * scale
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const high = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? high : (high + (sorted[half - 1] ?? high)) / 2
}

/**
 * Whether last digits are too uneven to be measured: chi-square with 9 degrees of freedom above
 * 21.67, which honest figures reach once in a hundred times; needs forty values.
 */
export function oddDigits(values: readonly number[], decimals: number): boolean {
  if (values.length < 40) return false
  const counts = Array.from({ length: 10 }, () => 0)
  for (const value of values) {
    const digit = Number(value.toFixed(decimals).at(-1))
    counts[digit] = (counts[digit] ?? 0) + 1
  }
  const expected = values.length / 10
  const square = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  return square > 21.67
}

function periodFault(
  { state }: Matter<SeriesState>,
  input: Input,
  { today }: Sight,
): Refusal | null {
  const period = String(input['period'])
  if (!PERIODS[state.frequency].test(period))
    return { code: 'period_unclear', field: 'period', params: { frequency: state.frequency } }
  return endOfPeriod(period) > today ? { code: 'period_not_over', field: 'period' } : null
}

const standing = (state: Facts, period: unknown) =>
  state.values.findLast((value) => value.period === period)

function added(matter: Matter<SeriesState>, event: MatterEvent): Change<SeriesState> {
  const { state } = matter
  const period = String(event.input['period'])
  const reason = event.input['reason']
  const value: Value = {
    period,
    value: Number(event.input['value']),
    source: String(event.input['source']),
    reason: typeof reason === 'string' ? reason : null,
    n: event.n,
    person: event.by.as === 'official' ? event.by.person : '',
    checked: 'waiting',
  }
  const before = standingValues(state).filter((one) => one.period < period)
  const values = [...state.values, value]
  const asked: Question[] = []
  if (
    isOutlier(
      before.map((one) => one.value),
      value.value,
    )
  )
    asked.push({ period, why: 'outlier', words: null, answer: null })
  const known = state.questions.some(({ why }) => why === 'digits')
  const figures = standingValues({ values }).map((one) => one.value)
  if (!known && oddDigits(figures, state.decimals))
    asked.push({ period, why: 'digits', words: null, answer: null })
  return { state: { ...state, values, questions: [...state.questions, ...asked] } }
}

function nextValue(
  { state }: Matter<SeriesState>,
  input: Input,
  { today }: Sight,
): readonly ClockStart[] {
  const periods = [...state.values.map(({ period }) => period), String(input['period'])]
  const known = periods.filter((period) => PERIODS[state.frequency]?.test(period)).toSorted()
  const until = nextDue(state.frequency, known.at(-1) ?? null, today)
  return [{ until: until > today ? until : addDays(today, DAYS_AFTER), as: 'next_value' }]
}

const reviewField = day(
  { zh: '统计到哪天（到时再议）', en: 'Kept until (then looked at again)' },
  { to: 'resident' },
)

const hasOpen = ({ questions }: Facts) => questions.some(({ answer }) => answer === null)
const isWaiting = ({ values }: Facts) => values.some(({ checked }) => checked === 'waiting')

const periodField = text(
  { zh: '时期（2026、2026-Q3 或 2026-09）', en: 'Period (2026, 2026-Q3 or 2026-09)' },
  { max: 10, lines: false, to: 'resident' },
)

const valueFields = {
  period: periodField,
  value: number(
    { zh: '数值', en: 'Value' },
    { min: -1e12, max: 1e12, decimals: 4, to: 'resident' },
  ),
  source: text(
    { zh: '数据来源', en: 'Source' },
    { min: 2, max: 300, lines: false, to: 'resident' },
  ),
}

const valueActs = {
  enter_value: act({
    from: ['kept'],
    by: ['keeper'],
    words: { zh: '填报数值', en: 'Enter a value' },
    told: {
      officials: {
        zh: '{period}：{value}（来源：{source}）',
        en: '{period}: {value} (source: {source})',
      },
      resident: { zh: '{period}：{value}', en: '{period}: {value}' },
    },
    fields: valueFields,
    check: (matter, input, sight) =>
      periodFault(matter, input, sight) ??
      (standing(matter.state, input['period'])
        ? { code: 'value_there_already', field: 'period' }
        : null),
    starts: (matter, input, sight) => [
      ...nextValue(matter, input, sight),
      { limit: 'value_check' },
      { limit: 'value_question' },
    ],
    to: [],
    becomes: added,
    notifies: ['holder'],
  }),
  revise_value: act({
    from: ['kept'],
    by: ['keeper'],
    words: { zh: '修订数值', en: 'Revise a value' },
    told: {
      officials: {
        zh: '{period} 修订为 {value}，原因：{reason}',
        en: '{period} revised to {value}: {reason}',
      },
      resident: {
        zh: '{period} 修订为 {value}，原因：{reason}',
        en: '{period} revised to {value}: {reason}',
      },
    },
    fields: {
      ...valueFields,
      reason: text(
        { zh: '修订原因', en: 'Why it is revised' },
        { min: 6, max: 500, to: 'resident' },
      ),
    },
    check: (matter, input, sight) => {
      const fault = periodFault(matter, input, sight)
      if (fault) return fault
      const before = standing(matter.state, input['period'])
      if (!before) return { code: 'no_value_there', field: 'period' }
      return before.value === input['value'] ? { code: 'value_unchanged', field: 'value' } : null
    },
    starts: () => [{ limit: 'value_check' }, { limit: 'value_question' }],
    to: [],
    becomes: added,
    notifies: ['holder'],
  }),
  check_value: act({
    from: ['kept'],
    by: ['checker'],
    judges: true,
    words: { zh: '核对数值', en: 'Check a value' },
    told: {
      officials: {
        zh: '核对 {period}：{outcome}。{words}',
        en: '{period} checked: {outcome}. {words}',
      },
      resident: { zh: '{period} 已核对：{outcome}', en: '{period} checked: {outcome}' },
    },
    fields: {
      period: periodField,
      outcome: choice(
        { zh: '结果', en: 'Result' },
        {
          confirmed: { zh: '与来源相符', en: 'agrees with its source' },
          questioned: { zh: '有疑问', en: 'in question' },
        },
        { to: 'resident' },
      ),
      words: text({ zh: '怎样核对的', en: 'How it was checked' }, { min: 4, max: 1000 }),
    },
    unless: ({ state }) => (isWaiting(state) ? null : { code: 'nothing_to_check' }),
    check: ({ state }, input, { actor }) => {
      const value = standing(state, input['period'])
      if (value?.checked !== 'waiting') return { code: 'no_value_there', field: 'period' }
      return actor.as === 'official' && actor.person === value.person
        ? { code: 'own_value', field: 'period' }
        : null
    },
    starts: () => [{ limit: 'value_question' }],
    to: [],
    becomes: ({ state }, { input }) => {
      const value = standing(state, input['period'])
      const checked = input['outcome'] as 'confirmed' | 'questioned'
      const asked: Question = {
        period: String(input['period']),
        why: 'checker',
        words: String(input['words']),
        answer: null,
      }
      return {
        state: {
          ...state,
          values: state.values.map((one) => (one === value ? { ...one, checked } : one)),
          questions: checked === 'questioned' ? [...state.questions, asked] : state.questions,
        },
      }
    },
    notifies: ['holder'],
  }),
  answer_question: act({
    from: ['kept'],
    by: ['keeper'],
    words: { zh: '说明疑问', en: 'Answer a question' },
    told: {
      officials: { zh: '对 {period} 的说明：{words}', en: 'On {period}: {words}' },
      resident: { zh: '对 {period} 的说明：{words}', en: 'On {period}: {words}' },
    },
    fields: {
      period: periodField,
      words: text({ zh: '说明', en: 'Explanation' }, { min: 6, max: 1000, to: 'resident' }),
    },
    unless: ({ state }) => (hasOpen(state) ? null : { code: 'nothing_asked' }),
    check: ({ state }, input) =>
      state.questions.some(({ period, answer }) => period === input['period'] && answer === null)
        ? null
        : { code: 'nothing_asked', field: 'period' },
    to: [],
    becomes: ({ state }, { input }) => ({
      state: {
        ...state,
        questions: state.questions.map((one) =>
          one.period === input['period'] && one.answer === null
            ? { ...one, answer: String(input['words']) }
            : one,
        ),
      },
    }),
  }),
}

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
