/** Not ours 不予受理: two people, a reason, the right channel, an appeal to somebody else; and the hand-over to a statutory channel. */
import { actOf, reference, text } from '../../kernel/index.ts'
import type { Matter, Sight } from '../../kernel/index.ts'
import { dispatchClock } from './reading.ts'
import { asked } from './states.ts'
import type { RequestState } from './states.ts'

const act = actOf<RequestState>()

export const refusingActs = {
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
    starts: (matter) => dispatchClock(matter.state),
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
    starts: (matter) => dispatchClock(matter.state),
    stops: () => ['appeal'],
    to: ['received'],
    becomes: (matter) => ({ state: { ...asked(matter.state), name: 'received' } }),
    notifies: ['resident'],
  }),
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
