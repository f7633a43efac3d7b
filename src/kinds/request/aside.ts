/** Acts beside the course: merge by matter and place, unmerge, mark as dangerous, withdraw. */
import { checksPressure } from '../pressure-check.ts'
import { actOf, choice, reference, text, optionalText } from '../../kernel/index.ts'
import { hurried, limitFor } from './reading.ts'
import { asked } from './states.ts'
import type { RequestState } from './states.ts'

const act = actOf<RequestState>()

/** Clock that the duty of each mergeable state runs by. */
const CLOCK_OF = { received: 'dispatch', dispatched: 'accept', in_hand: 'whole' } as const
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

export const asideActs = {
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
    // What is sealed stands alone: an answer that is shared would tell of it.
    unless: (matter) => (matter.sealed ? { code: 'sealed_stands_alone' } : null),
    check: (matter, input, sight) => {
      if (input['into'] === matter.id) return { code: 'merge_into_itself', field: 'into' }
      const target = sight.readings['merge_target']
      if (typeof target !== 'object' || target === null || !('state' in target))
        return { code: 'no_such_matter', field: 'into' }
      if ('sealed' in target && target.sealed === true)
        return { code: 'sealed_stands_alone', field: 'into' }
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
    starts: (matter) => {
      const clock = CLOCK_OF[matter.state.was.name]
      return [{ limit: limitFor(matter.state, clock), as: clock }]
    },
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
    starts: (matter) => hurried(matter.state),
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
    effects: checksPressure,
  }),
}
