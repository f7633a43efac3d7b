/**
 * Referral 问责移送: a person decides that what happened is for the competent organ, says on what basis, and
 * hands over the evidence; whoever it concerns is told, may reply and appeal. The software proposes none,
 * opens none and decides nothing: no effect and no part of the house may do any of these acts. Sealed from
 * everybody it concerns until it ends (政府督查工作条例 2021, art. 21; 政务处分法 2020, art. 43: the facts and
 * the basis are told, the defence is heard, nobody is punished for defending themselves).
 */
import {
  actOf,
  addDays,
  choice,
  day,
  declareKind,
  groups,
  reference,
  text,
  groupsIn,
  staysSealed,
} from '../kernel/index.ts'
import type { Change, Input, Matter, MatterEvent, Refusal, Sight } from '../kernel/index.ts'

interface Facts {
  readonly organ: string
  readonly basis: string
  readonly evidence: readonly { readonly matter: string; readonly what: string }[]
  readonly reply: string | null
  /** How often the decision of the organ was appealed. */
  readonly appeals: number
}

export type ReferralState =
  | ({ readonly name: 'prepared' } & Facts)
  | ({ readonly name: 'noticed' } & Facts)
  | ({ readonly name: 'heard' } & Facts)
  | ({ readonly name: 'handed_over' } & Facts)
  | ({ readonly name: 'decided'; readonly outcome: string } & Facts)
  | ({ readonly name: 'appealed'; readonly outcome: string } & Facts)
  | ({ readonly name: 'closed'; readonly outcome: string } & Facts)
  | ({ readonly name: 'dropped'; readonly reason: string } & Facts)

const act = actOf<ReferralState>()

/** 复审, then 复核 (政务处分法, art. 55); after these the decision is final. */
const MOST_APPEALS = 2

const HANDLER = 'sealed_handler'

const owes = (acts: readonly string[], clock: string) => () => [{ role: HANDLER, acts, clock }]

function evidenceOf(input: Input): Facts['evidence'] {
  return groupsIn(input, 'evidence').map((one) => ({
    matter: String(one['matter']),
    what: String(one['what']),
  }))
}

function opened(_matter: Matter, { input }: MatterEvent): Change<ReferralState> {
  const evidence = evidenceOf(input)
  const { concerned, unit } = input
  return {
    subject: { title: String(input['facts']).slice(0, 60), text: String(input['facts']) },
    seal: {
      accusedUnits: [],
      accusedPosts: typeof concerned === 'string' ? [concerned] : [],
      ...(typeof unit === 'string' ? { accusedUnits: [unit] } : {}),
    },
    link: evidence.map(({ matter }) => ({ type: 'cites', to: matter })),
    state: {
      name: 'prepared',
      organ: String(input['organ']),
      basis: String(input['basis']),
      evidence,
      reply: null,
      appeals: 0,
    },
  }
}

/** The time to reply is the city's own floor: no statute gives one, and none may be a formality. */
function tooSoon(input: Input, sight: Sight): Refusal | null {
  const days = Number(sight.readings['reply_days'] ?? 1)
  return String(input['until']) >= addDays(sight.today, days)
    ? null
    : { code: 'reply_window_short', field: 'until', params: { days } }
}

const told = (zh: string, en: string) => ({ officials: { zh, en }, resident: null })

