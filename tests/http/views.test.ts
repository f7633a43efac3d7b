/** Views that officials keep; lists taken out of the house: what leaves, what never does, and who is written down. */
import { parse } from 'csv-parse/sync'
import readExcelFile from 'read-excel-file/node'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submit } from '../../src/intake/index.ts'
import { SESSION_COOKIE } from '../../src/org/index.ts'
import { csvOf, xlsxOf } from '../../src/platform/sheets.ts'
import type { Cell } from '../../src/platform/sheets.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskClient } from '../support/client.ts'
import type { DeskClient } from '../support/client.ts'
import { deskServer } from '../support/desk-server.ts'

let city: TestCity
let app: FastifyInstance
const desks = new Map<Login, DeskClient>()

/** What a spreadsheet takes for a formula (OWASP), and what tears a table or an XML apart. */
const UNSAFE = [
  '=HYPERLINK("http://example.com","点我")',
  '+86 的路灯',
  '-2+3+cmd|’ /C calc’!A0',
  '@SUM(1+1)*cmd',
  '\t=1+1',
  '＝1+1',
  '引号"逗号,分号;换行\n第二行',
  '</t></is></c><c><f>1+1</f></c>',
  'a\u0000b\u0001c\uFFFE_x000D_ & <b> ]]>',
  '𠮷祥里',
]

beforeAll(async () => {
  city = await testCity()
  app = await deskServer(city)
  const texts = [
    ...UNSAFE.filter((text) => !text.includes('\u0000')).map((text) => `${text} 路灯坏了`),
    '我叫王小明，电话 13812341234，住 3 号楼 2 单元 501 室，路灯坏了',
  ]
  for (const [index, text] of texts.entries()) await filed(`e-${index}`, { text })
  await filed('sealed', { text: '收好处费才办证', accuses: true, accused_unit: 'housing' })
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

async function filed(key: string, input: Readonly<Record<string, unknown>>): Promise<void> {
  const result = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input,
    receipt: true,
    idempotency: { key: `views-${key}-0001`, scope: 'test' },
  })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
}

async function deskOf(login: Login): Promise<DeskClient> {
  const desk = desks.get(login) ?? deskClient(app, await city.sessionOf(login))
  desks.set(login, desk)
  return desk
}

async function change(login: Login, method: 'PUT' | 'DELETE', url: string, payload: object = {}) {
  const headers = { cookie: `${SESSION_COOKIE}=${await city.sessionOf(login)}` }
  const token = (await app.inject({ url: '/desk/api/session', headers })).json().token
  return app.inject({ method, url, payload, headers: { ...headers, 'x-csrf-token': token } })
}

async function exported(login: Login, format: 'csv' | 'xlsx', query: object = {}) {
  const session = await city.sessionOf(login)
  const headers = { cookie: `${SESSION_COOKIE}=${session}` }
  const token = (await app.inject({ url: '/desk/api/session', headers })).json().token
  return app.inject({
    method: 'POST',
    url: '/desk/api/exports',
    headers: { ...headers, 'x-csrf-token': token },
    payload: { list: 'matters', format, query },
  })
}

describe('views', () => {
  const view = { list: 'matters', name: '和平路没派的', query: { words: '路灯', open: true } }

  it('are kept, begun with, renamed and taken away', async () => {
    const desk = await deskOf('dispatcher')
    const kept = await desk.post('/desk/api/views', { ...view, first: true })
    expect(kept.json.views).toMatchObject([
      {
        name: '和平路没派的',
        query: { words: '路灯', open: 'true' },
        shared: false,
        changeable: true,
        first: true,
      },
    ])
    const url = `/desk/api/views/${kept.json.views[0].id}`
    const renamed = await change('dispatcher', 'PUT', url, { name: '路灯', first: false })
    expect(renamed.json().views).toMatchObject([{ name: '路灯', first: false }])
    // Another person neither reads nor changes it.
    expect((await (await deskOf('operator')).get('/desk/api/views')).json.views).toEqual([])
    expect((await change('operator', 'DELETE', url)).statusCode).toBe(404)
    expect((await change('dispatcher', 'DELETE', url)).json().views).toEqual([])
  })

  it('of a unit are read by the unit, and changed by whoever made them or its head', async () => {
    const clerk = await deskOf('housing-clerk')
    const made = await clerk.post('/desk/api/views', { ...view, name: '本局积压', shared: true })
    const url = `/desk/api/views/${made.json.views[0].id}`
    const head = await deskOf('housing-head')
    expect((await head.get('/desk/api/views')).json.views).toMatchObject([
      { name: '本局积压', shared: true, changeable: true },
    ])
    expect((await (await deskOf('urban-clerk')).get('/desk/api/views')).json.views).toEqual([])
    // Which one a list begins with is everybody's own.
    await change('housing-head', 'PUT', url, { first: true })
    expect((await clerk.get('/desk/api/views')).json.views[0].first).toBe(false)
    expect((await change('housing-head', 'PUT', url, { name: '积压' })).statusCode).toBe(200)
    expect((await change('housing-head', 'DELETE', url)).statusCode).toBe(200)
    expect((await clerk.get('/desk/api/views')).json.views).toEqual([])
  })

  it('ask for matters and never for a person; a wrong one is told what is wrong', async () => {
    const desk = await deskOf('dispatcher')
    const wrong = async (body: object) => (await desk.post('/desk/api/views', body)).json.refusal
    expect((await wrong({ ...view, query: { phone: '13812341234' } })).code).toBe('invalid')
    expect((await wrong({ ...view, query: { after: 'x' } })).code).toBe('invalid')
    expect((await wrong({ ...view, name: '   ' })).code).toBe('view_name_missing')
    expect((await wrong({ ...view, name: '长'.repeat(41) })).code).toBe('too_long')
    await desk.post('/desk/api/views', { ...view, name: '同名' })
    expect((await wrong({ ...view, name: '同名 ' })).code).toBe('view_name_taken')
  })

  it('are thirty at most, also when many are kept at once', async () => {
    const desk = await deskOf('leader')
    const answers = await Promise.all(
      Array.from({ length: 34 }, (_, n) =>
        desk.post('/desk/api/views', { ...view, name: `视图${n}` }),
      ),
    )
    const { json } = await desk.get('/desk/api/views')
    expect(json.views).toHaveLength(30)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30)
    const refused = answers.find(({ status }) => status !== 200)
    expect(refused?.json.refusal.code).toBe('too_many_views')
  })
})

