/** Time is an argument. Whoever needs "now" is handed a clock; tests hand in one that stands still. */

export interface Clock {
  /** ISO-8601 in UTC with milliseconds. */
  now(): string
}

export const systemClock: Clock = { now: () => new Date().toISOString() }

/**
 * Begins at `start` and runs `speed` times as fast as real time: for a demonstration, whose matters come
 * due while one watches. Whatever guards a door (sign-in, sessions, one-time codes) keeps real time.
 */
export function scaledClock(start: string, speed: number, real: Clock = systemClock): Clock {
  const from = Date.parse(start)
  if (Number.isNaN(from)) throw new RangeError(`not an instant: ${start}`)
  const began = Date.parse(real.now())
  return { now: () => new Date(from + (Date.parse(real.now()) - began) * speed).toISOString() }
}

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
