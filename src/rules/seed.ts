/** What a new city starts with, so that an administrator can set it up from nothing. */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { DEFAULT_NOTICES } from './defaults/calendars.ts'
import { DEFAULT_GROUPS } from './defaults/categories/index.ts'
import { basisOf } from './defaults/bases.ts'
import { DEFAULT_CAPS } from './defaults/caps.ts'
import { DEFAULT_CHANNELS } from './defaults/channels.ts'
import { DEFAULT_LIMITS } from './defaults/limits.ts'
import { CAPS, CATEGORIES, CHANNELS, DUTIES, GROUPS, LIMITS } from './rows.ts'
import { newStamp } from './rules.ts'
import { insertAll, insertChange, insertFirstVersion, insertNotices, writeStamp } from './store.ts'
import type { Cap, Category, Channel, Duty, Group, Limit } from './types.ts'

/**
 * Defaults hold from before any matter, so that an old one taken in later finds its rules. To people
 * such a day says nothing: what holds since then is shown as holding since the city began.
 */
export const ALWAYS = '1949-10-01'
const FIRST = 1

/** The national calendars and the default rules of one jurisdiction. Does nothing where it has rules. */
export async function seedDefaults(
  tx: Queryable,
  jurisdiction: number,
  at: Instant,
): Promise<void> {
  if ((await insertNotices(tx, DEFAULT_NOTICES)) > 0) await writeStamp(tx, 'calendars', newStamp())
  if (!(await insertFirstVersion(tx, jurisdiction, newStamp()))) return
  await insertAll(tx, LIMITS, jurisdiction, FIRST, ALWAYS, defaultLimits())
  await insertAll(tx, CHANNELS, jurisdiction, FIRST, ALWAYS, defaultChannels())
  await insertAll(tx, GROUPS, jurisdiction, FIRST, ALWAYS, defaultGroups())
  await insertAll(tx, CATEGORIES, jurisdiction, FIRST, ALWAYS, defaultCategories())
  await insertAll(tx, DUTIES, jurisdiction, FIRST, ALWAYS, defaultDuties())
  await insertAll(tx, CAPS, jurisdiction, FIRST, ALWAYS, defaultCaps())
  await insertChange(tx, jurisdiction, {
    version: FIRST,
    at,
    changedBy: 'seed',
    subject: 'all',
    from: ALWAYS,
    before: null,
    after: null,
    reason: '新建辖区，采用默认规则',
  })
}

export function defaultLimits(): Limit[] {
  return DEFAULT_LIMITS.map(({ clock, of, term, basis }) => ({
    clock,
    scope: of === undefined ? '' : `class:${of}`,
    term,
    basis,
    version: FIRST,
    from: ALWAYS,
  }))
}

export function defaultCaps(): Cap[] {
  return DEFAULT_CAPS.map((cap) => ({ ...cap, version: FIRST, from: ALWAYS }))
}

export function defaultChannels(): Channel[] {
  return DEFAULT_CHANNELS.map((channel, position) => ({ ...channel, position }))
}

export function defaultGroups(): Group[] {
  return DEFAULT_GROUPS.map(({ code, name }, position) => ({ code, name, position }))
}

export function defaultCategories(): Category[] {
  return DEFAULT_GROUPS.flatMap((group, n) =>
    group.categories.map(({ power: _power, ...category }, position) => ({
      ...category,
      group: group.code,
      position: n * 100 + position,
    })),
  )
}

export function defaultDuties(): Duty[] {
  return DEFAULT_GROUPS.flatMap((group) =>
    group.categories.flatMap(({ code, power }) =>
      power.at.map((level) => ({
        category: code,
        level,
        unitFunction: level === 3 ? 'town' : power.of,
        unit: null,
        basis: basisOf(power.by),
        version: FIRST,
      })),
    ),
  )
}
