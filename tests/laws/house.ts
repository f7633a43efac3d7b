/** A house in memory: what commit() does with a matter, without a database. Readings are the same pure functions. */
import { decide, dutiesOf, isFinal } from '../../src/kernel/index.ts'
import type {
  Actor,
  Birth,
  Effect,
  Input,
  Instant,
  Json,
  Kind,
  Matter,
  MatterEvent,
  Result,
  World,
} from '../../src/kernel/index.ts'
import { countOpen, rulebookOf } from '../../src/matters/index.ts'
import { peopleOf, sealingIn } from '../../src/matters/people.ts'
import { activityFault, isCopied, openMandatory } from '../../src/decisions/index.ts'
import type { DocumentState } from '../../src/kinds/index.ts'
import { caretakerOf, itemsOf } from '../../src/handover/index.ts'
import { can, outsideOnly } from '../../src/org/index.ts'
import { dependenceFaultOf, leadOf, placeFaultOf, treeOf, waitsFor } from '../../src/plans/index.ts'
import type { Target } from '../../src/plans/index.ts'
import { visibleOf } from '../../src/matters/index.ts'
import type { Rules } from '../../src/rules/index.ts'
import { inspectionsRead, unjudgeablePost, urgedBefore } from '../../src/supervision/index.ts'
import { APPRAISALS, BALLOTS } from './ballots.ts'
import { CITY } from './city.ts'
import { TELLING } from './telling.ts'
import type { City } from './city.ts'
import type { Chance } from './random.ts'
import { rulesAt } from './rules.ts'

export interface Told {
  readonly matter: Matter
  readonly before: Matter | null
  readonly event: MatterEvent
  readonly kind: Kind
  readonly actor: Actor
}

export interface MemoryHouse {
  city: City
  readonly kinds: ReadonlyMap<string, Kind>
  readonly matters: Map<string, Matter>
  readonly events: Map<string, MatterEvent[]>
  /** How often each act was done, by `kind.act`. */
  readonly done: Map<string, number>
  now: Instant
  /** The rules in force; tests may let a calendar come to be known. */
  rules: Rules
  /** Readings of kinds that only the tests know. */
  readonly readings: Readings
  /** The effects' events included, in the order they happened. */
  perform(deed: Deed, chance: Chance): Result<readonly Told[]>
}

export type Readings = Readonly<
  Record<string, (house: MemoryHouse, deed: Deed, chance: Chance) => Json>
>

export interface Deed {
  readonly kind: string
  readonly matter: string | null
  readonly act: string
  readonly input: unknown
  readonly actor: Actor
}

export function memoryHouse(
  city: City,
  kinds: readonly Kind[],
  start: Instant,
  readings: Readings = {},
): MemoryHouse {
  const byName = new Map(kinds.map((kind) => [kind.name, kind]))
  const house: MemoryHouse = {
    city,
    kinds: byName,
    matters: new Map(),
    events: new Map(),
    done: new Map(),
    now: start,
    rules: rulesAt(start),
    readings,
    perform: (deed, chance) => performIn(house, deed, chance),
  }
  return house
}

function performIn(house: MemoryHouse, deed: Deed, chance: Chance): Result<readonly Told[]> {
  const before = deed.matter === null ? null : (house.matters.get(deed.matter) ?? null)
  if (before && !mayReach(deed.actor, before))
    return { ok: false, refusal: { code: 'no_such_matter' } }
  const unknown = unknownReference(house, deed)
  if (unknown) return { ok: false, refusal: { code: 'no_such_reference', field: unknown } }
  const birth = before ? undefined : birthOf(house, deed)
  const first = step(house, deed, before, chance, birth)
  if (!first.ok) return first
  const told = [first.value.told]
  // As in a transaction: nothing is kept before all that follows from it was decided.
  const queue = [...first.value.effects]
  keep(house, first.value.told)
  for (let effect = queue.shift(); effect; effect = queue.shift()) {
    const actor: Actor = { as: 'system', part: 'effects' }
    if ('on' in effect && house.matters.get(effect.on)?.erased) continue
    const next = follow(house, effect, actor, first.value.told.matter, chance)
    if (!next.ok) throw new Error(`effect ${effect.act} was refused: ${next.refusal.code}`)
    keep(house, next.value.told)
    told.push(next.value.told)
    queue.push(...next.value.effects)
  }
  return { ok: true, value: told }
}

