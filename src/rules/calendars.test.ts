import { describe, expect, it } from 'vitest'
import { isWorkingDay } from '../kernel/index.ts'
import { calendarKnownOn, OFFICE_HOURS, parseNotice } from './calendars.ts'
import type { Notice } from './calendars.ts'
import { DEFAULT_NOTICES } from './defaults/calendars.ts'

const known = (notices: readonly Notice[], day: string) =>
  calendarKnownOn(notices, day, OFFICE_HOURS)
const of2026 = DEFAULT_NOTICES.at(-1)!

describe('the calendar known on a day', () => {
  it('knows a year from the day its notice was issued', () => {
    expect(known(DEFAULT_NOTICES, '2025-11-03').lastKnown).toBe('2025-12-31')
    expect(known(DEFAULT_NOTICES, '2025-11-04').lastKnown).toBe('2026-12-31')
    expect(known(DEFAULT_NOTICES, '2025-11-04').version).toBe('2024.1+2025.1+2026.1')
  })

  it('knows nothing before the first notice', () => {
    const nothing = known(DEFAULT_NOTICES, '2020-01-01')
    expect(nothing.version).toBe('none')
    expect(isWorkingDay(nothing, '2024-01-02')).toBe('unknown')
  })

  it('takes the later version of a year changed in between, from its own day on', () => {
    const changed: Notice = {
      ...of2026,
      version: 2,
      issued: '2026-06-01',
      holidays: [...of2026.holidays, '2026-09-03'],
    }
    const notices = [...DEFAULT_NOTICES, changed]
    expect(isWorkingDay(known(notices, '2026-05-31'), '2026-09-03')).toBe(true)
    expect(isWorkingDay(known(notices, '2026-06-01'), '2026-09-03')).toBe(false)
  })

  it('lets the next year speak of days in December', () => {
    const next: Notice = {
      ...of2026,
      year: 2027,
      issued: '2026-11-10',
      holidays: ['2026-12-31', '2027-01-01'],
      makeups: ['2026-12-26'],
    }
    const calendar = known([...DEFAULT_NOTICES, next], '2026-11-10')
    expect(isWorkingDay(calendar, '2026-12-31')).toBe(false)
    expect(isWorkingDay(calendar, '2026-12-26')).toBe(true)
  })

  it('does not reach over a gap', () => {
    const calendar = known([DEFAULT_NOTICES[0]!, of2026], '2026-11-24')
    expect(calendar.firstKnown).toBe('2026-01-01')
    expect(isWorkingDay(calendar, '2024-06-03')).toBe('unknown')
  })
})

describe('a notice as typed', () => {
  it('is read with spans, made-up days and remarks', () => {
    const text = of2026.holidays
      .map((day) => `${day} # 放假`)
      .concat(of2026.makeups.map((day) => `+${day}`))
    expect(parseNotice(2026, text.join('\n'))).toEqual({
      ok: true,
      value: { holidays: of2026.holidays.toSorted(), makeups: of2026.makeups.toSorted() },
    })
    const spans = '2026-01-01~2026-01-03\n+2026-01-04\r\n\n2026-02-15 ～ 2026-02-23'
    expect(parseNotice(2026, spans)).toMatchObject({
      ok: true,
      value: { makeups: ['2026-01-04'], holidays: { length: 12 } },
    })
  })

  it.each([
    ['春节放假', 'calendar_line_unclear'],
    ['2026-02-30', 'calendar_line_unclear'],
    ['2025-11-30', 'calendar_line_unclear'],
    ['2026-01-03~2026-01-01', 'calendar_line_unclear'],
    ['2026-02-10~2026-02-23\n+2026-02-14', 'calendar_day_twice'],
    ['2026-02-10~2026-02-23\n+2026-03-04', 'calendar_makeup_weekday'],
    ['2026-01-01', 'calendar_too_few_holidays'],
  ])('%j is refused: %s', (text, code) => {
    expect(parseNotice(2026, text)).toMatchObject({ ok: false, refusal: { code } })
  })
})
