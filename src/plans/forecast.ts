/**
 * Where a target is heading, from its own values: an early warning while there is still time (the speech:
 * 忧患意识, 牢牢把握工作的主动权). Pure. Days are `YYYY-MM-DD`; values are in the metric's own unit.
 */
import { addDays } from '../kernel/index.ts'
import type { Day } from '../kernel/index.ts'
import type { Metric } from '../kinds/index.ts'

export interface Point {
  readonly on: Day
  readonly value: number
}

export interface Measured {
  readonly metric: Pick<Metric, 'baseline' | 'goal' | 'direction'>
  readonly start: Day
  readonly deadline: Day
  /** In the order of time; those before the start tell how a year goes here. */
  readonly points: readonly Point[]
}

export interface Forecast {
  /** What stands, and the day it stands for. */
  readonly last: Point
  /** What the pace of late comes to on the deadline. */
  readonly atDeadline: number
  /** The day on which the goal is met at that pace; null: not within three years. */
  readonly expectedOn: Day | null
  /** How the rest was reckoned: as last year went, or by the median pace. */
  readonly by: 'season' | 'pace'
  readonly warns: boolean
}

/** The pace of late is that of so many days, and of three values at least. */
const OF_LATE = 125
const LEAST = 3
/** A miss of less than this share of the way is within what a pace can tell. */
const NEAR = 0.02
const YEAR = 365
const STEP = 7
const FURTHEST = 3 * YEAR

const DAY = 86_400_000
/** Days are counted here, so that ten thousand targets take no longer than they must. */
const numberOf = (day: Day): number => Math.round(Date.parse(day) / DAY)
const dayOf = (number: number): Day => new Date(number * DAY).toISOString().slice(0, 10)

export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from)
}

interface At {
  readonly at: number
  readonly value: number
}

const counted = (points: readonly Point[]): readonly At[] =>
  points.map(({ on, value }) => ({ at: numberOf(on), value }))

/** Null where there are too few values since the start to say anything. */
export function forecastOf(measured: Measured): Forecast | null {
  const { metric, points } = measured
  const last = points.at(-1)
  if (!last) return null
  const [start, deadline] = [numberOf(measured.start), numberOf(measured.deadline)]
  const all = counted(points)
  const own = all.filter(({ at }) => at > start)
  const latest = own.at(-1)
  if (!latest || own.length < LEAST) return null
  const since = [{ at: start, value: metric.baseline }, ...own]
  const recent = since.filter(({ at }) => at >= latest.at - OF_LATE).slice(-(LEAST + 2))
  const ahead = seasonal(all, latest, recent) ?? paced(recent, latest)
  const atDeadline = latest.at >= deadline ? between(since, deadline) : ahead.value(deadline)
  const way = Math.abs(metric.goal - metric.baseline)
  const short =
    metric.direction === 'at_least' ? metric.goal - atDeadline : atDeadline - metric.goal
  return {
    last,
    atDeadline,
    expectedOn: dayOfReaching(metric, latest, ahead),
    by: ahead.by,
    warns: short > NEAR * way,
  }
}

interface Ahead {
  readonly by: Forecast['by']
  readonly value: (at: number) => number
  /** From here on it goes at one pace, this much a day. */
  readonly evenFrom: number
  readonly pace: number
}

/** The rest of the year as it went last year, at the pace of late beside the same months of then. */
function seasonal(points: readonly At[], last: At, recent: readonly At[]): Ahead | null {
  const earliest = points[0]
  const first = recent.find(({ at }) => earliest !== undefined && earliest.at <= at - YEAR)
  if (!first || first === last) return null
  const before = between(points, last.at - YEAR)
  const then = before - between(points, first.at - YEAR)
  const now = last.value - first.value
  if (then === 0 || Math.sign(then) !== (Math.sign(now) || Math.sign(then))) return null
  const ratio = now / then
  const pace = now / Math.max(1, last.at - first.at)
  const evenFrom = last.at + YEAR
  return {
    by: 'season',
    evenFrom,
    pace,
    // Further than last year is known, it goes on at the pace of late.
    value: (at) =>
      last.value +
      (between(points, Math.min(at, evenFrom) - YEAR) - before) * ratio +
      Math.max(0, at - evenFrom) * pace,
  }
}