function follow(
  house: MemoryHouse,
  effect: Effect,
  actor: Actor,
  cause: Matter,
  chance: Chance,
): ReturnType<typeof step> {
  const { act, input } = effect
  if ('opens' in effect) {
    const deed = { kind: effect.opens, matter: null, act, input, actor }
    return step(house, deed, null, chance, { ...birthOf(house, deed), door: cause.door })
  }
  const on = house.matters.get(effect.on)
  if (!on) throw new Error(`an effect names a matter that is not there: ${effect.on}`)
  return step(house, { kind: on.kind, matter: on.id, act, input, actor }, on, chance)
}

/** The field that names something the city does not have. */
function unknownReference(house: MemoryHouse, deed: Deed): string | undefined {
  const fields = house.kinds.get(deed.kind)?.acts[deed.act]?.fields ?? {}
  const input = (deed.input ?? {}) as Readonly<Record<string, unknown>>
  const { org } = house.city
  return Object.keys(fields).find((name) => {
    const value = input[name]
    if (typeof value !== 'string') return false
    switch (fields[name]?.type) {
      case 'unit':
        return !org.units.has(value)
      case 'post':
        return !org.posts.has(value)
      case 'matter':
        return !house.matters.has(value)
      default:
        return false
    }
  })
}

function step(
  house: MemoryHouse,
  deed: Deed,
  before: Matter | null,
  chance: Chance,
  birth?: Birth,
): Result<{ told: Told; effects: readonly Effect[] }> {
  const kind = house.kinds.get(deed.kind)
  if (!kind) throw new Error(`no kind ${deed.kind}`)
  const readings = Object.fromEntries(
    (kind.acts[deed.act]?.readings ?? []).map((name) => [
      name,
      readingOf(name, house, kind, before, deed, chance),
    ]),
  )
  const world: World = {
    rulebook: rulebookOf(house.rules),
    readings,
    people: peopleOf(house.city.org),
    ...(birth ? { birth } : {}),
  }
  const decided = decide(kind, before, deed, deed.actor, house.now, world)
  if (!decided.ok) return decided
  const [event] = decided.value.events
  if (!event) throw new Error('an act is an event')
  const told = { kind, before, event, matter: decided.value.matter, actor: deed.actor }
  return { ok: true, value: { told, effects: decided.value.effects } }
}

function keep(house: MemoryHouse, { matter, event }: Told): void {
  const act = `${matter.kind}.${event.act}`
  house.done.set(act, (house.done.get(act) ?? 0) + 1)
  house.matters.set(matter.id, matter)
  house.events.set(matter.id, [...(house.events.get(matter.id) ?? []), event])
}

function mayReach(actor: Actor, matter: Matter): boolean {
  return actor.as === 'door' ? matter.sealed === null : can(actor, 'see', visibleOf(matter))
}

function birthOf(house: MemoryHouse, { kind, actor }: Deed): Birth {
  const n = house.matters.size + 1
  return {
    jurisdiction: CITY,
    id: `m${n}`,
    kind,
    number: `${n}`,
    door: actor.as === 'door' ? actor.door : 'hotline',
    openedAt: house.now,
    openedOn: rulebookOf(house.rules).dayOf(house.now),
  }
}

