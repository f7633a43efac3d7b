/**
 * Review 复核: of any act on any matter, asked for by whoever it weighs on, decided by people who had no
 * hand in it, with reasons, and told.
 */
import {
  actOf,
  choice,
  declareKind,
  FOR_RESIDENTS,
  number,
  reference,
  text,
} from '../kernel/index.ts'

interface Facts {
  readonly step: number
  readonly grounds: string
}

export type ReviewState =
  | ({ readonly name: 'asked' } & Facts)
  | ({ readonly name: 'decided'; readonly outcome: string; readonly reason: string } & Facts)
  | ({ readonly name: 'withdrawn' } & Facts)

const act = actOf<ReviewState>()

export const review = declareKind<ReviewState>({
  name: 'review',
  version: 1,
  words: { zh: '复核', en: 'Review' },
  without: FOR_RESIDENTS,
  ownLinks: ['cites'],
  roles: {
    handler: { is: 'power', power: 'handle', words: { zh: '经办人', en: 'Handler' } },
    head: { is: 'power', power: 'head', words: { zh: '单位负责人', en: 'Head of a unit' } },
    asker: { is: 'bound', doer: true, words: { zh: '申请单位', en: 'Unit that asks' } },
    arbiter: { is: 'power', power: 'arbitrate', words: { zh: '复核人', en: 'Reviewer' } },
  },
  clocks: { review: { zh: '复核', en: 'Review' } },
  states: {
    asked: {
      words: { zh: '待复核', en: 'To be decided' },
      resident: { zh: '正在复核', en: 'Being reviewed' },
      counts: 'waiting',
      duties: () => [{ role: 'arbiter', acts: ['decide_review'], clock: 'review' }],
    },
    decided: {
      words: { zh: '已复核', en: 'Decided' },
      resident: { zh: '已复核', en: 'Decided' },
      final: true,
      counts: 'answered',
      duties: () => [],
    },
    withdrawn: {
      words: { zh: '撤回', en: 'Withdrawn' },
      resident: { zh: '已撤回', en: 'Withdrawn' },
      final: true,
      counts: 'withdrawn',
      duties: () => [],
    },
  },
  acts: {
    ask_review: act({
      from: 'new',
      by: ['head', 'handler'],
      words: { zh: '申请复核', en: 'Ask for a review' },
      told: {
        officials: {
          zh: '对第 {step} 步申请复核：{grounds}',
          en: 'Review of step {step} asked: {grounds}',
        },
        resident: null,
      },
      fields: {
        about: reference('matter', { zh: '哪件事项（编号）', en: 'Which matter (number)' }),
        step: number({ zh: '第几步', en: 'Which step' }, { min: 1, max: 100_000 }),
        grounds: text({ zh: '理由和依据', en: 'Grounds' }, { min: 10, max: 4000 }),
      },
      readings: ['step_of_about'],
      check: (_matter, _input, { readings }) =>
        readings['step_of_about'] === null ? { code: 'no_such_step_there', field: 'step' } : null,
      starts: () => [{ limit: 'review' }],
      to: ['asked'],
      becomes: (_matter, { input, by, given }) => {
        const hand = given.readings['step_of_about'] as { readonly person?: string } | null
        return {
          subject: { title: String(input['grounds']).slice(0, 60), text: String(input['grounds']) },
          link: [{ type: 'cites', to: String(input['about']) }],
          // Whoever did the step that is looked at does not decide on it.
          doers: hand?.person ? [hand.person] : [],
          ...(by.as === 'official' ? { bind: [{ role: 'asker', unit: by.unit }] } : {}),
          state: { name: 'asked', step: Number(input['step']), grounds: String(input['grounds']) },
        }
      },
      notifies: ['holder'],
    }),
    decide_review: act({
      from: ['asked'],
      by: ['arbiter'],
      judges: true,
      words: { zh: '作出复核决定', en: 'Decide' },
      told: {
        officials: { zh: '复核：{outcome}。{reason}', en: 'Review: {outcome}. {reason}' },
        resident: null,
      },
      fields: {
        outcome: choice(
          { zh: '决定', en: 'Decision' },
          {
            stands: { zh: '维持', en: 'it stands' },
            corrected: { zh: '应当改正', en: 'it is to be put right' },
          },
        ),
        reason: text({ zh: '理由', en: 'Reason' }, { min: 10, max: 4000 }),
      },
      to: ['decided'],
      becomes: ({ state }, { input }) => ({
        state: {
          ...state,
          name: 'decided',
          outcome: String(input['outcome']),
          reason: String(input['reason']),
        },
      }),
      notifies: ['asker'],
    }),
    withdraw_review: act({
      from: ['asked'],
      by: ['asker'],
      words: { zh: '撤回', en: 'Withdraw' },
      told: { officials: { zh: '撤回复核申请', en: 'Withdrawn' }, resident: null },
      fields: {},
      to: ['withdrawn'],
      becomes: ({ state }) => ({ state: { ...state, name: 'withdrawn' } }),
    }),
  },
})
