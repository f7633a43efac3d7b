import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../../tests/support/city.ts'
import type { Login, TestCity } from '../../../tests/support/city.ts'
import { foundProperty } from '../../../tests/support/found-property.ts'
import { publicServer } from '../../../tests/support/public-server.ts'
import { receiptIn, unescaped, visitor } from '../../../tests/support/visitor.ts'
import type { Visitor } from '../../../tests/support/visitor.ts'
import { KINDS } from '../../kinds/index.ts'
import { submit } from '../../intake/index.ts'
import { commit, readEvents } from '../../matters/index.ts'
import { fixedClock } from '../../platform/clock.ts'
import type { FixedClock } from '../../platform/clock.ts'
import { newReceiptCode, printReceiptCode, revokeReceipts } from '../../vault/index.ts'
import { VISIT_COOKIE } from './visit.ts'

let city: TestCity
let app: FastifyInstance
let clock: FixedClock
let filed = 0

beforeAll(async () => {
  clock = fixedClock('2026-11-23T02:00:00.000Z')
  city = await testCity({ clock })
  app = await publicServer(city.house, city.jurisdiction)
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

async function file(
  text = '楼下烧烤摊半夜还在冒烟',
): Promise<{ matter: string; code: string; number: string }> {
  const result = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input: { text },
    identity: { name: '林月', phone: '13812341234' },
    receipt: true,
    idempotency: { key: `my-${(filed += 1)}`, scope: 'test' },
  })
  if (!result.ok || !result.value.receipt) throw new Error('not filed')
  const { matter, receipt } = result.value
  return { matter: matter.id, code: receipt.code, number: matter.number }
}

async function act(matter: string, login: Login, name: string, input: object): Promise<void> {
  const [result] = await commit(city.house, city.jurisdiction, [
    { matter, act: name, input, actor: await city.actorOf(login) },
  ])
  if (!result?.ok) throw new Error(`${name}: ${JSON.stringify(result)}`)
}

async function answered(text?: string) {
  const one = await file(text)
  const { categories } = await city.house.rules(city.jurisdiction)
  const plain = categories.find(
    (category) => !category.checkRequired && !category.sealed && category.limitClass === 'general',
  )
  await act(one.matter, 'dispatcher', 'dispatch', { unit: 'urban', category: plain?.code ?? '' })
  await act(one.matter, 'urban-clerk', 'accept', {})
  await act(one.matter, 'urban-clerk', 'claim_done', {
    answers: [{ outcome: 'done', text: '烧烤摊已经搬进店里，油烟净化器装好并检测合格' }],
  })
  return one
}

async function opened(code: string): Promise<Visitor> {
  const someone = visitor(app)
  await someone.get('/my')
  await someone.press('查看', { code })
  return someone
}

