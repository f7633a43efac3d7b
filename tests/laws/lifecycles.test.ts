/** What the drawn lifecycles say is what happens in walks: every arrow, every clock, every duty. */
import { describe, expect, it } from 'vitest'
import { lifecycleOf } from '../../scripts/lifecycles.ts'
import { clocksOf, dutiesIn } from '../../scripts/probe.ts'
import { dutiesOf } from '../../src/kernel/index.ts'
import { KINDS } from '../../src/kinds/index.ts'
import { foundProperty } from '../support/found-property.ts'
import { chanceOf } from './random.ts'
import { openedWith, walk } from './walk.ts'

const base = (clock: string) => clock.split(':')[0] ?? clock

describe.each([...KINDS, foundProperty].map((kind) => [kind.name, kind] as const))(
  '%s',
  (_name, kind) => {
    const told = Array.from({ length: 40 }, (_, city) => {
      const chance = chanceOf(city)
      const steps = Array.from({ length: 120 }, () => chance.below(2 ** 31))
      return walk(openedWith(kind), { city, start: city * 20, steps }).told
    })
      .flat()
      // What follows from an act may open a matter of another kind.
      .filter((one) => one.kind === kind)

    it('goes only where its acts say', () => {
      for (const { before, matter, event } of told) {
        if (before?.state.name === matter.state.name) continue
        expect([event.act, ...(kind.acts[event.act]?.to ?? [])]).toContain(matter.state.name)
      }
    })

    it('starts and stops only the clocks that are drawn', () => {
      const declared = new Map(
        Object.entries(kind.acts).map(([name, act]) => [name, clocksOf(kind, act)]),
      )
      for (const { event } of told) {
        if (event.act === 'recompute') continue
        const known = declared.get(event.act)
        const clocks = Object.entries(event.given.clocks).map(
          ([name, run]) => [base(name), run] as const,
        )
        for (const [name, run] of clocks) {
          const said = [event.act, ...((run ? known?.starts : known?.stops) ?? [])]
          expect(said).toContain(name)
        }
      }
    })

    it('owes only what is drawn', () => {
      for (const { matter } of told) {
        const drawn = dutiesIn(kind, matter.state.name).map(
          (duty) => `${duty.role} ${duty.acts.join()} ${base(duty.clock)}`,
        )
        for (const duty of dutiesOf(kind, matter))
          expect(drawn).toContain(`${duty.role} ${duty.acts.join()} ${base(duty.clock)}`)
      }
    })

    it('is drawn with every state, and arrows that name the endpoint', () => {
      const text = lifecycleOf(kind)
      for (const state of Object.keys(kind.states)) expect(text).toContain(`\n  ${state}: `)
      for (const [name, act] of Object.entries(kind.acts)) {
        if (act.to.length > 0) expect(text).toMatch(new RegExp(`-->.*[/( ]${name}\\b`))
        expect(text).toContain(`| \`${name}\` `)
      }
      // A second colon or a semicolon would end the label of an arrow.
      const labels = [...text.matchAll(/^ {2}\S+(?: --> \S+)?: (.*)$/gm)].map(
        ([, label]) => label ?? '',
      )
      for (const label of labels) expect(label).not.toMatch(/[:;]/)
    })
  },
)
