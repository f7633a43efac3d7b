/** Acts that make a target and hand it to its post: drafted, issued, accepted, or objected to once. */
import { actOf, choice, text } from '../../kernel/index.ts'
import type {
  Change,
  Input,
  Json,
  Link,
  Matter,
  MatterEvent,
  Refusal,
  Sight,
} from '../../kernel/index.ts'
import { factsOf, faultOfFacts, targetFields } from './facts.ts'
import type { Facts } from './facts.ts'
import type { TargetState } from './states.ts'

const act = actOf<TargetState>()

/** What the shell read of the tree around a target that is to be issued. */
export interface TreeRead {
  /** Weights of the target and its siblings, added up. */
  readonly weights: number
  /** What the goals of its siblings and itself come to by the parent's rule; null: nothing to add up. */
  readonly made: number | null
  readonly parentGoal: number | null
  readonly parentUnit: string | null
  readonly parentIssued: boolean
  readonly ofLead: number
  readonly mostOfLead: number
  readonly tops: number
  readonly mostTops: number
}

const NEAR = 1e-6

function treeFault(
  { state }: Matter<Extract<TargetState, { name: 'draft' }>>,
  sight: Sight,
): Refusal | null {
  const tree = sight.readings['tree'] as unknown as TreeRead | null | undefined
  if (!tree) return null
  if (!tree.parentIssued) return { code: 'parent_not_issued' }
  if (Math.abs(tree.weights - 100) > NEAR)
    return { code: 'weights_not_100', params: { sum: Number(tree.weights.toFixed(1)) } }
  if (tree.parentUnit !== null && tree.parentUnit !== state.metric.unit)
    return { code: 'unit_not_parents', params: { unit: tree.parentUnit } }
  if (
    tree.made !== null &&
    tree.parentGoal !== null &&
    Math.abs(tree.made - tree.parentGoal) > NEAR * Math.max(1, Math.abs(tree.parentGoal))
  )
    return {
      code: 'parts_do_not_make_whole',
      params: { made: Number(tree.made.toFixed(4)), goal: tree.parentGoal },
    }
  if (tree.ofLead >= tree.mostOfLead)
    return { code: 'too_many_targets_of_post', params: { most: tree.mostOfLead } }
  if (state.isTop && tree.tops >= tree.mostTops)
    return { code: 'too_many_top_priorities', params: { most: tree.mostTops } }
  return null
}

function linksOf(input: Input): readonly Link[] {
  const { document, part_of: parent, series } = input
  return [
    { type: 'cites', to: String(document) },
    ...(typeof parent === 'string' ? [{ type: 'part_of', to: parent } as const] : []),
    ...(typeof series === 'string' ? [{ type: 'depends_on', to: series } as const] : []),
  ]
}

const PLACED = new Set(['cites', 'part_of'])

function drafted(matter: Matter, { input, given }: MatterEvent): Change<TargetState> {
  const links = linksOf(input)
  const before = matter.links.filter(
    ({ type, to }) => PLACED.has(type) && !links.some((one) => one.type === type && one.to === to),
  )
  const own = matter.state.name === 'draft' ? (matter.state as unknown as Facts) : null
  const kept = own === null ? {} : { supports: own.supports }
  return {
    subject: { title: String(input['title']), text: String(input['criteria']) },
    unlink: before,
    link: links,
    release: [{ role: 'lead' }],
    bind: [
      { role: 'lead', post: String(input['lead']), unit: unitOf(given.readings['unit_of_post']) },
    ],
    state: { name: 'draft', ...factsOf(input), ...kept },
  }
}

export const unitOf = (read: Json | undefined) => (typeof read === 'string' ? read : '')

const drafting = {
  by: ['planner', 'head'],
  fields: targetFields,
  readings: ['place', 'unit_of_post'],
  check: faultOfFacts,
  to: ['draft'],
  becomes: drafted,
} as const

