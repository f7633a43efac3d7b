/** When people speak up: by door, by the day of the week, by the hour; and the last long holiday. */
import type { Day, Door, Instant } from '../../src/kernel/index.ts'
import { addDays, dayOf } from '../../src/kernel/index.ts'
import type { Dice } from './dice.ts'

/** How far back the crowd goes. */
export const DAYS = 90

const DOORS: readonly { readonly door: Door; readonly weight: number }[] = [
  { door: 'hotline', weight: 60 },
  { door: 'web', weight: 22 },
  { door: 'open311', weight: 6 },
  { door: 'sheet', weight: 4 },
  { door: 'api', weight: 4 },
  { door: 'visit', weight: 4 },
]

/** Sunday first: telephones ring on Monday, people write at the weekend. */
const WEEK: Readonly<Record<'spoken' | 'written', readonly number[]>> = {
  spoken: [0.55, 1.3, 1.15, 1.05, 1, 1.05, 0.6],
  written: [1, 1.1, 1, 0.95, 0.95, 0.9, 0.95],
}
/** From seven in the morning, hour by hour. */
const HOURS: Readonly<Record<'spoken' | 'written', readonly number[]>> = {
  spoken: [3, 7, 12, 13, 10, 6, 5, 8, 11, 10, 7, 5, 4, 3, 2],
  written: [4, 5, 5, 5, 5, 6, 5, 4, 4, 5, 6, 7, 9, 11, 10, 6],
}

export function doorOf(dice: Dice): Door {
  return dice.weighted(DOORS).door
}

/** Office hours and working days, where an officer writes it down. */
function isOffice(door: Door): boolean {
  return door === 'visit' || door === 'sheet'
}

/** A day so many days ago, at an hour that fits the door: what `filed` of a demo request says. */
export function filedBy(
  dice: Dice,
  now: Instant,
  door: Door,
  between: readonly [number, number],
): string {
  const way = door === 'hotline' || isOffice(door) ? 'spoken' : 'written'
  const [nearest, farthest] = between
  const days = () => dice.from(Math.min(nearest, farthest), Math.max(nearest, farthest))
  let ago = days()
  // A span may have no day that fits; then it was an officer on call.
  for (let tries = 0; tries < 40 && !dice.chance(shareOf(now, ago, door, way)); tries += 1)
    ago = days()
  return `${ago}d ${timeOf(dice, way)}`
}

function shareOf(now: Instant, ago: number, door: Door, way: 'spoken' | 'written'): number {
  const weekday = new Date(`${addDays(dayOf(now), -ago)}T00:00:00Z`).getUTCDay()
  const isWeekend = weekday === 0 || weekday === 6
  return isOffice(door) && isWeekend ? 0 : (WEEK[way][weekday] ?? 1) / 1.3
}

function timeOf(dice: Dice, way: 'spoken' | 'written'): string {
  const hours = HOURS[way].map((weight, index) => ({ weight, hour: 7 + index }))
  const { hour } = dice.weighted(hours)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(hour)}:${pad(dice.from(0, 59))}`
}

/** Long holidays by the ordinary calendar, near enough to say when wages are asked for. */
const HOLIDAYS = ['01-01', '02-12', '05-01', '10-01']

/** So many days ago began the last long holiday; fifty where there was none. */
export function holidayBefore(now: Instant): number {
  const today: Day = dayOf(now)
  const year = Number(today.slice(0, 4))
  const ages = [year - 1, year].flatMap((one) =>
    HOLIDAYS.map((day) =>
      Math.round(
        (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${one}-${day}T00:00:00Z`)) / 86_400_000,
      ),
    ),
  )
  return Math.min(...ages.filter((age) => age >= 4 && age <= DAYS - 20), 50)
}
