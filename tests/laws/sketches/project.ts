/** project 民生实事: proposed from demands, chosen by vote, judged by those it is for */
import {
  choice,
  day,
  declareKind,
  list,
  number,
  reference,
  text,
} from '../../../src/kernel/index.ts'
import { final, owes, shortOf, state, w } from './short.ts'

type Project =
  | { readonly name: 'proposed' }
  | { readonly name: 'chosen' }
  | { readonly name: 'running'; readonly year: number; readonly money: number }
  | { readonly name: 'completed' }
  | { readonly name: 'accepted' }
  | { readonly name: 'closed' }

const onProject = shortOf<Project>()

export const project = declareKind<Project>({
  name: 'project',
  version: 1,
  words: w('project'),
  roles: {
    council: { is: 'power', power: 'leader', words: w('council') },
    lead: { is: 'bound', doer: true, words: w('lead') },
    inspector: { is: 'power', power: 'check', words: w('inspector') },
    caller: { is: 'power', power: 'call_back', words: w('caller') },
  },
  clocks: {
    vote: w('vote'),
    plan: w('plan'),
    milestone: w('milestone'),
    check: w('check'),
    judging: w('judging'),
  },
  states: {
    proposed: state('waiting', owes('council', ['choose'], 'vote')),
    chosen: state('waiting', owes('council', ['commission'], 'plan')),
    running: state('in_hand', owes('lead', ['report', 'complete'], 'milestone')),
    completed: state('in_hand', owes('inspector', ['accept'], 'check')),
    accepted: state('answered', owes('caller', ['judged_by_beneficiaries'], 'judging')),
    closed: final,
  },
  acts: {
    propose: onProject({
      from: 'new',
      by: ['council'],
      fields: {
        title: text(w('title'), { max: 40 }),
        demands: list(w('source demands'), text(w('number'), { max: 20 })),
      },
      starts: () => [{ limit: 'appeal', as: 'vote' }],
      to: ['proposed'],
      becomes: (_matter, event) => ({
        subject: { title: String(event.input['title']) },
        link: (event.input['demands'] as readonly string[]).map((to) => ({
          type: 'caused_by' as const,
          to,
        })),
        state: { name: 'proposed' },
      }),
    }),
    choose: onProject({
      from: ['proposed'],
      by: ['council'],
      readings: ['ballot_result'],
      check: (_matter, _input, sight) =>
        sight.readings['ballot_result'] === 'chosen' ? null : { code: 'not_chosen_by_vote' },
      starts: () => [{ limit: 'appeal', as: 'plan' }],
      stops: () => ['vote'],
      to: ['chosen'],
      becomes: () => ({ state: { name: 'chosen' } }),
    }),
    commission: onProject({
      from: ['chosen'],
      by: ['council'],
      fields: {
        unit: reference('unit', w('lead')),
        money: number(w('money'), { decimals: 2 }),
        milestone: day(w('first milestone')),
      },
      check: (_matter, input, sight) =>
        String(input['milestone']) > sight.today
          ? null
          : { code: 'day_must_be_ahead', field: 'milestone' },
      starts: (_matter, input) => [{ until: String(input['milestone']), as: 'milestone' }],
      stops: () => ['plan'],
      to: ['running'],
      becomes: (_matter, event) => ({
        bind: [{ role: 'lead', unit: String(event.input['unit']) }],
        state: { name: 'running', year: 1, money: Number(event.input['money']) },
      }),
    }),
    // A round of reporting: each sets the next, and begins a year's slice of the money.
    report: onProject({
      from: ['running'],
      by: ['lead'],
      fields: { spent: number(w('spent'), { decimals: 2 }), next: day(w('next milestone')) },
      check: (_matter, input, sight) =>
        String(input['next']) > sight.today ? null : { code: 'day_must_be_ahead', field: 'next' },
      starts: (_matter, input) => [{ until: String(input['next']), as: 'milestone' }],
      to: [],
      becomes: (matter, event) => ({
        state: {
          ...matter.state,
          year: matter.state.year + 1,
          money: matter.state.money - Number(event.input['spent']),
        },
      }),
    }),
    complete: onProject({
      from: ['running'],
      by: ['lead'],
      starts: () => [{ limit: 'check' }],
      stops: () => ['milestone'],
      to: ['completed'],
      becomes: () => ({ state: { name: 'completed' } }),
    }),
    accept: onProject({
      from: ['completed'],
      by: ['inspector'],
      judges: true,
      fields: { outcome: choice(w('outcome'), { fits: w('fits'), lacks: w('lacks') }) },
      starts: (_matter, input) =>
        input['outcome'] === 'fits'
          ? [{ limit: 'judging' }]
          : [{ limit: 'rework', as: 'milestone' }],
      stops: () => ['check'],
      to: ['accepted', 'running'],
      becomes: (_matter, event) => ({
        state:
          event.input['outcome'] === 'fits'
            ? { name: 'accepted' }
            : { name: 'running', year: 1, money: 0 },
      }),
    }),
    judged_by_beneficiaries: onProject({
      from: ['accepted'],
      by: ['caller'],
      judges: true,
      fields: {
        asked: number(w('asked'), { min: 1, max: 10_000 }),
        content: number(w('content')),
        silent: number(w('silent')),
      },
      to: ['closed'],
      becomes: () => ({ state: { name: 'closed' } }),
    }),
  },
})