export const planningActs = {
  draft_target: act({
    ...drafting,
    from: 'new',
    words: { zh: '拟定目标', en: 'Draft a target' },
    told: { officials: { zh: '拟定：{title}', en: 'Drafted: {title}' }, resident: null },
    starts: () => [{ limit: 'target_planning' }],
    notifies: ['holder'],
  }),
  amend_target: act({
    ...drafting,
    from: ['draft'],
    words: { zh: '修改', en: 'Amend' },
    told: { officials: { zh: '修改：{title}', en: 'Amended: {title}' }, resident: null },
    suggests: ({ state, subject, links, bindings }) => ({
      ...inputOf(state),
      title: subject.title,
      document: links.find(({ type }) => type === 'cites')?.to ?? null,
      part_of: links.find(({ type }) => type === 'part_of')?.to ?? null,
      lead: bindings.findLast(({ role, until }) => role === 'lead' && until === null)?.post ?? null,
    }),
  }),
  issue_target: act({
    from: ['draft'],
    by: ['planner', 'head'],
    words: { zh: '下达', en: 'Issue' },
    told: {
      officials: { zh: '下达给责任岗位', en: 'Issued to its post' },
      resident: { zh: '目标下达', en: 'The target was issued' },
    },
    fields: {},
    readings: ['tree'],
    check: (matter, _input, sight) =>
      matter.state.deadline > sight.today
        ? treeFault(matter, sight)
        : { code: 'deadline_has_passed' },
    // The day runs from when it is issued, and does not wait for those who argue whose it is.
    starts: ({ state }) => [
      { limit: 'target_accept' },
      { until: state.deadline, as: 'target_deadline' },
    ],
    stops: () => ['target_planning'],
    to: ['offered'],
    becomes: ({ state }) => ({ state: { ...state, name: 'offered', objected: false } }),
    notifies: ['lead'],
  }),
  drop_draft: act({
    from: ['draft'],
    by: ['planner', 'head'],
    words: { zh: '不要了', en: 'Drop the draft' },
    told: { officials: { zh: '不下达：{reason}', en: 'Not issued: {reason}' }, resident: null },
    fields: { reason: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 500 }) },
    to: ['dropped'],
    becomes: ({ state }, { input }) => ({
      state: { ...state, name: 'dropped', reason: String(input['reason']) },
    }),
  }),
  accept_target: act({
    from: ['offered'],
    by: ['lead'],
    words: { zh: '认领', en: 'Accept' },
    told: {
      officials: { zh: '岗位认领', en: 'Accepted by its post' },
      resident: { zh: '{unit}的{post}认领', en: 'Accepted by the {post} of {unit}' },
    },
    fields: {},
    stops: () => ['target_accept'],
    to: ['running'],
    becomes: ({ state }) => {
      const { objected: _objected, ...facts } = state
      return { state: { ...facts, name: 'running' } }
    },
  }),
  object_target: act({
    from: ['offered'],
    by: ['lead'],
    words: { zh: '提出异议（一次）', en: 'Object (once)' },
    told: {
      officials: { zh: '岗位异议：{grounds}', en: 'Objected: {grounds}' },
      resident: { zh: '责任岗位提出异议', en: 'Its post objected' },
    },
    fields: { grounds: text({ zh: '依据和理由', en: 'Grounds' }, { min: 10, max: 2000 }) },
    unless: ({ state }) => (state.objected ? { code: 'objected_already' } : null),
    starts: () => [{ limit: 'target_ruling' }],
    stops: () => ['target_accept'],
    to: ['objected'],
    becomes: ({ state }, { input }) => {
      const { objected: _objected, ...facts } = state
      return { state: { ...facts, name: 'objected', grounds: String(input['grounds']) } }
    },
    notifies: ['holder'],
  }),
  rule_target: act({
    from: ['objected'],
    by: ['planner'],
    words: { zh: '裁定异议', en: 'Rule' },
    told: {
      officials: { zh: '裁定：{ruling}。{reason}', en: 'Ruled: {ruling}. {reason}' },
      resident: { zh: '异议已裁定：{ruling}', en: 'The objection was ruled on: {ruling}' },
    },
    fields: {
      ruling: choice(
        { zh: '裁定', en: 'Ruling' },
        {
          stands: { zh: '维持，由原岗位认领', en: 'it stands' },
          returned: { zh: '退回修改', en: 'back to be changed' },
        },
        { to: 'resident' },
      ),
      reason: text({ zh: '理由', en: 'Reason' }, { min: 10, max: 2000 }),
    },
    starts: (_matter, input) => [
      { limit: input['ruling'] === 'stands' ? 'target_accept' : 'target_planning' },
    ],
    stops: (_matter, input) =>
      input['ruling'] === 'stands' ? ['target_ruling'] : ['target_ruling', 'target_deadline'],
    to: ['offered', 'draft'],
    becomes: ({ state }, { input }) => {
      const { grounds: _grounds, ...facts } = state
      return input['ruling'] === 'stands'
        ? { state: { ...facts, name: 'offered', objected: true } }
        : { state: { ...facts, name: 'draft' } }
    },
    notifies: ['holder'],
  }),
}

/** The fields of a draft as it stands. */
export function inputOf(facts: Facts): Input {
  const { metric } = facts
  return {
    clause: facts.clause,
    metric: metric.name,
    unit: metric.unit,
    baseline: metric.baseline,
    base_year: metric.baseYear,
    goal: metric.goal,
    direction: metric.direction,
    method: metric.method,
    source: metric.source,
    series: facts.series,
    start: facts.start,
    deadline: facts.deadline,
    criteria: facts.criteria,
    who: facts.who,
    benefit: facts.benefit,
    instrument: facts.instrument,
    weight: facts.weight,
    aggregation: facts.aggregation,
    rule: facts.rule,
    top: facts.isTop,
  }
}
