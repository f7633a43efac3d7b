/** Acts while a target runs: supports, slips, blockers, questions, changes by two people, a new post. */
import { actOf, day, number, reference, text } from '../../kernel/index.ts'
import type { Matter } from '../../kernel/index.ts'
import { runningBindings } from '../../kernel/index.ts'
import { unitOf } from './planning.ts'
import { supportClock } from './states.ts'
import type { TargetState } from './states.ts'

const act = actOf<TargetState>()

type Running = Matter<Extract<TargetState, { name: 'running' }>>

const mySupport = ({ state }: Running, post: string) =>
  state.supports.find((one) => one.post === post && one.delivered === null)

const supportActs = {
  add_support: act({
    from: ['running'],
    by: ['lead', 'planner'],
    words: { zh: '请岗位配合', en: 'Ask a post to support' },
    told: {
      officials: {
        zh: '{post}配合：{work}，{deadline} 前',
        en: '{post} supports: {work}, by {deadline}',
      },
      resident: {
        zh: '{post}配合：{work}，{deadline} 前',
        en: '{post} supports: {work}, by {deadline}',
      },
    },
    fields: {
      post: reference('post', { zh: '配合岗位', en: 'Supporting post' }, { to: 'resident' }),
      work: text({ zh: '配合做什么', en: 'What it does' }, { min: 4, max: 500, to: 'resident' }),
      deadline: day({ zh: '配合时限', en: 'By' }, { to: 'resident' }),
    },
    readings: ['unit_of_post'],
    check: (matter, input, { today }) => {
      const on = String(input['deadline'])
      if (on <= today) return { code: 'day_must_be_ahead', field: 'deadline' }
      if (on > matter.state.deadline) return { code: 'support_after_deadline', field: 'deadline' }
      const post = String(input['post'])
      if (runningBindings(matter, 'lead').some((one) => one.post === post))
        return { code: 'lead_supports_itself', field: 'post' }
      return mySupport(matter, post) ? { code: 'supports_already', field: 'post' } : null
    },
    starts: (_matter, input) => [
      { until: String(input['deadline']), as: supportClock(String(input['post'])) },
    ],
    to: [],
    becomes: ({ state }, { input, given }) => ({
      bind: [
        {
          role: 'support',
          post: String(input['post']),
          unit: unitOf(given.readings['unit_of_post']),
        },
      ],
      state: {
        ...state,
        supports: [
          ...state.supports.filter(({ post }) => post !== input['post']),
          {
            post: String(input['post']),
            work: String(input['work']),
            deadline: String(input['deadline']),
            delivered: null,
          },
        ],
      },
    }),
    notifies: ['support'],
  }),
  deliver_support: act({
    from: ['running'],
    by: ['support'],
    words: { zh: '配合完成', en: 'Support delivered' },
    told: {
      officials: { zh: '配合完成：{words}', en: 'Support delivered: {words}' },
      resident: { zh: '配合完成：{words}', en: 'Support delivered: {words}' },
    },
    fields: {
      words: text({ zh: '做了什么', en: 'What was done' }, { min: 6, max: 1000, to: 'resident' }),
    },
    unless: (matter, { actor }) =>
      actor.as === 'official' && mySupport(matter, actor.post)
        ? null
        : { code: 'nothing_to_support' },
    stops: (_matter, _input, { actor }) =>
      actor.as === 'official' ? [supportClock(actor.post)] : [],
    to: [],
    becomes: ({ state }, { by, input }) => ({
      state: {
        ...state,
        supports: state.supports.map((one) =>
          by.as === 'official' && one.post === by.post && one.delivered === null
            ? { ...one, delivered: String(input['words']) }
            : one,
        ),
      },
    }),
    notifies: ['lead'],
  }),
}

const courseActs = {
  expect_slip: act({
    from: ['running'],
    by: ['lead'],
    words: { zh: '预计要晚', en: 'Expect to be late' },
    told: {
      officials: {
        zh: '预计 {expected} 完成，原因：{reason}',
        en: 'Expected on {expected}: {reason}',
      },
      resident: {
        zh: '预计 {expected} 完成，原因：{reason}',
        en: 'Expected on {expected}: {reason}',
      },
    },
    fields: {
      expected: day({ zh: '预计哪天完成', en: 'Expected on' }, { to: 'resident' }),
      reason: text({ zh: '原因', en: 'Reason' }, { min: 6, max: 1000, to: 'resident' }),
    },
    check: ({ state }, input) =>
      String(input['expected']) > state.deadline
        ? null
        : { code: 'slip_not_later', field: 'expected' },
    to: [],
    becomes: ({ state }, { at, input }) => ({
      state: {
        ...state,
        slips: [
          ...state.slips,
          {
            on: at.slice(0, 10),
            expected: String(input['expected']),
            reason: String(input['reason']),
          },
        ],
      },
    }),
    notifies: ['planner'],
  }),
  ask_progress: act({
    from: ['running'],
    by: ['planner', 'leader'],
    words: { zh: '问进展', en: 'Ask for progress' },
    told: { officials: { zh: '问：{words}', en: 'Asked: {words}' }, resident: null },
    fields: {
      words: text({ zh: '想知道什么', en: 'What you want to know' }, { min: 4, max: 500 }),
    },
    readings: ['silent'],
    unless: ({ state }) => (state.question === null ? null : { code: 'asked_already' }),
    // What the data already say is not asked of anybody (国办函〔2026〕12号: no repeated form-filling).
    check: (_matter, _input, { readings }) =>
      readings['silent'] === false ? { code: 'data_say_it_already' } : null,
    starts: () => [{ limit: 'target_answer' }],
    to: [],
    becomes: ({ state }, { input }) => ({ state: { ...state, question: String(input['words']) } }),
    notifies: ['lead'],
  }),
  answer_progress: act({
    from: ['running'],
    by: ['lead'],
    words: { zh: '答复进展', en: 'Answer' },
    told: { officials: { zh: '答：{words}', en: 'Answered: {words}' }, resident: null },
    fields: { words: text({ zh: '进展', en: 'Progress' }, { min: 4, max: 1000 }) },
    unless: ({ state }) => (state.question === null ? { code: 'nothing_asked' } : null),
    stops: () => ['target_answer'],
    to: [],
    becomes: ({ state }) => ({ state: { ...state, question: null } }),
    notifies: ['planner'],
  }),
}

