/**
 * Supervision in the demo city: inspections to their end, one praise, one letter, one review, a decision that
 * a target carries out and one that waits, a campaign in its second stage. All through the writer.
 */
import type { Instant } from '../../src/kernel/index.ts'
import type { Ports } from '../../src/matters/index.ts'
import type { FixedClock } from '../../src/platform/clock.ts'
import { PlanStage } from '../plan/stage.ts'
import { demoRandom } from '../random.ts'
import { playOn } from './acting.ts'
import { campaign } from './campaign.ts'
import { decisions } from './decisions.ts'
import { inspections } from './inspections.ts'

/** Moves the clock; it stands at `now` when all is played. Gives what was refused. */
export async function seedSupervision(given: {
  readonly house: Ports
  readonly clock: FixedClock
  readonly now: Instant
  readonly seed: number
  /** Matters of the plan by key. */
  readonly plan: ReadonlyMap<string, string>
  /** Requests by key. */
  readonly asked: ReadonlyMap<string, string>
}): Promise<readonly string[]> {
  const { clock, now, seed, plan, asked } = given
  // Numbers of its own: the requests of the demo are the same with and without it.
  const stage = new PlanStage({ ...given.house, random: demoRandom(seed) }, clock, now)
  for (const [key, id] of plan) stage.ids.set(key, id)
  const play = playOn(stage)
  await inspections(play)
  await decisions(play, asked)
  await campaign(play)
  clock.set(now)
  return stage.failures
}
