/** Rules of a year before the year is looked at: drafted, put before those they bind, adopted by somebody else. */
import {
  actOf,
  choice,
  day,
  groups,
  groupsIn,
  lineOf,
  number,
  several,
  text,
  textsOf,
  windowFault,
} from '../../kernel/index.ts'
import type { Change, Input, Matter, MatterEvent, Refusal, Sight } from '../../kernel/index.ts'
import { MEASURES } from './facts.ts'
import type { AppraisalState, Facts, Measure, RuleLine } from './facts.ts'

const act = actOf<AppraisalState>()

const ruleFields = {
  title: text({ zh: '名称', en: 'Name' }, { min: 4, max: 80, lines: false, to: 'resident' }),
  year: number({ zh: '哪一年', en: 'Year' }, { min: 2000, max: 2200, to: 'resident' }),
  basis: text({ zh: '法律或文件依据', en: 'Legal basis' }, { min: 6, max: 500, to: 'resident' }),
  measures: groups(
    { zh: '看什么，各占多少（合计 100）', en: 'What is looked at, and its weight (100 in all)' },
    {
      measure: choice({ zh: '指标', en: 'Measure' }, MEASURES, { to: 'resident' }),
      weight: number(
        { zh: '权重', en: 'Weight' },
        { min: 1, max: 100, decimals: 1, to: 'resident' },
      ),
    },
    { min: 1, max: 5, to: 'resident' },
  ),
  units: several('unit', { zh: '考核哪些单位', en: 'Which units' }, { max: 200, to: 'resident' }),
  context: text(
    { zh: '各单位情况有什么不同（公开）', en: 'In what the units differ (published)' },
    { min: 10, max: 2000, to: 'resident' },
  ),
}

const linesOf = (input: Input): readonly RuleLine[] =>
  groupsIn(input, 'measures').map((one) => ({
    measure: one['measure'] as Measure,
    weight: Number(one['weight']),
  }))

function rulesFault(_matter: Matter, input: Input, { actor }: Sight): Refusal | null {
  const lines = linesOf(input)
  if (new Set(lines.map(({ measure }) => measure)).size < lines.length)
    return { code: 'measure_twice', field: 'measures' }
  const sum = Math.round(lines.reduce((all, { weight }) => all + weight * 10, 0)) / 10
  if (sum !== 100) return { code: 'weights_not_100', field: 'measures', params: { sum } }
  const units = textsOf(input, 'units')
  if (units.length < 2) return { code: 'too_few_units', field: 'units' }
  const own = actor.as === 'official' ? lineOf(actor) : []
  return units.some((one) => own.includes(one))
    ? { code: 'appraises_itself', field: 'units' }
    : null
}

const factsOf = (input: Input): Facts => ({
  year: Number(input['year']),
  basis: String(input['basis']),
  context: String(input['context']),
  rules: linesOf(input),
  comments: [],
  dealt: null,
})

function drafted(_matter: Matter, { input }: MatterEvent): Change<AppraisalState> {
  const units = textsOf(input, 'units')
  return {
    subject: { title: String(input['title']), text: String(input['basis']) },
    release: [{ role: 'appraised' }],
    bind: units.map((unit) => ({ role: 'appraised', unit })),
    state: { name: 'drafted', ...factsOf(input) },
  }
}

const CLOSES = day({ zh: '征求意见到哪天', en: 'Comments until' }, { to: 'resident' })

