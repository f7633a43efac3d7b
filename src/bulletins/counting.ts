/** Counting the government's own matters over a period, from their events alone. Pure but for the reading. */
import { evolve, startOfDay } from '../kernel/index.ts'
import type { Instant, Kind, Matter } from '../kernel/index.ts'
import { readBirths } from '../matters/index.ts'
import type { Born } from '../matters/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { WorkMeasure } from './measures.ts'

/** A matter as it became with every event, in order. */
export interface Course {
  readonly id: string
  readonly steps: readonly { readonly at: Instant; readonly matter: Matter }[]
}

export interface Span {
  /** First day, and the first day that no longer belongs to it. */
  readonly from: string
  readonly until: string
}

const EVER = '1900-01-01T00:00:00.000Z'

/** Courses of every matter of a kind up to the end of a span. */
export async function coursesOf(
  db: Queryable,
  jurisdiction: number,
  kind: Kind,
  until: string,
): Promise<readonly Course[]> {
  const end = startOfDay(until)
  const upTo = new Date(Date.parse(end) - 1).toISOString()
  const found: Course[] = []
  const births = readBirths(db, jurisdiction, { kind: kind.name, from: EVER, until: end, upTo })
  for await (const born of births) found.push(courseOf(kind, born))
  return found
}

function courseOf(kind: Kind, { id, events }: Born): Course {
  let matter: Matter | null = null
  const steps = events.map((event) => {
    matter = evolve(kind, matter, event)
    return { at: event.at, matter }
  })
  return { id, steps }
}

export interface Filter {
  readonly by: string
  readonly value: string
}

export function countWork(
  courses: readonly Course[],
  measure: WorkMeasure,
  span: Span,
  filter: Filter | null,
): number {
  const end = startOfDay(span.until)
  let total = 0
  for (const { steps } of courses) {
    const past = steps.filter(({ at }) => at < end)
    const last = past.at(-1)?.matter
    // What is sealed is counted nowhere.
    if (!last || last.sealed !== null) continue
    const counted =
      measure.counts === 'standing'
        ? measure.states.includes(last.state.name)
          ? last
          : null
        : reachedIn(past, measure.states, startOfDay(span.from))
    if (counted === null || !passes(counted, filter)) continue
    if (measure.where && !measure.where(counted, span.until)) continue
    total += measure.sum ? measure.sum(counted) : 1
  }
  return total
}

/** The matter as it was when it first came into one of the states within the span; null: it did not. */
function reachedIn(
  steps: Course['steps'],
  states: readonly string[],
  from: Instant,
): Matter | null {
  let before: string | null = null
  for (const { at, matter } of steps) {
    const name = matter.state.name
    if (at >= from && name !== before && states.includes(name)) return matter
    before = name
  }
  return null
}

function passes(matter: Matter, filter: Filter | null): boolean {
  if (filter === null) return true
  if (filter.by === 'unit')
    return matter.bindings.some(({ unit, until }) => unit === filter.value && until === null)
  return (matter.state as { readonly who?: unknown }).who === filter.value
}
