/** campaign 专题活动: stages in order, each closed when what it must have is there */
import { declareKind, reference } from '../../../src/kernel/index.ts'
import { final, reading, shortOf, state, w } from './short.ts'

type Campaign = { readonly name: 'stage'; readonly n: number } | { readonly name: 'closed' }

const onCampaign = shortOf<Campaign>()
const STAGES = 3

export const campaign = declareKind<Campaign>({
  name: 'campaign',
  version: 1,
  words: w('campaign'),
  roles: {
    organiser: { is: 'bound', doer: true, words: w('organiser') },
    founder: { is: 'power', power: 'leader', words: w('founder') },
    inspector: { is: 'power', power: 'check', words: w('inspector') },
  },
  clocks: { whole: w('stage'), check: w('check') },
  states: {
    stage: state('in_hand', (matter) =>
      matter.clocks['check']
        ? [{ role: 'inspector', acts: ['close_stage'], clock: 'check' }]
        : [{ role: 'organiser', acts: ['finish_stage'], clock: 'whole' }],
    ),
    closed: final,
  },
  acts: {
    found: onCampaign({
      from: 'new',
      by: ['founder'],
      fields: { unit: reference('unit', w('organiser')) },
      starts: () => [{ limit: 'whole' }],
      to: ['stage'],
      becomes: (_matter, event) => ({
        bind: [{ role: 'organiser', unit: String(event.input['unit']) }],
        state: { name: 'stage', n: 1 },
      }),
    }),
    finish_stage: onCampaign({
      from: ['stage'],
      by: ['organiser'],
      readings: ['open_mandatory'],
      unless: (matter) => (matter.clocks['check'] ? { code: 'finished_already' } : null),
      check: (_matter, _input, sight) =>
        reading(sight.readings, 'open_mandatory') > 0 ? { code: 'mandatory_items_open' } : null,
      starts: () => [{ limit: 'check' }],
      to: [],
      becomes: () => ({}),
    }),
    // The organiser never closes its own stage.
    close_stage: onCampaign({
      from: ['stage'],
      by: ['inspector'],
      judges: true,
      unless: (matter) => (matter.clocks['check'] ? null : { code: 'not_finished' }),
      starts: (matter) => (matter.state.n < STAGES ? [{ limit: 'whole' }] : []),
      stops: () => ['check'],
      to: ['stage', 'closed'],
      becomes: (matter) => ({
        state:
          matter.state.n < STAGES ? { name: 'stage', n: matter.state.n + 1 } : { name: 'closed' },
      }),
    }),
  },
})
