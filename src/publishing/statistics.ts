/** Plain statistics, each by its source. Pure. */

/** Share, with the bounds within which the true share lies 95 times of a hundred. */
export interface Interval {
  readonly low: number
  readonly share: number
  readonly high: number
}

/** 97.5th percentile of the normal distribution. */
const Z = 1.959964

/**
 * Wilson's score interval for `hits` of `n` (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927, 209–212). It stays
 * within 0 and 1 and is wide where n is small: 7 of 7 is not "100%" but something above 65%.
 */
export function wilson(hits: number, n: number): Interval {
  if (!(n > 0) || hits < 0 || hits > n) throw new RangeError(`${hits} of ${n}`)
  const share = hits / n
  const centre = (share + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n)
  const half =
    (Z / (1 + (Z * Z) / n)) * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))
  return {
    // Rounding of floating point must not push a bound beyond what it is a bound of.
    low: Math.max(0, Math.min(share, centre - half)),
    share,
    high: Math.min(1, Math.max(share, centre + half)),
  }
}

/**
 * The p-quantile by nearest rank: the smallest value that at least the share p does not exceed
 * (Hyndman & Fan, The American Statistician 50, 1996, definition 1). Null of nothing.
 */
export function quantile(sorted: readonly number[], p: number): number | null {
  if (!(p > 0 && p <= 1)) throw new RangeError(`quantile ${p}`)
  return sorted[Math.ceil(p * sorted.length) - 1] ?? null
}

/** Where a share stands beside another, by its interval: never by rank. */
export type Band = 'above' | 'alike' | 'below'

export function bandOf({ low, high }: Interval, than: number): Band {
  if (low > than) return 'above'
  return high < than ? 'below' : 'alike'
}
