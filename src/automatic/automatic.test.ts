/** Automatic dispatch over a real database: what goes out, what people keep, and when it turns itself off. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '../platform/clock.ts'
import { openLog } from '../platform/log.ts'
import { readEvents, readMatters } from '../matters/index.ts'
import { isKept } from '../routing/index.ts'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import { CODE, taught, UNIT } from '../../tests/support/taught.ts'
import type { Message, Taught } from '../../tests/support/taught.ts'
import { written } from '../../tests/support/messages.ts'
import {
  automaticAlarms,
  automaticOverview,
  dispatchAutomatically,
  isWithheld,
  watchAgreement,
} from './index.ts'

const clock = fixedClock('2026-11-23T02:00:00.000Z')
const log = openLog(undefined, 'silent')
const LIGHT = '路灯照明'
let city: TestCity
let own: Taught

beforeAll(async () => {
  city = await testCity({ clock })
  own = await taught(city)
}, 120_000)
afterAll(async () => {
  own.close()
  await city.drop()
})

/** Others of the same kind than what was learnt. */
function lights(count: number, seed: number): readonly Message[] {
  return written(count * 5, seed)
    .filter(({ label }) => label === LIGHT)
    .slice(0, count)
    .map(({ title, text }) => ({ title, text }))
}

const run = () => dispatchAutomatically(own.house, city.jurisdiction)

async function stateOf(id: string) {
  const [matter] = await readMatters(city.house.db, city.jurisdiction, [id])
  if (!matter) throw new Error(id)
  return matter
}

async function whyLeft(id: string): Promise<string | undefined> {
  const [row] = await city.house.db.query<{ why: string }>(
    'select why from automatic_looks where jurisdiction_id = $1 and matter_id = $2',
    [city.jurisdiction, id],
  )
  return row?.why
}

describe('while nothing is switched on', () => {
  it('nothing is looked at', async () => {
    await own.receive(lights(3, 7))
    expect(await run()).toEqual({ looked: 0, dispatched: 0 })
  })
})

describe('switched on for one category', () => {
  let ids: string[]
  beforeAll(async () => {
    await own.switchOn(CODE[LIGHT] as string)
    ids = await own.receive(lights(40, 11))
    await run()
  })

  it('what it is sure of goes out with model, confidence and words, and a tenth does not', async () => {
    const matters = await Promise.all(ids.map(stateOf))
    const sent = matters.filter(({ state }) => state.name === 'dispatched')
    const left = matters.filter(({ state }) => state.name === 'received')
    expect(sent.length).toBeGreaterThan(15)
    for (const { id } of sent) expect(isKept(id)).toBe(false)
    for (const { id } of left) expect(await whyLeft(id)).toBeTypeOf('string')
    const drawn = matters.filter(({ id }) => isKept(id))
    for (const { state } of drawn) expect(state.name).toBe('received')
    const rules = await own.house.rules(city.jurisdiction)
    expect(drawn.every((one) => isWithheld(one, rules))).toBe(true)
    expect(sent.some((one) => isWithheld(one, rules))).toBe(false)
    const [one] = sent
    const events = await readEvents(own.house, city.jurisdiction, one?.id ?? '')
    expect(events.at(-1)).toMatchObject({
      act: 'dispatch_automatically',
      by: { as: 'system', part: 'router' },
      input: { unit: UNIT, category: CODE[LIGHT], asked: 80, why: 'lately' },
    })
    const { confidence, model, said } = events.at(-1)?.input ?? {}
    expect(Number(confidence)).toBeGreaterThanOrEqual(80)
    expect(model).toMatch(/^[0-9a-f]{8} 2026-11-23$/u)
    expect(said).toBeInstanceOf(Array)
  })

  it('a second run finds nothing, whatever was left to people', async () => {
    expect(await run()).toEqual({ looked: 0, dispatched: 0 })
  })

  it('leaves to people what they must see first, each with its reason', async () => {
    const [plain] = lights(1, 13) as [Message]
    const text = plain.text
    const [danger, accuses, elsewhere, wages, foreign, added] = (await own.receive([
      { ...plain, text: `${text}。电线掉在地上，有人触电昏迷了` },
      { ...plain, text: `${text}。路灯所的科长收了包工头的红包` },
      { ...plain, category: 'clean-rubbish' },
      { title: '拖欠工资', text: '老板欠我们班组三个月工资，打电话不接' },
      { title: 'xyzzy', text: 'qwrtp zxcvb plugh' },
      plain,
    ])) as [string, string, string, string, string, string]
    await own.done([
      {
        matter: added,
        act: 'add',
        input: { words: '另外补充：灯杆编号 7 号' },
        actor: { as: 'door', door: 'web' },
      },
    ])
    await run()
    const sealed = await stateOf(accuses)
    expect(sealed.sealed === null ? await whyLeft(accuses) : 'sealed').toMatch(/accuses|sealed/u)
    expect(await whyLeft(danger)).toBe('danger')
    expect(await whyLeft(elsewhere)).toBe('said_otherwise')
    expect(await whyLeft(wages)).toBe('off')
    expect(await whyLeft(foreign)).toBe('unsure')
    expect(['happened', 'drawn', 'unsure']).toContain(await whyLeft(added))
    for (const id of [danger, elsewhere, wages, foreign, added])
      expect((await stateOf(id)).state.name).toBe('received')
  })

  it('goes on where it died, and dispatches nothing twice', async () => {
    const more = await own.receive(lights(60, 17))
    let commits = 0
    const dying = {
      ...own.house,
      db: {
        ...own.house.db,
        query: own.house.db.query.bind(own.house.db),
        statement: own.house.db.statement.bind(own.house.db),
        transaction: async <T>(work: Parameters<typeof own.house.db.transaction<T>>[0]) => {
          commits += 1
          // The first page was committed; in the second it dies after the looks were kept.
          if (commits === 2) throw new Error('power cut')
          return own.house.db.transaction(work)
        },
      },
    } as typeof own.house
    await expect(dispatchAutomatically(dying, city.jurisdiction)).rejects.toThrow('power cut')
    const before = await Promise.all(more.map(stateOf))
    expect(before.some(({ state }) => state.name === 'dispatched')).toBe(true)
    const [a, b] = await Promise.all([run(), run()])
    expect(a.dispatched + b.dispatched).toBeGreaterThan(0)
    const after = await Promise.all(more.map(stateOf))
    for (const { id, state } of after) {
      const events = await readEvents(own.house, city.jurisdiction, id)
      const times = events.filter(({ act }) => act === 'dispatch_automatically').length
      expect(times).toBe(state.name === 'dispatched' ? 1 : 0)
      if (state.name === 'received') expect(await whyLeft(id)).toBeTypeOf('string')
    }
  }, 60_000)
})

