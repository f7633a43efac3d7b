/** target 目标任务: a tree with weights, handed from post to post, judged from outside */
import {
  day,
  declareKind,
  number,
  reference,
  runningBindings,
  text,
} from '../../../src/kernel/index.ts'
import type { Matter, MatterEvent } from '../../../src/kernel/index.ts'
import { final, owes, reading, shortOf, state, w } from './short.ts'

type Target =
  | { readonly name: 'set' }
  | { readonly name: 'running'; readonly heir: string | null }
  | { readonly name: 'claimed'; readonly value: number }
  | { readonly name: 'closed' }

/** A post that does work is bound with its unit, so that its line is known. */
function placed({ input, given }: MatterEvent) {
  return { post: String(input['post']), unit: String(given.readings['unit_of_post']) }
}
const heirsOf = (matter: Matter) => runningBindings(matter, 'heir')

const onTarget = shortOf<Target>()

export const target = declareKind<Target>({
  name: 'target',
  version: 1,
  words: w('target'),
  roles: {
    planner: { is: 'power', power: 'supervise', words: w('planner') },
    owner: { is: 'bound', doer: true, words: w('owner') },
    heir: { is: 'bound', doer: true, words: w('heir') },
    appraiser: { is: 'power', power: 'check', words: w('appraiser') },
  },
  clocks: { accept: w('accept'), whole: w('whole'), handing: w('handing'), check: w('check') },
  states: {
    set: state('waiting', owes('owner', ['take_on'], 'accept')),
    running: state('in_hand', (matter) => [
      { role: 'owner', acts: ['claim', 'hand_on'], clock: 'whole' },
      ...(matter.state.heir === null
        ? []
        : [{ role: 'heir', acts: ['succeed'], clock: 'handing', post: matter.state.heir }]),
    ]),
    claimed: state('in_hand', owes('appraiser', ['pass', 'send_back'], 'check')),
    closed: final,
  },
  acts: {
    set: onTarget({
      from: 'new',
      by: ['planner'],
      fields: {
        post: reference('post', w('owner')),
        goal: number(w('goal'), { decimals: 2 }),
        weight: number(w('weight'), { min: 1, max: 100 }),
        deadline: day(w('deadline')),
        who: text(w('who gains by it')),
      },
      readings: ['siblings_weight', 'unit_of_post'],
      check: (_matter, input, sight) =>
        reading(sight.readings, 'siblings_weight') + Number(input['weight']) > 100
          ? { code: 'weights_over_100', field: 'weight' }
          : String(input['deadline']) > sight.today
            ? null
            : { code: 'day_must_be_ahead', field: 'deadline' },
      starts: (_matter, input) => [
        { limit: 'accept' },
        { until: String(input['deadline']), as: 'whole' },
      ],
      to: ['set'],
      becomes: (_matter, event) => ({
        bind: [{ role: 'owner', ...placed(event) }],
        state: { name: 'set' },
      }),
    }),
    take_on: onTarget({
      from: ['set'],
      by: ['owner'],
      stops: () => ['accept'],
      to: ['running'],
      becomes: () => ({ state: { name: 'running', heir: null } }),
    }),
    // Handing on touches no clock: the target is the same, and so is its day.
    hand_on: onTarget({
      from: ['running'],
      by: ['owner'],
      fields: { post: reference('post', w('heir')) },
      readings: ['unit_of_post'],
      unless: (matter) => (matter.state.heir === null ? null : { code: 'handed_on_already' }),
      starts: () => [{ limit: 'accept', as: 'handing' }],
      to: [],
      becomes: (_matter, event) => ({
        bind: [{ role: 'heir', ...placed(event) }],
        state: { name: 'running', heir: String(event.input['post']) },
      }),
    }),
    succeed: onTarget({
      from: ['running'],
      by: ['heir'],
      stops: () => ['handing'],
      to: [],
      becomes: (matter) => ({
        release: [{ role: 'owner' }, { role: 'heir' }],
        bind: heirsOf(matter).map(({ unit, post }) => ({
          role: 'owner',
          unit: unit ?? '',
          post: post ?? '',
        })),
        state: { name: 'running', heir: null },
      }),
    }),
    claim: onTarget({
      from: ['running'],
      by: ['owner'],
      fields: { value: number(w('value'), { decimals: 2 }) },
      readings: ['open_children'],
      check: (_matter, _input, sight) =>
        reading(sight.readings, 'open_children') > 0 ? { code: 'children_open' } : null,
      starts: () => [{ limit: 'check' }],
      stops: () => ['whole', 'handing'],
      to: ['claimed'],
      becomes: (_matter, event) => ({
        release: [{ role: 'heir' }],
        state: { name: 'claimed', value: Number(event.input['value']) },
      }),
    }),
    pass: onTarget({
      from: ['claimed'],
      by: ['appraiser'],
      judges: true,
      to: ['closed'],
      becomes: () => ({ state: { name: 'closed' } }),
    }),
    send_back: onTarget({
      from: ['claimed'],
      by: ['appraiser'],
      judges: true,
      fields: { why: text(w('why')) },
      starts: () => [{ limit: 'rework', as: 'whole' }],
      stops: () => ['check'],
      to: ['running'],
      becomes: () => ({ state: { name: 'running', heir: null } }),
    }),
  },
})
