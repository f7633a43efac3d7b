/** What a target waits for: never for itself, round about or through its own tree. */
import { isFinal } from '../kernel/index.ts'
import type { Json, Kind, Matter } from '../kernel/index.ts'
import type { Metric, SeriesState, TargetState } from '../kinds/index.ts'
import { standingValues } from '../kinds/index.ts'

/** More than this on one way is no plan; the act is then refused as going round. */
const MOST = 2000

/**
 * The target itself, what it waits for and stands under, and so on; asked level by level. Null: there
 * is more than can be looked at.
 */
export async function wayFrom(
  read: (ids: readonly string[]) => Promise<readonly Matter[]>,
  from: unknown,
): Promise<ReadonlyMap<string, Matter> | null> {
  const found = new Map<string, Matter>()
  const asked = new Set<string>()
  for (let next = [String(from)]; next.length > 0;) {
    for (const id of next) asked.add(id)
    if (asked.size > MOST) return null
    const bodies = await read(next)
    for (const one of bodies) found.set(one.id, one)
    next = [...new Set(bodies.flatMap(aheadOf))].filter((id) => !asked.has(id))
  }
  return found
}

/** What a target waits for and stands under. */
export const aheadOf = ({ kind, links }: Matter) =>
  kind === 'target'
    ? links.flatMap(({ type, to }) => (type === 'depends_on' || type === 'part_of' ? [to] : []))
    : []

/** What is wrong with `matter` waiting for the target `on`; null: nothing. */
export function dependenceFaultOf(
  matter: Matter,
  on: string,
  kinds: ReadonlyMap<string, Kind>,
  way: ReadonlyMap<string, Matter> | null,
): Json {
  if (way === null || on === matter.id) return 'depends_round'
  const other = way.get(on)
  const kind = other && kinds.get(other.kind)
  if (!other || !kind || other.kind !== 'target' || isFinal(kind, other)) return 'depends_on_what'
  if (matter.links.some(({ type, to }) => type === 'depends_on' && to === on))
    return 'depends_already'
  const isAbove = matter.links.some(({ type, to }) => type === 'part_of' && to === on)
  if (isAbove || way.has(matter.id)) return 'depends_round'
  const deadline = (one: Matter) => (one.state as unknown as TargetState).deadline
  return deadline(other) > deadline(matter) ? 'depends_on_later' : null
}

export function isReached({ direction, goal }: Metric, value: number): boolean {
  return direction === 'at_least' ? value >= goal : value <= goal
}

export function valueReadOf(metric: Metric, series: Matter | null): Json {
  if (series?.kind !== 'series') return null
  const last = standingValues(series.state as unknown as SeriesState).at(-1)
  return last ? { value: last.value, isReached: isReached(metric, last.value) } : null
}
