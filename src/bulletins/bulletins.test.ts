/** A bulletin out of the record: drafted by rule, edited, approved by another, published, put right by a new one. */
import type { FastifyInstance } from 'fastify'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishedCity } from '../../tests/support/figures.ts'
import type { PublishedCity } from '../../tests/support/figures.ts'
import { publicServer } from '../../tests/support/public-server.ts'
import { actIn, mustIn } from '../../tests/support/published.ts'
import { writerOf } from '../../tests/support/writer.ts'
import type { Section } from '../kinds/index.ts'
import type { BulletinState } from '../kinds/index.ts'
import { figuresCommand, releaseDue } from '../publishing/index.ts'
import { listLogged } from '../publishing/logged.store.ts'
import { issuedOf, listIssued } from './bulletins.store.ts'
import { bulletinFigures } from './commands.ts'
import { issueDue, issuedIn } from './issuing.ts'

let made: PublishedCity
let early: unknown
beforeAll(async () => {
  made = await publishedCity()
  // Drafted while the month is still running, there is nothing to be told of it as a whole.
  early = await opened('bulletin', 'draft_bulletin', 'supervisor', { period: '2026-11' })
  const praised = await must('praise', 'propose_praise', 'supervisor', {
    unit: 'urban',
    about: (await must('document', 'register_document', 'supervisor', DOCUMENT)) ?? '',
    reason: '四十二盏坏了的路灯两天内全部换新',
    voices: '晚上接孩子放学不怕了',
  })
  await mustIn(made.city, praised, 'leader', 'approve_praise', {})
  await must('praise', 'propose_praise', 'supervisor', {
    unit: 'housing',
    about: praised,
    reason: '还没有批准的表扬，不能写进通报',
    voices: '还没有人批准',
  })
  made.clock.set('2026-12-08T02:00:00.000Z')
  await releaseDue(made.city.house, made.city.jurisdiction)
}, 120_000)
afterAll(() => made.city.drop({ replays: false }))

const { opened, must, bodyOf } = writerOf(() => made.city)

const DOCUMENT = {
  title: '夜间照明三年行动方案',
  issuer: '试验市人民政府',
  level: 'city',
  issued: '2026-01-08',
  root: true,
  clauses: [{ number: '一', text: '路灯报修两日内修复，修复结果向报修人说明。' }],
}

const stateOf = async (id: string) =>
  (await bodyOf(id)).state as unknown as Exclude<BulletinState, { name: 'dropped' }>

const shownIn = ({ sources }: { sources: BulletinState['sources'] }, token: string) =>
  sources.find((one) => one.token === token)?.shown

const edited = (id: string, sections: readonly Section[]) =>
  actIn(made.city, id, 'supervisor', 'edit_bulletin', { title: '关于上月工作情况的通报', sections })

