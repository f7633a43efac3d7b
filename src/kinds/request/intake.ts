/** Acts from the first word to the unit that must act: receive, refuse, hand over, merge, dispatch, object. */
import { actOf, choice, list, reference, text, yesNo } from '../../kernel/index.ts'
import type { Change, Input, MatterEvent, Matter, Sight, Subject } from '../../kernel/index.ts'
import { asked, taken } from './states.ts'
import type { Dispatched, RequestState } from './states.ts'

const act = actOf<RequestState>()

const TITLE_LENGTH = 40

/** The title where none was given: the first sentence, at most 40 characters. */
export function titleFrom(words: string): string {
  const sentence = words.split(/[。！？!?\n]/u).find((part) => part.trim() !== '') ?? words
  const characters = [...sentence.trim()]
  return characters.length > TITLE_LENGTH
    ? `${characters.slice(0, TITLE_LENGTH - 1).join('')}…`
    : characters.join('')
}

function optionalText(input: Input, name: string): string | null {
  const value = input[name]
  return typeof value === 'string' ? value : null
}

function textsOf(input: Input, name: string): readonly string[] {
  const value = input[name]
  return Array.isArray(value) ? value.map(String) : []
}

function subjectOf(input: Input): Subject {
  const words = String(input['text'])
  return {
    title: optionalText(input, 'title') ?? titleFrom(words),
    text: words,
    category: optionalText(input, 'category'),
    division: optionalText(input, 'division'),
    place: optionalText(input, 'place'),
  }
}

/** The asks as listed at intake; whoever lists none asks for what the title says. */
function asksOf(input: Input): readonly string[] {
  const asks = textsOf(input, 'asks')
  return asks.length > 0 ? asks : [subjectOf(input).title]
}

const subjectFields = {
  text: text(
    { zh: '您需要什么？', en: 'What do you need?' },
    { min: 2, max: 10_000, to: 'resident' },
  ),
  title: text(
    { zh: '标题', en: 'Title' },
    { optional: true, max: 120, lines: false, to: 'resident' },
  ),
  asks: list(
    { zh: '请求事项', en: 'What is asked for' },
    text({ zh: '请求', en: 'Ask' }, { max: 300, lines: false }),
    {
      optional: true,
      min: 0,
      max: 10,
      to: 'resident',
    },
  ),
  place: text(
    { zh: '地点', en: 'Place' },
    { optional: true, max: 200, lines: false, to: 'resident' },
  ),
  division: reference(
    'division',
    { zh: '所在区划', en: 'District' },
    { optional: true, to: 'resident' },
  ),
  category: reference(
    'category',
    { zh: '类别', en: 'Category' },
    { optional: true, to: 'resident' },
  ),
  danger: yesNo({ zh: '危及生命财产', en: 'Danger to life or property' }, { optional: true }),
}

const askField = list(
  { zh: '请求事项（每项都要答复）', en: 'What is asked for (each needs an answer)' },
  text({ zh: '请求', en: 'Ask' }, { max: 300, lines: false }),
  { optional: true, min: 0, max: 10, to: 'resident' },
)

/** If it accuses the head, or nobody outside the accused line may handle it, it goes outside. */
function openReceived(_matter: Matter, event: MatterEvent): Change<RequestState> {
  const { input } = event
  const facts = { asks: asksOf(input), danger: input['danger'] === true }
  const accused = optionalText(input, 'accused_unit')
  const seal =
    input['accuses'] === true ? { accusedUnits: accused ? [accused] : [], accusedPosts: [] } : null
  const goesOutside = seal !== null && event.given.readings['outside_only'] === true
  return {
    subject: subjectOf(input),
    seal,
    state: goesOutside
      ? { name: 'handed_over', ...facts, reason: 'accuses_the_top', channel: 'discipline_above' }
      : { name: 'received', ...facts },
  }
}

function openDraft(_matter: Matter, event: MatterEvent): Change<RequestState> {
  return {
    subject: subjectOf(event.input),
    state: { name: 'draft', asks: asksOf(event.input), danger: event.input['danger'] === true },
  }
}

