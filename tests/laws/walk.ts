/** Random walks over a random city, with the laws asked at every step, and the way to the end from where a walk stops. */
import { dutiesOf, hindranceOf, isFinal, sightOf } from '../../src/kernel/index.ts'
import type { Actor, Binding, Duty, Kind, Matter } from '../../src/kernel/index.ts'
import {
  activity,
  blocker,
  campaign,
  document,
  handover,
  series,
  KINDS,
  publication,
  publicWord,
  rectification,
  request,
  target,
} from '../../src/kinds/index.ts'
import { rulebookOf } from '../../src/matters/index.ts'
import { cityOf } from './city.ts'
import { actorsFor, isOver, memoryHouse } from './house.ts'
import type { Deed, MemoryHouse, Readings, Told } from './house.ts'
import { fitted } from './fitting.ts'
import { inputFor } from './inputs.ts'
import type { Habits, Known } from './inputs.ts'
import {
  countsReconcile,
  firstLaw,
  growsByEvents,
  holdersOf,
  must,
  redLine,
  rememberDoers,
  secondLaw,
  thirdLaw,
  twoPeople,
} from './laws.ts'
import type { Doers, Grown } from './laws.ts'
import { chanceOf } from './random.ts'
import type { Chance } from './random.ts'
import { rulesAt, rulesOnceKnown } from './rules.ts'

export interface Walk {
  readonly city: number
  /** Days after 1 January 2024. */
  readonly start: number
  readonly steps: readonly number[]
}

export interface Walked {
  readonly house: MemoryHouse
  readonly told: readonly Told[]
  /** How often each refusal was met. */
  readonly refused: ReadonlyMap<string, number>
}

const DAY = 86_400_000
const FIRST = Date.parse('2024-01-01T01:00:00.000Z')

export function walk(
  kinds: readonly Kind[],
  { city, start, steps }: Walk,
  readings: Readings = {},
): Walked {
  const house = memoryHouse(
    cityOf(city),
    // What follows from an act may open a matter of another kind.
    [...new Set([...kinds, ...KINDS])],
    new Date(FIRST + start * DAY).toISOString(),
    readings,
  )
  const told: Told[] = []
  const refused = new Map<string, number>()
  const doers: Doers = new Map()
  const grown: Grown = new Map()
  const heed = (happened: readonly Told[]) => {
    for (const one of happened) {
      secondLaw(house.city, doers, one)
      rememberDoers(doers, one)
      const events = house.events.get(one.matter.id) ?? []
      twoPeople(events, one)
      redLine(house, one)
      told.push(one)
    }
    for (const id of new Set(happened.map(({ matter }) => matter.id))) {
      const last = happened.findLast((one) => one.matter.id === id)
      if (!last) continue
      firstLaw(house, last)
      growsByEvents(grown, last.kind, last.matter, house.events.get(id) ?? [])
    }
  }
  for (const seed of steps) {
    const chance = chanceOf(seed)
    const { lastKnown } = house.rules.calendar
    letTimePass(house, chance)
    if (house.rules.calendar.lastKnown !== lastKnown)
      for (const one of overnight(house, chance)) heed(one)
    const result = attempt(house, kinds, chance)
    if (result?.ok) heed(result.value)
    else if (result) refused.set(result.refusal.code, (refused.get(result.refusal.code) ?? 0) + 1)
  }
  for (const matter of house.matters.values()) {
    const kind = house.kinds.get(matter.kind)
    if (kind) thirdLaw(kind, matter, house.events.get(matter.id) ?? [])
  }
  countsReconcile(told, house.matters.values())
  return { house, told, refused }
}

/** What there must be before there can be one of these. */
const GROWS_FROM = new Map<Kind, readonly Kind[]>([
  [target, [document]],
  [blocker, [document, target]],
  [activity, [campaign, rectification]],
  [publicWord, [request, publication]],
  [handover, [series]],
])

/** The kinds that are opened in walks of this one: a request too, where it only follows from another matter. */
export function openedWith(kind: Kind): readonly Kind[] {
  const before = GROWS_FROM.get(kind)
  if (before) return [...before, kind]
  const openings = Object.values(kind.acts).filter((act) => act.from === 'new')
  const follows = openings.every(
    ({ by, fields }) =>
      by.every((role) => kind.roles[role]?.is === 'system') ||
      Object.values(fields).some((field) => field.type === 'matter' && !field.optional),
  )
  return follows ? [request, kind] : [kind]
}

