/** The knowledge base as residents and officials read it, and the hotline that asks it. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPlaces } from '../../src/knowledge/index.ts'
import { commit } from '../../src/matters/index.ts'
import { drawSamples } from '../../src/oversight/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { testCity } from '../support/city.ts'
import type { TestCity } from '../support/city.ts'
import { deskClient } from '../support/client.ts'
import type { DeskClient } from '../support/client.ts'
import { deskServer } from '../support/desk-server.ts'
import { entryIn, LIFT, proposedIn } from '../support/knowledge.ts'
import type { EntryMade } from '../support/knowledge.ts'
import { actIn, mustIn } from '../support/published.ts'
import { receiptIn, visitor } from '../support/visitor.ts'

const clock = fixedClock('2026-11-23T02:00:00.000Z')
let city: TestCity
let app: FastifyInstance
let operator: DeskClient
let lift: EntryMade

beforeAll(async () => {
  city = await testCity({ clock })
  app = await deskServer(city)
  operator = deskClient(app, await city.sessionOf('operator'))
  lift = await entryIn(city)
  await entryIn(city, {
    question: '热线内部怎么转接',
    answer: '先问清楚再转接，不要让人等着。',
    others: [],
    open: false,
  })
  await addPlaces(city.house.db, city.jurisdiction, [
    { id: '1', name: '西园桥', division: '990102001' },
    { id: '2', name: '西苑菜场', division: '990102' },
    { id: '3', name: '12号桥', division: null },
  ])
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

const suggested = async (text: string, more: object = {}) =>
  (await operator.post('/desk/api/hotline/suggestions', { text, ...more })).json

async function received(text: string, more: object = {}): Promise<string> {
  const { json } = await operator.post('/desk/api/matters', {
    kind: 'request',
    act: 'receive',
    input: { text, ...more },
  })
  return json.number
}

describe('the public page of answers', () => {
  it('finds two characters, other ways to ask, and nothing that is not for residents', async () => {
    const page = visitor(app)
    expect((await page.get('/answers?q=电梯')).body).toContain(LIFT.question)
    expect((await page.get('/answers?q=旧楼')).body).toContain(LIFT.question)
    expect((await page.get('/answers?q=转接')).body).not.toContain('热线内部')
    expect((await page.get('/answers')).body).not.toContain('热线内部')
    const none = await page.get('/answers?q=%E2%80%A6%27%22%5C')
    expect([none.status, none.body.includes(LIFT.question)]).toEqual([200, false])
    expect((await page.get('/answers?topic=nowhere')).status).toBe(404)
  })

  it('is small, and shows source, owner and dates', async () => {
    const { body } = await visitor(app).get(`/answers/${lift.number}`)
    for (const shown of [LIFT.answer, LIFT.source, '市住房和城乡建设局', '2027年5月31日'])
      expect(body).toContain(shown)
    expect(Buffer.byteLength(body)).toBeLessThan(60_000)
    expect(Buffer.byteLength((await visitor(app).get('/answers')).body)).toBeLessThan(60_000)
  })

  it('says of what is inside, waits, or never was the same as of nothing', async () => {
    const waits = await proposedIn(city, { question: '还在等审批的问题吗' })
    const inside = await operator.get('/desk/api/entries?words=转接')
    const numbers = [waits.number, inside.json.entries[0].number, '261123-AAAAA-A']
    const answers = await Promise.all(numbers.map((one) => visitor(app).get(`/answers/${one}`)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]))
    const bodies = answers.map(({ body }, n) => body.replaceAll(numbers[n] ?? '', ''))
    expect(new Set(bodies).size).toBe(1)
  })

  it('counts whether it helped, without a word of who said so', async () => {
    const page = visitor(app)
    await page.get(`/answers/${lift.number}`)
    expect((await page.press('有用')).body).toContain('已经记下')
    await page.get(`/answers/${lift.number}`)
    await page.press('没用')
    const stale = await visitor(app).post(`/answers/${lift.number}`, { helped: 'yes' })
    expect(stale.status).toBe(403)
    const { json } = await operator.get(`/desk/api/entries/${lift.number}`)
    expect(json.feedback).toEqual({ useful: 1, useless: 1 })
  })
})

describe('somebody about to file', () => {
  it('is shown what was answered, leaves without filing, or files all the same', async () => {
    const page = visitor(app)
    await page.get('/say')
    const text = '我们小区是老楼，想加装电梯，怎么申请'
    const checked = await page.press('下一步：核对', { text })
    expect(checked.body).toContain(LIFT.answer)
    const before = await count()
    const left = await page.press('这回答了我的问题')
    expect(left.body).toContain('没有提交')
    expect(await count()).toBe(before)
    expect((await page.press('还是要提交')).body).toContain(text)
    const sent = await page.press('提交')
    expect(receiptIn(sent.body)).toMatch(/^[0-9A-Z-]{30,}$/u)
    expect(await count()).toBe(before + 1)
  })

  it('is shown nothing where what they say is about somebody’s conduct', async () => {
    const page = visitor(app)
    await page.get('/say')
    const checked = await page.press('下一步：核对', {
      text: '加装电梯怎么申请都不给办',
      accuses: 'yes',
    })
    expect(checked.body).not.toContain(LIFT.answer)
  })

  it('is never offered an entry, or a publication, to second', async () => {
    const page = visitor(app)
    await page.get('/say')
    const checked = await page.press('下一步：核对', { text: LIFT.question + LIFT.answer })
    expect(checked.body).not.toContain(`second ${lift.number}`)
  })

  async function count(): Promise<number> {
    const [row] = await city.house.db.query<{ n: number }>(
      `select count(*)::int as n from matters where jurisdiction_id = $1 and kind = 'request'`,
      [city.jurisdiction],
    )
    return row?.n ?? 0
  }
})

describe('suggestions while a call is taken', () => {
  it('name the category with its words, and the entry with its dates', async () => {
    const found = await suggested('小区电梯坏了，老楼想加装电梯怎么申请')
    expect(found.categories[0].code).toMatch(/^home-lift/u)
    expect(found.categories[0].why.zh).toContain('电梯')
    expect(found.entries[0]).toMatchObject({
      number: lift.number,
      review: LIFT.review,
      validUntil: LIFT.valid_until,
      standing: { is: 'holds' },
    })
  })

  it('find who says the same, and second it by telephone once for each key', async () => {
    const number = await received('和平路菜场门口路灯坏了三盏，晚上看不清路', {
      place: '和平路菜场门口',
    })
    const { alike } = await suggested('和平路菜场门口的路灯不亮，看不清路', { place: '和平路菜场' })
    expect(alike[0]).toMatchObject({ number, voices: 1 })
    const key = { 'idempotency-key': 'second-call-0001' }
    const body = { words: '和平路路灯', identity: { name: '王小明', phone: '13812341234' } }
    const path = `/desk/api/hotline/second/${number}`
    const [first, again] = [
      await operator.post(path, body, key),
      await operator.post(path, body, key),
    ]
    expect(first.json).toMatchObject({ number, voices: 2 })
    expect(again.json.receipt).toBe(first.json.receipt)
    expect((await suggested('和平路菜场门口的路灯不亮')).alike[0].voices).toBe(2)
    // The receipt opens it on the page, as a voice among others.
    const page = visitor(app)
    await page.get('/my')
    expect((await page.press('查看', { code: first.json.receipt })).body).toContain(number)
  })

  it('never name a sealed matter, nor let it be seconded, whoever looks', async () => {
    const number = await received('城管队员在夜市收摊贩的香烟还骂人', {
      accuses: true,
      accused_unit: 'urban',
    })
    const said = '城管队员在夜市收摊贩的香烟还骂人'
    expect(JSON.stringify(await suggested(said))).not.toContain(number)
    const refused = await operator.post(`/desk/api/hotline/second/${number}`, { words: '我也是' })
    const nowhere = await operator.post('/desk/api/hotline/second/261123-AAAAA-A', {})
    expect([refused.status, refused.body]).toEqual([404, nowhere.body])
    const handler = deskClient(app, await city.sessionOf('sealed'))
    expect((await handler.post('/desk/api/hotline/suggestions', { text: said })).status).toBe(404)
  })

  it('leave out what the operator is kept from', async () => {
    const number = await received('桥头街道老年食堂饭菜太咸不新鲜')
    const id = (await operator.get(`/desk/api/matters/${number}`)).json.id
    await mustIn(city, id, 'operator', 'recuse', { reason: '家里人在那里上班' })
    expect((await suggested('桥头街道老年食堂饭菜太咸')).alike).toEqual([])
    expect((await operator.post(`/desk/api/hotline/second/${number}`, {})).status).toBe(404)
  })

  it('take whatever is typed', async () => {
    for (const text of [
      '',
      ' ',
      '？',
      "'\\ & | ! ( ) <-> :*",
      '\u{20BB7}野家',
      'a'.repeat(9_999),
    ]) {
      const { status } = await operator.post('/desk/api/hotline/suggestions', { text })
      expect(status, text.slice(0, 20)).toBe(200)
    }
    for (const body of [
      {},
      { text: [] },
      { text: 'x'.repeat(10_001) },
      { text: '路灯', unit: 'x' },
    ])
      expect((await operator.post('/desk/api/hotline/suggestions', body)).status).toBe(400)
  })
})

describe('places', () => {
  const places = async (part: string) =>
    (
      await operator.get(`/desk/api/hotline/places?part=${encodeURIComponent(part)}`)
    ).json.places.map(
      ({ name, division }: { name: string | null; division: { words: { zh: string } } | null }) =>
        name ?? division?.words.zh,
    )

  it('are found by a part, by initials, by sounds; divisions too', async () => {
    expect(await places('xyq')).toEqual(['西园桥'])
    expect(await places('XIYUAN')).toEqual(['西园桥', '西苑菜场'])
    expect(await places('菜场')).toEqual(['西苑菜场'])
    expect(await places('12hq')).toEqual(['12号桥'])
    expect(await places('dcq')).toEqual(['东城区'])
    expect(await places('桥头')).toEqual(['桥头街道'])
  })

  it('are not found by signs', async () => {
    expect(await places('%')).toEqual([])
    expect(await places('_')).toEqual([])
    expect(await places(' ')).toEqual([])
  })
})

describe('a call that ends while the caller is on the line', () => {
  it('is answered at once with a receipt, judged by the caller, and not closed by the operator', async () => {
    const { json } = await operator.post('/desk/api/matters', {
      kind: 'request',
      act: 'answer_call',
      input: { text: '加装电梯找谁', answer: LIFT.answer, entry: lift.number, solved: 'yes' },
    })
    expect(json.receipt).toMatch(/^[0-9A-Z-]{30,}$/u)
    const { json: matter } = await operator.get(`/desk/api/matters/${json.number}`)
    expect(matter.state.name).toBe('judged')
    expect(matter.related).toMatchObject([{ number: lift.number, type: 'cites' }])
    expect((await actIn(city, matter.id, 'caller', 'close', {})).ok).toBe(true)
  })

  it('is connected at once, and to emergency lines only', async () => {
    const connect = (input: object) =>
      operator.post('/desk/api/matters', { kind: 'request', act: 'connect_call', input })
    const { channels } = await city.house.rules(city.jurisdiction)
    const fire = channels.find(({ phone }) => phone === '119')?.code
    const court = channels.find(({ kind }) => kind === 'statutory')?.code
    const done = await connect({ channel: fire })
    expect(done.json.receipt).toMatch(/^[0-9A-Z-]{30,}$/u)
    expect((await operator.get(`/desk/api/matters/${done.json.number}`)).json.state.name).toBe(
      'handed_over',
    )
    expect((await connect({ channel: court })).json.refusal.code).toBe('not_an_emergency_line')
  })
})

describe('an entry begun at the desk', () => {
  it('came in by no door and has no receipt', async () => {
    const clerk = deskClient(app, await city.sessionOf('housing-clerk'))
    const { json } = await clerk.post('/desk/api/matters', {
      kind: 'knowledge_entry',
      act: 'propose_entry',
      input: { ...LIFT, question: '物业费可以不交吗' },
    })
    expect(json.receipt).toBeNull()
    const { json: matter } = await clerk.get(`/desk/api/matters/${json.number}`)
    expect(matter.door).toBe('desk')
    const [other] = await commit(city.house, city.jurisdiction, [
      {
        matter: matter.id,
        act: 'approve_entry',
        input: {},
        actor: await city.actorOf('housing-clerk'),
      },
    ])
    expect(other).toMatchObject({ ok: false, refusal: { code: 'not_your_role' } })
  })

  it('is read by officials of other units once it is in force, its course by its own', async () => {
    const other = deskClient(app, await city.sessionOf('urban-clerk'))
    expect((await other.get(`/desk/api/entries/${lift.number}`)).json.question).toBe(LIFT.question)
    expect((await other.get(`/desk/api/matters/${lift.number}`)).status).toBe(404)
    const { json } = await other.get('/desk/api/entries?limit=1')
    expect(json.entries).toHaveLength(1)
    const next = await other.get(`/desk/api/entries?limit=1&after=${encodeURIComponent(json.next)}`)
    expect(next.json.entries[0].number).not.toBe(json.entries[0].number)
  })
})

// The last: its clock goes on for weeks, and every session ends.
describe('an entry over time', () => {
  it('says from its day on that it is to be reviewed, before anybody has done anything', async () => {
    const made = await entryIn(city, {
      question: '取水点什么时候开放',
      review: '2026-11-30',
      valid_until: '2026-12-15',
    })
    clock.set('2026-11-30T02:00:00.000Z')
    expect((await visitor(app).get(`/answers/${made.number}`)).body).toContain('待复核')
    clock.set('2026-12-01T02:00:00.000Z')
    await drawSamples(city.house, city.jurisdiction)
    const owner = deskClient(app, await city.sessionOf('housing-clerk'))
    const { json } = await owner.get('/desk/api/worklist?kind=knowledge_entry')
    expect(json.lines.map((line: { number: string }) => line.number)).toContain(made.number)
    clock.set('2026-12-16T02:00:00.000Z')
    expect((await visitor(app).get(`/answers/${made.number}`)).body).toContain('已过有效期')
    operator = deskClient(app, await city.sessionOf('operator'))
    expect((await suggested('取水点什么时候开放？')).entries).toEqual([])
    const call = {
      text: '取水点什么时候开放',
      answer: '十二月每天上午九点到下午五点开放。',
      entry: made.number,
    }
    const refused = await operator.post('/desk/api/matters', {
      kind: 'request',
      act: 'answer_call',
      input: call,
    })
    expect(refused.json.refusal).toMatchObject({ code: 'entry_not_valid', field: 'entry' })
    await mustIn(city, made.id, 'housing-clerk', 'renew_entry', {
      review: '2027-06-01',
      valid_until: '2027-12-01',
    })
    await mustIn(city, made.id, 'housing-head', 'approve_entry', {})
    expect((await visitor(app).get(`/answers/${made.number}`)).body).not.toContain('待复核')
  })
})