describe('a draft', () => {
  it('waits until the figures of its period are released', async () => {
    expect(early).toMatchObject({ code: 'bulletin_no_release', params: { from: '2026-12-07' } })
    const code = async (period: string) => {
      const result = await opened('bulletin', 'draft_bulletin', 'supervisor', { period })
      return typeof result === 'string' ? 'done' : result.code
    }
    expect(await code('2026-13')).toBe('bulletin_period_unclear')
    expect(await code('2026')).toBe('bulletin_no_release')
    expect(await code('2199-12')).toBe('bulletin_no_release')
  })

  it('is written by rule: every figure from the release or the events, praise only after approval', async () => {
    const id = await must('bulletin', 'draft_bulletin', 'supervisor', { period: '2026-11' })
    const state = await stateOf(id)
    expect(state.title).toBe('关于2026年11月工作情况的通报')
    expect(state.sections.map(({ heading }) => heading)).toEqual(['诉求办理', '表扬'])
    expect(shownIn(state, '{requests.came_in}')).toBe('40余')
    expect(shownIn(state, '{as_of}')).toBe('2026年12月6日')
    // Fewer than ten is nothing that can be counted further, none included.
    expect(shownIn(state, '{requests.came_in@previous}')).toBe('不足10')
    const praise = state.sections[1]?.text ?? ''
    expect(praise).toMatch(/^经批准，表扬\{unit:.+\}：\{matter:.+\}。$/u)
    expect(praise.match(/unit/gu)).toHaveLength(1)
    expect(state.sources.some(({ shown }) => shown.includes('四十二盏坏了的路灯'))).toBe(true)
    // What it rests on is linked, and walked from there.
    expect((await bodyOf(id)).links.map(({ type }) => type)).toEqual(['cites'])
  })

  it('takes no typed number, no sentence without a source, nothing that may not be named', async () => {
    const id = await must('bulletin', 'draft_bulletin', 'supervisor', { period: '2026-11' })
    const code = async (text: string) => {
      const result = await edited(id, [{ heading: '诉求办理', text }])
      return result.ok ? 'done' : result.refusal.code
    }
    expect(await code('收到群众诉求120件。')).toBe('number_without_source')
    expect(await code('收到群众诉求１２０件，见{requests.came_in}。')).toBe('number_without_source')
    expect(await code('收到群众诉求三百余件，其中{requests.done}件办结。')).toBe(
      'number_without_source',
    )
    expect(await code('{requests.done}件办结，满意率百分之九十九。')).toBe('number_without_source')
    expect(await code('{requests.done}件办结。全市人民十分满意。')).toBe('sentence_without_source')
    expect(await code('{requests.nothing}件办结。')).toBe('no_such_measure')
    expect(await code('{requests.done:topic=safety}件办结。')).toBe('no_such_filter')
    expect(await code('{select * from matters}件办结。')).toBe('no_such_token')
    expect(await code('{requests.done件办结，{requests.done}。')).toBe('token_broken')
    expect(await code('{matter:260101-22222-2}有了结果。')).toBe('matter_not_citable')
    const [waiting] = await made.city.house.db.query<{ number: string }>(
      `SELECT number FROM matters WHERE jurisdiction_id = $1 AND kind = 'praise' AND state = 'proposed'`,
      [made.city.jurisdiction],
    )
    expect(await code(`表扬{unit:${waiting?.number}}。`)).toBe('matter_not_citable')
    const [asked] = await made.city.house.db.query<{ number: string }>(
      `SELECT number FROM matters WHERE jurisdiction_id = $1 AND kind = 'request' LIMIT 1`,
      [made.city.jurisdiction],
    )
    expect(await code(`{matter:${asked?.number}}已办。`)).toBe('matter_not_citable')
    expect(await code('一件接一件地办，{period}办结{requests.done}件。')).toBe('done')
    expect((await stateOf(id)).sections).toEqual([
      { heading: '诉求办理', text: '一件接一件地办，{period}办结{requests.done}件。' },
    ])
  })
})

