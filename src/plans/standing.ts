/** How every target of a plan stands: its value, its three lights, its place among what waits for what. Pure. */
import { isFinal } from '../kernel/index.ts'
import type { Day, Kind, Matter } from '../kernel/index.ts'
import { endOfPeriod, standingValues } from '../kinds/index.ts'
import type { DocumentState, SeriesState, TargetState } from '../kinds/index.ts'
import { waitsFor } from './depending.ts'
import { daysBetween, forecastOf } from './forecast.ts'
import type { Forecast, Point } from './forecast.ts'
import { effectOf, qualityOf, scheduleOf } from './lights.ts'
import type { Colour, Lights } from './lights.ts'
import { placesOf } from './path.ts'
import type { Node, Place } from './path.ts'
import { madeOf } from './tree.ts'
import type { Target } from './tree.ts'

export interface Under {
  readonly all: number
  readonly schedule: Readonly<Record<Colour, number>>
  readonly quality: Readonly<Record<Colour, number>>
  readonly effect: Readonly<Record<Colour, number>>
}

export interface Standing {
  readonly target: string
  readonly number: string
  readonly state: TargetState['name']
  readonly parent: string | null
  readonly document: string | null
  /** The top commitment it leads up to; null: the chain of its documents is broken. */
  readonly commitment: string | null
  readonly unit: string
  readonly post: string
  readonly weight: number
  readonly deadline: Day
  readonly isOpen: boolean
  readonly value: {
    readonly on: Day
    readonly value: number
    readonly of: 'series' | 'parts'
  } | null
  readonly forecast: Forecast | null
  readonly lights: Lights
  readonly place: Place
  /** All that is beneath it, its own lights not among them. */
  readonly under: Under
}

/** Drafts are nobody's business yet, and what was dropped as a draft never was. */
const isShown = ({ state, hands }: Target) =>
  state.name !== 'draft' && !(state.name === 'dropped' && hands['drop_draft'] !== undefined)

export function standingsOf(
  bodies: readonly Matter[],
  kinds: ReadonlyMap<string, Kind>,
  today: Day,
): readonly Standing[] {
  const of = (kind: string) => bodies.filter((one) => one.kind === kind)
  const isOver = (one: Matter) => {
    const kind = kinds.get(one.kind)
    return kind !== undefined && isFinal(kind, one)
  }
  const targets = (of('target') as unknown as readonly Target[]).filter(isShown)
  const plan: Plan = {
    today,
    targets: new Map(targets.map((one) => [one.id, one])),
    parts: grouped(targets, (one) => linkOf(one, 'part_of')),
    series: new Map(of('series').map((one) => [one.id, one.state as unknown as SeriesState])),
    blockers: grouped(
      of('blocker').filter((one) => !isOver(one)),
      (one) => linkOf(one, 'blocks'),
    ),
    problems: grouped(
      of('rectification').filter((one) => !isOver(one)),
      (one) => linkOf(one, 'caused_by'),
    ),
    commitments: commitmentsOf(of('document')),
    measured: new Map(),
    standings: new Map(),
  }
  for (const one of targets) measure(plan, one)
  const places = placesOf(targets.map((one) => nodeOf(plan, one)))
  for (const one of targets) stand(plan, one, places, isOver(one))
  return [...plan.standings.values()]
}

interface Plan {
  readonly today: Day
  readonly targets: ReadonlyMap<string, Target>
  readonly parts: ReadonlyMap<string, readonly Target[]>
  readonly series: ReadonlyMap<string, SeriesState>
  readonly blockers: ReadonlyMap<string, readonly Matter[]>
  readonly problems: ReadonlyMap<string, readonly Matter[]>
  readonly commitments: ReadonlyMap<string, string>
  readonly measured: Map<string, Seen>
  readonly standings: Map<string, Standing>
}

interface Seen {
  readonly value: Standing['value']
  readonly forecast: Forecast | null
}

function linkOf({ links }: Pick<Matter, 'links'>, type: string): string | null {
  return links.find((link) => link.type === type)?.to ?? null
}

