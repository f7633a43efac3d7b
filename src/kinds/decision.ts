/**
 * Decision 决策: a memo with two options or more, what each costs, risks and asks of whom, what people said;
 * a leader chooses and says why in their own words; what follows from it hangs on it, and somebody else
 * looks at what came of it. (The speech: 有谋划、有比较，不能下级怎么说就怎么做; 重大行政决策程序暂行条例 2019,
 * arts. 14–16: major decisions are open to comment for thirty days as a rule, and say what was adopted.)
 */
import {
  actOf,
  choice,
  day,
  declareKind,
  FOR_RESIDENTS,
  groups,
  reference,
  text,
  yesNo,
  groupsIn,
  aheadOf,
} from '../kernel/index.ts'
import type { Change, Input, Link, Matter, MatterEvent, Refusal, Sight } from '../kernel/index.ts'

export interface DecisionOption {
  readonly name: string
  readonly what: string
  readonly cost: string
  readonly risk: string
  readonly bears: string
}

interface Facts {
  readonly options: readonly DecisionOption[]
  /** What people said, by the matter in which they said it. */
  readonly said: readonly { readonly matter: string; readonly words: string }[]
  readonly draftReasons: string
  readonly isMajor: boolean
  /** What came in while it was open to comment, and what was made of it; null: it never was. */
  readonly comments: string | null
}

interface Chosen {
  readonly option: string
  readonly reasons: string
}

export type DecisionOutcome = 'worked' | 'partly' | 'failed'

export type DecisionState =
  | ({ readonly name: 'drafted' } & Facts)
  | ({ readonly name: 'open_to_comment' } & Facts)
  | ({ readonly name: 'submitted' } & Facts)
  | ({ readonly name: 'decided' } & Facts & Chosen)
  | ({
      readonly name: 'evaluated'
      readonly outcome: DecisionOutcome
      readonly findings: string
    } & Facts &
      Chosen)
  | ({ readonly name: 'dropped'; readonly why: string } & Facts)

const act = actOf<DecisionState>()

function optionsOf(input: Input): readonly DecisionOption[] {
  return groupsIn(input, 'options').map((one) => ({
    name: String(one['name']),
    what: String(one['what']),
    cost: String(one['cost']),
    risk: String(one['risk']),
    bears: String(one['bears']),
  }))
}

function citesOf(input: Input): readonly Link[] {
  const cited = new Set(groupsIn(input, 'said').map(({ matter }) => String(matter)))
  return [...cited].map((to) => ({ type: 'cites', to }))
}

const factsOf = (input: Input, comments: string | null): Facts => ({
  options: optionsOf(input),
  said: groupsIn(input, 'said').map((one) => ({
    matter: String(one['matter']),
    words: String(one['words']),
  })),
  draftReasons: String(input['draft_reasons']),
  isMajor: input['major'] === true,
  comments,
})

function twice(_matter: Matter, input: Input): Refusal | null {
  const names = optionsOf(input).map(({ name }) => name)
  return new Set(names).size === names.length ? null : { code: 'option_twice', field: 'options' }
}

function written(matter: Matter, { input, by }: MatterEvent): Change<DecisionState> {
  const state = matter.state as DecisionState | { readonly name: 'new' }
  const links = citesOf(input)
  const before = matter.links.filter(
    ({ type, to }) => type === 'cites' && !links.some((one) => one.to === to),
  )
  return {
    subject: { title: String(input['title']), text: String(input['question']) },
    unlink: before,
    link: links,
    ...(matter.n === 0 && by.as === 'official'
      ? { bind: [{ role: 'author', unit: by.unit }] }
      : {}),
    state: { name: 'drafted', ...factsOf(input, 'comments' in state ? state.comments : null) },
  }
}

/** Blank is refused by the field; a copy, whatever its punctuation and order, here. */
function notTheirs(
  { state }: Matter<Extract<DecisionState, { name: 'submitted' }>>,
  input: Input,
  sight: Sight,
): Refusal | null {
  if (!state.options.some(({ name }) => name === input['option']))
    return { code: 'no_such_option', field: 'option' }
  const late = aheadOf(input, 'review', sight)
  if (late) return late
  return sight.readings['copied_reasons'] === true
    ? { code: 'reasons_copied', field: 'reasons' }
    : null
}

const line = { lines: false, to: 'resident' } as const

