import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFixture } from './open311.fixture.ts'
import type { Tree } from './open311.fixture.ts'

let fixture: Awaited<ReturnType<typeof openFixture>>
let city: typeof fixture.city
let key: typeof fixture.key
let get: typeof fixture.get
let post: typeof fixture.post
let form: typeof fixture.form
let file: typeof fixture.file

beforeAll(async () => {
  fixture = await openFixture()
  ;({ city, key, get, post, form, file } = fixture)
})

afterAll(() => fixture.close())

describe('discovery and services', () => {
  it('says where and what, in exactly the types a validator wants', async () => {
    const asXml = await get('discovery.xml')
    const asJson = await get('discovery.json')
    expect([asXml.type, asJson.type]).toEqual(['text/xml', 'application/json'])
    const { discovery } = asXml.tree
    expect(discovery.endpoints.endpoint.length).toBeGreaterThanOrEqual(2)
    for (const endpoint of discovery.endpoints.endpoint) {
      expect(endpoint.formats.format).toEqual(['text/xml', 'application/json'])
      expect(Date.parse(endpoint.changeset)).toBeLessThan(Date.now())
    }
    expect(asJson.tree.endpoints[0]).toMatchObject({
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url: 'https://city.example/open311/v2',
      type: 'production',
      formats: ['text/xml', 'application/json'],
    })
    expect(asJson.tree.changeset).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+]08:00$/)
    expect(asJson.tree.contact).toContain('试验市')
    expect(asJson.tree.key_service).toContain('api_key')
  })

  it('lists every category as a service, alike in both formats', async () => {
    const { categories } = await city.house.rules(city.jurisdiction)
    const asXml = await get('services.xml')
    const asJson = await get('services.json', { 'accept-language': 'en-GB,zh;q=0.5' })
    expect(asXml.type).toBe('text/xml; charset=utf-8')
    expect(asJson.type).toBe('application/json; charset=utf-8')
    expect(asJson.tree.length).toBe(categories.length)
    expect(asXml.tree.services.service.length).toBe(categories.length)
    const light = asJson.tree.find((one: Tree) => one.service_code === 'road-light')
    expect(light).toMatchObject({
      metadata: true,
      type: 'realtime',
      service_name: 'Street lights out',
    })
    const sealed = categories.find((one) => one.sealed)
    expect(asJson.tree.find((one: Tree) => one.service_code === sealed?.code).type).toBe('blackbox')
    expect(
      asXml.tree.services.service.find((one: Tree) => one.service_code === 'road-light'),
    ).toMatchObject({ service_name: '路灯不亮', metadata: 'true' })
  })

  it('defines what a service asks for, with booleans and values', async () => {
    const { tree } = await get('services/road-manhole.json')
    expect(tree.service_code).toBe('road-manhole')
    const [danger] = tree.attributes
    expect(danger).toMatchObject({
      variable: true,
      code: 'danger',
      datatype: 'singlevaluelist',
      required: true,
      order: 1,
    })
    expect(danger.values).toEqual([
      { key: 'yes', name: '是' },
      { key: 'no', name: '否' },
    ])
    const asXml = await get('services/road-manhole.xml')
    const attribute = asXml.tree.service_definition.attributes.attribute
    expect(attribute[0].values.value).toEqual([
      { key: 'yes', name: '是' },
      { key: 'no', name: '否' },
    ])
    expect((await get('services/road-light.json')).tree.attributes[0].required).toBe(false)
    expect(attribute[1].values.value).toContainEqual({ key: '990102', name: '东城区' })
  })

  it('answers 404 to a service that is not there, as an error in the format asked for', async () => {
    const asXml = await get('services/none.xml?lang=en')
    expect(asXml.status).toBe(404)
    expect(asXml.tree.errors.error).toEqual([
      { code: '404', description: 'There is no such service_code. All codes are in services.xml.' },
    ])
    const asJson = await get('services/__proto__.json')
    expect(asJson).toMatchObject({ status: 404, tree: [{ code: '404' }] })
    expect((await get('services/road-light.yaml')).status).toBe(400)
  })
})