/** Whoever is told what is wrong with their input tries again. */
function attempt(house: MemoryHouse, kinds: readonly Kind[], chance: Chance) {
  const deed = chooseDeed(house, kinds, chance)
  const kind = deed && house.kinds.get(deed.kind)
  if (!kind) return null
  let result = house.perform(deed, chance)
  for (let tries = 0; tries < 6 && !result.ok && result.refusal.field !== undefined; tries += 1) {
    const matter = deed.matter === null ? null : (house.matters.get(deed.matter) ?? null)
    result = house.perform(deedOf(house, kind, matter, deed.act, deed.actor, chance), chance)
  }
  return result
}

export function letTimePass(house: MemoryHouse, chance: Chance): void {
  const steps = [60_000, 3_600_000, 6 * 3_600_000, DAY, 4 * DAY]
  const passed = chance.maybe(0.85) ? chance.next() * chance.one(steps) : 15 * DAY * chance.next()
  house.now = new Date(Date.parse(house.now) + Math.floor(passed)).toISOString()
  house.rules = rulesAt(house.now)
}

export function chooseDeed(
  house: MemoryHouse,
  kinds: readonly Kind[],
  chance: Chance,
): Deed | null {
  // Where one grows from another there must be enough of both.
  const often = kinds.length > 2 && kinds.length < 5 ? 0.12 : 0.03
  if (house.matters.size === 0 || chance.maybe(house.matters.size < 4 ? 0.2 : often))
    return opening(house, chance.one(kinds.filter(isOpened)), chance)
  const matter = house.matters.get(chooseMatter(house, kinds, chance))
  const kind = matter && house.kinds.get(matter.kind)
  if (!kind) return null
  const way = chance.next()
  const deed =
    way < 0.35
      ? dueDeed(house, kind, matter, chance)
      : way < 0.75
        ? movingDeed(house, kind, matter, chance)
        : null
  return deed ?? anyDeed(house, kind, matter, chance)
}

/** Mostly one that is open; what only follows from others is seldom there, and looked at more. */
function chooseMatter(house: MemoryHouse, kinds: readonly Kind[], chance: Chance): string {
  const all = [...house.matters.keys()]
  const followers = kinds.filter((kind) => kind !== kinds[0]).map(({ name }) => name)
  const own = all.filter((id) => followers.includes(house.matters.get(id)?.kind ?? ''))
  if (own.length > 0 && chance.maybe(0.3)) return chance.one(own)
  const open = all.filter((id) => !isOver(house, id))
  // What follows from a request follows when it is answered or over.
  const stay = followers.length > 0 && kinds[0] === request ? 0.5 : 0.8
  return chance.one(open.length > 0 && chance.maybe(stay) ? open : all)
}

/** Some act that leads somewhere, here or elsewhere, or is the second of two, by somebody who may do it now. */
function movingDeed(house: MemoryHouse, kind: Kind, matter: Matter, chance: Chance): Deed | null {
  const acts = Object.entries(kind.acts)
    .filter(([, act]) => act.to.length > 0 || act.otherThan || act.effects)
    .map(([name]) => name)
  const possible = acts.flatMap((act) => {
    const actors = actorsOf(house, kind, matter, act).filter((actor) => {
      const sight = sightOf(actor, house.now, { rulebook: rulebookOf(house.rules), readings: {} })
      return !hindranceOf(kind, matter, act, actor, sight)
    })
    return actors.length > 0 ? [{ act, actors }] : []
  })
  // Ends are reached soon enough; a walk is to see what lies before them.
  const ends = (act: string) => kind.acts[act]?.to.every((state) => kind.states[state]?.final)
  const onward = possible.filter(({ act }) => !ends(act))
  const among = onward.length > 0 && chance.maybe(0.8) ? onward : possible
  if (among.length === 0) return null
  const { act, actors } = chance.one(chance.maybe(0.5) ? leastDone(house, kind, among) : among)
  return deedOf(house, kind, matter, act, chance.one(actors), chance)
}

/** What happened least so far: a walk is to see the rare things too. */
function leastDone<T extends { readonly act: string }>(
  house: MemoryHouse,
  kind: Kind,
  among: readonly T[],
): readonly T[] {
  const times = ({ act }: T) => house.done.get(`${kind.name}.${act}`) ?? 0
  const least = Math.min(...among.map(times))
  return among.filter((one) => times(one) === least)
}

/** By somebody, and not only as what follows from another matter. */
function isOpened({ acts, roles }: Kind): boolean {
  return Object.values(acts).some(
    ({ from, by }) => from === 'new' && by.some((role) => roles[role]?.is !== 'system'),
  )
}

function opening(house: MemoryHouse, kind: Kind, chance: Chance): Deed {
  const act = chance.one(Object.keys(kind.acts).filter((name) => kind.acts[name]?.from === 'new'))
  return deedOf(house, kind, null, act, chance.one(actorsOf(house, kind, null, act)), chance)
}

