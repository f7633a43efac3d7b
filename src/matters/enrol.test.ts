/** A data folder from before the public log: its events as they lay then, enrolled. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answeredIn } from '../../tests/support/answered.ts'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import { mustIn } from '../../tests/support/published.ts'
import { enrolEvents, hasUnsealed, readEvents } from './index.ts'

const CANARY = '沈家弄尽头的污水井'

let city: TestCity

beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.drop())

it('gives every event its place, whatever it says, and seals what people wrote', async () => {
  const { house, jurisdiction, database } = city
  const { id } = await answeredIn(city, { text: `${CANARY}没有盖` }, '井盖已经换新，昨晚去看过。')
  const events = await readEvents(house, jurisdiction, id)
  await database.owner.transaction(async (tx) => {
    for (const event of events)
      await tx.query(
        `UPDATE events SET input = $4::jsonb, prev = NULL, commitment = NULL, sealed = NULL
         WHERE jurisdiction_id = $1 AND matter_id = $2 AND n = $3`,
        [jurisdiction, id, event.n, JSON.stringify(event.input)],
      )
    await tx.query('DELETE FROM ledger_queue')
  })
  expect(await readEvents(house, jurisdiction, id)).toEqual(events)
  expect(await hasUnsealed(house.db, jurisdiction)).toBe(true)

  expect(await enrolEvents(database.owner, house, jurisdiction)).toBe(events.length)

  expect(await hasUnsealed(house.db, jurisdiction)).toBe(false)
  expect(await readEvents(house, jurisdiction, id)).toEqual(events)
  const rows = await house.db.query<{ prev: Buffer | null; commitment: Buffer; whole: string }>(
    'select prev, commitment, e::text as whole from events e where matter_id = $1 order by n',
    [id],
  )
  expect(rows.map(({ prev }) => prev)).toEqual([
    null,
    ...rows.slice(0, -1).map(({ commitment }) => commitment),
  ])
  expect(rows.map(({ whole }) => whole).join()).not.toContain(CANARY)
  const queue = await house.db.query<{ n: number | null; entry: Buffer }>(
    'select n, entry from ledger_queue order by queue_id',
  )
  expect(queue.map(({ n }) => n)).toEqual([...events.map(({ n }) => n), null])
  expect(queue.at(-1)?.entry.toString('utf8')).toContain('"name":"enrolled"')
  expect(await enrolEvents(database.owner, house, jurisdiction)).toBe(0)

  // What follows is bound to what was enrolled.
  await mustIn(city, id, 'dispatcher', 'open_identity', { reason: '核对地点' })
  const [last] = await house.db.query<{ prev: Buffer }>(
    'select prev from events where matter_id = $1 order by n desc limit 1',
    [id],
  )
  expect(last?.prev).toEqual(rows.at(-1)?.commitment)
})
