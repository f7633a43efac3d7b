/**
 * How an administrator changes the rules: from a day on, never backwards, one version after the
 * other, each with what was, what is, who and why. Matters keep the dates they were given; the
 * version named beside each date says by which rules.
 */
import type { Day, Instant, Result, Term } from '../kernel/index.ts'
import { dayOf, isDay, ok, refuse } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { wrongNotice } from './calendars.ts'
import type { Notice } from './calendars.ts'
import { AUTOMATIC, CAPS, CATEGORIES, CHANNELS, DUTIES, GROUPS, LIMITS } from './rows.ts'
import type { DatedTable } from './rows.ts'
import { newStamp } from './rules.ts'
import {
  endFrom,
  insertAll,
  insertChange,
  insertNotices,
  lockVersion,
  readFrom,
  readNotices,
  writeStamp,
  writeVersion,
} from './store.ts'
import type { RuleChange } from './store.ts'
import { LIMIT_CLASSES } from './types.ts'
import type { Automatic, Cap, Category, Channel, Duty, Group, Limit } from './types.ts'

/** Who changes something, from which day, and why. */
export interface Changing {
  /** The post, or 'seed'. */
  readonly by: string
  readonly at: Instant
  readonly from: Day
  readonly reason: string
}

export type NewLimit = Pick<Limit, 'clock' | 'scope' | 'term' | 'basis'>
export type NewDuty = Omit<Duty, 'version'>

const UNITS: ReadonlySet<Term['unit']> = new Set([
  'working_days',
  'calendar_days',
  'working_hours',
  'hours',
  'minutes',
])

export async function changeLimit(
  tx: Queryable,
  jurisdiction: number,
  limit: NewLimit,
  changing: Changing,
): Promise<Result<RuleChange>> {
  const { clock, scope, term, basis } = limit
  if (!/^[a-z_]+$/.test(clock)) return refuse('limit_clock_unclear', { field: 'clock' })
  if (!/^$|^(class|category):[a-z0-9-]+$/.test(scope)) {
    return refuse('limit_scope_unclear', { field: 'scope' })
  }
  if (!Number.isSafeInteger(term.amount) || term.amount < 1 || term.amount > 100_000) {
    return refuse('limit_amount_out_of_range', { field: 'amount' })
  }
  if (!UNITS.has(term.unit)) return refuse('limit_unit_unknown', { field: 'unit' })
  if (basis.zh.trim() === '') return refuse('limit_without_basis', { field: 'basis' })
  const value = { ...limit, version: 0, from: changing.from }
  return replace(tx, jurisdiction, LIMITS, [clock, scope], value, changing)
}

/** The narrower limit ends; the class's or the general one holds again. The general one stays. */
export async function endLimit(
  tx: Queryable,
  jurisdiction: number,
  { clock, scope }: Pick<Limit, 'clock' | 'scope'>,
  changing: Changing,
): Promise<Result<RuleChange>> {
  if (scope === '') return refuse('limit_general_stays', { field: 'scope' })
  return replace(tx, jurisdiction, LIMITS, [clock, scope], null, changing)
}

const MOST = 1_000_000

/** A cap is changed, never ended: what is limited stays limited. */
export async function changeCap(
  tx: Queryable,
  jurisdiction: number,
  cap: Pick<Cap, 'name' | 'value' | 'basis'>,
  changing: Changing,
): Promise<Result<RuleChange>> {
  const { name, value, basis } = cap
  if (!Number.isFinite(value) || value < 0 || value > MOST)
    return refuse('cap_out_of_range', { field: 'value', params: { max: MOST } })
  if (basis.zh.trim() === '') return refuse('limit_without_basis', { field: 'basis' })
  const known = await readFrom(tx, CAPS, jurisdiction, [name], changing.from)
  if (known.length === 0) return refuse('cap_unknown', { field: 'name' })
  const next = { ...cap, version: 0, from: changing.from }
  return replace(tx, jurisdiction, CAPS, [name], next, changing)
}

/** Less sure than that a machine dispatches nothing, whatever a city would like. */
const LEAST_SURE = 0.8
/** Nothing is ever quite certain. */
const MOST_SURE = 0.99

/**
 * Whether a machine may dispatch what is of a category. What is sealed, what the law gives to another
 * channel and what endangers somebody is never given to it.
 */
export async function setAutomatic(
  tx: Queryable,
  jurisdiction: number,
  automatic: Omit<Automatic, 'version' | 'from'>,
  changing: Changing,
): Promise<Result<RuleChange>> {
  const { category, isOn, confidence } = automatic
  if (!(confidence >= LEAST_SURE && confidence <= MOST_SURE)) {
    const params = { min: LEAST_SURE * 100, max: MOST_SURE * 100 }
    return refuse('automatic_confidence', { field: 'confidence', params })
  }
  const running = await readFrom(tx, CATEGORIES, jurisdiction, [category], changing.from)
  const known = running.findLast(({ from }) => from <= changing.from)?.value
  if (!known) return refuse('no_such_category', { field: 'category' })
  if (isOn && (known.sealed || known.channel !== null || known.limitClass === 'danger'))
    return refuse('automatic_never', { field: 'category' })
  const value = { ...automatic, version: 0, from: changing.from }
  return replace(tx, jurisdiction, AUTOMATIC, [category], value, changing)
}

