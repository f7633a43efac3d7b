/** The crowd: a few thousand requests of ninety days, the same for the same seed and day. */
import type { Instant } from '../../src/kernel/index.ts'
import type { DemoRequest } from '../course.ts'
import { answeredCalls, connectedCalls } from './calls.ts'
import { diceOf } from './dice.ts'
import { requestOf } from './request.ts'
import { reports } from './sealed.ts'
import { SITUATIONS } from './situations/index.ts'
import { outage, repeats, secondedBy, storm, wages } from './waves.ts'
import { DAYS } from './when.ts'

export interface CrowdOptions {
  readonly now: Instant
  readonly seed: number
  readonly size: number
}

export function crowd({ now, seed, size }: CrowdOptions): readonly DemoRequest[] {
  if (size === 0) return []
  const dice = diceOf(seed)
  const share = (part: number) => Math.round(size * part)
  const together = [
    ...storm({ dice, now, count: share(0.03) }),
    ...outage({ dice, now, count: share(0.018) }),
    ...wages({ dice, now, count: share(0.025) }),
    ...repeats({ dice, now, count: share(0.15) }),
    ...reports(dice, now, Math.max(1, share(0.012))),
    ...answeredCalls({ dice, now, count: Math.max(2, share(0.06)) }),
    ...connectedCalls({ dice, now, count: Math.max(1, share(0.008)) }),
  ]
  const alone = Array.from({ length: Math.max(0, size - together.length) }, (_none, order) => {
    const situation = dice.weighted(SITUATIONS)
    const made = requestOf({
      dice,
      now,
      key: `one-${order}`,
      situation,
      between: [0, DAYS - 1],
      order,
    })
    return dice.chance(0.06) ? { ...made, beside: secondedBy(dice, dice.from(1, 6)) } : made
  })
  return [...together, ...alone]
}