function dispatchTo(
  event: MatterEvent,
  before: Dispatched | null,
  facts: { asks: readonly string[]; danger: boolean },
): Change<RequestState> {
  const { input } = event
  const asks = textsOf(input, 'asks')
  return {
    subject: {
      category: String(input['category']),
      ...(input['division'] ? { division: String(input['division']) } : {}),
    },
    release: [{ role: 'lead' }],
    bind: [{ role: 'lead', unit: String(input['unit']) }],
    state: {
      name: 'dispatched',
      asks: asks.length > 0 ? asks : facts.asks,
      danger: facts.danger,
      fixed: before?.fixed ?? false,
      checks: event.given.readings['check_required'] === true,
      extended: false,
      deferred: false,
      reworks: 0,
    },
  }
}

/** A unit at a level without the power is not given the work (66号文; 北京条例 §17; 潍坊 §24). */
function lacksPower(input: Input, sight: Sight) {
  const power = sight.readings['power']
  if (typeof power !== 'object' || power === null || !('has' in power) || power.has === true)
    return null
  return {
    code: 'unit_lacks_power',
    field: 'unit',
    params: { rule: 'rule' in power ? String(power.rule) : '' },
  }
}

const dispatchFields = {
  unit: reference('unit', { zh: '承办单位', en: 'Unit that must act' }, { to: 'resident' }),
  category: reference('category', { zh: '类别', en: 'Category' }, { to: 'resident' }),
  division: reference('division', { zh: '所在区划', en: 'District' }, { optional: true }),
  asks: askField,
  words: text({ zh: '给承办单位的话', en: 'Note to the unit' }, { optional: true, max: 1000 }),
}

