/** With a matter that is erased: no hot problem counts it any more; titles are made anew at the next look. */
import type { Queryable } from '../platform/database.ts'
import { dropSaid } from './said.store.ts'

export async function forgetHotMember(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<void> {
  await dropSaid(tx, jurisdiction, [matter])
}
