/** What came in through each door, from the tallies. */
import type { Day } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface CameIn {
  readonly door: string
  readonly matters: number
  /** The last day something came in, of the days asked for. */
  readonly last: Day
}

/** Of requests opened on a day or later. What is sealed is counted nowhere but with itself. */
export async function cameInByDoor(
  db: Queryable,
  jurisdiction: number,
  since: Day,
): Promise<CameIn[]> {
  return db.query<CameIn>(
    `SELECT door, sum(value)::int AS matters, max(opened_on) AS last FROM tallies
     WHERE jurisdiction_id = $1 AND measure = 'came_in' AND kind = 'request' AND opened_on >= $2
     GROUP BY door HAVING sum(value) > 0 ORDER BY door`,
    [jurisdiction, since],
  )
}
