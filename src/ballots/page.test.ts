/** The ballot paper as a resident meets it: no script, one page, and nothing of a vote comes back. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBallotIn } from '../../tests/support/ballots.ts'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import { mustIn } from '../../tests/support/published.ts'
import { publicServer } from '../../tests/support/public-server.ts'
import { visitor } from '../../tests/support/visitor.ts'
import { fixedClock } from '../platform/clock.ts'
import type { FixedClock } from '../platform/clock.ts'

let city: TestCity
let app: FastifyInstance
let clock: FixedClock
let held: { readonly id: string; readonly number: string; readonly codes: readonly string[] }

beforeAll(async () => {
  clock = fixedClock('2026-03-02T02:00:00.000Z')
  city = await testCity({ clock })
  app = await publicServer(city.house, city.jurisdiction)
  held = await openBallotIn(city)
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

const YES = { support: '1', agree: '1', glad: '1', consent: '1' }
const MIXED = { support: '2', agree: '3', glad: '4', consent: '1' }

async function answer(code: string, answers: Readonly<Record<string, string>>, query = '') {
  const someone = visitor(app)
  await someone.get(`/ballots/${held.number}${query}`)
  const button = query.includes('en') ? 'Put it into the box' : '投进票箱'
  return { someone, shown: await someone.press(button, { code, ...answers }) }
}

describe('the paper', () => {
  it('is found from the front, asks four questions with nothing chosen, and says what becomes of it', async () => {
    const someone = visitor(app)
    expect((await someone.get('/')).body).toContain('href="/ballots"')
    const list = await someone.get('/ballots')
    expect(list.body).toContain(`/ballots/${held.number}`)
    expect(list.body).toContain('0 人作答，共发出 40 份')
    const { body } = await someone.get(`/ballots/${held.number}`)
    for (const words of [
      '拥护不拥护',
      '赞成不赞成',
      '高兴不高兴',
      '答应不答应',
      '弃权',
      '谁也查不出',
    ])
      expect(body).toContain(words)
    expect(body).not.toMatch(/type="radio"[^>]*checked/u)
    expect(body).not.toContain('<script')
    expect((await someone.get('/ballots/260302-XXXXX-2')).status).toBe(404)
  })

  it('keeps what was chosen when something is missing or wrong, and the code in no address', async () => {
    const [first = ''] = held.codes
    const { glad: _glad, ...three } = YES
    const { shown } = await answer(first, three)
    expect(shown.status).toBe(422)
    expect(shown.body).toContain('高兴不高兴')
    expect(shown.body).toMatch(/name="support"\s+value="1"\s+checked/u)
    expect(shown.body).toContain(first)
    const wrong = await answer('7G2K9-0ABCD-EFGHJ-KMNPQ-RSTVW-XYZ01', YES, '?lang=en')
    expect(wrong.shown.status).toBe(422)
    expect(wrong.shown.body).toContain('This is no code of this ballot')
    expect(wrong.shown.body).not.toMatch(/\/ballots\/[^"]*7G2K9/u)
    const stale = await visitor(app).post(`/ballots/${held.number}`, { code: first, ...YES })
    expect(stale.status).toBe(403)
    expect(stale.body).toContain(first)
    const other = await visitor(app).post(`/ballots/${held.number}?lang=en`, {
      step: 'edit',
      ...YES,
    })
    expect(other.body).toMatch(/name="support"\s+value="1"\s+checked/u)
  })

  it('takes one, says the same whatever was answered, and shows nothing before it is counted', async () => {
    const [one = '', two = ''] = held.codes
    const yes = await answer(one, YES)
    const mixed = await answer(two, MIXED)
    expect([yes.shown.status, yes.shown.body]).toEqual([200, mixed.shown.body])
    expect(yes.someone.cookies.size).toBe(0)
    const again = await answer(one, MIXED)
    expect(again.shown.status).toBe(422)
    expect(again.shown.body).toContain('这个码已经用过了')
    const { body } = await visitor(app).get(`/ballots/${held.number}`)
    expect(body).toContain('2 人作答，共发出 40 份')
    expect(body).not.toMatch(/[0-9]%（/u)
    expect(body).not.toContain('认可占比')
  })

  it('becomes a result with its interval, its silence and its frame', async () => {
    for (const code of held.codes.slice(2, 36)) await answer(code, YES)
    clock.set('2026-03-21T02:00:00.000Z')
    const late = await answer(held.codes[37] ?? '', YES).catch((error: Error) => error.message)
    expect(late).toMatch(/no button/u)
    const posted = await visitor(app).post(`/ballots/${held.number}`, {
      code: held.codes[37] ?? '',
      ...YES,
    })
    expect(posted.status).toBe(403)
    await mustIn(city, held.id, 'reviewer', 'count_ballot', {})
    const between = await visitor(app).get(`/ballots/${held.number}`)
    expect(between.body).not.toContain('认可占比')
    await mustIn(city, held.id, 'supervisor', 'publish_ballot', {})
    const { body } = await visitor(app).get(`/ballots/${held.number}`)
    // 35 of 36 said yes to the first; of the third one abstained, so 35 of 35.
    expect(body).toContain('97%（86%–100%）')
    expect(body).toContain('100%（90%–100%）')
    expect(body).toContain('没有作答的 4 人')
    for (const words of ['六个小区的住户名册', '桥头街道', '100%', '73%'])
      expect(body).toContain(words)
    const english = await visitor(app).get(`/ballots/${held.number}?lang=en&view=elder`)
    for (const words of ['Who was asked', 'Turn-out', 'Share of yes'])
      expect(english.body).toContain(words)
  })
})
