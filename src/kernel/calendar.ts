/**
 * Working days, and when a term ends.
 *
 * Civil Code of the PRC, articles 200–203: a term in hours runs from its start; in days, the first
 * day is not counted and the last one ends at midnight; a term whose last day is a statutory
 * holiday ends on the working day after it. Which days are holidays, and on which weekends work is
 * made up, the State Council says anew each year. Beyond the last year it has spoken about the
 * answer is unknown, never a guess.
 */
import type { Day, Instant } from './basics.ts'

export interface Calendar {
  readonly version: string
  readonly zone: '+08:00'
  readonly firstKnown: Day
  readonly lastKnown: Day
  /** Days off by the yearly notice, weekends within a holiday included. */
  readonly holidays: ReadonlySet<Day>
  /** Weekend days on which work is made up. */
  readonly makeups: ReadonlySet<Day>
  /** Working hours of a working day, ascending, local time: `[['08:30', '12:00'], …]`. */
  readonly hours: readonly (readonly [string, string])[]
}

export type TermUnit = 'working_days' | 'calendar_days' | 'working_hours' | 'hours' | 'minutes'

export interface Term {
  readonly amount: number
  readonly unit: TermUnit
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** China keeps one zone without daylight saving since 1992. */
const OFFSET = 8 * HOUR

/** What the calendar says of a day it may not know. */
type DayRule = (day: Day) => boolean | 'unknown'

export function isWorkingDay(calendar: Calendar, day: Day): boolean | 'unknown' {
  if (day < calendar.firstKnown || day > calendar.lastKnown) return 'unknown'
  if (calendar.makeups.has(day)) return true
  if (calendar.holidays.has(day)) return false
  return !isWeekend(day)
}

/** When the term ends, or null where the calendar is not known that far. */
export function dueAfter(calendar: Calendar, start: Instant, term: Term): Instant | null {
  return endOf(calendar, start, term, (day) => isWorkingDay(calendar, day))
}

/**
 * The earliest instant at which the term can end, whatever the notices still to come may say. Where
 * the calendar is known this is `dueAfter`; beyond, it is the date shown as "not before".
 */
export function earliestDue(calendar: Calendar, start: Instant, term: Term): Instant {
  const due = endOf(calendar, start, term, (day) => isWorkingDay(calendar, day) !== false)
  if (due === null) throw new Error('a lower bound leaves no day unknown')
  return due
}

/** How many working days lie after `from`, up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number | null {
  if (to < from) {
    const back = workingDaysBetween(calendar, to, from)
    return back === null ? null : -back
  }
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const working = isWorkingDay(calendar, day)
    if (working === 'unknown') return null
    if (working) count += 1
  }
  return count
}

export function addDays(day: Day, days: number): Day {
  return new Date(midnight(day) + days * DAY).toISOString().slice(0, 10)
}

/** The local day an instant falls on. */
export function dayOf(instant: Instant): Day {
  return new Date(Date.parse(instant) + OFFSET).toISOString().slice(0, 10)
}

/** The first instant of a local day. */
export function startOfDay(day: Day): Instant {
  return toInstant(midnight(day) - OFFSET)
}

/** The last millisecond of a local day: a term in days may be used up to midnight. */
export function endOfDay(day: Day): Instant {
  return toInstant(midnight(day) + DAY - 1 - OFFSET)
}

function endOf(calendar: Calendar, start: Instant, term: Term, working: DayRule): Instant | null {
  if (!Number.isSafeInteger(term.amount) || term.amount < 0)
    throw new RangeError(`term of ${term.amount}`)
  switch (term.unit) {
    case 'minutes':
      return toInstant(Date.parse(start) + term.amount * MINUTE)
    case 'hours':
      return toInstant(Date.parse(start) + term.amount * HOUR)
    case 'working_hours':
      return afterWorkingTime(calendar, start, term.amount * HOUR, working)
    case 'working_days':
      return asEndOfDay(afterWorkingDays(dayOf(start), term.amount, working))
    case 'calendar_days':
      return asEndOfDay(rolledOn(addDays(dayOf(start), term.amount), working))
  }
}

/** The n-th working day after `first`, which itself is not counted. A term of none ends on it, rolled on. */
function afterWorkingDays(first: Day, amount: number, working: DayRule): Day | null {
  let day: Day | null = amount === 0 ? rolledOn(first, working) : first
  for (let left = amount; left > 0 && day !== null; left -= 1)
    day = rolledOn(addDays(day, 1), working)
  return day
}

/** The day itself when it is a working day, else the next one. */
function rolledOn(day: Day, working: DayRule): Day | null {
  for (let candidate = day; ; candidate = addDays(candidate, 1)) {
    const answer = working(candidate)
    if (answer === 'unknown') return null
    if (answer) return candidate
  }
}

/** Runs only within the working hours of working days. */
function afterWorkingTime(
  calendar: Calendar,
  start: Instant,
  amount: number,
  working: DayRule,
): Instant | null {
  if (calendar.hours.length === 0)
    throw new Error(`calendar ${calendar.version} has no working hours`)
  const begin = Date.parse(start)
  let left = amount
  for (
    let day = rolledOn(dayOf(start), working);
    day !== null;
    day = rolledOn(addDays(day, 1), working)
  ) {
    for (const [opens, closes] of calendar.hours) {
      const from = Math.max(begin, at(day, opens))
      const open = at(day, closes) - from
      if (open < 0) continue
      if (left <= open) return toInstant(from + left)
      left -= open
    }
  }
  return null
}

function asEndOfDay(day: Day | null): Instant | null {
  return day === null ? null : endOfDay(day)
}

function isWeekend(day: Day): boolean {
  const weekday = new Date(midnight(day)).getUTCDay()
  return weekday === 0 || weekday === 6
}

function midnight(day: Day): number {
  return Date.parse(`${day}T00:00:00.000Z`)
}

function at(day: Day, time: string): number {
  return Date.parse(`${day}T${time}:00.000+08:00`)
}

function toInstant(ms: number): Instant {
  return new Date(ms).toISOString()
}
