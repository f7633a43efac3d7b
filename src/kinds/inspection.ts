/**
 * Inspection 督查: planned within the caps, approved, announced, carried out; every finding becomes a
 * rectification, the conclusion is told, and the inspected may ask others to review it (政府督查工作条例
 * 2021: art. 15 plan, object, scope, frequency, no repeats; art. 16 conclusion fed back; art. 17 review
 * asked within 30 days, decided within 30, the original staff kept away).
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
  aheadOf,
  groupsIn,
} from '../kernel/index.ts'
import type { Change, Effect, Input, Matter, MatterEvent, Refusal, Sight } from '../kernel/index.ts'

interface Facts {
  readonly topic: string
  readonly scope: string
  readonly basis: string
  readonly isComprehensive: boolean
  readonly on: string
}

export type InspectionState =
  | ({ readonly name: 'planned' } & Facts)
  | ({ readonly name: 'approved' } & Facts)
  | ({ readonly name: 'announced' } & Facts)
  | ({ readonly name: 'carried_out'; readonly findings: number } & Facts)
  | ({ readonly name: 'told'; readonly findings: number; readonly conclusion: string } & Facts)
  | ({
      readonly name: 'review_asked'
      readonly findings: number
      readonly conclusion: string
    } & Facts)
  | ({ readonly name: 'closed'; readonly findings: number; readonly conclusion: string } & Facts)
  | ({ readonly name: 'dropped'; readonly reason: string } & Facts)

/** What the shell read of other inspections of the same unit in the same year. */
export interface InspectionsRead {
  readonly ofUnit: number
  readonly mostOfUnit: number
  readonly comprehensive: number
  readonly mostComprehensive: number
  /** Public number of a running one of the same unit and topic. */
  readonly same: string | null
  /** Somebody in the unit can answer for it. */
  readonly answers: boolean
}

const act = actOf<InspectionState>()

function capFault(_matter: Matter, input: Input, sight: Sight): Refusal | null {
  const late = aheadOf(input, 'on', sight)
  if (late) return late
  const read = sight.readings['inspections'] as unknown as InspectionsRead | null | undefined
  if (!read) return null
  if (!read.answers) return { code: 'unit_has_nobody', field: 'unit' }
  if (read.same !== null)
    return { code: 'inspected_already', field: 'topic', params: { number: read.same } }
  if (read.ofUnit >= read.mostOfUnit)
    return { code: 'too_many_inspections', field: 'unit', params: { most: read.mostOfUnit } }
  return input['sort'] === 'comprehensive' && read.comprehensive >= read.mostComprehensive
    ? { code: 'too_many_comprehensive', field: 'sort', params: { most: read.mostComprehensive } }
    : null
}

function planned(_matter: Matter, event: MatterEvent): Change<InspectionState> {
  const { input, by } = event
  return {
    ...handOf(event),
    subject: { title: String(input['topic']), text: String(input['scope']) },
    bind: [
      { role: 'object', unit: String(input['unit']) },
      ...(by.as === 'official' ? [{ role: 'inspector', post: by.post }] : []),
    ],
    state: {
      name: 'planned',
      topic: String(input['topic']),
      scope: String(input['scope']),
      basis: String(input['basis']),
      isComprehensive: input['sort'] === 'comprehensive',
      on: String(input['on']),
    },
  }
}

/** What was found is put right, each by its post. */
function rectified({ id }: Matter, { input }: MatterEvent): readonly Effect[] {
  return groupsIn(input, 'findings').map((one) => ({
    opens: 'rectification',
    act: 'open_rectification',
    input: {
      problem: String(one['problem']),
      concerned: String(one['concerned']),
      post: String(one['post']),
      source: 'inspection',
      about: id,
    },
  }))
}

/** The staff that carry an inspection out never review it (art. 17). */
const handOf = ({ by }: MatterEvent) => (by.as === 'official' ? { doers: [by.person] } : {})

/** The post that joins carries it out too, once. */
function joiner(bindings: Matter['bindings'], { by }: MatterEvent) {
  const { post } = by.as === 'official' ? by : { post: null }
  const isThere = bindings.some((one) => one.role === 'inspector' && one.post === post)
  return post === null || isThere ? {} : { bind: [{ role: 'inspector', post }] }
}

const countOf = (input: Input) => groupsIn(input, 'findings').length

