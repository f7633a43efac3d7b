import type { FastifyInstance } from 'fastify'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import { publishedCity } from '../../tests/support/figures.ts'
import type { PublishedCity } from '../../tests/support/figures.ts'
import { publicServer } from '../../tests/support/public-server.ts'
import { commit } from '../matters/index.ts'

let made: PublishedCity
let app: FastifyInstance
beforeAll(async () => {
  made = await publishedCity()
  app = await publicServer(made.city.house, made.city.jurisdiction)
}, 120_000)
afterAll(async () => {
  await app.close()
  await made.city.drop()
})

const get = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  app.inject({ url, headers })

async function page(url: string): Promise<string> {
  made.clock.advance(61_000)
  const { body, statusCode } = await get(url)
  expect(statusCode, url).toBe(200)
  return body
}

const figure = (body: string, label: string): string =>
  new RegExp(`<dt>${label}</dt>\\s*<dd>\\s*([^<\\s]+)`).exec(body)?.[1] ?? 'absent'

const PAGES = [
  '/board',
  '/board/district/990102',
  '/board/unit/urban',
  '/board/topic/safety',
  '/board/year/2026',
  '/data',
]

describe('pages of figures', () => {
  it('show what came in and became of it, the wait, the verdicts and their bounds', async () => {
    const body = await page('/board')
    expect(figure(body, '收到')).toBe('40')
    expect(figure(body, '办结（含部分办成）')).toBe('30')
    expect(figure(body, '在办')).toBe('&#60;10')
    expect(figure(body, '说解决了')).toBe('88%')
    expect(body).toMatch(/95% 区间 \d\d%–100%，n ≥ 30/u)
    expect(figure(body, '一半的人等了不超过')).toBe('2')
    expect(body).toContain('现在没有挂账的')
    expect(body).toContain('2026年11月22日')
  })

  it('are there for a district, a unit, a topic and a year, small and whole in English', async () => {
    for (const url of PAGES) {
      const body = await page(url)
      expect(Buffer.byteLength(body), url).toBeLessThan(60_000)
      expect(await page(`${url}?lang=en&view=elder`), url).not.toMatch(/收到|在办/u)
    }
    expect(figure(await page('/board/unit/housing'), '收到')).toBe('&#60;10')
    expect(await page('/board/unit/housing')).toContain('不到 30 件，不公布比例')
  })

  it('never rank units: by name within a band', async () => {
    const body = await page('/board')
    expect(body).toContain('与全市相近')
    expect(body).not.toMatch(/第\s*1\s*名|排名第/u)
  })

  it('say the same, byte for byte, of what is not there, was never released, or is no name at all', async () => {
    const nowhere = (await get('/board/nowhere/at-all')).body
    for (const url of [
      '/board/district/990199',
      '/board/unit/nobody',
      '/board/topic/gossip',
      '/board/year/1999',
      '/board/unit/__proto__',
      '/data/people-2026.csv',
      '/data/city-1999.json',
      '/data/requests-2026-13.json',
      '/feeds/unit/urban.atom',
      '/feeds/topic/safety',
      '/feeds/topic/safety.rss',
    ]) {
      const answer = await get(url)
      expect([answer.statusCode, answer.body], url).toEqual([404, nowhere])
    }
  })

  it('tell nothing of sealed matters, nor a word of whoever asked', async () => {
    for (const url of [...PAGES, '/data/all-2026.json', '/data/requests-2026-11.json']) {
      const body = await page(url)
      expect(body, url).not.toContain('收了钱不办事')
      expect(body, url).not.toContain('盏路灯坏了')
    }
  })

  it('show promises with their day, and what cannot be done with its reason, numbers taken out', async () => {
    const { city, clock, category } = made
    const act = async (
      matter: string,
      login: 'dispatcher' | 'urban-clerk',
      name: string,
      input: object,
    ) => {
      const actor = await city.actorOf(login)
      const [done] = await commit(city.house, city.jurisdiction, [
        { matter, act: name, input, actor },
      ])
      if (!done?.ok) throw new Error(name)
    }
    const later = await made.file('路灯要换新的')
    await act(later, 'dispatcher', 'dispatch', { unit: 'urban', category })
    await act(later, 'urban-clerk', 'accept', {})
    const reason = '设备要到十二月中旬才能到货，电话 13812341234'
    await act(later, 'urban-clerk', 'defer', { promised: '2026-12-20', reason })
    const body = await page('/board')
    expect(body).toContain('2026年12月20日')
    expect(body).toContain('设备要到十二月中旬')
    expect(body).not.toContain('13812341234')
    clock.advance(30 * 86_400_000)
    expect(await page('/board')).toContain('已过期')
  })

  it('say of an empty city that nothing was released yet', async () => {
    const city = await testCity()
    const empty = await publicServer(city.house, city.jurisdiction)
    const { body, statusCode } = await empty.inject({ url: '/board' })
    expect([statusCode, body.includes('还没有公布过数字')]).toEqual([200, true])
    expect((await empty.inject({ url: '/data' })).statusCode).toBe(200)
    expect((await empty.inject({ url: '/feeds/topic/safety.atom' })).statusCode).toBe(404)
    await empty.close()
    await city.drop()
  })
})

