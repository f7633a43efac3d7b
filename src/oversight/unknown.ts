/** Dates that were unknown get one when the State Council publishes the year; the date before is kept beside it. */
import type { Matter } from '../kernel/index.ts'
import { commit, rulebookOf, withUnknownClock } from '../matters/index.ts'
import type { Commission, Place, Ports } from '../matters/index.ts'

const PAGE = 100

/** Returns how many clocks got a date. */
export async function recomputeUnknown(ports: Ports, jurisdiction: number): Promise<number> {
  const { due } = rulebookOf(await ports.rules(jurisdiction))
  let known = 0
  let last: Place | null = null
  for (;;) {
    const matters: Matter[] = await withUnknownClock(ports.db, jurisdiction, last, PAGE)
    const end = matters.at(-1)
    last = end ? { at: end.openedAt, id: end.id } : null
    const commissions = matters.flatMap((matter) => recomputationsOf(matter, due))
    const results = await commit(ports, jurisdiction, commissions)
    known += results.filter(({ ok }) => ok).length
    if (matters.length < PAGE) return known
  }
}

function recomputationsOf(
  matter: Matter,
  due: ReturnType<typeof rulebookOf>['due'],
): readonly Commission[] {
  return Object.entries(matter.clocks).flatMap(([clock, run]) => {
    if (run.due !== null || run.term === null) return []
    if (due(run.from ?? run.start, run.term) === null) return []
    const actor = { as: 'system', part: 'clock' } as const
    return [{ matter: matter.id, act: 'recompute', input: { clock }, actor }]
  })
}
