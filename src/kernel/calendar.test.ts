import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Calendar, Term, TermUnit } from './calendar.ts'
import {
  addDays,
  dayOf,
  dueAfter,
  earliestDue,
  endOfDay,
  isWorkingDay,
  startOfDay,
  workingDaysBetween,
} from './calendar.ts'

/** The days off and the made-up weekends of the years that the vectors need, as `MM-DD` or `MM-DD~DD`. */
const NOTICES: Record<number, { off: string; makeup: string }> = {
  2013: {
    off: '01-01~03 02-09~15 04-04~06 04-29~30 05-01 06-10~12 09-19~21 10-01~07',
    makeup: '01-05 01-06 02-16 02-17 04-07 04-27 04-28 06-08 06-09 09-22 09-29 10-12',
  },
  2024: {
    off: '01-01 02-10~17 04-04~06 05-01~05 06-10 09-15~17 10-01~07',
    makeup: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  2025: {
    off: '01-01 01-28~31 02-01~04 04-04~06 05-01~05 05-31 06-01~02 10-01~08',
    makeup: '01-26 02-08 04-27 09-28 10-11',
  },
  2026: {
    off: '01-01~03 02-15~23 04-04~06 05-01~05 06-19~21 09-25~27 10-01~07',
    makeup: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
}

function calendarOf(...years: number[]): Calendar {
  const days = (key: 'off' | 'makeup') =>
    new Set(
      years.flatMap((year) => NOTICES[year]![key].split(' ').flatMap((span) => spanOf(year, span))),
    )
  return {
    version: `test ${years.join(' ')}`,
    zone: '+08:00',
    firstKnown: `${years[0]}-01-01`,
    lastKnown: `${years.at(-1)}-12-31`,
    holidays: days('off'),
    makeups: days('makeup'),
    hours: [
      ['08:30', '12:00'],
      ['14:00', '17:30'],
    ],
  }
}

function spanOf(year: number, span: string): string[] {
  const [from, to = from!.slice(3)] = span.split('~')
  const days: string[] = []
  for (
    let day = `${year}-${from}`;
    day <= `${year}-${from!.slice(0, 3)}${to}`;
    day = addDays(day, 1)
  )
    days.push(day)
  return days
}

const recent = calendarOf(2024, 2025, 2026)
const of2013 = calendarOf(2013)
const noon = (day: string) => `${day}T04:00:00.000Z`
const due = (calendar: Calendar, start: string, amount: number, unit: TermUnit) =>
  dueAfter(calendar, start, { amount, unit })

describe('working days', () => {
  it.each([
    ['2026-02-13', '2026-02-27'],
    ['2026-02-12', '2026-02-26'],
    ['2026-09-29', '2026-10-12'],
    ['2026-04-30', '2026-05-11'],
    ['2025-09-30', '2025-10-14'],
    ['2025-01-24', '2025-02-07'],
    ['2024-12-31', '2025-01-08'],
    ['2013-02-08', '2013-02-20'],
    ['2013-09-27', '2013-10-10'],
  ])('five working days from %s end on %s', (from, to) => {
    const calendar = from < '2014' ? of2013 : recent
    expect(due(calendar, noon(from), 5, 'working_days')).toBe(endOfDay(to))
    expect(workingDaysBetween(calendar, from, to)).toBe(5)
    expect(workingDaysBetween(calendar, to, from)).toBe(-5)
  })

  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i of them', (year, days) => {
    let count = 0
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      if (isWorkingDay(recent, day) === true) count += 1
    }
    expect(count).toBe(days)
  })

  it('counts made-up weekends and skips weekdays off', () => {
    expect(isWorkingDay(recent, '2026-02-14')).toBe(true)
    expect(isWorkingDay(recent, '2026-02-16')).toBe(false)
    expect(isWorkingDay(recent, '2026-11-21')).toBe(false)
    expect(isWorkingDay(recent, '2026-11-24')).toBe(true)
  })

  it('takes the local day, not the one in Greenwich, as the first', () => {
    // 23:30 on Monday and 00:30 on Tuesday in Beijing are the same day in UTC.
    expect(due(recent, '2026-11-23T15:30:00.000Z', 1, 'working_days')).toBe(endOfDay('2026-11-24'))
    expect(due(recent, '2026-11-23T16:30:00.000Z', 1, 'working_days')).toBe(endOfDay('2026-11-25'))
  })

  it('starts on a day off without counting it', () => {
    expect(due(recent, noon('2026-10-03'), 1, 'working_days')).toBe(endOfDay('2026-10-08'))
  })
})

describe('calendar days', () => {
  it.each([
    ['2026-11-20', 7, '2026-11-27', 'ends on a Friday'],
    ['2026-11-21', 7, '2026-11-30', 'ends on a Saturday, rolls to Monday'],
    ['2026-09-24', 7, '2026-10-08', 'ends on National Day, rolls past the week'],
    ['2026-09-13', 7, '2026-09-20', 'ends on a Sunday on which work is made up'],
    ['2024-02-28', 1, '2024-02-29', 'knows leap days'],
  ])('%s and %i days: %s (%s)', (from, amount, to) => {
    expect(due(recent, noon(from), amount, 'calendar_days')).toBe(endOfDay(to))
  })
})

