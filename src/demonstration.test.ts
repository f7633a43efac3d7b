import { afterEach, describe, expect, it } from 'vitest'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OPEN } from '../demo/requests/open.ts'
import { CITY_CODE, seedDemo } from '../demo/seed.ts'
import { testCity } from '../tests/support/city.ts'
import { testDatabase } from '../tests/support/database.ts'
import { clockOf, refuseHalfMade } from './demonstration.ts'
import { buildHouse } from './house.ts'
import { sweep } from './oversight/index.ts'
import { fixedClock, systemClock } from './platform/clock.ts'
import { lastChange } from './matters/index.ts'

const SECRETS = { masterKey: Buffer.alloc(32, 1), receiptSecret: Buffer.alloc(32, 2) }
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean()
})

describe('the clock of this installation', () => {
  it('is hurried in no real city', async () => {
    const city = await testCity()
    cleanups.push(() => city.drop())
    const storage = { db: city.database.db, embedded: true }
    const asked = { demo: null, demoSpeed: 60 }
    await expect(clockOf(storage, asked)).rejects.toMatchObject({ code: 'usage' })
    expect(await clockOf(storage, { ...asked, demoSpeed: null })).toBe(systemClock)
  })

  it('is not hurried where no demonstration is to be made', async () => {
    const database = await testDatabase()
    cleanups.push(() => database.drop())
    const storage = { db: database.db, embedded: true }
    await expect(clockOf(storage, { demo: false, demoSpeed: 2 })).rejects.toMatchObject({
      code: 'usage',
    })
  })

  it('goes on from where a demonstration had run ahead, and matters come due by it', async () => {
    const database = await testDatabase()
    cleanups.push(() => database.drop())
    const { db } = database
    const ahead = new Date(Date.now() + 20 * 86_400_000).toISOString()
    const parts = { db, ...SECRETS }
    expect(
      (await seedDemo({ parts, now: ahead, requests: unentangled(), crowd: 0 })).failures,
    ).toEqual([])
    const last = await lastChange(db, CITY_CODE)
    const clock = await clockOf({ db, embedded: true }, { demo: null, demoSpeed: 600 })
    expect(clock.now() >= (last ?? '')).toBe(true)
    const house = (now: string) => buildHouse({ ...parts, clock: fixedClock(now) })
    await sweep(house(clock.now()), CITY_CODE)
    const later = new Date(Date.parse(clock.now()) + 3 * 86_400_000).toISOString()
    expect(await sweep(house(later), CITY_CODE)).toBeGreaterThan(0)
  })
})

/** Those that name no other request. */
function unentangled() {
  return OPEN.filter(({ course }) => !JSON.stringify(course).includes('"request"'))
}

describe('a demo city that was not finished', () => {
  it('is not opened', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'half-made-'))
    cleanups.push(() => rmSync(dataDir, { recursive: true }))
    expect(() => refuseHalfMade({ dataDir })).not.toThrow()
    writeFileSync(join(dataDir, 'demo-unfinished'), '')
    expect(() => refuseHalfMade({ dataDir })).toThrow(/demo city was not finished|没有建完/)
  })
})
