/**
 * What is left of a matter when its words are gone: over random walks of every kind, events without a
 * single free text still replay, to the same state, the same counts and nobody's words.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dutiesOf, replay } from '../../src/kernel/index.ts'
import type { Json, Kind, MatterEvent } from '../../src/kernel/index.ts'
import { KINDS } from '../../src/kinds/index.ts'
import { deltasOf } from '../../src/matters/tally.ts'
import { partTexts } from '../../src/matters/texts.ts'
import { foundProperty } from '../support/found-property.ts'
import { openedWith, walk } from './walk.ts'
import type { Walk } from './walk.ts'

const walks: fc.Arbitrary<Walk> = fc.record({
  city: fc.nat(2 ** 31 - 1),
  start: fc.nat(3 * 365),
  steps: fc.array(fc.nat(2 ** 31 - 1), { minLength: 20, maxLength: 140, size: 'max' }),
})

/** As `events` keeps them once the key of the matter is destroyed. */
function factsOf(kind: Kind, events: readonly MatterEvent[]): readonly MatterEvent[] {
  return events.map((event) => ({
    ...event,
    input: partTexts(kind.acts[event.act]?.fields, event.input).plain,
  }))
}

function textsOf(kind: Kind, events: readonly MatterEvent[]): ReadonlySet<string> {
  const found = new Set<string>()
  const gather = (value: Json | null) => {
    // Names of duties and clocks are texts too, and nobody's words.
    if (typeof value === 'string' && /\p{Script=Han}{4}|\w \w/u.test(value)) found.add(value)
    else if (Array.isArray(value)) (value as readonly Json[]).forEach(gather)
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(gather)
  }
  for (const { act, input } of events) gather(partTexts(kind.acts[act]?.fields, input).texts)
  return found
}

const ERASABLE = [...KINDS, foundProperty].filter((kind) => kind.acts['erase'])

describe.each(ERASABLE.map((kind) => [kind.name, kind] as const))(
  'the facts of %s',
  (_name, kind) => {
    it('replay without a word, to the same state and counts', () => {
      let erased = 0
      fc.assert(
        fc.property(walks, (one) => {
          const { house } = walk(openedWith(kind), one)
          for (const matter of house.matters.values()) {
            const own = house.kinds.get(matter.kind)
            const events = house.events.get(matter.id) ?? []
            if (!own?.acts['erase']) continue
            const left = replay(own, factsOf(own, events))
            if (matter.erased) erased += 1
            expect(left.state.name).toBe(matter.state.name)
            expect(deltasOf(null, left)).toEqual(deltasOf(null, matter))
            expect(dutiesOf(own, left).map(({ key, due }) => [key, due])).toEqual(
              dutiesOf(own, matter).map(({ key, due }) => [key, due]),
            )
            expect(left.bindings).toEqual(matter.bindings)
            expect(left.links).toEqual(matter.links)
            const said = JSON.stringify(left)
            for (const text of textsOf(own, events)) expect(said).not.toContain(text)
          }
        }),
        { numRuns: Number(process.env['WALKS'] ?? 40), endOnFailure: true },
      )
      // The walks went on to the end of some: two people, a basis, and nobody acts afterwards.
      expect(erased).toBeGreaterThan(0)
    })
  },
)