/** The readings of src/matters/readings.ts and the draw, over what is in memory. */
function readingOf(
  name: string,
  house: MemoryHouse,
  kind: Kind,
  matter: Matter | null,
  deed: Deed,
  chance: Chance,
): Json {
  const { org } = house.city
  const input = (deed.input ?? {}) as Record<string, unknown>
  switch (name) {
    case 'outside_only': {
      const units = typeof input['accused_unit'] === 'string' ? [input['accused_unit']] : []
      const accuses = input['accuses'] === true || units.length > 0
      return accuses && outsideOnly(org, { units, posts: [] })
    }
    case 'signs': {
      // As src/routing/signs.ts reads them, whatever the words of a walk say.
      const named = chance.maybe(0.1) ? [chance.one([...org.units.keys()])] : []
      const accuses = chance.maybe(0.1)
      const left = (units: readonly string[]) => !outsideOnly(org, { units, posts: [] })
      return {
        danger: chance.maybe(0.1) ? ['fire'] : [],
        accuses,
        units: left(named) ? named : [],
        outside: accuses && !left([]),
      }
    }
    case 'added': {
      // As src/routing/signs.ts reads them, whatever the words of a walk say.
      const danger = chance.maybe(0.2) ? ['fire'] : []
      const accuses = input['accuses'] === true || chance.maybe(0.1)
      if (!accuses || !matter || matter.sealed) return { danger, accuses, seal: null }
      const named = chance.maybe(0.6) ? [chance.one([...org.units.keys()])] : []
      const left = (units: readonly string[]) => !outsideOnly(org, { units, posts: [] })
      const units = left(named) ? named : []
      const { stranded } = sealingIn(org, kind, matter, ...units)
      return { danger, accuses, seal: { units, stranded, outside: !left([]) } }
    }
    case 'sealing':
      return sealingIn(org, kind, matter, String(input['unit']))
    case 'power': {
      const unit = org.units.get(String(input['unit']))
      const category = input['category'] ?? matter?.subject.category ?? null
      if (!unit) return { has: true, rule: '' }
      const answer = house.rules.powerOf(category === null ? null : String(category), unit.level)
      return { has: answer.has, rule: answer.rule.zh }
    }
    case 'automatic':
      // As src/automatic/readings.ts reads the switch and the words.
      return chance.maybe(0.2) ? 'off' : null
    case 'check_required':
      return house.rules.category(String(input['category']))?.checkRequired ?? false
    case 'merged_here':
      return [...house.matters.values()].flatMap((one) =>
        one.state.name === 'merged' &&
        one.links.some((link) => link.type === 'merged_into' && link.to === matter?.id)
          ? [one.id]
          : [],
      )
    case 'merge_target': {
      const target = house.matters.get(String(input['into']))
      return target ? { state: target.state.name, sealed: target.sealed !== null } : null
    }
    case 'publication':
      return (
        [...house.matters.values()].find(
          (one) =>
            one.kind === 'publication' &&
            ['to_review', 'published', 'halted'].includes(one.state.name) &&
            one.links.some((link) => link.type === 'cites' && link.to === matter?.id),
        )?.id ?? null
      )
    case 'is_published':
      return house.matters.get(String(input['about']))?.state.name === 'published'
    case 'unseeing': {
      const posts = Array.isArray(input['mentions']) ? input['mentions'] : []
      return posts.filter((post) => !org.posts.has(String(post))).map(String)
    }
    case 'is_emergency':
      return house.rules.channel(String(input['channel']))?.kind === 'emergency'
    case 'entry_standing': {
      const entry = house.matters.get(String(input['entry']))
      return entry?.kind === 'knowledge_entry' && entry.state.name === 'in_force' ? 'valid' : null
    }
    case 'retention':
      return { until: chance.maybe(0.5) ? '2020-01-01' : '2199-01-01' }
    case 'following': {
      const all = followingIn(house, matter?.id)
      const over = all.filter((one) => isOver(house, one.id)).map(({ id }) => id)
      return { over, open: all.length - over.length }
    }
    case 'identifies':
      return null
    case 'items_of_post': {
      const open = [...house.matters.values()].filter(
        (one) => !isOver(house, one.id) && one.sealed === null && one.kind !== 'handover',
      )
      return itemsOf(open, String(input['post'])).map((one) => ({ ...one }))
    }
    case 'unit_of_predecessor':
      return org.posts.get(String(input['predecessor']))?.unit ?? ''
    case 'caretaker':
      return caretakerOf(matter, String(input['post']), org)
    case 'unit_of_post': {
      const post = input['post'] ?? input['lead'] ?? input['keeper']
      return org.posts.get(String(post))?.unit ?? ''
    }
    case 'place': {
      const found = new Map(house.matters)
      return placeFaultOf(input as Input, matter?.id ?? null, found, house.kinds, [])
    }
    case 'tree':
      return matter && { ...treeAround(house, matter) }
    case 'copied_reasons':
      return matter !== null && isCopied(input as Input, matter)
    case 'open_tasks': {
      const named = (matter?.links ?? []).filter(({ type }) => type === 'carried_out_by')
      return countOpen(
        named.flatMap(({ to }) => house.matters.get(to) ?? []),
        house.kinds,
      )
    }
    case 'open_mandatory': {
      const parts = [...house.matters.values()].filter(({ links }) =>
        links.some((link) => link.type === 'part_of' && link.to === matter?.id),
      )
      return matter ? openMandatory(matter, parts, house.kinds) : 0
    }
    case 'campaign_running': {
      const found = house.matters.get(String(input['campaign']))
      return found?.kind === 'campaign' && found.state.name === 'running'
    }
    case 'urged_before':
      return urgedBefore(house.matters.get(String(input['after'])), input as Input)
    case 'reply_days':
      return house.rules.cap('referral_reply_days').value
    case 'activity_place': {
      const of = (field: string) => house.matters.get(String(input[field]))
      return activityFault(of('campaign'), of('problem'), Number(input['stage']))
    }
    case 'inspections': {
      const known = [...house.matters.values()].flatMap((one) =>
        one.kind === 'inspection' &&
        one.state.name !== 'dropped' &&
        one.bindings.some(({ unit }) => unit === input['unit'])
          ? [
              {
                number: one.number,
                topic: one.subject.title,
                isComprehensive:
                  (one.state as { isComprehensive?: boolean }).isComprehensive === true,
                isOpen: !isOver(house, one.id),
              },
            ]
          : [],
      )
      return { ...inspectionsRead(known, input as Input, { rules: house.rules, org }) }
    }
    case 'unjudgeable_post':
      return unjudgeablePost(org, input as Input)
    case 'step_of_about': {
      const events = house.events.get(String(input['about'])) ?? []
      const found = events.find(({ n }) => n === Number(input['step']))
      if (!found) return null
      return found.by.as === 'official' ? { person: found.by.person } : {}
    }
    case 'lead_of_about': {
      const about = house.matters.get(String(input['about']))
      return about ? leadOf(about) : null
    }
    case 'dependence': {
      if (!matter) return 'depends_on_what'
      const on = String(input['on'])
      return dependenceFaultOf(matter, on, house.kinds, wayIn(house, on))
    }
    case 'own_value':
      return null
    case 'open_parts':
      return linkedIn(house, matter, 'part_of').filter(({ id }) => !isOver(house, id)).length
    case 'targets_on_it':
      return linkedIn(house, matter, 'cites').filter(({ id }) => !isOver(house, id)).length
    case 'silent':
      return chance.maybe(0.7)
    case 'clauses_above': {
      const above = house.matters.get(String(input['above']))
      return above?.kind === 'document'
        ? (above.state as unknown as DocumentState).clauses.map((one) => one.number)
        : null
    }
    case 'copied':
      return []
    case 'hot_problem':
      return chance.maybe(0.9) ? { ...hotFound(house, chance) } : null
    case 'hot_asked':
      return (matter?.links ?? []).flatMap(({ type, to }) => {
        const asked = house.matters.get(to)
        return type === 'caused_by' && asked && !asked.erased && asked.sealed === null ? [to] : []
      })
    case 'draw':
      return { value: chance.next(), rate: 0.5 }
    default: {
      const ballot = BALLOTS[name] ?? APPRAISALS[name]
      if (ballot) return ballot({ house, matter, input: input as Input, chance })
      const telling = TELLING[name]
      if (telling) return telling(house, matter, input)
      const own = house.readings[name]
      if (!own) throw new Error(`the laws know no reading ${name}`)
      return own(house, deed, chance)
    }
  }
}

