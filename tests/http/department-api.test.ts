import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../support/city.ts'
import type { TestCity } from '../support/city.ts'
import { deskClient, keyClient } from '../support/client.ts'
import type { DeskClient } from '../support/client.ts'
import { deskServer } from '../support/desk-server.ts'

let city: TestCity
let neighbour: TestCity
let app: FastifyInstance
let hotline: DeskClient
let housing: DeskClient
let category = ''

beforeAll(async () => {
  city = await testCity()
  neighbour = await testCity({ beside: city.database, jurisdiction: 990200 })
  app = await deskServer(city)
  hotline = keyClient(app, await city.keyFor('hotline', ['intake', 'dispatch']))
  housing = keyClient(app, await city.keyFor('housing', ['handle']))
  const rules = await city.house.rules(city.jurisdiction)
  const found = rules.categories.find((one) => !one.checkRequired && rules.powerOf(one.code, 1).has)
  category = found?.code ?? ''
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

const filing = (text: string) => ({ kind: 'request', act: 'receive', input: { text } })

async function filed(text = '小区电梯三天没修好'): Promise<string> {
  const answer = await hotline.post('/api/v1/matters', filing(text))
  expect(answer.status, answer.body).toBe(200)
  return answer.json.number
}

describe('the interface for departments', () => {
  it('opens, dispatches and answers a matter', async () => {
    const number = await filed()
    const at = `/api/v1/matters/${number}`
    const sent = await hotline.post(`${at}/acts/dispatch`, { input: { unit: 'housing', category } })
    expect(sent.status, sent.body).toBe(200)
    expect((await housing.get('/api/v1/matters')).json.lines).toMatchObject([{ number }])
    await housing.post(`${at}/acts/accept`)
    const answered = await housing.post(`${at}/acts/claim_done`, {
      input: { answers: [{ outcome: 'done', text: '电梯曳引机已更换，今天恢复运行。' }] },
    })
    expect(answered.json.matter.state.counts).toBe('answered')
    expect(answered.json.matter.door).toBe('api')
  })

  it('makes one matter of 100 concurrent repeats', async () => {
    const key = { 'idempotency-key': 'department-0001' }
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => hotline.post('/api/v1/matters', filing('同一件事'), key)),
    )
    expect(new Set(answers.map(({ json }) => json.number)).size).toBe(1)
    expect(new Set(answers.map(({ json }) => json.receipt)).size).toBe(1)
    expect(answers.filter(({ json }) => !json.repeated)).toHaveLength(1)
  })

  it('keeps the keys of two systems apart', async () => {
    const key = { 'idempotency-key': 'same-in-both' }
    const other = keyClient(app, await city.keyFor('urban', ['intake']))
    const mine = await hotline.post('/api/v1/matters', filing('路灯不亮'), key)
    const theirs = await other.post('/api/v1/matters', filing('路灯不亮'), key)
    expect(theirs.json).toMatchObject({ repeated: false })
    expect(theirs.json.number).not.toBe(mine.json.number)
  })

  it('takes a matter of the caller’s own number once', async () => {
    const body = { ...filing('外部系统的事项'), external_id: 'A-17' }
    const first = await hotline.post('/api/v1/matters', body)
    const again = await hotline.post('/api/v1/matters', body)
    expect(first.json).toMatchObject({ duplicate: false })
    expect(again.json).toMatchObject({ duplicate: true, number: first.json.number })
  })

  it('answers what may not be seen as what is not there', async () => {
    const number = await filed()
    const forbidden = await housing.get(`/api/v1/matters/${number}`)
    const absent = await housing.get('/api/v1/matters/261123-XXXXX-X')
    expect(forbidden.status).toBe(404)
    expect(forbidden.body).toBe(absent.body)
    const foreign = keyClient(app, await neighbour.keyFor('hotline', ['intake', 'dispatch']))
    expect((await foreign.get(`/api/v1/matters/${number}`)).body).toBe(absent.body)
    expect((await foreign.get('/api/v1/matters')).json.lines).toEqual([])
  })

  it('lets in nobody without a key, with an ended one, or with a session', async () => {
    const session = await city.sessionOf('leader')
    const nobodies = [
      keyClient(app, null),
      keyClient(app, 'ans_990100_'.padEnd(54, 'x')),
      deskClient(app, session),
    ]
    for (const nobody of nobodies) {
      expect((await nobody.get('/api/v1/matters')).status).toBe(404)
      expect((await nobody.post('/api/v1/matters', filing('冒名'))).status).toBe(404)
    }
  })

  it('refuses in words what it cannot read', async () => {
    const post = (body: object) => hotline.post('/api/v1/matters', body)
    const refused = async (input: object) => (await post({ ...filing('x'), input })).json.refusal
    expect(await refused({})).toMatchObject({ code: 'required', field: 'text' })
    expect(await refused({ text: '修'.repeat(10_001) })).toMatchObject({ code: 'too_long' })
    expect(await refused({ text: '路\u0000灯' })).toMatchObject({ code: 'control_characters' })
    expect(await refused({ text: '路\u202e灯' })).toMatchObject({ code: 'direction_characters' })
    expect(await refused({ text: '路灯', colour: 'red' })).toMatchObject({ code: 'unknown_field' })
    expect((await refused({})).words.zh).toMatch(/\p{Script=Han}/u)
    expect((await post({ kind: 'nothing', act: 'receive' })).json.refusal.code).toBe('no_such_kind')
    expect((await post({ ...filing('x'), input: { text: '𠮷野家门口 🚧 路灯不亮' } })).status).toBe(
      200,
    )
    const large = await post(filing('修'.repeat(400_000)))
    expect([413, 422]).toContain(large.status)
    const raw = await app.inject({
      method: 'POST',
      url: '/api/v1/matters',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'proto-0001' },
      payload: '{"__proto__":{"admin":true}}',
    })
    expect(raw.statusCode).toBeGreaterThanOrEqual(400)
  })

  it('describes itself with the schemas that check', async () => {
    const { json } = await keyClient(app, null).get('/api/v1/openapi.json')
    expect(json.openapi).toMatch(/^3\./u)
    const paths = Object.keys(json.paths)
    expect(paths).toContain('/api/v1/matters/{id}/acts/dispatch')
    expect(paths.every((path) => path.startsWith('/api/v1/'))).toBe(true)
    const dispatch = json.components.schemas['request.dispatch']
    expect(dispatch.required).toEqual(['unit', 'category'])
    const opening =
      json.paths['/api/v1/matters'].post.requestBody.content['application/json'].schema
    expect(JSON.stringify(opening)).toContain('request.receive')
  })

  it('answers as it says it will', async () => {
    const desk = keyClient(app, await city.keyFor('hotline', ['intake', 'dispatch']))
    const { json: document } = await desk.get('/api/v1/openapi.json')
    const { schemas } = document.components
    const holds = (path: string, method: string, answer: { status: number; json: unknown }) => {
      const [, item] =
        Object.entries<Record<string, Operation>>(document.paths).find(([one]) => one === path) ??
        []
      const response = item?.[method]?.responses[answer.status]
      const { $ref } = response?.content['application/json'].schema ?? { $ref: '' }
      const name = $ref.split('/').at(-1) ?? ''
      const faults = Value.Errors(inlined(schemas[name], schemas), answer.json)
      expect(faults, `${method} ${path} ${answer.status}`).toEqual([])
    }
    const said = {
      kind: 'request',
      act: 'receive',
      input: { text: '桥头路灯不亮', asks: ['修好'] },
    }
    const opened = await desk.post('/api/v1/matters', said)
    holds('/api/v1/matters', 'post', opened)
    const at = `/api/v1/matters/${opened.json.number}`
    holds('/api/v1/matters/{id}', 'get', await desk.get(at))
    holds('/api/v1/matters/{id}', 'get', await desk.get('/api/v1/matters/none'))
    holds('/api/v1/matters', 'get', await desk.get('/api/v1/matters?words=路灯'))
    holds('/api/v1/kinds', 'get', await desk.get('/api/v1/kinds'))
    const input = { unit: 'urban', category: 'road-light' }
    const act = '/api/v1/matters/{id}/acts/dispatch'
    holds(act, 'post', await desk.post(`${at}/acts/dispatch`, { input: {} }))
    holds(act, 'post', await desk.post(`${at}/acts/dispatch`, { input }))
    // A schema that anything fits would hold nothing.
    expect(Value.Check(inlined(schemas['Page'], schemas), { lines: [{}], next: null })).toBe(false)
  })
})

interface Operation {
  readonly responses: Readonly<
    Record<number, { content: { 'application/json': { schema: { $ref: string } } } }>
  >
}

/** A schema with what it refers to put in its place. */
function inlined(schema: unknown, schemas: Readonly<Record<string, unknown>>): TSchema {
  const whole = JSON.stringify(schema).replaceAll(
    /\{"\$ref":"#\/components\/schemas\/(\w+)"\}/gu,
    (_, name: string) => JSON.stringify(schemas[name]),
  )
  return JSON.parse(whole) as TSchema
}