/** Two people change what was promised, and what it was before stays beside it. */
const changeActs = {
  propose_change: act({
    from: ['running'],
    by: ['lead', 'planner'],
    words: { zh: '提请调整', en: 'Propose a change' },
    told: {
      officials: {
        zh: '提请调整为 {goal}，{deadline} 前完成：{reason}',
        en: 'Change proposed to {goal} by {deadline}: {reason}',
      },
      resident: null,
    },
    fields: {
      goal: number({ zh: '新的目标值', en: 'New goal' }, { min: -1e12, max: 1e12, decimals: 4 }),
      deadline: day({ zh: '新的时限', en: 'New deadline' }),
      reason: text({ zh: '理由', en: 'Reason' }, { min: 10, max: 1000 }),
    },
    to: [],
    becomes: () => ({}),
    notifies: ['leader'],
  }),
  confirm_change: act({
    from: ['running'],
    by: ['leader'],
    otherThan: 'propose_change',
    words: { zh: '同意调整', en: 'Confirm the change' },
    told: {
      officials: {
        zh: '调整为 {goal}，{deadline} 前完成：{reason}',
        en: 'Changed to {goal} by {deadline}: {reason}',
      },
      resident: {
        zh: '目标调整为 {goal}，{deadline} 前完成，理由：{reason}',
        en: 'The target was changed to {goal} by {deadline}: {reason}',
      },
    },
    fields: {
      goal: number(
        { zh: '目标值', en: 'Goal' },
        { min: -1e12, max: 1e12, decimals: 4, to: 'resident' },
      ),
      deadline: day({ zh: '时限', en: 'Deadline' }, { to: 'resident' }),
      reason: text(
        { zh: '公开的理由', en: 'Reason, as told' },
        { min: 10, max: 1000, to: 'resident' },
      ),
    },
    unless: (matter) =>
      matter.hands['propose_change']
        ? null
        : { code: 'needs_proposal', params: { act: 'propose_change' } },
    check: ({ state }, input, { today }) => {
      const deadline = String(input['deadline'])
      if (deadline <= today) return { code: 'day_must_be_ahead', field: 'deadline' }
      return deadline === state.deadline && input['goal'] === state.metric.goal
        ? { code: 'nothing_changed', field: 'goal' }
        : null
    },
    starts: ({ state }, input) =>
      input['deadline'] === state.deadline
        ? []
        : [{ until: String(input['deadline']), as: 'target_deadline' }],
    to: [],
    becomes: ({ state }, { at, input }) => ({
      forget: ['propose_change'],
      state: {
        ...state,
        metric: { ...state.metric, goal: Number(input['goal']) },
        deadline: String(input['deadline']),
        revisions: [
          ...state.revisions,
          {
            on: at.slice(0, 10),
            goal: state.metric.goal,
            deadline: state.deadline,
            reason: String(input['reason']),
          },
        ],
      },
    }),
    notifies: ['lead'],
  }),
  // Handing on touches no clock: the target is the same, and so is its day.
  hand_on: act({
    from: ['running'],
    by: ['lead', 'planner'],
    words: { zh: '移交岗位', en: 'Hand on' },
    told: {
      officials: { zh: '移交给{post}，等待接手', en: 'Handed on to {post}, who is to accept' },
      resident: null,
    },
    fields: {
      post: reference('post', { zh: '接手岗位', en: 'To which post' }, { to: 'resident' }),
    },
    readings: ['unit_of_post'],
    unless: ({ state }) => (state.heir === null ? null : { code: 'handed_on_already' }),
    check: (matter, input) =>
      runningBindings(matter, 'lead').some((one) => one.post === input['post'])
        ? { code: 'leads_already', field: 'post' }
        : null,
    starts: () => [{ limit: 'target_accept', as: 'target_handing' }],
    to: [],
    becomes: ({ state }, { input, given }) => ({
      bind: [
        { role: 'heir', post: String(input['post']), unit: unitOf(given.readings['unit_of_post']) },
      ],
      state: { ...state, heir: String(input['post']) },
    }),
    notifies: ['heir'],
  }),
  succeed: act({
    from: ['running'],
    by: ['heir'],
    words: { zh: '接手', en: 'Take over' },
    told: {
      officials: { zh: '接手，时限不变', en: 'Taken over; the deadline stands' },
      resident: {
        zh: '改由{unit}的{post}负责，时限不变',
        en: 'Now the {post} of {unit}; the deadline stands',
      },
    },
    fields: {},
    stops: () => ['target_handing'],
    to: [],
    becomes: (matter) => ({
      release: [{ role: 'lead' }, { role: 'heir' }],
      bind: runningBindings(matter, 'heir').map(({ unit = '', post = '' }) => {
        return { role: 'lead', unit, post }
      }),
      state: { ...matter.state, heir: null },
    }),
  }),
}

export const runningActs = { ...supportActs, ...courseActs, ...changeActs }