/** What has to be there before a target can be, as src/plans/depending.ts finds it. */
function wayIn(house: MemoryHouse, from: string): ReadonlyMap<string, Matter> {
  const found = new Map<string, Matter>()
  for (let next = [from]; next.length > 0;) {
    const bodies = next.flatMap((id) => house.matters.get(id) ?? [])
    for (const one of bodies) found.set(one.id, one)
    const parts = bodies.flatMap((one) => linkedIn(house, one, 'part_of').map(({ id }) => id))
    next = [...bodies.flatMap(waitsFor), ...parts].filter((id) => !found.has(id))
  }
  return found
}

/** What many said, as the search for hot problems would find it. */
function hotFound(house: MemoryHouse, chance: Chance) {
  const asked = [...house.matters.values()].filter(
    (one) => one.kind === 'request' && one.sealed === null && !one.erased && chance.maybe(0.4),
  )
  return {
    title: '桥下的路灯不亮',
    place: '桥下',
    category: null,
    division: null,
    matters: asked.slice(0, 20).map(({ id }) => id),
    ahead: chance.below(8),
    taken: chance.maybe(0.1),
  }
}

function linkedIn(house: MemoryHouse, matter: Matter | null, type: string): readonly Matter[] {
  return [...house.matters.values()].filter(
    (one) =>
      one.kind === 'target' &&
      one.links.some((link) => link.type === type && link.to === matter?.id),
  )
}

