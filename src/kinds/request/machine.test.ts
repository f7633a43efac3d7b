/** What a machine dispatches, and how a person comes to decide instead. */
import { describe, expect, it } from 'vitest'
import type { Actor, Json } from '../../kernel/index.ts'
import { RESIDENT, SYSTEM } from '../../../tests/support/acting.ts'
import type { Acting } from '../../../tests/support/acting.ts'
import {
  after,
  arbiter,
  dispatched,
  dispatcher,
  due,
  lead,
  received,
  state,
  walks,
  WHY,
} from '../../../tests/support/request.ts'

const ROUTER: Actor = { as: 'system', part: 'router' }
const CHOSEN = {
  unit: 'works',
  category: 'lamp',
  confidence: 93,
  asked: 90,
  said: ['路灯'],
  why: 'lately',
  model: '0123abcd 2026-03-01',
}

/** Received, and nothing in the city's rules or in its words speaks against a machine. */
function waiting(input: Record<string, Json> = {}, reading: string | null = null): Acting {
  const one = received(input)
  one.readings = { automatic: reading, power: { has: true, rule: '' } }
  return one
}

describe('a machine', () => {
  it('dispatches, and starts the clocks of the unit as a person does', () => {
    const one = waiting()
    expect(walks(one, [['dispatch_automatically', ROUTER, 'dispatched', CHOSEN]])).toEqual([])
    expect(state(one)).toMatchObject({ machine: true, fixed: false })
    expect(due(one, 'whole')).toBe(after(120))
    expect(due(one, 'accept')).toBe(after(24))
    expect(due(one, 'dispatch')).toBeUndefined()
    expect(
      walks(one, [
        ['accept', lead, 'in_hand'],
        ['ask_person', RESIDENT, 'objected', { grounds: '路灯归电力公司' }],
        ['ask_person', RESIDENT, 'not_in_this_state'],
        ['rule', arbiter, 'dispatched', { unit: 'power', reason: WHY }],
        ['ask_person', RESIDENT, 'ruled_already'],
      ]),
    ).toEqual([])
    // What it would have had without the detour: nobody's doubt costs the resident time.
    expect(due(one, 'whole')).toBe(after(120))
  })

  it('is stopped by the unit’s objection, and by any dispatcher, who gives no reason', () => {
    const objected = waiting()
    expect(
      walks(objected, [
        ['dispatch_automatically', ROUTER, 'dispatched', CHOSEN],
        ['object', lead, 'objected', { grounds: WHY }],
      ]),
    ).toEqual([])
    const doubted = waiting()
    expect(
      walks(doubted, [
        ['dispatch_automatically', ROUTER, 'dispatched', CHOSEN],
        ['ask_person', lead, 'not_your_role'],
        ['ask_person', dispatcher, 'objected'],
      ]),
    ).toEqual([])
  })

  it('may not where its words or the rules speak against it, nor where there is danger', () => {
    const refused = (one: Acting, actor: Actor, input = CHOSEN) =>
      walks(one, [['dispatch_automatically', actor, 'machine_may_not', input]])
    expect(refused(waiting({}, 'off'), ROUTER)).toEqual([])
    expect(refused(waiting({ danger: true }), ROUTER)).toEqual([])
    const one = waiting()
    one.readings = { automatic: null, power: { has: false, rule: '清单' } }
    expect(
      walks(one, [
        ['dispatch_automatically', dispatcher, 'not_your_role', CHOSEN],
        ['dispatch_automatically', SYSTEM, 'not_your_role', CHOSEN],
        ['dispatch_automatically', ROUTER, 'unit_lacks_power', CHOSEN],
      ]),
    ).toEqual([])
  })

  it('is not what dispatched this, where a person did', () => {
    expect(
      walks(dispatched(), [
        ['ask_person', RESIDENT, 'person_dispatched'],
        ['ask_person', dispatcher, 'person_dispatched'],
      ]),
    ).toEqual([])
  })
})
