/**
 * The three laws and the red line on clocks, asked of everything that happens. What they ask is
 * computed here from the events and the tree of units alone, not by the functions of the kernel
 * that are to be checked.
 */
import { isDeepStrictEqual } from 'node:util'
import {
  dutiesOf,
  evolve,
  hindranceOf,
  isFinal,
  replay,
  rolesOf,
  sightOf,
} from '../../src/kernel/index.ts'
import type { Actor, Duty, Kind, Matter, MatterEvent } from '../../src/kernel/index.ts'
import { rulebookOf } from '../../src/matters/index.ts'
import { deltasOf, summed } from '../../src/matters/tally.ts'
import type { TallyDelta } from '../../src/matters/tally.ts'
import type { City } from './city.ts'
import { actorsFor } from './house.ts'
import type { MemoryHouse, Told } from './house.ts'

export class LawBroken extends Error {}

export function must(holds: boolean, law: string, what: string): void {
  if (!holds) throw new LawBroken(`${law}: ${what}`)
}

/* First law: no state without a next duty of someone named by a known time. */

export function firstLaw(house: MemoryHouse, { kind, matter }: Told): void {
  const duties = dutiesOf(kind, matter)
  const where = `${kind.name}.${matter.state.name}`
  if (isFinal(kind, matter)) {
    must(duties.length === 0, 'first law', `${where} is final and owes ${duties.length} acts`)
    must(Object.keys(matter.clocks).length === 0, 'first law', `${where} is final, a clock runs on`)
    return
  }
  must(duties.length > 0, 'first law', `${where}: nobody owes anything`)
  must(
    new Set(duties.map(({ key }) => key)).size === duties.length,
    'first law',
    `${where}: duties of one key`,
  )
  for (const duty of duties) {
    must(isDated(house, matter, duty), 'first law', `${where}: no date for ${duty.key}`)
    must(
      // Who judges can run out where people are few: then somebody is appointed, and that must do.
      isPossible(house, kind, matter, duty) ||
        isPossible({ ...house, city: house.city.appointing(matter.recused) }, kind, matter, duty),
      'first law',
      `${where}: nobody can ever ${duty.acts.join(' or ')}`,
    )
  }
}

/** A date, or none because the calendar is not known that far. */
function isDated({ rules }: MemoryHouse, matter: Matter, duty: Duty): boolean {
  if (duty.due !== null) return duty.due >= duty.since
  const term = matter.clocks[duty.clock]?.term
  const from = matter.clocks[duty.clock]?.from ?? duty.since
  return (
    Boolean(term) &&
    term !== null &&
    term !== undefined &&
    rulebookOf(rules).due(from, term) === null
  )
}

/** One of those who hold it can do one of its acts, now or once a clock has run out. */
function isPossible(house: MemoryHouse, kind: Kind, matter: Matter, duty: Duty): boolean {
  const times = [house.now, ...Object.values(matter.clocks).map(({ due }) => after(due ?? FAR))]
  const holders = holdersOf(house, kind, matter, duty)
  return times.some((now) =>
    duty.acts.some((act) =>
      holders.some((actor) => !hindranceAt(house, kind, matter, act, actor, now)),
    ),
  )
}

const FAR = '2199-01-01T00:00:00.000Z'
const after = (instant: string) => new Date(Date.parse(instant) + 1).toISOString()

/** A date that is not known yet will be: in these laws the notice comes on the last day of 2199. */
function hindranceAt(
  house: MemoryHouse,
  kind: Kind,
  matter: Matter,
  act: string,
  actor: Actor,
  now: string,
) {
  const known = now >= FAR ? withDates(matter) : matter
  const sight = sightOf(actor, now, { rulebook: rulebookOf(house.rules), readings: {} })
  return hindranceOf(kind, known, act, actor, sight)
}

function withDates(matter: Matter): Matter {
  const clocks = Object.entries(matter.clocks).map(([name, run]) => [
    name,
    { ...run, due: run.due ?? FAR },
  ])
  return { ...matter, clocks: Object.fromEntries(clocks) }
}

export function holdersOf(
  house: MemoryHouse,
  kind: Kind,
  matter: Matter,
  duty: Duty,
): readonly Actor[] {
  return actorsFor(house, matter.id).filter(
    (actor) => isNamed(duty, actor) && rolesOf(kind, matter, actor).includes(duty.role),
  )
}

function isNamed({ holder }: Duty, actor: Actor): boolean {
  switch (holder.is) {
    case 'unit':
      return actor.as === 'official' && actor.unit === holder.unit
    case 'post':
      return actor.as === 'official' && actor.post === holder.post
    case 'power':
      return actor.as === 'official' && actor.powers.includes(holder.power)
    case 'resident':
      return actor.as === 'resident'
    case 'party':
      return actor.as === 'resident' && actor.party === holder.party
    case 'system':
      return actor.as === 'system'
  }
}