/** The median of all paces between two values of late: one odd value does not move it (Theil and Sen). */
function paced(recent: readonly At[], last: At): Ahead {
  const paces = recent.flatMap((a, n) =>
    recent.slice(n + 1).map((b) => (b.value - a.value) / Math.max(1, b.at - a.at)),
  )
  const sorted = paces.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const pace =
    sorted.length % 2 === 1
      ? (sorted[half] ?? 0)
      : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
  return {
    by: 'pace',
    evenFrom: last.at,
    pace,
    value: (at) => last.value + pace * (at - last.at),
  }
}

function dayOfReaching(
  { goal, direction }: Measured['metric'],
  last: At,
  ahead: Ahead,
): Day | null {
  const { evenFrom, pace, value: valueOn } = ahead
  const isThere = (value: number) => (direction === 'at_least' ? value >= goal : value <= goal)
  if (isThere(last.value)) return dayOf(last.at)
  for (let at = last.at + STEP; at < evenFrom; at += STEP)
    if (isThere(valueOn(at))) return dayOf(at)
  const rest = goal - valueOn(evenFrom)
  if (rest === 0 || isThere(valueOn(evenFrom))) return dayOf(evenFrom)
  const days = pace === 0 ? Infinity : Math.ceil(rest / pace)
  const at = evenFrom + days
  return days > 0 && at <= last.at + FURTHEST ? dayOf(at) : null
}

function between(points: readonly At[], at: number): number {
  const next = points.findIndex((one) => one.at >= at)
  if (next === -1) return points.at(-1)?.value ?? 0
  const b = points[next]
  const a = points[next - 1]
  if (!b) return 0
  if (!a || b.at === at) return b.value
  return a.value + ((b.value - a.value) * (at - a.at)) / (b.at - a.at)
}

/** Between two values it goes evenly; before the first and after the last it stands. */
export function valueAt(points: readonly Point[], day: Day): number {
  return between(counted(points), numberOf(day))
}

export interface Backtest {
  readonly courses: number
  readonly missed: number
  /** Of those warned of so many days before the deadline, the share that was missed; null: none was warned of. */
  readonly precision: number | null
  /** Of those missed, the share that was warned of by then. */
  readonly recall: number | null
  /** Median days between the first warning that stood and the deadline, over those rightly warned of. */
  readonly days: number | null
}

/**
 * What would have been said at the time, beside what came of it. Each course has its values up to its
 * deadline; at each earlier day only those of that day are looked at.
 */
export function backtest(courses: readonly Measured[], daysBefore = 60): Backtest {
  const outcomes = courses.map((course) => {
    const { metric, deadline, points, start } = course
    const since = points.filter(({ on }) => on > start && on <= deadline)
    const final = valueAt(
      [{ on: start, value: metric.baseline }, ...points.filter(({ on }) => on > start)],
      deadline,
    )
    const missed = metric.direction === 'at_least' ? final < metric.goal : final > metric.goal
    // Values are known some days after their period; a warning stands until one of them takes it back.
    const said = since.map(({ on }) => ({
      on,
      warns:
        forecastOf({ ...course, points: points.filter((one) => one.on <= on) })?.warns === true,
    }))
    const due = addDays(deadline, -daysBefore)
    const before = said.filter(({ on }) => on <= due)
    const standing = before.at(-1)?.warns === true
    const firstOfRun = before.length - 1 - before.toReversed().findIndex(({ warns }) => !warns)
    const run = before.every(({ warns }) => warns) ? before[0] : before[firstOfRun + 1]
    return { missed, standing, days: standing && run ? daysBetween(run.on, deadline) : null }
  })
  const warned = outcomes.filter(({ standing }) => standing)
  const missed = outcomes.filter((one) => one.missed)
  const right = warned.filter((one) => one.missed)
  const days = right.flatMap((one) => one.days ?? []).toSorted((a, b) => a - b)
  return {
    courses: courses.length,
    missed: missed.length,
    precision: warned.length === 0 ? null : right.length / warned.length,
    recall: missed.length === 0 ? null : right.length / missed.length,
    days: days[Math.floor(days.length / 2)] ?? null,
  }
}
