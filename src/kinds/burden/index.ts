/**
 * Burden 负担: a form, report, document, meeting or inspection that somebody asks of units. It is asked once:
 * a datum that is already there is filled in or refused; it has a basis, an end, and something that ends for
 * it (the speech: 克服形式主义; 把主要精力集中放到抓工作落实上; 若干规定 2024). The hours are computed from what
 * is asked; nobody reports them.
 */
import {
  actOf,
  aheadOf,
  day,
  declareKind,
  FOR_RESIDENTS,
  reference,
  text,
} from '../../kernel/index.ts'
import type { Change, DeclaredDuty, Matter, MatterEvent } from '../../kernel/index.ts'
import { askedFields, askedIn, hoursOf, untilField } from './asking.ts'
import type { Asked } from './asking.ts'
import { burdenRead, faultOfAsked } from './checking.ts'

export { OFTEN, SORTS } from './asking.ts'
export type { Asked, Often, Rates, Sort } from './asking.ts'
export type { BurdenRead } from './checking.ts'

interface Facts extends Asked {
  /** Of one unit in a year. */
  readonly hours: number
  /** The burden that ends when this one begins; null: it was there before there was a register. */
  readonly repeals: string | null
  readonly since: string | null
  /** Who answers for its end: the unit that asked, or the supervisors who recorded it. */
  readonly keeper: 'asker' | 'supervisor'
}

interface Renewal {
  readonly until: string
  readonly reason: string
}

export type BurdenState =
  | ({ readonly name: 'proposed' } & Facts)
  | ({ readonly name: 'in_force'; readonly renewal: Renewal | null } & Facts)
  | ({ readonly name: 'ended'; readonly why: string } & Facts)
  | ({ readonly name: 'declined'; readonly why: string } & Facts)

const act = actOf<BurdenState>()

const approval = (): readonly DeclaredDuty[] => [
  { role: 'leader', acts: ['approve_burden', 'decline_burden'], clock: 'burden_approval' },
]

const why = text({ zh: '理由', en: 'Reason' }, { min: 4, max: 500, to: 'resident' })

function asked(_matter: Matter, event: MatterEvent): Change<BurdenState> {
  const { input, by, given } = event
  const read = burdenRead(given)
  const facts = askedIn(input)
  const asker =
    typeof input['unit'] === 'string' ? input['unit'] : by.as === 'official' ? by.unit : null
  const isOffice = by.as === 'official' && by.role === 'supervisor'
  const repeals = typeof input['repeals'] === 'string' ? input['repeals'] : null
  return {
    subject: { title: String(input['title']), text: facts.purpose },
    bind: [
      ...(asker === null ? [] : [{ role: 'asker', unit: asker }]),
      ...facts.units.map((unit) => ({ role: 'asked', unit })),
    ],
    link: repeals === null ? [] : [{ type: 'caused_by', to: repeals }],
    state: {
      name: 'proposed',
      ...facts,
      hours: read === null ? 0 : hoursOf(facts, read.rates),
      repeals,
      since: typeof input['since'] === 'string' ? input['since'] : null,
      keeper: isOffice ? 'supervisor' : 'asker',
    },
  }
}

