/** Acts that open a request: received at a door, or kept as an operator's draft first. */
import { actOf, FILES, list, reference, text, yesNo, textsOf } from '../../kernel/index.ts'
import type { Change, Matter, MatterEvent } from '../../kernel/index.ts'
import { askField, asksOf, dispatchClock, subjectOf } from './reading.ts'
import { goesOutside, isDangerous, sealOf } from './signs.ts'
import { asked } from './states.ts'
import type { RequestState } from './states.ts'

const act = actOf<RequestState>()

export const subjectFields = {
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

const accusationFields = {
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
}

function openReceived(_matter: Matter, event: MatterEvent): Change<RequestState> {
  const { input, given } = event
  const facts = { asks: asksOf(input), danger: isDangerous(input, given.readings) }
  return { subject: subjectOf(input), ...sentIn(event, facts) }
}

/** If it accuses the head, or nobody outside the accused line may handle it, it goes outside. */
function sentIn(
  { input, given }: MatterEvent,
  facts: { readonly asks: readonly string[]; readonly danger: boolean },
): Change<RequestState> {
  return {
    seal: sealOf(input, given.readings),
    state: goesOutside(input, given.readings)
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

export const openingActs = {
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
      ...accusationFields,
      files: FILES,
    },
    readings: ['outside_only', 'signs'],
    starts: (_matter, input, sight) =>
      dispatchClock({ danger: isDangerous(input, sight.readings) }),
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
    fields: { asks: askField, danger: subjectFields.danger, ...accusationFields },
    readings: ['outside_only', 'signs'],
    starts: (matter, input, sight) =>
      dispatchClock({ danger: matter.state.danger || isDangerous(input, sight.readings) }),
    stops: () => ['draft'],
    to: ['received', 'handed_over'],
    becomes: (matter, event) => {
      const { input, given } = event
      const asks = textsOf(input, 'asks')
      const { state } = matter
      const danger = state.danger || isDangerous(input, given.readings)
      return sentIn(event, { asks: asks.length > 0 ? asks : state.asks, danger })
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
}
