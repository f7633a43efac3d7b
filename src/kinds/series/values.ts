/** Acts on the values of a series: entered, revised beside what they revise, checked by another, explained. */
import { actOf, addDays, choice, number, text } from '../../kernel/index.ts'
import type {
  Change,
  ClockStart,
  Input,
  Matter,
  MatterEvent,
  Refusal,
  Sight,
} from '../../kernel/index.ts'
import { isOutlier, oddDigits } from './odd.ts'
import { DAYS_AFTER, endOfPeriod, nextDue, PERIODS } from './periods.ts'
import { standingValues } from './states.ts'
import type { Facts, Question, SeriesState, Value } from './states.ts'

const act = actOf<SeriesState>()

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

export const hasOpen = ({ questions }: Facts) => questions.some(({ answer }) => answer === null)
export const isWaiting = ({ values }: Facts) => values.some(({ checked }) => checked === 'waiting')

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

export const valueActs = {
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