/* Second law: nobody judges their own work. */

/** Persons who acted for a doer on each matter, by the events alone. */
export type Doers = Map<string, Set<string>>

export function secondLaw(city: City, doers: Doers, told: Told): void {
  const { kind, before, event, actor } = told
  const act = kind.acts[event.act]
  if (actor.as !== 'official' || !act) return
  if (act.judges && before) {
    const did = doers.get(before.id)
    must(
      !did?.has(actor.person),
      'second law',
      `${actor.person} did the work and does ${event.act}`,
    )
    for (const { role, unit: bound, post } of before.bindings) {
      const unit = bound ?? (post === undefined ? undefined : city.org.posts.get(post)?.unit)
      if (unit === undefined || !isDoer(kind, role)) continue
      must(
        !isRelated(city, actor.unit, unit),
        'second law',
        `${actor.unit} does ${event.act} on work of ${unit}`,
      )
    }
  }
  must(
    !isAccused(city, before, actor.unit),
    'second law',
    `${actor.unit} acts on what accuses its line`,
  )
}

function isAccused(city: City, matter: Matter | null, unit: string): boolean {
  return matter?.sealed?.accusedUnits.some((one) => isRelated(city, unit, one)) ?? false
}

export function rememberDoers(doers: Doers, { kind, matter, event, before }: Told): void {
  const did = doers.get(matter.id) ?? new Set()
  doers.set(matter.id, did)
  if (event.by.as === 'official' && isDoer(kind, event.by.role)) did.add(event.by.person)
  // What was answered with another matter was done by those who did that one.
  const into = before?.links.find((link) => link.type === 'merged_into')?.to
  if (event.by.as === 'system' && event.by.part === 'effects' && into !== undefined)
    for (const person of doers.get(into) ?? []) did.add(person)
}

function isDoer(kind: Kind, name: string): boolean {
  const role = kind.roles[name]
  return role?.is === 'bound' && role.doer
}

function isRelated({ org }: City, a: string, b: string): boolean {
  return isAbove(org, a, b) || isAbove(org, b, a)
}

function isAbove(org: City['org'], above: string, unit: string): boolean {
  for (let at: string | null = unit; at !== null; at = org.units.get(at)?.parent ?? null)
    if (at === above) return true
  return false
}

/** What two must do is never done by one, and a proposal serves once. */
export function twoPeople(events: readonly MatterEvent[], { kind, event }: Told): void {
  const first = kind.acts[event.act]?.otherThan
  if (first === undefined || event.by.as !== 'official') return
  const earlier = events.filter(({ n }) => n < event.n)
  const used = earlier.findLast((one) => one.act === event.act)?.n ?? 0
  const proposal = earlier.findLast((one) => one.act === first)
  const isProposed = kind.acts[event.act]?.from === 'open'
  if (isProposed)
    must(
      proposal !== undefined && proposal.n > used,
      'two people',
      `${event.act} without a new ${first}`,
    )
  if (proposal?.by.as === 'official')
    must(
      proposal.by.person !== event.by.person,
      'two people',
      `${event.by.person} alone did ${first} and ${event.act}`,
    )
}

/** Closing never belongs to the doer: by declaration, whatever a walk happens to meet. */
export function closingsJudge(kind: Kind): void {
  for (const [name, act] of Object.entries(kind.acts)) {
    const ends = act.to.some(
      (state) => kind.states[state]?.final && kind.states[state].counts === 'done',
    )
    const fromFinal =
      Array.isArray(act.from) && act.from.every((state) => kind.states[state]?.final)
    const byOfficials = act.by.some(
      (role) => !['resident', 'door'].includes(kind.roles[role]?.is ?? ''),
    )
    if (ends && byOfficials && !fromFinal)
      must(
        act.judges === true,
        'second law',
        `${kind.name}.${name} closes without being declared to judge`,
      )
  }
}

/* Third law: nothing vanishes. */

/** What came of the events so far, by the number of its matter, as replaying them one by one made it. */
export type Grown = Map<string, Matter>

/** At each step: what the last replay made, with the events since, is what stands there. */
export function growsByEvents(
  grown: Grown,
  kind: Kind,
  matter: Matter,
  events: readonly MatterEvent[],
): void {
  const before = grown.get(matter.id) ?? null
  const since = asKept(events.slice(before?.n ?? 0))
  let replayed = before
  for (const event of since) replayed = evolve(kind, replayed, event)
  must(
    isDeepStrictEqual(asKept(replayed), asKept(matter)),
    'third law',
    `${kind.name}.${matter.state.name}: its events replay to something else`,
  )
  if (replayed) grown.set(matter.id, replayed)
}

