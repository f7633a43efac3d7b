/** Makes a kind out of its declaration: adds what every kind has and refuses what cannot work. */
import { COMMON_ACTS, COMMON_CLOCKS, COMMON_ROLES } from './common.ts'
import type { Act, Kind, StateDeclaration } from './kind.ts'
import type { Words } from './basics.ts'
import type { Role } from './kind.ts'
import type { AnyState, LinkType, MatterEvent } from './matter.ts'

export interface KindDeclaration<S extends AnyState> {
  readonly name: string
  readonly version: number
  readonly words: Words
  readonly roles: Readonly<Record<string, Role>>
  readonly clocks: Readonly<Record<string, Words>>
  readonly states: { readonly [N in S['name']]: StateDeclaration<Extract<S, { name: N }>> }
  readonly acts: Readonly<Record<string, Act<S>>>
  /** Of the acts that every kind has, those that make no sense here. */
  readonly without?: readonly (keyof typeof COMMON_ACTS)[]
  /** Any official may see it. */
  readonly common?: true
  /** Links that only its own acts make and end: what the kind itself is built of. */
  readonly ownLinks?: readonly LinkType[]
  readonly asks?: (state: S) => readonly string[]
  readonly upcast?: (event: MatterEvent) => MatterEvent
}

/** Narrows the matter an act sees to the states it may be done from. */
export function actOf<S extends AnyState>() {
  return <From extends S['name']>(declaration: Act<S, From>): Act<S> =>
    // The kernel calls it only in the states named in `from`, so the narrower type is safe.
    declaration as unknown as Act<S>
}

/** What is kept from somebody by its nature is never opened to them: for a kind that begins sealed. */
export function staysSealed<S extends AnyState>() {
  const kept = (common: 'propose_unseal' | 'unseal') =>
    actOf<S>()({
      ...COMMON_ACTS[common],
      from: 'open',
      to: [],
      becomes: () => ({}),
      unless: () => ({ code: 'stays_sealed' }),
    })
  return { propose_unseal: kept('propose_unseal'), unseal: kept('unseal') }
}

export function declareKind<S extends AnyState>(declaration: KindDeclaration<S>): Kind {
  const { without = [], ownLinks = [], ...declared } = declaration
  const common = Object.entries(COMMON_ACTS)
    .filter(([name]) => !without.includes(name as keyof typeof COMMON_ACTS))
    .map(([name, act]) => [name, LINKING.has(name) ? keepingLinks(act, ownLinks) : act] as const)
  const kind = {
    ...declared,
    roles: { ...COMMON_ROLES, ...declaration.roles },
    clocks: { ...COMMON_CLOCKS, ...declaration.clocks },
    acts: { ...Object.fromEntries(common), ...declaration.acts },
    asks: declaration.asks ?? (() => []),
  } as unknown as Kind
  const faults = faultsOf(kind)
  if (faults.length > 0)
    throw new Error(`kind ${declaration.name} cannot work: ${faults.join('; ')}`)
  return kind
}

const LINKING = new Set(['link', 'unlink'])

function keepingLinks(act: Act<AnyState>, own: readonly LinkType[]): Act<AnyState> {
  if (own.length === 0) return act
  return {
    ...act,
    check: (matter, input, sight) =>
      own.includes(input['type'] as LinkType)
        ? { code: 'link_is_its_own', field: 'type' }
        : (act.check?.(matter, input, sight) ?? null),
  }
}

/** What is wrong with a declaration that its types cannot say. */
export function faultsOf(kind: Kind): readonly string[] {
  const faults: string[] = []
  if (!Object.values(kind.acts).some((act) => act.from === 'new')) faults.push('no act opens it')
  for (const [name, act] of Object.entries(kind.acts)) {
    for (const role of act.by) if (!kind.roles[role]) faults.push(`act ${name}: no role ${role}`)
    for (const state of [...(Array.isArray(act.from) ? act.from : []), ...act.to]) {
      if (!kind.states[state]) faults.push(`act ${name}: no state ${state}`)
    }
    if (act.otherThan && !kind.acts[act.otherThan])
      faults.push(`act ${name}: no act ${act.otherThan}`)
    if (act.undo && kind.acts[act.undo]?.takesBack !== name)
      faults.push(`act ${name}: ${act.undo} does not take it back`)
  }
  for (const name of Object.keys(kind.states)) {
    const isReached = Object.values(kind.acts).some((act) => act.to.includes(name))
    if (!isReached) faults.push(`state ${name}: nothing leads there`)
  }
  return faults
}
