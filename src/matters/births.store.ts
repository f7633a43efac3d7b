/** Matters by the time they came in, with their events up to an instant, from the events alone. */
import type { Instant, MatterEvent } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { readFactsOf } from './events.store.ts'

export interface Born {
  readonly id: string
  readonly openedAt: Instant
  readonly events: readonly MatterEvent[]
}

export interface BornFilter {
  readonly kind: string
  readonly from: Instant
  /** Not included. */
  readonly until: Instant
  /** Events after it are left out, and matters whose first event is. */
  readonly upTo: Instant
}

/** In the order in which they came in, a page at a time. */
export async function* readBirths(
  db: Queryable,
  jurisdiction: number,
  { kind, from, until, upTo }: BornFilter,
  limit = 500,
): AsyncGenerator<Born> {
  let after: readonly [string, string] = ['', '']
  for (;;) {
    const born = await db.query<{ id: string; opened: string }>(
      `SELECT matter_id AS id, given->'birth'->>'openedAt' AS opened FROM events
       WHERE jurisdiction_id = $1 AND n = 1 AND given->'birth'->>'kind' = $2 AND at <= $5
         AND given->'birth'->>'openedAt' >= $3 AND given->'birth'->>'openedAt' < $4
         AND (given->'birth'->>'openedAt', matter_id) > ($6, $7)
       ORDER BY given->'birth'->>'openedAt', matter_id LIMIT $8`,
      [jurisdiction, kind, from, until, upTo, ...after, limit],
    )
    const last = born.at(-1)
    if (!last) return
    const ids = born.map(({ id }) => id)
    const events = await readFactsOf(db, jurisdiction, ids, upTo)
    for (const { id, opened } of born) yield { id, openedAt: opened, events: events.get(id) ?? [] }
    after = [last.opened, last.id]
  }
}