describe('opening', () => {
  it('takes the receipt from a form, never in an address, and says whose turn it is by when', async () => {
    const { code, number } = await file()
    const someone = visitor(app)
    await someone.get('/my')
    const form = await someone.post(
      '/my',
      { do: 'open', code: code.toLowerCase().replaceAll('-', ' ') },
      false,
    )
    expect(form.status).toBe(303)
    expect(form.headers['location']).toBe('/my')
    const set = String(form.headers['set-cookie'])
    for (const part of [`${VISIT_COOKIE}=`, 'HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/'])
      expect(set).toContain(part)
    expect(set).not.toMatch(/Max-Age|Expires/)
    expect(set).not.toContain(code.slice(0, 11))
    const { body, headers } = await someone.get('/my')
    for (const words of [
      number,
      '轮到谁',
      '派单员',
      '最晚',
      '2026年11月23日',
      '经过',
      '楼下烧烤摊',
    ])
      expect(body).toContain(words)
    expect(headers['cache-control']).toBe('no-store')
    expect(body).not.toContain(code)
  })

  it('wrong, unknown, erased and replaced codes: one answer, byte for byte', async () => {
    const erased = await file()
    await city.database.db.transaction((tx) =>
      revokeReceipts(tx, city.jurisdiction, erased.matter, '2026-11-23'),
    )
    const unknown = printReceiptCode(newReceiptCode(city.jurisdiction))
    const elsewhere = printReceiptCode(newReceiptCode(330600))
    const answers = []
    for (const code of ['nonsense', '', unknown, elsewhere, erased.code, '<b>"', 'x'.repeat(5_000)])
      answers.push(await visitor(app).post('/my', { do: 'open', code }))
    expect(new Set(answers.map((one) => one.body)).size).toBe(1)
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([422]))
    expect(answers[0]?.body).toContain('没有找到这个回执')
    expect(answers[0]?.headers['set-cookie']).toBeUndefined()
  })

  it('a flood of wrong codes is slowed and never shuts out the right one', async () => {
    const { code } = await file()
    const wrong = await Promise.all(
      Array.from({ length: 120 }, () =>
        visitor(app).post('/my', {
          do: 'open',
          code: printReceiptCode(newReceiptCode(city.jurisdiction)),
        }),
      ),
    )
    expect(wrong.some((one) => one.status === 429)).toBe(true)
    expect((await visitor(app).post('/my', { do: 'open', code }, false)).status).toBe(303)
  })

  it('ends when it lies idle, and by a press of leave, which clears what the browser kept', async () => {
    const { code } = await file()
    const someone = await opened(code)
    clock.advance(31 * 60_000)
    const ended = await someone.get('/my')
    expect(ended.body).toContain('上次的查看已经结束')
    const again = await opened(code)
    await again.get('/my')
    const left = await again.press('离开')
    expect(left.headers['clear-site-data']).toContain('"cookies"')
    expect(again.cookies.has(VISIT_COOKIE)).toBe(false)
    expect((await again.get('/my')).body).not.toContain('楼下烧烤摊')
  })

  it('of another city it opens nothing', async () => {
    const { code } = await file()
    const other = await publicServer(city.house, 990200)
    const shown = await other.inject({
      method: 'POST',
      url: '/my',
      payload: `do=open&code=${code}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(shown.statusCode).not.toBe(303)
    await other.close()
  })
})

describe('acting', () => {
  it('adds, urges once a day, and withdraws; the course tells it and nothing is pressed twice', async () => {
    const { code, matter } = await file()
    const someone = await opened(code)
    const page = await someone.get('/my')
    const added = await someone.press('补充说明', { 'add.words': '昨晚又到两点' })
    expect(added.body).toContain('已经记下：补充说明')
    expect(added.body).toContain('昨晚又到两点')
    const hidden = hiddenOf(page.body, 'add')
    await someone.post('/my', { ...hidden, do: 'act', 'add.words': '昨晚又到两点' })
    await someone.get('/my')
    const urged = await someone.press('催办', { 'urge.words': '请快一点' })
    expect(urged.body).toContain('已催办：请快一点')
    expect(urged.body).toContain('今天已经催过')
    const events = await readEvents(city.house, city.jurisdiction, matter)
    expect(events.map((event) => event.act)).toEqual(['receive', 'add', 'urge'])
    // Everything the kind declares for residents is here, and only that.
    expect(urged.body).toMatch(/<details\s+class="act[^>]*id="act-withdraw"/)
    const gone = await someone.press('撤回')
    expect(gone.body).toContain('您已撤回')
    expect(gone.body).toContain('没有人还欠着一步了')
  })

  it('judges the answer, each field of its declaration, and asks again with what is missing told', async () => {
    const { code } = await answered()
    const someone = await opened(code)
    const shown = await someone.get('/my')
    expect(shown.body).toMatch(/现在轮到<\/span>\s*<strong>您/)
    expect(shown.body).toContain('油烟净化器装好')
    const missing = await someone.press('评价', { 'judge.words': '还是有烟' })
    expect(missing.status).toBe(422)
    expect(missing.body).toContain('这一项要填')
    expect(missing.body).toContain('还是有烟')
    const judged = await someone.press('评价', {
      'judge.solved': 'no',
      'judge.words': '还是有烟',
      'judge.again': 'yes',
    })
    expect(judged.body).toContain('正在重办')
    expect(judged.body).toContain('您评价了')
  })

  it('what changed meanwhile is told, and what was typed stays', async () => {
    const { code, matter } = await file()
    const someone = await opened(code)
    await someone.get('/my')
    await act(matter, 'dispatcher', 'hand_over', {
      channel: 'court',
      reason: '合同纠纷由法院受理，请向法院起诉',
    })
    const told = await someone.press('催办', { 'urge.words': '写了很久的一句话' })
    expect(told.status).toBe(409)
    expect(told.body).toContain('有了新进展')
    expect(told.body).toContain('写了很久的一句话')
  })

  it('a token too old keeps what was typed and is sent by one more press', async () => {
    const { code } = await file()
    const someone = await opened(code)
    const page = await someone.get('/my')
    const stale = await someone.post('/my', {
      ...hiddenOf(page.body, 'add'),
      _csrf: 'old',
      do: 'act',
      'add.words': '没有白写',
    })
    expect(stale.status).toBe(403)
    expect(stale.body).toContain('没有白写')
    const done = await someone.press('补充说明', { 'add.words': '没有白写' })
    expect(done.status).toBe(200)
    expect(done.body).toContain('已经记下')
  })

  it('bad input in an act is told at its field', async () => {
    const { code } = await file()
    const someone = await opened(code)
    await someone.get('/my')
    for (const [words, told] of [
      ['', '要填'],
      ['坏\u0000字', '控制字符'],
      ['坏\u202E字', '方向'],
      ['长'.repeat(5_000), '最多 4000'],
    ] as const) {
      const shown = await someone.press('补充说明', { 'add.words': words })
      expect(shown.status).toBe(422)
      expect(shown.body).toMatch(/aria-describedby="f-add-words-error"/)
      expect(shown.body).toContain(told)
    }
    const unknown = await someone.post('/my', {
      ...hiddenOf((await someone.get('/my')).body, 'add'),
      act: 'close',
      do: 'act',
    })
    expect(unknown.status).toBe(422)
  })

  it('who looked at the resident is shown with office, reason and time', async () => {
    const { code, matter } = await file()
    const someone = await opened(code)
    expect((await someone.get('/my')).body).toContain('还没有人看过')
    await act(matter, 'dispatcher', 'open_identity', { reason: '需要回电确认地点' })
    const { body } = await someone.get('/my')
    expect(body).toContain('市民热线中心的派单员查看了您的身份，理由：需要回电确认地点')
  })
})

describe('a kind that the pages have never heard of', () => {
  it('is opened, read and acted on from its declaration alone', async () => {
    const other = await testCity({
      kinds: [...KINDS, foundProperty],
      beside: city.database,
      jurisdiction: 990300,
      clock,
    })
    const server = await publicServer(other.house, other.jurisdiction)
    const [result] = await commit(other.house, other.jurisdiction, [
      {
        kind: foundProperty.name,
        act: 'register',
        input: { thing: '一把蓝色雨伞', where: '公交站', worth: 'small' },
        actor: { as: 'door', door: 'visit' },
        receipt: 'author',
      },
    ])
    if (!result?.ok || !result.value.receipt) throw new Error(JSON.stringify(result))
    const someone = visitor(server)
    await someone.get('/my')
    const { body } = await someone.press('查看', { code: result.value.receipt.code })
    for (const words of ['失物招领', '已登记，等待入库', '入库', '您交来的 一把蓝色雨伞 已登记'])
      expect(body).toContain(words)
    const added = await someone.press('补充说明', { 'add.words': '伞柄是木头的' })
    expect(added.body).toContain('伞柄是木头的')
    await server.close()
  })
})

describe('replacing the receipt', () => {
  it('the old one is dead at once, the new one opens, and a second press shows the new one again', async () => {
    const { code } = await file()
    const someone = await opened(code)
    const page = await someone.get('/my')
    const replaced = await someone.press('换新的', { code })
    const fresh = receiptIn(replaced.body)
    expect(fresh).not.toBe(code)
    const hidden = hiddenOf(page.body, null)
    const again = await someone.post('/my', { ...hidden, do: 'replace', code })
    expect(receiptIn(again.body)).toBe(fresh)
    expect((await visitor(app).post('/my', { do: 'open', code })).body).toContain(
      '没有找到这个回执',
    )
    expect((await visitor(app).post('/my', { do: 'open', code: fresh }, false)).status).toBe(303)
    // Whoever had it open by the old one is out; whoever replaced it stays.
    expect((await someone.get('/my')).body).toContain('轮到谁')
  })

  it('needs the present code: an open window is not enough, nor the code of another matter', async () => {
    const { code } = await file()
    const other = await file()
    const someone = await opened(code)
    for (const wrong of ['', 'nonsense', other.code]) {
      await someone.get('/my')
      expect((await someone.press('换新的', { code: wrong })).status).toBe(422)
    }
    expect((await visitor(app).post('/my', { do: 'open', code: other.code }, false)).status).toBe(
      303,
    )
    const second = await opened(code)
    await someone.get('/my')
    await someone.press('换新的', { code })
    expect((await second.get('/my')).body).toContain('上次的查看已经结束')
  })
})

function hiddenOf(body: string, actName: string | null): Record<string, string> {
  const forms = body.match(/<form\b[\s\S]*?<\/form>/g) ?? []
  const form = forms.find((one) =>
    actName === null
      ? one.includes('value="replace"')
      : one.includes(`name="act" value="${actName}"`) ||
        new RegExp(`name="act"\\s+value="${actName}"`).test(one),
  )
  return Object.fromEntries(
    [...(form ?? '').matchAll(/<input\s+type="hidden"\s+name="([^"]*)"\s+value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, unescaped(value)],
    ),
  )
}
