/** dispute 纠纷调解: two parties who both must agree, and may both leave */
import { declareKind, text } from '../../../src/kernel/index.ts'
import type { Act, Matter } from '../../../src/kernel/index.ts'
import { final, owes, shortOf, state, w } from './short.ts'

type Consents = { readonly agreed: readonly string[] }
type Dispute =
  | ({ readonly name: 'asked' } & Consents)
  | { readonly name: 'sessions' }
  | ({ readonly name: 'settling' } & Consents)
  | { readonly name: 'performing' }
  | { readonly name: 'performed' }
  | { readonly name: 'left' }

const onDispute = shortOf<Dispute>()
const PARTIES = ['a', 'b']

/** One duty for each party that has not said yes. */
const eachParty = (act: string, clock: string) => (matter: Matter<Dispute>) =>
  PARTIES.filter((party) => !('agreed' in matter.state && matter.state.agreed.includes(party))).map(
    (party) => ({ role: 'party', acts: [act], clock, party }),
  )
const partyOf = (one: { readonly party?: string } | object) => ('party' in one ? one.party : '')

function agreeing(
  from: 'asked' | 'settling',
  next: Dispute,
  starts: string,
  stops: string,
): Act<Dispute> {
  return onDispute({
    from: [from],
    by: ['party'],
    unless: (matter, sight) =>
      matter.state.agreed.some((one) => one === partyOf(sight.actor))
        ? { code: 'agreed_already' }
        : null,
    starts: (matter) => (matter.state.agreed.length === 1 ? [{ limit: starts }] : []),
    stops: (matter) => (matter.state.agreed.length === 1 ? [stops] : []),
    to: [next.name],
    becomes: (matter, event) => {
      const agreed = [...matter.state.agreed, partyOf(event.by)]
      return { state: agreed.length === PARTIES.length ? next : { name: from, agreed } }
    },
  })
}

export const dispute = declareKind<Dispute>({
  name: 'dispute',
  version: 1,
  words: w('dispute'),
  roles: {
    mediator: { is: 'power', power: 'arbitrate', words: w('mediator') },
    party: { is: 'bound', doer: false, words: w('party') },
  },
  clocks: {
    appeal: w('consent'),
    coordination: w('sessions'),
    closing: w('signing'),
    whole: w('performance'),
  },
  states: {
    asked: state('waiting', eachParty('agree', 'appeal')),
    sessions: state('in_hand', owes('mediator', ['propose'], 'coordination')),
    settling: state('in_hand', eachParty('sign', 'closing')),
    performing: state('in_hand', owes('mediator', ['find_performed'], 'whole')),
    performed: final,
    left: { ...final, counts: 'withdrawn' },
  },
  acts: {
    ask: onDispute({
      from: 'new',
      by: ['mediator'],
      starts: () => [{ limit: 'appeal' }],
      to: ['asked'],
      becomes: () => ({
        bind: PARTIES.map((party) => ({ role: 'party', party })),
        state: { name: 'asked', agreed: [] },
      }),
    }),
    agree: agreeing('asked', { name: 'sessions' }, 'coordination', 'appeal'),
    propose: onDispute({
      from: ['sessions'],
      by: ['mediator'],
      fields: { agreement: text(w('agreement')) },
      starts: () => [{ limit: 'closing' }],
      stops: () => ['coordination'],
      to: ['settling'],
      becomes: () => ({ state: { name: 'settling', agreed: [] } }),
    }),
    sign: agreeing('settling', { name: 'performing' }, 'whole', 'closing'),
    find_performed: onDispute({
      from: ['performing'],
      by: ['mediator'],
      to: ['performed'],
      becomes: () => ({ state: { name: 'performed' } }),
      judges: true,
    }),
    // At any step, without a reason; every other remedy stays open (人民调解法 §17, §26).
    leave: onDispute({
      from: ['asked', 'sessions', 'settling', 'performing'],
      by: ['party'],
      to: ['left'],
      becomes: () => ({ state: { name: 'left' } }),
    }),
    // Whoever never answers does not hold the other for ever.
    find_left: onDispute({
      from: ['asked', 'settling'],
      by: ['mediator'],
      judges: true,
      unless: (matter, sight) =>
        sight.now > (matter.clocks['appeal'] ?? matter.clocks['closing'])!.due!
          ? null
          : { code: 'still_time' },
      to: ['left'],
      becomes: () => ({ state: { name: 'left' } }),
    }),
  },
})
