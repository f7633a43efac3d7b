/** Pure: puts the State Council's yearly notices together into one calendar. */
import type { Calendar, Day, Result } from '../kernel/index.ts'
import { addDays, ok, refuse } from '../kernel/index.ts'

/** One notice on one year, as published. A year changed later has a further version. */
export interface Notice {
  readonly year: number
  readonly version: number
  /** Its number, such as 国办发明电〔2025〕7号. */
  readonly paper: string
  readonly title: string
  readonly issued: Day
  readonly holidays: readonly Day[]
  readonly makeups: readonly Day[]
}

/** Office hours, where the jurisdiction has not set its own. */
export const OFFICE_HOURS: Calendar['hours'] = [
  ['08:30', '12:00'],
  ['14:00', '17:30'],
]

/**
 * The calendar as known on a day: of each year the latest notice issued by then, and only years
 * that follow one another, for a gap is as unknown as the future. A notice may speak of days of
 * the December before (as that on 2019 did); the later notice wins.
 */
export function calendarKnownOn(
  notices: readonly Notice[],
  day: Day,
  hours: Calendar['hours'],
): Calendar {
  const issued = notices.filter((notice) => notice.issued <= day)
  const latest = new Map<number, Notice>()
  for (const notice of issued) {
    const other = latest.get(notice.year)
    if (other === undefined || other.version < notice.version) latest.set(notice.year, notice)
  }
  const years = lastRun([...latest.keys()].toSorted((a, b) => a - b))
  const chosen = years.map((year) => latest.get(year)!)
  const holidays = new Set<Day>()
  const makeups = new Set<Day>()
  for (const notice of chosen) {
    for (const off of notice.holidays) {
      holidays.add(off)
      makeups.delete(off)
    }
    for (const work of notice.makeups) {
      makeups.add(work)
      holidays.delete(work)
    }
  }
  return {
    version: chosen.map((notice) => `${notice.year}.${notice.version}`).join('+') || 'none',
    zone: '+08:00',
    firstKnown: years.length > 0 ? `${years[0]}-01-01` : '9999-12-31',
    lastKnown: years.length > 0 ? `${years.at(-1)}-12-31` : '0001-01-01',
    holidays,
    makeups,
    hours,
  }
}

/** The last years that follow one another without a gap. */
function lastRun(years: readonly number[]): readonly number[] {
  let first = years.length - 1
  while (first > 0 && years[first - 1] === years[first]! - 1) first -= 1
  return first < 0 ? [] : years.slice(first)
}

/**
 * Reads a notice as somebody types it: a line for each holiday, `2027-01-01~2027-01-03`, and a line
 * for each made-up day, `+2027-01-04`. Blank lines and what follows a `#` are left out.
 */
export function parseNotice(
  year: number,
  text: string,
): Result<Pick<Notice, 'holidays' | 'makeups'>> {
  const holidays = new Set<Day>()
  const makeups = new Set<Day>()
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/#.*/, '').trim()
    if (line === '') continue
    const match = /^(\+?)(\d{4}-\d{2}-\d{2})(?:\s*[~～]\s*(\d{4}-\d{2}-\d{2}))?$/.exec(line)
    const [, plus, first, last = first] = match ?? []
    if (first === undefined || last === undefined || !isSpan(year, first, last)) {
      return refuse('calendar_line_unclear', { field: 'days', params: { line: index + 1 } })
    }
    for (let day = first; day <= last; day = addDays(day, 1))
      (plus === '+' ? makeups : holidays).add(day)
  }
  const days = { holidays: [...holidays].toSorted(), makeups: [...makeups].toSorted() }
  const wrong = wrongNotice(year, days)
  return wrong === null ? ok(days) : wrong
}

/** What cannot be in a notice; null when it is sound. */
export function wrongNotice(
  year: number,
  { holidays, makeups }: Pick<Notice, 'holidays' | 'makeups'>,
) {
  const outside = [...holidays, ...makeups].find((day) => !isSpan(year, day, day))
  if (outside !== undefined)
    return refuse('calendar_day_outside', { field: 'days', params: { day: outside } })
  const twice = makeups.find((day) => holidays.includes(day))
  if (twice !== undefined)
    return refuse('calendar_day_twice', { field: 'days', params: { day: twice } })
  const weekday = makeups.find((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
  if (weekday !== undefined)
    return refuse('calendar_makeup_weekday', { field: 'days', params: { day: weekday } })
  // The law has given eleven days at least since 2008; fewer means that lines are missing.
  if (holidays.length < 11) return refuse('calendar_too_few_holidays', { field: 'days' })
  return null
}

/** Days of the year itself or of the December before it. */
function isSpan(year: number, first: Day, last: Day): boolean {
  if (!isDay(first) || !isDay(last) || last < first) return false
  return first >= `${year - 1}-12-01` && last <= `${year}-12-31`
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}
