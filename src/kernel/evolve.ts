/** What an event makes of a matter. Replaying all events of a matter gives exactly its row. */
import type { Change, Kind } from './kind.ts'
import { unborn } from './kind.ts'
import type { AnyState, Binding, ClockRun, Link, Matter, MatterEvent } from './matter.ts'
import { isDoerRole } from './roles.ts'
import { undoAfter } from './undo.ts'

export function evolve(kind: Kind, before: Matter | null, written: MatterEvent): Matter {
  const event = kind.upcast ? kind.upcast(written) : written
  const matter = before ?? born(kind, event)
  const act = kind.acts[event.act]
  if (!act) throw new Error(`kind ${kind.name} knows no act ${event.act}`)
  if (event.n !== matter.n + 1) throw new Error(`event ${event.n} does not follow ${matter.n}`)
  return apply(kind, matter, event, act.becomes(matter, event))
}

export function replay(kind: Kind, events: readonly MatterEvent[]): Matter {
  let matter: Matter | null = null
  for (const event of events) matter = evolve(kind, matter, event)
  if (!matter) throw new Error('a matter has at least one event')
  return matter
}

function born(kind: Kind, event: MatterEvent): Matter {
  if (!event.given.birth) throw new Error('the first event of a matter tells its birth')
  const matter = unborn(event.given.birth, event.at, event.kindVersion)
  return kind.common ? { ...matter, common: true } : matter
}

function apply(kind: Kind, matter: Matter, event: MatterEvent, change: Change<AnyState>): Matter {
  const state = change.state ?? matter.state
  const erased = change.erased ?? matter.erased
  const ends = kind.states[state.name]?.final === true || erased === true
  const { undo: _before, hold: _hold, erasureAsked: _asked, ...standing } = matter
  const hold = change.hold === undefined ? matter.hold : change.hold
  const asked = change.erasureAsked ?? matter.erasureAsked ?? false
  const act = kind.acts[event.act]
  const undo = act && !ends ? undoAfter(act, matter, event) : undefined
  return {
    ...standing,
    n: event.n,
    kindVersion: event.kindVersion,
    changedAt: event.at,
    subject: { ...matter.subject, ...change.subject },
    state,
    bindings: rebind(matter.bindings, change, event.n),
    // No clock runs after the end: an ended matter is never late.
    clocks: ends ? {} : runClocks(matter.clocks, event.given.clocks),
    sealed: change.seal === undefined ? matter.sealed : change.seal,
    links: relink(matter.links, change),
    recused: change.recuse ? [...new Set([...matter.recused, change.recuse])] : matter.recused,
    doers: [...new Set([...doersAfter(kind, matter, event), ...(change.doers ?? [])])],
    hands: handsAfter(matter, event, change.forget ?? []),
    warned: change.warned ? [...matter.warned, change.warned] : matter.warned,
    urged: change.urged
      ? {
          times: matter.urged.times + 1,
          // An official who urges must not silence the resident for a day.
          last: event.by.as === 'resident' ? event.at : matter.urged.last,
        }
      : matter.urged,
    seconded: matter.seconded + (change.seconded ?? 0),
    ...(hold ? { hold } : {}),
    ...(asked ? { erasureAsked: true } : {}),
    ...(erased ? { erased } : {}),
    ...(undo ? { undo } : {}),
  }
}

function rebind(
  bindings: readonly Binding[],
  change: Change<AnyState>,
  n: number,
): readonly Binding[] {
  const released = bindings.map((binding) =>
    binding.until === null &&
    change.release?.some(
      (one) =>
        one.role === binding.role &&
        (one.unit === undefined || one.unit === binding.unit) &&
        (one.post === undefined || one.post === binding.post) &&
        (one.party === undefined || one.party === binding.party),
    )
      ? { ...binding, until: n }
      : binding,
  )
  return [...released, ...(change.bind ?? []).map((one) => ({ ...one, since: n, until: null }))]
}

function runClocks(
  clocks: Matter['clocks'],
  changes: Readonly<Record<string, ClockRun | null>>,
): Readonly<Record<string, ClockRun>> {
  const running: Record<string, ClockRun> = { ...clocks }
  for (const [name, run] of Object.entries(changes)) {
    if (run === null) delete running[name]
    else running[name] = run
  }
  return running
}

function relink(links: readonly Link[], change: Change<AnyState>): readonly Link[] {
  const isIn = (link: Link, some: readonly Link[] | undefined) =>
    some?.some((one) => one.type === link.type && one.to === link.to) ?? false
  const kept = links.filter((link) => !isIn(link, change.unlink))
  // Linked twice is linked once.
  return [...kept, ...(change.link ?? []).filter((link) => !isIn(link, kept))]
}

function handsAfter(
  matter: Matter,
  event: MatterEvent,
  forget: readonly string[],
): Matter['hands'] {
  const { by } = event
  const hands = by.as === 'official' ? { ...matter.hands, [event.act]: by.person } : matter.hands
  if (forget.length === 0) return hands
  return Object.fromEntries(Object.entries(hands).filter(([act]) => !forget.includes(act)))
}

function doersAfter(kind: Kind, matter: Matter, event: MatterEvent): readonly string[] {
  const { by } = event
  if (by.as !== 'official' || !isDoerRole(kind, by.role) || matter.doers.includes(by.person))
    return matter.doers
  return [...matter.doers, by.person]
}
