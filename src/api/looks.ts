/** Who looked at who a resident is: every look has its reason, and an auditor reads them all. */
import { Type } from 'typebox'
import type { Instant } from '../kernel/index.ts'
import { looks, visibleOf } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import { can } from '../org/index.ts'
import type { Caller, LookShown } from './shapes.ts'

const PAGE = 50
const LAST = '9999-12-31T00:00:00.000Z'
const INSTANT = String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$`

export const looksQuery = Type.Object(
  { before: Type.Optional(Type.String({ pattern: INSTANT })) },
  { additionalProperties: false },
)

export function looksBefore(query: unknown): Instant {
  const { before } = query as { readonly before?: string }
  return before !== undefined && !Number.isNaN(Date.parse(before)) ? before : LAST
}

/** Newest first. Of a sealed matter nothing is told to those who may not know of it. */
export async function readLooks(
  house: Ports,
  { jurisdiction, actor }: Caller,
  before: Instant,
): Promise<{ readonly looks: readonly LookShown[]; readonly next: Instant | null }> {
  const [found, names] = await Promise.all([
    looks(house, jurisdiction, before, PAGE),
    house.names(jurisdiction),
  ])
  const shown = found.filter(({ matter }) => can(actor, 'see_access_log', visibleOf(matter)))
  return {
    looks: shown.flatMap(({ matter, event: { act, n, at, by, input } }) => {
      if (by.as !== 'official') return []
      const words = house.kinds.get(matter.kind)?.acts[act]?.words ?? { zh: act, en: act }
      const who = { unit: names.unit(by.unit), post: names.post(by.post) }
      return [{ number: matter.number, act: words, n, at, ...who, reason: String(input['reason']) }]
    }),
    next: found.length === PAGE ? (found.at(-1)?.event.at ?? null) : null,
  }
}
