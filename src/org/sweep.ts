/** Once an hour or so: sessions nobody came back to, codes too old, failures long forgotten. */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { sweepLanes } from './lanes.store.ts'
import { sweepSessions } from './sessions.store.ts'

export async function sweepSignIn(
  db: Queryable,
  jurisdiction: number,
  now: Instant,
): Promise<void> {
  await sweepSessions(db, jurisdiction, now)
  await sweepLanes(db, jurisdiction, now)
}
