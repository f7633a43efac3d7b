/** The first page of supervisor, leader and head: every figure is the length of the list behind it. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submit } from '../../src/intake/index.ts'
import { LENSES } from '../../src/matters/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskClient } from '../support/client.ts'
import { deskServer } from '../support/desk-server.ts'
import { mustIn } from '../support/published.ts'

const clock = fixedClock('2026-11-02T02:00:00.000Z')
const DAY = 86_400_000
let city: TestCity
let app: FastifyInstance
let filed = 0

beforeAll(async () => {
  city = await testCity({ clock })
  app = await deskServer(city)
  await aMonthOfWork()
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

async function file(text: string, more: object = {}) {
  const result = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input: { text, ...more },
    receipt: true,
    idempotency: { key: `overview-${(filed += 1)}`, scope: 'test' },
  })
  if (!result.ok || !result.value.receipt) throw new Error(JSON.stringify(result))
  return { id: result.value.matter.id, receipt: result.value.receipt.id }
}

async function judge({ id, receipt }: { id: string; receipt: string }, solved: string) {
  const { commit } = await import('../../src/matters/index.ts')
  const actor = { as: 'resident', matter: id, receipt } as const
  const input = { solved, again: solved === 'no' }
  const [result] = await commit(city.house, city.jurisdiction, [
    { matter: id, act: 'judge', input, actor },
  ])
  if (!result?.ok) throw new Error(JSON.stringify(result))
}

/** Late, soon, silent, bouncing, dangerous; solved, partly, not; cannot: at least one of each. */
async function aMonthOfWork(): Promise<void> {
  const { categories } = await city.house.rules(city.jurisdiction)
  const category = categories.find(
    (one) => !one.checkRequired && !one.sealed && one.limitClass === 'general',
  )?.code
  const dispatched = async (text: string) => {
    const one = await file(text, { asks: ['办好'] })
    await mustIn(city, one.id, 'dispatcher', 'dispatch', { unit: 'urban', category })
    return one
  }
  const answered = async (text: string, answer: object) => {
    const one = await dispatched(text)
    await mustIn(city, one.id, 'urban-clerk', 'accept', {})
    await mustIn(city, one.id, 'urban-clerk', 'claim_done', { answers: [answer] })
    return one
  }
  const done = { outcome: 'done', text: '烧烤摊已经搬进店里，净化器装好并检测合格' }
  const cannot = {
    outcome: 'cannot',
    text: '地下有燃气主管，不能加装立杆',
    reason: '《城镇燃气管理条例》第三十三条：保护范围内不得建设',
    review: '2027-06-01',
  }
  await judge(await answered('烧烤摊冒烟', done), 'yes')
  await judge(await answered('烧烤摊又冒烟', done), 'partly')
  await judge(await answered('烧烤摊还冒烟', done), 'no')
  await judge(await answered('要装立杆', cannot), 'no')
  await dispatched('没有人接的事')
  const objected = await dispatched('不归我办的事')
  await mustIn(city, objected.id, 'urban-clerk', 'object', {
    grounds: '按三定方案路灯归住建局管，不归本局',
  })
  clock.advance(10 * DAY)
  await file('路面塌了，有人掉下去', { danger: true })
  await file('刚刚来的事')
  await file('有人收钱', { accuses: true, accused_unit: 'urban' })
}

const desk = async (login: Login) => deskClient(app, await city.sessionOf(login))

async function everyLine(
  client: Awaited<ReturnType<typeof desk>>,
  query: Readonly<Record<string, string>>,
) {
  const address = new URLSearchParams({ ...query, limit: '200' })
  const { json, status, body } = await client.get(`/desk/api/matters?${address.toString()}`)
  expect(status, body).toBe(200)
  return json.lines as { id: string }[]
}

describe('the overview', () => {
  it.each(['supervisor', 'leader', 'dispatcher', 'housing-head'] as const)(
    'of the %s counts what its lists have',
    async (login) => {
      const client = await desk(login)
      const { json } = await client.get('/desk/api/overview')
      const figures = [...json.outcomes, ...json.open, ...json.stages]
      expect(figures.length).toBeGreaterThan(0)
      for (const { key, value, query } of figures)
        expect((await everyLine(client, query)).length, `${login} ${key}`).toBe(value)
      for (const { day, matters } of json.week)
        expect((await everyLine(client, { dueOn: day })).length, day).toBe(matters)
    },
  )

  it('has something of everything for the supervisor, and outcomes first', async () => {
    const { json } = await (await desk('supervisor')).get('/desk/api/overview')
    const of = (list: { key: string; value: number }[]) =>
      Object.fromEntries(list.map(({ key, value }) => [key, value]))
    expect(of(json.outcomes)).toMatchObject({ solved: 1, partly: 1, reworked: 2 })
    const open = of(json.open)
    for (const key of ['late', 'silent', 'bouncing', 'danger'])
      expect(open[key], key).toBeGreaterThan(0)
    expect(json.units.map(({ unit }: { unit: string }) => unit)).toContain('urban')
  })

  it('says nothing of what is sealed to those it accuses', async () => {
    const clerk = await desk('urban-clerk')
    const lines = await everyLine(clerk, {})
    expect(lines.length).toBeGreaterThan(3)
    expect(JSON.stringify(lines)).not.toContain('收钱')
    for (const lens of LENSES)
      expect(JSON.stringify(await everyLine(clerk, { lens }))).not.toContain('收钱')
  })

  it('is empty for whoever looks after nothing', async () => {
    const { json } = await (await desk('urban-clerk')).get('/desk/api/overview')
    expect([json.outcomes, json.open, json.week, json.units]).toEqual([[], [], [], []])
  })
})

describe('a list looked at through a lens', () => {
  it('takes each, and a day that is none', async () => {
    const client = await desk('supervisor')
    for (const lens of LENSES) expect(Array.isArray(await everyLine(client, { lens }))).toBe(true)
    await everyLine(client, { dueOn: '2026-02-30', since: '2026-02-30' })
    for (const query of ['lens=ranking', 'dueOn=tomorrow', 'since=2026-13-01'])
      expect((await client.get(`/desk/api/matters?${query}`)).status, query).toBe(400)
  })
})

describe('who looked', () => {
  it('is read by the auditor, with the reason, and by nobody else', async () => {
    const one = await file('水压不足')
    await mustIn(city, one.id, 'dispatcher', 'open_identity', { reason: '约上门时间' })
    const { json, status } = await (await desk('auditor')).get('/desk/api/looks')
    expect(status).toBe(200)
    expect(json.looks[0]).toMatchObject({ reason: '约上门时间' })
    for (const login of ['dispatcher', 'supervisor', 'leader'] as const)
      expect((await (await desk(login)).get('/desk/api/looks')).status, login).toBe(404)
  })
})
