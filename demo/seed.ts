/**
 * Fills an empty database with the demo city. Every request goes through the same doors and acts as
 * a real one, only at earlier instants; the same seed and the same now give the same city.
 */
import { buildHouse } from '../src/house.ts'
import type { HouseParts } from '../src/house.ts'
import type { Instant } from '../src/kernel/index.ts'
import type { Ports, Reading } from '../src/matters/index.ts'
import { fixedClock } from '../src/platform/clock.ts'
import type { DemoRequest } from './course.ts'
import { demoRandom } from './random.ts'
import type { DemoRandom } from './random.ts'
import { play } from './play.ts'
import type { Play } from './play.ts'
import { REQUESTS } from './requests/index.ts'
import { setUpCity } from './setup.ts'

export { CITY_CODE } from './divisions.ts'
export type { Play } from './play.ts'

export interface DemoOptions {
  readonly parts: Omit<HouseParts, 'clock'>
  readonly now: Instant
  readonly seed?: number
  readonly onProgress?: (acts: number) => void
  /** Only some of them, for tests. */
  readonly requests?: readonly DemoRequest[]
}

/** The draw of the sample: by the demo's own seed, so that the same city comes of it each time. */
function drawOf(random: DemoRandom): Reading {
  return async () => ({ value: random.fraction(), rate: 0.5 })
}

/** The city is two years older than its oldest request. */
const CITY_AGE = 2 * 365 * 86_400_000

export async function seedDemo({
  parts,
  now,
  seed = 330600,
  onProgress,
  requests = REQUESTS,
}: DemoOptions): Promise<Play> {
  const since = new Date(Date.parse(now) - CITY_AGE).toISOString()
  await setUpCity(parts.db, parts.masterKey, since)
  const clock = fixedClock(since)
  const random = demoRandom(seed)
  const built = buildHouse({ ...parts, clock })
  const house: Ports = { ...built, random, readings: { ...built.readings, draw: drawOf(random) } }
  return play({ house, clock, random, now }, requests, onProgress)
}
