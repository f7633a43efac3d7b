/** Of an anonymous report of what is sealed no hour is kept, in no column of no table (A10). */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { photo } from '../../src/attachments/cleaning/corpus.fixture.ts'
import { expandOutbox } from '../../src/delivery/expand.ts'
import { submit } from '../../src/intake/index.ts'
import { commit, readEvents } from '../../src/matters/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import type { FixedClock } from '../../src/platform/clock.ts'
import { findReceipt } from '../../src/vault/index.ts'
import { testCity } from '../support/city.ts'
import type { TestCity } from '../support/city.ts'
import { deskServer } from '../support/desk-server.ts'

let clock: FixedClock
let city: TestCity
let app: FastifyInstance
let filed = 0

/** 15:23:47.123 on 23 November, and what is left of it once the hour is taken away. */
const TOLD = '2026-11-23T07:23:47.123Z'
const DAY = '2026-11-22T16:00:00.000Z'

beforeAll(async () => {
  clock = fixedClock(TOLD)
  city = await testCity({ clock })
  app = await deskServer(city)
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

async function report(more: object, identity = {}) {
  filed += 1
  const holder = `form:times-${filed}`
  const taken = await city.house.files.accept(city.jurisdiction, holder, await photo(40, 30))
  if (!taken.ok) throw new Error(taken.refusal.code)
  const result = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input: { text: `窗口索要好处费 ${filed}`, files: [taken.value.id], ...more },
    identity,
    holder,
    receipt: true,
    idempotency: { key: `times-${filed}`, scope: 'test' },
  })
  if (!result.ok || !result.value.receipt) throw new Error('not filed')
  const receipt = await findReceipt(city.house.db, result.value.receipt.code)
  return { matter: result.value.matter, receipt: receipt?.receipt ?? '' }
}

const ACCUSING = { accuses: true, accused_unit: 'housing' }

/** Every instant in every row that names this matter, in columns and in what lies in jsonb. */
async function instantsOf(id: string): Promise<readonly (readonly [string, string])[]> {
  const columns = await city.database.owner.query<{ t: string; c: string; type: string }>(
    `SELECT table_name AS t, column_name AS c, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name IN (
       SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE')`,
  )
  const found: [string, string][] = []
  for (const [table] of Map.groupBy(columns, ({ t }) => t)) {
    const rows = await city.database.owner.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(x) AS row FROM ${table} x WHERE to_jsonb(x)::text LIKE '%' || $1 || '%'`,
      [id],
    )
    for (const { row } of rows) {
      const text = JSON.stringify(row)
      for (const [instant] of text.matchAll(
        /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)/gu,
      ))
        found.push([table, new Date(instant).toISOString()])
    }
  }
  return found
}

describe('an anonymous report of what is sealed', () => {
  it('leaves no hour behind: neither when it came, nor when its reporter came back', async () => {
    const { matter, receipt } = await report(ACCUSING)
    const delivery = { ports: city.house, settings: { of: () => ({ quiet: null }) } }
    await expandOutbox(delivery as never, city.jurisdiction)
    clock.set('2026-11-24T03:41:09.456Z')
    const actor = { as: 'resident', matter: matter.id, receipt } as const
    const acts = [
      { act: 'add', input: { words: '那天还有一个人在场' } },
      { act: 'urge', input: { words: '请快一点' } },
    ]
    const done = await commit(
      city.house,
      city.jurisdiction,
      acts.map((one) => ({ ...one, matter: matter.id, actor })),
    )
    expect(done.map(({ ok }) => ok)).toEqual([true, true])
    const events = await readEvents(city.house, city.jurisdiction, matter.id)
    expect(events.map(({ at }) => at)).toEqual([
      DAY,
      '2026-11-23T16:00:00.000Z',
      '2026-11-23T16:00:00.000Z',
    ])
    const kept = await instantsOf(matter.id)
    expect(new Set(kept.map(([table]) => table))).toEqual(
      new Set(['events', 'matters', 'duties', 'outbox', 'idempotency']),
    )
    // What is left is days, and dates that follow from a day: no second of it is anybody's own.
    expect(kept.filter(([, at]) => !/:(?:00\.000|59\.999)Z$/u.test(at))).toEqual([])
    const days = kept.filter(([table]) => table === 'events' || table === 'idempotency')
    expect(days.length).toBeGreaterThan(4)
    expect(days.filter(([table, at]) => table === 'idempotency' && !isDay(at))).toEqual([])
    // The date by which somebody must look is that of any report of this day.
    const other = await report(ACCUSING)
    const clocks = (one: typeof matter) =>
      Object.values(one.clocks).map(({ due, start }) => [due, start])
    expect(clocks(other.matter)).not.toEqual(clocks(matter))
    clock.set('2026-11-24T11:00:00.000Z')
    const late = await report(ACCUSING)
    expect(clocks(late.matter)).toEqual(clocks(other.matter))
  })

  it('is due no earlier than if it had come at the end of the day: nobody is late for what they did not have', async () => {
    clock.set(TOLD)
    const { matter } = await report(ACCUSING)
    for (const { due } of Object.values(matter.clocks)) {
      expect(due === null || due > '2026-11-23T15:59:59.999Z').toBe(true)
    }
  })

  it('bears the time of an official who acted that day, and never one before it', async () => {
    clock.set('2026-11-25T01:00:00.000Z')
    const { matter, receipt } = await report(ACCUSING)
    clock.set('2026-11-25T02:10:20.300Z')
    const handler = await city.actorOf('sealed')
    const open = {
      matter: matter.id,
      act: 'open_sealed',
      input: { reason: '初步了解' },
      actor: handler,
    }
    await commit(city.house, city.jurisdiction, [open])
    clock.set('2026-11-25T05:00:00.000Z')
    const actor = { as: 'resident', matter: matter.id, receipt } as const
    const add = { matter: matter.id, act: 'add', input: { words: '补充一点' }, actor }
    await commit(city.house, city.jurisdiction, [add])
    const events = await readEvents(city.house, city.jurisdiction, matter.id)
    expect(events.map(({ at }) => at)).toEqual([
      '2026-11-24T16:00:00.000Z',
      '2026-11-25T02:10:20.300Z',
      '2026-11-25T02:10:20.300Z',
    ])
  })

  it('is told from one that accuses nobody, and from one whose author said who they are', async () => {
    clock.set(TOLD)
    const plain = await report({ text: '和平路路口的路灯不亮' })
    const named = await report(ACCUSING, { name: '王小明', phone: '13812341234' })
    for (const { matter } of [plain, named]) {
      const [first] = await readEvents(city.house, city.jurisdiction, matter.id)
      expect([first?.at, matter.openedAt]).toEqual([TOLD, TOLD])
    }
  })
})

const isDay = (at: string) => at.endsWith('T16:00:00.000Z')
