/** The plan over HTTP: what is too large is not read, lists are changed whole or not at all, what leaves is written down. */
import type { FastifyInstance } from 'fastify'
import readWorkbook from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SESSION_COOKIE } from '../../src/org/index.ts'
import { BOOK_BYTES } from '../../src/planbook/index.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskClient } from '../support/client.ts'
import type { DeskClient } from '../support/client.ts'
import { deskServer } from '../support/desk-server.ts'
import { multipart } from '../support/multipart.ts'
import { documentIn, draftIn, PLAN_DOCUMENT, seriesIn } from '../support/plan.ts'
import { mustIn } from '../support/published.ts'
import { writerOf } from '../support/writer.ts'

let city: TestCity
let app: FastifyInstance
let document: string
let whole: string
let part: string
const desks = new Map<Login, DeskClient>()

beforeAll(async () => {
  city = await testCity()
  app = await deskServer(city)
  document = await documentIn(city)
  await seriesIn(city)
  whole = await draftIn(city, document)
  part = await draftIn(city, document, {
    part_of: whole,
    title: '其中一部分',
    lead: 'bridge-clerk',
  })
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

const { bodyOf, must } = writerOf(() => city)

async function deskOf(login: Login): Promise<DeskClient> {
  const desk = desks.get(login) ?? deskClient(app, await city.sessionOf(login))
  desks.set(login, desk)
  return desk
}

async function upload(path: string, bytes: Buffer, more: Record<string, string> = {}) {
  const session = await city.sessionOf('supervisor')
  const cookie = `${SESSION_COOKIE}=${session}`
  const { token } = (await app.inject({ url: '/desk/api/session', headers: { cookie } })).json()
  const form = multipart({}, [{ field: 'file', name: 'plan.xlsx', bytes }])
  return app.inject({
    method: 'POST',
    url: path,
    payload: form.payload,
    headers: { cookie, 'x-csrf-token': token, 'content-type': form.type, ...more },
  })
}

describe('a workbook', () => {
  it('goes out with its name in the record of what left, and comes in again as it is', async () => {
    const desk = await deskOf('supervisor')
    const out = await desk.post('/desk/api/plan/export', { language: 'zh' })
    expect(out.headers['content-disposition']).toBe('attachment; filename="plan.xlsx"')
    const auditor = await deskOf('auditor')
    const { json } = await auditor.get('/desk/api/exports')
    expect(json.exports[0]).toMatchObject({ list: 'plan', format: 'xlsx', rows: 2 })
    const { planBook } = await import('../../src/planbook/index.ts')
    const actor = await city.actorOf('supervisor')
    const { house, jurisdiction } = city
    const { book } = await planBook({ house, jurisdiction, actor }, 'zh')
    const seen = await upload('/desk/api/plan/preview', book)
    expect(seen.json()).toMatchObject({ counts: { same: 2, refuse: 0 }, kept: false, unread: [] })
    const findings = await upload('/desk/api/plan/findings?language=zh', book)
    const [sheet] = await readWorkbook(findings.rawPayload)
    expect(sheet?.data[0]?.at(-1)).toBe('核对结果')
    expect(sheet?.data[1]?.slice(0, 5)).toContain(PLAN_DOCUMENT)
  })

  it('of more than may be read is refused in a sentence, and one of 200 MB before it is read', async () => {
    const large = await upload('/desk/api/plan/preview', Buffer.alloc(BOOK_BYTES + 1))
    expect(large.json().refusal).toMatchObject({ code: 'book_too_large', params: { mb: 20 } })
    const length = { 'content-length': String(200 * 1_048_576) }
    const huge = await upload('/desk/api/plan/preview', Buffer.alloc(10), length)
    expect(huge.statusCode).toBe(413)
    const none = await upload('/desk/api/plan/preview', Buffer.from('no workbook'))
    expect(none.json().refusal.code).toBe('book_unreadable')
    const stale = await upload('/desk/api/plan/import?digest=other', Buffer.from('no workbook'))
    expect(stale.json().refusal.code).toBe('book_unreadable')
  })
})

describe('the tree', () => {
  it('is read a level at a time, with the sum of all', async () => {
    const desk = await deskOf('housing-clerk')
    const roots = await desk.get(`/desk/api/plan/level?document=${document}`)
    expect(roots.json).toMatchObject({ nodes: [{ id: whole, parts: 1 }], next: null })
    const parts = await desk.get(`/desk/api/plan/level?part_of=${whole}`)
    expect(parts.json).toMatchObject({ nodes: [{ id: part }], sum: { weights: 100, sum: 1200 } })
    const all = await desk.get('/desk/api/plan/documents')
    expect(all.json.documents).toMatchObject([{ id: document, clauses: [{}, {}] }])
    expect((await desk.get('/desk/api/plan/level?document=nowhere')).json.nodes).toEqual([])
  })

  it('is changed whole or not at all, by whoever may', async () => {
    const desk = await deskOf('supervisor')
    const n = (await bodyOf(part)).n
    const both = [
      { id: part, n, changes: { goal: 1100, weight: '90.5' } },
      { id: whole, n: (await bodyOf(whole)).n, changes: { goal: '不是数' } },
    ]
    const refused = await desk.post('/desk/api/plan/amend', { targets: both })
    expect(refused.json.refusal).toMatchObject({ code: 'not_a_number', field: '1.goal' })
    expect((await bodyOf(part)).n).toBe(n)
    const unknown = [{ id: 'nowhere', n: 1, changes: {} }]
    expect((await desk.post('/desk/api/plan/amend', { targets: unknown })).status).toBe(404)
    const round = [{ id: whole, n: (await bodyOf(whole)).n, changes: { part_of: part } }]
    const circle = await desk.post('/desk/api/plan/amend', { targets: round })
    expect(circle.json.refusal).toMatchObject({ code: 'tree_goes_round' })
    const clerk = await (
      await deskOf('urban-clerk')
    ).post('/desk/api/plan/amend', {
      targets: [{ id: part, n, changes: { goal: 1 } }],
    })
    expect(clerk.json.refusal.code).toBe('not_your_role')
    const top = [{ id: part, n, changes: { part_of: null, goal: 5 } }]
    expect((await desk.post('/desk/api/plan/amend', { targets: top })).json).toEqual({ done: 1 })
    expect((await bodyOf(part)).links.some(({ type }) => type === 'part_of')).toBe(false)
    // Who looked before it changed is told so.
    const late = await desk.post('/desk/api/plan/amend', { targets: top })
    expect(late.json.refusal.code).toBe('changed_meanwhile')
    const back = [{ id: part, n: n + 1, changes: { part_of: whole, goal: 1200 } }]
    expect((await desk.post('/desk/api/plan/amend', { targets: back })).json).toEqual({ done: 1 })
  })

  it('is issued, and stands on the page of the unit that leads it', async () => {
    const desk = await deskOf('supervisor')
    const list = async (id: string) => [{ id, n: (await bodyOf(id)).n }]
    const early = await desk.post('/desk/api/plan/issue', { targets: await list(part) })
    expect(early.json.refusal).toMatchObject({ code: 'parent_not_issued', field: '0.' })
    for (const id of [whole, part])
      expect((await desk.post('/desk/api/plan/issue', { targets: await list(id) })).status).toBe(
        200,
      )
    const { json } = await (await deskOf('housing-head')).get('/desk/api/unit')
    expect(json.targets).toMatchObject([{ id: whole, isMine: true, late: null }])
    expect(json.values).toMatchObject([{ title: '竣工交付套数', last: null, late: false }])
    expect(json.duties.length).toBeGreaterThan(0)
    await mustIn(city, whole, 'housing-head', 'accept_target', {})
    await must('blocker', 'raise_blocker', 'housing-head', {
      about: whole,
      what: '二号地块的管线没有迁走',
      need: '十二月前迁走管线',
      unit: 'urban',
    })
    const ours = await (await deskOf('housing-head')).get('/desk/api/unit')
    expect(ours.json.blockers).toMatchObject([{ ours: true }])
    const theirs = await (await deskOf('urban-clerk')).get('/desk/api/unit')
    expect(theirs.json).toMatchObject({ targets: [], values: [], blockers: [{ ours: false }] })
  })
})

describe('a clause that only repeats the one above', () => {
  it('stands beside it; any other document has none', async () => {
    const own = await documentIn(city, {
      title: '住房保障实施方案',
      level: 'unit',
      root: false,
      above: document,
      clauses: [
        {
          number: '1',
          text: '今年建成保障性住房一千二百套，优先安排低收入家庭入住！',
          carries: '一',
        },
        { number: '2', text: '每月十日前公布各地块进度，住户代表参加分户验收。', carries: '一' },
      ],
    })
    const desk = await deskOf('housing-clerk')
    const { json } = await desk.get(`/desk/api/plan/copied?document=${own}`)
    expect(json.pairs).toMatchObject([{ own: { number: '1' }, above: { number: '一' }, share: 1 }])
    for (const other of [document, whole, 'nowhere'])
      expect((await desk.get(`/desk/api/plan/copied?document=${other}`)).json.pairs).toEqual([])
  })
})
