/**
 * Urging 督办: reminder, letter, talk. A person proposes it with a reason, another approves it, whoever is
 * urged replies; the software climbs no ladder by itself, and blames nobody (the speech: 做得不够好的要督促).
 */
import { actOf, choice, declareKind, FOR_RESIDENTS, reference, text } from '../kernel/index.ts'
import type { Input, Json, Refusal } from '../kernel/index.ts'

export type UrgingLevel = 'reminder' | 'letter' | 'talk'

interface Facts {
  readonly level: UrgingLevel
  readonly reason: string
}

export type UrgingState =
  | ({ readonly name: 'proposed' } & Facts)
  | ({ readonly name: 'delivered' } & Facts)
  | ({ readonly name: 'replied'; readonly reply: string } & Facts)
  | ({ readonly name: 'closed'; readonly reply: string } & Facts)
  | ({ readonly name: 'declined'; readonly why: string } & Facts)

const act = actOf<UrgingState>()

const LEVELS = {
  reminder: { zh: '提醒', en: 'reminder' },
  letter: { zh: '督办单', en: 'supervision letter' },
  talk: { zh: '约谈', en: 'talk' },
} as const

/** What comes before a letter, and before a talk. */
const BEFORE: Readonly<Partial<Record<UrgingLevel, UrgingLevel>>> = {
  letter: 'reminder',
  talk: 'letter',
}

/** `read` is the rung that was delivered before, of the same unit about the same matter; null: none such. */
function rungFault(input: Input, read: Json | undefined): Refusal | null {
  if (typeof input['after'] === 'string' && typeof read !== 'string')
    return { code: 'not_urged_before', field: 'after' }
  const before = BEFORE[input['level'] as UrgingLevel]
  if (before === undefined || read === before || typeof input['skip'] === 'string') return null
  return {
    code: before === 'reminder' ? 'letter_before_reminder' : 'talk_before_letter',
    field: 'after',
  }
}

