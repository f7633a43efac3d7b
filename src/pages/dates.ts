/** Days and times as people here say them; the zone is the jurisdiction's, +08:00. */
import type { Instant, Language } from '../kernel/index.ts'

const ZONE = 'Asia/Shanghai'
const DAY = 86_400_000

const FORMS = {
  zh: {
    day: form('zh-CN', { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' }),
    near: form('zh-CN', { month: 'long', day: 'numeric', weekday: 'short' }),
    year: form('zh-CN', { year: 'numeric' }),
    time: form('zh-CN', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  },
  en: {
    day: form('en-GB', { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' }),
    near: form('en-GB', { month: 'long', day: 'numeric', weekday: 'short' }),
    year: form('en-GB', { year: 'numeric' }),
    time: form('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  },
} as const

function form(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options })
}

export function dayWords(on: Instant, language: Language): string {
  const instant = on.length === 10 ? `${on}T12:00:00+08:00` : on
  return FORMS[language].day.format(new Date(instant))
}

export function timeWords(at: Instant, language: Language): string {
  const date = new Date(at)
  return `${FORMS[language].day.format(date)} ${FORMS[language].time.format(date)}`
}

/** The day of a date that is near: the year is left out where it is the present one. */
function nearDay(on: Instant, now: Instant, language: Language): string {
  const year = (at: Instant) => FORMS[language].year.format(new Date(at))
  return year(on) === year(now) ? FORMS[language].near.format(new Date(on)) : dayWords(on, language)
}

/**
 * A date by which something is owed, as said on a day. What ends with the day is said without an hour.
 */
export function dueWords(at: Instant, language: Language, now: Instant): string {
  const time = FORMS[language].time.format(new Date(at))
  const isWholeDay = time === '23:59' || time === '00:00'
  // Midnight at the end of a day belongs to that day.
  const day = time === '00:00' ? new Date(Date.parse(at) - 1).toISOString() : at
  const words = nearDay(day, now, language)
  return isWholeDay ? words : `${words} ${time}`
}

/** How long until, or since: in days once it is more than two, else in hours, never a lie of precision. */
export function distanceWords(from: Instant, to: Instant, language: Language): string {
  const span = Math.abs(Date.parse(to) - Date.parse(from))
  const days = Math.floor(span / DAY)
  if (days >= 2) return language === 'zh' ? `${days} 天` : `${days} days`
  const hours = Math.floor(span / 3_600_000)
  if (hours >= 1) return language === 'zh' ? `${hours} 小时` : `${hours} h`
  const minutes = Math.max(1, Math.round(span / 60_000))
  return language === 'zh' ? `${minutes} 分钟` : `${minutes} min`
}

export function numberWords(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB').format(value)
}