/** Adds a category, or begins a new version of it. */
export async function setCategory(
  tx: Queryable,
  jurisdiction: number,
  category: Category,
  changing: Changing,
): Promise<Result<RuleChange>> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(category.code)) {
    return refuse('category_code_unclear', { field: 'code' })
  }
  if (category.name.zh.trim() === '' || category.name.en.trim() === '') {
    return refuse('category_without_name', { field: 'name' })
  }
  if (!LIMIT_CLASSES.includes(category.limitClass)) {
    return refuse('limit_class_unknown', { field: 'limitClass' })
  }
  const groups = await readFrom(tx, GROUPS, jurisdiction, [category.group], changing.from)
  if (groups.length === 0) return refuse('category_group_unknown', { field: 'group' })
  if (category.channel !== null) {
    const channels = await readFrom(tx, CHANNELS, jurisdiction, [category.channel], changing.from)
    if (channels.length === 0) return refuse('channel_unknown', { field: 'channel' })
  }
  return replace(tx, jurisdiction, CATEGORIES, [category.code], category, changing)
}

/** No new matter takes it from then on; matters that have it keep it. */
export function endCategory(
  tx: Queryable,
  jurisdiction: number,
  code: string,
  changing: Changing,
): Promise<Result<RuleChange>> {
  return replace(tx, jurisdiction, CATEGORIES, [code], null, changing)
}

export async function setGroup(
  tx: Queryable,
  jurisdiction: number,
  group: Group,
  changing: Changing,
): Promise<Result<RuleChange>> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(group.code)) {
    return refuse('category_code_unclear', { field: 'code' })
  }
  return replace(tx, jurisdiction, GROUPS, [group.code], group, changing)
}

export async function setDuty(
  tx: Queryable,
  jurisdiction: number,
  duty: NewDuty,
  changing: Changing,
): Promise<Result<RuleChange>> {
  if (duty.basis.zh.trim() === '') return refuse('duty_without_basis', { field: 'basis' })
  const value = { ...duty, version: 0 }
  return replace(tx, jurisdiction, DUTIES, [duty.category, duty.level], value, changing)
}

/** A level has the power no longer. */
export function endDuty(
  tx: Queryable,
  jurisdiction: number,
  { category, level }: Pick<Duty, 'category' | 'level'>,
  changing: Changing,
): Promise<Result<RuleChange>> {
  return replace(tx, jurisdiction, DUTIES, [category, level], null, changing)
}

export function setChannel(
  tx: Queryable,
  jurisdiction: number,
  channel: Channel,
  changing: Changing,
): Promise<Result<RuleChange>> {
  return replace(tx, jurisdiction, CHANNELS, [channel.code], channel, changing)
}

/**
 * Takes in a notice of the State Council. A year already known gets a further version: notices
 * have been changed in mid-year (2015, 2019, 2020). Calendars are the same for every jurisdiction.
 */
export async function importCalendar(
  tx: Queryable,
  notice: Omit<Notice, 'version'>,
): Promise<Result<Notice>> {
  if (!Number.isSafeInteger(notice.year) || notice.year < 1949 || notice.year > 2200) {
    return refuse('calendar_year_unclear', { field: 'year' })
  }
  if (!isDay(notice.issued)) return refuse('not_a_day', { field: 'issued' })
  if (notice.paper.trim() === '') return refuse('calendar_without_paper', { field: 'paper' })
  const wrong = wrongNotice(notice.year, notice)
  if (wrong !== null) return wrong
  const before = (await readNotices(tx)).findLast(({ year }) => year === notice.year)
  if (before !== undefined && sameDays(before, notice)) {
    return refuse('calendar_unchanged', { field: 'days', params: { year: notice.year } })
  }
  if (before !== undefined && before.issued > notice.issued) {
    return refuse('calendar_older', { field: 'issued', params: { issued: before.issued } })
  }
  const next = { ...notice, version: (before?.version ?? 0) + 1 }
  await insertNotices(tx, [next])
  await writeStamp(tx, 'calendars', newStamp())
  return ok(next)
}

/** Ends what holds under the key from the day on and begins the new value, or none. */
async function replace<T>(
  tx: Queryable,
  jurisdiction: number,
  table: DatedTable<T>,
  key: readonly unknown[],
  value: T | null,
  { by, at, from, reason }: Changing,
): Promise<Result<RuleChange>> {
  if (reason.trim() === '') return refuse('change_without_reason', { field: 'reason' })
  if (!isDay(from)) return refuse('not_a_day', { field: 'from' })
  // What was decided under a rule stays decided: rules change from today on at the earliest.
  if (from < dayOf(at)) return refuse('rule_backdated', { field: 'from' })
  const current = await lockVersion(tx, jurisdiction)
  if (current === undefined) return refuse('jurisdiction_unknown')
  const running = await readFrom(tx, table, jurisdiction, key, from)
  const before = running.findLast((row) => row.from <= from)?.value ?? null
  if (value === null && running.length === 0) return refuse('rule_not_in_force')

  const version = current + 1
  await endFrom(tx, table, jurisdiction, key, from)
  if (value !== null) await insertAll(tx, table, jurisdiction, version, from, [value])
  const subject = [table.name, ...key].join(' ')
  const change = { version, at, changedBy: by, subject, from, before, after: value, reason }
  await insertChange(tx, jurisdiction, change)
  await writeVersion(tx, jurisdiction, version, newStamp())
  return ok(change)
}

function sameDays(a: Pick<Notice, 'holidays' | 'makeups'>, b: typeof a): boolean {
  const text = (notice: typeof a) =>
    JSON.stringify([notice.holidays.toSorted(), notice.makeups.toSorted()])
  return text(a) === text(b)
}