export const referral = declareKind<ReferralState>({
  name: 'referral',
  version: 1,
  words: { zh: '问责移送', en: 'Referral' },
  without: ['add', 'tell', 'second', 'hear_finding'],
  ownLinks: ['cites'],
  roles: {
    leader: { is: 'power', power: 'leader', words: { zh: '市领导', en: 'Leader' } },
  },
  clocks: {
    referral_notice: { zh: '告知当事人', en: 'Notice' },
    referral_reply: { zh: '陈述申辩的期限', en: 'Window for the reply' },
    referral_handing: { zh: '移送', en: 'Handing over' },
    referral_outcome: { zh: '等待主管机关决定', en: 'Waiting for the competent organ' },
    referral_appeal: { zh: '申诉期限', en: 'Window for an appeal' },
  },
  states: {
    prepared: {
      words: { zh: '已准备，待告知当事人', en: 'Prepared, the person concerned is to be told' },
      resident: { zh: '已准备', en: 'Prepared' },
      counts: 'waiting',
      duties: owes(['give_notice', 'drop_referral'], 'referral_notice'),
    },
    noticed: {
      words: { zh: '已告知，听取陈述申辩', en: 'Told, the defence is heard' },
      resident: { zh: '已告知', en: 'Told' },
      counts: 'in_hand',
      duties: owes(['record_reply'], 'referral_reply'),
    },
    heard: {
      words: { zh: '已听取，待移送', en: 'Heard, to be handed over' },
      resident: { zh: '已听取陈述申辩', en: 'Heard' },
      counts: 'in_hand',
      duties: owes(['hand_to_organ', 'drop_referral'], 'referral_handing'),
    },
    handed_over: {
      words: { zh: '已移送，待主管机关决定', en: 'Handed over' },
      resident: { zh: '已移送主管机关', en: 'Handed over' },
      counts: 'in_hand',
      duties: owes(['record_outcome'], 'referral_outcome'),
    },
    decided: {
      words: { zh: '主管机关已决定，申诉期内', en: 'Decided, an appeal may be made' },
      resident: { zh: '已决定', en: 'Decided' },
      counts: 'answered',
      duties: owes(['record_appeal', 'close_referral'], 'referral_appeal'),
    },
    appealed: {
      words: { zh: '申诉中', en: 'Appealed' },
      resident: { zh: '申诉中', en: 'Appealed' },
      counts: 'in_hand',
      duties: owes(['record_outcome'], 'referral_outcome'),
    },
    closed: {
      words: { zh: '办结', en: 'Closed' },
      resident: { zh: '已办结', en: 'Closed' },
      final: true,
      counts: 'answered',
      duties: () => [],
    },
    dropped: {
      words: { zh: '不移送', en: 'Dropped' },
      resident: { zh: '不移送', en: 'Dropped' },
      final: true,
      counts: 'withdrawn',
      duties: () => [],
    },
  },
  acts: {
    prepare_referral: act({
      from: 'new',
      by: ['supervisor', 'leader', HANDLER],
      words: { zh: '准备移送', en: 'Prepare a referral' },
      told: told('准备移送{organ}：{facts}', 'To be referred to {organ}: {facts}'),
      fields: {
        facts: text({ zh: '事实', en: 'Facts' }, { min: 20, max: 4000, to: 'sealed' }),
        basis: text({ zh: '法律依据', en: 'Legal basis' }, { min: 6, max: 1000, to: 'sealed' }),
        organ: text(
          { zh: '主管机关', en: 'Competent organ' },
          { min: 2, max: 120, lines: false, to: 'sealed' },
        ),
        concerned: reference(
          'post',
          { zh: '涉及的岗位', en: 'Post concerned' },
          { optional: true, to: 'sealed' },
        ),
        unit: reference('unit', { zh: '涉及的单位', en: 'Unit concerned' }, { to: 'sealed' }),
        evidence: groups(
          { zh: '证据', en: 'Evidence' },
          {
            matter: reference(
              'matter',
              { zh: '事项（编号）', en: 'Matter (number)' },
              { to: 'sealed' },
            ),
            what: text(
              { zh: '说明什么', en: 'What it shows' },
              { min: 4, max: 1000, to: 'sealed' },
            ),
          },
          { min: 1, max: 50, to: 'sealed' },
        ),
      },
      readings: ['sealing'],
      check: (_matter, _input, { readings }) => {
        const read = readings['sealing'] as { readonly outside?: boolean } | null | undefined
        return read?.outside === true ? { code: 'nobody_left_inside', field: 'unit' } : null
      },
      starts: () => [{ limit: 'referral_notice' }],
      to: ['prepared'],
      becomes: opened,
      notifies: ['holder'],
    }),
    give_notice: act({
      from: ['prepared'],
      by: [HANDLER],
      words: { zh: '告知当事人', en: 'Give notice' },
      told: told(
        '已告知当事人事实、依据和权利：{how}',
        'The person concerned was told facts, basis and rights: {how}',
      ),
      fields: {
        how: text({ zh: '怎样告知的', en: 'How' }, { min: 4, max: 500, to: 'sealed' }),
        until: day({ zh: '陈述申辩到哪天', en: 'Reply until' }, { to: 'sealed' }),
      },
      readings: ['reply_days'],
      check: (_matter, input, sight) => tooSoon(input, sight),
      starts: (_matter, input) => [{ until: String(input['until']), as: 'referral_reply' }],
      stops: () => ['referral_notice'],
      to: ['noticed'],
      becomes: ({ state }) => ({ state: { ...state, name: 'noticed' } }),
    }),
    record_reply: act({
      from: ['noticed'],
      by: [HANDLER],
      words: { zh: '登记陈述申辩', en: 'Record the reply' },
      told: told('陈述申辩：{reply}', 'Reply: {reply}'),
      fields: {
        replied: choice(
          { zh: '当事人有没有陈述申辩', en: 'Whether they replied' },
          {
            yes: { zh: '说了', en: 'they did' },
            no: { zh: '期满没有说', en: 'they did not, and the time is over' },
          },
          { to: 'sealed' },
        ),
        reply: text(
          { zh: '当事人怎么说（没有说也写明）', en: 'What they said (or that they said nothing)' },
          { min: 4, max: 4000, to: 'sealed' },
        ),
      },
      // Nobody is taken to have been silent before the time they were given is over.
      check: (matter, input, { now }) =>
        input['replied'] === 'no' && (matter.clocks['referral_reply']?.due ?? '9') > now
          ? { code: 'reply_window_open', field: 'replied' }
          : null,
      starts: () => [{ limit: 'referral_handing' }],
      stops: () => ['referral_reply'],
      to: ['heard'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'heard', reply: String(input['reply']) },
      }),
    }),
    hand_to_organ: act({
      from: ['heard'],
      by: [HANDLER],
      otherThan: 'prepare_referral',
      words: { zh: '移送主管机关', en: 'Hand over' },
      told: told('移送：{reason}', 'Handed over: {reason}'),
      fields: {
        reason: text(
          { zh: '听取申辩后仍移送的理由', en: 'Why, after the defence was heard' },
          { min: 10, max: 2000, to: 'sealed' },
        ),
      },
      starts: () => [{ limit: 'referral_outcome' }],
      stops: () => ['referral_handing'],
      to: ['handed_over'],
      becomes: ({ state }) => ({ state: { ...state, name: 'handed_over' } }),
    }),
    record_outcome: act({
      from: ['handed_over', 'appealed'],
      by: [HANDLER],
      words: { zh: '登记主管机关的决定', en: 'Record the decision of the organ' },
      told: told('主管机关决定：{outcome}', 'Decided by the organ: {outcome}'),
      fields: {
        outcome: text({ zh: '决定', en: 'Decision' }, { min: 4, max: 2000, to: 'sealed' }),
      },
      starts: () => [{ limit: 'referral_appeal' }],
      stops: () => ['referral_outcome'],
      to: ['decided'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'decided', outcome: String(input['outcome']) },
      }),
    }),
    record_appeal: act({
      from: ['decided'],
      by: [HANDLER],
      words: { zh: '登记申诉', en: 'Record an appeal' },
      told: told('申诉：{words}', 'Appeal: {words}'),
      fields: {
        words: text(
          { zh: '申诉内容', en: 'What is appealed' },
          { min: 4, max: 2000, to: 'sealed' },
        ),
      },
      starts: () => [{ limit: 'referral_outcome' }],
      stops: () => ['referral_appeal'],
      to: ['appealed'],
      unless: ({ state }) => (state.appeals < MOST_APPEALS ? null : { code: 'appealed_twice' }),
      becomes: ({ state }) => ({
        state: { ...state, name: 'appealed', appeals: state.appeals + 1 },
      }),
    }),
    close_referral: act({
      from: ['decided'],
      by: [HANDLER],
      words: { zh: '办结', en: 'Close' },
      told: told('办结', 'Closed'),
      fields: {},
      unless: (matter, { now }) =>
        (matter.clocks['referral_appeal']?.due ?? '9') > now
          ? { code: 'appeal_window_open' }
          : null,
      stops: () => ['referral_appeal'],
      to: ['closed'],
      becomes: ({ state }) => ({ state: { ...state, name: 'closed' } }),
    }),
    drop_referral: act({
      from: ['prepared', 'heard'],
      by: [HANDLER],
      words: { zh: '不移送', en: 'Drop it' },
      told: told('不移送：{reason}', 'Dropped: {reason}'),
      fields: { reason: text({ zh: '理由', en: 'Reason' }, { min: 6, max: 1000, to: 'sealed' }) },
      to: ['dropped'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'dropped', reason: String(input['reason']) },
      }),
    }),
    ...staysSealed<ReferralState>(),
  },
})