describe('a bulletin', () => {
  it('is approved by somebody else than who wrote it, issued once, and logged', async () => {
    const { city } = made
    const id = await must('bulletin', 'draft_bulletin', 'supervisor', { period: '2026-11' })
    await mustIn(city, id, 'supervisor', 'submit_bulletin', {})
    expect(await issueDue(city.house, city.jurisdiction)).toEqual([])
    await mustIn(city, id, 'leader', 'approve_bulletin', { signed_by: '市长 甲' })
    await mustIn(city, id, 'supervisor', 'publish_bulletin', {})
    expect(await issueDue(city.house, city.jurisdiction)).toEqual(['2026-1'])
    expect(await issueDue(city.house, city.jurisdiction)).toEqual([])
    const row = await issuedOf(city.house.db, city.jurisdiction, { year: 2026, seq: 1 })
    expect(row && issuedIn(row)).toMatchObject({
      number: '2026-1',
      issuer: { zh: '市政府督查室' },
      signed_by: '市长 甲',
      published_on: '2026-12-08',
      corrects: null,
    })
    const names = (await listLogged(city.house.db, city.jurisdiction)).map(({ name }) => name)
    expect(names).toContain('bulletin-2026-1.json')
    await expect(city.database.db.query(`UPDATE bulletins SET body = '{}'`)).rejects.toThrow(
      /permission denied/u,
    )
    await expect(city.database.db.query('DELETE FROM bulletins')).rejects.toThrow(
      /permission denied/u,
    )
  })

  it('is not published when the record has changed since it was approved', async () => {
    const { city } = made
    const id = await must('bulletin', 'draft_bulletin', 'supervisor', { period: '2026-11' })
    await mustIn(city, id, 'supervisor', 'submit_bulletin', {})
    await mustIn(city, id, 'leader', 'approve_bulletin', { signed_by: '市长 甲' })
    const { owner } = city.database
    await owner.query(
      `UPDATE releases SET tables = replace(tables, '"came_in":40', '"came_in":90')`,
    )
    const result = await actIn(city, id, 'supervisor', 'publish_bulletin', {})
    expect(result).toMatchObject({ refusal: { code: 'bulletin_figure_changed' } })
    await owner.query(
      `UPDATE releases SET tables = replace(tables, '"came_in":90', '"came_in":40')`,
    )
    await mustIn(city, id, 'supervisor', 'reopen_bulletin', { reason: '再核对一次数字' })
    expect((await stateOf(id)).name).toBe('drafted')
    await mustIn(city, id, 'supervisor', 'drop_bulletin', { why: '与另一份重复' })
  })

  it('is put right only by a new one, which says what was wrong; the old one stays and says so', async () => {
    const { city } = made
    const first = await issuedOf(city.house.db, city.jurisdiction, { year: 2026, seq: 1 })
    const reason = '表扬一段的单位写得不够清楚，补充说明'
    const id = await must('bulletin', 'correct_bulletin', 'supervisor', {
      corrects: first?.matter ?? '',
      reason,
    })
    const rival = await must('bulletin', 'correct_bulletin', 'supervisor', {
      corrects: first?.matter ?? '',
      reason: '同时起草的另一份更正',
    })
    for (const one of [id, rival]) {
      await mustIn(city, one, 'supervisor', 'submit_bulletin', {})
      await mustIn(city, one, 'leader', 'approve_bulletin', { signed_by: '市长 甲' })
    }
    await mustIn(city, id, 'supervisor', 'publish_bulletin', {})
    expect((await stateOf(first?.matter ?? '')).name).toBe('corrected')
    const late = await actIn(city, rival, 'supervisor', 'publish_bulletin', {})
    expect(late).toMatchObject({ refusal: { code: 'bulletin_not_standing' } })
    expect(await issueDue(city.house, city.jurisdiction)).toEqual(['2026-2'])
    const rows = await listIssued(city.house.db, city.jurisdiction, 10)
    expect(rows.map((row) => issuedIn(row).corrects)).toEqual([{ number: '2026-1', reason }, null])
    expect(rows.at(-1)?.body).toBe(first?.body)
    // Two entries of the log, neither instead of the other.
    const names = (await listLogged(city.house.db, city.jurisdiction)).map(({ name }) => name)
    expect(names.filter((name) => name.startsWith('bulletin-'))).toHaveLength(2)
  })
})