export const urging = declareKind<UrgingState>({
  name: 'urging',
  version: 1,
  words: { zh: '督办', en: 'Urging' },
  without: FOR_RESIDENTS,
  ownLinks: ['cites', 'recurs'],
  roles: {
    leader: { is: 'power', power: 'leader', words: { zh: '市领导', en: 'Leader' } },
    urged: { is: 'bound', doer: true, words: { zh: '被督办单位', en: 'Unit that is urged' } },
  },
  clocks: {
    urging_approval: { zh: '审批督办', en: 'Approval' },
    urging_reply: { zh: '答复督办', en: 'Reply' },
    urging_reading: { zh: '审阅答复', en: 'Reading the reply' },
  },
  states: {
    proposed: {
      words: { zh: '待审批', en: 'To be approved' },
      resident: { zh: '待审批', en: 'To be approved' },
      counts: 'waiting',
      duties: () => [
        { role: 'leader', acts: ['deliver_urging', 'decline_urging'], clock: 'urging_approval' },
      ],
    },
    delivered: {
      words: { zh: '已送达，待答复', en: 'Delivered, to be answered' },
      resident: { zh: '已送达', en: 'Delivered' },
      counts: 'in_hand',
      duties: () => [{ role: 'urged', acts: ['reply_urging'], clock: 'urging_reply' }],
    },
    replied: {
      words: { zh: '已答复，待审阅', en: 'Answered, to be read' },
      resident: { zh: '已答复', en: 'Answered' },
      counts: 'in_hand',
      duties: () => [
        { role: 'supervisor', acts: ['close_urging', 'reply_again'], clock: 'urging_reading' },
      ],
    },
    closed: {
      words: { zh: '办结', en: 'Closed' },
      resident: { zh: '已办结', en: 'Closed' },
      final: true,
      counts: 'done',
      duties: () => [],
    },
    declined: {
      words: { zh: '不督办', en: 'Declined' },
      resident: { zh: '不督办', en: 'Declined' },
      final: true,
      counts: 'withdrawn',
      duties: () => [],
    },
  },
  acts: {
    propose_urging: act({
      from: 'new',
      by: ['supervisor', 'leader'],
      words: { zh: '提请督办', en: 'Propose urging' },
      told: {
        officials: { zh: '提请{level}：{reason}', en: 'Proposed: {level}. {reason}' },
        resident: null,
      },
      fields: {
        about: reference('matter', { zh: '哪件事项（编号）', en: 'Which matter (number)' }),
        unit: reference('unit', { zh: '督办哪个单位', en: 'Which unit' }),
        level: choice({ zh: '方式', en: 'How' }, LEVELS),
        reason: text({ zh: '事实和理由', en: 'Facts and reason' }, { min: 10, max: 2000 }),
        after: reference(
          'matter',
          { zh: '上一次督办（编号）', en: 'The urging before it (number)' },
          { optional: true },
        ),
        skip: text(
          { zh: '越过上一级的理由', en: 'Why a rung is passed over' },
          {
            optional: true,
            min: 10,
            max: 500,
            hint: {
              zh: '顺序是提醒、督办单、约谈。没有上一级而直接用后一级时必填。',
              en: 'The order is reminder, letter, talk. Needed where a rung is passed over.',
            },
          },
        ),
      },
      readings: ['urged_before'],
      check: (_matter, input, { readings }) => rungFault(input, readings['urged_before']),
      starts: () => [{ limit: 'urging_approval' }],
      to: ['proposed'],
      becomes: (_matter, { input }) => ({
        subject: { title: String(input['reason']).slice(0, 60), text: String(input['reason']) },
        link: [
          { type: 'cites', to: String(input['about']) },
          ...(typeof input['after'] === 'string'
            ? [{ type: 'recurs', to: input['after'] } as const]
            : []),
        ],
        bind: [{ role: 'urged', unit: String(input['unit']) }],
        state: {
          name: 'proposed',
          level: input['level'] as UrgingLevel,
          reason: String(input['reason']),
        },
      }),
      notifies: ['holder'],
    }),
    deliver_urging: act({
      from: ['proposed'],
      by: ['leader'],
      otherThan: 'propose_urging',
      words: { zh: '批准并送达', en: 'Approve and deliver' },
      told: {
        officials: { zh: '批准，送达被督办单位', en: 'Approved and delivered' },
        resident: null,
      },
      fields: {},
      starts: () => [{ limit: 'urging_reply' }],
      stops: () => ['urging_approval'],
      to: ['delivered'],
      becomes: ({ state }) => ({ state: { ...state, name: 'delivered' } }),
      notifies: ['urged'],
    }),
    decline_urging: act({
      from: ['proposed'],
      by: ['leader'],
      otherThan: 'propose_urging',
      words: { zh: '不督办', en: 'Decline' },
      told: { officials: { zh: '不督办：{why}', en: 'Declined: {why}' }, resident: null },
      fields: { why: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 500 }) },
      to: ['declined'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'declined', why: String(input['why']) },
      }),
    }),
    reply_urging: act({
      from: ['delivered'],
      by: ['urged'],
      words: { zh: '答复督办', en: 'Reply' },
      told: { officials: { zh: '答复：{reply}', en: 'Reply: {reply}' }, resident: null },
      fields: {
        reply: text(
          { zh: '原因、措施和时间（可以申辩）', en: 'Cause, measure and date (or objection)' },
          { min: 10, max: 2000 },
        ),
      },
      starts: () => [{ limit: 'urging_reading' }],
      stops: () => ['urging_reply'],
      to: ['replied'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'replied', reply: String(input['reply']) },
      }),
      notifies: ['holder'],
    }),
    reply_again: act({
      from: ['replied'],
      by: ['supervisor'],
      judges: true,
      words: { zh: '没说清，再答复', en: 'Ask again' },
      told: { officials: { zh: '再答复：{words}', en: 'Asked again: {words}' }, resident: null },
      fields: { words: text({ zh: '哪里没说清', en: 'What is not clear' }, { min: 6, max: 1000 }) },
      starts: () => [{ limit: 'urging_reply' }],
      stops: () => ['urging_reading'],
      to: ['delivered'],
      becomes: ({ state }) => {
        const { reply: _reply, ...rest } = state
        return { state: { ...rest, name: 'delivered' } }
      },
      notifies: ['urged'],
    }),
    close_urging: act({
      from: ['replied'],
      by: ['supervisor'],
      judges: true,
      words: { zh: '采纳答复，办结', en: 'Accept the reply' },
      told: { officials: { zh: '采纳答复，办结', en: 'The reply was accepted' }, resident: null },
      fields: {},
      stops: () => ['urging_reading'],
      to: ['closed'],
      becomes: ({ state }) => ({ state: { ...state, name: 'closed' } }),
    }),
  },
})
