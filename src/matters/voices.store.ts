/** Requests that a unit answered, as far as somebody has to know whom to ask about it. */
import type { Door } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

/** Nothing sealed is among them: who reported somebody is on no list. */
export async function answeredBy(
  tx: Queryable,
  jurisdiction: number,
  asked: { readonly units: readonly string[]; readonly from: string; readonly until: string },
): Promise<readonly { readonly id: string; readonly door: Door }[]> {
  return tx.query(
    `SELECT matter_id AS id, door FROM matters
     WHERE jurisdiction_id = $1 AND lead_unit = ANY($2) AND kind = 'request' AND NOT sealed
       AND counts IN ('answered', 'done', 'cannot') AND opened_on BETWEEN $3 AND $4`,
    [jurisdiction, asked.units, asked.from, asked.until],
  )
}