const memoFields = {
  title: text({ zh: '决策事项', en: 'Decision on' }, { ...line, min: 4, max: 200 }),
  question: text(
    { zh: '要解决什么问题', en: 'What is to be solved' },
    { min: 10, max: 4000, to: 'resident' },
  ),
  options: groups(
    { zh: '方案（至少两个）', en: 'Options (two at least)' },
    {
      name: text({ zh: '方案', en: 'Option' }, { ...line, max: 60 }),
      what: text({ zh: '怎么做', en: 'What would be done' }, { min: 6, max: 2000, to: 'resident' }),
      cost: text({ zh: '花多少钱', en: 'Cost' }, { min: 1, max: 500, to: 'resident' }),
      risk: text({ zh: '风险', en: 'Risk' }, { min: 2, max: 1000, to: 'resident' }),
      bears: text({ zh: '谁来承担', en: 'Who bears it' }, { min: 2, max: 500, to: 'resident' }),
    },
    { min: 2, max: 8, to: 'resident' },
  ),
  said: groups(
    {
      zh: '群众怎么说（诉求、热点、评议的编号）',
      en: 'What people said (numbers of requests, hot problems, ballots)',
    },
    {
      matter: reference('matter', { zh: '编号', en: 'Number' }, { to: 'resident' }),
      words: text({ zh: '要点', en: 'In short' }, { min: 2, max: 500, to: 'resident' }),
    },
    { min: 0, max: 50, optional: true, to: 'resident' },
  ),
  draft_reasons: text(
    { zh: '起草单位的建议和理由', en: 'What the authors suggest, and why' },
    { min: 10, max: 4000 },
  ),
  major: yesNo({ zh: '重大行政决策', en: 'Major decision' }, { optional: true, to: 'resident' }),
}

