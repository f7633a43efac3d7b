/** The default rules of a city on a day, without a database; and the same once all years are known. */
import type { Calendar, Instant } from '../../src/kernel/index.ts'
import {
  defaultCategories,
  defaultCaps,
  defaultChannels,
  defaultDuties,
  defaultGroups,
  defaultLimits,
  OFFICE_HOURS,
} from '../../src/rules/index.ts'
import type { Rules } from '../../src/rules/index.ts'
import { calendarKnownOn } from '../../src/rules/calendars.ts'
import { DEFAULT_NOTICES } from '../../src/rules/defaults/calendars.ts'
import { rulesOn } from '../../src/rules/ruleset.ts'
import { CITY } from './city.ts'

const ALWAYS = '1949-10-01'
const dated = <T>(values: readonly T[]) =>
  values.map((value) => ({ value, version: 1, from: ALWAYS, until: null }))

const HISTORY = {
  jurisdiction: CITY,
  version: 1,
  limits: dated(defaultLimits()),
  groups: dated(defaultGroups()),
  categories: dated(defaultCategories()),
  duties: dated(defaultDuties()),
  channels: dated(defaultChannels()),
  caps: dated(defaultCaps()),
  automatic: [],
}

const kept = new Map<string, Rules>()

/** As the city knows them on the day of `now`: beyond the last notice a date is unknown. */
export function rulesAt(now: Instant): Rules {
  const day = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10)
  return remembered(`until ${day}`, day, () => calendarKnownOn(DEFAULT_NOTICES, day, OFFICE_HOURS))
}

/** The same when the notices still to come have come. */
export function rulesOnceKnown(): Rules {
  return remembered('known', '2026-12-31', () => {
    const calendar = calendarKnownOn(DEFAULT_NOTICES, '2026-12-31', OFFICE_HOURS)
    return { ...calendar, version: `${calendar.version}+…`, lastKnown: '2199-12-31' }
  })
}

function remembered(key: string, day: string, calendar: () => Calendar): Rules {
  const rules = kept.get(key) ?? rulesOn(HISTORY, day, calendar())
  // Walks begin in three years and end within a few more: every day is made once.
  if (kept.size > 4000) kept.clear()
  kept.set(key, rules)
  return rules
}
