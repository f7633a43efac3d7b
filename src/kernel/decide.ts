/**
 * May this actor do this act on this matter now, and what happens then? Pure: the same question
 * gets the same answer for ever.
 */
import { ok, refuse } from './basics.ts'
import type { Actor, Instant, Refusal, Result } from './basics.ts'
import { dutiesOf, isFinal } from './duties.ts'
import { evolve } from './evolve.ts'
import { readInput } from './fields.ts'
import type { Input, Json } from './fields.ts'
import type { Act, ClockStart, Effect, Kind, People, Rulebook, Sight } from './kind.ts'
import { unborn } from './kind.ts'
import type { AnyState, Birth, By, ClockRun, Matter, MatterEvent } from './matter.ts'
import { isDoerRole, isOwnWork, rolesOf } from './roles.ts'

/** What somebody wants to do: the act's name and what they filled in. */
export interface Deed {
  readonly act: string
  readonly input: unknown
}

/** What lies outside the matter: rules, readings, and for a new matter what the shell gives it. */
export interface World {
  readonly rulebook: Rulebook
  readonly readings: Readonly<Record<string, Json>>
  readonly people?: People
  readonly birth?: Birth
}

export interface Decision {
  readonly events: readonly MatterEvent[]
  readonly matter: Matter
  readonly effects: readonly Effect[]
}

export function decide(
  kind: Kind,
  matter: Matter | null,
  deed: Deed,
  actor: Actor,
  now: Instant,
  world: World,
): Result<Decision> {
  const act = Object.hasOwn(kind.acts, deed.act) ? kind.acts[deed.act] : undefined
  if (!act) return refuse('unknown_act', { params: { act: deed.act.slice(0, 60) } })
  if (matter === null && act.from !== 'new') return refuse('no_such_matter')
  const subject = matter ?? unbornFor(world, now, kind)
  const sight = sightOf(actor, now, world)
  const hindrance = hindranceOf(kind, subject, deed.act, actor, sight)
  if (hindrance) return { ok: false, refusal: hindrance }
  const input = readInput(act.fields, deed.input)
  if (!input.ok) return input
  const fault = faultOf(kind, act, subject, input.value, sight)
  if (fault) return { ok: false, refusal: fault }
  const clocks = clocksOf(act, subject, input.value, sight, world.rulebook)
  if (!clocks.ok) return clocks
  const given = {
    clocks: clocks.value,
    readings: world.readings,
    ...(matter ? {} : { birth: requireBirth(world) }),
  }
  const event: MatterEvent = {
    n: subject.n + 1,
    act: deed.act,
    at: now,
    by: byOf(kind, act, subject, actor),
    kindVersion: kind.version,
    input: input.value,
    given,
  }
  const after = evolve(kind, matter, event)
  const missing = missingPeople(kind, act, subject, after, event, world.people)
  if (missing) return { ok: false, refusal: missing }
  assertFirstLaw(kind, after)
  return ok({ events: [event], matter: after, effects: act.effects?.(subject, event) ?? [] })
}

/** Why an act cannot be done by this actor now, whatever they fill in; null: it can. */
export function hindranceOf(
  kind: Kind,
  matter: Matter,
  name: string,
  actor: Actor,
  sight: Sight,
): Refusal | null {
  const act = kind.acts[name]
  if (!act) return { code: 'unknown_act' }
  if (matter.erased) return { code: 'erased' }
  if (!playsOneOf(kind, act, matter, actor))
    return { code: 'not_your_role', params: { roles: act.by.join(',') } }
  if (act.judges && isOwnWork(kind, matter, actor)) return { code: 'own_work' }
  if (!isFrom(kind, act, matter))
    return { code: 'not_in_this_state', params: { state: matter.state.name } }
  if (act.otherThan && actor.as === 'official' && matter.hands[act.otherThan] === actor.person) {
    return { code: 'another_person', params: { act: act.otherThan } }
  }
  return act.unless?.(matter, sight) ?? null
}

export function sightOf(
  actor: Actor,
  now: Instant,
  world: Pick<World, 'rulebook' | 'readings'>,
): Sight {
  return { actor, now, today: world.rulebook.dayOf(now), readings: world.readings }
}

function playsOneOf(kind: Kind, act: Act<AnyState>, matter: Matter, actor: Actor): boolean {
  const roles = rolesOf(kind, matter, actor)
  return act.by.some((role) => roles.includes(role))
}

function isFrom(kind: Kind, act: Act<AnyState>, matter: Matter): boolean {
  if (act.from === 'new') return matter.n === 0
  if (matter.n === 0) return false
  if (act.from === 'always') return true
  if (act.from === 'open') return !isFinal(kind, matter)
  if (act.from === 'over') return isFinal(kind, matter)
  return act.from.includes(matter.state.name)
}

function faultOf(
  kind: Kind,
  act: Act<AnyState>,
  matter: Matter,
  input: Input,
  sight: Sight,
): Refusal | null {
  const incomplete = Object.entries(act.fields).find(
    ([name, field]) =>
      field.type === 'each_ask' && !coversAsks(kind.asks(matter.state), input[name]),
  )
  if (incomplete) return { code: 'ask_without_answer', field: incomplete[0] }
  return act.check?.(matter, input, sight) ?? null
}

