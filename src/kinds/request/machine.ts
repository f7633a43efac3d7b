/**
 * Dispatch by a machine, where the city has switched it on for a category: it starts the clocks of the
 * unit and takes nothing from whoever asked, who may have a person decide instead (个人信息保护法 §24).
 */
import { actOf, choice, list, number, reference, text, optionalText } from '../../kernel/index.ts'
import { dispatchTo, lacksPower } from './dispatching.ts'
import { limitFor } from './reading.ts'
import { taken } from './states.ts'
import type { RequestState } from './states.ts'

const act = actOf<RequestState>()

const UNIT_WHY = {
  listed: { zh: '权责清单写明由它办', en: 'the duty list names it' },
  lately: { zh: '近来这类多由它办', en: 'it had most of such matters lately' },
  ruled: { zh: '同类事项曾裁定由它办', en: 'an arbiter ruled so before' },
} as const

export const machineActs = {
  dispatch_automatically: act({
    from: ['received'],
    by: ['router'],
    words: { zh: '自动派单', en: 'Dispatch automatically' },
    told: {
      officials: {
        zh: '程序自动派给 {unit}（把握 {confidence}%）',
        en: 'Dispatched by the software to {unit} ({confidence}% sure)',
      },
      resident: {
        zh: '由程序自动派给 {unit} 办理，没有人先看过；您觉得不对，可以“请人来定”，期限不停',
        en: 'Sent to {unit} by the software; no person looked first. If it seems wrong you may have a person decide, and the clock keeps running',
      },
    },
    fields: {
      unit: reference('unit', { zh: '承办单位', en: 'Unit that must act' }, { to: 'resident' }),
      category: reference('category', { zh: '类别', en: 'Category' }, { to: 'resident' }),
      division: reference('division', { zh: '所在区划', en: 'District' }, { optional: true }),
      confidence: number({ zh: '把握（%）', en: 'Sure (%)' }, { min: 1, max: 99, to: 'resident' }),
      asked: number(
        { zh: '本市要求的把握（%）', en: 'Sureness the city asks for (%)' },
        { min: 1, max: 99 },
      ),
      said: list(
        { zh: '依据的词', en: 'Words that speak for it' },
        text({ zh: '词', en: 'Word' }, { max: 40, lines: false }),
        { optional: true, min: 0, max: 5, to: 'resident' },
      ),
      why: choice({ zh: '为什么是这个单位', en: 'Why this unit' }, UNIT_WHY, { to: 'resident' }),
      model: text({ zh: '模型', en: 'Model' }, { max: 80, lines: false, to: 'resident' }),
    },
    readings: ['power', 'check_required', 'automatic'],
    // What may endanger somebody is for people, and so is what is sealed: there the part is nobody's.
    unless: (matter) =>
      matter.state.danger || matter.sealed !== null ? { code: 'machine_may_not' } : null,
    check: (_matter, input, sight) =>
      sight.readings['automatic'] === null
        ? lacksPower(input, sight)
        : { code: 'machine_may_not', params: { why: String(sight.readings['automatic']) } },
    starts: (matter) =>
      ['accept', 'whole'].map((clock) => ({ limit: limitFor(matter.state, clock), as: clock })),
    stops: () => ['dispatch'],
    to: ['dispatched'],
    becomes: (matter, event) => {
      const change = dispatchTo(event, matter.state)
      const { state } = change
      return state?.name === 'dispatched'
        ? { ...change, state: { ...state, machine: true } }
        : change
    },
    notifies: ['lead'],
  }),
  ask_person: act({
    from: ['dispatched', 'in_hand'],
    by: ['resident', 'dispatcher'],
    words: { zh: '请人来定', en: 'Have a person decide' },
    told: {
      officials: {
        zh: '对程序派单有异议，请人裁定：{grounds}',
        en: 'The dispatch by the software is doubted, a person is to rule: {grounds}',
      },
      resident: {
        zh: '已请裁定人来定由谁办，您的期限不停',
        en: 'An arbiter was asked to decide whose it is; your clock keeps running',
      },
    },
    fields: {
      grounds: text(
        { zh: '您觉得该由谁办，为什么（可不填）', en: 'Whose it should be, and why (optional)' },
        { optional: true, max: 1000, to: 'resident' },
      ),
    },
    unless: (matter) =>
      matter.state.machine !== true
        ? { code: 'person_dispatched' }
        : matter.state.fixed
          ? { code: 'ruled_already' }
          : null,
    starts: (matter) => [{ limit: limitFor(matter.state, 'ruling'), as: 'ruling' }],
    stops: () => ['accept'],
    to: ['objected'],
    becomes: (matter, event) => ({
      state: {
        ...taken(matter.state),
        name: 'objected',
        grounds: optionalText(event.input, 'grounds') ?? '',
        proposed: null,
      },
    }),
    notifies: ['lead'],
  }),
}
