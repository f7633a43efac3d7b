/**
 * Check on pressure 压评核查: a resident says that somebody pressed them to say they are satisfied, or
 * to withdraw. People outside the line of the unit that did the work look into it, sealed from that
 * unit; a second person confirms what they found, and the resident is told (domain failure 被满意;
 * GB/T 39735-2020: a rating is free of pressure; 信访工作条例 2022, art. 30: those concerned keep out).
 */
import {
  actOf,
  choice,
  declareKind,
  list,
  reference,
  runningBindings,
  text,
  staysSealed,
} from '../kernel/index.ts'
import type { Change, Effect, Matter, MatterEvent } from '../kernel/index.ts'

export type PressureCheckState =
  | { readonly name: 'opened' }
  | { readonly name: 'reported'; readonly outcome: string; readonly words: string }
  | { readonly name: 'closed'; readonly outcome: string; readonly words: string }
  | { readonly name: 'outside' }

const act = actOf<PressureCheckState>()

const CHECKER = 'sealed_handler'

const owes = (acts: readonly string[], clock: string) => () => [{ role: CHECKER, acts, clock }]

const TITLE = '诉求人说有人要求其表示满意'

function opened(_matter: Matter, event: MatterEvent): Change<PressureCheckState> {
  const { input } = event
  const accused = typeof input['accused_unit'] === 'string' ? [input['accused_unit']] : []
  const about = input['about']
  return {
    subject: { title: TITLE, text: String(input['words'] ?? TITLE) },
    seal: { accusedUnits: accused, accusedPosts: [] },
    doers: Array.isArray(input['doers']) ? input['doers'].map(String) : [],
    ...(typeof about === 'string' ? { link: [{ type: 'caused_by', to: about }] } : {}),
    state: { name: isOutside(event) ? 'outside' : 'opened' },
  }
}

function isOutside(event: MatterEvent): boolean {
  return event.given.readings['outside_only'] === true
}

/** What came of it goes back to the matter it was about, and so to the resident. */
function heard(about: unknown, outcome: string): readonly Effect[] {
  return typeof about === 'string' ? [{ on: about, act: 'hear_finding', input: { outcome } }] : []
}

const aboutOf = (matter: Matter) => matter.links.find(({ type }) => type === 'caused_by')?.to

const openingFields = {
  about: reference(
    'matter',
    { zh: '关于哪件事项', en: 'About which matter' },
    { optional: true, to: 'sealed' },
  ),
  accused_unit: reference(
    'unit',
    { zh: '承办单位', en: 'Unit that did the work' },
    { optional: true, to: 'sealed' },
  ),
  words: text(
    { zh: '诉求人的话', en: "The resident's words" },
    { optional: true, max: 2000, to: 'sealed' },
  ),
}

const opening = {
  from: 'new',
  words: { zh: '登记压评核查', en: 'Open a check on pressure' },
  told: {
    officials: {
      zh: '诉求人说有人要求其表示满意或者撤回：{words}',
      en: 'The resident says that somebody pressed them: {words}',
    },
    resident: null,
  },
  readings: ['outside_only'],
  starts: () => [{ limit: 'pressure_check' }],
  to: ['opened', 'outside'],
  becomes: opened,
  effects: (_matter: Matter, event: MatterEvent) =>
    isOutside(event) ? heard(event.input['about'], 'outside') : [],
  notifies: ['holder'],
} as const

