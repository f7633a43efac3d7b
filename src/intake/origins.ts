/**
 * What a door knows of a matter beside its words: which key filed it, where on the map it is, by
 * which channel it had come before. Written in the matter's own transaction, so that one is never
 * there without the other.
 */
import type { Result } from '../kernel/index.ts'
import type { Done, Ports } from '../matters/index.ts'
import type { Database, Queryable } from '../platform/database.ts'
import { insertOrigins } from './origins.store.ts'
import type { Origin } from './origins.store.ts'

export type { Origin } from './origins.store.ts'

/** These ports, for one submission: what `originsOf` says of its results is kept with them. */
export function keepingOrigins(
  ports: Ports,
  jurisdiction: number,
  originsOf: (results: readonly Result<Done>[]) => readonly Origin[],
  also?: (tx: Queryable, results: readonly Result<Done>[]) => Promise<void>,
): Ports {
  const db: Database = {
    ...ports.db,
    transaction: (work) =>
      ports.db.transaction(async (tx) => {
        const outcome = await work(tx)
        const results = outcome as readonly Result<Done>[]
        await insertOrigins(tx, jurisdiction, originsOf(results))
        await also?.(tx, results)
        return outcome
      }),
  }
  return { ...ports, db }
}
