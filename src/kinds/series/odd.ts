/** What looks odd in figures: a question is asked, nothing is decided. Pure. */

/**
 * Whether a value lies far from its neighbours: more than four times the median step away from the
 * value before it (median absolute deviation of the steps; needs six values to say anything).
 */
export function isOutlier(before: readonly number[], value: number): boolean {
  if (before.length < 6) return false
  const steps = before.slice(1).map((one, index) => one - (before[index] ?? one))
  const middle = median(steps)
  const spread = median(steps.map((step) => Math.abs(step - middle)))
  const last = before.at(-1) ?? value
  const scale = Math.max(1.4826 * spread, Math.abs(last) * 0.02)
  return Math.abs(value - last - middle) > 4 * scale
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const high = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? high : (high + (sorted[half - 1] ?? high)) / 2
}

/**
 * Whether last digits are too uneven to be measured: chi-square with 9 degrees of freedom above
 * 21.67, which honest figures reach once in a hundred times; needs forty values.
 */
export function oddDigits(values: readonly number[], decimals: number): boolean {
  if (values.length < 40) return false
  const counts = Array.from({ length: 10 }, () => 0)
  for (const value of values) {
    const digit = Number(value.toFixed(decimals).at(-1))
    counts[digit] = (counts[digit] ?? 0) + 1
  }
  const expected = values.length / 10
  const square = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  return square > 21.67
}
