/** What a target waits for: never for itself, round about or through its own tree. */
import { isFinal } from '../kernel/index.ts'
import type { Json, Kind, Matter } from '../kernel/index.ts'
import type { Metric, SeriesState, TargetState } from '../kinds/index.ts'
import { standingValues } from '../kinds/index.ts'

/** More than this on one way is no plan; the act is then refused as going round. */
const MOST = 2000

interface Readers {
  readonly bodies: (ids: readonly string[]) => Promise<readonly Matter[]>
  readonly parts: (ids: readonly string[]) => Promise<readonly Matter[]>
}

/**
 * The target itself and all that has to be there before it can be: what it waits for, what it is made of,
 * and so on; asked level by level. Null: there is more than can be looked at.
 */
export async function wayFrom(
  { bodies, parts }: Readers,
  from: unknown,
): Promise<ReadonlyMap<string, Matter> | null> {
  const found = new Map<string, Matter>()
  const asked = new Set<string>()
  for (let next = [String(from)]; next.length > 0;) {
    for (const id of next) asked.add(id)
    if (asked.size > MOST) return null
    const here = [...(await bodies(next)), ...(await parts(next))]
    for (const one of here) found.set(one.id, one)
    next = [...new Set([...here.flatMap(waitsFor), ...here.map(({ id }) => id)])].filter(
      (id) => !asked.has(id),
    )
  }
  return found
}

/** What a target waits for, its series among it. */
export const waitsFor = ({ kind, links }: Matter): readonly string[] =>
  kind === 'target' ? links.flatMap(({ type, to }) => (type === 'depends_on' ? [to] : [])) : []

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
  if (way.has(matter.id)) return 'depends_round'
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
