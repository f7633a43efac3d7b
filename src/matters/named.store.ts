/** Matters by their public numbers, and all of a kind that stand in some state. For pages and readings. */
import type { Matter } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

/** Those that are there, in no order; sealed and erased ones too: whoever asks decides what is shown. */
export async function bodiesNumbered(
  db: Queryable,
  jurisdiction: number,
  numbers: readonly string[],
): Promise<readonly Matter[]> {
  if (numbers.length === 0) return []
  const rows = await db.query<{ body: Matter }>(
    'SELECT body FROM matters WHERE jurisdiction_id = $1 AND number = ANY($2)',
    [jurisdiction, [...new Set(numbers)]],
  )
  return rows.map(({ body }) => body)
}

/** Nothing sealed; the longest there first. */
export async function bodiesStanding(
  db: Queryable,
  jurisdiction: number,
  { kind, states }: { readonly kind: string; readonly states: readonly string[] },
  limit = 20_000,
): Promise<readonly Matter[]> {
  const rows = await db.query<{ body: Matter }>(
    `SELECT body FROM matters
     WHERE jurisdiction_id = $1 AND kind <> 'request' AND kind = $2 AND state = ANY($3) AND NOT sealed
     ORDER BY opened_at, matter_id LIMIT $4`,
    [jurisdiction, kind, states, limit],
  )
  return rows.map(({ body }) => body)
}
