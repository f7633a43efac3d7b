/**
 * Hot problem 热点问题: what many ask of one matter at one place, taken on by a leader with one owner and
 * one date; whoever asked is told what becomes of it. Keyed by matter and place, never by person (the
 * speech: 群众反映强烈的热点难点, 件件有着落).
 */
import { actOf, day, declareKind, FOR_RESIDENTS, reference, text } from '../kernel/index.ts'
import type { Effect, Json, Matter, MatterEvent, Sight } from '../kernel/index.ts'

export type HotProblemState =
  | { readonly name: 'owned'; readonly until: string }
  | { readonly name: 'planned'; readonly until: string; readonly plan: string }
  | {
      readonly name: 'claimed'
      readonly until: string
      readonly plan: string
      readonly how: string
    }
  | { readonly name: 'solved'; readonly how: string }
  | { readonly name: 'let_go'; readonly reason: string }

const act = actOf<HotProblemState>()

/** The found problem, as the shell reads it. */
export interface HotRead {
  readonly title: string
  readonly place: string
  readonly category: string | null
  readonly division: string | null
  readonly matters: readonly string[]
  /** How many hotter ones nobody has taken on. */
  readonly ahead: number
  /** Already a matter. */
  readonly taken: boolean
}

/** So many of the hottest may be taken on without saying why this one (四件优先事项). */
export const FIRST = 4

const hotOf = (readings: Readonly<Record<string, Json>>) =>
  (readings['hot_problem'] ?? null) as unknown as HotRead | null

const stringsOf = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.map(String) : []

/** Everybody who asked hears it, on their own matter. */
function told(matters: readonly string[], input: Effect['input']): readonly Effect[] {
  return matters.map((on) => ({ on, act: 'hear_hot', input }))
}

const toAll = (event: MatterEvent, input: Effect['input']): readonly Effect[] =>
  told(stringsOf(event.given.readings['hot_asked']), input)

const toResident = { to: 'resident' } as const

const past = (input: Readonly<Record<string, unknown>>, { today }: Sight) =>
  String(input['until']) <= today ? { code: 'hold_in_the_past', field: 'until' } : null

const leadOf = (matter: Matter) =>
  matter.bindings.findLast(({ role, until }) => role === 'lead' && until === null)?.unit

