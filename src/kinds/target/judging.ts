/** Done is what somebody outside has seen: a check, and where it is for somebody, what they say. */
import { actOf, day, number, RESULT_FILES, text, yesNo, aheadOf } from '../../kernel/index.ts'
import type { Input, Matter, MatterEvent, Sight } from '../../kernel/index.ts'
import type { Facts, Finding, Judged } from './facts.ts'
import { supportClock } from './states.ts'
import type { TargetState } from './states.ts'

const act = actOf<TargetState>()

const stopsOf = ({ state }: Matter<TargetState>) => [
  'target_deadline',
  'target_answer',
  'target_handing',
  ...state.supports.map(({ post }) => supportClock(post)),
]

/** What others still owed it is over with it. */
const standingAlone = ({ supports }: Facts) => ({
  heir: null,
  question: null,
  supports: supports.filter(({ delivered }) => delivered !== null),
})

interface Found {
  readonly by: Finding['by']
  readonly passed: boolean
  /** The field that says how it was found. */
  readonly words: string
  readonly judged?: Judged
}

function withFinding<F extends Facts>(
  facts: F,
  { at, input }: MatterEvent,
  { by, passed, words, judged }: Found,
): F {
  const finding: Finding = {
    on: at.slice(0, 10),
    by,
    passed,
    words: String(input[words]),
    judged: judged ?? null,
  }
  return { ...facts, findings: [...facts.findings, finding] }
}

const claimFields = {
  value: number(
    { zh: '实际完成值', en: 'Value reached' },
    { min: -1e12, max: 1e12, decimals: 4, to: 'resident' },
  ),
  proof: text(
    { zh: '证明：看得见的结果在哪里', en: 'Proof: where the result can be seen' },
    { min: 10, max: 2000, to: 'resident' },
  ),
  files: RESULT_FILES,
}

/** Back to work: the old deadline stands if it is still ahead, else a term for rework runs. */
const backToWork = {
  fields: {
    reason: text(
      { zh: '哪里还没做到', en: 'What is not done yet' },
      { min: 10, max: 2000, to: 'resident' },
    ),
    until: day({ zh: '整改到哪天', en: 'To be done by' }, { to: 'resident' }),
  },
  check: (_matter: Matter, input: Input, sight: Sight) => aheadOf(input, 'until', sight),
} as const

