/** With a matter that is erased: no hot problem counts it any more; titles are made anew at the next look. */
import type { Queryable } from '../platform/database.ts'

export async function forgetHotMember(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<void> {
  await tx.query('DELETE FROM hot_members WHERE jurisdiction_id = $1 AND matter_id = $2', [
    jurisdiction,
    matter,
  ])
}
