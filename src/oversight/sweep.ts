/**
 * The sweep: supervisors are told before a duty is due, whoever holds it when it is, and the next
 * level when it stays undone. It reads what is to be warned of by index, so that its cost grows with
 * what is due and not with what there is.
 */
import { dutiesOf, warningKey, warningReached } from '../kernel/index.ts'
import type { Duty, Instant, Kind, Matter, WarningStage } from '../kernel/index.ts'
import { commit, readMatters, targetOfHolder, toWarn } from '../matters/index.ts'
import type { Commission, Place, Ports } from '../matters/index.ts'
import type { Org } from '../org/index.ts'

const PAGE = 50

/** Gives the warnings that are due, at most `limit` of them; returns how many. */
export async function sweep(ports: Ports, jurisdiction: number, limit = 10_000): Promise<number> {
  const now = ports.clock.now()
  let given = 0
  let last: Place | null = null
  while (given < limit) {
    const size = Math.min(PAGE, limit - given)
    const due: Place[] = await toWarn(ports.db, jurisdiction, now, last, size)
    last = due.at(-1) ?? null
    given += await warnOf(ports, jurisdiction, now, due)
    if (due.length < size) return given
  }
  return given
}

async function warnOf(
  ports: Ports,
  jurisdiction: number,
  now: Instant,
  due: readonly Place[],
): Promise<number> {
  if (due.length === 0) return 0
  const ids = due.map(({ id }) => id)
  const matters = await readMatters(ports.db, jurisdiction, ids)
  const org = await ports.org(jurisdiction)
  const warnings = matters.flatMap((matter) => {
    const kind = ports.kinds.get(matter.kind)
    if (!kind) throw new Error(`matter ${matter.id} is of an unknown kind ${matter.kind}`)
    return warningsOf(kind, matter, now, org)
  })
  const results = await commit(ports, jurisdiction, warnings)
  return results.filter(({ ok }) => ok).length
}

/** Several duties of one matter may have come due; one that reached a later stage skips the earlier. */
export function warningsOf(
  kind: Kind,
  matter: Matter,
  now: Instant,
  org: Org,
): readonly Commission[] {
  return dutiesOf(kind, matter).flatMap((duty) => {
    const stage = warningReached(duty, matter.warned, now)
    if (stage === null) return []
    return [
      {
        matter: matter.id,
        act: 'warn',
        input: { duty: warningKey(duty, stage), stage },
        actor: { as: 'system', part: 'sweep' },
        seen: matter.n,
        tell: toldOf(duty, stage, org),
      },
    ]
  })
}

/** Of a sealed matter the writer turns each of these into the posts that may know of it. */
function toldOf(duty: Duty, stage: WarningStage, org: Org): readonly string[] {
  switch (stage) {
    case 'soon':
      return [SUPERVISORS]
    case 'due':
      return [targetOfHolder(duty.holder) ?? SUPERVISORS]
    case 'over':
      return [nextLevel(duty, org)]
  }
}

const SUPERVISORS = 'power:supervise'

/** The unit above the holder's; above the highest, and above those who act for the whole city, the supervisors. */
function nextLevel({ holder }: Duty, org: Org): string {
  const unit =
    holder.is === 'unit'
      ? holder.unit
      : holder.is === 'post'
        ? org.posts.get(holder.post)?.unit
        : undefined
  const parent = unit === undefined ? null : (org.units.get(unit)?.parent ?? null)
  return parent === null ? SUPERVISORS : `unit:${parent}`
}
