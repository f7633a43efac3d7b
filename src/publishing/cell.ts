/** One row while it is counted: exact counts and waits, none of which leaves unrounded. */
import { WAITS } from './definitions.ts'
import type { Count, WaitColumn } from './definitions.ts'
import type { Observation } from './observe.ts'
import { LEAST_OF_RATE } from './rounding.ts'
import { quantile } from './statistics.ts'

/** `late`: so many still wait that the quantile lies beyond those answered. Null: not shown, n is too small. */
export type WaitShown = number | 'late' | null

export class Cell {
  readonly counts = new Map<Count, number>()
  readonly days: number[] = []
  readonly workingDays: number[] = []
  open = 0
  /** Some wait lies on days no calendar knows. */
  isUnknown = false

  add(one: Observation): void {
    for (const name of namesOf(one)) this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
    if (one.wait === 'open') this.open += 1
    else if (one.wait !== null) {
      this.days.push(one.wait.days)
      if (one.wait.workingDays === null) this.isUnknown = true
      else this.workingDays.push(one.wait.workingDays)
    }
  }
}

function namesOf(one: Observation): readonly Count[] {
  return [
    'came_in',
    one.standing,
    ...(one.solved === null ? [] : (['judged'] as const)),
    ...(one.solved === true ? (['solved'] as const) : []),
    ...(one.satisfied === null ? [] : (['satisfaction_said'] as const)),
    ...(one.satisfied === true ? (['satisfied'] as const) : []),
    ...(one.silence === null ? [] : [one.silence]),
    ...(one.reopened ? (['reopened'] as const) : []),
    ...(one.wait === null ? [] : (['waits'] as const)),
  ]
}

/** `n`: of the waits, as it is shown. */
export function waitsOf(cell: Cell, n: number): Partial<Record<WaitColumn, WaitShown>> {
  const of = (values: readonly number[], p: number, isUnknown = false): WaitShown => {
    if (n < LEAST_OF_RATE || isUnknown) return null
    // Whoever still waits has waited longer than all who were answered, as far as anybody knows.
    const all = [
      ...values.toSorted((a, b) => a - b),
      ...Array.from({ length: cell.open }, () => Infinity),
    ]
    const found = quantile(all, p)
    return found === null || found === Infinity ? 'late' : found
  }
  const [median, ninth, medianWorking, ninthWorking] = WAITS
  return {
    [median]: of(cell.days, 0.5),
    [ninth]: of(cell.days, 0.9),
    [medianWorking]: of(cell.workingDays, 0.5, cell.isUnknown),
    [ninthWorking]: of(cell.workingDays, 0.9, cell.isUnknown),
  }
}
