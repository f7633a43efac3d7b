import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildHouse } from '../house.ts'
import { replay } from '../kernel/index.ts'
import type { Official, Power } from '../kernel/index.ts'
import { fixedClock } from '../platform/clock.ts'
import { insertJurisdiction, seedDefaults } from '../rules/index.ts'
import { testDatabase } from '../../tests/support/database.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import { submit } from '../intake/index.ts'
import { commit, readEvents } from './index.ts'
import type { Ports } from './index.ts'

const CITY = 990100

let database: TestDatabase
let house: Ports
const clock = fixedClock('2026-11-23T02:00:00.000Z')

beforeAll(async () => {
  database = await testDatabase()
  await database.owner.transaction(async (tx) => {
    await insertJurisdiction(tx, {
      id: CITY,
      name: { zh: '试验市', en: 'Test city' },
      parent: null,
      settings: {},
    })
    await seedDefaults(tx, CITY, clock.now())
  })
  house = buildHouse({
    db: database.db,
    clock,
    masterKey: Buffer.alloc(32, 1),
    receiptSecret: Buffer.alloc(32, 2),
  })
})

afterAll(() => database.drop())

function official(powers: readonly Power[], unit: string, person = `p-${unit}`): Official {
  return { as: 'official', person, post: `post-${unit}`, unit, powers, above: ['root'], below: [] }
}

const file = (key: string, text = '路灯不亮，晚上看不见路') =>
  submit(house, CITY, {
    door: 'web',
    input: { text },
    receipt: true,
    idempotency: { key, scope: 'test' },
  })

describe('commit', () => {
  it('makes one matter of 100 concurrent repeats, each told the same receipt', async () => {
    const results = await Promise.all(Array.from({ length: 100 }, () => file('the-same-key-1')))
    const done = results.map((one) => (one.ok ? one.value : null))
    expect(done.every(Boolean)).toBe(true)
    expect(new Set(done.map((one) => one?.matter.id)).size).toBe(1)
    expect(new Set(done.map((one) => one?.receipt?.code)).size).toBe(1)
    expect(new Set(done.map((one) => one?.receipt?.id)).size).toBe(1)
    expect(done[0]?.receipt?.id).toMatch(/./u)
    expect(done.filter((one) => one?.repeated).length).toBe(99)
  })

  it('refuses other content under a key already used', async () => {
    await file('the-same-key-2')
    const other = await file('the-same-key-2', '别的内容')
    expect(other).toMatchObject({ ok: false, refusal: { code: 'key_used_for_something_else' } })
  })

  it('replays to exactly the stored row', async () => {
    const filed = await file('replay')
    if (!filed.ok) throw new Error(filed.refusal.code)
    const { matter } = filed.value
    const events = await readEvents(house, CITY, matter.id)
    const kind = house.kinds.get('request')
    if (!kind) throw new Error('no kind')
    const [row] = await house.db.query<{ body: unknown }>(
      'select body from matters where jurisdiction_id = $1 and matter_id = $2',
      [CITY, matter.id],
    )
    expect(row?.body).toEqual(JSON.parse(JSON.stringify(replay(kind, events))))
  })

  it('keeps the application from changing or removing events', async () => {
    for (const sql of ['update events set n = n', 'delete from events', 'truncate events']) {
      await expect(database.db.query(sql)).rejects.toThrow(/permission denied/)
    }
  })

  it('refuses what no matter can be called, and does the rest of the commit', async () => {
    const filed = await file('zero byte')
    if (!filed.ok) throw new Error(filed.refusal.code)
    const merge = (into: unknown) => {
      const input = { into, reason: '同一处路灯' } as Record<string, unknown>
      return {
        matter: filed.value.matter.id,
        act: 'merge',
        input,
        actor: official(['dispatch'], 'hotline'),
      }
    }
    const results = await commit(house, CITY, [
      merge('a\u0000b'),
      merge('\u202E1'),
      { ...merge(''), input: [] },
      {
        kind: 'request',
        act: 'receive',
        input: { text: '井盖松动' },
        actor: { as: 'door', door: 'web' },
      },
    ])
    expect(results.map((one) => (one.ok ? 'done' : one.refusal.code))).toEqual([
      'not_a_reference',
      'not_a_reference',
      'input_not_an_object',
      'done',
    ])
  })

  it('tells the second of two what changed meanwhile', async () => {
    const filed = await file('stale')
    if (!filed.ok) throw new Error(filed.refusal.code)
    const { id, n } = filed.value.matter
    const dispatcher = official(['dispatch'], 'hotline')
    const act = () =>
      commit(house, CITY, [
        {
          matter: id,
          act: 'hand_over',
          input: { channel: 'court', reason: '这是法院受理的案件，请向法院起诉' },
          actor: dispatcher,
          seen: n,
        },
      ])
    const [first, second] = await Promise.all([act(), act()])
    const codes = [first, second].map((result) =>
      result?.[0]?.ok ? 'done' : result?.[0] && !result[0].ok ? result[0].refusal.code : '',
    )
    expect(codes.toSorted()).toEqual(['changed_meanwhile', 'done'])
  })
})
