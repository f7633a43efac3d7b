/** Times as people say them, in the city's own zone. */
import type { Language } from '../../src/kernel/index.ts'

const ZONE = 'Asia/Shanghai'
const LOCALE: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' }

export function saysInstant(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    timeZone: ZONE,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(instant))
}

/** A day of the city, with its weekday. */
export function saysDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    timeZone: ZONE,
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  }).format(new Date(`${day}T12:00:00+08:00`))
}

/** A day with its year, as letters are dated. */
export function saysDate(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    timeZone: ZONE,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(new Date(instant))
}

/** The time of a day that is today. */
export function saysTime(instant: string): string {
  return new Intl.DateTimeFormat('zh-CN', {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(instant))
}

export interface Span {
  readonly late: boolean
  readonly amount: number
  readonly unit: 'day' | 'hour' | 'minute'
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How far away an instant is, in the largest unit that fits; whole units, never rounded up. */
export function spanTo(instant: string, now = Date.now()): Span {
  const distance = Date.parse(instant) - now
  const size = Math.abs(distance)
  const [unit, length] =
    size >= 2 * DAY
      ? (['day', DAY] as const)
      : size >= HOUR
        ? (['hour', HOUR] as const)
        : (['minute', MINUTE] as const)
  return { late: distance < 0, unit, amount: Math.floor(size / length) }
}
