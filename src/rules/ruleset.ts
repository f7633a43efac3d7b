/** Pure: builds the rules that hold on a day from all rows of a jurisdiction. */
import type { Calendar, Day, Words } from '../kernel/index.ts'
import type {
  Automatic,
  Cap,
  Category,
  Channel,
  Duty,
  Group,
  Level,
  Limit,
  PowerAnswer,
  Rules,
} from './types.ts'

/** A row with the time it holds: from its first day to before `until`. */
export interface Dated<T> {
  readonly value: T
  readonly version: number
  readonly from: Day
  readonly until: Day | null
}

/** Everything a jurisdiction has ever decided. */
export interface History {
  readonly jurisdiction: number
  readonly version: number
  readonly limits: readonly Dated<Limit>[]
  readonly groups: readonly Dated<Group>[]
  readonly categories: readonly Dated<Category>[]
  readonly duties: readonly Dated<Duty>[]
  readonly channels: readonly Dated<Channel>[]
  readonly caps: readonly Dated<Cap>[]
  readonly automatic: readonly Dated<Automatic>[]
}

const NOT_LISTED: Words = {
  zh: '权责清单未列明此类事项的层级',
  en: 'The duty list names no level for this category',
}

export function rulesOn(history: History, day: Day, calendar: Calendar): Rules {
  const limits = inForce(history.limits, day, limitKey)
  const categories = sorted(inForce(history.categories, day, (category) => category.code))
  const groups = sorted(inForce(history.groups, day, (group) => group.code))
  const channels = sorted(inForce(history.channels, day, (channel) => channel.code))
  const caps = inForce(history.caps, day, (cap) => cap.name)
  const automatic = inForce(history.automatic, day, (one) => one.category)
  const duties = inForce(history.duties, day, (duty) => `${duty.category} ${duty.level}`)

  const limitByKey = new Map(limits.map((limit) => [limitKey(limit), limit]))
  const categoryByCode = new Map(categories.map((category) => [category.code, category]))
  const channelByCode = new Map(channels.map((channel) => [channel.code, channel]))
  const dutiesByCategory = Map.groupBy(
    duties.toSorted((a, b) => a.level - b.level),
    (duty) => duty.category,
  )

  return {
    jurisdiction: history.jurisdiction,
    version: `${history.jurisdiction}/${history.version} ${day} ${calendar.version}`,
    day,
    calendar,
    limits,
    groups,
    categories,
    channels,
    caps,
    automatic,
    limitFor(clock, code) {
      const limitClass = code === null ? null : (categoryByCode.get(code)?.limitClass ?? null)
      const limit =
        (code === null ? undefined : limitByKey.get(`${clock} category:${code}`)) ??
        (limitClass === null ? undefined : limitByKey.get(`${clock} class:${limitClass}`)) ??
        limitByKey.get(`${clock} `)
      if (limit === undefined) throw new Error(`no limit of clock ${clock} holds on ${day}`)
      return limit
    },
    cap(name) {
      const cap = caps.find((one) => one.name === name)
      if (cap === undefined) throw new Error(`no cap ${name} holds on ${day}`)
      return cap
    },
    category: (code) => categoryByCode.get(code),
    channel: (code) => channelByCode.get(code),
    dutiesFor: (code) => dutiesByCategory.get(code) ?? [],
    powerOf: (code, level) =>
      powerAt(code === null ? [] : (dutiesByCategory.get(code) ?? []), level),
  }
}

/** Of the rows in force on the day, the one of the latest version for each key. */
function inForce<T>(rows: readonly Dated<T>[], day: Day, key: (value: T) => string): T[] {
  const newest = new Map<string, Dated<T>>()
  for (const row of rows) {
    if (row.from > day || (row.until !== null && row.until <= day)) continue
    const other = newest.get(key(row.value))
    if (other === undefined || other.version < row.version) newest.set(key(row.value), row)
  }
  return [...newest.values()].map((row) => row.value)
}

function powerAt(duties: readonly Duty[], level: Level): PowerAnswer {
  const own = duties.find((duty) => duty.level === level)
  if (own !== undefined) return { has: true, rule: own.basis }
  const first = duties[0]
  if (first === undefined) return { has: true, rule: NOT_LISTED }
  return { has: false, rule: first.basis }
}

function limitKey(limit: Limit): string {
  return `${limit.clock} ${limit.scope}`
}

function sorted<T extends { readonly position: number; readonly code: string }>(
  rows: readonly T[],
): T[] {
  return rows.toSorted((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1))
}
