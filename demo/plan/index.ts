/**
 * The plan of the demo city: three commitments, six workstreams and three domains of livelihood, broken
 * down to posts, with two years of values. Everything goes through the writer, at earlier instants.
 */
import type { Instant } from '../../src/kernel/index.ts'
import type { Ports } from '../../src/matters/index.ts'
import type { FixedClock } from '../../src/platform/clock.ts'
import { demoRandom } from '../random.ts'
import { courseOfPlan } from './course.ts'
import { GROWTH } from './growth.ts'
import { LIVELIHOOD } from './livelihood.ts'
import { setUpPlan } from './making.ts'
import { PlanStage } from './stage.ts'
import type { Stream } from './types.ts'
import { liveThrough } from './values.ts'
import { WORKS } from './works.ts'

export const STREAMS: readonly Stream[] = [...GROWTH, ...WORKS, ...LIVELIHOOD]

export interface DemoPlan {
  /**
   * Ids of its matters by key: a target by the key of its stream, part or leaf (`homes`, `homes-city`,
   * `homes-hudong`; last year's with `-before`), its series with `-series`, a document by its own.
   */
  readonly ids: ReadonlyMap<string, string>
  readonly failures: readonly string[]
}

export const NO_PLAN: DemoPlan = { ids: new Map(), failures: [] }

/** Moves the clock; it stands at `now` when all is played. */
export async function seedPlan(given: {
  readonly house: Ports
  readonly clock: FixedClock
  readonly now: Instant
  readonly seed: number
}): Promise<DemoPlan> {
  const { clock, now, seed } = given
  const random = demoRandom(seed)
  // Numbers of its own: the requests of the demo are the same with and without a plan.
  const house = { ...given.house, random: demoRandom(seed + 1) }
  const stage = new PlanStage(house, clock, now)
  const plan = await setUpPlan(stage, STREAMS, random)
  await liveThrough(stage, plan, courseOfPlan(stage, plan))
  clock.set(now)
  return { ids: stage.ids, failures: stage.failures }
}
