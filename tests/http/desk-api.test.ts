import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KINDS } from '../../src/kinds/index.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskClient } from '../support/client.ts'
import type { DeskClient } from '../support/client.ts'
import { deskServer } from '../support/desk-server.ts'
import { foundProperty } from '../support/found-property.ts'

let city: TestCity
let app: FastifyInstance
const desks = new Map<Login, DeskClient>()

beforeAll(async () => {
  city = await testCity({ kinds: [...KINDS, foundProperty] })
  app = await deskServer(city)
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

async function as(login: Login): Promise<DeskClient> {
  const known = desks.get(login)
  if (known) return known
  const client = deskClient(app, await city.sessionOf(login))
  desks.set(login, client)
  return client
}

async function opened(text = '和平路路口路灯不亮，晚上看不清路') {
  const desk = await as('operator')
  const answer = await desk.post('/desk/api/matters', {
    kind: 'request',
    act: 'receive',
    input: { text, asks: ['修好路灯'] },
    identity: { name: '王小明', phone: '13812341234' },
  })
  expect(answer.status, answer.body).toBe(200)
  return answer.json as { number: string; id: string; receipt: string }
}

const to = (number: string, act: string) => `/desk/api/matters/${number}/acts/${act}`

async function does(login: Login, number: string, act: string, input: object = {}) {
  const answer = await (await as(login)).post(to(number, act), { input })
  expect(answer.status, answer.body).toBe(200)
  return answer.json
}

async function dispatched() {
  const { number, ...rest } = await opened()
  await does('dispatcher', number, 'dispatch', { unit: 'housing', category: categoryOf() })
  return { number, ...rest }
}

/** Any that needs no check and no particular level. */
let category = ''
function categoryOf(): string {
  return category
}
beforeAll(async () => {
  const rules = await city.house.rules(city.jurisdiction)
  const found = rules.categories.find(
    (one) => !one.checkRequired && !one.sealed && rules.powerOf(one.code, 1).has,
  )
  category = found?.code ?? ''
})

describe('the desk', () => {
  it('opens a matter with a receipt that is shown once more for the same key', async () => {
    const desk = await as('operator')
    const key = { 'idempotency-key': randomUUID() }
    const body = { kind: 'request', act: 'receive', input: { text: '水管爆了' } }
    const first = await desk.post('/desk/api/matters', body, key)
    const again = await desk.post('/desk/api/matters', body, key)
    expect(first.json).toMatchObject({ repeated: false, receipt: expect.stringMatching(/\w/) })
    expect(again.json).toEqual({ ...first.json, repeated: true })
    const other = await desk.post('/desk/api/matters', { ...body, input: { text: '别的' } }, key)
    expect(other.status).toBe(409)
    expect(other.json.refusal.code).toBe('key_used_for_something_else')
  })

  it('asks for a key with every act that changes something', async () => {
    const { number } = await opened()
    const desk = await as('dispatcher')
    const answer = await desk.post(to(number, 'urge'), { input: {} }, { 'idempotency-key': '' })
    expect(answer.status).toBe(400)
    expect(answer.json.refusal).toMatchObject({ code: 'idempotency_key_missing' })
  })

  it('shows what people wait for, longest first, page by page', async () => {
    for (let n = 0; n < 5; n += 1) await opened(`第 ${n} 件：井盖松动，车一过就响`)
    const desk = await as('dispatcher')
    const numbers: string[] = []
    let after: string | null = ''
    for (let page = 0; after !== null && page < 50; page += 1) {
      const at: string = after === '' ? '' : `&after=${after}`
      const { json } = await desk.get(`/desk/api/worklist?limit=2${at}`)
      numbers.push(...json.lines.map((line: { number: string }) => line.number))
      after = json.next
    }
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.length).toBeGreaterThanOrEqual(5)
    const { json: waiting } = await desk.get('/desk/api/waiting')
    expect(waiting.mine).toBe(numbers.length)
    const { json: none } = await (await as('archivist')).get('/desk/api/worklist')
    expect(none.lines).toEqual([])
  })

  it('finds by words and filters', async () => {
    const { number } = await opened('老年食堂饭菜太咸，请少放盐')
    const desk = await as('leader')
    const found = await desk.get(`/desk/api/matters?words=${encodeURIComponent('食堂饭菜')}`)
    expect(found.json.lines.map((line: { number: string }) => line.number)).toEqual([number])
    expect((await desk.get('/desk/api/matters?counts=done')).json.lines).toEqual([])
    expect((await desk.get('/desk/api/matters?nonsense=1')).status).toBe(400)
  })

  it('shows acts of every role, with the reason why not', async () => {
    const { number } = await opened()
    const { json } = await (await as('operator')).get(`/desk/api/matters/${number}`)
    const reasons = Object.fromEntries(
      json.acts.map((act: { name: string; refusal: unknown }) => [act.name, act.refusal]),
    )
    expect(reasons['dispatch']).toMatchObject({
      code: 'not_your_role',
      words: { zh: '由派单员来做' },
    })
    expect(reasons['hand_over']).toBeNull()
    expect(json.asks).toEqual(['修好路灯'])
    expect(json.unanswered).toEqual([0])
    expect(json.duties[0]).toMatchObject({ mine: false, due: expect.any(String) })
    const { json: mine } = await (await as('dispatcher')).get(`/desk/api/matters/${number}`)
    expect(mine.duties[0].mine).toBe(true)
  })

  it('tells the second of two what changed meanwhile', async () => {
    const { number } = await opened()
    const desk = await as('dispatcher')
    const { json: seen } = await desk.get(`/desk/api/matters/${number}`)
    await does('dispatcher', number, 'urge')
    const stale = await desk.post(to(number, 'dispatch'), {
      input: { unit: 'housing', category },
      seen: seen.n,
    })
    expect(stale.status).toBe(409)
    expect(stale.json.refusal).toMatchObject({
      code: 'changed_meanwhile',
      params: { acts: 'urge' },
    })
  })

  it('names the field at fault', async () => {
    const { number } = await opened()
    const desk = await as('dispatcher')
    const none = await desk.post(to(number, 'dispatch'), { input: { category } })
    expect(none.status).toBe(422)
    expect(none.json.refusal).toMatchObject({ code: 'required', field: 'unit' })
    const wrong = await desk.post(to(number, 'dispatch'), { input: { unit: 'moon', category } })
    expect(wrong.json.refusal).toMatchObject({ code: 'no_such_unit', field: 'unit' })
    const proto = await desk.post(to(number, '__proto__'), { input: {} })
    expect(proto.json.refusal).toMatchObject({ code: 'unknown_act' })
  })
})

describe('what may not be seen', () => {
  it('answers as what is not there, byte for byte', async () => {
    const { number, id } = await dispatched()
    const stranger = await as('urban-clerk')
    const absent = '261123-XXXXX-X'
    for (const name of [number, id]) {
      const forbidden = await stranger.get(`/desk/api/matters/${name}`)
      const nothing = await stranger.get(`/desk/api/matters/${absent}`)
      const nowhere = await stranger.get('/desk/api/nowhere')
      expect(forbidden.status).toBe(404)
      expect(forbidden.body).toBe(nothing.body)
      expect(forbidden.body).toBe(nowhere.body)
    }
    const acted = await stranger.post(to(number, 'accept'), { input: {} })
    const missed = await stranger.post(to(absent, 'accept'), { input: {} })
    expect(acted.status).toBe(404)
    expect(acted.body).toBe(missed.body)
    const looked = await stranger.post(`/desk/api/matters/${number}/identity`, { reason: '好奇心' })
    const missing = await stranger.post(`/desk/api/matters/${absent}/identity`, {
      reason: '好奇心',
    })
    expect(looked.body).toBe(missing.body)
    expect((await stranger.get('/desk/api/matters')).json.lines).toEqual([])
  })

  it('keeps a sealed matter from everybody but its handlers', async () => {
    const desk = await as('operator')
    const { json } = await desk.post('/desk/api/matters', {
      kind: 'request',
      act: 'receive',
      input: { text: '房管窗口工作人员索要好处', accuses: true, accused_unit: 'housing' },
    })
    const url = `/desk/api/matters/${json.number}`
    for (const login of ['leader', 'operator', 'supervisor', 'housing-head'] as const) {
      expect((await (await as(login)).get(url)).status, login).toBe(404)
    }
    const handler = await as('sealed')
    const closed = await handler.get(url)
    expect([closed.status, closed.json.refusal.code]).toEqual([428, 'sealed_needs_reason'])
    const read = await handler.post(`${url}/opened`, { reason: '受理后初步了解' })
    expect([read.status, read.json.matter.number]).toEqual([200, json.number])
  })

  it('shows nothing to whoever is not signed in, and no matter to administrators', async () => {
    const { number } = await opened()
    const nobody = deskClient(app, null)
    for (const url of [
      '/desk/api/worklist',
      `/desk/api/matters/${number}`,
      '/desk/api/admin/log',
    ]) {
      expect((await nobody.get(url)).body).toBe((await nobody.get('/desk/api/nowhere')).body)
    }
    expect((await (await as('system-admin')).get(`/desk/api/matters/${number}`)).status).toBe(404)
  })
})

describe('who the resident is', () => {
  it('is masked until somebody who has to reach them gives a reason, and that is an event', async () => {
    const { number } = await dispatched()
    const clerk = await as('housing-clerk')
    const { json: before } = await clerk.get(`/desk/api/matters/${number}`)
    expect(before.relay).toEqual({ name: '王**', phone: '138****1234', mail: null, address: false })
    const url = `/desk/api/matters/${number}/identity`
    const key = { 'idempotency-key': randomUUID() }
    expect((await clerk.post(url, { reason: '' })).json.refusal).toMatchObject({ field: 'reason' })
    const look = await clerk.post(url, { reason: '约好上门时间' }, key)
    expect(look.json).toEqual({ identity: { name: '王小明', phone: '13812341234' } })
    expect((await clerk.post(url, { reason: '约好上门时间' }, key)).json.refusal.code).toBe(
      'look_used',
    )
    const { json: after } = await clerk.get(`/desk/api/matters/${number}`)
    const course = after.course.map((entry: { act: string }) => entry.act)
    expect(course.filter((act: string) => act === 'open_identity')).toHaveLength(1)
  })

  it('stays closed to whoever has no need of it', async () => {
    const { number } = await dispatched()
    const supervisor = await as('supervisor')
    const { json } = await supervisor.get(`/desk/api/matters/${number}`)
    expect(json.relay).toBeNull()
    const refused = await supervisor.post(to(number, 'open_identity'), {
      input: { reason: '想看看是谁' },
    })
    expect(refused.json.refusal.code).toBe('identity_not_yours')
  })
})

describe('a whole course over HTTP', () => {
  it('dispatch, object, rule, accept, claim done, be called back, close', async () => {
    const { number } = await dispatched()
    await does('housing-clerk', number, 'object', {
      grounds: '路灯归综合行政执法局管养，不归住建局',
    })
    await does('arbiter', number, 'rule', {
      unit: 'urban',
      reason: '按权责清单，路灯由综合行政执法局管养',
    })
    await does('urban-clerk', number, 'accept')
    const empty = await (await as('urban-clerk')).post(to(number, 'claim_done'), { input: {} })
    expect(empty.json.refusal).toMatchObject({ code: 'required', field: 'answers' })
    await does('urban-clerk', number, 'claim_done', {
      answers: [{ outcome: 'done', text: '十一月二十三日已换好三盏路灯，夜里已亮。' }],
    })
    const own = await (await as('urban-checker')).post(to(number, 'call_back'), { input: {} })
    expect(own.json.refusal.code).toBe('not_your_role')
    await does('caller', number, 'call_back', { reached: true, solved: 'yes' })
    const { matter } = await does('caller', number, 'close')
    expect(matter.state).toMatchObject({ final: true, counts: 'done' })
    expect(matter.unanswered).toEqual([])
  })
})

describe('a second kind', () => {
  it('is filed, worked, judged and closed without the house knowing it', async () => {
    const desk = await as('operator')
    const { json: kinds } = await desk.get('/desk/api/kinds')
    const kind = kinds.kinds.find((one: { name: string }) => one.name === 'found_property')
    expect(kind.openings).toMatchObject([{ name: 'register', refusal: null }])
    const filed = await desk.post('/desk/api/matters', {
      kind: 'found_property',
      act: 'register',
      input: { thing: '黑色雨伞一把', where: '市民服务大厅二楼', worth: 'small' },
    })
    const { number } = filed.json
    await does('operator', number, 'take_in', { unit: 'urban' })
    const { json: list } = await (
      await as('urban-clerk')
    ).get('/desk/api/worklist?kind=found_property')
    expect(list.lines[0]).toMatchObject({ number, kind: { words: { zh: '失物招领' } } })
    await does('urban-clerk', number, 'register_claim', { marks: '伞柄上刻着一个林字' })
    await does('urban-clerk', number, 'give_back', { how: '特征核对无误，当面归还', signed: true })
    const own = await (await as('urban-checker')).post(to(number, 'witness'), { input: {} })
    expect(own.json.refusal.code).toBe('own_work')
    const { matter } = await does('checker', number, 'witness')
    expect(matter.state).toMatchObject({ name: 'closed', final: true })
    expect(matter.duties).toEqual([])
  })
})
