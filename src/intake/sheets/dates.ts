/**
 * When a message was said, as spreadsheets write it. Times are those of the jurisdiction (+08:00)
 * unless a zone is given. What could be read in two ways is refused, never guessed.
 */
import { ok, refuse } from '../../kernel/index.ts'
import type { Instant, Result } from '../../kernel/index.ts'
import type { Cell } from './table.ts'

const ZONE_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
/** Day 0 of Excel's 1900 system, moved by its 29 February 1900 that never was. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30)
const EARLIEST = Date.UTC(1990, 0, 1) - ZONE_MS
/** Clocks of other systems run a little ahead. */
const AHEAD_MS = 10 * 60_000

export function readInstant(cell: Cell, now: Instant): Result<Instant> {
  const wall = wallClock(cell)
  if (wall === null) return refuse('date_unreadable', { params: { value: shown(cell) } })
  if (wall === 'ambiguous') return refuse('date_ambiguous', { params: { value: shown(cell) } })
  if (wall < EARLIEST) return refuse('date_too_early', { params: { value: shown(cell) } })
  if (wall > Date.parse(now) + AHEAD_MS)
    return refuse('date_in_future', { params: { value: shown(cell) } })
  return ok(new Date(wall).toISOString())
}

/** A day alone, ahead or past, whatever time stands beside it. */
export function readDay(cell: Cell): Result<string> {
  const wall = wallClock(cell)
  if (wall === null) return refuse('date_unreadable', { params: { value: shown(cell) } })
  if (wall === 'ambiguous') return refuse('date_ambiguous', { params: { value: shown(cell) } })
  return ok(new Date(wall + ZONE_MS).toISOString().slice(0, 10))
}

function shown(cell: Cell): string {
  return (cell instanceof Date ? cell.toISOString() : String(cell)).slice(0, 40)
}

/** Milliseconds since 1970 of the instant that the cell means. */
function wallClock(cell: Cell): number | 'ambiguous' | null {
  // A cell that Excel itself knows as a date carries its wall clock as if it were UTC.
  if (cell instanceof Date) return roundedToSecond(cell.getTime()) - ZONE_MS
  if (typeof cell === 'number') return ofNumber(cell)
  return typeof cell === 'string' ? ofText(cell.normalize('NFKC').trim()) : null
}

function ofNumber(value: number): number | null {
  if (Number.isInteger(value) && value >= 19_000_101 && value <= 21_991_231)
    return compact(String(value))
  return serial(value)
}

function serial(value: number): number | null {
  // 1990-01-01 to 2199-12-31: smaller numbers are more likely something else.
  if (value < 32_874 || value >= 109_575) return null
  return roundedToSecond(SERIAL_ZERO + value * DAY_MS) - ZONE_MS
}

/** A fraction of a day is not exact: 11:25:05 comes out a few microseconds off. */
function roundedToSecond(time: number): number {
  return Math.round(time / 1000) * 1000
}

const HALF = String.raw`(?<half>上午|下午|中午|[AaPp]\.?[Mm]\.?)?`
const CLOCK = String.raw`(?<hour>\d{1,2})\s*[:时点]\s*(?:(?<minute>\d{1,2})\s*(?:[:分]\s*(?:(?<second>\d{1,2})(?:\.\d{1,9})?\s*秒?)?)?)?`
const TIME = String.raw`(?:[T\s]*${HALF}\s*${CLOCK}\s*(?<after>[AaPp][Mm])?)?`
const YEAR_FIRST = new RegExp(
  String.raw`^(?<year>\d{4})\s*[-/.年]\s*(?<month>\d{1,2})\s*[-/.月]\s*(?<day>\d{1,2})\s*日?${TIME}$`,
  'u',
)
const YEAR_LAST = new RegExp(
  String.raw`^(?<first>\d{1,2})[-/.](?<second_part>\d{1,2})[-/.](?<year>\d{4})${TIME}$`,
  'u',
)
const COMPACT = new RegExp(
  String.raw`^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?:[T\s]?(?<hour>\d\d):?(?<minute>\d\d):?(?<second>\d\d)?)?$`,
  'u',
)
const WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/u

function ofText(text: string): number | 'ambiguous' | null {
  if (text.length > 60) return null
  if (/^\d{5}(\.\d+)?$/u.test(text)) return serial(Number(text))
  if (WITH_ZONE.test(text)) return withZone(text)
  const groups = YEAR_FIRST.exec(text)?.groups
  if (groups) return fromParts(groups)
  return compact(text) ?? yearLast(text)
}

function withZone(text: string): number | null {
  const time = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/u, '$1:$2'))
  // Date.parse turns 31 February into 3 March.
  return Number.isNaN(time) || fromParts(COMPACT_DAY.exec(text)?.groups ?? {}) === null
    ? null
    : time
}

const COMPACT_DAY = /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)/u

function compact(text: string): number | null {
  const groups = COMPACT.exec(text)?.groups
  return groups ? fromParts(groups) : null
}

/** 2/28/2019 can only be February; 3/4/2019 is March to some and April to others. */
function yearLast(text: string): number | 'ambiguous' | null {
  const groups = YEAR_LAST.exec(text)?.groups
  if (!groups) return null
  const first = Number(groups['first'])
  const second = Number(groups['second_part'])
  if (first <= 12 && second <= 12 && first !== second) return 'ambiguous'
  const [month, day] = first <= 12 ? [first, second] : [second, first]
  return fromParts({ ...groups, month: String(month), day: String(day) })
}

type Parts = Readonly<Record<string, string | undefined>>

function fromParts(parts: Parts): number | null {
  const number = (name: string) => Number(parts[name] ?? 0)
  const hour = hourOf(number('hour'), (parts['half'] ?? parts['after'] ?? '').toLowerCase())
  const [year, month, day] = [number('year'), number('month'), number('day')]
  const [minute, second] = [number('minute'), number('second')]
  if (hour === null || minute > 59 || second > 59) return null
  const midnight = Date.UTC(year, month - 1, day)
  const date = new Date(midnight)
  const isReal =
    year >= 1000 &&
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day
  return isReal ? midnight + ((hour * 60 + minute) * 60 + second) * 1000 - ZONE_MS : null
}

function hourOf(hour: number, half: string): number | null {
  if (hour > 23) return null
  const isAfternoon = half === '下午' || half.startsWith('p')
  if (isAfternoon) return hour < 12 ? hour + 12 : hour
  if (half === '中午') return hour >= 1 && hour < 10 ? hour + 12 : hour
  return (half === '上午' || half.startsWith('a')) && hour === 12 ? 0 : hour
}