describe('a list taken out', () => {
  it('is a table that any spreadsheet reads, with nobody in it and nothing sealed', async () => {
    const csv = await exported('sealed', 'csv')
    expect(csv.json().refusal.code).toBe('export_nothing')
    const answer = await exported('dispatcher', 'csv')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-disposition']).toContain('attachment')
    expect(answer.body.startsWith('\uFEFF')).toBe(true)
    const rows: string[][] = parse(answer.body.slice(1), { relax_column_count: true })
    expect(rows[0]?.[0]).toContain('派单员')
    expect(rows[1]?.slice(0, 4)).toEqual(['编号', '类别', '状态', '标题'])
    expect(rows).toHaveLength(2 + UNSAFE.length)
    expect(answer.body).not.toMatch(/13812341234|王小明|501 ?室|好处费/u)
    // No cell begins as a formula does.
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u)
    const hotline = await exported('housing-clerk', 'csv')
    expect(hotline.json().refusal.code).toBe('export_nothing')
  })

  it('is the same as a workbook', async () => {
    const answer = await exported('dispatcher', 'xlsx', { words: '吉祥里' })
    expect(answer.json().refusal.code).toBe('export_nothing')
    const found = await exported('dispatcher', 'xlsx', { words: '𠮷祥里' })
    const [sheet] = await readExcelFile(found.rawPayload)
    expect(sheet?.data).toHaveLength(3)
    expect(String(sheet?.data[2]?.[4])).toContain('𠮷祥里')
  })

  it('is written down before it leaves, and an auditor reads it', async () => {
    const before = (await (await deskOf('auditor')).get('/desk/api/exports')).json.exports.length
    await exported('supervisor', 'csv', { words: '路灯', newest: true })
    const { json } = await (await deskOf('auditor')).get('/desk/api/exports')
    expect(json.exports).toHaveLength(before + 1)
    expect(json.exports).toContainEqual(
      expect.objectContaining({
        name: '督查员甲',
        format: 'csv',
        list: 'matters',
        query: { words: '路灯', newest: 'true' },
        rows: UNSAFE.length,
      }),
    )
    await expect(
      city.house.db.query('UPDATE exports SET rows = 0 WHERE jurisdiction_id = $1', [
        city.jurisdiction,
      ]),
    ).rejects.toThrow(/permission denied/u)
  })
})

describe('a table', () => {
  async function* rowsOf(rows: readonly (readonly Cell[])[]) {
    for (const row of rows) yield [row]
  }
  const whole = async (body: AsyncIterable<Buffer>) => {
    const parts: Buffer[] = []
    for await (const part of body) parts.push(part)
    return Buffer.concat(parts)
  }

  it('keeps what it is given, and makes no formula of it', async () => {
    const rows = UNSAFE.map((text, n): readonly Cell[] => [text, n - 5, null])
    const csv = await whole(csvOf(rowsOf(rows)))
    const lines: string[][] = parse(csv, { bom: true })
    expect(lines.map(([text]) => text?.replace(/^'/u, ''))).toEqual(UNSAFE)
    expect(lines.map(([, n]) => Number(n))).toEqual(UNSAFE.map((_, n) => n - 5))
    const look = { name: '事项[1]:?*', widths: [20, 5, 5], frozen: 1 }
    const book = await whole(xlsxOf(rowsOf(rows), look))
    const [sheet] = await readExcelFile(book, { trim: false })
    const expected = UNSAFE.map((text) =>
      text.replaceAll('\u0000', '').replaceAll('\u0001', '').replaceAll('\uFFFE', ''),
    )
    expect(sheet?.data.map(([text]) => text)).toEqual(expected)
    expect(sheet?.data.map(([, n]) => n)).toEqual(UNSAFE.map((_, n) => n - 5))
  })
})