/** What is owed, by whoever owes it. */
function dueDeed(house: MemoryHouse, kind: Kind, matter: Matter, chance: Chance): Deed | null {
  const duties = dutiesOf(kind, matter)
  if (duties.length === 0) return null
  const duty = chance.one(duties)
  const holders = holdersOf(house, kind, matter, duty)
  if (holders.length === 0) return null
  return deedOf(house, kind, matter, chance.one(duty.acts), chance.one(holders), chance)
}

/** Anything, by anybody; mostly by somebody of the right kind. */
function anyDeed(house: MemoryHouse, kind: Kind, matter: Matter, chance: Chance): Deed {
  const acts = Object.keys(kind.acts).filter((name) => kind.acts[name]?.from !== 'new')
  const act = chance.one(acts)
  const actors = chance.maybe(0.8) ? actorsOf(house, kind, matter, act) : []
  const actor = chance.one(actors.length > 0 ? actors : actorsFor(house, matter.id))
  return deedOf(house, kind, matter, act, actor, chance)
}

function actorsOf(
  house: MemoryHouse,
  kind: Kind,
  matter: Matter | null,
  act: string,
): readonly Actor[] {
  const by = kind.acts[act]?.by ?? []
  return actorsFor(house, matter?.id ?? null).filter((actor) =>
    by.some((name) => {
      const role = kind.roles[name]
      switch (role?.is) {
        case 'power':
          return (
            actor.as === 'official' &&
            (actor.powers.includes(role.power) ||
              (matter?.sealed && actor.powers.includes('handle_sealed')))
          )
        case 'bound':
          return matter?.bindings.some((one) => one.role === name && isHeldBy(one, actor))
        case 'official':
          return actor.as === 'official'
        case 'resident':
        case 'second':
          return actor.as === 'resident'
        case 'door':
          return actor.as === 'door'
        case 'system':
          return actor.as === 'system'
        default:
          return false
      }
    }),
  )
}

function isHeldBy({ unit, post, party }: Binding, actor: Actor): boolean {
  if (actor.as === 'resident') return party !== undefined && party === actor.party
  return actor.as === 'official' && (post === undefined ? unit === actor.unit : post === actor.post)
}

function deedOf(
  house: MemoryHouse,
  kind: Kind,
  matter: Matter | null,
  act: string,
  actor: Actor,
  chance: Chance,
  habits?: Habits,
): Deed {
  const input = inputFor(kind.acts[act]?.fields ?? {}, knownTo(house, kind, matter), chance, habits)
  return {
    kind: kind.name,
    matter: matter?.id ?? null,
    act,
    actor,
    input: fitted(act, input, { house, matter, chance }),
  }
}

function knownTo(house: MemoryHouse, kind: Kind, matter: Matter | null): Known {
  const { org, units } = house.city
  const { rules } = house
  return {
    today: rulebookOf(rules).dayOf(house.now),
    asks: matter ? kind.asks(matter.state) : [],
    units,
    posts: [...org.posts.keys()],
    categories: rules.categories.map(({ code }) => code),
    divisions: ['990200'],
    channels: rules.channels.map(({ code }) => code),
    matters: [...house.matters.keys(), 'nowhere'],
  }
}

/* The way to the end */

const LONGEST_WAY = 200
const TRIES = 40

/**
 * From where it stands a matter comes to its end by what is owed alone, even when the resident says
 * nothing more: no duty waits for ever.
 */
export function comesToAnEnd(house: MemoryHouse, id: string, seed: number): void {
  const chance = chanceOf(seed)
  const copy = memoryHouse(house.city, [...house.kinds.values()], house.now, house.readings)
  for (const [key, matter] of house.matters) copy.matters.set(key, matter)
  for (const [key, events] of house.events) copy.events.set(key, events)
  copy.rules = rulesOnceKnown()
  bringToAnEnd(copy, id, chance)
}

/** What it is made of first: a whole cannot end before what it waits for. */
function bringToAnEnd(copy: MemoryHouse, id: string, chance: Chance): void {
  for (const { id: part, kind } of [...copy.matters.values()].filter(({ links }) =>
    links.some((link) => link.type === 'part_of' && link.to === id),
  ))
    if (kind === 'activity' || kind === 'rectification') bringToAnEnd(copy, part, chance)
  const perform = (deed: Deed) => memoryPerform(copy, deed, chance)
  let waited = 0
  for (let step = 0; step < LONGEST_WAY; step += 1) {
    const matter = copy.matters.get(id)
    const kind = matter && copy.kinds.get(matter.kind)
    if (!matter || !kind || isFinal(kind, matter)) return
    recomputeUnknown(copy, kind, matter, chance)
    if (tryDuties(copy, kind, copy.matters.get(id) ?? matter, chance, perform)) {
      waited = 0
      continue
    }
    waited += 1
    // Who judges can run out where people are few: then the city appoints somebody, and that must do.
    if (waited === 10) copy.city = copy.city.appointing(matter.recused)
    must(
      waited < 30,
      'first law',
      `${kind.name}.${matter.state.name} waits for ever: ${stuck(copy, kind, matter)}`,
    )
    waitForClock(copy, matter)
  }
  const matter = copy.matters.get(id)
  must(false, 'first law', `${matter?.kind}.${matter?.state.name} goes round and round`)
}

