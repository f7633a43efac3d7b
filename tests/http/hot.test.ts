/** What is ruled of hot problems over HTTP: by whom, with which reason, what is refused, and that all of it stays. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refreshHot } from '../../src/hot/index.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskClient } from '../support/client.ts'
import { deskServer } from '../support/desk-server.ts'
import { filed, severalHotIn } from '../support/hot.ts'

let city: TestCity
let app: FastifyInstance
let ids: readonly string[] = []

beforeAll(async () => {
  city = await testCity()
  app = await deskServer(city)
  ids = await severalHotIn(city)
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

const clientOf = async (login: Login) => deskClient(app, await city.sessionOf(login))
const reason = '两处说的是同一件事'

interface Line {
  readonly id: string
  readonly rank: number
  readonly title: string
  readonly messages: number
  readonly heat: number
}

const lines = async (): Promise<readonly Line[]> =>
  (await (await clientOf('supervisor')).get('/desk/api/hot')).json.problems

const rule = async (login: Login, id: string, act: string, body: object) =>
  (await clientOf(login)).post(`/desk/api/hot/${id}/${act}`, body)

const taking = (event: string, more: object = {}) => ({
  kind: 'hot_problem',
  act: 'take_on_hot',
  door: 'visit',
  input: { event, title: '先办的这一件', unit: 'urban', until: '2027-01-20', ...more },
  identity: {},
})

describe('hot problems at the desk', () => {
  it('stand in the order of their heat, six of them', async () => {
    const all = await lines()
    expect(all.map(({ id }) => id)).toEqual(ids)
    expect(all).toHaveLength(6)
    expect(all.map(({ heat }) => heat)).toEqual(
      all.map(({ heat }) => heat).toSorted((a, b) => b - a),
    )
  })

  it.each([
    ['rename', { title: '改个名字' }],
    ['merge', { with: 'x' }],
    ['split', { matters: ['x'] }],
  ])('are ruled on (%s) by nobody without the power, nor without a reason', async (act, body) => {
    const [id = ''] = ids
    const refused = await rule('urban-clerk', id, act, { ...body, reason })
    expect(refused.status).toBe(
      (await rule('urban-clerk', 'nowhere', act, { ...body, reason })).status,
    )
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect((await rule('supervisor', id, act, body)).status).toBe(400)
    expect((await rule('supervisor', id, act, { ...body, reason: '短' })).status).toBe(400)
    expect((await rule('supervisor', 'nowhere', act, { ...body, reason })).json.refusal.code).toBe(
      'not_found',
    )
    expect((await rule('supervisor', id, act, { ...body, reason, post: 'leader' })).status).toBe(
      400,
    )
  })

  it('are renamed, merged and split, and each stays with reason, post and time', async () => {
    const [one = '', other = ''] = ids
    const renamed = await rule('supervisor', one, 'rename', { title: '砖厂烟尘扰民', reason })
    expect(renamed.json).toEqual({ done: true })
    expect(
      (await rule('supervisor', one, 'rename', { title: '砖厂烟尘扰民', reason })).json.refusal
        .code,
    ).toBe('hot_titles_same')
    const named = await rule('supervisor', one, 'rename', {
      title: '王小明 13812341234 家',
      reason,
    })
    expect(named.json.refusal.code).toBe('hot_title_identifies')
    expect((await rule('supervisor', one, 'merge', { with: one, reason })).json.refusal.code).toBe(
      'hot_same',
    )
    const before = await lines()
    expect((await rule('supervisor', one, 'merge', { with: other, reason })).json).toEqual({
      done: true,
    })
    const merged = await lines()
    expect(merged).toHaveLength(before.length - 1)
    const sum = (some: readonly Line[]) => some.reduce((all, { messages }) => all + messages, 0)
    expect(sum(merged)).toBe(sum(before))
    const detail = (await (await clientOf('supervisor')).get(`/desk/api/hot/${one}`)).json
    const away = detail.matters
      .filter((line: { title: string }) => !line.title.includes('砖厂'))
      .map((line: { id: string }) => line.id)
    expect(away.length).toBeGreaterThan(1)
    expect((await rule('supervisor', one, 'split', { matters: away, reason })).json).toEqual({
      done: true,
    })
    expect(await lines()).toHaveLength(before.length)
    const after = (await (await clientOf('leader')).get(`/desk/api/hot/${one}`)).json
    expect(after.rulings.map(({ act }: { act: string }) => act)).toEqual([
      'rename',
      'merge',
      'split',
    ])
    for (const ruling of after.rulings) {
      expect(ruling).toMatchObject({ reason, at: city.house.clock.now() })
      expect(ruling.by.zh).toContain('督查员')
    }
  })

  it('keep what was ruled: nobody takes it out, and what is said later follows it', async () => {
    const { db } = city.house
    for (const sql of ['DELETE FROM hot_rulings', `UPDATE hot_rulings SET reason = 'another'`])
      await expect(db.query(sql)).rejects.toThrow(/permission denied/u)
    await filed(city, '丹枫新城边上砖厂的黑烟今天又飘进来，孩子咳嗽')
    await refreshHot(city.house, city.jurisdiction)
    expect((await lines())[0]).toMatchObject({ title: '砖厂烟尘扰民', messages: 7 })
  })
})

describe('the order in which they are taken on', () => {
  it('is overridden with a reason only, which stands in the record', async () => {
    const last = (await lines()).at(-1)?.id ?? ''
    const leader = await clientOf('leader')
    const refused = await leader.post('/desk/api/matters', taking(last))
    expect(refused.json.refusal).toMatchObject({
      code: 'order_needs_reason',
      field: 'why',
      params: { n: '5' },
    })
    const why = '桥的伸缩缝有掉落的危险，等不到前面几件办完'
    const taken = await leader.post('/desk/api/matters', taking(last, { why }))
    expect(taken.status).toBe(200)
    const matter = (await leader.get(`/desk/api/matters/${taken.json.number}`)).json
    expect(JSON.stringify(matter.course)).toContain(why)
    const again = await leader.post('/desk/api/matters', taking(last, { why }))
    expect(again.json.refusal.code).toBe('hot_problem_taken')
    await refreshHot(city.house, city.jurisdiction)
    const shown = (await leader.get(`/desk/api/hot/${last}`)).json
    expect(shown.taken).toMatchObject({
      number: taken.json.number,
      until: '2027-01-20',
      isOpen: true,
    })
  })

  it('needs none for the first four, and everybody reads who leads it', async () => {
    const [first = ''] = ids
    const leader = await clientOf('leader')
    expect((await leader.post('/desk/api/matters', taking(first))).status).toBe(200)
    await refreshHot(city.house, city.jurisdiction)
    const shown = await app.inject({ method: 'GET', url: '/hot.json' })
    const [problem] = shown.json().problems
    expect(problem).toMatchObject({
      id: first,
      title: '砖厂烟尘扰民',
      voices_at_least: 5,
      led_by: { zh: '市综合行政执法局' },
      promised: '2027-01-20',
    })
    const { voices_at_least: v, recency, danger, age, heat } = problem
    expect(heat).toBeCloseTo(
      ((100 * v) / (v + 10)) * (0.6 + 0.4 * recency) * (0.8 + 0.2 * danger) * (0.9 + 0.1 * age),
      1,
    )
  })
})