/** Through JSON, as the database keeps them. */
function asKept<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

export function thirdLaw(kind: Kind, matter: Matter, events: readonly MatterEvent[]): void {
  must(
    events.every(({ n }, index) => n === index + 1),
    'third law',
    'events are not 1, 2, 3 …',
  )
  must(
    events.every(({ at }, index) => index === 0 || at >= (events[index - 1]?.at ?? at)),
    'third law',
    'time goes back',
  )
  must(
    isDeepStrictEqual(asKept(replay(kind, asKept(events))), asKept(matter)),
    'third law',
    `${kind.name}.${matter.state.name}: its events replay to something else`,
  )
}

export type Deltas = (before: Matter | null, after: Matter) => readonly TallyDelta[]

export function countsReconcile(
  steps: readonly Told[],
  matters: Iterable<Matter>,
  deltas: Deltas = deltasOf,
): void {
  const counted = cellsOf(steps.flatMap(({ before, matter }) => deltas(before, matter)))
  const recounted = cellsOf([...matters].flatMap((matter) => deltasOf(null, matter)))
  must(isDeepStrictEqual(counted, recounted), 'third law', 'counts by deltas are not the recount')
  const sum = (measure: string) =>
    [...counted].reduce((n, [key, value]) => n + (key.includes(`"${measure}"`) ? value : 0), 0)
  must(sum('came_in') === sum('state'), 'third law', 'what came in is not the sum of states')
  must(
    sum('sealed_came_in') === sum('sealed_state'),
    'third law',
    'what came in sealed is not the sum of states',
  )
}

function cellsOf(deltas: readonly TallyDelta[]): ReadonlyMap<string, number> {
  const cells = summed(deltas).map(
    ({ value, ...cell }) => [JSON.stringify(Object.values(cell)), value] as const,
  )
  return new Map(cells.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/* Red line: no clock alone changes a state to the resident's disadvantage. */

export function redLine(house: MemoryHouse, { kind, before, matter, event }: Told): void {
  if (event.by.as !== 'system' || !before) return
  // Another matter's answer that is passed on is the work of people, and may only bring an answer.
  if (event.by.part === 'effects') {
    const counts = kind.states[matter.state.name]?.counts
    // What followed from another matter has no resident of its own: it may end with what it came from.
    const isFollowing = house.events.get(matter.id)?.[0]?.by.as === 'system'
    must(
      matter.state.name === before.state.name || counts === 'answered' || isFollowing,
      'red line',
      `${event.act} as an effect leads to ${matter.state.name}`,
    )
    return
  }
  const resident = { as: 'resident', matter: matter.id, receipt: 'r1' } as const
  if (event.by.part === 'router' && before.state.name !== matter.state.name)
    brings(house, { kind, before, matter, event, resident })
  else
    must(
      before.state.name === matter.state.name,
      'red line',
      `a clock moved ${before.state.name} to ${matter.state.name}`,
    )
  for (const name of Object.keys(kind.acts)) {
    const could = !hindranceAt(house, kind, before, name, resident, house.now)
    const can = !hindranceAt(house, kind, matter, name, resident, house.now)
    must(!could || can, 'red line', `${event.act} takes ${name} from the resident`)
  }
  for (const [name, { due }] of Object.entries(before.clocks)) {
    const now = matter.clocks[name]?.due ?? null
    must(
      due === null || now === null || now <= due,
      'red line',
      `${event.act} moves ${name} to a later day`,
    )
  }
}

/**
 * What a machine gives out brings what waited to somebody whose clock starts, and whoever asked may have
 * a person decide instead (adr/0022-a-machine-may-dispatch.md).
 */
function brings(
  house: MemoryHouse,
  told: Pick<Told, 'kind' | 'before' | 'matter' | 'event'> & { readonly resident: Actor },
): void {
  const { kind, before, matter, event, resident } = told
  const counts = (one: Matter | null) => one && kind.states[one.state.name]?.counts
  must(
    counts(before) === 'waiting' && counts(matter) === 'in_hand',
    'red line',
    `a machine's ${event.act} led from ${before?.state.name} to ${matter.state.name}`,
  )
  must(
    matter.clocks['whole']?.start === event.at,
    'red line',
    `a machine's ${event.act} starts no clock`,
  )
  must(
    matter.sealed === null && !hindranceAt(house, kind, matter, 'ask_person', resident, house.now),
    'red line',
    `after a machine's ${event.act} nobody can have a person decide`,
  )
}
