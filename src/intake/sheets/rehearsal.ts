/** Everything as it would be done, and then taken back: a dry run cannot differ from the real one. */
import type { Ports } from '../../matters/index.ts'
import type { Database, Queryable } from '../../platform/database.ts'

class TakenBack<T> extends Error {
  readonly result: T

  constructor(result: T) {
    super('rehearsal')
    this.result = result
  }
}

export function rehearsing(ports: Ports): Ports {
  const { db } = ports
  const rehearsal: Database = {
    ...db,
    async transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
      try {
        return await db.transaction(async (tx): Promise<T> => {
          throw new TakenBack(await work(tx))
        })
      } catch (error) {
        if (error instanceof TakenBack) return error.result as T
        throw error
      }
    },
  }
  return { ...ports, db: rehearsal }
}
