/**
 * What sealed matters put into the public log comes there at fixed times and in fixed numbers, filled
 * up with entries that say nothing, in an order that chance makes: so that neither the hour of a leaf
 * nor how many there are tells that somebody reported something.
 *
 * Overflow, honestly: a tick carries `entries`. When more is held than `mostTicks` ticks carry, a tick
 * carries twice as many (and so on) and goes on doing so for the rest of that day, whatever comes. The
 * only thing the public can see of it is that on this day more than so many events were held at once.
 */
import { randomInt } from 'node:crypto'
import { dayOf } from '../kernel/index.ts'
import type { Instant } from '../kernel/index.ts'
import type { Database } from '../platform/database.ts'
import { countHeld, keepCadence, lockCadence, takeHeld } from './cadence.store.ts'
import type { Worked } from './cadence.store.ts'
import { dummyEntry } from './commitment.ts'
import { enqueueEntries } from './queue.store.ts'
import type { Waiting } from './queue.store.ts'

export interface Cadence {
  /** Between two ticks. Milliseconds. */
  readonly every: number
  /** That a tick carries on a day like any other. */
  readonly entries: number
  /** Nothing waits for more ticks than this. */
  readonly mostTicks: number
}

/** By the city's rules: caps of these names. A figure of no use counts as the least that is. */
export function cadenceOf(rules: { cap(name: string): { readonly value: number } }): Cadence {
  const least = (name: string) => Math.max(1, Math.floor(rules.cap(name).value))
  return {
    every: least('sealed_tick_minutes') * 60_000,
    entries: least('sealed_tick_entries'),
    mostTicks: least('sealed_most_ticks'),
  }
}

/** A multi-row insert has 65,535 parameters at most. */
const AT_ONCE = 2_000

/**
 * Works the tick of this instant, once, whoever asks and however often. Returns how many entries were
 * let go (never how many of them meant something); 0: this tick was worked already.
 */
export function releaseHeld(
  db: Database,
  jurisdiction: number,
  now: Instant,
  cadence: Cadence,
): Promise<number> {
  const tick = Math.floor(Date.parse(now) / cadence.every)
  const today = dayOf(now)
  return db.transaction(async (tx) => {
    const begin = { tick, entries: cadence.entries, sizedOn: today }
    const worked = await lockCadence(tx, jurisdiction, begin)
    if (!worked || isWorked(worked, tick)) return 0
    const entries = sizeOf(worked, today, await countHeld(tx, jurisdiction), cadence)
    const held = await takeHeld(tx, jurisdiction, entries)
    const real = held.map(({ entry, matter, n }): Waiting => {
      return matter === null || n === null ? { entry } : { entry, matter, n }
    })
    const dummies = Array.from({ length: entries - real.length }, () => ({ entry: dummyEntry() }))
    const all = shuffled([...real, ...dummies])
    for (let from = 0; from < all.length; from += AT_ONCE)
      await enqueueEntries(tx, jurisdiction, all.slice(from, from + AT_ONCE))
    await keepCadence(tx, jurisdiction, { tick, entries, sizedOn: today })
    return entries
  })
}

/**
 * Ticks that nobody worked are gone: what was held waits for the next. A process whose clock is a
 * little behind finds its tick worked; a clock that was far ahead and put right does not stop the city.
 */
function isWorked(worked: Worked, tick: number): boolean {
  return worked.tick === tick || worked.tick === tick + 1
}

/** Once a day it may shrink, at the first tick, if what is held then fits into one; it grows at any. */
function sizeOf(worked: Worked, today: string, held: number, cadence: Cadence): number {
  const mayShrink = worked.sizedOn !== today && held <= cadence.entries
  let entries = mayShrink ? cadence.entries : Math.max(worked.entries, cadence.entries)
  while (held > entries * cadence.mostTicks) entries *= 2
  return entries
}

function shuffled<T>(list: readonly T[]): readonly T[] {
  const all = [...list]
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    const one = all[last] as T
    all[last] = all[other] as T
    all[other] = one
  }
  return all
}