export const inspection = declareKind<InspectionState>({
  name: 'inspection',
  version: 1,
  words: { zh: '督查', en: 'Inspection' },
  common: true,
  without: FOR_RESIDENTS,
  roles: {
    planner: { is: 'power', power: 'supervise', words: { zh: '督查人员', en: 'Supervisor' } },
    leader: { is: 'power', power: 'leader', words: { zh: '市领导', en: 'Leader' } },
    // Not a doer: the law keeps the staff that did it from reviewing it (below, by person), not their whole line.
    inspector: { is: 'bound', doer: false, words: { zh: '承办督查的岗位', en: 'Inspecting post' } },
    object: { is: 'bound', doer: false, words: { zh: '督查对象', en: 'Unit that is inspected' } },
    closer: { is: 'power', power: 'archive', words: { zh: '档案员', en: 'Archivist' } },
    arbiter: { is: 'power', power: 'arbitrate', words: { zh: '复核人', en: 'Reviewer' } },
  },
  clocks: {
    inspection_approval: { zh: '审批督查计划', en: 'Approval' },
    inspection_notice: { zh: '通知督查对象', en: 'Announcement' },
    inspection: { zh: '实施督查', en: 'Carrying it out' },
    inspection_conclusion: { zh: '反馈结论', en: 'Conclusion' },
    inspection_window: { zh: '申请复核的期限', en: 'Window for a review' },
    inspection_closing: { zh: '期满办结', en: 'Closing after the window' },
    inspection_review: { zh: '复核', en: 'Review' },
  },
  states: {
    planned: {
      words: { zh: '计划，待审批', en: 'Planned, to be approved' },
      resident: { zh: '计划中', en: 'Planned' },
      counts: 'waiting',
      duties: () => [
        {
          role: 'leader',
          acts: ['approve_inspection', 'drop_inspection'],
          clock: 'inspection_approval',
        },
      ],
    },
    approved: {
      words: { zh: '已批准，待通知', en: 'Approved, to be announced' },
      resident: { zh: '已批准', en: 'Approved' },
      counts: 'waiting',
      duties: () => [{ role: 'inspector', acts: ['announce'], clock: 'inspection_notice' }],
    },
    announced: {
      words: { zh: '已通知，待实施', en: 'Announced' },
      resident: { zh: '正在督查', en: 'Being carried out' },
      counts: 'in_hand',
      duties: () => [{ role: 'inspector', acts: ['report_findings'], clock: 'inspection' }],
    },
    carried_out: {
      words: { zh: '已实施，待反馈结论', en: 'Carried out, conclusion to be told' },
      resident: { zh: '正在形成结论', en: 'The conclusion is being written' },
      counts: 'in_hand',
      duties: () => [
        { role: 'inspector', acts: ['tell_conclusion'], clock: 'inspection_conclusion' },
      ],
    },
    told: {
      words: { zh: '已反馈，三十日内可申请复核', en: 'Told, a review may be asked for 30 days' },
      resident: { zh: '结论已反馈', en: 'The conclusion was told' },
      counts: 'answered',
      duties: () => [
        { role: 'object', acts: ['accept_conclusion', 'ask_review'], clock: 'inspection_window' },
        { role: 'closer', acts: ['close_inspection'], clock: 'inspection_closing' },
      ],
    },
    review_asked: {
      words: { zh: '复核中', en: 'Under review' },
      resident: { zh: '被督查单位申请了复核', en: 'The inspected unit asked for a review' },
      counts: 'in_hand',
      duties: () => [{ role: 'arbiter', acts: ['decide_review'], clock: 'inspection_review' }],
    },
    closed: {
      words: { zh: '办结', en: 'Closed' },
      resident: { zh: '已办结', en: 'Closed' },
      final: true,
      counts: 'done',
      duties: () => [],
    },
    dropped: {
      words: { zh: '不开展', en: 'Not carried out' },
      resident: { zh: '不开展', en: 'Not carried out' },
      final: true,
      counts: 'withdrawn',
      duties: () => [],
    },
  },
  acts: {
    plan_inspection: act({
      from: 'new',
      by: ['planner'],
      words: { zh: '计划督查', en: 'Plan an inspection' },
      told: {
        officials: { zh: '计划督查{unit}：{topic}', en: 'Inspection of {unit} planned: {topic}' },
        resident: null,
      },
      fields: {
        unit: reference('unit', { zh: '督查对象', en: 'Unit' }, { to: 'resident' }),
        topic: text(
          { zh: '督查什么', en: 'Topic' },
          { min: 4, max: 120, lines: false, to: 'resident' },
        ),
        scope: text({ zh: '范围和内容', en: 'Scope' }, { min: 10, max: 2000, to: 'resident' }),
        basis: text(
          { zh: '法律或文件依据', en: 'Legal basis' },
          { min: 6, max: 500, to: 'resident' },
        ),
        sort: choice(
          { zh: '种类', en: 'Sort' },
          {
            special: { zh: '专项督查', en: 'special' },
            comprehensive: { zh: '综合督查', en: 'comprehensive' },
          },
          { to: 'resident' },
        ),
        on: day({ zh: '什么时候去', en: 'On' }, { to: 'resident' }),
      },
      readings: ['inspections'],
      check: capFault,
      starts: () => [{ limit: 'inspection_approval' }],
      to: ['planned'],
      becomes: planned,
      notifies: ['holder'],
    }),
    approve_inspection: act({
      from: ['planned'],
      by: ['leader'],
      otherThan: 'plan_inspection',
      words: { zh: '批准', en: 'Approve' },
      told: {
        officials: { zh: '批准督查', en: 'Approved' },
        resident: { zh: '批准督查', en: 'Approved' },
      },
      fields: {},
      starts: () => [{ limit: 'inspection_notice' }],
      stops: () => ['inspection_approval'],
      to: ['approved'],
      becomes: ({ state }) => ({ state: { ...state, name: 'approved' } }),
      notifies: ['holder'],
    }),
    drop_inspection: act({
      from: ['planned', 'approved'],
      by: ['leader', 'planner'],
      words: { zh: '不开展', en: 'Do not carry it out' },
      told: {
        officials: { zh: '不开展：{reason}', en: 'Not carried out: {reason}' },
        resident: null,
      },
      fields: { reason: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 500 }) },
      to: ['dropped'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'dropped', reason: String(input['reason']) },
      }),
    }),
    announce: act({
      from: ['approved'],
      by: ['inspector', 'planner'],
      words: { zh: '通知督查对象', en: 'Announce' },
      told: {
        officials: { zh: '通知：{words}', en: 'Announced: {words}' },
        resident: { zh: '已通知被督查单位', en: 'The unit was told' },
      },
      fields: {
        words: text(
          { zh: '要准备什么（尽量不要）', en: 'What to prepare (as little as can be)' },
          { min: 2, max: 1000 },
        ),
      },
      starts: () => [{ limit: 'inspection' }],
      stops: () => ['inspection_notice'],
      to: ['announced'],
      becomes: ({ state }, event) => ({
        ...handOf(event),
        state: { ...state, name: 'announced' },
      }),
      notifies: ['object'],
    }),
    join_inspection: act({
      from: ['planned', 'approved', 'announced'],
      by: ['planner'],
      words: { zh: '并入这次督查', en: 'Join this inspection' },
      told: {
        officials: { zh: '并入：{scope}（{basis}）', en: 'Joined: {scope} ({basis})' },
        resident: { zh: '另一项督查并入：{scope}', en: 'Another inspection joined it: {scope}' },
      },
      fields: {
        scope: text(
          { zh: '一并看什么', en: 'What is looked at besides' },
          { min: 10, max: 1000, to: 'resident' },
        ),
        basis: text(
          { zh: '法律或文件依据', en: 'Legal basis' },
          { min: 6, max: 500, to: 'resident' },
        ),
      },
      to: [],
      becomes: ({ state, bindings }, event) => ({
        ...handOf(event),
        ...joiner(bindings, event),
        state: {
          ...state,
          scope: `${state.scope}\n${String(event.input['scope'])}`,
          basis: `${state.basis}\n${String(event.input['basis'])}`,
        },
      }),
      notifies: ['inspector'],
    }),
    report_findings: act({
      from: ['announced'],
      by: ['inspector', 'planner'],
      words: { zh: '登记发现的问题', en: 'Report the findings' },
      told: {
        officials: {
          zh: '督查完成，问题转整改',
          en: 'Carried out; findings become rectifications',
        },
        resident: { zh: '督查完成', en: 'Carried out' },
      },
      fields: {
        findings: groups(
          { zh: '问题', en: 'Findings' },
          {
            problem: text({ zh: '问题', en: 'Problem' }, { min: 6, max: 2000 }),
            concerned: text({ zh: '涉及谁', en: 'Whom it concerns' }, { min: 2, max: 300 }),
            post: reference('post', { zh: '整改岗位', en: 'Post that puts it right' }),
          },
          { min: 0, max: 50, optional: true },
        ),
      },
      readings: ['unjudgeable_post'],
      check: (_matter, _input, { readings }) => {
        const post = readings['unjudgeable_post']
        return typeof post === 'string'
          ? { code: 'nobody_could_judge', field: 'findings', params: { post } }
          : null
      },
      starts: () => [{ limit: 'inspection_conclusion' }],
      stops: () => ['inspection'],
      to: ['carried_out'],
      becomes: ({ state }, event) => ({
        ...handOf(event),
        state: { ...state, name: 'carried_out', findings: countOf(event.input) },
      }),
      effects: rectified,
      notifies: ['holder'],
    }),
    tell_conclusion: act({
      from: ['carried_out'],
      by: ['inspector', 'planner'],
      words: { zh: '反馈结论', en: 'Tell the conclusion' },
      told: {
        officials: { zh: '结论：{conclusion}', en: 'Conclusion: {conclusion}' },
        resident: { zh: '结论：{conclusion}', en: 'Conclusion: {conclusion}' },
      },
      fields: {
        conclusion: text({ zh: '结论', en: 'Conclusion' }, { min: 10, max: 4000, to: 'resident' }),
      },
      starts: () => [{ limit: 'inspection_window' }, { limit: 'inspection_closing' }],
      stops: () => ['inspection_conclusion'],
      to: ['told'],
      becomes: ({ state }, event) => ({
        ...handOf(event),
        state: { ...state, name: 'told', conclusion: String(event.input['conclusion']) },
      }),
      notifies: ['object'],
    }),
    ask_review: act({
      from: ['told'],
      by: ['object'],
      words: { zh: '申请复核', en: 'Ask for a review' },
      told: {
        officials: { zh: '申请复核：{grounds}', en: 'Review asked: {grounds}' },
        resident: { zh: '被督查单位申请复核', en: 'The inspected unit asked for a review' },
      },
      fields: { grounds: text({ zh: '理由和依据', en: 'Grounds' }, { min: 10, max: 2000 }) },
      unless: (matter, { now }) =>
        (matter.clocks['inspection_window']?.due ?? '9') < now
          ? { code: 'review_window_over' }
          : null,
      starts: () => [{ limit: 'inspection_review' }],
      stops: () => ['inspection_window', 'inspection_closing'],
      to: ['review_asked'],
      becomes: ({ state }) => ({ state: { ...state, name: 'review_asked' } }),
      notifies: ['holder'],
    }),
    decide_review: act({
      from: ['review_asked'],
      by: ['arbiter'],
      judges: true,
      words: { zh: '作出复核决定', en: 'Decide the review' },
      told: {
        officials: { zh: '复核：{outcome}。{reason}', en: 'Review: {outcome}. {reason}' },
        resident: { zh: '复核：{outcome}。{reason}', en: 'Review: {outcome}. {reason}' },
      },
      fields: {
        outcome: choice(
          { zh: '决定', en: 'Decision' },
          {
            stands: { zh: '维持结论', en: 'the conclusion stands' },
            changed: { zh: '改变结论', en: 'the conclusion is changed' },
          },
          { to: 'resident' },
        ),
        reason: text({ zh: '理由', en: 'Reason' }, { min: 10, max: 2000, to: 'resident' }),
        conclusion: text(
          { zh: '改变后的结论', en: 'Conclusion as changed' },
          { optional: true, max: 4000, to: 'resident' },
        ),
      },
      check: (_matter, input) =>
        input['outcome'] === 'changed' && typeof input['conclusion'] !== 'string'
          ? { code: 'required', field: 'conclusion' }
          : null,
      to: ['closed'],
      becomes: ({ state }, { input }) => ({
        state: {
          ...state,
          name: 'closed',
          conclusion:
            input['outcome'] === 'changed' ? String(input['conclusion']) : state.conclusion,
        },
      }),
      notifies: ['object'],
    }),
    accept_conclusion: act({
      from: ['told'],
      by: ['object'],
      judges: true,
      words: { zh: '认可结论', en: 'Accept the conclusion' },
      told: {
        officials: { zh: '被督查单位认可结论，办结', en: 'The inspected unit accepted it: closed' },
        resident: { zh: '被督查单位认可结论', en: 'The inspected unit accepted the conclusion' },
      },
      fields: {},
      to: ['closed'],
      becomes: ({ state }) => ({ state: { ...state, name: 'closed' } }),
    }),
    close_inspection: act({
      from: ['told'],
      by: ['closer'],
      judges: true,
      words: { zh: '期满办结', en: 'Close after the window' },
      told: {
        officials: {
          zh: '三十日内没有申请复核，办结',
          en: 'No review was asked within 30 days: closed',
        },
        resident: { zh: '没有申请复核，办结', en: 'No review was asked: closed' },
      },
      fields: {},
      unless: (matter, { now }) =>
        (matter.clocks['inspection_window']?.due ?? '9') <= now
          ? null
          : { code: 'window_still_open' },
      to: ['closed'],
      becomes: ({ state }) => ({ state: { ...state, name: 'closed' } }),
    }),
  },
})