export const hotProblem = declareKind<HotProblemState>({
  name: 'hot_problem',
  version: 1,
  words: { zh: '热点问题', en: 'Hot problem' },
  without: FOR_RESIDENTS,
  // Which requests it came of is read, not chosen.
  ownLinks: ['caused_by'],
  roles: {
    leader: { is: 'power', power: 'leader', words: { zh: '市领导', en: 'Leader' } },
    lead: { is: 'bound', doer: true, words: { zh: '牵头单位', en: 'Lead unit' } },
    checker: { is: 'power', power: 'check', words: { zh: '核查人', en: 'Checker' } },
  },
  clocks: {
    hot_plan: { zh: '定方案', en: 'Plan' },
    hot_promise: { zh: '承诺解决', en: 'Promised day' },
    hot_check: { zh: '核查', en: 'Check' },
  },
  states: {
    owned: {
      words: { zh: '待定方案', en: 'To be planned' },
      resident: { zh: '已有牵头单位，正在定方案', en: 'It has an owner, who is planning' },
      counts: 'in_hand',
      duties: () => [{ role: 'lead', acts: ['tell_plan'], clock: 'hot_plan' }],
    },
    planned: {
      words: { zh: '解决中', en: 'Being solved' },
      resident: { zh: '方案已定，正在解决', en: 'Planned, and being solved' },
      counts: 'in_hand',
      duties: () => [{ role: 'lead', acts: ['claim_hot_solved'], clock: 'hot_promise' }],
    },
    claimed: {
      words: { zh: '待核查', en: 'To be checked' },
      resident: { zh: '牵头单位说已解决，正在核查', en: 'Said to be solved, being checked' },
      counts: 'in_hand',
      duties: () => [
        { role: 'checker', acts: ['confirm_hot_solved', 'not_hot_solved'], clock: 'hot_check' },
      ],
    },
    solved: {
      words: { zh: '已解决', en: 'Solved' },
      resident: { zh: '已解决', en: 'Solved' },
      final: true,
      counts: 'done',
      duties: () => [],
    },
    let_go: {
      words: { zh: '不再作为热点', en: 'No longer one' },
      resident: { zh: '不再合并办理，各自继续办理', en: 'Each request goes on by itself' },
      final: true,
      counts: 'withdrawn',
      duties: () => [],
    },
  },
  acts: {
    take_on_hot: act({
      from: 'new',
      by: ['leader', 'supervisor'],
      words: { zh: '交办热点', en: 'Take on' },
      told: {
        officials: {
          zh: '热点“{title}”交由{unit}牵头，{until}前解决。{why}',
          en: '“{title}” goes to {unit}, to be solved by {until}. {why}',
        },
        resident: null,
      },
      fields: {
        event: text(
          { zh: '热点编号（在“热点”页上）', en: 'Number of the problem (on the page “Hot”)' },
          { min: 4, max: 40, lines: false },
        ),
        title: text({ zh: '名称', en: 'Title' }, { min: 4, max: 60, lines: false }),
        unit: reference('unit', { zh: '牵头单位', en: 'Lead unit' }),
        until: day({ zh: '承诺解决日期', en: 'To be solved by' }),
        why: text(
          {
            zh: '为什么先办这一件（没有按热度顺序时必填）',
            en: 'Why this one first (needed where hotter ones wait)',
          },
          { optional: true, min: 10, max: 500 },
        ),
      },
      readings: ['hot_problem'],
      check: (_matter, input, sight) => {
        const found = hotOf(sight.readings)
        if (!found) return { code: 'no_such_hot_problem', field: 'event' }
        if (found.taken) return { code: 'hot_problem_taken', field: 'event' }
        if (found.ahead >= FIRST && typeof input['why'] !== 'string')
          return { code: 'order_needs_reason', field: 'why', params: { n: String(found.ahead) } }
        return past(input, sight)
      },
      starts: (_matter, input) => [
        { limit: 'hot_plan' },
        { until: String(input['until']), as: 'hot_promise' },
      ],
      to: ['owned'],
      becomes: (_matter, { input, given }) => {
        const found = hotOf(given.readings)
        return {
          subject: {
            title: String(input['title']),
            text: found?.title ?? String(input['title']),
            place: found?.place ?? null,
            category: found?.category ?? null,
            division: found?.division ?? null,
          },
          link: (found?.matters ?? []).map((to) => ({ type: 'caused_by', to })),
          bind: [{ role: 'lead', unit: String(input['unit']) }],
          state: { name: 'owned', until: String(input['until']) },
        }
      },
      effects: (_matter, { input, given }) =>
        told(hotOf(given.readings)?.matters ?? [], {
          what: 'taken',
          unit: String(input['unit']),
          until: String(input['until']),
        }),
      notifies: ['holder'],
    }),
    tell_plan: act({
      from: ['owned'],
      by: ['lead'],
      words: { zh: '告知方案', en: 'Tell the plan' },
      told: {
        officials: { zh: '方案：{plan}', en: 'Plan: {plan}' },
        resident: { zh: '方案：{plan}', en: 'Plan: {plan}' },
      },
      fields: {
        plan: text(
          { zh: '怎样解决（告诉所有反映人）', en: 'How it will be solved (told to all who asked)' },
          { min: 20, max: 2000, ...toResident },
        ),
      },
      readings: ['hot_asked'],
      stops: () => ['hot_plan'],
      to: ['planned'],
      becomes: ({ state }, { input }) => ({
        state: { name: 'planned', until: state.until, plan: String(input['plan']) },
      }),
      effects: (matter, event) =>
        toAll(event, {
          what: 'planned',
          ...withLead(matter),
          until: matter.state.until,
          words: String(event.input['plan']),
        }),
    }),
    claim_hot_solved: act({
      from: ['planned'],
      by: ['lead'],
      words: { zh: '报告已解决', en: 'Report it solved' },
      told: {
        officials: { zh: '说已解决：{how}', en: 'Said to be solved: {how}' },
        resident: { zh: '说已解决：{how}', en: 'Said to be solved: {how}' },
      },
      fields: {
        how: text(
          { zh: '做了什么，怎样能看到', en: 'What was done, and how one can see it' },
          { min: 20, max: 2000, ...toResident },
        ),
      },
      starts: () => [{ limit: 'hot_check' }],
      stops: () => ['hot_promise'],
      to: ['claimed'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'claimed', how: String(input['how']) },
      }),
      notifies: ['holder'],
    }),
    confirm_hot_solved: act({
      from: ['claimed'],
      by: ['checker'],
      judges: true,
      words: { zh: '核查属实', en: 'Confirm' },
      told: {
        officials: { zh: '核查属实：{words}', en: 'Checked, and so it is: {words}' },
        resident: { zh: '核查属实：{words}', en: 'Checked, and so it is: {words}' },
      },
      fields: {
        words: text(
          { zh: '怎样核查的（告诉所有反映人）', en: 'How it was checked (told to all who asked)' },
          { min: 10, max: 1000, ...toResident },
        ),
      },
      readings: ['hot_asked'],
      stops: () => ['hot_check'],
      to: ['solved'],
      becomes: ({ state }) => ({ state: { name: 'solved', how: state.how } }),
      effects: (matter, event) =>
        toAll(event, { what: 'solved', ...withLead(matter), words: matter.state.how }),
    }),
    not_hot_solved: act({
      from: ['claimed'],
      by: ['checker'],
      judges: true,
      words: { zh: '没有解决', en: 'Not solved' },
      told: {
        officials: {
          zh: '没有解决：{reason}。改为{until}前解决',
          en: 'Not solved: {reason}. Now by {until}',
        },
        resident: null,
      },
      fields: {
        reason: text({ zh: '还差什么', en: 'What is missing' }, { min: 10, max: 1000 }),
        until: day({ zh: '改为哪天前解决', en: 'To be solved by' }),
      },
      check: (_matter, input, sight) => past(input, sight),
      starts: (_matter, input) => [{ until: String(input['until']), as: 'hot_promise' }],
      stops: () => ['hot_check'],
      to: ['planned'],
      becomes: ({ state }, { input }) => ({
        state: { name: 'planned', plan: state.plan, until: String(input['until']) },
      }),
      notifies: ['holder'],
    }),
    let_go_hot: act({
      from: ['owned', 'planned'],
      by: ['leader', 'supervisor'],
      // What one person took on another lets go.
      otherThan: 'take_on_hot',
      words: { zh: '不再作为热点', en: 'Let it go' },
      told: {
        officials: { zh: '不再作为热点：{reason}', en: 'No longer one: {reason}' },
        resident: null,
      },
      fields: {
        reason: text(
          { zh: '理由（告诉所有反映人）', en: 'Reason (told to all who asked)' },
          { min: 10, max: 1000, ...toResident },
        ),
      },
      readings: ['hot_asked'],
      stops: () => ['hot_plan', 'hot_promise'],
      to: ['let_go'],
      becomes: (_matter, { input }) => ({
        state: { name: 'let_go', reason: String(input['reason']) },
      }),
      effects: (_matter, event) =>
        toAll(event, { what: 'let_go', words: String(event.input['reason']) }),
      notifies: ['holder'],
    }),
  },
})

function withLead(matter: Matter): { readonly unit?: string } {
  const unit = leadOf(matter)
  return unit === undefined ? {} : { unit }
}
