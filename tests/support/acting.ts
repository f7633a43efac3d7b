/** One matter in memory, acted on step by step: for the tests of kernel and kinds. */
import { decide } from '../../src/kernel/index.ts'
import type {
  Actor,
  Effect,
  Instant,
  Json,
  Kind,
  Limit,
  Matter,
  MatterEvent,
  Official,
  Power,
  Refusal,
  Rulebook,
  World,
} from '../../src/kernel/index.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
export const START: Instant = '2026-03-02T01:00:00.000Z'

export function later(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString()
}

/** Every limit is so many hours; a term that ends after `lastKnown` is unknown. */
export function rulebookOf(
  hours: Readonly<Record<string, number>> = {},
  lastKnown: Instant = '2026-12-31T15:59:59.999Z',
): Rulebook {
  return {
    limit: (name): Limit | null => {
      const amount = hours[name] ?? hours['*']
      return amount === undefined ? null : { term: { amount, unit: 'hours' }, rule: `${name} v1` }
    },
    due: (start, { amount }) => {
      const due = later(start, amount * HOUR)
      return due > lastKnown ? null : due
    },
    endOfDay: (day) => `${day}T15:59:59.999Z`,
    dayOf: (instant) => later(instant, 8 * HOUR).slice(0, 10),
    calendarVersion: `known to ${lastKnown.slice(0, 10)}`,
  }
}

/** In the unit `unit`, of the line root > unit; somebody else in each post. */
export function official(
  powers: readonly Power[],
  unit = 'office',
  more: Partial<Official> = {},
): Official {
  const post = more.post ?? `${unit}/${powers.join('+')}`
  return {
    as: 'official',
    person: `p:${post}`,
    post,
    unit,
    powers,
    above: ['root'],
    below: [],
    ...more,
  }
}

export const DOOR: Actor = { as: 'door', door: 'web' }
export const RESIDENT: Actor = { as: 'resident', matter: 'm', receipt: 'r' }
export const SYSTEM: Actor = { as: 'system', part: 'sweep' }
export const EFFECTS: Actor = { as: 'system', part: 'effects' }

export interface Acting {
  readonly matter: Matter
  readonly events: readonly MatterEvent[]
  readonly effects: readonly Effect[]
  now: Instant
  rulebook: Rulebook
  readings: Readonly<Record<string, Json>>
  people: World['people']
  /** Null: it was done. */
  try(act: string, actor: Actor, input?: unknown): Refusal | null
  /** The code of its refusal, or what it became. */
  does(act: string, actor: Actor, input?: unknown): string
  /** Does it, or the test is wrong. */
  must(act: string, actor: Actor, input?: unknown): void
  wait(milliseconds: number): void
}

export function acting(kind: Kind, rulebook = rulebookOf({ '*': 24 })): Acting {
  let matter: Matter | null = null
  let effects: readonly Effect[] = []
  const events: MatterEvent[] = []
  const stage: Acting = {
    get matter() {
      if (!matter) throw new Error('nothing was opened')
      return matter
    },
    events,
    get effects() {
      return effects
    },
    now: START,
    rulebook,
    readings: {},
    people: undefined,
    try(act, actor, input = {}) {
      const birth = {
        jurisdiction: 990100,
        id: 'm',
        kind: kind.name,
        number: '1',
        door: 'web',
        openedAt: stage.now,
        openedOn: '2026-03-02',
      } as const
      const world: World = {
        rulebook: stage.rulebook,
        readings: stage.readings,
        ...(stage.people ? { people: stage.people } : {}),
        ...(matter ? {} : { birth }),
      }
      const result = decide(kind, matter, { act, input }, actor, stage.now, world)
      if (!result.ok) return result.refusal
      matter = result.value.matter
      effects = result.value.effects
      events.push(...result.value.events)
      return null
    },
    does(act, actor, input) {
      return stage.try(act, actor, input)?.code ?? stage.matter.state.name
    },
    must(act, actor, input) {
      const refusal = stage.try(act, actor, input)
      if (refusal) throw new Error(`${act}: ${refusal.code} ${refusal.field ?? ''}`)
    },
    wait(milliseconds) {
      stage.now = later(stage.now, milliseconds)
    },
  }
  return stage
}