function grouped<T extends Pick<Matter, 'links'>>(
  all: readonly T[],
  by: (one: T) => string | null,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = by(one)
    if (key === null) continue
    const known = groups.get(key)
    if (known) known.push(one)
    else groups.set(key, [one])
  }
  return groups
}

/** A document deeper than this carries out nothing. */
const DEEPEST = 12

function commitmentsOf(documents: readonly Matter[]): ReadonlyMap<string, string> {
  const byId = new Map(documents.map((one) => [one.id, one]))
  return new Map(
    documents.flatMap((one): readonly [string, string][] => {
      let at: Matter | undefined = one
      for (let n = 0; at && n < DEEPEST; n += 1) {
        if ((at.state as unknown as DocumentState).isRoot) return [[one.id, at.id]]
        at = byId.get(linkOf(at, 'answers') ?? '')
      }
      return []
    }),
  )
}

export function pointsOf(series: Pick<SeriesState, 'values'>): readonly Point[] {
  return standingValues(series).map(({ period, value }) => ({ on: endOfPeriod(period), value }))
}

/** From its own series, else from its parts by its own rule: nobody is asked what the data already say (72). */
function measure(plan: Plan, one: Target): Seen {
  const known = plan.measured.get(one.id)
  if (known) return known
  // Set first: a circle that somebody managed to make ends here.
  plan.measured.set(one.id, { value: null, forecast: null })
  const { state } = one
  const series = state.series === null ? undefined : plan.series.get(state.series)
  // What comes after it was done belongs to the next target on the same series.
  const until = 'claim' in state ? state.claim.on : isRunning(state) ? plan.today : state.deadline
  const points = series ? pointsOf(series).filter(({ on }) => on <= until) : []
  const own = points.findLast(({ on }) => on > state.start)
  const seen: Seen = series
    ? {
        value: own ? { ...own, of: 'series' } : null,
        forecast: forecastOf({
          metric: state.metric,
          start: state.start,
          deadline: state.deadline,
          points,
        }),
      }
    : { value: fromParts(plan, one), forecast: null }
  plan.measured.set(one.id, seen)
  return seen
}

const isRunning = ({ name }: TargetState) => !['cannot', 'dropped'].includes(name)

function partsOf(plan: Plan, { id }: Target): readonly Target[] {
  return (plan.parts.get(id) ?? []).filter(({ state }) => state.name !== 'dropped')
}

function fromParts(plan: Plan, one: Target): Standing['value'] {
  const parts = partsOf(plan, one).map((part) => measure(plan, part).value)
  const there = parts.filter((value) => value !== null)
  if (there.length === 0 || there.length < parts.length) return null
  const made = madeOf(
    one.state.aggregation,
    there.map(({ value }) => value),
  )
  const on = there.map((value) => value.on).reduce((a, b) => (a < b ? a : b))
  return made === null ? null : { on, value: Number(made.toFixed(4)), of: 'parts' }
}

/**
 * When it is to be expected by what itself says: done when it was said to be; the day its post has named, as
 * long as that lies ahead; else what its values come to. What is carried on to others is a day somebody
 * answers for wherever there is one.
 */
function ownFinish(plan: Plan, { id, state }: Target): Day {
  if ('claim' in state) return state.claim.on
  const slip = state.slips.at(-1)?.expected
  if (slip !== undefined && slip > state.deadline && slip >= plan.today) return slip
  const forecast = plan.measured.get(id)?.forecast
  const trend = forecast?.warns === true ? (forecast.expectedOn ?? '') : ''
  const latest = trend > state.deadline ? trend : state.deadline
  return latest < plan.today ? plan.today : latest
}

function nodeOf(plan: Plan, one: Target): Node {
  return {
    id: one.id,
    start: one.state.start,
    deadline: one.state.deadline,
    own: ownFinish(plan, one),
    waitsFor: waitsFor(one).filter((id) => plan.targets.has(id)),
    parts: partsOf(plan, one).map(({ id }) => id),
  }
}

const NOTHING = { good: 0, watch: 0, bad: 0, none: 0 } as const

