import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import {
  findReceipt,
  issueReceipt,
  issueReceipts,
  replaceReceipt,
  revokeReceipts,
} from './receipts.store.ts'
import { guessLimiter } from './guess-limiter.ts'
import { newReceiptCode, printReceiptCode } from './receipt-code.ts'

const J = 330_600
const DAY = '2026-11-24'

let house: TestDatabase
beforeAll(async () => {
  house = await testDatabase()
})
afterAll(() => house.drop())

describe('receipts', () => {
  test('are found by their code, however it is typed, with the jurisdiction it names', async () => {
    const { db } = house
    const { code, receipt } = await issueReceipt(db, J, { matter: 'm1', role: 'author' }, DAY)
    const found = { jurisdiction: J, receipt, matter: 'm1', role: 'author' }
    expect(await findReceipt(db, code)).toEqual(found)
    expect(await findReceipt(db, ` ${code.toLowerCase().replaceAll('-', ' ')}\n`)).toEqual(found)
  })

  test('come in batches, each its own', async () => {
    const { db } = house
    const given = Array.from({ length: 50 }, (_, index) => ({
      matter: `batch-${index}`,
      role: index % 2 === 0 ? ('author' as const) : ('second' as const),
    }))
    const issued = await db.transaction((tx) => issueReceipts(tx, J, given, DAY))
    expect(issued.map(({ matter, role }) => ({ matter, role }))).toEqual(given)
    for (const { code, matter } of issued)
      expect(await findReceipt(db, code)).toMatchObject({ matter })
    expect(await issueReceipts(db, J, [], DAY)).toEqual([])
  })

  test('unknown, mistyped, replaced, erased and foreign codes are all nothing', async () => {
    const { db } = house
    const erased = await issueReceipt(db, J, { matter: 'gone', role: 'author' }, DAY)
    await revokeReceipts(db, J, 'gone', DAY)
    const { code } = await issueReceipt(db, J, { matter: 'm2', role: 'author' }, DAY)
    const unknown = [
      printReceiptCode(newReceiptCode(J)),
      printReceiptCode(newReceiptCode(J + 1)),
      `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`,
      erased.code,
      '',
      'x'.repeat(100_000),
    ]
    for (const typed of unknown) expect(await findReceipt(db, typed)).toBeNull()
  })

  test('are replaced by their holder: the old one is dead, the new one opens the same', async () => {
    const { db } = house
    const old = await issueReceipt(db, J, { matter: 'm3', role: 'second' }, DAY)
    const replaced = await db.transaction((tx) => replaceReceipt(tx, old.code, DAY))
    expect(replaced).toMatchObject({ matter: 'm3', role: 'second' })
    expect(await findReceipt(db, old.code)).toBeNull()
    expect(await findReceipt(db, replaced?.code ?? '')).toMatchObject({
      matter: 'm3',
      role: 'second',
    })
    expect(await replaceReceipt(db, old.code, DAY)).toBeNull()
    expect(await replaceReceipt(db, 'nonsense', DAY)).toBeNull()
  })

  test('of two who replace one code at the same moment, one gets a new code', async () => {
    const { db } = house
    const old = await issueReceipt(db, J, { matter: 'm4', role: 'author' }, DAY)
    const both = await Promise.all(
      [1, 2].map(() => db.transaction((tx) => replaceReceipt(tx, old.code, DAY))),
    )
    expect(both.filter((one) => one !== null)).toHaveLength(1)
  })

  test('leave no trace of the code in the database', async () => {
    const { db } = house
    const { code } = await issueReceipt(db, J, { matter: 'm5', role: 'author' }, DAY)
    const rows = await db.query(
      `SELECT r::text AS text, encode(hash, 'escape') AS hash FROM receipts r WHERE jurisdiction_id = $1`,
      [J],
    )
    const dump = JSON.stringify(rows)
    expect(dump).toContain('m5')
    expect(dump).not.toContain(code.replaceAll('-', '').slice(4))
    expect(dump).not.toContain(code)
  })

  test('open while a thousand others are guessed at', async () => {
    const { db } = house
    const limiter = guessLimiter()
    const { code } = await issueReceipt(db, J, { matter: 'm7', role: 'author' }, DAY)
    const guesses = Array.from({ length: 1_000 }, () =>
      limiter.guess(() => findReceipt(db, printReceiptCode(newReceiptCode(J)))),
    )
    const since = performance.now()
    const opened = await limiter.guess(() => findReceipt(db, code))
    expect(opened).toMatchObject({ ok: true, value: { matter: 'm7' } })
    expect(performance.now() - since).toBeLessThan(10_000)
    const refused = (await Promise.all(guesses)).filter(
      (one) => !one.ok && one.refusal.code === 'too_many_guesses',
    )
    expect(refused.length).toBeGreaterThan(900)
  })

  test('right, wrong and malformed codes take the same time', async () => {
    const { db } = house
    const { code } = await issueReceipt(db, J, { matter: 'm6', role: 'author' }, DAY)
    const codes = { right: code, wrong: printReceiptCode(newReceiptCode(J)), malformed: `${code}X` }
    const times: Record<string, number[]> = { right: [], wrong: [], malformed: [] }
    for (let round = 0; round < 300; round++) {
      for (const [name, typed] of Object.entries(codes)) {
        const since = performance.now()
        await findReceipt(db, typed)
        if (round >= 50) times[name]?.push(performance.now() - since)
      }
    }
    const median = (values: number[] = []) =>
      values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
    const medians = Object.values(times).map(median)
    // The guard over it (guess-limiter) evens out what is left; here no path skips the look-up.
    expect(Math.max(...medians)).toBeLessThan(Math.min(...medians) * 2 + 0.2)
  })
})
