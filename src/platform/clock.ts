/** Time is an argument. Whoever needs "now" is handed a clock; tests hand in one that stands still. */

export interface Clock {
  /** ISO-8601 in UTC with milliseconds. */
  now(): string
}

export const systemClock: Clock = { now: () => new Date().toISOString() }

export interface FixedClock extends Clock {
  advance(milliseconds: number): void
  set(instant: string): void
}

export function fixedClock(start: string): FixedClock {
  let time = Date.parse(start)
  if (Number.isNaN(time)) throw new RangeError(`not an instant: ${start}`)
  return {
    now: () => new Date(time).toISOString(),
    advance(milliseconds) {
      time += milliseconds
    },
    set(instant) {
      const next = Date.parse(instant)
      if (Number.isNaN(next)) throw new RangeError(`not an instant: ${instant}`)
      time = next
    },
  }
}
