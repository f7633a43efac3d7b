/** Who is asked, where receipts are the way: every voice of the requests that the rated units answered. Pure but for reading. */
import { runningBindings } from '../kernel/index.ts'
import type { Matter } from '../kernel/index.ts'
import { SMALLEST_GROUP } from '../kinds/index.ts'
import type { FrameGroup } from '../kinds/index.ts'
import { answeredBy } from '../matters/index.ts'
import type { Queryable } from '../platform/database.ts'
import { liveReceipts } from '../vault/index.ts'

/** Doors with few voices are one group, or its turn-out would say who answered. */
export const OTHERS = 'other'

export interface Voice {
  readonly hash: Buffer
  readonly group: string
}

export async function voicesOfBallot(
  tx: Queryable,
  ballot: Matter,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<readonly Voice[]> {
  const { jurisdiction } = ballot
  const units = runningBindings(ballot, 'rated').flatMap(({ unit }) => unit ?? [])
  const asked = await answeredBy(tx, jurisdiction, { units, from, until })
  const doors = new Map(asked.map(({ id, door }) => [id, door as string]))
  const receipts = await liveReceipts(tx, jurisdiction, [...doors.keys()])
  return grouped(receipts.map(({ hash, matter }) => ({ hash, group: doors.get(matter) ?? OTHERS })))
}

export function grouped(voices: readonly Voice[]): readonly Voice[] {
  const counts = countsOf(voices)
  const small = [...counts].filter(([, count]) => count < SMALLEST_GROUP).map(([name]) => name)
  const joined = new Set(small)
  let together = small.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0)
  // Still too few together: the smallest of the others joins them.
  const rest = [...counts].filter(([name]) => !joined.has(name)).toSorted(([, a], [, b]) => a - b)
  for (const [name, count] of together === 0 ? [] : rest) {
    if (together >= SMALLEST_GROUP) break
    joined.add(name)
    together += count
  }
  return voices.map(({ hash, group }) => ({ hash, group: joined.has(group) ? OTHERS : group }))
}

export function groupsIn(voices: readonly Voice[]): readonly FrameGroup[] {
  return [...countsOf(voices)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => ({ name, people: count, invited: count }))
}

function countsOf(voices: readonly Voice[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { group } of voices) counts.set(group, (counts.get(group) ?? 0) + 1)
  return counts
}
