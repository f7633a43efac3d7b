/**
 * The waiting before a sign-in is looked at. Lanes and their failures are in lanes.store.ts; the
 * choice and what it is worth are in docs/adr/0004-sign-in-throttling.md.
 *
 * One attempt of a lane is looked at at a time, after the lane's delay, right or wrong. Of those
 * that wait the next is drawn by lot: whoever sends many attempts gets no place before others.
 */
import { randomInt } from 'node:crypto'

const HALF_LIFE = 10 * 60_000
const FREE = 3
const FIRST_DELAY = 250
const LONGEST_DELAY = 5_000
const WAITING = 100

/** Failures fade: half of them every ten minutes. */
export function faded(failures: number, sinceMs: number): number {
  return failures * 0.5 ** (Math.max(0, sinceMs) / HALF_LIFE)
}

/** Milliseconds to wait after so many failures: the first three cost nothing, then it doubles. */
export function delayAfter(failures: number): number {
  if (failures < FREE) return 0
  return Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (Math.floor(failures) - FREE))
}

export interface Throttle {
  /** Null: so many wait in this lane that another can only come again. */
  inLane<T>(lane: string, delay: () => Promise<number>, work: () => Promise<T>): Promise<T | null>
}

export type Sleep = (milliseconds: number) => Promise<void>

const sleepReally: Sleep = (milliseconds) =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

export function openThrottle(sleep: Sleep = sleepReally, waiting = WAITING): Throttle {
  const lanes = new Map<string, (() => void)[]>()

  function leave(lane: string): void {
    const queue = lanes.get(lane) ?? []
    if (queue.length === 0) lanes.delete(lane)
    else queue.splice(randomInt(queue.length), 1)[0]?.()
  }

  return {
    async inLane(lane, delay, work) {
      const queue = lanes.get(lane)
      if (queue === undefined) lanes.set(lane, [])
      else if (queue.length >= waiting) return null
      else await new Promise<void>((resolve) => queue.push(resolve))
      try {
        const milliseconds = await delay()
        if (milliseconds > 0) await sleep(milliseconds)
        return await work()
      } finally {
        leave(lane)
      }
    },
  }
}
