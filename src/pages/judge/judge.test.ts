import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../../tests/support/city.ts'
import type { TestCity } from '../../../tests/support/city.ts'
import { mustIn } from '../../../tests/support/published.ts'
import { publicServer } from '../../../tests/support/public-server.ts'
import { visitor } from '../../../tests/support/visitor.ts'
import { submit } from '../../intake/index.ts'
import { readEvents } from '../../matters/index.ts'
import { issueVerdictLink, newReceiptCode } from '../../vault/index.ts'

let city: TestCity
let app: FastifyInstance
let at = '2026-11-23T02:00:00.000Z'

beforeAll(async () => {
  city = await testCity({ clock: { now: () => at } })
  app = await publicServer(city.house, city.jurisdiction)
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

const CANARY = '菜场门口的路灯坏了三盏'
let filed = 0

/** An answered request, and the token that its message carries. */
async function answered() {
  const { house, jurisdiction } = city
  const result = await submit(house, jurisdiction, {
    door: 'web',
    input: { text: CANARY, title: CANARY, place: '幸福路' },
    identity: { name: '张小明', phone: '13812341234' },
    receipt: true,
    idempotency: { key: `judge-${(filed += 1)}`, scope: 'test' },
  })
  if (!result.ok) throw new Error('not filed')
  const { id } = result.value.matter
  const { categories } = await house.rules(jurisdiction)
  const category = categories.find(
    (one) => !one.checkRequired && !one.sealed && one.limitClass === 'general',
  )?.code
  await mustIn(city, id, 'dispatcher', 'dispatch', { unit: 'urban', category })
  await mustIn(city, id, 'urban-clerk', 'accept', {})
  await answer(id)
  return { id, token: await linkFor(id) }
}

const answer = (id: string) =>
  mustIn(city, id, 'urban-clerk', 'claim_done', {
    answers: [{ outcome: 'done', text: '三盏路灯的灯头已经换新，昨晚试亮' }],
  })
const linkFor = (id: string) =>
  city.house.db.transaction((tx) => issueVerdictLink(tx, city.jurisdiction, id, at))
const actsOf = async (id: string) =>
  (await readEvents(city.house, city.jurisdiction, id)).map((event) => event.act)

describe('a link to the verdict', () => {
  it('opens the questions and not a word of the matter; opening it judges nothing', async () => {
    const { id, token } = await answered()
    const someone = visitor(app)
    for (const query of ['', '?lang=en', '?view=elder']) {
      const { status, body } = await someone.get(`/judge/${token}${query}`)
      expect(status).toBe(200)
      for (const secret of [CANARY, '路灯', '幸福路', '张小明', '执法局', '13812341234', id])
        expect(body).not.toContain(secret)
    }
    expect(someone.cookies.size).toBe(0)
    expect(await actsOf(id)).not.toContain('judge')
  })

  it('judges once, and is then as dead as one that never was', async () => {
    const { id, token } = await answered()
    const someone = visitor(app)
    await someone.get(`/judge/${token}`)
    const missing = await someone.press('交上评价', { words: '灯亮了三天又灭了' })
    expect(missing.status).toBe(422)
    expect(missing.body).toContain('灯亮了三天又灭了')
    const done = await someone.press('交上评价', { solved: 'partly', pressed: 'no' })
    expect(done.status).toBe(200)
    expect(done.body).toContain('记下了')
    expect((await actsOf(id)).filter((act) => act === 'judge')).toHaveLength(1)
    const used = await someone.get(`/judge/${token}`)
    const never = await someone.get(`/judge/${newReceiptCode(city.jurisdiction).text}`)
    const nonsense = await someone.get('/judge/x')
    expect(used.status).toBe(410)
    expect([never.status, never.body]).toEqual([410, used.body])
    expect([nonsense.status, nonsense.body]).toEqual([410, used.body])
  })

  it('pressed in two windows at once is one verdict', async () => {
    const { id, token } = await answered()
    const windows = [visitor(app), visitor(app), visitor(app)]
    await Promise.all(windows.map((one) => one.get(`/judge/${token}`)))
    const answers = await Promise.all(
      windows.map((one, n) => one.press('交上评价', { solved: n === 0 ? 'yes' : 'no' })),
    )
    expect(answers.filter(({ status }) => status === 200)).not.toEqual([])
    expect(answers.every(({ status }) => status === 200 || status === 410)).toBe(true)
    expect((await actsOf(id)).filter((act) => act === 'judge')).toHaveLength(1)
  })

  it('dies when it is too old, when it was judged elsewhere, and by the next answer', async () => {
    const old = await answered()
    const again = await answered()
    const someone = visitor(app)
    await someone.get(`/judge/${again.token}`)
    await someone.press('交上评价', { solved: 'no', again: 'yes' })
    await answer(again.id)
    // The verdict on the first answer is none on the second.
    expect((await someone.get(`/judge/${again.token}`)).status).toBe(410)
    const fresh = await linkFor(again.id)
    const newer = await linkFor(again.id)
    expect((await someone.get(`/judge/${fresh}`)).status).toBe(410)
    expect((await someone.get(`/judge/${newer}`)).status).toBe(200)
    const before = at
    at = '2026-12-25T02:00:00.000Z'
    expect((await someone.get(`/judge/${old.token}`)).status).toBe(410)
    at = before
    expect((await someone.get(`/judge/${old.token}`)).status).toBe(200)
  })

  it('lies in the database as a hash only', async () => {
    const { token } = await answered()
    const rows = await city.house.db.query<{ row: string }>(
      `SELECT v::text AS row FROM verdict_links v WHERE jurisdiction_id = $1`,
      [city.jurisdiction],
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('keeps what was chosen when the page is too old or is read in another language', async () => {
    const { token } = await answered()
    const someone = visitor(app)
    const stale = await someone.post(`/judge/${token}`, {
      step: 'send',
      solved: 'no',
      words: '没修',
    })
    expect(stale.status).toBe(403)
    expect(stale.body).toMatch(/value="no"[^>]*checked/u)
    expect(stale.body).toContain('没修')
    const english = await someone.post(`/judge/${token}?lang=en`, { step: 'edit', words: '没修' })
    expect(english.status).toBe(200)
    expect(english.body).toContain('没修')
    expect(english.body).toContain('Is it solved?')
  })
})
