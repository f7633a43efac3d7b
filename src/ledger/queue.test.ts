/** What waits for fixed times no longer has to, in the city that is asked for and in no other. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import { enqueueEntries, releaseAll } from './queue.store.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

it('is let go at once, before whatever is entered then', async () => {
  const { db } = database
  const entry = (byte: number) => Buffer.alloc(49, byte)
  for (const city of [990100, 990200])
    await enqueueEntries(db, city, [
      { entry: entry(1), matter: 'a', n: 1, held: true },
      { entry: entry(2), matter: 'b', n: 1 },
    ])
  await releaseAll(db, 990100)
  await enqueueEntries(db, 990100, [{ entry: entry(3) }])
  const rows = await db.query<{ city: number; first: number; held: boolean }>(
    `SELECT jurisdiction_id AS city, get_byte(entry, 0) AS first, held FROM ledger_queue
     WHERE jurisdiction_id > 0 ORDER BY jurisdiction_id, queue_id`,
  )
  expect(rows.map(({ city, first, held }) => [city, first, held])).toEqual([
    [990100, 1, false],
    [990100, 2, false],
    [990100, 3, false],
    [990200, 1, true],
    [990200, 2, false],
  ])
})
