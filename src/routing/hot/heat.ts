/**
 * Heat 热度: in what order problems are looked at, by a formula that anybody can recompute:
 *
 *     heat = 100 × v / (v + 10) × (0.6 + 0.4 × recency) × (0.8 + 0.2 × harm) × (0.9 + 0.1 × age)
 *
 * - v: distinct voices (whoever said or seconded it, each once), plus, for clicks of strangers,
 *   ln(1 + clicks) / 2, never more than half of the voices; of one message at most 50 clicks count.
 * - recency: the mean over the voices of ½ to the power of (days since they last spoke / 90).
 * - harm: the share of the voices that speak of danger to life or health.
 * - age: days from the first message to the last / 365, at most 1.
 *
 * It saturates: who says a thing fifty-one times is one voice, and a brigade of clicks is worth less
 * than half the people who spoke. It is about a problem, never about a person, and no order of units.
 */

export interface Spoken {
  /** Tells voices apart within the one problem, and nothing else. */
  readonly voice: string
  /** Milliseconds since 1970; null: nobody knows, and it counts as said at the beginning. */
  readonly at: number | null
  /** Clicks for it, less those against it. */
  readonly clicks: number
  readonly danger: boolean
  /** Voices that joined this one. */
  readonly seconds: number
}

/** Everything that the figure is computed from. Dates are days. */
export interface HeatParts {
  readonly voices: number
  readonly clicks: number
  readonly recency: number
  readonly harm: number
  readonly age: number
}

export const CLICKS_OF_ONE = 50
const HALF_LIFE_DAYS = 90
const YEAR_DAYS = 365
const DAY_MS = 86_400_000

/** In [0, 100). */
export function heatOf({ voices, clicks, recency, harm, age }: HeatParts): number {
  const v = voices + Math.min(voices / 2, Math.log1p(clicks) / 2)
  return ((100 * v) / (v + 10)) * (0.6 + 0.4 * recency) * (0.8 + 0.2 * harm) * (0.9 + 0.1 * age)
}

/** `now`: the day that recency is counted from; nothing is later. */
export function heatParts(spoken: readonly Spoken[], now: number): HeatParts {
  const voices = new Map<string, { last: number | null; danger: boolean; seconds: number }>()
  let clicks = 0
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { voice, at, clicks: own, danger, seconds } of spoken) {
    const known = voices.get(voice)
    const latest = Math.max(at ?? Number.NEGATIVE_INFINITY, known?.last ?? Number.NEGATIVE_INFINITY)
    voices.set(voice, {
      last: Number.isFinite(latest) ? latest : null,
      danger: danger || known?.danger === true,
      seconds: (known?.seconds ?? 0) + seconds,
    })
    clicks += Math.min(CLICKS_OF_ONE, Math.max(0, own))
    if (at !== null) [first, last] = [Math.min(first, at), Math.max(last, at)]
  }
  let count = 0
  let recency = 0
  let endangered = 0
  for (const { last: spoke, danger, seconds } of voices.values()) {
    const together = 1 + seconds
    count += together
    if (spoke !== null)
      recency += together * 0.5 ** (Math.max(0, now - spoke) / DAY_MS / HALF_LIFE_DAYS)
    if (danger) endangered += together
  }
  return {
    voices: count,
    clicks,
    recency: count === 0 ? 0 : recency / count,
    harm: count === 0 ? 0 : endangered / count,
    age: first > last ? 0 : Math.min(1, (last - first) / DAY_MS / YEAR_DAYS),
  }
}
