/** What of a matter leaves the house: the course, the duties, the acts with why not, for one reader. */
import { dutiesOf, hindranceOf, rolesOf, sightOf, stateOf, untranslated } from '../kernel/index.ts'
import type { Actor, Duty, Json, Words } from '../kernel/index.ts'
import { courseOf } from './course.ts'
import type { ActShown, DutyShown, MatterShown, Viewing } from './shown.ts'
import { suggestionFor } from './suggestions.ts'

export function present(view: Viewing): MatterShown {
  const { kind, matter, names } = view
  const state = stateOf(kind, matter)
  const { subject } = matter
  const facts = matter.state as unknown as { readonly answers?: readonly Json[] }
  return {
    id: matter.id,
    number: matter.number,
    kind: { name: kind.name, words: kind.words },
    n: matter.n,
    door: matter.door,
    openedAt: matter.openedAt,
    openedOn: matter.openedOn,
    changedAt: matter.changedAt,
    title: subject.title,
    text: subject.text,
    place: subject.place,
    category:
      subject.category === null
        ? null
        : { code: subject.category, words: names.category(subject.category) },
    division:
      subject.division === null
        ? null
        : { code: subject.division, words: names.division(subject.division) },
    state: {
      name: matter.state.name,
      words: state.words,
      resident: state.resident,
      counts: state.counts,
      final: state.final === true,
    },
    sealed: matter.sealed !== null,
    hold: matter.hold ? { until: matter.hold.until } : null,
    erased: matter.erased === true,
    seconded: matter.seconded,
    urged: matter.urged.times,
    asks: kind.asks(matter.state),
    // An answer that still waits for its check is not yet the resident's.
    answers:
      view.actor.as === 'resident' && state.counts === 'in_hand' ? [] : (facts.answers ?? []),
    duties: dutiesOf(kind, matter).map((duty) => showDuty(view, duty)),
    course: courseOf(view),
    acts: actsOf(view),
    undo: undoOf(view),
  }
}

/** Every act the actor could ever do on such a matter, each with why not now. */
function actsOf(view: Viewing): readonly ActShown[] {
  const { kind, matter, actor, now, rulebook } = view
  const sight = sightOf(actor, now, { rulebook, readings: {} })
  const roles = rolesOf(kind, matter, actor)
  return Object.entries(kind.acts).flatMap(([name, act]) => {
    if (
      act.from === 'new' ||
      act.by.every((role) => kind.roles[role]?.is === 'system' || kind.roles[role]?.is === 'door')
    )
      return []
    if (actor.as === 'resident' && !act.by.some((role) => roles.includes(role))) return []
    const refusal = hindranceOf(kind, matter, name, actor, sight)
    const shown = {
      name,
      words: act.words,
      fields: act.fields,
      refusal,
      ...(act.takesBack === undefined ? {} : { takesBack: act.takesBack }),
      ...(act.judges ? { judges: true as const } : {}),
    }
    return act.suggests !== undefined && refusal === null && actor.as === 'official'
      ? [{ ...shown, suggestion: suggestionFor(act.suggests, kind, matter) }]
      : [shown]
  })
}

function undoOf({ kind, matter, actor, now, rulebook }: Viewing): MatterShown['undo'] {
  const { undo } = matter
  if (!undo) return null
  const sight = sightOf(actor, now, { rulebook, readings: {} })
  if (hindranceOf(kind, matter, undo.by, actor, sight)) return null
  return { act: undo.by, until: undo.until }
}

function showDuty(view: Viewing, duty: Duty): DutyShown {
  const { kind, matter, actor, names } = view
  const roles = rolesOf(kind, matter, actor)
  const run = matter.clocks[duty.clock]
  const base = duty.clock.split(':')[0] ?? duty.clock
  return {
    key: duty.key,
    role: kind.roles[duty.role]?.words ?? untranslated(duty.role),
    holder: holderWords(view, duty),
    acts: duty.acts.map((name) => ({ name, words: kind.acts[name]?.words ?? untranslated(name) })),
    clock: kind.clocks[base] ?? untranslated(base),
    since: duty.since,
    due: duty.due,
    rule: run?.rule ?? '',
    earlier: run?.earlier ?? [],
    mine: roles.includes(duty.role) && holdsIt(duty, actor),
  }

  function holderWords({ kind: declared }: Viewing, { holder, role }: Duty): Words {
    if (holder.is === 'unit') return names.unit(holder.unit)
    if (holder.is === 'post') return names.post(holder.post)
    // Of a sealed matter: it is not whoever would have it otherwise.
    const isSealed = holder.is === 'power' && holder.power === 'handle_sealed'
    return declared.roles[isSealed ? 'sealed_handler' : role]?.words ?? untranslated(role)
  }
}

function holdsIt({ holder }: Duty, actor: Actor): boolean {
  if (holder.is === 'resident') return actor.as === 'resident'
  if (actor.as !== 'official') return false
  if (holder.is === 'unit') return holder.unit === actor.unit
  if (holder.is === 'post') return holder.post === actor.post
  return holder.is === 'power' && actor.powers.includes(holder.power)
}

/**
 * As an official counts: the course numbered without gaps, and the hour of the last thing it shows.
 * A gap, or an hour at which nothing seems to have happened, would tell those whose work it is that
 * somebody was called back. `seen` of an official's act counts in the same way.
 */
export function numberedFor<T extends Pick<MatterShown, 'n' | 'openedAt' | 'changedAt' | 'course'>>(
  shown: T,
): T {
  const course = shown.course.map((entry, index) => ({ ...entry, n: index + 1 }))
  return { ...shown, course, n: course.length, changedAt: course.at(-1)?.at ?? shown.openedAt }
}
