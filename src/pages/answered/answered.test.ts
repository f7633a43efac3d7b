import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../../tests/support/city.ts'
import type { TestCity } from '../../../tests/support/city.ts'
import { actIn, agreedIn, MASKED, mustIn, publishedIn } from '../../../tests/support/published.ts'
import { publicServer } from '../../../tests/support/public-server.ts'
import { receiptIn, visitor } from '../../../tests/support/visitor.ts'
import { fixedClock } from '../../platform/clock.ts'
import { STYLE } from '../styles.ts'

type Rest = Parameters<typeof actIn> extends [unknown, ...infer R] ? R : never

let city: TestCity
let app: FastifyInstance

beforeAll(async () => {
  city = await testCity({ clock: fixedClock('2026-11-23T02:00:00.000Z') })
  app = await publicServer(city.house, city.jurisdiction)
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

const act = (...given: Rest) => actIn(city, ...given)
const must = (...given: Rest) => mustIn(city, ...given)
const agreed = () => agreedIn(city)
const published = () => publishedIn(city)

describe('what is published', () => {
  it('is nothing before a reviewer has looked it over, and never what a rule still finds', async () => {
    const { number, publication } = await agreed()
    const nothing = await visitor(app).get('/answered/2026112300000')
    const waiting = await visitor(app).get(`/answered/${number}`)
    expect(waiting.status).toBe(404)
    expect(waiting.body).toBe(nothing.body)
    const raw = { ...MASKED, answers: [{ ask: '修灯', text: '已修好，请打13812341234。' }] }
    const refused = await act(publication, 'reviewer', 'publish', raw)
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: 'still_identifies', field: 'answers', params: { what: '电话' } },
    })
    const early = await act(publication, 'urban-clerk', 'publish', MASKED)
    expect(early).toMatchObject({ ok: false })
  })

  it('shows the words of the reviewer, and not one of the resident', async () => {
    const { number, category } = await published()
    const someone = visitor(app)
    const { body, status } = await someone.get(`/answered/${number}`)
    expect(status).toBe(200)
    for (const words of ['路灯坏了三天', '东街一处楼门口', '昨晚试亮', '综合行政执法局'])
      expect(body).toContain(words)
    for (const secret of ['张小明', '13812341234', '501', '王小红'])
      expect(body).not.toContain(secret)
    expect(Buffer.byteLength(body) + Buffer.byteLength(STYLE)).toBeLessThan(60_000)
    for (const query of ['', `?topic=${category}`, '?lang=en'])
      expect((await someone.get(`/answered${query}`)).body).toContain(`/answered/${number}`)
  })

  it('is narrowed to what there is; anything else is no page', async () => {
    const one = visitor(app)
    for (const query of ['topic=nothing', 'district=1', 'before=yesterday'])
      expect((await one.get(`/answered?${query}`)).status).toBe(404)
  })

  it('goes at once when the resident takes the consent back, and nothing of it stays', async () => {
    const { number, say, publication } = await published()
    await say(false)
    expect((await visitor(app).get(`/answered/${number}`)).status).toBe(404)
    const [row] = await city.house.db.query<{ body: string }>(
      `SELECT body::text AS body FROM matters WHERE jurisdiction_id = $1 AND matter_id = $2`,
      [city.jurisdiction, publication],
    )
    expect(row?.body).not.toContain('东街')
  })

  it('is halted by one and taken down by another', async () => {
    const { number, publication } = await published()
    const reason = { reason: '照片里看得见门牌号码' }
    await must(publication, 'supervisor', 'halt', reason)
    expect((await visitor(app).get(`/answered/${number}`)).status).toBe(404)
    await must(publication, 'reviewer', 'take_down', reason)
    expect((await visitor(app).get(`/answered/${number}`)).status).toBe(404)
  })
})

describe('a stranger', () => {
  it('seconds it with one press, and follows it with a receipt of their own', async () => {
    const { number, id } = await published()
    const someone = visitor(app)
    await someone.get(`/answered/${number}`)
    const { body, status } = await someone.press('附议')
    expect(status).toBe(200)
    const code = receiptIn(body)
    await someone.get('/my')
    const mine = await someone.press('查看', { code })
    expect(mine.body).toContain('路灯')
    const [row] = await city.house.db.query<{ seconded: number }>(
      `SELECT seconded FROM matters WHERE jurisdiction_id = $1 AND matter_id = $2`,
      [city.jurisdiction, id],
    )
    expect(row?.seconded).toBe(1)
  })

  it('corrects it, keeps what was typed when something is missing, and reads the answer', async () => {
    const { number } = await published()
    const someone = visitor(app)
    await someone.get(`/answered/${number}`)
    const missing = await someone.press('提交', { words: '不是三盏，是四盏' })
    expect(missing.status).toBe(422)
    expect(missing.body).toContain('不是三盏，是四盏')
    const { body, status } = await someone.press('提交', {
      wish: 'correct',
      words: '不是三盏，是四盏',
    })
    expect(status).toBe(200)
    const code = receiptIn(body)
    const [word] = await city.house.db.query<{ id: string }>(
      `SELECT matter_id AS id FROM matters WHERE jurisdiction_id = $1 AND kind = 'public_word'`,
      [city.jurisdiction],
    )
    await must(word?.id ?? '', 'reviewer', 'answer_word', {
      words: '核对过了，确实是四盏，谢谢。',
      correction: '应为四盏。',
    })
    expect((await someone.get(`/answered/${number}`)).body).toContain('应为四盏。')
    await someone.get('/my')
    expect((await someone.press('查看', { code })).body).toContain('确实是四盏')
  })

  it('whose page is too old loses nothing', async () => {
    const { number } = await published()
    const someone = visitor(app)
    const stale = await someone.post(`/answered/${number}`, {
      do: 'word',
      wish: 'remove',
      words: '能认出我家',
    })
    expect(stale.status).toBe(403)
    expect(stale.body).toContain('能认出我家')
  })
})
