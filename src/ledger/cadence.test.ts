/** What is held of sealed matters: the number and the times of leaves are the same whatever happened (A10). */
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import { cadenceOf, releaseHeld as releaseBy } from './cadence.ts'
import { DEFAULT_CAPS } from '../rules/defaults/caps.ts'
import type { Database } from '../platform/database.ts'
import { dummyEntry, eventEntry } from './commitment.ts'
import { enqueueEntries } from './queue.store.ts'

let database: TestDatabase

/** The caps a new city starts with. */
const CADENCE = cadenceOf({
  cap: (name) => {
    const cap = DEFAULT_CAPS.find((one) => one.name === name)
    if (!cap) throw new Error(`no cap ${name}`)
    return cap
  },
})

const releaseHeld = (db: Database, city: number, now: string) => releaseBy(db, city, now, CADENCE)
let cities = 990_500

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const START = Date.parse('2026-11-23T02:00:00.000Z')
const atTick = (tick: number, milliseconds = 0) =>
  new Date(START + tick * CADENCE.every + milliseconds).toISOString()

/** A city whose cadence has begun. */
async function newCity(): Promise<number> {
  cities += 1
  expect(await releaseHeld(database.db, cities, atTick(0))).toBe(0)
  return cities
}

let made = 0

/** As the writer puts an event of a sealed matter there. */
async function report(city: number, events = 1): Promise<readonly Buffer[]> {
  const entries = Array.from({ length: events }, () => eventEntry(randomBytes(16), randomBytes(32)))
  await database.db.transaction((tx) =>
    enqueueEntries(
      tx,
      city,
      entries.map((entry) => ({ entry, matter: `m${(made += 1)}`, n: 1, held: true })),
    ),
  )
  return entries
}

/** As the sequencer takes it: in the order of the queue, never what is held. */
async function taken(city: number): Promise<readonly { entry: Buffer; matter: string | null }[]> {
  const rows = await database.db.query<{ entry: Buffer; matter: string | null; id: number }>(
    `DELETE FROM ledger_queue WHERE jurisdiction_id = $1 AND NOT held
     RETURNING entry, matter_id AS matter, queue_id AS id`,
    [city],
  )
  return rows.toSorted((a, b) => a.id - b.id)
}

async function heldOf(city: number): Promise<number> {
  const rows = await database.db.query(
    'SELECT 1 FROM ledger_queue WHERE jurisdiction_id = $1 AND held',
    [city],
  )
  return rows.length
}