function treeAround(house: MemoryHouse, matter: Matter) {
  const to = (type: string) => matter.links.find((link) => link.type === type)?.to
  const parent = house.matters.get(to('part_of') ?? '') ?? null
  const document = house.matters.get(to('cites') ?? '') ?? null
  const siblings = parent
    ? linkedIn(house, parent, 'part_of')
    : linkedIn(house, document, 'cites').filter(
        ({ links }) => !links.some(({ type }) => type === 'part_of'),
      )
  const counts = { ofLead: 0, mostOfLead: 12, tops: 0, mostTops: 10 }
  return treeOf(siblings as readonly Target[], parent as Target | null, counts)
}

/** As src/matters/following.store.ts finds them. */
function followingIn(house: MemoryHouse, id: string | undefined): readonly Matter[] {
  const found = new Map<string, Matter>()
  const look = (about: string | undefined) => {
    for (const one of house.matters.values()) {
      const repeats = ['publication', 'pressure_check', 'public_word'].includes(one.kind)
      const names = one.links.some(
        ({ type, to }) => to === about && (type === 'cites' || type === 'caused_by'),
      )
      if (!repeats || !names || one.erased || found.has(one.id) || one.id === id) continue
      found.set(one.id, one)
      look(one.id)
    }
  }
  look(id)
  return [...found.values()]
}

/** Who may be somebody on this matter: every official, the resident, the door, the house itself. */
export function actorsFor(house: MemoryHouse, matter: string | null): readonly Actor[] {
  const beside: Actor[] = [
    { as: 'door', door: 'web' },
    { as: 'system', part: 'sweep' },
  ]
  if (isRouted(house, matter)) beside.push({ as: 'system', part: 'router' })
  if (matter !== null)
    beside.push(
      { as: 'resident', matter, receipt: 'r1' },
      { as: 'resident', matter, receipt: 'r2', voice: 'second' },
      ...partiesOf(house.matters.get(matter)),
    )
  return [...house.city.officials, ...beside]
}

/** A machine plays its part only where a kind gives it one. */
function isRouted(house: MemoryHouse, matter: string | null): boolean {
  const kind = house.kinds.get(house.matters.get(matter ?? '')?.kind ?? '')
  return Object.values(kind?.roles ?? {}).some(
    (role) => role.is === 'system' && role.part === 'router',
  )
}

function partiesOf(matter: Matter | undefined): readonly Actor[] {
  return (matter?.bindings ?? []).flatMap(({ party }) =>
    matter && party !== undefined
      ? [{ as: 'resident' as const, matter: matter.id, receipt: `r-${party}`, party }]
      : [],
  )
}

export function isOver(house: MemoryHouse, id: string): boolean {
  const matter = house.matters.get(id)
  const kind = matter && house.kinds.get(matter.kind)
  return !matter || !kind || (isFinal(kind, matter) && dutiesOf(kind, matter).length === 0)
}
