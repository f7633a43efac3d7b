/**
 * Activity 活动: of one series of a campaign, for one problem; it ends when somebody on the citizens' side has
 * said what changed (the speech: 不能停留在活动自身，不能为教育而搞活动).
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
  yesNo,
  aheadOf,
} from '../kernel/index.ts'
import { SERIES_NAMES } from './campaign.ts'

interface Facts {
  readonly series: string
  readonly stage: number
  readonly isMandatory: boolean
  readonly outcome: string
}

export type ActivityState =
  | ({ readonly name: 'proposed' } & Facts)
  | ({ readonly name: 'approved' } & Facts)
  | ({ readonly name: 'held' } & Facts)
  | ({ readonly name: 'closed'; readonly verdict: ActivityVerdict; readonly came: string } & Facts)
  | ({ readonly name: 'dropped'; readonly why: string } & Facts)

/** Whether anything changed, as people say; silence is no yes. */
type ActivityVerdict = 'yes' | 'no' | 'silent'

const act = actOf<ActivityState>()

export const activity = declareKind<ActivityState>({
  name: 'activity',
  version: 1,
  words: { zh: '活动', en: 'Activity' },
  common: true,
  without: FOR_RESIDENTS,
  ownLinks: ['part_of', 'caused_by'],
  roles: {
    head: { is: 'power', power: 'head', words: { zh: '单位负责人', en: 'Head of a unit' } },
    handler: { is: 'power', power: 'handle', words: { zh: '经办人', en: 'Handler' } },
    organiser: { is: 'power', power: 'supervise', words: { zh: '活动办', en: 'Organisers' } },
    owner: { is: 'bound', doer: true, words: { zh: '开展单位', en: 'Unit that holds it' } },
    caller: { is: 'power', power: 'call_back', words: { zh: '回访员', en: 'Caller' } },
  },
  clocks: {
    activity_approval: { zh: '审批活动', en: 'Approval' },
    activity: { zh: '开展活动', en: 'Holding it' },
    activity_outcome: { zh: '听群众说结果', en: 'Asking what changed' },
  },
  states: {
    proposed: {
      words: { zh: '待审批', en: 'To be approved' },
      resident: { zh: '待审批', en: 'To be approved' },
      counts: 'waiting',
      duties: () => [
        {
          role: 'organiser',
          acts: ['approve_activity', 'decline_activity'],
          clock: 'activity_approval',
        },
      ],
    },
    approved: {
      words: { zh: '已批准，待开展', en: 'Approved' },
      resident: { zh: '将要开展', en: 'To be held' },
      counts: 'in_hand',
      duties: () => [
        { role: 'owner', acts: ['hold_activity', 'drop_activity'], clock: 'activity' },
      ],
    },
    held: {
      words: { zh: '已开展，待听结果', en: 'Held, its outcome to be heard' },
      resident: { zh: '已开展，正在听群众说结果', en: 'Held, people are asked what changed' },
      counts: 'answered',
      duties: () => [{ role: 'caller', acts: ['record_change'], clock: 'activity_outcome' }],
    },
    closed: {
      words: { zh: '办结', en: 'Closed' },
      resident: { zh: '已办结', en: 'Closed' },
      final: true,
      counts: 'done',
      duties: () => [],
    },
    dropped: {
      words: { zh: '不开展', en: 'Dropped' },
      resident: { zh: '不开展', en: 'Dropped' },
      final: true,
      counts: 'withdrawn',
      duties: () => [],
    },
  },
  acts: {
    propose_activity: act({
      from: 'new',
      by: ['head', 'handler'],
      words: { zh: '提出活动', en: 'Propose an activity' },
      told: {
        officials: { zh: '提出活动：{title}', en: 'Proposed: {title}' },
        resident: { zh: '提出活动：{title}', en: 'Proposed: {title}' },
      },
      fields: {
        title: text(
          { zh: '做什么', en: 'What' },
          { min: 4, max: 200, lines: false, to: 'resident' },
        ),
        campaign: reference(
          'matter',
          { zh: '哪个专题活动（编号）', en: 'Campaign (number)' },
          { to: 'resident' },
        ),
        series: choice({ zh: '哪个系列', en: 'Series' }, SERIES_NAMES, { to: 'resident' }),
        stage: number({ zh: '第几阶段', en: 'Stage' }, { min: 1, max: 6, to: 'resident' }),
        problem: reference(
          'matter',
          { zh: '解决哪个问题（诉求、热点、整改的编号）', en: 'Which problem it solves (number)' },
          { to: 'resident' },
        ),
        outcome: text(
          { zh: '群众会看到什么变化', en: 'What will be different for people' },
          { min: 6, max: 500, to: 'resident' },
        ),
        mandatory: yesNo(
          { zh: '本阶段必须完成', en: 'Must be done in its stage' },
          { optional: true },
        ),
      },
      readings: ['activity_place'],
      check: (_matter, _input, { readings }) => {
        const wrong = readings['activity_place']
        return typeof wrong === 'object' && wrong !== null && 'wrong' in wrong
          ? { code: String(wrong.wrong), field: String(Reflect.get(wrong, 'field')) }
          : null
      },
      starts: () => [{ limit: 'activity_approval' }],
      to: ['proposed'],
      becomes: (_matter, { input, by }) => ({
        subject: { title: String(input['title']), text: String(input['outcome']) },
        link: [
          { type: 'part_of', to: String(input['campaign']) },
          { type: 'caused_by', to: String(input['problem']) },
        ],
        ...(by.as === 'official' ? { bind: [{ role: 'owner', unit: by.unit }] } : {}),
        state: {
          name: 'proposed',
          series: String(input['series']),
          stage: Number(input['stage']),
          isMandatory: input['mandatory'] === true,
          outcome: String(input['outcome']),
        },
      }),
      notifies: ['holder'],
    }),
    approve_activity: act({
      from: ['proposed'],
      by: ['organiser'],
      otherThan: 'propose_activity',
      words: { zh: '同意开展', en: 'Approve' },
      told: {
        officials: { zh: '同意开展，{until} 前', en: 'Approved, by {until}' },
        resident: null,
      },
      fields: { until: day({ zh: '开展到哪天', en: 'To be held by' }) },
      check: (_matter, input, sight) => aheadOf(input, 'until', sight),
      starts: (_matter, input) => [{ until: String(input['until']), as: 'activity' }],
      stops: () => ['activity_approval'],
      to: ['approved'],
      becomes: ({ state }) => ({ state: { ...state, name: 'approved' } }),
      notifies: ['owner'],
    }),
    decline_activity: act({
      from: ['proposed'],
      by: ['organiser'],
      words: { zh: '不开展', en: 'Decline' },
      told: { officials: { zh: '不开展：{why}', en: 'Declined: {why}' }, resident: null },
      fields: { why: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 500 }) },
      to: ['dropped'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'dropped', why: String(input['why']) },
      }),
    }),
    hold_activity: act({
      from: ['approved'],
      by: ['owner'],
      words: { zh: '已开展', en: 'It was held' },
      told: {
        officials: { zh: '已开展：{words}', en: 'Held: {words}' },
        resident: { zh: '已开展：{words}', en: 'Held: {words}' },
      },
      fields: {
        words: text(
          { zh: '做成了什么（不写人数和照片）', en: 'What was done (no head-counts, no photos)' },
          { min: 6, max: 2000, to: 'resident' },
        ),
      },
      starts: () => [{ limit: 'activity_outcome' }],
      stops: () => ['activity'],
      to: ['held'],
      becomes: ({ state }) => ({ state: { ...state, name: 'held' } }),
      notifies: ['holder'],
    }),
    drop_activity: act({
      from: ['approved'],
      by: ['owner', 'organiser'],
      words: { zh: '不再开展', en: 'Drop it' },
      told: { officials: { zh: '不再开展：{why}', en: 'Dropped: {why}' }, resident: null },
      fields: { why: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 500 }) },
      // What a stage must bring is not waived by whoever must bring it.
      unless: ({ state, bindings }, { actor }) =>
        state.isMandatory &&
        actor.as === 'official' &&
        bindings.some(({ role, unit }) => role === 'owner' && unit === actor.unit)
          ? { code: 'mandatory_not_yours' }
          : null,
      to: ['dropped'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'dropped', why: String(input['why']) },
      }),
    }),
    record_change: act({
      from: ['held'],
      by: ['caller'],
      judges: true,
      words: { zh: '登记群众说的变化', en: 'Record what changed, as people say' },
      told: {
        officials: { zh: '群众说：{verdict}。{came}', en: 'People say: {verdict}. {came}' },
        resident: { zh: '群众说：{verdict}。{came}', en: 'People say: {verdict}. {came}' },
      },
      fields: {
        verdict: choice(
          { zh: '有没有变化', en: 'Did anything change' },
          {
            yes: { zh: '有', en: 'yes' },
            no: { zh: '没有', en: 'no' },
            silent: { zh: '问了，没有人作答', en: 'asked, nobody answered' },
          },
          { to: 'resident' },
        ),
        came: text(
          { zh: '问了谁，怎么说', en: 'Who was asked, and what they said' },
          { min: 6, max: 2000, to: 'resident' },
        ),
      },
      to: ['closed'],
      becomes: ({ state }, { input }) => ({
        state: {
          ...state,
          name: 'closed',
          verdict: input['verdict'] as ActivityVerdict,
          came: String(input['came']),
        },
      }),
      notifies: ['owner'],
    }),
  },
})
