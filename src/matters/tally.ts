/** Counting by deltas: what each event changes in the counts that boards and reconciliation read. */
import type { AnyState, Matter } from '../kernel/index.ts'

/**
 * `came_in` counts a matter once, `state` where it is now; per door they add up to the same (third
 * law). Sealed matters are counted under measures of their own, without category or place, so that
 * no figure shows them to the accused. `ended` counts a matter that is over by its outcome and by
 * who ended it: `cannot.unjudged`. Silence is counted as silence, and an honest "cannot" as one.
 */
export interface TallyDelta {
  readonly measure: 'came_in' | 'state' | 'ended' | 'sealed_came_in' | 'sealed_state'
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
  const ending = isSealed ? null : endingOf(matter.state)
  return [
    { ...common, measure: isSealed ? 'sealed_came_in' : 'came_in', state: '' },
    { ...common, measure: isSealed ? 'sealed_state' : 'state', state: matter.state.name },
    ...(ending === null ? [] : [{ ...common, measure: 'ended' as const, state: ending }]),
  ]
}

/**
 * States of any kind that say `how` they ended (judged, unjudged, unreached) and carry answers with
 * an outcome each are counted by both. All asks impossible is `cannot`, some of them is `partly`.
 */
function endingOf(state: AnyState): string | null {
  const { how, answers } = state as { readonly how?: unknown; readonly answers?: unknown }
  // A code, never what somebody wrote: counts outlive the words.
  if (typeof how !== 'string' || !/^[a-z_]{1,20}$/u.test(how)) return null
  const outcomes = Array.isArray(answers)
    ? answers.map((one: { readonly outcome?: unknown }) => one.outcome)
    : []
  const outcome = outcomes.every((one) => one === 'done' || one === undefined)
    ? 'done'
    : outcomes.every((one) => one === 'cannot')
      ? 'cannot'
      : 'partly'
  return `${outcome}.${how}`
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
