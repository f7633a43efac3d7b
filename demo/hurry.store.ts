/** The demo is played again if it breaks off: its commits need not wait for the disk one by one. */
import type { Database } from '../src/platform/database.ts'

/** The same database, whose commits are durable a moment later; an ordinary commit makes all before it so. */
export function inHurry(db: Database): Database {
  return {
    ...db,
    transaction: (work) =>
      db.transaction(async (tx) => {
        await tx.query('SET LOCAL synchronous_commit TO off')
        return work(tx)
      }),
  }
}

/** All that `work` does with the database it is handed is one commit. */
export function inOne<T>(db: Database, work: (inside: Database) => Promise<T>): Promise<T> {
  return db.transaction((tx) => work({ ...db, ...tx, transaction: (part) => part(tx) }))
}