export const decision = declareKind<DecisionState>({
  name: 'decision',
  version: 1,
  words: { zh: '决策', en: 'Decision' },
  common: true,
  without: FOR_RESIDENTS,
  ownLinks: ['cites', 'carried_out_by'],
  roles: {
    handler: { is: 'power', power: 'handle', words: { zh: '经办人', en: 'Handler' } },
    head: { is: 'power', power: 'head', words: { zh: '单位负责人', en: 'Head of a unit' } },
    leader: { is: 'power', power: 'leader', words: { zh: '市领导', en: 'Leader' } },
    author: { is: 'bound', doer: true, words: { zh: '起草单位', en: 'Authors' } },
    checker: { is: 'power', power: 'check', words: { zh: '核查人', en: 'Checker' } },
  },
  clocks: {
    decision_memo: { zh: '写决策备忘录', en: 'Memo' },
    decision_comment: { zh: '公开征求意见', en: 'Open to comment' },
    decision_closing: { zh: '汇总意见', en: 'Summing up the comments' },
    decision: { zh: '决定', en: 'Deciding' },
    decision_evaluation: { zh: '评估', en: 'Evaluation' },
  },
  states: {
    drafted: {
      words: { zh: '起草中', en: 'Being drafted' },
      resident: { zh: '正在起草', en: 'Being drafted' },
      counts: 'waiting',
      duties: () => [
        {
          role: 'author',
          acts: ['submit_memo', 'open_comment', 'drop_memo'],
          clock: 'decision_memo',
        },
      ],
    },
    open_to_comment: {
      words: { zh: '征求意见', en: 'Open to comment' },
      resident: { zh: '正在征求意见', en: 'Open to comment' },
      counts: 'waiting',
      duties: () => [{ role: 'author', acts: ['close_comment'], clock: 'decision_closing' }],
    },
    submitted: {
      words: { zh: '待决定', en: 'To be decided' },
      resident: { zh: '等待决定', en: 'To be decided' },
      counts: 'waiting',
      duties: () => [{ role: 'leader', acts: ['decide', 'return_memo'], clock: 'decision' }],
    },
    decided: {
      words: { zh: '已决定，执行中', en: 'Decided, being carried out' },
      resident: { zh: '已决定', en: 'Decided' },
      counts: 'in_hand',
      duties: () => [{ role: 'checker', acts: ['evaluate'], clock: 'decision_evaluation' }],
    },
    evaluated: {
      words: { zh: '已评估', en: 'Evaluated' },
      resident: { zh: '已评估', en: 'Evaluated' },
      final: true,
      counts: 'done',
      duties: () => [],
    },
    dropped: {
      words: { zh: '不决策', en: 'Dropped' },
      resident: { zh: '不再决策', en: 'Dropped' },
      final: true,
      counts: 'withdrawn',
      duties: () => [],
    },
  },
  acts: {
    draft_memo: act({
      from: 'new',
      by: ['handler', 'head'],
      words: { zh: '起草决策备忘录', en: 'Draft a memo' },
      told: { officials: { zh: '起草：{title}', en: 'Drafted: {title}' }, resident: null },
      fields: memoFields,
      check: twice,
      starts: () => [{ limit: 'decision_memo' }],
      to: ['drafted'],
      becomes: written,
      notifies: ['holder'],
    }),
    amend_memo: act({
      from: ['drafted'],
      by: ['author'],
      words: { zh: '修改', en: 'Amend' },
      told: { officials: { zh: '修改：{title}', en: 'Amended: {title}' }, resident: null },
      fields: memoFields,
      suggests: ({ state, subject }) => ({
        title: subject.title,
        question: subject.text,
        options: state.options.map((one) => ({ ...one })),
        said: state.said.map((one) => ({ ...one })),
        draft_reasons: state.draftReasons,
        major: state.isMajor,
      }),
      check: twice,
      to: ['drafted'],
      becomes: written,
    }),
    open_comment: act({
      from: ['drafted'],
      by: ['author'],
      words: { zh: '公开征求意见', en: 'Open it to comment' },
      told: {
        officials: { zh: '公开征求意见', en: 'Opened to comment' },
        resident: { zh: '公开征求意见', en: 'Open to comment' },
      },
      fields: {},
      unless: ({ state }) => (state.comments === null ? null : { code: 'commented_already' }),
      starts: () => [{ limit: 'decision_comment' }, { limit: 'decision_closing' }],
      stops: () => ['decision_memo'],
      to: ['open_to_comment'],
      becomes: ({ state }) => ({ state: { ...state, name: 'open_to_comment' } }),
    }),
    close_comment: act({
      from: ['open_to_comment'],
      by: ['author'],
      words: { zh: '汇总意见', en: 'Sum up the comments' },
      told: {
        officials: { zh: '意见汇总：{summary}', en: 'Comments: {summary}' },
        resident: { zh: '收到 {count} 条意见。{summary}', en: '{count} comments. {summary}' },
      },
      fields: {
        count: text({ zh: '收到几条', en: 'How many' }, { ...line, max: 10 }),
        summary: text(
          {
            zh: '主要意见，采纳哪些、不采纳哪些、为什么',
            en: 'What was said, what is adopted, what not, and why',
          },
          { min: 10, max: 8000, to: 'resident' },
        ),
      },
      unless: (matter, { now }) =>
        (matter.clocks['decision_comment']?.due ?? '9') <= now
          ? null
          : { code: 'comment_still_open' },
      starts: () => [{ limit: 'decision_memo' }],
      stops: () => ['decision_comment', 'decision_closing'],
      to: ['drafted'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'drafted', comments: String(input['summary']) },
      }),
    }),
    submit_memo: act({
      from: ['drafted'],
      by: ['author'],
      words: { zh: '提交决定', en: 'Submit' },
      told: { officials: { zh: '提交决定', en: 'Submitted' }, resident: null },
      fields: {},
      unless: ({ state }) =>
        state.isMajor && state.comments === null ? { code: 'not_commented_yet' } : null,
      starts: () => [{ limit: 'decision' }],
      stops: () => ['decision_memo'],
      to: ['submitted'],
      becomes: ({ state }) => ({ state: { ...state, name: 'submitted' } }),
      notifies: ['holder'],
    }),
    return_memo: act({
      from: ['submitted'],
      by: ['leader'],
      words: { zh: '退回补充', en: 'Send back' },
      told: { officials: { zh: '退回：{reason}', en: 'Sent back: {reason}' }, resident: null },
      fields: { reason: text({ zh: '还缺什么', en: 'What is missing' }, { min: 6, max: 1000 }) },
      starts: () => [{ limit: 'decision_memo' }],
      stops: () => ['decision'],
      to: ['drafted'],
      becomes: ({ state }) => ({ state: { ...state, name: 'drafted' } }),
      notifies: ['author'],
    }),
    decide: act({
      from: ['submitted'],
      by: ['leader'],
      words: { zh: '作出决定', en: 'Decide' },
      told: {
        officials: { zh: '决定：{option}。{reasons}', en: 'Decided: {option}. {reasons}' },
        resident: {
          zh: '决定：{option}。理由：{reasons}',
          en: 'Decided: {option}. Reasons: {reasons}',
        },
      },
      fields: {
        option: text({ zh: '选哪个方案', en: 'Which option' }, { ...line, max: 60 }),
        reasons: text(
          { zh: '自己的理由', en: 'Your own reasons' },
          {
            min: 30,
            max: 4000,
            to: 'resident',
            hint: {
              zh: '用自己的话写为什么选它、不选别的。照抄起草单位的理由会被退回。',
              en: 'In your own words: why this one, and why not the others. A copy of the draft is refused.',
            },
          },
        ),
        review: day(
          { zh: '什么时候评估结果', en: 'When its results are looked at' },
          { to: 'resident' },
        ),
      },
      readings: ['copied_reasons'],
      check: notTheirs,
      starts: (_matter, input) => [{ until: String(input['review']), as: 'decision_evaluation' }],
      stops: () => ['decision'],
      to: ['decided'],
      becomes: ({ state }, { input }) => ({
        state: {
          ...state,
          name: 'decided',
          option: String(input['option']),
          reasons: String(input['reasons']),
        },
      }),
      notifies: ['author'],
    }),
    name_task: act({
      from: ['decided'],
      by: ['author', 'leader', 'supervisor'],
      words: { zh: '挂上任务', en: 'Name a task' },
      told: {
        officials: { zh: '由 {task} 落实', en: 'Carried out by {task}' },
        resident: { zh: '由 {task} 落实', en: 'Carried out by {task}' },
      },
      fields: {
        task: reference(
          'matter',
          { zh: '落实的目标或事项（编号）', en: 'Target or matter (number)' },
          { to: 'resident' },
        ),
      },
      check: ({ id, links }, input) =>
        input['task'] === id || links.some(({ to }) => to === input['task'])
          ? { code: 'task_named_already', field: 'task' }
          : null,
      to: [],
      becomes: (_matter, { input }) => ({
        link: [{ type: 'carried_out_by', to: String(input['task']) }],
      }),
    }),
    evaluate: act({
      from: ['decided'],
      by: ['checker'],
      judges: true,
      words: { zh: '评估结果', en: 'Evaluate' },
      told: {
        officials: { zh: '评估：{outcome}。{findings}', en: 'Evaluated: {outcome}. {findings}' },
        resident: { zh: '评估：{outcome}。{findings}', en: 'Evaluated: {outcome}. {findings}' },
      },
      fields: {
        outcome: choice(
          { zh: '结果', en: 'Outcome' },
          {
            worked: { zh: '达到目的', en: 'it did what it was for' },
            partly: { zh: '部分达到', en: 'in part' },
            failed: { zh: '没有达到', en: 'it did not' },
          },
          { to: 'resident' },
        ),
        findings: text(
          { zh: '依据和发现', en: 'On what basis, and what was found' },
          { min: 10, max: 4000, to: 'resident' },
        ),
      },
      readings: ['open_tasks'],
      // The day of looking comes whether or not all is done, and no two decisions wait for each other.
      check: ({ links }, input, { readings }) => {
        const open = Number(readings['open_tasks'] ?? 0)
        const isCarriedOut = links.some(({ type }) => type === 'carried_out_by')
        if (input['outcome'] === 'worked' && !isCarriedOut)
          return { code: 'no_task_named', field: 'outcome' }
        return open > 0 && input['outcome'] === 'worked'
          ? { code: 'tasks_open', field: 'outcome', params: { count: open } }
          : null
      },
      to: ['evaluated'],
      becomes: ({ state }, { input }) => ({
        state: {
          ...state,
          name: 'evaluated',
          outcome: input['outcome'] as DecisionOutcome,
          findings: String(input['findings']),
        },
      }),
      notifies: ['author'],
    }),
    drop_memo: act({
      from: ['drafted'],
      by: ['author'],
      words: { zh: '不决策了', en: 'Drop it' },
      told: { officials: { zh: '不决策：{why}', en: 'Dropped: {why}' }, resident: null },
      fields: { why: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 500 }) },
      to: ['dropped'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'dropped', why: String(input['why']) },
      }),
    }),
  },
})
