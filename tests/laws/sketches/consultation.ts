/** consultation 征求意见: thousands of submissions, each a matter of its own */
import { day, declareKind, text } from '../../../src/kernel/index.ts'
import { final, owes, reading, shortOf, state, w } from './short.ts'

type Consultation =
  | { readonly name: 'drafted' }
  | { readonly name: 'open' }
  | { readonly name: 'disposing' }
  | { readonly name: 'published' }

const onConsultation = shortOf<Consultation>()

export const consultation = declareKind<Consultation>({
  name: 'consultation',
  version: 1,
  words: w('consultation'),
  roles: { organiser: { is: 'power', power: 'leader', words: w('organiser') } },
  clocks: { draft: w('draft'), window: w('window'), whole: w('disposal') },
  states: {
    drafted: state('waiting', owes('organiser', ['open'], 'draft')),
    open: state('in_hand', owes('organiser', ['close_window'], 'window')),
    disposing: state('in_hand', owes('organiser', ['publish'], 'whole')),
    published: final,
  },
  acts: {
    draft: onConsultation({
      from: 'new',
      by: ['organiser'],
      fields: { text: text(w('draft')) },
      starts: () => [{ limit: 'draft' }],
      to: ['drafted'],
      becomes: () => ({ state: { name: 'drafted' } }),
    }),
    open: onConsultation({
      from: ['drafted'],
      by: ['organiser'],
      fields: { until: day(w('until')) },
      // Thirty days at least for a major decision, by the city's rules.
      readings: ['shortest_window'],
      check: (_matter, input, sight) =>
        String(input['until']) >= String(sight.readings['shortest_window'])
          ? null
          : { code: 'window_too_short', field: 'until' },
      starts: (_matter, input) => [{ until: String(input['until']), as: 'window' }],
      stops: () => ['draft'],
      to: ['open'],
      becomes: () => ({ state: { name: 'open' } }),
    }),
    close_window: onConsultation({
      from: ['open'],
      by: ['organiser'],
      unless: (matter, sight) =>
        sight.now > (matter.clocks['window']?.due ?? '9') ? null : { code: 'window_still_open' },
      starts: () => [{ limit: 'whole' }],
      stops: () => ['window'],
      to: ['disposing'],
      becomes: () => ({ state: { name: 'disposing' } }),
    }),
    publish: onConsultation({
      from: ['disposing'],
      by: ['organiser'],
      judges: true,
      readings: ['undisposed'],
      check: (_matter, _input, sight) =>
        reading(sight.readings, 'undisposed') > 0 ? { code: 'submissions_without_disposal' } : null,
      to: ['published'],
      becomes: () => ({ state: { name: 'published' } }),
    }),
  },
})