function memoryPerform(house: MemoryHouse, deed: Deed, chance: Chance): boolean {
  return house.perform(deed, chance).ok
}

function recomputeUnknown(
  house: MemoryHouse,
  kind: Kind,
  matter: Matter,
  chance: Chance,
): readonly (readonly Told[])[] {
  const unknown = Object.entries(matter.clocks).filter(([, run]) => run.due === null)
  return unknown.flatMap(([clock]) => {
    const actor: Actor = { as: 'system', part: 'clock' }
    const deed = { kind: kind.name, matter: matter.id, act: 'recompute', input: { clock }, actor }
    const result = house.perform(deed, chance)
    return result.ok ? [result.value] : []
  })
}

/** As the house does by itself in the night after a calendar has come to be known. */
function overnight(house: MemoryHouse, chance: Chance): readonly (readonly Told[])[] {
  return [...house.matters.values()].flatMap((matter) => {
    const kind = house.kinds.get(matter.kind)
    return kind && !isOver(house, matter.id) ? recomputeUnknown(house, kind, matter, chance) : []
  })
}

function tryDuties(
  house: MemoryHouse,
  kind: Kind,
  matter: Matter,
  chance: Chance,
  perform: (deed: Deed) => boolean,
): boolean {
  const far = distances(kind)
  const possible = dutiesOf(kind, matter)
    .filter(({ holder }) => holder.is !== 'resident')
    .flatMap((duty) => possibleActs(house, kind, matter, duty))
    .map((one) => ({ ...one, far: ahead(kind, one.act, matter, far) + chance.next() }))
    .toSorted((a, b) => a.far - b.far)
  return possible.slice(0, TRIES).some(({ act, actor }) => {
    const habits = { optional: chance.next(), wrong: 0 }
    return Array.from({ length: 12 }).some(() =>
      perform(deedOf(house, kind, matter, act, actor, chance, habits)),
    )
  })
}

function possibleActs(house: MemoryHouse, kind: Kind, matter: Matter, duty: Duty) {
  return holdersOf(house, kind, matter, duty).flatMap((actor) =>
    duty.acts.flatMap((act) => {
      const sight = sightOf(actor, house.now, { rulebook: rulebookOf(house.rules), readings: {} })
      return hindranceOf(kind, matter, act, actor, sight) ? [] : [{ act, actor }]
    }),
  )
}

/** How many acts each state is from an end, at best. */
function distances(kind: Kind): ReadonlyMap<string, number> {
  const far = new Map(
    Object.entries(kind.states).map(([name, state]) => [name, state.final ? 0 : Infinity]),
  )
  for (let changed = true; changed;) {
    changed = false
    for (const act of Object.values(kind.acts)) {
      const best = Math.min(...act.to.map((state) => far.get(state) ?? Infinity), Infinity) + 1
      for (const from of Array.isArray(act.from) ? act.from : []) {
        if (best >= (far.get(from) ?? Infinity)) continue
        far.set(from, best)
        changed = true
      }
    }
  }
  return far
}

function ahead(kind: Kind, act: string, matter: Matter, far: ReadonlyMap<string, number>): number {
  const to = kind.acts[act]?.to ?? []
  return to.length === 0
    ? (far.get(matter.state.name) ?? 0) + 0.5
    : Math.min(...to.map((state) => far.get(state) ?? 0))
}

function waitForClock(house: MemoryHouse, matter: Matter): void {
  const dates = Object.values(matter.clocks).flatMap(({ due }) =>
    due !== null && due > house.now ? [due] : [],
  )
  const next = dates.toSorted()[0]
  const then = next ? Date.parse(next) + 1 : Date.parse(house.now) + DAY
  house.now = new Date(then).toISOString()
}

function stuck(house: MemoryHouse, kind: Kind, matter: Matter): string {
  return dutiesOf(kind, matter)
    .map((duty) => {
      const holders = holdersOf(house, kind, matter, duty)
      return `${duty.key} with ${holders.length} holders`
    })
    .join(', ')
}