export const pressureCheck = declareKind<PressureCheckState>({
  name: 'pressure_check',
  version: 1,
  words: { zh: '压评核查', en: 'Check on pressure' },
  roles: {},
  clocks: {
    pressure_check: { zh: '核查', en: 'Looking into it' },
    pressure_confirm: { zh: '复核', en: 'Confirming' },
  },
  states: {
    opened: {
      words: { zh: '待核查', en: 'To be looked into' },
      resident: { zh: '正在核查', en: 'Being looked into' },
      counts: 'waiting',
      duties: owes(['report_finding'], 'pressure_check'),
    },
    reported: {
      words: { zh: '待复核', en: 'To be confirmed' },
      resident: { zh: '正在复核', en: 'Being confirmed' },
      counts: 'in_hand',
      duties: owes(['confirm_finding', 'send_back'], 'pressure_confirm'),
    },
    closed: {
      words: { zh: '已办结', en: 'Closed' },
      resident: { zh: '已查清', en: 'Looked into' },
      final: true,
      counts: 'done',
      duties: () => [],
    },
    outside: {
      words: { zh: '转上级纪检监察机关', en: 'Gone to the discipline authority above' },
      resident: {
        zh: '本市无人可查，由上级纪检监察机关核查',
        en: 'Looked into by the level above',
      },
      final: true,
      counts: 'not_ours',
      duties: () => [],
    },
  },
  acts: {
    open_check: act({
      ...opening,
      by: ['effect'],
      fields: {
        ...openingFields,
        doers: list(
          { zh: '经办过的人', en: 'Persons who worked on it' },
          text({ zh: '人员', en: 'Person' }, { max: 80, lines: false }),
          { optional: true, min: 0, max: 200, to: 'sealed' },
        ),
      },
    }),
    // Heard of in another way: a letter, a visit, somebody who does not dare to say so themselves.
    register_check: act({ ...opening, by: [CHECKER], fields: openingFields }),
    report_finding: act({
      from: ['opened'],
      by: [CHECKER],
      words: { zh: '报告核查结果', en: 'Report what was found' },
      told: {
        officials: { zh: '核查结果：{outcome}。{words}', en: 'Found: {outcome}. {words}' },
        resident: null,
      },
      fields: {
        outcome: choice(
          { zh: '结果', en: 'Result' },
          {
            pressed: { zh: '确有其事', en: 'It is true' },
            not_found: { zh: '未查到', en: 'Nothing was found' },
          },
          { to: 'sealed' },
        ),
        words: text(
          { zh: '怎样查的，查到什么', en: 'How it was looked into, and what was found' },
          { min: 20, max: 4000, to: 'sealed' },
        ),
      },
      starts: () => [{ limit: 'pressure_confirm' }],
      stops: () => ['pressure_check'],
      to: ['reported'],
      becomes: (_matter, { input }) => ({
        state: {
          name: 'reported',
          outcome: String(input['outcome']),
          words: String(input['words']),
        },
      }),
      notifies: ['holder'],
    }),
    confirm_finding: act({
      from: ['reported'],
      by: [CHECKER],
      judges: true,
      otherThan: 'report_finding',
      words: { zh: '确认结果', en: 'Confirm what was found' },
      told: { officials: { zh: '结果已确认', en: 'Confirmed' }, resident: null },
      fields: {},
      to: ['closed'],
      becomes: ({ state }) => ({ state: { ...state, name: 'closed' } }),
      effects: (matter) => heard(aboutOf(matter), matter.state.outcome),
    }),
    send_back: act({
      from: ['reported'],
      by: [CHECKER],
      judges: true,
      otherThan: 'report_finding',
      words: { zh: '退回再查', en: 'Send back' },
      told: { officials: { zh: '退回再查：{reason}', en: 'Sent back: {reason}' }, resident: null },
      fields: {
        reason: text({ zh: '哪里没查清', en: 'What is not clear' }, { min: 10, max: 1000 }),
      },
      starts: () => [{ limit: 'pressure_check' }],
      stops: () => ['pressure_confirm'],
      to: ['opened'],
      becomes: () => ({ state: { name: 'opened' } }),
      notifies: ['holder'],
    }),
    // What is kept from a unit by its nature is not opened to it again.
    ...staysSealed<PressureCheckState>(),
  },
})

/** What follows when somebody says that they were pressed: by whom is not said, the doers are kept out. */
export function checksPressure(matter: Matter, event: MatterEvent): readonly Effect[] {
  const { pressed, words, reason } = event.input
  if (pressed !== 'yes') return []
  const lead = runningBindings(matter, 'lead').at(-1)?.unit
  const said = words ?? reason
  return [
    {
      opens: 'pressure_check',
      act: 'open_check',
      input: {
        about: matter.id,
        ...(lead === undefined ? {} : { accused_unit: lead }),
        ...(typeof said === 'string' ? { words: said } : {}),
        doers: [...matter.doers],
      },
    },
  ]
}
