/**
 * A second kind, that only the tests know: found property 失物招领. It shows that a kind is one file:
 * nothing else in the house knows an act, a state or a role of it.
 *
 * reported → kept → claimed → returned → closed; it is closed by somebody who did not keep it.
 */
import { actOf, choice, declareKind, reference, text, yesNo } from '../../src/kernel/index.ts'

interface Thing {
  readonly where: string
}

export type FoundState =
  | ({ readonly name: 'reported' } & Thing)
  | ({ readonly name: 'kept' } & Thing)
  | ({ readonly name: 'claimed'; readonly marks: string } & Thing)
  | ({ readonly name: 'returned'; readonly how: string } & Thing)
  | ({ readonly name: 'closed' } & Thing)

const act = actOf<FoundState>()

const owes = (role: string, acts: readonly string[], clock: string) => () => [{ role, acts, clock }]

export const foundProperty = declareKind<FoundState>({
  name: 'found_property',
  version: 1,
  words: { zh: '失物招领', en: 'Found property' },
  roles: {
    registrar: { is: 'power', power: 'intake', words: { zh: '登记人', en: 'Registrar' } },
    keeper: { is: 'bound', doer: true, words: { zh: '保管单位', en: 'Keeper' } },
    witness: { is: 'power', power: 'check', words: { zh: '见证人', en: 'Witness' } },
  },
  clocks: {
    taking: { zh: '入库', en: 'Taking in' },
    keeping: { zh: '保管', en: 'Keeping' },
    returning: { zh: '归还', en: 'Returning' },
    witnessing: { zh: '见证', en: 'Witnessing' },
  },
  states: {
    reported: {
      words: { zh: '待入库', en: 'Reported' },
      resident: { zh: '已登记，等待入库', en: 'Registered, not in store yet' },
      counts: 'waiting',
      duties: owes('registrar', ['take_in'], 'taking'),
    },
    kept: {
      words: { zh: '保管中', en: 'Kept' },
      resident: { zh: '正在保管，等失主认领', en: 'Kept until its owner comes' },
      counts: 'in_hand',
      duties: owes('keeper', ['register_claim'], 'keeping'),
    },
    claimed: {
      words: { zh: '有人认领', en: 'Claimed' },
      resident: { zh: '有人认领，正在核对', en: 'Somebody claims it' },
      counts: 'in_hand',
      duties: owes('keeper', ['give_back', 'reject_claim'], 'returning'),
    },
    returned: {
      words: { zh: '已归还，待见证', en: 'Returned' },
      resident: { zh: '已归还，等别的单位见证', en: 'Returned; somebody else looks at it' },
      counts: 'answered',
      duties: owes('witness', ['witness'], 'witnessing'),
    },
    closed: {
      words: { zh: '已了结', en: 'Settled' },
      resident: { zh: '已了结', en: 'Settled' },
      final: true,
      counts: 'done',
      duties: () => [],
    },
  },
  acts: {
    register: act({
      from: 'new',
      by: ['registrar', 'door'],
      words: { zh: '登记失物', en: 'Register found property' },
      told: {
        officials: {
          zh: '登记：{thing}，拾于 {where}',
          en: 'Registered: {thing}, found at {where}',
        },
        resident: { zh: '您交来的 {thing} 已登记', en: 'Your find is registered: {thing}' },
      },
      fields: {
        thing: text(
          { zh: '什么东西', en: 'What it is' },
          { max: 200, lines: false, to: 'resident' },
        ),
        where: text({ zh: '在哪里拾到', en: 'Where it was found' }, { max: 200, lines: false }),
        worth: choice(
          { zh: '大概价值', en: 'Worth about' },
          {
            small: { zh: '不到一百元', en: 'Under 100 yuan' },
            large: { zh: '一百元以上', en: '100 yuan and more' },
          },
        ),
      },
      starts: () => [{ limit: 'dispatch', as: 'taking' }],
      to: ['reported'],
      becomes: (_matter, event) => ({
        subject: {
          title: String(event.input['thing']),
          text: `${String(event.input['thing'])}，${String(event.input['where'])}`,
          place: String(event.input['where']),
        },
        state: { name: 'reported', where: String(event.input['where']) },
      }),
    }),
    take_in: act({
      from: ['reported'],
      by: ['registrar'],
      words: { zh: '入库', en: 'Take into store' },
      told: {
        officials: { zh: '交 {unit} 保管', en: 'Kept by {unit}' },
        resident: { zh: '由 {unit} 保管', en: 'Kept by {unit}' },
      },
      fields: { unit: reference('unit', { zh: '保管单位', en: 'Keeper' }, { to: 'resident' }) },
      starts: () => [{ limit: 'whole', as: 'keeping' }],
      stops: () => ['taking'],
      to: ['kept'],
      becomes: (matter, event) => ({
        bind: [{ role: 'keeper', unit: String(event.input['unit']) }],
        state: { name: 'kept', where: matter.state.where },
      }),
    }),
    register_claim: act({
      from: ['kept'],
      by: ['keeper'],
      words: { zh: '登记认领', en: 'Register a claim' },
      told: {
        officials: { zh: '有人认领，特征：{marks}', en: 'Claimed; its marks: {marks}' },
        resident: { zh: '有人来认领', en: 'Somebody claims it' },
      },
      fields: {
        marks: text({ zh: '失主说出的特征', en: 'Marks the owner named' }, { min: 4, max: 500 }),
      },
      starts: () => [{ limit: 'accept', as: 'returning' }],
      stops: () => ['keeping'],
      to: ['claimed'],
      becomes: (matter, event) => ({
        state: { name: 'claimed', where: matter.state.where, marks: String(event.input['marks']) },
      }),
    }),
    reject_claim: act({
      from: ['claimed'],
      by: ['keeper'],
      words: { zh: '特征不符', en: 'The marks do not fit' },
      told: { officials: { zh: '特征不符', en: 'The marks do not fit' }, resident: null },
      fields: {},
      starts: () => [{ limit: 'whole', as: 'keeping' }],
      stops: () => ['returning'],
      to: ['kept'],
      becomes: (matter) => ({ state: { name: 'kept', where: matter.state.where } }),
    }),
    give_back: act({
      from: ['claimed'],
      by: ['keeper'],
      words: { zh: '归还失主', en: 'Give it back' },
      told: {
        officials: { zh: '已归还：{how}', en: 'Given back: {how}' },
        resident: { zh: '已归还失主', en: 'Given back to its owner' },
      },
      fields: {
        how: text({ zh: '怎样核对并归还', en: 'How it was checked and given back' }, { min: 4 }),
        signed: yesNo({ zh: '失主已签收', en: 'The owner signed' }),
      },
      check: (_matter, input) =>
        input['signed'] === true ? null : { code: 'required', field: 'signed' },
      starts: () => [{ limit: 'check', as: 'witnessing' }],
      stops: () => ['returning'],
      to: ['returned'],
      becomes: (matter, event) => ({
        state: { name: 'returned', where: matter.state.where, how: String(event.input['how']) },
      }),
    }),
    witness: act({
      from: ['returned'],
      by: ['witness'],
      judges: true,
      words: { zh: '见证了结', en: 'Witness and settle' },
      told: {
        officials: { zh: '见证了结', en: 'Witnessed and settled' },
        resident: { zh: '已了结，谢谢您', en: 'Settled. Thank you' },
      },
      fields: {},
      to: ['closed'],
      becomes: (matter) => ({ state: { name: 'closed', where: matter.state.where } }),
    }),
  },
})