export const burden = declareKind<BurdenState>({
  name: 'burden',
  version: 1,
  words: { zh: '基层负担', en: 'Burden' },
  common: true,
  without: FOR_RESIDENTS,
  ownLinks: ['caused_by'],
  roles: {
    handler: { is: 'power', power: 'handle', words: { zh: '经办人', en: 'Handler' } },
    head: { is: 'power', power: 'head', words: { zh: '单位负责人', en: 'Head of a unit' } },
    leader: { is: 'power', power: 'leader', words: { zh: '市领导', en: 'Leader' } },
    asker: { is: 'bound', doer: false, words: { zh: '提要求的单位', en: 'Unit that asks' } },
    asked: { is: 'bound', doer: false, words: { zh: '被要求的单位', en: 'Unit that is asked' } },
  },
  clocks: {
    burden_approval: { zh: '审批', en: 'Approval' },
    burden_end: { zh: '期限', en: 'End' },
    burden_renewal: { zh: '审批续期', en: 'Approval of a renewal' },
  },
  states: {
    proposed: {
      words: { zh: '待审批', en: 'To be approved' },
      resident: { zh: '待审批', en: 'To be approved' },
      counts: 'waiting',
      duties: approval,
    },
    in_force: {
      words: { zh: '在用', en: 'In force' },
      resident: { zh: '在用', en: 'In force' },
      counts: 'in_hand',
      duties: ({ state }) => [
        state.keeper === 'asker'
          ? { role: 'asker', acts: ['end_burden', 'propose_renewal'], clock: 'burden_end' }
          : { role: 'supervisor', acts: ['end_burden', 'propose_renewal'], clock: 'burden_end' },
        ...(state.renewal === null
          ? []
          : [
              {
                role: 'leader',
                acts: ['confirm_renewal', 'decline_renewal'],
                clock: 'burden_renewal',
              },
            ]),
      ],
    },
    ended: {
      words: { zh: '已终止', en: 'Ended' },
      resident: { zh: '已终止', en: 'Ended' },
      final: true,
      counts: 'answered',
      duties: () => [],
    },
    declined: {
      words: { zh: '不同意', en: 'Declined' },
      resident: { zh: '不同意', en: 'Declined' },
      final: true,
      counts: 'withdrawn',
      duties: () => [],
    },
  },
  acts: {
    propose_burden: act({
      from: 'new',
      by: ['handler', 'head', 'supervisor'],
      words: { zh: '提出一项要求', en: 'Propose a burden' },
      told: {
        officials: { zh: '提出：{title}，{until} 止', en: 'Proposed: {title}, until {until}' },
        resident: null,
      },
      fields: {
        ...askedFields,
        repeals: reference(
          'matter',
          { zh: '为它停掉哪一项（编号）', en: 'What ends for it (number)' },
          {
            to: 'resident',
            hint: {
              zh: '增加一项，就要停掉一项在用的。',
              en: 'Whoever adds one ends one that is in force.',
            },
          },
        ),
      },
      readings: ['burden'],
      check: (matter, input, sight) => {
        const fault = faultOfAsked(matter, input, sight)
        if (fault) return fault
        return burdenRead(sight)?.repealStands === false
          ? { code: 'repeal_not_standing', field: 'repeals' }
          : null
      },
      starts: () => [{ limit: 'burden_approval' }],
      to: ['proposed'],
      becomes: asked,
      notifies: ['holder'],
    }),
    record_burden: act({
      from: 'new',
      by: ['supervisor'],
      words: { zh: '登记已有的要求', en: 'Record one that was there before' },
      told: {
        officials: { zh: '登记：{title}，{since} 起', en: 'Recorded: {title}, since {since}' },
        resident: null,
      },
      fields: {
        ...askedFields,
        unit: reference('unit', { zh: '哪个单位要的', en: 'Which unit asks' }, { to: 'resident' }),
        since: day({ zh: '从哪天起就有', en: 'Since which day' }, { to: 'resident' }),
      },
      readings: ['burden'],
      check: (matter, input, sight) =>
        String(input['since']) >= sight.today
          ? { code: 'burden_not_old', field: 'since' }
          : faultOfAsked(matter, input, sight),
      starts: () => [{ limit: 'burden_approval' }],
      to: ['proposed'],
      becomes: asked,
      notifies: ['holder'],
    }),
    approve_burden: act({
      from: ['proposed'],
      by: ['leader'],
      words: { zh: '同意', en: 'Approve' },
      told: {
        officials: { zh: '同意', en: 'Approved' },
        resident: { zh: '经批准', en: 'Approved' },
      },
      fields: {},
      readings: ['burden_repeal'],
      unless: (matter, sight) => {
        const own = ['propose_burden', 'record_burden'].find(
          (name) => sight.actor.as === 'official' && matter.hands[name] === sight.actor.person,
        )
        if (own !== undefined) return { code: 'another_person', params: { act: own } }
        if (matter.state.until <= sight.today) return { code: 'burden_over' }
        return sight.readings['burden_repeal'] === false ? { code: 'repeal_gone' } : null
      },
      starts: ({ state }) => [{ until: state.until, as: 'burden_end' }],
      stops: () => ['burden_approval'],
      to: ['in_force'],
      becomes: ({ state }) => ({ state: { ...state, name: 'in_force', renewal: null } }),
      effects: ({ state }) =>
        state.repeals === null ? [] : [{ on: state.repeals, act: 'be_repealed', input: {} }],
      notifies: ['asked'],
    }),
    decline_burden: act({
      from: ['proposed'],
      by: ['leader'],
      words: { zh: '不同意', en: 'Decline' },
      told: { officials: { zh: '不同意：{why}', en: 'Declined: {why}' }, resident: null },
      fields: { why },
      to: ['declined'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'declined', why: String(input['why']) },
      }),
      notifies: ['asker'],
    }),
    propose_renewal: act({
      from: ['in_force'],
      by: ['asker', 'supervisor'],
      words: { zh: '申请续期', en: 'Ask for a renewal' },
      told: {
        officials: {
          zh: '申请续到 {until}：{reason}',
          en: 'Renewal asked until {until}: {reason}',
        },
        resident: null,
      },
      fields: {
        until: untilField,
        reason: text(
          {
            zh: '为什么还需要，上一期用在了哪里',
            en: 'Why it is still needed, what it was used for',
          },
          { min: 10, max: 500, to: 'resident' },
        ),
      },
      unless: ({ state }) => (state.renewal === null ? null : { code: 'renewal_asked_already' }),
      check: ({ state }, input, sight) =>
        aheadOf(input, 'until', sight) ??
        (String(input['until']) <= state.until
          ? { code: 'renewal_not_later', field: 'until', params: { until: state.until } }
          : null),
      starts: () => [{ limit: 'burden_renewal' }],
      to: [],
      becomes: ({ state }, { input }) => ({
        state: {
          ...state,
          renewal: { until: String(input['until']), reason: String(input['reason']) },
        },
      }),
      notifies: ['holder'],
    }),
    confirm_renewal: act({
      from: ['in_force'],
      by: ['leader'],
      otherThan: 'propose_renewal',
      words: { zh: '同意续期', en: 'Confirm the renewal' },
      told: {
        officials: { zh: '同意续期', en: 'Renewed' },
        resident: { zh: '经批准续期', en: 'Renewed, with approval' },
      },
      fields: {},
      unless: ({ state }) => (state.renewal === null ? { code: 'no_renewal_asked' } : null),
      starts: ({ state }) => [{ until: state.renewal?.until ?? state.until, as: 'burden_end' }],
      stops: () => ['burden_renewal'],
      to: [],
      becomes: ({ state }) => ({
        state: { ...state, until: state.renewal?.until ?? state.until, renewal: null },
      }),
      notifies: ['asker', 'asked'],
    }),
    decline_renewal: act({
      from: ['in_force'],
      by: ['leader'],
      words: { zh: '不续期', en: 'Decline the renewal' },
      told: { officials: { zh: '不续期：{why}', en: 'Not renewed: {why}' }, resident: null },
      fields: { why },
      unless: ({ state }) => (state.renewal === null ? { code: 'no_renewal_asked' } : null),
      stops: () => ['burden_renewal'],
      to: [],
      becomes: ({ state }) => ({ state: { ...state, renewal: null } }),
      notifies: ['asker'],
    }),
    end_burden: act({
      from: ['in_force'],
      by: ['asker', 'supervisor'],
      words: { zh: '终止', en: 'End it' },
      told: {
        officials: { zh: '终止：{why}', en: 'Ended: {why}' },
        resident: { zh: '终止：{why}', en: 'Ended: {why}' },
      },
      fields: { why },
      to: ['ended'],
      becomes: ({ state: { renewal: _renewal, ...facts } }, { input }) => ({
        state: { ...facts, name: 'ended', why: String(input['why']) },
      }),
      notifies: ['asked'],
    }),
    be_repealed: act({
      from: ['in_force'],
      by: ['effect'],
      words: { zh: '由新的一项替代', en: 'Replaced' },
      told: {
        officials: { zh: '由新的一项替代，终止', en: 'Ended: another takes its place' },
        resident: { zh: '由新的一项替代，终止', en: 'Ended: another takes its place' },
      },
      fields: {},
      to: ['ended'],
      becomes: ({ state: { renewal: _renewal, ...facts } }) => ({
        state: { ...facts, name: 'ended', why: '' },
      }),
      notifies: ['asked'],
    }),
  },
})