export const ruleActs = {
  draft_rules: act({
    from: 'new',
    by: ['organiser'],
    words: { zh: '拟定考核办法', en: 'Draft the rules of an appraisal' },
    told: {
      officials: { zh: '拟定考核办法：{title}', en: 'Rules drafted: {title}' },
      resident: null,
    },
    fields: ruleFields,
    check: rulesFault,
    starts: () => [{ limit: 'appraisal_rules' }],
    to: ['drafted'],
    becomes: drafted,
    notifies: ['holder'],
  }),
  amend_rules: act({
    from: ['drafted', 'consulting'],
    by: ['organiser'],
    words: { zh: '修改办法（重新征求意见）', en: 'Amend the rules (and consult anew)' },
    told: { officials: { zh: '修改考核办法', en: 'Rules amended' }, resident: null },
    fields: ruleFields,
    check: rulesFault,
    starts: () => [{ limit: 'appraisal_rules' }],
    stops: () => ['appraisal_consulting', 'appraisal_adopting'],
    to: ['drafted'],
    becomes: drafted,
    notifies: ['holder'],
  }),
  consult: act({
    from: ['drafted'],
    by: ['organiser'],
    words: { zh: '向被考核单位征求意见', en: 'Ask the units for comments' },
    told: {
      officials: { zh: '征求意见，到 {closes} 为止', en: 'Open to comments until {closes}' },
      resident: {
        zh: '考核办法正在征求意见，到 {closes} 为止',
        en: 'The rules are open to comments until {closes}',
      },
    },
    fields: { closes: CLOSES },
    readings: ['day_closes'],
    check: (_matter, input, sight) => windowFault(input, 'closes', sight),
    starts: (_matter, input, { readings }) => [
      { until: String(input['closes']), as: 'appraisal_consulting' },
      { limit: 'appraisal_adopting', from: String(readings['day_closes']) },
    ],
    stops: () => ['appraisal_rules'],
    to: ['consulting'],
    becomes: ({ state }, { input }) => ({
      state: { ...state, name: 'consulting', closes: String(input['closes']) },
    }),
    notifies: ['appraised'],
  }),
  comment_rules: act({
    from: ['consulting'],
    by: ['appraised'],
    words: { zh: '对办法提意见', en: 'Comment on the rules' },
    told: {
      officials: { zh: '{unit}：{words}', en: '{unit}: {words}' },
      resident: { zh: '{unit}：{words}', en: '{unit}: {words}' },
    },
    fields: {
      words: text(
        { zh: '意见（公开）', en: 'Comment (published)' },
        { min: 4, max: 2000, to: 'resident' },
      ),
    },
    unless: (matter, { now }) =>
      (matter.clocks['appraisal_consulting']?.due ?? '9') > now
        ? null
        : { code: 'consulting_over' },
    to: [],
    becomes: ({ state }, { input, by }) => ({
      state: {
        ...state,
        comments: [
          ...state.comments,
          { unit: by.as === 'official' ? by.unit : '', words: String(input['words']) },
        ],
      },
    }),
  }),
  adopt_rules: act({
    from: ['consulting'],
    by: ['leader'],
    otherThan: 'draft_rules',
    words: { zh: '通过考核办法', en: 'Adopt the rules' },
    told: {
      officials: {
        zh: '通过考核办法。意见采纳情况：{dealt}',
        en: 'Rules adopted. Of the comments: {dealt}',
      },
      resident: {
        zh: '通过考核办法。意见采纳情况：{dealt}',
        en: 'Rules adopted. Of the comments: {dealt}',
      },
    },
    fields: {
      dealt: text(
        { zh: '各条意见采纳了没有，为什么', en: 'What was made of the comments, and why' },
        { min: 6, max: 4000, to: 'resident' },
      ),
    },
    unless: (matter, { now }) =>
      (matter.clocks['appraisal_consulting']?.due ?? '9') <= now
        ? null
        : { code: 'consulting_still_open' },
    starts: ({ state }, _input, { today }) => [
      { until: computedBy(state.year, today), as: 'appraisal_computing' },
    ],
    stops: () => ['appraisal_consulting', 'appraisal_adopting'],
    to: ['adopted'],
    becomes: ({ state }, { input }) => {
      const { closes: _closes, ...facts } = state
      return { state: { ...facts, name: 'adopted', dealt: String(input['dealt']) } }
    },
    notifies: ['holder', 'appraised'],
  }),
  drop_appraisal: act({
    from: ['drafted', 'consulting', 'adopted'],
    by: ['organiser', 'leader'],
    words: { zh: '不考核', en: 'Drop it' },
    told: {
      officials: { zh: '不考核：{reason}', en: 'Dropped: {reason}' },
      resident: { zh: '这次考核不进行：{reason}', en: 'Dropped: {reason}' },
    },
    fields: {
      reason: text(
        { zh: '理由（公开）', en: 'Reason (published)' },
        { min: 6, max: 500, to: 'resident' },
      ),
    },
    to: ['dropped'],
    becomes: ({ state }, { input }) => {
      const { year, basis, context, rules, comments, dealt } = state
      const facts = { year, basis, context, rules, comments, dealt }
      return { state: { name: 'dropped', ...facts, reason: String(input['reason']) } }
    },
  }),
}

/** A quarter after the year, when what came in late in it has been answered; never a day that is past. */
function computedBy(year: number, today: string): string {
  const quarter = `${year + 1}-03-31`
  const soon = new Date(Date.parse(`${today}T00:00:00Z`) + 30 * 86_400_000)
    .toISOString()
    .slice(0, 10)
  return quarter > soon ? quarter : soon
}