describe('people look', () => {
  it('who decides the tenth as the machine would have agrees, otherwise not', async () => {
    const seen = await automaticOverview(own.house, city.jurisdiction)
    expect(seen.model).toMatchObject({ rows: expect.any(Number) })
    expect(seen.all[0]).toMatchObject({ threshold: 80 })
    expect(seen.all[0]?.share.n).toBeGreaterThan(3)
    const drawn = await city.house.db.query<{ id: string }>(
      `select matter_id as id from automatic_looks
        where jurisdiction_id = $1 and why = 'drawn' order by at`,
      [city.jurisdiction],
    )
    expect(drawn.length).toBeGreaterThan(1)
    const actor = await city.actorOf('dispatcher')
    await own.done(
      drawn.map(({ id: matter }, n) => {
        const unit = n === 0 ? 'housing' : UNIT
        return { matter, act: 'dispatch', input: { unit, category: CODE[LIGHT] }, actor }
      }),
    )
    const after = await automaticOverview(own.house, city.jurisdiction)
    const light = after.categories.find(({ code }) => code === CODE[LIGHT])
    expect(light?.drawn).toMatchObject({ n: drawn.length, right: drawn.length - 1 })
    expect(light?.changed).toMatchObject({ by: 'system-admin', reason: '试行' })
    expect(light?.dispatched).toBeGreaterThan(30)
  })

  it('turns itself off when units object too often, and says so until somebody sets it again', async () => {
    expect(await watchAgreement(own.house, city.jurisdiction, log)).toEqual([])
    const sent = await city.house.db.query<{ id: string }>(
      `select matter_id as id from events
        where jurisdiction_id = $1 and act = 'dispatch_automatically' order by at limit 12`,
      [city.jurisdiction],
    )
    const actor = await city.actorOf('urban-clerk')
    await own.done(
      sent.map(({ id: matter }, n) =>
        n < 4
          ? { matter, act: 'accept', input: {}, actor }
          : { matter, act: 'object', input: { grounds: '这一段路灯由电力公司管养' }, actor },
      ),
    )
    expect(await watchAgreement(own.house, city.jurisdiction, log)).toEqual([CODE[LIGHT]])
    expect(await watchAgreement(own.house, city.jurisdiction, log)).toEqual([])
    const [alarm] = await automaticAlarms(own.house, city.jurisdiction)
    expect(alarm?.words.zh).toContain('没有异议的只有 4 件')
    await own.receive(lights(5, 19))
    expect(await run()).toEqual({ looked: 0, dispatched: 0 })
    clock.advance(60_000)
    await own.switchOn(CODE[LIGHT] as string, 0.9)
    expect(await automaticAlarms(own.house, city.jurisdiction)).toEqual([])
    // What was objected to before does not turn it off again.
    clock.advance(60_000)
    expect(await watchAgreement(own.house, city.jurisdiction, log)).toEqual([])
  })
})