describe('hours and minutes', () => {
  it('run day and night', () => {
    expect(due(recent, '2026-10-03T14:00:00.000Z', 2, 'hours')).toBe('2026-10-03T16:00:00.000Z')
    expect(due(recent, '2026-10-03T14:00:00.000Z', 15, 'minutes')).toBe('2026-10-03T14:15:00.000Z')
  })

  it.each([
    ['2026-11-24T01:00:00.000Z', 2, '2026-11-24T03:00:00.000Z', 'within the morning'],
    ['2026-11-24T03:00:00.000Z', 2, '2026-11-24T07:00:00.000Z', 'over the lunch break'],
    ['2026-11-24T09:00:00.000Z', 2, '2026-11-25T02:00:00.000Z', 'over night'],
    ['2026-11-20T09:30:00.000Z', 1, '2026-11-23T01:30:00.000Z', 'from closing time over a weekend'],
    ['2026-11-24T20:00:00.000Z', 7, '2026-11-25T09:30:00.000Z', 'a whole day from before it opens'],
    ['2026-09-30T08:30:00.000Z', 2, '2026-10-08T01:30:00.000Z', 'over National Day'],
  ])('working hours from %s, %i: %s (%s)', (start, amount, end) => {
    expect(due(recent, start, amount, 'working_hours')).toBe(end)
  })
})

describe('beyond the last known year', () => {
  it.each<[TermUnit, number]>([
    ['working_days', 5],
    ['calendar_days', 7],
    ['working_hours', 21],
  ])('%s are unknown', (unit, amount) => {
    expect(due(recent, noon('2026-12-29'), amount, unit)).toBeNull()
    expect(isWorkingDay(recent, '2027-01-01')).toBe('unknown')
    expect(isWorkingDay(recent, '2023-12-31')).toBe('unknown')
    expect(workingDaysBetween(recent, '2026-12-30', '2027-01-04')).toBeNull()
  })

  it('hours and minutes are known for ever', () => {
    expect(due(recent, '2026-12-31T15:00:00.000Z', 24, 'hours')).toBe('2027-01-01T15:00:00.000Z')
  })

  it('the last known day is still known', () => {
    expect(due(recent, noon('2026-12-29'), 2, 'working_days')).toBe(endOfDay('2026-12-31'))
    expect(due(recent, noon('2026-12-24'), 7, 'calendar_days')).toBe(endOfDay('2026-12-31'))
  })
})

it('refuses a term that is no number of units', () => {
  for (const amount of [-1, 1.5, Number.NaN, Infinity]) {
    expect(() => due(recent, noon('2026-11-24'), amount, 'working_days')).toThrow(RangeError)
  }
})

describe('for every start and term', () => {
  const starts = fc
    .date({
      min: new Date('2024-01-01T00:00:00Z'),
      max: new Date('2026-12-31T15:59:59Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString())
  const terms: fc.Arbitrary<Term> = fc.oneof(
    fc.record({
      amount: fc.nat(40),
      unit: fc.constantFrom<TermUnit>('working_days', 'calendar_days'),
    }),
    fc.record({
      amount: fc.nat(60),
      unit: fc.constantFrom<TermUnit>('working_hours', 'hours', 'minutes'),
    }),
  )
  const later = (a: string | null, b: string | null) => b === null || (a !== null && a <= b)

  it('a later start never ends earlier', () => {
    fc.assert(
      fc.property(starts, starts, terms, (a, b, term) => {
        const [first, second] = a <= b ? [a, b] : [b, a]
        expect(later(dueAfter(recent, first, term), dueAfter(recent, second, term))).toBe(true)
      }),
    )
  })

  it('a longer term never ends earlier, and none ends before it starts', () => {
    fc.assert(
      fc.property(starts, terms, fc.nat(20), (start, term, more) => {
        const end = dueAfter(recent, start, term)
        expect(later(end, dueAfter(recent, start, { ...term, amount: term.amount + more }))).toBe(
          true,
        )
        if (end !== null) expect(end >= start).toBe(true)
      }),
    )
  })

  it('a term in days ends at midnight of a working day, and counts as many as it says', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 40 }), (start, amount) => {
        for (const unit of ['working_days', 'calendar_days'] as const) {
          const end = due(recent, start, amount, unit)
          if (end === null) continue
          expect(end).toBe(endOfDay(dayOf(end)))
          expect(isWorkingDay(recent, dayOf(end))).toBe(true)
          if (unit === 'working_days')
            expect(workingDaysBetween(recent, dayOf(start), dayOf(end))).toBe(amount)
        }
      }),
    )
  })

  it('working hours end within working hours', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 60 }), (start, amount) => {
        const end = due(recent, start, amount, 'working_hours')
        if (end === null) return
        const time = new Date(Date.parse(end) + 8 * 3_600_000).toISOString().slice(11, 16)
        expect(isWorkingDay(recent, dayOf(end))).toBe(true)
        expect(recent.hours.some(([opens, closes]) => opens <= time && time <= closes)).toBe(true)
      }),
    )
  })

  it('a year that becomes known never moves a known date, nor undercuts the earliest', () => {
    const shorter = calendarOf(2024, 2025)
    fc.assert(
      fc.property(starts, terms, (start, term) => {
        fc.pre(start < '2025-12-31T16')
        const before = dueAfter(shorter, start, term)
        const after = dueAfter(recent, start, term)
        if (before === null)
          expect(after === null || after >= earliestDue(shorter, start, term)).toBe(true)
        else expect([after, earliestDue(shorter, start, term)]).toEqual([before, before])
      }),
    )
  })

  it('days and their ends agree', () => {
    fc.assert(
      fc.property(starts, (instant) => {
        const day = dayOf(instant)
        expect(startOfDay(day) <= instant && instant <= endOfDay(day)).toBe(true)
        expect(dayOf(startOfDay(day))).toBe(day)
        expect(dayOf(endOfDay(day))).toBe(day)
      }),
    )
  })
})