describe('open data', () => {
  it('is CSV and JSON of the same figures, "<10" where there are fewer', async () => {
    const csv = await get('/data/unit-2026.csv')
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
    const [head = '', ...lines] = csv.body.trimEnd().split('\r\n')
    expect(head).toMatch(/^unit,came_in,in_hand,answered,done,/u)
    expect(lines.find((line) => line.startsWith('urban,'))).toMatch(/^urban,40,<10,<10,30,/u)
    expect(csv.body).not.toMatch(/,[1-9](?:,|\r)(?=.*came_in)/u)
    const { rows, released_on: on, method } = (await get('/data/unit-2026.json')).json()
    expect({ on, method }).toEqual({ on: '2026-11-23', method: 1 })
    expect(rows).toContainEqual(
      expect.objectContaining({ unit: 'urban', came_in: 40, in_hand: '<10' }),
    )
    const all = (await get('/data/all-2026.json')).json()
    expect(all.tables.unit).toEqual(rows)
    expect(all.digest).toMatch(/^[0-9a-f]{64}$/u)
  })

  it('says what each column means, from the definitions themselves', async () => {
    const { tables, licence } = (await get('/data/dictionary.json')).json()
    expect(licence).toBe('CC-BY-4.0')
    const [head = ''] = (await get('/data/district-2026.csv')).body.split('\r\n')
    const district = tables.find(({ table }: { table: string }) => table === 'district')
    expect(district.columns.map(({ name }: { name: string }) => name)).toEqual(head.split(','))
    for (const { words } of district.columns) expect(words.zh && words.en).toBeTruthy()
  })

  it('is not sent again to whoever has it', async () => {
    for (const url of ['/data/city-2026.csv', '/data/all-2026.json', '/feeds/topic/other.atom']) {
      const first = await get(url)
      const tag = String(first.headers.etag)
      expect((await get(url, { 'if-none-match': tag })).statusCode, url).toBe(304)
      expect((await get(url, { 'if-none-match': `"x", W/${tag}` })).body, url).toBe('')
      expect((await get(url, { 'if-none-match': '"x"' })).statusCode, url).toBe(200)
    }
    const changed = String((await get('/data/city-2026.csv')).headers['last-modified'])
    const since = { 'if-modified-since': changed }
    expect((await get('/data/city-2026.csv', since)).statusCode).toBe(304)
    const before = { 'if-modified-since': 'Sun, 01 Nov 2026 00:00:00 GMT' }
    expect((await get('/data/city-2026.csv', before)).statusCode).toBe(200)
  })

  it('takes no filter, whatever is asked (F4)', async () => {
    const asked = [
      'unit=urban',
      'from=2026-11-01',
      'k=1',
      '__proto__=1',
      'group_by=day',
      'lang=en&x=',
    ]
    for (const query of asked)
      for (const url of ['/data/city-2026.csv', '/data', '/feeds/topic/other.atom'])
        expect((await get(`${url}?${query}`)).statusCode, `${url}?${query}`).toBe(400)
  })

  it('has what Open311 says one by one, of a month as a whole', async () => {
    const answer = await get('/data/requests-2026-11.json')
    const requests = answer.json<readonly Record<string, unknown>[]>()
    expect(requests.length).toBeGreaterThanOrEqual(44)
    expect(Object.keys(requests[0] ?? {})).toContain('service_request_id')
    expect((await get('/data/requests-2026-01.json')).json()).toEqual([])
    expect((await get('/data/requests-2026-12.json')).statusCode).toBe(404)
  })
})

describe('feeds', () => {
  it('are Atom with the figures of the week, for topics and districts', async () => {
    for (const url of ['/feeds/topic/other.atom', '/feeds/district/990102.atom']) {
      const { body, headers } = await get(url)
      expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
      expect(XMLValidator.validate(body)).toBe(true)
      const { feed } = new XMLParser({ ignoreAttributes: false }).parse(body)
      expect(feed['@_xmlns']).toBe('http://www.w3.org/2005/Atom')
      expect(feed.id).toContain(url)
      const entries = [feed.entry].flat()
      expect(entries.some(({ title }: { title: string }) => title.includes('2026-11-22'))).toBe(
        true,
      )
      for (const { id, updated, title } of entries) expect(id && updated && title).toBeTruthy()
    }
  })
})