function underOf(parts: readonly Standing[]): Under {
  const sum = (light: keyof Lights) => {
    const counts: Record<Colour, number> = { ...NOTHING }
    for (const { lights, under } of parts) {
      counts[lights[light].colour] += 1
      for (const colour of Object.keys(counts) as Colour[]) counts[colour] += under[light][colour]
    }
    return counts
  }
  return {
    all: parts.reduce((all, { under }) => all + 1 + under.all, 0),
    schedule: sum('schedule'),
    quality: sum('quality'),
    effect: sum('effect'),
  }
}

const BARE: Place = { finish: '', carried: 0, from: null, margin: 0, float: null, path: [] }

function stand(
  plan: Plan,
  one: Target,
  places: ReadonlyMap<string, Place>,
  isOver: boolean,
  depth = 0,
): Standing | null {
  const known = plan.standings.get(one.id)
  if (known || depth > DEEPEST) return known ?? null
  const parts = partsOf(plan, one).flatMap(
    (part) => stand(plan, part, places, false, depth + 1) ?? [],
  )
  const place = places.get(one.id) ?? BARE
  const { value, forecast } = measure(plan, one)
  const lead = one.bindings.findLast(({ role, until }) => role === 'lead' && until === null)
  const document = linkOf(one, 'cites')
  const standing: Standing = {
    target: one.id,
    number: one.number,
    state: one.state.name,
    parent: linkOf(one, 'part_of'),
    document,
    commitment: document === null ? null : (plan.commitments.get(document) ?? null),
    unit: lead?.unit ?? '',
    post: lead?.post ?? '',
    weight: one.state.weight,
    deadline: one.state.deadline,
    isOpen: !isOver && !['closed', 'cannot', 'dropped'].includes(one.state.name),
    value,
    forecast,
    lights: lightsOf(plan, one, { value, forecast, place, parts }),
    place,
    under: underOf(parts),
  }
  plan.standings.set(one.id, standing)
  return standing
}

function lightsOf(
  plan: Plan,
  one: Target,
  {
    value,
    forecast,
    place,
    parts,
  }: Seen & { readonly place: Place; readonly parts: readonly Standing[] },
): Lights {
  const { state } = one
  const series = state.series === null ? undefined : plan.series.get(state.series)
  const count = (light: keyof Lights, colour: Colour) =>
    parts.filter(({ lights }) => lights[light].colour === colour).length
  const all = parts.length
  const standing = series ? standingValues(series) : []
  const from = place.from === null ? undefined : plan.targets.get(place.from)
  const isWaiting = from !== undefined && waitsFor(one).includes(from.id)
  return {
    schedule: scheduleOf({
      state,
      today: plan.today,
      forecast,
      isMeasured: value !== null,
      silentFor:
        series === undefined
          ? null
          : daysBetween(
              [pointsOf(series).at(-1)?.on ?? '', state.start].reduce((a, b) => (a > b ? a : b)),
              plan.today,
            ),
      // What its own parts bring is said of the parts.
      carried: isWaiting ? { days: place.carried, from: from.subject.title } : null,
      blockers: (plan.blockers.get(one.id) ?? []).map(
        ({ number, state: { name: _name, ...facts } }) => ({
          number,
          isRaised: (facts as { readonly level?: string }).level !== 'unit',
        }),
      ),
      parts: { all, late: count('schedule', 'bad'), warned: count('schedule', 'watch') },
    }),
    quality: qualityOf({
      findings: state.findings,
      questions: series?.questions ?? [],
      values: {
        all: standing.length,
        confirmed: standing.filter(({ checked }) => checked === 'confirmed').length,
        questioned: standing.filter(({ checked }) => checked === 'questioned').length,
      },
      problems: (plan.problems.get(one.id) ?? []).length,
      parts: { all, bad: count('quality', 'bad') },
    }),
    effect: effectOf({
      who: state.who,
      findings: state.findings,
      isBeingAsked: state.name === 'to_judge',
      isChecked: state.name === 'closed',
      metric: state.metric,
      value: value?.value ?? null,
      parts: { all, bad: count('effect', 'bad') },
    }),
  }
}
