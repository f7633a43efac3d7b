/**
 * Praise 表扬: of a unit, for what it did, in the words of those it was done for; approved by whoever leads
 * (政府督查工作条例 2021, art. 21: only with the approval of the head of the government).
 */
import { actOf, declareKind, FOR_RESIDENTS, lineOf, reference, text } from '../kernel/index.ts'
import type { Actor } from '../kernel/index.ts'

interface Facts {
  readonly reason: string
  readonly voices: string
}

export type PraiseState =
  | ({ readonly name: 'proposed' } & Facts)
  | ({ readonly name: 'approved' } & Facts)
  | ({ readonly name: 'declined'; readonly why: string } & Facts)

const act = actOf<PraiseState>()

/** A head praises neither their own unit nor its line; who looks at the whole city praises any other. */
function isOwn(actor: Actor, unit: string): boolean {
  if (actor.as !== 'official') return false
  if (actor.powers.includes('supervise') || actor.powers.includes('leader'))
    return actor.unit === unit
  return lineOf(actor).includes(unit)
}

export const praise = declareKind<PraiseState>({
  name: 'praise',
  version: 1,
  words: { zh: '表扬', en: 'Praise' },
  common: true,
  without: FOR_RESIDENTS,
  ownLinks: ['cites'],
  roles: {
    head: { is: 'power', power: 'head', words: { zh: '单位负责人', en: 'Head of a unit' } },
    leader: { is: 'power', power: 'leader', words: { zh: '市领导', en: 'Leader' } },
    praised: { is: 'bound', doer: false, words: { zh: '受表扬单位', en: 'Unit that is praised' } },
  },
  clocks: { praise_approval: { zh: '审批表扬', en: 'Approval' } },
  states: {
    proposed: {
      words: { zh: '待审批', en: 'To be approved' },
      resident: { zh: '待审批', en: 'To be approved' },
      counts: 'waiting',
      duties: () => [
        { role: 'leader', acts: ['approve_praise', 'decline_praise'], clock: 'praise_approval' },
      ],
    },
    approved: {
      words: { zh: '已批准', en: 'Approved' },
      resident: { zh: '已表扬', en: 'Praised' },
      final: true,
      counts: 'answered',
      duties: () => [],
    },
    declined: {
      words: { zh: '不表扬', en: 'Declined' },
      resident: { zh: '不表扬', en: 'Declined' },
      final: true,
      counts: 'withdrawn',
      duties: () => [],
    },
  },
  acts: {
    propose_praise: act({
      from: 'new',
      by: ['supervisor', 'leader', 'head'],
      words: { zh: '提请表扬', en: 'Propose praise' },
      told: {
        officials: { zh: '提请表扬{unit}：{reason}', en: 'Praise of {unit} proposed: {reason}' },
        resident: null,
      },
      fields: {
        unit: reference('unit', { zh: '表扬哪个单位', en: 'Which unit' }, { to: 'resident' }),
        about: reference(
          'matter',
          { zh: '因为哪件事项（编号）', en: 'For which matter (number)' },
          { to: 'resident' },
        ),
        reason: text(
          { zh: '做了什么，有什么结果', en: 'What was done, with what result' },
          { min: 10, max: 2000, to: 'resident' },
        ),
        voices: text(
          { zh: '受益人的原话', en: 'Words of those it was done for' },
          {
            min: 6,
            max: 2000,
            to: 'resident',
            hint: { zh: '不写姓名和能认出人的内容。', en: 'Name nobody.' },
          },
        ),
      },
      check: (_matter, input, { actor }) =>
        isOwn(actor, String(input['unit'])) ? { code: 'praises_itself', field: 'unit' } : null,
      starts: () => [{ limit: 'praise_approval' }],
      to: ['proposed'],
      becomes: (_matter, { input }) => ({
        subject: { title: String(input['reason']).slice(0, 60), text: String(input['reason']) },
        link: [{ type: 'cites', to: String(input['about']) }],
        bind: [{ role: 'praised', unit: String(input['unit']) }],
        state: {
          name: 'proposed',
          reason: String(input['reason']),
          voices: String(input['voices']),
        },
      }),
      notifies: ['holder'],
    }),
    approve_praise: act({
      from: ['proposed'],
      by: ['leader'],
      otherThan: 'propose_praise',
      words: { zh: '批准表扬', en: 'Approve' },
      told: {
        officials: { zh: '批准表扬', en: 'Approved' },
        resident: { zh: '经批准表扬', en: 'Praised, with approval' },
      },
      fields: {},
      to: ['approved'],
      becomes: ({ state }) => ({ state: { ...state, name: 'approved' } }),
      notifies: ['praised'],
    }),
    decline_praise: act({
      from: ['proposed'],
      by: ['leader'],
      otherThan: 'propose_praise',
      words: { zh: '不表扬', en: 'Decline' },
      told: { officials: { zh: '不表扬：{why}', en: 'Declined: {why}' }, resident: null },
      fields: { why: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 500 }) },
      to: ['declined'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'declined', why: String(input['why']) },
      }),
    }),
  },
})