describe('the cadence of sealed matters', () => {
  it('puts as many leaves into the log at every tick, whether anything happened or not', async () => {
    const quiet = await newCity()
    const busy = await newCity()
    const seen: number[][] = [[], []]
    for (let tick = 1; tick <= 6; tick += 1) {
      await report(busy, tick === 3 ? 16 : tick % 3)
      for (const [index, city] of [quiet, busy].entries()) {
        expect(await releaseHeld(database.db, city, atTick(tick, 1_234))).toBe(16)
        seen[index]?.push((await taken(city)).length)
      }
    }
    expect(seen[0]).toEqual([16, 16, 16, 16, 16, 16])
    expect(seen[1]).toEqual(seen[0])
    expect(await heldOf(busy)).toBe(0)
  })

  it('lets nobody tell a leaf that says something from one that does not, by form or by place', async () => {
    const city = await newCity()
    const places = new Set<number>()
    for (let tick = 1; tick <= 120; tick += 1) {
      const [real] = await report(city)
      await releaseHeld(database.db, city, atTick(tick))
      const leaves = await taken(city)
      places.add(leaves.findIndex(({ entry }) => real !== undefined && entry.equals(real)))
      expect(new Set(leaves.map(({ entry }) => `${entry.length} ${entry[0]}`))).toEqual(
        new Set(['49 1']),
      )
      expect(leaves.filter(({ matter }) => matter !== null)).toHaveLength(1)
    }
    // Each of 16 places is missed by 120 draws with a chance of 0.04 %.
    expect(places.has(-1)).toBe(false)
    expect(places.size).toBeGreaterThan(12)
  })

  it('works each tick once, by however many at once, and again after a restart only the next', async () => {
    const city = await newCity()
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, n) => releaseHeld(database.db, city, atTick(1, n * 100))),
    )
    expect(all.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 0, 0, 0, 16])
    // One process is a little behind the other at the turn.
    expect(await releaseHeld(database.db, city, atTick(2))).toBe(16)
    expect(await releaseHeld(database.db, city, atTick(1, 599_999))).toBe(0)
    expect(await releaseHeld(database.db, city, atTick(2, 1))).toBe(0)
    // Two hours nobody worked: one tick's worth, not twelve.
    expect(await releaseHeld(database.db, city, atTick(14))).toBe(16)
    expect(await releaseHeld(database.db, city, atTick(14, 2_000))).toBe(0)
    expect(await taken(city)).toHaveLength(48)
  })

  it('is what the city’s rules say, and goes on when they change', async () => {
    const city = await newCity()
    expect(CADENCE).toEqual({ every: 600_000, entries: 16, mostTicks: 3 })
    const caps: Record<string, number> = {
      sealed_tick_minutes: 5,
      sealed_tick_entries: 4.9,
      sealed_most_ticks: 0,
    }
    const quicker = cadenceOf({ cap: (name) => ({ value: caps[name] ?? 0 }) })
    expect(quicker).toEqual({ every: 300_000, entries: 4, mostTicks: 1 })
    expect(await releaseBy(database.db, city, atTick(1), quicker)).toBe(16)
    expect(await releaseBy(database.db, city, atTick(1, 300_000), quicker)).toBe(16)
    // What a day began with it ends with; the next begins with the new number.
    expect(await releaseBy(database.db, city, atTick(144), quicker)).toBe(4)
    expect(await releaseHeld(database.db, city, atTick(146))).toBe(16)
  })

  it('goes on after a clock that was a day ahead is put right', async () => {
    const city = await newCity()
    expect(await releaseHeld(database.db, city, atTick(144))).toBe(16)
    expect(await releaseHeld(database.db, city, atTick(2))).toBe(16)
    expect(await releaseHeld(database.db, city, atTick(2, 1))).toBe(0)
  })

  it('keeps nothing when the transaction does not commit', async () => {
    const city = await newCity()
    await report(city, 3)
    const failing = {
      ...database.db,
      transaction: <T>(work: Parameters<typeof database.db.transaction<T>>[0]) =>
        database.db.transaction<T>(async (tx) => {
          await work(tx)
          throw new Error('the power went')
        }),
    }
    await expect(releaseHeld(failing, city, atTick(1))).rejects.toThrow('the power went')
    expect([await heldOf(city), (await taken(city)).length]).toEqual([3, 0])
    expect(await releaseHeld(database.db, city, atTick(1, 5_000))).toBe(16)
    expect(await heldOf(city)).toBe(0)
  })

  it('lets nothing wait for more ticks than it says, grows by doubling only, and shrinks at the turn of a day only', async () => {
    const rounds = fc.array(
      fc.oneof(
        { weight: 5, arbitrary: fc.nat(6) },
        { weight: 1, arbitrary: fc.integer({ min: 40, max: 300 }) },
      ),
      { minLength: 20, maxLength: 60 },
    )
    await fc.assert(
      fc.asyncProperty(rounds, async (arrivals) => {
        const city = await newCity()
        const came = new Map<string, number>()
        let before = CADENCE.entries
        for (const [index, events] of [...arrivals, 0, 0, 0].entries()) {
          // Two hours between ticks here, so that days turn.
          const tick = 1 + index * 12
          for (const entry of await report(city, events)) came.set(entry.toString('hex'), index)
          const size = await releaseHeld(database.db, city, atTick(tick))
          const leaves = await taken(city)
          expect(leaves).toHaveLength(size)
          expect(Math.log2(size / CADENCE.entries) % 1).toBe(0)
          const isNewDay = tick === 1 || dayOf(tick) !== dayOf(tick - 12)
          if (!isNewDay) expect(size).toBeGreaterThanOrEqual(before)
          before = size
          for (const { entry, matter } of leaves.filter((leaf) => leaf.matter !== null)) {
            const waited = index - (came.get(entry.toString('hex')) ?? Infinity)
            expect(waited, String(matter)).toBeLessThan(CADENCE.mostTicks)
            came.delete(entry.toString('hex'))
          }
        }
        expect(came.size).toBe(0)
      }),
      { numRuns: 12 },
    )
  })
})

const dayOf = (tick: number) =>
  new Date(START + tick * CADENCE.every + 8 * 3_600_000).toISOString().slice(0, 10)

describe('an entry that says nothing', () => {
  it('is never the same twice', () => {
    const all = new Set(Array.from({ length: 10_000 }, () => dummyEntry().toString('hex')))
    expect(all.size).toBe(10_000)
  })
})
