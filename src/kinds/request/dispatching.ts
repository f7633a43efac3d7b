/** Acts that give a request to the unit that must act: dispatch, accept, object once, rule. */
import { actOf, reference, takesBack, text, optionalText, textsOf } from '../../kernel/index.ts'
import type { Change, Input, MatterEvent, Refusal, Sight } from '../../kernel/index.ts'
import { askField, isPast, limitFor } from './reading.ts'
import { taken } from './states.ts'
import type { RequestState } from './states.ts'

const act = actOf<RequestState>()
const back = takesBack<RequestState>()

export function dispatchTo(
  event: MatterEvent,
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
      fixed: false,
      checks: event.given.readings['check_required'] === true,
      extended: false,
      deferred: false,
      reworks: 0,
    },
  }
}

/** A unit at a level without the power is not given the work (66号文; 北京条例 §17; 潍坊 §24). */
export function lacksPower(input: Input, sight: Sight): Refusal | null {
  const power = sight.readings['power']
  if (typeof power !== 'object' || power === null || !('has' in power) || power.has === true)
    return null
  return {
    code: 'unit_lacks_power',
    field: 'unit',
    params: { rule: 'rule' in power ? String(power.rule) : '' },
  }
}

/**
 * Whoever decides which unit must act may find that the category was wrong, or one nobody has the
 * power for: then the right one is named with the decision, and power is asked by that.
 */
export const otherCategory = reference(
  'category',
  { zh: '改为类别', en: 'Category, if it was wrong' },
  { optional: true, to: 'resident' },
)

export function recategorised({ input }: MatterEvent): Pick<Change<RequestState>, 'subject'> {
  return input['category'] ? { subject: { category: String(input['category']) } } : {}
}

const dispatchFields = {
  unit: reference('unit', { zh: '承办单位', en: 'Unit that must act' }, { to: 'resident' }),
  category: reference('category', { zh: '类别', en: 'Category' }, { to: 'resident' }),
  division: reference('division', { zh: '所在区划', en: 'District' }, { optional: true }),
  asks: askField,
  words: text({ zh: '给承办单位的话', en: 'Note to the unit' }, { optional: true, max: 1000 }),
}

export const dispatchActs = {
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
      ['accept', 'whole'].map((clock) => ({ limit: limitFor(matter.state, clock), as: clock })),
    stops: () => ['dispatch'],
    to: ['dispatched'],
    becomes: (matter, event) => dispatchTo(event, matter.state),
    notifies: ['lead'],
    undo: 'recall',
  }),
  // A slip of the hand. The clock of dispatching goes on with the date it had, so that sending and
  // recalling gains nobody time.
  recall: back({
    of: 'dispatch',
    from: ['dispatched'],
    by: ['dispatcher'],
    words: { zh: '撤回派单', en: 'Recall the dispatch' },
    told: {
      officials: { zh: '撤回刚才的派单', en: 'The dispatch was recalled' },
      resident: {
        zh: '刚才派错了，已撤回，正在重新确定由谁来办',
        en: 'It was sent to the wrong place and taken back; we are finding out whose it is',
      },
    },
    to: ['received'],
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
    undo: 'unaccept',
  }),
  unaccept: back({
    of: 'accept',
    from: ['in_hand'],
    by: ['lead'],
    words: { zh: '撤销签收', en: 'Take back the acceptance' },
    told: {
      officials: { zh: '{actor_unit} 撤销刚才的签收', en: '{actor_unit} took its acceptance back' },
      resident: {
        zh: '{actor_unit} 撤销了刚才的签收，还要确认是否由它办',
        en: '{actor_unit} took its acceptance back and has to say whether it is theirs',
      },
    },
    to: ['dispatched'],
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
    starts: (matter) => [{ limit: limitFor(matter.state, 'ruling'), as: 'ruling' }],
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
    undo: 'withdraw_objection',
  }),
  withdraw_objection: back({
    of: 'object',
    from: ['objected'],
    by: ['lead'],
    words: { zh: '撤回退单', en: 'Withdraw the objection' },
    told: {
      officials: { zh: '{actor_unit} 撤回退单', en: '{actor_unit} withdrew its objection' },
      resident: { zh: '{actor_unit} 收回了刚才的意见', en: '{actor_unit} withdrew what it said' },
    },
    to: ['dispatched'],
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
      category: otherCategory,
      reason: text({ zh: '裁定理由', en: 'Reasons' }, { min: 10, max: 2000 }),
    },
    readings: ['power'],
    check: (_matter, input, sight) => lacksPower(input, sight),
    starts: (matter) => [{ limit: limitFor(matter.state, 'accept'), as: 'accept' }],
    stops: () => ['ruling'],
    to: ['dispatched'],
    // The ruling stands: whoever gets it may not object again (潍坊 2021 §22).
    becomes: (matter, event) => ({
      release: [{ role: 'lead' }],
      bind: [{ role: 'lead', unit: String(event.input['unit']) }],
      ...recategorised(event),
      state: { ...taken(matter.state), name: 'dispatched', fixed: true },
    }),
    notifies: ['lead'],
  }),
}
