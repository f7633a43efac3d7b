/** Results: told to the units before anybody else, open to appeal, decided by others, then published. */
import { actOf, choice, groups, groupsIn, reference, text } from '../../kernel/index.ts'
import type { Input, Json, Matter, Refusal, Sight } from '../../kernel/index.ts'
import { isOpenAppeal, MEASURES, toldWith } from './facts.ts'
import type { Appeal, AppraisalState, Measure, Results } from './facts.ts'

const act = actOf<AppraisalState>()

type ToldState = Extract<AppraisalState, { name: 'told' }>

/** What was computed beside the acts; null: nothing that is fit to be told. */
const computed = (read: Json | undefined) => (read ?? null) as unknown as Results | null

const openOf = ({ state }: Matter<ToldState>) => state.appeals.find(isOpenAppeal)

function appealFault(
  { state }: Matter<ToldState>,
  _input: Input,
  { actor }: Sight,
): Refusal | null {
  const unit = actor.as === 'official' ? actor.unit : ''
  return state.appeals.some((one) => one.unit === unit && isOpenAppeal(one))
    ? { code: 'appeal_open_already' }
    : null
}

const leftOutIn = (input: Input) => groupsIn(input, 'leave_out').map((one) => String(one['matter']))

export const resultActs = {
  tell_results: act({
    from: ['adopted', 'told'],
    by: ['organiser'],
    judges: true,
    words: { zh: '向单位反馈结果', en: 'Tell the units the results' },
    told: {
      officials: { zh: '结果已反馈各单位', en: 'The results were told to the units' },
      resident: { zh: '结果已反馈各单位，可以申诉', en: 'The units were told, and may appeal' },
    },
    fields: {},
    readings: ['appraisal_results'],
    unless: ({ state }, { today }) =>
      today > `${state.year}-12-31`
        ? null
        : { code: 'year_not_over', params: { year: state.year } },
    check: (_matter, _input, { readings }) =>
      computed(readings['appraisal_results']) ? null : { code: 'results_not_computed' },
    starts: ({ state }) =>
      state.name === 'told'
        ? []
        : [{ limit: 'appraisal_window' }, { limit: 'appraisal_publishing' }],
    stops: () => ['appraisal_computing'],
    to: ['told'],
    becomes: ({ state }, { given }) => {
      const results = computed(given.readings['appraisal_results'])
      if (!results) throw new Error('results that were not computed were told')
      const { year, basis, context, rules, comments, dealt } = state
      const before =
        state.name === 'told'
          ? { appeals: state.appeals, leftOut: state.leftOut }
          : { appeals: [], leftOut: [] }
      const facts = { year, basis, context, rules, comments, dealt }
      return { state: { name: 'told', ...facts, ...toldWith({ ...before, results }) } }
    },
    notifies: ['appraised'],
  }),
  appeal_result: act({
    from: ['told'],
    by: ['appraised'],
    words: { zh: '对结果申诉', en: 'Appeal' },
    told: {
      officials: {
        zh: '{unit}申诉（{measure}）：{grounds}',
        en: '{unit} appeals ({measure}): {grounds}',
      },
      resident: { zh: '{unit}对结果提出申诉', en: '{unit} appeals' },
    },
    fields: {
      measure: choice({ zh: '哪项指标', en: 'Which measure' }, MEASURES, { to: 'resident' }),
      grounds: text(
        {
          zh: '哪里不对，依据是什么（事项编号）',
          en: 'What is wrong, and why (numbers of matters)',
        },
        { min: 10, max: 2000 },
      ),
    },
    unless: (matter, { now }) =>
      (matter.clocks['appraisal_window']?.due ?? '9') > now ? null : { code: 'appeal_window_over' },
    check: appealFault,
    starts: () => [{ limit: 'appraisal_appeal' }],
    to: ['told'],
    becomes: ({ state }, { input, by }) => {
      const appeal: Appeal = {
        unit: by.as === 'official' ? by.unit : '',
        measure: input['measure'] as Measure,
        grounds: String(input['grounds']),
        decided: null,
      }
      return { state: { ...state, ...toldWith({ ...state, appeals: [...state.appeals, appeal] }) } }
    },
    notifies: ['holder'],
  }),
  decide_appeal: act({
    from: ['told'],
    by: ['arbiter'],
    judges: true,
    otherThan: 'tell_results',
    words: { zh: '裁定最早的一件申诉', en: 'Decide the appeal that came first' },
    told: {
      officials: { zh: '申诉：{outcome}。{reason}', en: 'Appeal: {outcome}. {reason}' },
      resident: { zh: '申诉：{outcome}。{reason}', en: 'Appeal: {outcome}. {reason}' },
    },
    fields: {
      outcome: choice(
        { zh: '决定', en: 'Decision' },
        {
          stands: { zh: '维持', en: 'it stands' },
          granted: { zh: '采纳，重算', en: 'granted, computed again' },
        },
        { to: 'resident' },
      ),
      reason: text({ zh: '理由', en: 'Reason' }, { min: 10, max: 2000, to: 'resident' }),
      leave_out: groups(
        {
          zh: '不计入的事项（公开编号）',
          en: 'Matters left out of account (numbers are published)',
        },
        { matter: reference('matter', { zh: '编号', en: 'Number' }) },
        { min: 0, max: 50, optional: true },
      ),
    },
    unless: (matter) => (openOf(matter) ? null : { code: 'no_open_appeal' }),
    check: (_matter, input) =>
      (input['outcome'] === 'granted') === leftOutIn(input).length > 0
        ? null
        : { code: 'granted_leaves_out', field: 'leave_out' },
    stops: ({ state }) =>
      state.appeals.filter(isOpenAppeal).length > 1 ? [] : ['appraisal_appeal'],
    to: ['told'],
    becomes: (matter, { input }) => {
      const { state } = matter
      const first = openOf(matter)
      const decided = { granted: input['outcome'] === 'granted', reason: String(input['reason']) }
      const appeals = state.appeals.map((one) => (one === first ? { ...one, decided } : one))
      const leftOut = [...new Set([...state.leftOut, ...leftOutIn(input)])]
      return { state: { ...state, ...toldWith({ ...state, appeals, leftOut }) } }
    },
    notifies: ['appraised', 'holder'],
  }),
  publish_results: act({
    from: ['told'],
    by: ['publisher'],
    judges: true,
    otherThan: 'tell_results',
    words: { zh: '公布', en: 'Publish' },
    told: {
      officials: { zh: '考核结果公布', en: 'Published' },
      resident: { zh: '考核结果公布', en: 'Published' },
    },
    fields: {},
    unless: (matter, { now }) => {
      const { next } = matter.state
      if (next === 'decide') return { code: 'appeals_open' }
      if (next === 'tell') return { code: 'results_to_tell_again' }
      return (matter.clocks['appraisal_window']?.due ?? '9') <= now
        ? null
        : { code: 'window_still_open' }
    },
    to: ['published'],
    becomes: ({ state }) => ({ state: { ...state, name: 'published' } }),
    notifies: ['appraised'],
  }),
}
