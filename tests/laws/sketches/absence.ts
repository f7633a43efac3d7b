/** absence 请假: a chain of approvals out of the city's rules, somebody acting meanwhile */
import { day, declareKind, reference, text } from '../../../src/kernel/index.ts'
import { final, owes, shortOf, state, w } from './short.ts'

type Absence =
  | {
      readonly name: 'filed'
      readonly chain: readonly string[]
      readonly back: string
      readonly late: boolean
    }
  | { readonly name: 'away' }
  | { readonly name: 'closed' }

const onAbsence = shortOf<Absence>()

export const absence = declareKind<Absence>({
  name: 'absence',
  version: 1,
  words: w('absence'),
  roles: {
    filer: { is: 'power', power: 'head', words: w('filer') },
    approver: { is: 'bound', doer: false, words: w('approver') },
    absent: { is: 'bound', doer: false, words: w('absent') },
  },
  clocks: { accept: w('approval'), away: w('away') },
  states: {
    // One at a time, by the post whose turn it is.
    filed: state('waiting', (matter) => [
      {
        role: 'approver',
        acts: ['approve', 'refuse'],
        clock: 'accept',
        post: matter.state.chain[0] ?? '',
      },
    ]),
    away: state('in_hand', owes('absent', ['come_back'], 'away')),
    closed: final,
  },
  acts: {
    file: onAbsence({
      from: 'new',
      by: ['filer'],
      fields: {
        leave: day(w('leave')),
        back: day(w('back')),
        acting: reference('post', w('acting')),
      },
      readings: ['chain'],
      check: (_matter, input, sight) =>
        String(input['back']) > sight.today && String(input['back']) >= String(input['leave'])
          ? null
          : { code: 'day_must_be_ahead', field: 'back' },
      starts: () => [{ limit: 'accept' }],
      to: ['filed'],
      becomes: (_matter, event) => {
        const chain = event.given.readings['chain'] as readonly string[]
        const { by, input } = event
        return {
          bind: [
            ...chain.map((post) => ({ role: 'approver', post })),
            ...(by.as === 'official' ? [{ role: 'absent', post: by.post }] : []),
          ],
          state: {
            name: 'filed',
            chain,
            back: String(input['back']),
            // Marked, not refused and not hidden: who has left has left.
            late: String(input['leave']) <= event.at.slice(0, 10),
          },
        }
      },
    }),
    approve: onAbsence({
      from: ['filed'],
      by: ['approver'],
      readings: ['also_away'],
      unless: (matter, sight) =>
        sight.actor.as === 'official' && sight.actor.post === matter.state.chain[0]
          ? null
          : { code: 'not_your_turn' },
      check: (matter, _input, sight) =>
        sight.readings['also_away'] === true
          ? { code: 'head_and_deputy_both_away' }
          : matter.state.back > sight.today
            ? null
            : { code: 'too_late_to_approve' },
      starts: (matter) =>
        matter.state.chain.length > 1
          ? [{ limit: 'accept' }]
          : [{ until: matter.state.back, as: 'away' }],
      stops: (matter) => (matter.state.chain.length > 1 ? [] : ['accept']),
      to: ['away'],
      becomes: (matter) => {
        const [done, ...chain] = matter.state.chain
        return {
          release: [{ role: 'approver', post: done ?? '' }],
          state: chain.length > 0 ? { ...matter.state, chain } : { name: 'away' },
        }
      },
    }),
    refuse: onAbsence({
      from: ['filed'],
      by: ['approver'],
      judges: true,
      fields: { why: text(w('why')) },
      to: ['closed'],
      becomes: () => ({ state: { name: 'closed' } }),
    }),
    come_back: onAbsence({
      from: ['away'],
      by: ['absent'],
      judges: true,
      to: ['closed'],
      becomes: () => ({ state: { name: 'closed' } }),
    }),
  },
})
