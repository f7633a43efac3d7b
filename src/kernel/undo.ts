/**
 * Taking back 撤销. Nothing is ever deleted: taking back is an act of its own that puts state, bindings
 * and clocks back as they were. It is for slips, so it is narrow: the same person, a short while, and
 * only as long as nothing else has happened. What the resident has been told cannot be taken back,
 * so no act that tells them something declares it.
 */
import type { Refusal } from './basics.ts'
import type { Act, Change, ClockStart, Sight } from './kind.ts'
import type { AnyState, ClockRun, Matter, MatterEvent, Undoable } from './matter.ts'

/** Long enough to see the slip, too short for anybody to rely on it. */
const UNDO_MINUTES = 30

interface Declaration<S extends AnyState, From extends S['name']> {
  /** The act that is taken back; it names this one in its `undo`. */
  readonly of: string
  readonly from: readonly From[]
  readonly by: readonly string[]
  readonly words: Act<S>['words']
  readonly told: Act<S>['told']
  readonly to: readonly S['name'][]
  readonly notifies?: readonly string[]
}

/** An act that takes another back: it asks for nothing and restores what there was. */
export function takesBack<S extends AnyState>() {
  return <From extends S['name']>({ of, ...declared }: Declaration<S, From>): Act<S> => {
    const act: Act<AnyState> = {
      ...declared,
      takesBack: of,
      fields: {},
      unless: (matter, sight) => whyNot(matter, of, sight),
      starts: (matter) => clocksBack(matter.undo),
      stops: (matter) => clocksBegun(matter.undo),
      becomes: (matter) => changeBack(matter),
    }
    return act as unknown as Act<S>
  }
}

function whyNot({ undo }: Matter, of: string, { actor, now }: Sight): Refusal | null {
  if (undo?.act !== of) return { code: 'nothing_to_take_back' }
  if (actor.as !== 'official' || actor.person !== undo.person) return { code: 'taken_by_another' }
  return now > undo.until ? { code: 'too_late_to_take_back' } : null
}

/** Clocks that were stopped or moved run on with the very dates they had. */
function clocksBack(undo: Undoable | undefined): readonly ClockStart[] {
  return Object.entries(undo?.clocks ?? {}).flatMap(([as, exactly]) =>
    exactly === null ? [] : [{ as, exactly }],
  )
}

function clocksBegun(undo: Undoable | undefined): readonly string[] {
  return Object.entries(undo?.clocks ?? {}).flatMap(([name, run]) => (run === null ? [name] : []))
}

function changeBack(matter: Matter): Change<AnyState> {
  const { undo } = matter
  if (!undo) throw new Error(`matter ${matter.id} has nothing that could be taken back`)
  const named = ({ role, unit, post, party }: Matter['bindings'][number]) => ({
    role,
    ...(unit === undefined ? {} : { unit }),
    ...(post === undefined ? {} : { post }),
    ...(party === undefined ? {} : { party }),
  })
  return {
    state: undo.was,
    subject: undo.subject,
    release: matter.bindings.filter(({ since }) => since === undo.n).map(named),
    bind: matter.bindings.filter(({ until }) => until === undo.n).map(named),
  }
}

/** What the event leaves to be taken back; undefined: nothing. Silent acts leave it as it is. */
export function undoAfter(
  act: Act<AnyState>,
  before: Matter,
  event: MatterEvent,
): Undoable | undefined {
  if (act.silent) return before.undo
  const { by } = event
  if (!act.undo || by.as !== 'official' || before.n === 0) return undefined
  const clocks: Record<string, ClockRun | null> = {}
  for (const [name, run] of Object.entries(event.given.clocks)) {
    const earlier = before.clocks[name]
    // What was stopped without running leaves nothing to put back.
    if (earlier || run) clocks[name] = earlier ?? null
  }
  return {
    act: event.act,
    by: act.undo,
    n: event.n,
    until: new Date(Date.parse(event.at) + UNDO_MINUTES * 60_000).toISOString(),
    person: by.person,
    was: before.state,
    subject: before.subject,
    clocks,
  }
}
