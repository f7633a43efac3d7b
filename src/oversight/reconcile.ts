/** Third law, daily: what came in is the sum of states, by the counts and by the matters themselves, door by door. */
import { countThrice, insertOutbox, keepReconciliation } from '../matters/index.ts'
import type { Counted, Ports } from '../matters/index.ts'

export interface Difference {
  readonly door: string
  /** Empty: all states together. */
  readonly state: string
  /** By the tallies. */
  readonly counted: number
  /** By the rows of matters. */
  readonly found: number
}

export interface Reconciled {
  readonly cameIn: number
  readonly inStates: number
  readonly differences: readonly Difference[]
}

/** Keeps what it found; a difference is an alarm. */
export async function reconcile(ports: Ports, jurisdiction: number): Promise<Reconciled> {
  return ports.db.transaction(async (tx) => {
    const found = reconciled(await countThrice(tx, jurisdiction))
    const at = ports.clock.now()
    const differences = found.differences.map((one) => ({ ...one }))
    await keepReconciliation(tx, jurisdiction, { ...found, at, differences })
    if (differences.length > 0) {
      const body = { to: 'power:supervise', what: 'reconciliation', differences }
      const id = ports.random.uuid()
      await insertOutbox(tx, jurisdiction, [{ id, at, topic: 'alarm', matter: '', body }])
    }
    return found
  })
}

/** Door by door, then state by state within it. */
export function reconciled(counts: readonly Counted[]): Reconciled {
  const by = (source: Counted['source']) => counts.filter((one) => one.source === source)
  const [cameIn, inStates, matters] = [by('came_in'), by('state'), by('matters')]
  const doors = [...new Set(counts.map(({ door }) => door))].toSorted()
  const differences = doors.flatMap((door) => {
    const at = (some: readonly Counted[]) => some.filter((one) => one.door === door)
    const whole = [sum(at(cameIn)), sum(at(inStates))].map((counted) => {
      return { door, state: '', counted, found: sum(at(matters)) }
    })
    const states = [...new Set([...at(inStates), ...at(matters)].map(({ state }) => state))]
    const each = states.toSorted().map((state) => {
      const of = (some: readonly Counted[]) => sum(at(some).filter((one) => one.state === state))
      return { door, state, counted: of(inStates), found: of(matters) }
    })
    return [...whole, ...each].filter(({ counted, found }) => counted !== found)
  })
  return { cameIn: sum(cameIn), inStates: sum(inStates), differences }
}

function sum(counts: readonly Counted[]): number {
  return counts.reduce((total, { value }) => total + value, 0)
}