export const intakeActs = {
  receive: act({
    from: 'new',
    by: ['door', 'operator'],
    words: { zh: '受理', en: 'Receive' },
    told: {
      officials: { zh: '收到诉求', en: 'Request received' },
      resident: { zh: '我们收到了您的诉求', en: 'We received your request' },
    },
    fields: {
      ...subjectFields,
      accuses: yesNo(
        {
          zh: '反映某个单位或工作人员的问题（密办）',
          en: 'It is about the conduct of a unit or an official (sealed)',
        },
        { optional: true },
      ),
      accused_unit: reference(
        'unit',
        { zh: '反映的是哪个单位', en: 'Which unit' },
        { optional: true, to: 'sealed' },
      ),
    },
    readings: ['outside_only'],
    starts: (_matter, input) => [
      input['danger'] === true ? { limit: 'danger', as: 'dispatch' } : { limit: 'dispatch' },
    ],
    to: ['received', 'handed_over'],
    becomes: openReceived,
  }),
  draft: act({
    from: 'new',
    by: ['operator'],
    words: { zh: '存草稿', en: 'Keep as draft' },
    told: { officials: { zh: '存为草稿', en: 'Kept as a draft' }, resident: null },
    fields: subjectFields,
    starts: () => [{ limit: 'draft' }],
    to: ['draft'],
    becomes: openDraft,
  }),
  submit: act({
    from: ['draft'],
    by: ['operator'],
    words: { zh: '提交', en: 'Submit' },
    told: {
      officials: { zh: '提交受理', en: 'Submitted' },
      resident: { zh: '我们收到了您的诉求', en: 'We received your request' },
    },
    fields: { asks: askField },
    starts: () => [{ limit: 'dispatch' }],
    stops: () => ['draft'],
    to: ['received'],
    becomes: (matter, event) => {
      const asks = textsOf(event.input, 'asks')
      return {
        state: { ...asked(matter.state), ...(asks.length > 0 ? { asks } : {}), name: 'received' },
      }
    },
  }),
  discard: act({
    from: ['draft'],
    by: ['operator'],
    words: { zh: '作废草稿', en: 'Discard the draft' },
    told: {
      officials: { zh: '草稿作废：{reason}', en: 'Draft discarded: {reason}' },
      resident: null,
    },
    fields: { reason: text({ zh: '理由', en: 'Reason' }, { min: 2, max: 300 }) },
    to: ['withdrawn'],
    becomes: (matter, event) => ({
      state: { ...asked(matter.state), name: 'withdrawn', reason: String(event.input['reason']) },
    }),
  }),
  propose_refusal: act({
    from: ['received'],
    by: ['dispatcher'],
    words: { zh: '拟不予受理', en: 'Propose: not ours' },
    told: {
      officials: { zh: '拟不予受理：{reason}', en: 'Refusal proposed: {reason}' },
      resident: {
        zh: '有人认为这件事不归我们办，正由第二个人复核',
        en: 'Somebody thinks this is not ours; a second person is checking',
      },
    },
    fields: {
      reason: text({ zh: '理由', en: 'Reason' }, { min: 10, max: 1000 }),
      channel: reference('channel', { zh: '应走的渠道', en: 'The right channel' }),
    },
    starts: () => [{ limit: 'refusal_review' }],
    stops: () => ['dispatch'],
    to: ['refusal_proposed'],
    becomes: (matter, event) => ({
      state: {
        ...asked(matter.state),
        name: 'refusal_proposed',
        reason: String(event.input['reason']),
        channel: String(event.input['channel']),
      },
    }),
  }),
  confirm_refusal: act({
    from: ['refusal_proposed'],
    by: ['reviewer'],
    words: { zh: '确认不予受理', en: 'Confirm: not ours' },
    told: {
      officials: { zh: '确认不予受理：{reason}', en: 'Refusal confirmed: {reason}' },
      resident: {
        zh: '不予受理。理由和渠道见下；不同意可以申请复核',
        en: 'Not ours. Reason and channel are below; you may appeal',
      },
    },
    fields: {
      reason: text(
        { zh: '告诉诉求人的理由', en: 'Reason told to the resident' },
        { min: 10, max: 1000, to: 'resident' },
      ),
    },
    otherThan: 'propose_refusal',
    to: ['not_ours'],
    becomes: (matter, event) => ({
      state: {
        ...asked(matter.state),
        name: 'not_ours',
        reason: String(event.input['reason']),
        channel: matter.state.channel,
        reviewed: false,
      },
    }),
    notifies: ['resident'],
  }),
  overturn_refusal: act({
    from: ['refusal_proposed'],
    by: ['reviewer'],
    words: { zh: '不同意，仍应受理', en: 'It is ours: receive it' },
    told: {
      officials: { zh: '复核认为应当受理：{reason}', en: 'The review says it is ours: {reason}' },
      resident: { zh: '复核认为应当受理', en: 'The second person says it is ours' },
    },
    fields: { reason: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 1000 }) },
    otherThan: 'propose_refusal',
    starts: () => [{ limit: 'dispatch' }],
    stops: () => ['refusal_review'],
    to: ['received'],
    becomes: (matter) => ({ state: { ...asked(matter.state), name: 'received' } }),
  }),
  hand_over: act({
    from: ['received'],
    by: ['dispatcher', 'operator'],
    words: { zh: '转法定渠道', en: 'Hand over to a statutory channel' },
    told: {
      officials: { zh: '转 {channel}：{reason}', en: 'Handed over to {channel}: {reason}' },
      resident: { zh: '应由 {channel} 办理：{reason}', en: 'This belongs to {channel}: {reason}' },
    },
    fields: {
      channel: reference('channel', { zh: '渠道', en: 'Channel' }, { to: 'resident' }),
      reason: text(
        { zh: '怎么办理', en: 'How to go there' },
        { min: 10, max: 1000, to: 'resident' },
      ),
    },
    to: ['handed_over'],
    becomes: (matter, event) => ({
      state: {
        ...asked(matter.state),
        name: 'handed_over',
        reason: String(event.input['reason']),
        channel: String(event.input['channel']),
      },
    }),
    notifies: ['resident'],
  }),
  appeal: act({
    from: ['not_ours', 'handed_over'],
    by: ['resident'],
    words: { zh: '申请复核', en: 'Appeal' },
    told: {
      officials: { zh: '诉求人申请复核：{words}', en: 'The resident appealed: {words}' },
      resident: { zh: '您申请了复核：{words}', en: 'You appealed: {words}' },
    },
    fields: {
      words: text(
        { zh: '为什么不同意', en: 'Why you do not agree' },
        { min: 2, max: 2000, to: 'resident' },
      ),
    },
    unless: (matter) =>
      matter.state.name === 'not_ours' && matter.state.reviewed
        ? { code: 'reviewed_already' }
        : matter.sealed !== null && matter.state.reason === 'accuses_the_top'
          ? { code: 'nobody_inside' }
          : null,
    starts: () => [{ limit: 'appeal' }],
    to: ['appealed'],
    becomes: (matter) => ({
      state: {
        ...asked(matter.state),
        name: 'appealed',
        reason: matter.state.reason,
        channel: matter.state.channel,
        was: matter.state.name,
      },
    }),
  }),
  uphold: act({
    from: ['appealed'],
    by: ['reviewer'],
    words: { zh: '维持', en: 'Uphold' },
    told: {
      officials: { zh: '复核维持：{reason}', en: 'Upheld on appeal: {reason}' },
      resident: { zh: '复核后维持原决定：{reason}', en: 'The decision stands: {reason}' },
    },
    fields: { reason: text({ zh: '理由', en: 'Reason' }, { min: 10, max: 1000, to: 'resident' }) },
    otherThan: 'confirm_refusal',
    unless: (matter, sight) => reviewedOwn(matter, sight),
    to: ['not_ours'],
    becomes: (matter, event) => ({
      state: {
        ...asked(matter.state),
        name: 'not_ours',
        reason: String(event.input['reason']),
        channel: matter.state.channel,
        reviewed: true,
      },
    }),
    notifies: ['resident'],
  }),
  overturn: act({
    from: ['appealed'],
    by: ['reviewer'],
    words: { zh: '改为受理', en: 'Overturn: receive it' },
    told: {
      officials: { zh: '复核改为受理：{reason}', en: 'Overturned on appeal: {reason}' },
      resident: {
        zh: '复核后决定受理：{reason}',
        en: 'After your appeal it is received: {reason}',
      },
    },
    fields: { reason: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 1000, to: 'resident' }) },
    otherThan: 'confirm_refusal',
    unless: (matter, sight) => reviewedOwn(matter, sight),
    starts: () => [{ limit: 'dispatch' }],
    stops: () => ['appeal'],
    to: ['received'],
    becomes: (matter) => ({ state: { ...asked(matter.state), name: 'received' } }),
    notifies: ['resident'],
  }),
  dispatch: act({
    from: ['received'],
    by: ['dispatcher'],
    words: { zh: '派单', en: 'Dispatch' },
    told: {
      officials: { zh: '派给 {unit}', en: 'Dispatched to {unit}' },
      resident: { zh: '已派给 {unit} 办理', en: 'Sent to {unit}, which must act' },
    },
    fields: dispatchFields,
    readings: ['power', 'check_required'],
    check: (_matter, input, sight) => lacksPower(input, sight),
    // The whole clock runs from dispatch and does not stop while units argue.
    starts: (matter) =>
      matter.state.danger
        ? [
            { limit: 'danger', as: 'accept' },
            { limit: 'danger', as: 'whole' },
          ]
        : [{ limit: 'accept' }, { limit: 'whole' }],
    stops: () => ['dispatch'],
    to: ['dispatched'],
    becomes: (matter, event) => dispatchTo(event, null, matter.state),
    notifies: ['lead'],
  }),
  accept: act({
    from: ['dispatched'],
    by: ['lead'],
    words: { zh: '签收', en: 'Accept' },
    told: {
      officials: { zh: '{actor_unit} 签收', en: '{actor_unit} accepted' },
      resident: { zh: '{actor_unit} 已接手', en: '{actor_unit} has taken it on' },
    },
    fields: {},
    stops: () => ['accept'],
    to: ['in_hand'],
    becomes: (matter) => ({ state: { ...taken(matter.state), name: 'in_hand' } }),
  }),
  object: act({
    from: ['dispatched'],
    by: ['lead'],
    words: { zh: '退单', en: 'Object' },
    told: {
      officials: { zh: '{actor_unit} 退单：{grounds}', en: '{actor_unit} objected: {grounds}' },
      resident: {
        zh: '{actor_unit} 认为不归它办，正在裁定；您的期限不停',
        en: '{actor_unit} says it is not theirs; an arbiter decides and your clock keeps running',
      },
    },
    fields: {
      grounds: text({ zh: '理由和依据', en: 'Grounds, and by which rule' }, { min: 10, max: 2000 }),
      proposed: reference(
        'unit',
        { zh: '建议的承办单位', en: 'Unit proposed instead' },
        { optional: true },
      ),
    },
    unless: (matter, sight) =>
      matter.state.fixed
        ? { code: 'ruled_already' }
        : isPast(matter.clocks['accept']?.due ?? null, sight.now)
          ? { code: 'objection_too_late' }
          : null,
    starts: () => [{ limit: 'ruling' }],
    stops: () => ['accept'],
    to: ['objected'],
    becomes: (matter, event) => ({
      state: {
        ...taken(matter.state),
        name: 'objected',
        grounds: String(event.input['grounds']),
        proposed: optionalText(event.input, 'proposed'),
      },
    }),
  }),
  rule: act({
    from: ['objected'],
    by: ['arbiter'],
    words: { zh: '裁定', en: 'Rule' },
    told: {
      officials: { zh: '裁定由 {unit} 办理：{reason}', en: 'Ruled: {unit} must act. {reason}' },
      resident: { zh: '裁定由 {unit} 办理', en: 'It has been decided: {unit} must act' },
    },
    fields: {
      unit: reference('unit', { zh: '承办单位', en: 'Unit that must act' }, { to: 'resident' }),
      reason: text({ zh: '裁定理由', en: 'Reasons' }, { min: 10, max: 2000 }),
    },
    readings: ['power'],
    check: (_matter, input, sight) => lacksPower(input, sight),
    starts: () => [{ limit: 'accept' }],
    stops: () => ['ruling'],
    to: ['dispatched'],
    // The ruling stands: whoever gets it may not object again (潍坊 2021 §22).
    becomes: (matter, event) => ({
      release: [{ role: 'lead' }],
      bind: [{ role: 'lead', unit: String(event.input['unit']) }],
      state: { ...taken(matter.state), name: 'dispatched', fixed: true },
    }),
    notifies: ['lead'],
  }),
  merge: act({
    from: ['received', 'dispatched', 'in_hand'],
    by: ['dispatcher'],
    words: { zh: '并单', en: 'Merge' },
    told: {
      officials: { zh: '并入 {into}：{reason}', en: 'Merged into {into}: {reason}' },
      resident: {
        zh: '与同一件事合并办理，您的话已保留',
        en: 'Worked on together with the same matter; your words are kept',
      },
    },
    fields: {
      into: reference('matter', { zh: '并入的事项', en: 'Merge into' }),
      reason: text(
        { zh: '为什么是同一件事', en: 'Why it is the same thing' },
        { min: 4, max: 500 },
      ),
    },
    readings: ['merge_target'],
    check: (matter, input, sight) => {
      if (input['into'] === matter.id) return { code: 'merge_into_itself', field: 'into' }
      const target = sight.readings['merge_target']
      if (typeof target !== 'object' || target === null || !('state' in target))
        return { code: 'no_such_matter', field: 'into' }
      return MERGEABLE.has(String(target.state))
        ? null
        : { code: 'merge_target_not_open', field: 'into' }
    },
    starts: () => [{ limit: 'whole', as: 'merged' }],
    stops: () => ['dispatch', 'accept'],
    to: ['merged'],
    becomes: (matter, event) => ({
      link: [{ type: 'merged_into', to: String(event.input['into']) }],
      state: {
        ...asked(matter.state),
        name: 'merged',
        into: String(event.input['into']),
        was: matter.state,
      },
    }),
    notifies: ['resident'],
  }),
  unmerge: act({
    from: ['merged'],
    by: ['dispatcher'],
    words: { zh: '取消并单', en: 'Unmerge' },
    told: {
      officials: { zh: '取消并单：{reason}', en: 'Unmerged: {reason}' },
      resident: { zh: '改为单独办理', en: 'It is worked on by itself again' },
    },
    fields: { reason: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 500 }) },
    starts: (matter) => [{ limit: CLOCK_OF[matter.state.was.name] }],
    stops: () => ['merged'],
    to: ['received', 'dispatched', 'in_hand'],
    becomes: (matter) => ({
      unlink: [{ type: 'merged_into', to: matter.state.into }],
      state: matter.state.was,
    }),
  }),
  mark_danger: act({
    from: ['received', 'dispatched', 'in_hand', 'deferred', 'rework'],
    by: ['operator', 'dispatcher', 'supervisor'],
    words: { zh: '标为紧急', en: 'Mark as dangerous' },
    told: {
      officials: { zh: '标为危及生命财产：{reason}', en: 'Marked as dangerous: {reason}' },
      resident: { zh: '已按紧急情况加快办理', en: 'It is being treated as urgent' },
    },
    fields: { reason: text({ zh: '依据', en: 'Reason' }, { min: 2, max: 500 }) },
    unless: (matter) => (matter.state.danger ? { code: 'danger_already' } : null),
    // Before dispatch the dispatcher owes it within the limit for danger, afterwards the unit does.
    starts: (matter) => [{ limit: 'danger', as: DANGER_CLOCK[matter.state.name] }],
    to: [],
    becomes: (matter) => ({ state: { ...matter.state, danger: true } }),
    notifies: ['lead'],
  }),
  withdraw: act({
    from: [
      'draft',
      'received',
      'refusal_proposed',
      'appealed',
      'dispatched',
      'objected',
      'in_hand',
      'deferred',
      'escalated',
      'claimed',
      'answered',
      'rework',
      'rework_asked',
      'merged',
    ],
    by: ['resident'],
    words: { zh: '撤回', en: 'Withdraw' },
    told: {
      officials: { zh: '诉求人撤回', en: 'Withdrawn by the resident' },
      resident: { zh: '您撤回了诉求', en: 'You withdrew your request' },
    },
    fields: {
      reason: text(
        { zh: '为什么撤回（可不填）', en: 'Why (optional)' },
        { optional: true, max: 1000, to: 'resident' },
      ),
      pressed: choice(
        { zh: '是否有人要求您撤回', en: 'Did anybody press you to withdraw?' },
        {
          no: { zh: '没有', en: 'No' },
          yes: { zh: '有', en: 'Yes' },
          unknown: { zh: '不好说', en: 'Hard to say' },
        },
        { optional: true, to: 'sealed' },
      ),
    },
    to: ['withdrawn'],
    becomes: (matter, event) => ({
      state: {
        ...asked(matter.state),
        name: 'withdrawn',
        reason: optionalText(event.input, 'reason'),
      },
    }),
  }),
}

/** Clock that the duty of each mergeable state runs by. */
const CLOCK_OF = { received: 'dispatch', dispatched: 'accept', in_hand: 'whole' } as const
const DANGER_CLOCK = {
  received: 'dispatch',
  dispatched: 'whole',
  in_hand: 'whole',
  deferred: 'whole',
  rework: 'rework',
} as const
const MERGEABLE: ReadonlySet<string> = new Set([
  'received',
  'dispatched',
  'objected',
  'in_hand',
  'deferred',
  'escalated',
  'claimed',
  'rework',
])

function isPast(due: string | null, now: string): boolean {
  return due !== null && now > due
}

/** Whoever confirmed the first refusal or handed it over does not judge the appeal. */
function reviewedOwn(matter: Matter, sight: Sight) {
  const person = sight.actor.as === 'official' ? sight.actor.person : null
  const acted = ['propose_refusal', 'confirm_refusal', 'hand_over'].some(
    (name) => matter.hands[name] === person,
  )
  return person !== null && acted
    ? { code: 'another_person', params: { act: 'confirm_refusal' } }
    : null
}