/** Each ask has its own group of values, in order: an answer addresses every ask, or it is none. */
function coversAsks(asks: readonly string[], groups: Json | undefined): boolean {
  return Array.isArray(groups)
    ? groups.length === asks.length
    : groups === undefined && asks.length === 0
}

function clocksOf(
  act: Act<AnyState>,
  matter: Matter,
  input: Input,
  sight: Sight,
  rulebook: Rulebook,
): Result<Record<string, ClockRun | null>> {
  const changes: Record<string, ClockRun | null> = {}
  for (const name of act.stops?.(matter, input, sight) ?? []) changes[name] = null
  for (const start of act.starts?.(matter, input, sight) ?? []) {
    const name = start.as ?? start.limit
    if (!name) throw new Error('a clock needs a name')
    const run = runOf(start, matter, input, sight.now, rulebook)
    if (!run) return refuse('no_limit_set', { params: { clock: start.limit ?? name } })
    const running = matter.clocks[name]
    if (start.sooner && running && isLater(run.due, running.due)) continue
    changes[name] = start.exactly ?? { ...run, earlier: earlierOf(running) }
  }
  return ok(changes)
}

/** An unknown date is later than any. */
function isLater(due: Instant | null, standing: Instant | null): boolean {
  return standing !== null && (due === null || due > standing)
}

/** A clock moved while it runs keeps the dates it had. */
function earlierOf(running: ClockRun | undefined): ClockRun['earlier'] {
  return running ? [...running.earlier, running.due] : []
}

function runOf(
  start: ClockStart,
  matter: Matter,
  input: Input,
  now: Instant,
  rulebook: Rulebook,
): Omit<ClockRun, 'earlier'> | null {
  const running = start.as ? matter.clocks[start.as] : undefined
  if (start.exactly) return start.exactly
  if (start.again) {
    if (!running?.term) return null
    const due = rulebook.due(running.from ?? running.start, running.term)
    return { ...running, due, rule: `${running.rule} → ${rulebook.calendarVersion}` }
  }
  // A term that is prolonged keeps the instant it began.
  const from = start.from ?? now
  const began = start.from !== undefined && running ? running.start : from
  if (start.until !== undefined) {
    const due = start.until.length === 10 ? rulebook.endOfDay(start.until) : start.until
    return { start: running?.start ?? from, due, term: null, rule: 'promised' }
  }
  const category =
    typeof input['category'] === 'string' ? input['category'] : matter.subject.category
  const limit = rulebook.limit(start.limit ?? '', category)
  if (!limit) return null
  const rule = `${limit.rule} · ${rulebook.calendarVersion}`
  const run = { start: began, due: rulebook.due(from, limit.term), term: limit.term, rule }
  return from === began ? run : { ...run, from }
}

function byOf(kind: Kind, act: Act<AnyState>, matter: Matter, actor: Actor): By {
  switch (actor.as) {
    case 'official': {
      const roles = rolesOf(kind, matter, actor)
      const role = act.by.find((one) => roles.includes(one)) ?? ''
      return { as: 'official', person: actor.person, post: actor.post, unit: actor.unit, role }
    }
    case 'resident':
      return {
        as: 'resident',
        receipt: actor.receipt,
        ...(actor.party === undefined ? {} : { party: actor.party }),
      }
    case 'door':
      return { as: 'door', door: actor.door }
    case 'system':
      return { as: 'system', part: actor.part }
  }
}

function unbornFor(world: World, now: Instant, kind: Kind): Matter {
  return unborn(requireBirth(world), now, kind.version)
}

function requireBirth(world: World): Birth {
  if (!world.birth) throw new Error('a new matter needs its birth: id, number, door, day')
  return world.birth
}

/**
 * A unit is given work only where somebody there may do it and somebody elsewhere may judge it;
 * otherwise the matter would wait for ever (first and second law).
 */
function missingPeople(
  kind: Kind,
  act: Act<AnyState>,
  before: Matter,
  after: Matter,
  event: MatterEvent,
  people: People | undefined,
): Refusal | null {
  // What follows from another matter must not fail; a machine that gives out work is asked like anybody.
  if (!people || (event.by.as === 'system' && event.by.part !== 'router')) return null
  const given = after.bindings.find(
    (one) => one.since === after.n && one.unit !== undefined && isDoerRole(kind, one.role),
  )
  if (given?.unit === undefined) return null
  const { unit } = given
  const field = Object.keys(act.fields).find((name) => event.input[name] === unit)
  const where = field === undefined ? {} : { field }
  // A post was chosen by name; a unit must have somebody.
  if (given.post === undefined && !people.canAct(unit, after.sealed))
    return { code: 'unit_has_nobody', ...where }
  // A unit that did some of the work before takes no further judge away.
  const didSome = before.bindings.some((one) => one.unit === unit && isDoerRole(kind, one.role))
  return didSome || people.canBeJudged(kind, after)
    ? null
    : { code: 'nobody_could_judge', ...where }
}

/** First law: until a final state, someone named owes the next act by a known time. */
function assertFirstLaw(kind: Kind, matter: Matter): void {
  const duties = dutiesOf(kind, matter)
  if (isFinal(kind, matter) !== (duties.length === 0)) {
    throw new Error(
      `first law broken: ${kind.name}.${matter.state.name} has ${duties.length} duties`,
    )
  }
}
