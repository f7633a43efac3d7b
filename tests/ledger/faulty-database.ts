/** A database that goes away at one statement: before it was done, or after, with only the answer lost. */
import type { Database, Queryable } from '../../src/platform/database.ts'
import type { Fault } from './faulty-disk.ts'

export function faultyDatabase(db: Database, at: number, how: Fault) {
  let calls = 0
  let struck = false
  const away = () => Object.assign(new Error('planned'), { code: '08006' })

  async function call<T>(work: () => Promise<T>): Promise<T> {
    calls += 1
    if (calls !== at) return work()
    struck = true
    if (how === 'applied, and reported failed') await work()
    throw away()
  }
  const over = (inner: Queryable): Queryable => ({
    query: (text, values) => call(() => inner.query(text, values)),
    statement: (name, text, values) => call(() => inner.statement(name, text, values)),
  })
  const faulty: Database = {
    ...over(db),
    // Its statements, and its commit, whose answer may be lost as well.
    transaction: (work) => call(() => db.transaction((tx) => work(over(tx)))),
    close: () => db.close(),
  }
  return { db: faulty, struck: () => struck }
}
