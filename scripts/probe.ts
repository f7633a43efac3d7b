/**
 * What the functions of a kind's declaration can answer, found by asking them: with facts that are
 * absent, with facts that are there, and with every word that the function itself names. Good enough
 * to draw with; what really happens is shown by the tests that walk.
 */
import type {
  Act,
  AnyState,
  DeclaredDuty,
  Input,
  Kind,
  Matter,
  Sight,
} from '../src/kernel/index.ts'
import { unborn } from '../src/kernel/index.ts'

/** Stands for any fact: true, one, a word, a thing with facts of its own. */
function anything(word: string): unknown {
  return new Proxy(() => word, {
    get: (_target, name) => {
      if (name === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? 1 : word)
      if (name === Symbol.iterator) return undefined
      return typeof name === 'string' && !(name in String.prototype) ? anything(word) : undefined
    },
  })
}

function factsOf(value: (name: string) => unknown): Record<string, unknown> {
  return new Proxy(
    {},
    { get: (_target, name) => (typeof name === 'string' ? value(name) : undefined) },
  )
}

/** Words a function names between quotes. */
function wordsIn(declared: unknown): readonly string[] {
  const found = String(declared).matchAll(/['"`]([a-z][a-z_]*)['"`]/g)
  return [...new Set([...found].map(([, word]) => word ?? ''))]
}

type Answer = (name: string) => unknown

function answersFor(declared: unknown): readonly Answer[] {
  const words = wordsIn(declared)
  return [
    () => undefined,
    () => true,
    () => [factsOf(() => null)],
    (name) => (name.endsWith('s') ? [] : null),
    () => anything('…'),
    ...words.map((word) => (name: string) => (name === 'name' ? word : anything(word))),
    ...words.map((word) => () => word),
    // One fact is there, and the others are not.
    ...words.map((word) => (name: string) => {
      if (name === word) return anything(word)
      return name.endsWith('s') ? [] : null
    }),
  ]
}

/** Matters in a state, as many as the function may tell apart. */
function mattersIn(kind: Kind, state: string, declared: unknown): readonly Matter[] {
  const at = '2026-01-01T00:00:00.000Z'
  const birth = {
    jurisdiction: 1,
    id: 'm',
    kind: kind.name,
    number: '1',
    door: 'web',
    openedAt: at,
    openedOn: '2026-01-01',
  } as const
  const bound = Object.entries(kind.roles).flatMap(([role, one]) =>
    one.is === 'bound' ? [{ role, unit: 'u', since: 1, until: null }] : [],
  )
  const clocks = Object.fromEntries(
    Object.keys(kind.clocks).flatMap((name) =>
      [name, `${name}:u`].map((clock) => [
        clock,
        { start: at, due: at, term: null, rule: '', earlier: [] },
      ]),
    ),
  )
  // A matter may lead back to the state it had before.
  const states = Object.keys(kind.states).map((name) => () => anything(name))
  return [...answersFor(declared), ...states].flatMap((answer) =>
    [true, false].map((full) => ({
      ...unborn(birth, at, kind.version),
      n: 1,
      bindings: full ? bound : [],
      clocks: full ? clocks : {},
      state: factsOf((name) => (name === 'name' ? state : answer(name))) as unknown as AnyState,
    })),
  )
}

export interface ClocksOfAct {
  readonly starts: readonly string[]
  readonly stops: readonly string[]
}

/** Names of the clocks an act may start and stop. */
export function clocksOf(kind: Kind, act: Act<AnyState>): ClocksOfAct {
  // Taking back starts what the act stopped, and stops what it started.
  const taken = act.takesBack === undefined ? undefined : kind.acts[act.takesBack]
  if (taken) {
    const { starts, stops } = clocksOf(kind, taken)
    return { starts: [...new Set([...stops, ...starts])], stops: starts }
  }
  const starts = ask(kind, act, act.starts).map((one) => one.as ?? one.limit ?? '')
  return { starts: named(kind, starts), stops: named(kind, ask(kind, act, act.stops)) }
}

type Asked<T> = (matter: Matter, input: Input, sight: Sight) => readonly T[]

function ask<T>(
  kind: Kind,
  { from, readings }: Act<AnyState>,
  declared: Asked<T> | undefined,
): readonly T[] {
  if (!declared) return []
  const states = Array.isArray(from) ? from : from === 'new' ? ['new'] : Object.keys(kind.states)
  // Everything filled in, nothing, and one thing alone.
  const alone = wordsIn(declared).map((word) => ({ [word]: true }))
  const inputs = [...answersFor(declared).map(factsOf), ...alone, {}] as readonly Input[]
  return states.flatMap((state) =>
    mattersIn(kind, state, declared).flatMap((matter) =>
      inputs.flatMap((input) =>
        sights(readings).flatMap((sight) => attempt(() => declared(matter, input, sight)) ?? []),
      ),
    ),
  )
}

/** With nothing read, and with readings whose facts are lists, or things with lists of their own. */
function sights(names: Act<AnyState>['readings']): readonly Sight[] {
  const lists = factsOf(() => ['u'])
  const things = factsOf(() => factsOf(() => ['u']))
  const all = (fact: unknown) => Object.fromEntries((names ?? []).map((name) => [name, fact]))
  return (names?.length ? [{}, all(lists), all(things)] : [{}]).map(sightWith)
}

function sightWith(readings: object): Sight {
  const actor = {
    as: 'official',
    person: 'p',
    post: 'p',
    unit: 'u',
    powers: [],
    above: [],
    below: [],
  } as const
  return {
    actor,
    now: '2026-01-01T00:00:00.000Z',
    today: '2026-01-01',
    readings: readings as Sight['readings'],
  }
}

function named(kind: Kind, clocks: readonly string[]): readonly string[] {
  const found = new Set(clocks.map((clock) => clock.split(':')[0] ?? clock))
  return Object.keys(kind.clocks).filter((clock) => found.has(clock))
}

/** Every duty a state may have. */
export function dutiesIn(kind: Kind, state: string): readonly DeclaredDuty[] {
  const declared = kind.states[state]?.duties
  if (!declared) return []
  const all = mattersIn(kind, state, declared).flatMap(
    (matter) => attempt(() => declared(matter)) ?? [],
  )
  // Looked up under a fact that is none, a clock has no name.
  const baseOf = ({ clock }: Partial<DeclaredDuty>) => clock?.split(':')[0] ?? ''
  const keyOf = (duty: DeclaredDuty) => `${duty.role} ${duty.acts.join()} ${baseOf(duty)}`
  const known = all.filter(
    (duty) => Object.hasOwn(kind.roles, duty.role) && baseOf(duty) in kind.clocks,
  )
  return [...new Map(known.map((duty) => [keyOf(duty), duty])).values()]
}

/** A function that cannot make anything of such facts has nothing to say about them. */
function attempt<T>(question: () => T): T | null {
  try {
    return question()
  } catch {
    return null
  }
}