export const judgingActs = {
  claim_done: act({
    from: ['running'],
    by: ['lead'],
    words: { zh: '报完成', en: 'Say it is done' },
    told: {
      officials: { zh: '报完成：{value}。{proof}', en: 'Said to be done: {value}. {proof}' },
      resident: { zh: '责任岗位报告完成：{value}', en: 'Said to be done: {value}' },
    },
    fields: claimFields,
    readings: ['open_parts'],
    check: ({ state }, input, { readings }) => {
      const open = Number(readings['open_parts'] ?? 0)
      if (open > 0) return { code: 'parts_open', params: { count: open } }
      const { direction, goal } = state.metric
      const value = Number(input['value'])
      const isReached = direction === 'at_least' ? value >= goal : value <= goal
      return isReached ? null : { code: 'goal_not_reached', field: 'value', params: { goal } }
    },
    starts: () => [{ limit: 'target_check' }],
    stops: (matter) => stopsOf(matter),
    to: ['claimed'],
    becomes: ({ state }, { at, input }) => ({
      release: [{ role: 'heir' }, { role: 'support' }],
      state: {
        ...state,
        name: 'claimed',
        ...standingAlone(state),
        claim: {
          value: Number(input['value']),
          proof: String(input['proof']),
          on: at.slice(0, 10),
        },
      },
    }),
    notifies: ['holder'],
  }),
  say_cannot: act({
    from: ['running'],
    by: ['lead'],
    words: { zh: '报告办不成', en: 'Say it cannot be done' },
    told: {
      officials: { zh: '办不成：{reason}。试过：{tried}', en: 'Cannot: {reason}. Tried: {tried}' },
      resident: { zh: '责任岗位报告办不成：{reason}', en: 'Said to be impossible: {reason}' },
    },
    fields: {
      reason: text(
        { zh: '为什么办不成', en: 'Why it cannot be done' },
        { min: 10, max: 2000, to: 'resident' },
      ),
      tried: text({ zh: '试过什么', en: 'What was tried' }, { min: 10, max: 2000, to: 'resident' }),
    },
    starts: () => [{ limit: 'target_check' }],
    stops: (matter) => stopsOf(matter),
    to: ['cannot_claimed'],
    becomes: ({ state }, { input }) => ({
      release: [{ role: 'heir' }, { role: 'support' }],
      state: {
        ...state,
        name: 'cannot_claimed',
        ...standingAlone(state),
        reason: String(input['reason']),
        tried: String(input['tried']),
      },
    }),
    notifies: ['holder'],
  }),
  pass_check: act({
    from: ['claimed'],
    by: ['checker'],
    judges: true,
    words: { zh: '核查通过', en: 'Check passed' },
    told: {
      officials: { zh: '核查通过：{found}', en: 'Checked: {found}' },
      resident: {
        zh: '无关人员核查过：{found}',
        en: 'Somebody who did no part of it checked: {found}',
      },
    },
    fields: {
      found: text(
        { zh: '怎样核查的，看到什么', en: 'How it was checked, and what was seen' },
        { min: 10, max: 2000, to: 'resident' },
      ),
    },
    starts: ({ state }) => (state.who === 'none' ? [] : [{ limit: 'target_judging' }]),
    stops: () => ['target_check'],
    to: ['to_judge', 'closed'],
    becomes: ({ state }, event) => {
      const found = withFinding(state, event, { by: 'check', passed: true, words: 'found' })
      return state.who === 'none'
        ? { state: { ...found, name: 'closed', judged: null } }
        : { state: { ...found, name: 'to_judge' } }
    },
    notifies: ['holder'],
  }),
  fail_check: act({
    ...backToWork,
    from: ['claimed'],
    by: ['checker'],
    judges: true,
    words: { zh: '核查不通过', en: 'Check failed' },
    told: {
      officials: { zh: '核查不通过：{reason}', en: 'Check failed: {reason}' },
      resident: { zh: '核查没有通过：{reason}', en: 'The check failed: {reason}' },
    },
    starts: (_matter, input) => [{ until: String(input['until']), as: 'target_deadline' }],
    stops: () => ['target_check'],
    to: ['running'],
    becomes: ({ state }, event) => {
      const found = withFinding(state, event, { by: 'check', passed: false, words: 'reason' })
      const { claim: _claim, ...facts } = found
      return { state: { ...facts, name: 'running', reworks: state.reworks + 1 } }
    },
    notifies: ['lead'],
  }),
  record_judgement: act({
    from: ['to_judge'],
    by: ['caller'],
    judges: true,
    words: { zh: '登记受益人评价', en: 'Record what those it is for say' },
    told: {
      officials: {
        zh: '问了 {asked} 人，{answered} 人作答，{approved} 人认可',
        en: '{asked} asked, {answered} answered, {approved} approve',
      },
      resident: {
        zh: '问了 {asked} 位受益人，{answered} 人作答，{approved} 人认可',
        en: '{asked} were asked, {answered} answered, {approved} approve',
      },
    },
    fields: {
      asked: number({ zh: '问了多少人', en: 'Asked' }, { min: 1, max: 1e7, to: 'resident' }),
      answered: number({ zh: '多少人作答', en: 'Answered' }, { max: 1e7, to: 'resident' }),
      approved: number({ zh: '多少人认可', en: 'Approve' }, { max: 1e7, to: 'resident' }),
      how: text(
        { zh: '怎样抽的，怎样问的', en: 'How they were drawn and asked' },
        { min: 10, max: 1000, to: 'resident' },
      ),
      until: day(
        { zh: '过半不认可时，整改到哪天', en: 'If most do not approve: to be done by' },
        { to: 'resident' },
      ),
    },
    check: (_matter, input, sight) => {
      const [asked, answered, approved] = ['asked', 'answered', 'approved'].map((name) =>
        Number(input[name]),
      )
      if ((answered ?? 0) > (asked ?? 0))
        return { code: 'more_answered_than_asked', field: 'answered' }
      if ((approved ?? 0) > (answered ?? 0))
        return { code: 'more_approve_than_answered', field: 'approved' }
      if (answered === 0) return { code: 'nobody_answered', field: 'answered' }
      return aheadOf(input, 'until', sight)
    },
    starts: (_matter, input) =>
      isApproved(input) ? [] : [{ until: String(input['until']), as: 'target_deadline' }],
    stops: () => ['target_judging'],
    to: ['closed', 'running'],
    becomes: ({ state }, event) => {
      const { input } = event
      const judged = {
        asked: Number(input['asked']),
        answered: Number(input['answered']),
        approved: Number(input['approved']),
      }
      const passed = isApproved(input)
      const found = withFinding(state, event, { by: 'judgement', passed, words: 'how', judged })
      const { claim, ...facts } = found
      return passed
        ? { state: { ...facts, name: 'closed', claim, judged } }
        : { state: { ...facts, name: 'running', reworks: state.reworks + 1 } }
    },
    notifies: ['lead'],
  }),
  confirm_cannot: act({
    from: ['cannot_claimed'],
    by: ['checker'],
    judges: true,
    words: { zh: '确认办不成', en: 'Confirm that it cannot be done' },
    told: {
      officials: { zh: '核实办不成：{found}', en: 'It cannot be done: {found}' },
      resident: {
        zh: '核实过，确实办不成：{found}',
        en: 'Looked into: it cannot be done. {found}',
      },
    },
    fields: {
      found: text(
        { zh: '核实到什么', en: 'What was found' },
        { min: 10, max: 2000, to: 'resident' },
      ),
      good_faith: yesNo(
        { zh: '尽力而为、如实报告（容错）', en: 'Tried in good faith and said so' },
        { to: 'resident' },
      ),
    },
    to: ['cannot'],
    becomes: ({ state }, { input }) => {
      const { tried: _tried, ...facts } = state
      return { state: { ...facts, name: 'cannot', goodFaith: input['good_faith'] === true } }
    },
    notifies: ['lead'],
  }),
  refuse_cannot: act({
    ...backToWork,
    from: ['cannot_claimed'],
    by: ['checker'],
    judges: true,
    words: { zh: '还能办，退回', en: 'It can be done: send back' },
    told: {
      officials: { zh: '还能办：{reason}', en: 'It can be done: {reason}' },
      resident: { zh: '核实后认为还能办', en: 'Looked into: it can still be done' },
    },
    starts: (_matter, input) => [{ until: String(input['until']), as: 'target_deadline' }],
    stops: () => ['target_check'],
    to: ['running'],
    becomes: ({ state }) => {
      const { reason: _reason, tried: _tried, ...facts } = state
      return { state: { ...facts, name: 'running' } }
    },
    notifies: ['lead'],
  }),
  propose_drop: act({
    from: ['running'],
    by: ['planner'],
    words: { zh: '提请撤销', en: 'Propose to drop it' },
    told: {
      officials: { zh: '提请撤销：{reason}', en: 'To be dropped: {reason}' },
      resident: null,
    },
    fields: { reason: text({ zh: '理由', en: 'Reason' }, { min: 10, max: 1000 }) },
    to: [],
    becomes: () => ({}),
    notifies: ['leader'],
  }),
  drop_target: act({
    from: ['running'],
    by: ['leader'],
    otherThan: 'propose_drop',
    words: { zh: '同意撤销', en: 'Drop it' },
    told: {
      officials: { zh: '撤销：{reason}', en: 'Dropped: {reason}' },
      resident: { zh: '不再执行，理由：{reason}', en: 'Given up: {reason}' },
    },
    fields: {
      reason: text(
        { zh: '公开的理由', en: 'Reason, as told' },
        { min: 10, max: 1000, to: 'resident' },
      ),
    },
    readings: ['open_parts'],
    unless: (matter) =>
      matter.hands['propose_drop']
        ? null
        : { code: 'needs_proposal', params: { act: 'propose_drop' } },
    check: (_matter, _input, { readings }) => {
      const open = Number(readings['open_parts'] ?? 0)
      return open > 0 ? { code: 'parts_open', params: { count: open } } : null
    },
    to: ['dropped'],
    becomes: ({ state }, { input }) => ({
      state: { ...state, name: 'dropped', reason: String(input['reason']) },
    }),
    notifies: ['lead'],
  }),
}

/** More than half of those who answered; silence is no approval and no refusal. */
function isApproved(input: Readonly<Record<string, unknown>>): boolean {
  return 2 * Number(input['approved']) > Number(input['answered'])
}
