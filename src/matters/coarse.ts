/**
 * When somebody who did not say who they are reports what is sealed, the hour is kept nowhere: whoever
 * knows who was at a counter at ten past three must not find them by it. Their acts bear the beginning
 * of the day (or the time of whatever was done before them that day, which stands there already).
 */
import type { Instant, Rulebook, World } from '../kernel/index.ts'

/** The beginning of the day of an instant, +08:00. */
export function beginningOfDay(now: Instant): Instant {
  const day = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10)
  return new Date(`${day}T00:00:00.000+08:00`).toISOString()
}

/** A working day or a calendar day counts from the day; what is shorter counts from its end, or it would begin late. */
const SHORT: ReadonlySet<string> = new Set(['minutes', 'hours', 'working_hours'])

/** The world as it looks at `coarse`, which stands for some hour of its day. */
export function coarseWorld(world: World, coarse: Instant): World {
  const { birth } = world
  return {
    ...world,
    rulebook: coarseRulebook(world.rulebook, coarse),
    ...(birth ? { birth: { ...birth, openedAt: earlier(birth.openedAt, coarse) } } : {}),
  }
}

function coarseRulebook(rulebook: Rulebook, coarse: Instant): Rulebook {
  return {
    ...rulebook,
    due: (start, term) => {
      const isShort = SHORT.has(term.unit) && start === coarse
      return rulebook.due(isShort ? rulebook.endOfDay(rulebook.dayOf(start)) : start, term)
    },
  }
}

function earlier(one: Instant, other: Instant): Instant {
  return one < other ? one : other
}
