/**
 * What is new, and what comes back with the season. New: five voices or more, all of them within three
 * weeks. Of a season: now, and a year ago, and hardly between. Both are said beside the problem and
 * change nothing of its heat.
 */
import type { Topic } from './events.store.ts'

const DAY_MS = 86_400_000
export const NEW_DAYS = 21
export const NEW_VOICES = 5
const SEASON_DAYS = 45
const SEASON_LEAST = 3

/** `times` in milliseconds; `now`: today. */
export function topicOf(times: readonly number[], voices: number, now: number): Topic {
  const ages = times.map((at) => (now - at) / DAY_MS)
  if (voices >= NEW_VOICES && Math.max(...ages) <= NEW_DAYS) return 'new'
  return isOfSeason(ages) ? 'season' : ''
}

function isOfSeason(ages: readonly number[]): boolean {
  const recent = ages.filter((age) => age <= SEASON_DAYS).length
  const yearAgo = ages.filter((age) => Math.abs(age - 365) <= SEASON_DAYS).length
  const between = ages.length - recent - yearAgo
  return recent >= SEASON_LEAST && yearAgo >= SEASON_LEAST && between * 4 <= ages.length
}

/** Messages of each of the last twelve weeks, the oldest first. */
export function weeksOf(times: readonly number[], now: number): number[] {
  const weeks = Array.from({ length: 12 }, () => 0)
  for (const at of times) {
    const week = Math.floor((now - at) / DAY_MS / 7)
    if (week >= 0 && week < 12) weeks[11 - week] = (weeks[11 - week] ?? 0) + 1
  }
  return weeks
}
