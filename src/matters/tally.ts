/** Counting by deltas: what each event changes in the counts that boards and reconciliation read. */
import type { Matter } from '../kernel/index.ts'

/**
 * `came_in` counts a matter once, `state` where it is now; per door they add up to the same (third
 * law). Sealed matters are counted under measures of their own, without category or place, so that
 * no figure shows them to the accused.
 */
export interface TallyDelta {
  readonly measure: 'came_in' | 'state' | 'sealed_came_in' | 'sealed_state'
  readonly openedOn: string
  readonly door: string
  readonly kind: string
  readonly state: string
  readonly category: string
  readonly division: string
  readonly value: number
}

export function deltasOf(before: Matter | null, after: Matter): readonly TallyDelta[] {
  const gone = before ? cellsOf(before).map((cell) => ({ ...cell, value: -1 })) : []
  return summed([...gone, ...cellsOf(after)])
}

function cellsOf(matter: Matter): readonly TallyDelta[] {
  const isSealed = matter.sealed !== null
  const common = {
    openedOn: matter.openedOn,
    door: matter.door,
    kind: matter.kind,
    category: isSealed ? '' : (matter.subject.category ?? ''),
    division: isSealed ? '' : (matter.subject.division ?? ''),
    value: 1,
  }
  return [
    { ...common, measure: isSealed ? 'sealed_came_in' : 'came_in', state: '' },
    { ...common, measure: isSealed ? 'sealed_state' : 'state', state: matter.state.name },
  ]
}

/** One delta a cell; cells that come to nothing are left out. */
export function summed(deltas: readonly TallyDelta[]): readonly TallyDelta[] {
  const cells = new Map<string, TallyDelta>()
  for (const delta of deltas) {
    const { value, ...cell } = delta
    const key = JSON.stringify(Object.values(cell))
    cells.set(key, { ...delta, value: (cells.get(key)?.value ?? 0) + value })
  }
  return [...cells.values()].filter((delta) => delta.value !== 0)
}
