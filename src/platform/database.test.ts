import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await testDatabase()
  await test.owner.query('CREATE TABLE counter (id integer PRIMARY KEY, n integer NOT NULL)')
  await test.owner.query('GRANT SELECT, INSERT, UPDATE ON counter TO answerable_app')
  await test.owner.query('INSERT INTO counter VALUES (1, 0), (2, 0)')
})
afterAll(() => test.drop())

describe('values cross the boundary in the house’s own shapes', () => {
  it.each([
    ["'2026-11-24 05:21:00.1+00'::timestamptz", '2026-11-24T05:21:00.100Z'],
    ["'2026-11-24 13:21:00+08'::timestamptz", '2026-11-24T05:21:00.000Z'],
    ["'2026-11-24 05:21:00.123987+00'::timestamptz", '2026-11-24T05:21:00.123Z'],
    ["'infinity'::timestamptz", 'infinity'],
    ["'2026-11-24'::date", '2026-11-24'],
    ['9007199254740991::bigint', 9007199254740991],
    ['12.30::numeric', '12.30'],
    [`'{"a":[1]}'::jsonb`, { a: [1] }],
    ["ARRAY['a','𠮷']", ['a', '𠮷']],
    ['ARRAY[1,2]::bigint[]', [1, 2]],
    ["ARRAY['2026-11-24'::date, NULL]", ['2026-11-24', null]],
    ["ARRAY['2026-11-24 00:00+00'::timestamptz]", ['2026-11-24T00:00:00.000Z']],
  ])('%s', async (expression, expected) => {
    expect(await test.db.query(`SELECT ${expression} AS value`)).toEqual([{ value: expected }])
    expect(
      await test.db.statement(`s ${expression}`.slice(0, 60), `SELECT ${expression} AS value`, []),
    ).toEqual([{ value: expected }])
  })

  it('an int8 that JavaScript cannot hold is an error, not another number', async () => {
    await expect(test.db.query('SELECT 9007199254740993::bigint AS value')).rejects.toThrow(
      RangeError,
    )
  })

  it('works as the application’s role', async () => {
    expect(await test.db.query('SELECT current_user AS who')).toEqual([{ who: 'answerable_app' }])
    await expect(test.db.query('CREATE TABLE forbidden (id integer)')).rejects.toMatchObject({
      code: '42501',
    })
  })
})

describe('transaction', () => {
  it('leaves nothing behind when the work throws', async () => {
    const failing = test.db.transaction(async (tx) => {
      await tx.query('INSERT INTO counter VALUES (3, 0)')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await test.db.query('SELECT id FROM counter WHERE id = 3')).toEqual([])
  })

  it('is repeated after a deadlock', async () => {
    let runs = 0
    const add = (first: number, second: number) =>
      test.db.transaction(async (tx) => {
        runs += 1
        await tx.query('UPDATE counter SET n = n + 1 WHERE id = $1', [first])
        await new Promise((resolve) => setTimeout(resolve, 50))
        await tx.query('UPDATE counter SET n = n + 1 WHERE id = $1', [second])
      })
    await Promise.all([add(1, 2), add(2, 1)])
    expect(await test.db.query('SELECT n FROM counter WHERE id < 3')).toEqual([{ n: 2 }, { n: 2 }])
    expect(runs).toBe(3)
  })
})
