/**
 * What may leave: every count is rounded down to tens. Below ten, nothing at all included, it is
 * "fewer than ten"; above, whoever reads 120 knows 120 to 129 and no more. As all figures of all pages
 * and of all weeks are rounded alike, subtracting one from another gives a range, never a person
 * (docs/adr/0011). Where adding up could still narrow a part, the sum says one ten less.
 */

/** Least count that is shown, and the step in which counts are shown. */
export const STEP = 10

/** Least number of cases of a share, a median or a ninth decile. */
export const LEAST_OF_RATE = 30

export function down(count: number): number {
  return Math.floor(count / STEP) * STEP
}

/** By how much the count behind a shown figure may be larger than it, at most. */
export const SLACK = { part: STEP - 1, sum: 2 * STEP - 1 } as const

/** A figure that is shown. `isSum`: it is the sum of others that are shown too. */
export interface Figure {
  readonly key: string
  shown: number
  readonly isSum: boolean
}

/** What the attacker adds up: the parts of one sum, each matter in exactly one of them. */
export interface Line {
  readonly sum: Figure
  readonly parts: readonly Figure[]
}

/**
 * Lowers sums by one step where their parts would have to lie near their upper bounds to reach them:
 * parts 0, 0 and sum 10 tell that neither part is nothing. Any figure is lowered once at most.
 */
export function easeSums(lines: readonly Line[]): void {
  const lowered = new Set<Figure>()
  let isCalm = false
  while (!isCalm) {
    isCalm = true
    for (const { sum, parts } of lines) {
      if (lowered.has(sum) || sum.shown < STEP || !isTight(sum, parts)) continue
      sum.shown -= STEP
      lowered.add(sum)
      isCalm = false
    }
  }
}

/** Whether some part must be more than its shown figure for all to reach the sum. */
function isTight(sum: Figure, parts: readonly Figure[]): boolean {
  const missing = sum.shown - parts.reduce((total, { shown }) => total + shown, 0)
  const slack = parts.reduce((total, part) => total + slackOf(part), 0)
  return parts.some((part) => missing > slack - slackOf(part))
}

export function slackOf({ isSum }: Figure): number {
  return isSum ? SLACK.sum : SLACK.part
}