describe('what everybody reads', () => {
  let app: FastifyInstance
  beforeAll(async () => {
    app = await publicServer(made.city.house, made.city.jurisdiction)
  })
  afterAll(() => app.close())
  const get = (url: string) => app.inject({ method: 'GET', url })

  it('has every bulletin, and beside each figure what it counts and how to compute it again', async () => {
    const list = (await get('/bulletins?lang=en')).body
    expect(list).toContain('Corrected by 2026-2')
    const { body } = await get('/bulletins/2026-1')
    expect(body).toContain('已由新的通报更正')
    expect(body).toMatch(/<a\s+class="figure"\s+href="#figure-1"[^>]*>40余<\/a\s*>/u)
    expect(body).toMatch(/<tr id="figure-1">[\s\S]*?40余[\s\S]*?收到的诉求[\s\S]*?2026年11月/u)
    expect(body).toContain('npm run answerable -- figures 2026-1')
    // Nothing of the marks it was written with is left.
    expect(body).not.toMatch(/\{[a-z]/u)
    // Every figure has its row, every row its figure.
    for (const [, row] of body.matchAll(/href="#(figure-\d+)"/gu))
      expect(body).toContain(`id="${row}"`)
    for (const [, text] of body.matchAll(/href="#(text-\d+)"/gu))
      expect(body).toContain(`id="${text}"`)
  })

  it('is there as data word for word as it was logged, in print, and as a feed', async () => {
    const { house, jurisdiction } = made.city
    const row = await issuedOf(house.db, jurisdiction, { year: 2026, seq: 2 })
    expect((await get('/bulletins/2026-2.json')).body).toBe(row?.body)
    const print = await get('/bulletins/2026-2.docx')
    expect(print.headers['content-disposition']).toContain('bulletin-2026-2.docx')
    const parts = unzipSync(print.rawPayload)
    const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    expect(text).toContain('更正')
    expect(text).toContain('figures 2026-2')
    expect(strFromU8(parts['word/settings.xml'] ?? new Uint8Array())).toContain('evenAndOddHeaders')
    const feed = (await get('/bulletins.atom')).body
    expect(feed.match(/<entry>/gu)).toHaveLength(2)
    expect(feed).not.toMatch(/\{[a-z]/u)
  })

  it('is not there where it is not: an unpublished one, a strange name, an unknown ending', async () => {
    const absent = await get('/nothing-here')
    for (const name of [
      '2026-99',
      '2026-0',
      '0-1',
      '2026-1.pdf',
      '2026-1.docx.json',
      'x',
      '%E2%80%A6',
    ])
      expect((await get(`/bulletins/${name}`)).statusCode).toBe(absent.statusCode)
  })
})

describe('npm run answerable -- figures BULLETIN', () => {
  const said: string[] = []
  const run = (name: string) => {
    said.length = 0
    const command = figuresCommand(async () => made.city.house, bulletinFigures)
    return command.run({
      positionals: [name],
      values: {},
      say: (line: string) => said.push(line),
    } as never)
  }

  it('computes every figure anew, weeks later too', async () => {
    made.clock.advance(20 * 86_400_000)
    await made.file('后来的一件，不在那个月里')
    expect(await run('2026-1')).toBe(0)
    expect(said.join('\n')).toContain('{requests.came_in}: 40余 · 一致 the same')
    expect(await run('〔2026〕1号')).toBe(0)
    await expect(run('2026-99')).rejects.toThrow(/one day/u)
  })

  it('finds a changed figure, a changed text, and what was done behind the back', async () => {
    const { owner } = made.city.database
    const body = (from: string, to: string) =>
      owner.query('UPDATE bulletins SET body = replace(body, $1, $2) WHERE seq = 1', [from, to])
    await body('"shown":"40余"', '"shown":"90余"')
    expect(await run('2026-1')).toBe(1)
    expect(said.join('\n')).toContain('{requests.came_in}: 90余 → 40余 · 不一致')
    expect(said.join('\n')).toContain('not the one whose hash is in the ledger')
    await body('"shown":"90余"', '"shown":"40余"')
    await owner.query(`UPDATE events SET input = input || '{"solved": "no"}' WHERE act = 'judge'`)
    expect(await run('2026-1')).toBe(1)
    expect(said.join('\n')).toContain('events were altered after the release')
    await owner.query(`UPDATE events SET input = input || '{"solved": "yes"}' WHERE act = 'judge'`)
    expect(await run('2026-1')).toBe(0)
  })
})