describe('filing', () => {
  it('answers with a number or a token, never both, in XML and JSON', async () => {
    const asJson = await post('requests.json', form())
    expect(asJson.tree.length).toBe(1)
    expect(asJson.tree[0].service_request_id).toMatch(/^261123-/)
    expect(asJson.tree[0].token).toBeUndefined()
    expect(asJson.tree[0].service_notice).toMatch(/回执码/)
    const asXml = await post('requests.xml', form())
    const [request] = asXml.tree.service_requests.request
    expect(request.service_request_id).toMatch(/^261123-/)
    expect(request.token).toBeUndefined()
  })

  it('keeps who says so in the vault, where the problem is beside the matter, and no device or account', async () => {
    const number = await file({
      lat: '30.1234567',
      long: '120.9876543',
      email: 'canary-mail@example.cn',
      first_name: '小明',
      last_name: '王',
      phone: '13800000000',
      device_id: 'canary-device',
      account_id: 'canary-account',
      media_url: 'https://photos.example/1.jpg',
      'attribute[danger]': 'yes',
      'attribute[asks]': '修好路灯\n告诉我何时修好',
      'attribute[pole]': 'A-17',
    })
    const [row] = await city.house.db.query<Tree>(
      `SELECT m.matter_id AS id, m.body FROM matters m WHERE m.jurisdiction_id = $1 AND m.number = $2`,
      [city.jurisdiction, number],
    )
    expect(row.body.subject.place).toBe('桥头路 5 号 302 室 (30.12346, 120.98765)')
    expect(row.body.subject.text).toContain('pole: A-17')
    expect(row.body.subject.text).toContain('https://photos.example/1.jpg')
    expect(row.body.state).toMatchObject({ asks: ['修好路灯', '告诉我何时修好'], danger: true })
    const identity = await city.house.db.transaction((tx) =>
      city.house.vault.openIdentity(tx, city.jurisdiction, row.id),
    )
    expect(identity).toEqual({
      name: '王小明',
      phone: '13800000000',
      mail: 'canary-mail@example.cn',
    })
    const tables = await city.database.owner.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    )
    for (const { name } of tables) {
      const found = await city.database.owner.query(
        `SELECT 1 FROM ${name} t WHERE t::text ~ 'canary'`,
      )
      expect(found, name).toEqual([])
    }
  })

  it.each([
    ['no key', { api_key: '' }, 403, 'api_key'],
    ['a key that is none', { api_key: 'x' }, 403, 'api_key'],
    ['no service', { service_code: ' ' }, 400, 'service_code required'],
    ['an unknown service', { service_code: 'constructor' }, 404, 'service_code'],
    ['no place', { address_string: '' }, 400, 'required'],
    ['half a position', { address_string: '', lat: '30' }, 400, 'long'],
    ['a position off the earth', { lat: '91', long: '0' }, 400, 'lat'],
    ['a position in words', { lat: 'NaN', long: '0' }, 400, 'lat'],
    ['a missing attribute', { service_code: 'road-manhole' }, 400, 'attribute[danger] required'],
    ['a value that is none', { 'attribute[danger]': 'maybe' }, 400, 'attribute[danger]'],
    ['a district that is none', { 'attribute[division]': '110000' }, 400, 'attribute[division]'],
    ['too long a description', { description: '长'.repeat(4_001) }, 400, '4000'],
    ['control characters', { description: 'a\u0007b' }, 400, 'description'],
    ['an override of direction', { description: 'a\u202eb' }, 400, 'description'],
    ['a link that is none', { media_url: 'javascript:alert(1)' }, 400, 'media_url'],
    ['a mail that is none', { email: 'nobody' }, 400, 'email'],
    ['a phone that is none', { phone: 'call me' }, 400, 'phone'],
    ['a city that is none', { jurisdiction_id: '1' }, 404, 'jurisdiction_id'],
  ])('refuses %s', async (_name, more, status, said) => {
    for (const format of ['xml', 'json']) {
      const reply = await post(`requests.${format}`, form(more))
      expect(reply.status).toBe(status)
      const [error] = format === 'xml' ? reply.tree.errors.error : reply.tree
      expect(error.code).toBe(String(status))
      expect(error.description).toContain(said)
    }
  })

  it('takes 4,000 characters, rare ones and emoji, and a request without a word of its own', async () => {
    const text = `𠮷野家 👨‍👩‍👧 ${'长'.repeat(3_988)}`
    const number = await file({ description: text })
    const own = await get(`requests/${number}.json?api_key=${key}`)
    expect(own.tree[0].description).toBe(text)
    const silent = await file({ description: '' })
    expect((await get(`requests/${silent}.json?api_key=${key}`)).tree[0].description).toBe(
      '路灯不亮',
    )
  })

  it('does once what is sent twice with one key, and answers both alike', async () => {
    const header = { 'idempotency-key': 'phone-17-report-3' }
    const first = await post('requests.json', form(), header)
    const again = await post('requests.json', form(), header)
    expect(again.body).toBe(first.body)
    const other = await post('requests.json', form({ description: '别的事' }), header)
    expect(other.status).toBe(400)
  })

  it('gives a sealed matter a token, and its number to nobody', async () => {
    const category = (await city.house.rules(city.jurisdiction)).categories.find(
      (one) => one.sealed,
    )
    const reply = await post('requests.json', form({ service_code: category?.code ?? '' }))
    const [{ token, service_request_id: number, service_notice: notice }] = reply.tree
    expect(number).toBeUndefined()
    expect(notice).toContain('回执码')
    expect((await get(`tokens/${token}.json`)).tree).toEqual([{ token }])
    const [row] = await city.house.db.query<{ number: string }>(
      'SELECT number FROM matters WHERE jurisdiction_id = $1 AND sealed ORDER BY opened_at DESC LIMIT 1',
      [city.jurisdiction],
    )
    const hidden = await get(`requests/${row?.number}.json?api_key=${key}`)
    const absent = await get(`requests/261123-22222-2.json?api_key=${key}`)
    expect([hidden.status, hidden.body]).toEqual([404, absent.body])
    const all = await get(`requests.json?api_key=${key}`)
    expect(all.body).not.toContain(row?.number)
    expect((await get(`servicerequestupdates.json?api_key=${key}`)).body).not.toContain(row?.number)
    expect((await get(`tokens/${row?.number}.json`)).status).toBe(404)
  })

  it('knows a number as its own token, and no other', async () => {
    const number = await file()
    expect((await get(`tokens/${number}.json`)).tree).toEqual([
      { service_request_id: number, token: number },
    ])
    expect(
      (await get(`tokens/${number}.xml`)).tree.service_requests.request[0].service_request_id,
    ).toBe(number)
    expect((await get('tokens/nothing.json')).status).toBe(404)
  })
})
