/** When things happen in the demo city: officials work in office hours, residents are awake by day. */
import type { Calendar, Instant } from '../src/kernel/index.ts'
import { addDays, dayOf, dueAfter, startOfDay } from '../src/kernel/index.ts'
import type { Wait } from './course.ts'
import type { DemoRandom } from './random.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** '12d 19:40' before now, local time, or '5h' before now. */
export function filedAt(now: Instant, filed: string): Instant {
  const [, days, time] = /^(\d+)d (\d{2}:\d{2})$/.exec(filed) ?? []
  if (days !== undefined && time !== undefined) {
    return new Date(`${addDays(dayOf(now), -Number(days))}T${time}:00.000+08:00`).toISOString()
  }
  const { amount, unit } = readWait(filed)
  return plus(now, -amount * (unit === 'm' ? MINUTE : HOUR))
}

/** The instant after a wait. A demonstration needs a date also where the calendar is not known yet. */
export function afterWait(
  from: Instant,
  wait: Wait,
  by: 'official' | 'resident',
  calendar: Calendar,
  random: DemoRandom,
): Instant {
  const { amount, unit } = readWait(wait)
  switch (unit) {
    case 'm':
      return plus(from, amount * MINUTE + random.below(50) * 1000)
    case 'wh': {
      const due = dueAfter(calendar, from, { amount, unit: 'working_hours' })
      const minutes = random.below(28) * MINUTE + random.below(60) * 1000
      return plus(due ?? plus(from, amount * 3 * HOUR), minutes)
    }
    case 'wd': {
      const due = dueAfter(calendar, from, { amount, unit: 'working_days' })
      const day = due === null ? addDays(dayOf(from), amount) : dayOf(due)
      return plus(startOfDay(day), officeTime(random))
    }
    case 'd':
      return awake(plus(from, amount * 24 * HOUR + random.below(120) * MINUTE))
    default: {
      const at = plus(from, amount * HOUR + random.below(20) * MINUTE + random.below(60) * 1000)
      return by === 'resident' ? awake(at) : onDuty(at)
    }
  }
}

/** Between 08:40 and 17:20, lunch left out. */
function officeTime(random: DemoRandom): number {
  const minutes = random.below(400)
  const start = minutes < 200 ? 8 * 60 + 40 + minutes : 14 * 60 + (minutes - 200)
  return start * MINUTE + random.below(60) * 1000
}

/** Nobody rates an answer at four in the morning: it waits until half past seven. */
function awake(at: Instant): Instant {
  const hour = new Date(Date.parse(at) + 8 * HOUR).getUTCHours()
  if (hour >= 7 && hour < 22) return at
  const day = hour < 7 ? dayOf(at) : addDays(dayOf(at), 1)
  const minutes = Math.floor(Date.parse(at) / 1000) % 50
  return plus(startOfDay(day), (7 * 60 + 30 + minutes) * MINUTE)
}

/** What counts in hours goes on in the evening, but not before dawn. */
function onDuty(at: Instant): Instant {
  const hour = new Date(Date.parse(at) + 8 * HOUR).getUTCHours()
  if (hour >= 7) return at
  const minutes = Math.floor(Date.parse(at) / 1000) % 45
  return plus(startOfDay(dayOf(at)), (8 * 60 + minutes) * MINUTE)
}

function readWait(wait: string): { amount: number; unit: string } {
  const [, amount, unit] = /^(\d+)(m|h|d|wh|wd)$/.exec(wait) ?? []
  if (amount === undefined || unit === undefined) throw new Error(`unclear wait ${wait}`)
  return { amount: Number(amount), unit }
}

function plus(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString()
}
