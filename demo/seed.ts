/**
 * Fills an empty database with the demo city. Every request goes through the same doors and acts as
 * a real one, only at earlier instants; the same seed and the same now give the same city.
 */
import { buildHouse } from '../src/house.ts'
import type { HouseParts } from '../src/house.ts'
import type { Day, Instant } from '../src/kernel/index.ts'
import { dayOf } from '../src/kernel/index.ts'
import type { Ports, Reading } from '../src/matters/index.ts'
import { fixedClock } from '../src/platform/clock.ts'
import type { Clock } from '../src/platform/clock.ts'
import { seedAppraisals } from './appraisals.ts'
import { seedBallots } from './ballots.ts'
import { crowd } from './crowd/index.ts'
import type { DemoRequest } from './course.ts'
import { inHurry, inOne } from './hurry.store.ts'
import { seedKnowledge } from './knowledge/index.ts'
import { NO_PHOTOS, takePhotos } from './photos/index.ts'
import { demoRandom } from './random.ts'
import type { DemoRandom } from './random.ts'
import { standBehind } from './plan/behind.ts'
import { NO_PLAN, seedPlan } from './plan/index.ts'
import type { DemoPlan } from './plan/index.ts'
import { play } from './play.ts'
import type { Play } from './play.ts'
import { publishing } from './publishing.ts'
import { REQUESTS } from './requests/index.ts'
import { seedSupervision } from './supervision/index.ts'
import { seedTelling } from './telling/index.ts'
import { refreshStandings } from '../src/plans/index.ts'
import { setUpCity } from './setup.ts'
import { CITY_CODE } from './divisions.ts'

export { CITY_CODE } from './divisions.ts'
export type { Play } from './play.ts'

export interface DemoOptions {
  readonly parts: Omit<HouseParts, 'clock'>
  readonly now: Instant
  readonly seed?: number
  readonly onProgress?: (acts: number) => void
  /** Those told one by one; only some of them, for tests. */
  readonly requests?: readonly DemoRequest[]
  /** How many more speak up, drawn from the grammar of situations. */
  readonly crowd?: number
  /** False: no plan, for tests of the requests alone. */
  readonly plan?: boolean
}

/** About three thousand requests in all: each of the figures has somebody behind it. */
export const FULL_CROWD = 2755

/** The draw of the sample: by the demo's own seed, so that the same city comes of it each time. */
function drawOf(random: DemoRandom): Reading {
  return async () => ({ value: random.fraction(), rate: 0.5 })
}

function eachDay<T>(clock: Clock, load: () => Promise<T>): () => Promise<T> {
  let kept: { readonly day: Day; readonly loaded: Promise<T> } | null = null
  return () => {
    const day = dayOf(clock.now())
    if (kept?.day !== day) kept = { day, loaded: load() }
    return kept.loaded
  }
}

/** The city is two years older than its oldest request. */
const CITY_AGE = 2 * 365 * 86_400_000

export async function seedDemo({
  parts,
  now,
  seed = 330600,
  onProgress,
  requests = REQUESTS,
  crowd: size = 0,
  plan: withPlan = true,
}: DemoOptions): Promise<Play & { readonly plan: DemoPlan }> {
  const since = new Date(Date.parse(now) - CITY_AGE).toISOString()
  const db = inHurry(parts.db)
  await inOne(db, (inside) => setUpCity(inside, parts.masterKey, since))
  const clock = fixedClock(since)
  const random = demoRandom(seed)
  const built = buildHouse({ ...parts, db, clock })
  clock.advance(86_400_000)
  // Nobody's post changes while the city is played; what the rules say is asked anew each day.
  const [org, divisions] = await Promise.all([built.org(CITY_CODE), built.divisions(CITY_CODE)])
  const rules = eachDay(clock, () => built.rules(CITY_CODE))
  const house: Ports = {
    ...built,
    random,
    rules,
    org: async () => org,
    divisions: async () => divisions,
    readings: { ...built.readings, draw: drawOf(random) },
  }
  await seedKnowledge({ house, clock, now })
  const plan = withPlan ? await seedPlan({ house, clock, now, seed: seed + 3 }) : NO_PLAN
  const everybody = [...requests, ...crowd({ now, seed: seed + 1, size })]
  clock.set(now)
  const { calendar } = await built.rules(CITY_CODE)
  const photos = parts.files
    ? takePhotos(built.files, everybody, { now, seed: seed + 2 })
    : NO_PHOTOS
  const played = await play({ house, clock, random, calendar, now, photos }, everybody, onProgress)
  await photos.taken
  clock.set(now)
  const shown = await publishing({ house })
  const behind = await standBehind({ house, clock, now }, plan)
  const homes = plan.ids.get('homes')
  // As many answered as a ballot needs; of a part of the crowd too few.
  const isAsked = everybody.length > REQUESTS.length + 1000
  const about = new Map(homes === undefined ? [] : [['ballot-homes', homes] as const])
  const ballots = withPlan
    ? await seedBallots({ house, clock, now, seed: seed + 5, about, isAsked })
    : []
  const appraised = withPlan ? await seedAppraisals({ house, clock, now, seed: seed + 21 }) : []
  const told = withPlan ? await seedTelling({ house, clock, now, seed: seed + 7 }) : []
  const asked = new Map(played.played.map(({ key, matter }) => [key, matter.id]))
  const watched = withPlan
    ? await seedSupervision({ house, clock, now, seed: seed + 13, plan: plan.ids, asked })
    : []
  await refreshStandings(house, CITY_CODE)
  return {
    ...played,
    plan,
    failures: [
      ...played.failures,
      ...plan.failures,
      ...shown,
      ...behind,
      ...ballots,
      ...appraised,
      ...told,
      ...watched,
    ],
  }
}
