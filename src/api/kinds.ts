/** Declared kinds as JSON: what desk and departments draw forms, filters and courses from. */
import { hindranceOf, sightOf, unborn } from '../kernel/index.ts'
import type { Actor, Instant, Kind, Matter } from '../kernel/index.ts'
import { rulebookOf } from '../matters/index.ts'
import type { Rules } from '../rules/index.ts'
import { spoken } from './refusals.ts'
import type { KindShown, OpeningShown } from './shapes.ts'

export interface Asking {
  readonly actor: Actor
  readonly now: Instant
  readonly rules: Rules
}

export function showKind(kind: Kind, asking: Asking): KindShown {
  return {
    name: kind.name,
    version: kind.version,
    words: kind.words,
    clocks: kind.clocks,
    roles: Object.entries(kind.roles).map(([name, { is, words }]) => ({ name, is, words })),
    states: Object.entries(kind.states).map(([name, { words, counts, final = false }]) => ({
      name,
      words,
      counts,
      final,
    })),
    acts: Object.entries(kind.acts).map(([name, act]) => {
      const { words, from, to, by, judges = false, fields } = act
      const back = act.undo === undefined ? undefined : kind.acts[act.undo]
      const undo = act.undo && back ? { name: act.undo, words: back.words } : null
      return { name, words, from, to, by, judges, fields, undo }
    }),
    openings: openingsOf(kind, asking),
  }
}

/** The acts that open one of this kind, each with why this reader may not. */
function openingsOf(kind: Kind, { actor, now, rules }: Asking): readonly OpeningShown[] {
  const sight = sightOf(actor, now, { rulebook: rulebookOf(rules), readings: {} })
  const none = nothingYet(kind, now)
  return Object.entries(kind.acts).flatMap(([name, act]) => {
    if (act.from !== 'new') return []
    const refusal = hindranceOf(kind, none, name, actor, sight)
    return [
      {
        name,
        words: act.words,
        fields: act.fields,
        refusal: refusal && spoken(refusal, kind, name),
      },
    ]
  })
}

/** The matter that is not there yet, as opening acts see it. */
function nothingYet(kind: Kind, now: Instant): Matter {
  const birth = {
    jurisdiction: 0,
    id: '',
    kind: kind.name,
    number: '',
    door: 'hotline',
    openedAt: now,
    openedOn: now.slice(0, 10),
  } as const
  return unborn(birth, now, kind.version)
}
