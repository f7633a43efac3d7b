/**
 * When messages may arrive: by day, on working days. Nobody is woken, and no holiday spoilt, by news that
 * can wait; where life is in danger they go at once. Pure.
 */
import { addDays, dayOf, isWorkingDay } from '../kernel/index.ts'
import type { Calendar, Day, Instant } from '../kernel/index.ts'

/** Local times; `from` in the evening until `to` in the morning. */
export interface Quiet {
  readonly from: string
  readonly to: string
}

export const QUIET: Quiet = { from: '21:00', to: '08:00' }

/** `now` itself, or the first instant after it at which a message may arrive. */
export function nextAllowed(calendar: Calendar, quiet: Quiet, now: Instant): Instant {
  const today = dayOf(now)
  if (works(calendar, today)) {
    if (now < at(today, quiet.to)) return at(today, quiet.to)
    if (now < at(today, quiet.from)) return now
  }
  let day = addDays(today, 1)
  while (!works(calendar, day)) day = addDays(day, 1)
  return at(day, quiet.to)
}

/** In a year whose calendar is not announced: Monday to Friday, which is all that is known of it. */
function works(calendar: Calendar, day: Day): boolean {
  const known = isWorkingDay(calendar, day)
  if (known !== 'unknown') return known
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

function at(day: Day, time: string): Instant {
  return new Date(`${day}T${time}:00.000+08:00`).toISOString()
}
