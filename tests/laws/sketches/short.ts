/** Declares a kind in short: words are left out, for a sketch tells only its course. */
import { actOf } from '../../../src/kernel/index.ts'
import type { Act, AnyState, StateDeclaration } from '../../../src/kernel/index.ts'

export const w = (name: string) => ({ zh: name, en: name })
const told = { officials: w('…'), resident: w('…') }
export const owes = (role: string, acts: readonly string[], clock: string) => () => [
  { role, acts, clock },
]
const nothing = () => []

export function state<S extends AnyState>(
  counts: StateDeclaration<S>['counts'],
  duties: StateDeclaration<S>['duties'],
): StateDeclaration<S> {
  return { words: w('…'), resident: w('…'), counts, duties }
}
export const final = {
  words: w('…'),
  resident: w('…'),
  final: true,
  counts: 'done',
  duties: nothing,
} as const

/** What most acts leave out. */
type Short<A extends { becomes: unknown }> = Omit<A, 'words' | 'told' | 'fields' | 'becomes'> &
  Partial<Pick<A & { fields: Act<AnyState>['fields'] }, 'fields'>> & { becomes: A['becomes'] }
export function shortOf<S extends AnyState>() {
  const act = actOf<S>()
  return <From extends S['name']>(one: Short<Act<S, From>>): Act<S> =>
    act({ words: w('…'), told, fields: {}, ...one })
}

export const reading = (readings: Readonly<Record<string, unknown>>, name: string) =>
  Number(readings[name] ?? 0)
