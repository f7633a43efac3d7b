import iconv from 'iconv-lite'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../../tests/support/city.ts'
import type { TestCity } from '../../../tests/support/city.ts'
import { publicServer } from '../../../tests/support/public-server.ts'
import { receiptIn, unescaped, visitor } from '../../../tests/support/visitor.ts'
import { submit } from '../../intake/index.ts'
import { addPlaces } from '../../knowledge/index.ts'
import { commit, list, readEvents } from '../../matters/index.ts'
import { fixedClock } from '../../platform/clock.ts'
import type { FixedClock } from '../../platform/clock.ts'

let city: TestCity
let app: FastifyInstance
let clock: FixedClock

beforeAll(async () => {
  clock = fixedClock('2026-11-23T02:00:00.000Z')
  city = await testCity({ clock })
  // Before anything is read: what the city names is learnt once and kept for a while.
  await addPlaces(city.house.db, city.jurisdiction, [
    { id: 'p1', name: '听雨桥', division: '990102' },
    { id: 'p2', name: '望江弄', division: '990102' },
    { id: 'p3', name: '望江弄', division: '990103' },
  ])
  app = await publicServer(city.house, city.jurisdiction)
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

async function stored(): Promise<number> {
  const [row] = await city.database.db.query<{ n: number }>(
    'select count(*)::int as n from matters',
  )
  return row?.n ?? 0
}

const NEXT = '下一步：核对'

describe('filing', () => {
  it('needs no name, no account and no cookie, and ends in a receipt that opens the matter', async () => {
    const someone = visitor(app)
    await someone.get('/say')
    const check = await someone.press(NEXT, { text: '菜场门口的路灯坏了三盏', place: '幸福路' })
    expect(check.body).toContain('还没有提交')
    expect(check.body).toContain('菜场门口的路灯坏了三盏')
    const before = await stored()
    const done = await someone.press('提交')
    expect(done.status).toBe(200)
    expect(await stored()).toBe(before + 1)
    expect(receiptIn(done.body)).toMatch(/^([0-9A-Z]{5}-){5}[0-9A-Z]{5}$/)
    expect(done.body).toContain('data:image/svg+xml')
    expect(done.body).toMatch(/最晚|还不能确定/)
    expect(someone.cookies.size).toBe(0)
    const opened = await someone.press('现在就查看')
    expect(opened.body).toContain('轮到谁')
  })

  it('keeps one address and one title throughout', async () => {
    const someone = visitor(app)
    const titles = [
      await someone.get('/say'),
      await someone.press(NEXT, { text: '井盖松动，车一过就响' }),
      await someone.press('提交'),
    ].map(({ body }) => /<title>([^<]*)/.exec(body)?.[1])
    expect(new Set(titles).size).toBe(1)
  })

  it('pressed twice is pressed once: the same receipt again', async () => {
    const someone = visitor(app)
    await someone.get('/say')
    const check = await someone.press(NEXT, { text: '公交站牌倒了' })
    const before = await stored()
    const first = await someone.press('提交')
    const again = visitor(app)
    const fields = hiddenOf(check.body)
    const second = await again.post('/say', { ...fields, step: 'send' })
    expect(receiptIn(second.body)).toBe(receiptIn(first.body))
    expect(await stored()).toBe(before + 1)
  })

  it('going back and changing the text is told, and is another request only after a second press', async () => {
    const someone = visitor(app)
    await someone.get('/say')
    const check = await someone.press(NEXT, { text: '垃圾三天没有清运' })
    const fields = hiddenOf(check.body)
    await someone.press('提交')
    const before = await stored()
    const changed = await someone.post('/say', {
      ...fields,
      text: '垃圾五天没有清运',
      step: 'send',
    })
    expect(changed.status).toBe(409)
    expect(changed.body).toContain('垃圾五天没有清运')
    expect(await stored()).toBe(before)
    const done = await someone.press(
      /不是同一件，单独提交/.test(changed.body) ? '不是同一件，单独提交' : '提交',
    )
    expect(done.status).toBe(200)
    expect(await stored()).toBe(before + 1)
  })

  it('keeps name and contact apart from the matter', async () => {
    const someone = visitor(app)
    await someone.get('/say')
    await someone.press(NEXT, {
      text: '学校门口没有斑马线，孩子过马路危险',
      name: '金丝雀',
      phone: '13812341234',
      mail: 'canary@example.cn',
    })
    const done = await someone.press('提交')
    const number = /\d{6}-[0-9A-Z]{5}-[0-9A-Z]/.exec(done.body)?.[0] ?? ''
    const [row] = await city.database.db.query<{ body: unknown }>(
      'select body from matters where number = $1',
      [number],
    )
    expect(JSON.stringify(row?.body)).not.toMatch(/金丝雀|13812341234|canary/)
    const [kept] = await city.database.db.query<{ n: number }>(
      'select count(*)::int as n from identities i join matters m on m.matter_id = i.matter_id where m.number = $1',
      [number],
    )
    expect(kept?.n).toBe(1)
  })

  it('brings up the emergency numbers again for words of danger, and holds nothing up', async () => {
    const someone = visitor(app)
    await someone.get('/say')
    const check = await someone.press(NEXT, { text: '楼道里有很浓的煤气味' })
    expect(check.body.indexOf('tel:119')).toBeGreaterThan(0)
    expect(check.body.indexOf('tel:119')).toBeLessThan(check.body.indexOf('<h1'))
    expect(check.body).toContain('“楼道里有很浓的煤气味”听起来像燃气泄漏')
    const done = await someone.press('提交')
    expect(done.status).toBe(200)
    expect((await filedAs(done.body))?.body.state).toMatchObject({ danger: true })
  })

  it('hurries nothing that its writer says is not urgent', async () => {
    const someone = visitor(app)
    await someone.get('/say')
    await someone.press(NEXT, { text: '店里的充电宝冒烟了，人已经把它浸在水桶里' })
    const done = await someone.press('提交', { not_dangerous: 'yes' })
    expect((await filedAs(done.body))?.body.state).toMatchObject({ danger: false })
  })
})

describe('an accusation', () => {
  it('is sealed, compared with nothing, and never offered to others', async () => {
    const someone = visitor(app)
    await someone.get('/say')
    const text = '综合执法局的人收了摊贩的钱才让摆摊'
    const check = await someone.press(NEXT, { text, accuses: 'yes', accused_unit: 'urban' })
    expect(check.body).toContain('密办')
    expect(check.body).not.toContain('已经有人说过类似的事')
    const done = await someone.press('提交')
    expect(done.body).toContain('密办人员')
    const number = /\d{6}-[0-9A-Z]{5}-[0-9A-Z]/.exec(done.body)?.[0] ?? ''
    const other = visitor(app)
    await other.get('/say')
    const seen = await other.press(NEXT, { text })
    expect(seen.body).not.toContain(number)
    // Nor can it be seconded by whoever guesses its number.
    const tried = await other.post('/say', { ...hiddenOf(seen.body), step: `second ${number}` })
    expect(tried.status).toBe(422)
    const clerk = await city.actorOf('urban-clerk')
    const lines = await list(
      city.house.db,
      city.jurisdiction,
      clerk,
      {},
      { after: null, limit: 500 },
    )
    expect(lines.map((line) => line.number)).not.toContain(number)
  })
})

describe('an accusation that nobody ticked', () => {
  const text = '城管队长每个月收摊贩一千块，不交就赶'

  it('is sealed from its first moment against the unit it names, and says so before', async () => {
    const someone = visitor(app)
    await someone.get('/say')
    const check = await someone.press(NEXT, { text })
    expect(check.body).toContain('这一件会密办')
    expect(check.body).toContain(`“${text}”像是在反映单位或工作人员的问题`)
    expect(check.body).not.toContain('已经有人说过类似的事')
    const matter = await filedAs((await someone.press('提交')).body)
    expect(matter?.body.sealed?.accusedUnits).toContain('urban')
    expect(await numbersOf('urban-clerk')).not.toContain(matter?.number)
    expect(await numbersOf('dispatcher')).not.toContain(matter?.number)
    expect(await numbersOf('sealed')).toContain(matter?.number)
    // What is kept with the event says that it accuses, and not a word of how.
    const [event] = await city.database.db.query<{ given: unknown }>(
      'select given from events where matter_id = $1 and n = 1',
      [matter?.id],
    )
    expect(JSON.stringify(event?.given)).not.toMatch(/摊贩|一千/)
  })

  it('is as any other where its writer says that it accuses nobody', async () => {
    const someone = visitor(app)
    await someone.get('/say')
    await someone.press(NEXT, { text: `${text}？听说的，我只想问摊位费标准` })
    const matter = await filedAs((await someone.press('提交', { not_accusing: 'yes' })).body)
    expect(matter?.body.sealed).toBeNull()
    expect(await numbersOf('dispatcher')).toContain(matter?.number)
  })

  it('is sealed whatever door it comes through', async () => {
    for (const door of ['hotline', 'visit', 'sheet', 'open311', 'api'] as const) {
      const result = await submit(city.house, city.jurisdiction, {
        door,
        input: { text: `${door}：${text}` },
        receipt: false,
      })
      if (!result.ok) throw new Error(result.refusal.code)
      expect(result.value.matter.sealed, door).not.toBeNull()
    }
  })
})

describe('where it is, read out of the words', () => {
  it('is filled in to be changed, asked where several fit, and left alone where one was chosen', async () => {
    const someone = visitor(app)
    await someone.get('/say')
    const check = await someone.press(NEXT, { text: '听语桥的栏杆该刷漆了，锈迹斑斑' })
    expect(check.body).toContain('从您写的“听语桥”读出来的（读音相同，字不同）')
    expect(check.body).toMatch(/<option value="990102"\s+selected/u)
    const matter = await filedAs((await someone.press('提交', { division: '990102' })).body)
    expect(await divisionOf(matter?.id)).toBe('990102')

    const other = visitor(app)
    await other.get('/say')
    const asked = await other.press(NEXT, { text: '望江弄口的邮筒没有人开' })
    expect(asked.body).toContain('您说的是哪里？')
    const open = await filedAs((await other.press('提交')).body)
    expect(await divisionOf(open?.id)).toBeNull()

    const third = visitor(app)
    await third.get('/say')
    const chosen = await third.press(NEXT, { text: '望江弄的长凳坏了', division: '990103' })
    expect(chosen.body).not.toContain('您说的是哪里？')
  })
})

describe('who else says so', () => {
  it('shows category, masked place and how many, and not a word of the other; seconding gives a receipt of one’s own', async () => {
    const first = visitor(app)
    await first.get('/say')
    await first.press(NEXT, {
      text: '阳光花园的电梯坏了一个星期，我妈妈腿脚不便下不了楼，找物业王经理没有用',
      place: '阳光花园 12 幢 3 单元',
      division: '990102',
    })
    const filed = await first.press('提交')
    const number = /\d{6}-[0-9A-Z]{5}-[0-9A-Z]/.exec(filed.body)?.[0] ?? ''

    const next = visitor(app)
    await next.get('/say')
    const check = await next.press(NEXT, {
      text: '阳光花园电梯坏了好几天，物业不修',
      place: '阳光花园',
      division: '990102',
    })
    expect(check.body).toContain('已经有人说过类似的事')
    expect(check.body).toContain('阳光花园 **幢 **单元')
    expect(check.body).toContain('1 人提出')
    for (const word of ['妈妈', '腿脚', '王经理', '12 幢']) expect(check.body).not.toContain(word)

    const done = await next.press('是同一件事，我附议')
    expect(done.body).toContain('已附议')
    expect(receiptIn(done.body)).not.toBe(receiptIn(filed.body))
    expect(done.body).toContain(number)
    const opened = await next.press('现在就查看')
    expect(opened.body).toContain('您附议了')
    for (const word of ['妈妈', '腿脚', '王经理', '12 幢']) expect(opened.body).not.toContain(word)
    // The voice itself is kept, whole.
    const [row] = await city.database.db.query<{ matter_id: string }>(
      'select matter_id from matters where number = $1',
      [number],
    )
    const events = await readEvents(city.house, city.jurisdiction, row?.matter_id ?? '')
    expect(events.at(-1)).toMatchObject({
      act: 'second',
      input: { words: '阳光花园电梯坏了好几天，物业不修' },
    })
  })
})

describe('bad input gets words and keeps what was typed', () => {
  const typed = { place: '保留的地点', name: '保留的名字' }

  async function refused(fields: Readonly<Record<string, string>>, query = '') {
    const someone = visitor(app)
    await someone.get(`/say${query}`)
    const before = await stored()
    const shown = await someone.press(query ? 'Next: check it' : NEXT, { ...typed, ...fields })
    expect(await stored()).toBe(before)
    expect(shown.status).toBe(422)
    for (const [name, value] of Object.entries({ ...typed, ...fields })) {
      const kept = unescaped(shown.body).replaceAll('\r\n', '\n')
      if (name !== 'division' && name !== 'accused_unit')
        expect(kept.includes(value), `${name} is kept`).toBe(true)
    }
    return shown.body
  }

  function errorOf(body: string, field: string): string {
    const id = `f-${field}-error`
    expect(body).toMatch(new RegExp(`aria-describedby="[^"]*${id}`))
    expect(body).toContain('role="alert"')
    expect(body).toContain('aria-invalid="true"')
    return unescaped(new RegExp(`id="${id}"[^>]*>([\\s\\S]*?)<`).exec(body)?.[1]?.trim() ?? '')
  }

  it('nothing at all', async () => {
    expect(errorOf(await refused({ text: '' }), 'text')).toContain('要填')
    expect(errorOf(await refused({ text: ' \n ' }), 'text')).toContain('要填')
  })

  it('a megabyte of text: refused by its length, in the language asked, whole text kept', async () => {
    const text = '路'.repeat(350_000)
    expect(errorOf(await refused({ text }), 'text')).toContain('350000')
    expect(errorOf(await refused({ text: 'long '.repeat(200_000) }, '?lang=en'), 'text')).toMatch(
      /at most 10000 characters/,
    )
  })

  it('control characters, direction overrides, halves of characters', async () => {
    expect(errorOf(await refused({ text: '路灯\u0007坏了' }), 'text')).toContain('控制字符')
    expect(errorOf(await refused({ text: '路灯\u202E坏了' }), 'text')).toContain('方向')
    expect(errorOf(await refused({ text: '路灯坏了', place: '东街\u2067' }), 'place')).toContain(
      '方向',
    )
  })

  it('emoji and rare characters are welcome', async () => {
    const someone = visitor(app)
    await someone.get('/say')
    const check = await someone.press(NEXT, { text: '𠮷祥巷的早点摊很好😀👨‍👩‍👧', place: '𠮷祥路' })
    expect(check.status).toBe(200)
    expect(check.body).toContain('𠮷祥巷的早点摊很好😀👨‍👩‍👧')
    expect((await someone.press('提交')).status).toBe(200)
  })

  it('Arabic and Hebrew, written as they are, are welcome', async () => {
    const someone = visitor(app)
    await someone.get('/say?lang=en')
    const check = await someone.press('Next: check it', { text: 'مصباح الشارع لا يعمل' })
    expect(check.status).toBe(200)
  })

  it('a district or unit that is none, a mail and a telephone that are none', async () => {
    expect(errorOf(await refused({ text: '路灯坏了', division: '110000' }), 'division')).toContain(
      '区划',
    )
    expect(
      errorOf(
        await refused({ text: '收钱办事', accuses: 'yes', accused_unit: 'nobody' }),
        'accused_unit',
      ),
    ).toContain('单位')
    expect(errorOf(await refused({ text: '路灯坏了', mail: 'not a mail' }), 'mail')).toContain(
      '邮箱',
    )
    expect(errorOf(await refused({ text: '路灯坏了', phone: '九九' }), 'phone')).toContain('电话')
  })

  it('several faults are told at once', async () => {
    const body = await refused({ text: '', mail: 'x', phone: 'y' })
    for (const field of ['text', 'mail', 'phone']) expect(errorOf(body, field)).not.toBe('')
  })

  it('markup is shown as it was typed and is none', async () => {
    const someone = visitor(app)
    await someone.get('/say')
    const text = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    const check = await someone.press(NEXT, { text, place: '</textarea><i>' })
    expect(check.body).not.toMatch(/<script>alert|<img src=x|<i>/)
    const back = await someone.press('返回修改')
    expect(back.body).not.toMatch(/<script>alert|<img src=x|<i>/)
    expect(unescaped(back.body)).toContain(text)
  })

  it('a first line that is empty survives the form', async () => {
    const someone = visitor(app)
    await someone.get('/say')
    await someone.press(NEXT, { text: '\n\n第一行是空的' })
    const back = await someone.press('返回修改')
    expect(back.body).toContain('>\n\n\n第一行是空的</textarea')
  })

  it('changing the language in the middle keeps what was typed', async () => {
    const someone = visitor(app)
    const { body } = await someone.get('/say')
    expect(body).toMatch(/<button[^>]*form="say"[^>]*formaction="\/say\?lang&#61;en"/)
    const shown = await someone.post('/say?lang=en', {
      ...hiddenOf(body),
      text: '还没写完',
      step: 'edit',
    })
    expect(shown.status).toBe(200)
    expect(shown.body).toContain('What do you need?')
    expect(shown.body).toContain('还没写完')
  })

  it('a token too old: the page again with everything, sent by one more press', async () => {
    const someone = visitor(app)
    await someone.get('/say')
    const check = await someone.press(NEXT, { text: '水管爆裂，路面积水', ...typed })
    const before = await stored()
    const stale = await someone.post('/say', {
      ...hiddenOf(check.body),
      _csrf: 'old',
      step: 'send',
    })
    expect(stale.status).toBe(403)
    expect(stale.body).toContain('已经过期')
    expect(stale.body).toContain('水管爆裂，路面积水')
    expect(await stored()).toBe(before)
    const button = stale.body.includes('单独提交') ? '不是同一件，单独提交' : '提交'
    expect((await someone.press(button)).status).toBe(200)
    expect(await stored()).toBe(before + 1)
  })

  it('another encoding, a name given twice, names of JavaScript: refused in plain words', async () => {
    const someone = visitor(app)
    const { body } = await someone.get('/say')
    const { _csrf: token = '' } = hiddenOf(body)
    const gbk = [...iconv.encode('路灯坏了', 'gbk')]
      .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
      .join('')
    const raw = `_csrf=${token}&step=check&`
    const before = await stored()
    for (const [payload, words, code] of [
      [`${raw}text=${gbk}`, 'UTF-8', 400],
      [`${raw}text=one&text=two`, '给了两次', 400],
      [`${raw}text=one&__proto__=x`, '不允许的名称', 400],
      [`${raw}text=one&constructor=x`, '不允许的名称', 400],
    ] as const) {
      const shown = await someone.raw('/say', payload)
      expect(shown.status).toBe(code)
      expect(shown.body).toContain(words)
      expect(shown.body).toContain('返回')
    }
    const english = await someone.raw('/say?lang=en', `${raw}text=${gbk}`)
    expect(english.body).toContain('not in UTF-8')
    const json = await someone.raw('/say', '{"text":"x"}', 'text/plain')
    expect(json.status).toBe(415)
    const huge = await someone.raw('/say', `text=${'x'.repeat(4_300_000)}`)
    expect(huge.status).toBe(413)
    expect(huge.body).toContain('太大')
    expect(await stored()).toBe(before)
  })
})

describe('what a matter is afterwards', () => {
  it('an official who answers is read by the author and by whoever seconded, unchecked answers by neither', async () => {
    const first = visitor(app)
    await first.get('/say')
    await first.press(NEXT, { text: '人民公园的健身器材生锈断裂' })
    const filed = await first.press('提交')
    const number = /\d{6}-[0-9A-Z]{5}-[0-9A-Z]/.exec(filed.body)?.[0] ?? ''
    const [row] = await city.database.db.query<{ matter_id: string }>(
      'select matter_id from matters where number = $1',
      [number],
    )
    const matter = row?.matter_id ?? ''
    const rules = await city.house.rules(city.jurisdiction)
    const checked = rules.categories.find(
      (one) => one.checkRequired && one.limitClass === 'general',
    )
    const act = async (login: Parameters<TestCity['actorOf']>[0], name: string, input: object) => {
      const [result] = await commit(city.house, city.jurisdiction, [
        { matter, act: name, input, actor: await city.actorOf(login) },
      ])
      if (!result?.ok) throw new Error(`${name}: ${JSON.stringify(result)}`)
    }
    await act('dispatcher', 'dispatch', { unit: 'urban', category: checked?.code ?? '' })
    await act('urban-clerk', 'accept', {})
    const answers = [{ outcome: 'done', text: '断裂的器材已经拆除，新器材装好并检验' }]
    await act('urban-clerk', 'claim_done', { answers })
    const open = async () =>
      (await visitor(app).post('/my', { do: 'open', code: receiptIn(filed.body) }, false))
        .status === 303
        ? openWith(receiptIn(filed.body))
        : ''
    expect(await open()).not.toContain('新器材装好')
    await act('checker', 'pass_check', { evidence: '现场看过，器材牢固' })
    expect(await open()).toContain('新器材装好')
    expect(await open()).toContain('市综合行政执法局')
  })

  async function openWith(code: string): Promise<string> {
    return (await visitor(app).post('/my', { do: 'open', code })).body
  }
})

async function filedAs(body: string) {
  const number = /\d{6}-[0-9A-Z]{5}-[0-9A-Z]/.exec(body)?.[0] ?? ''
  const [row] = await city.database.db.query<{
    id: string
    body: { state: object; sealed: { accusedUnits: string[] } | null }
  }>('select matter_id as id, body from matters where number = $1', [number])
  return row && { ...row, number }
}

async function divisionOf(id: string | undefined): Promise<string | null | undefined> {
  const [row] = await city.database.db.query<{ division: string | null }>(
    'select division from matters where matter_id = $1',
    [id],
  )
  return row?.division
}

async function numbersOf(login: Parameters<TestCity['actorOf']>[0]): Promise<readonly string[]> {
  const actor = await city.actorOf(login)
  const page = { after: null, limit: 500 }
  const lines = await list(city.house.db, city.jurisdiction, actor, {}, page)
  return lines.map((line) => line.number)
}

function hiddenOf(body: string): Record<string, string> {
  return Object.fromEntries(
    [...body.matchAll(/<input\s+type="hidden"\s+name="([^"]*)"\s+value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, unescaped(value)],
    ),
  )
}
