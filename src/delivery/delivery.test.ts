/** Messages out, over a real mail server and a real HTTPS server on this machine. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commit } from '../matters/index.ts'
import { HOUR, mailSettings, reached, SECRETS, smsSettings } from './delivery.fixture.ts'
import type { Filed, Reached } from './delivery.fixture.ts'
import { roundsOf } from './loop.ts'
import { setWorkContact } from './work-contacts.store.ts'

const MINUTE = 60_000
const MAIL = { mail: 'wang@example.org' }

let at: Reached
beforeEach(async () => {
  at = await reached()
  at.configure({
    mail: mailSettings(at),
    sms: smsSettings(at),
    replies: { domain: 'r.city.example' },
  })
})
afterEach(() => at.close())

/** Filed, dispatched, accepted: then the unit tells progress. */
async function inHand(identity: object = MAIL, more = {}): Promise<Filed> {
  const filed = await at.file(identity, more)
  await at.act(filed.matter.id, 'dispatcher', 'dispatch', {
    unit: 'housing',
    category: 'home-property',
  })
  await at.act(filed.matter.id, 'housing-clerk', 'accept')
  return filed
}

const tell = (matter: string, words = '师傅明天上午来看路灯') =>
  at.act(matter, 'housing-clerk', 'tell', { words })

async function answered(identity: object = MAIL, more = {}): Promise<Filed> {
  const filed = await inHand(identity, more)
  await at.act(filed.matter.id, 'housing-clerk', 'claim_done', {
    answers: [{ outcome: 'done', text: '三月二日已更换三盏路灯并逐一通电试亮' }],
  })
  return filed
}

const states = async () => (await at.messages()).map(({ state, reason }) => [state, reason])

describe('news', () => {
  it('goes by mail in the language somebody filed in, by text message where that is all they left', async () => {
    await tell((await inHand(MAIL, { language: 'en' })).matter.id)
    await tell((await inHand({ phone: '138-1234-1234' })).matter.id)
    await at.round(MINUTE / 2)
    expect(at.mail.mails).toEqual([])
    await at.round(MINUTE)
    const [mail] = at.mail.mails
    expect(mail).toMatchObject({
      to: ['wang@example.org'],
      subject: 'Test City: there is news for you',
    })
    expect(mail?.text).toContain('https://city.example/my?lang=en')
    expect(mail?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
    expect(JSON.parse(at.http.calls[0]?.body ?? '')).toEqual({
      id: expect.any(String),
      to: '+8613812341234',
      text: '【试验市】您提出的事有新进展。请用回执查看。 查看：https://city.example/my',
    })
    expect(await states()).toEqual([
      ['sent', null],
      ['sent', null],
    ])
    await at.round(HOUR)
    expect(at.mail.mails).toHaveLength(1)
  })

  it('of one matter that comes while a message waits is one message', async () => {
    const { matter } = await inHand()
    for (let n = 0; n < 3; n += 1) {
      await tell(matter.id, `第 ${n} 次告知进展情况`)
      await at.round(10_000)
    }
    await at.round(2 * MINUTE)
    expect(at.mail.mails).toHaveLength(1)
    expect((await at.messages()).map(({ news }) => news)).toEqual([3])
  })

  it('of an answer carries a link that opens the questions, the same at every try', async () => {
    at.mail.breaks = true
    await answered()
    await at.round(2 * MINUTE)
    at.mail.breaks = false
    await at.round(HOUR)
    expect(at.mail.mails).toHaveLength(2)
    const links = at.mail.mails.map(({ text }) => /https:\/\/\S+\/judge\/\S+/.exec(text)?.[0])
    expect(links[0]).toMatch(/^https:\/\/city\.example\/judge\/[0-9A-Z]{30}$/)
    expect(new Set(links).size).toBe(1)
    expect(new Set(at.mail.mails.map(({ messageId }) => messageId)).size).toBe(1)
  })

  it('goes to those who seconded too, but not what is between the house and the first', async () => {
    const { matter } = await inHand()
    const door = { as: 'door', door: 'web' } as const
    await commit(at.city.house, at.city.jurisdiction, [
      {
        matter: matter.id,
        act: 'second',
        input: {},
        actor: door,
        identity: { mail: 'second@example.org' },
        receipt: 'second',
      },
    ])
    await tell(matter.id)
    await at.round(2 * MINUTE)
    expect(at.mail.mails.flatMap(({ to }) => to).toSorted()).toEqual([
      'second@example.org',
      'wang@example.org',
    ])
    const [first, second] = at.mail.mails
    expect(first?.replyTo).not.toBe(second?.replyTo)
  })

  it('waits for the morning, and for the end of a holiday; danger does not wait', async () => {
    at.clock.set('2026-03-06T13:30:00.000Z')
    const { matter } = await inHand()
    await tell(matter.id)
    await at.round(2 * MINUTE)
    const [row] = await at.messages()
    // A Friday evening: Monday, eight o'clock.
    expect(row).toMatchObject({ state: 'waiting', nextAt: '2026-03-09T00:00:00.000Z' })
    await at.act(matter.id, 'dispatcher', 'mark_danger', { reason: '电线落在路面上' })
    await tell(matter.id)
    await at.round()
    expect(at.mail.mails).toHaveLength(1)

    at.clock.set('2026-10-01T02:00:00.000Z')
    const later = await inHand()
    await tell(later.matter.id)
    await at.round(2 * MINUTE)
    expect((await at.messages()).at(-1)).toMatchObject({ nextAt: '2026-10-08T00:00:00.000Z' })
  })

  it('that was put in by day and comes due at night waits as well', async () => {
    at.clock.set('2026-03-02T12:58:30.000Z')
    const { matter } = await inHand()
    await tell(matter.id)
    await at.round()
    await at.round(5 * MINUTE)
    expect(at.mail.mails).toEqual([])
    expect((await at.messages())[0]).toMatchObject({
      reason: 'quiet',
      nextAt: '2026-03-03T00:00:00.000Z',
    })
  })

  it('of days ago wakes nobody when delivery is set up at last', async () => {
    const { matter } = await inHand()
    await tell(matter.id)
    at.clock.advance(4 * 24 * HOUR)
    await at.round()
    expect(await at.messages()).toEqual([])
    expect(at.mail.mails).toEqual([])
  })
})

describe('a channel', () => {
  it('that is not set up makes messages wait, and they go when it is', async () => {
    at.configure(null)
    await tell((await inHand()).matter.id)
    await at.round(2 * MINUTE)
    await at.round(HOUR)
    expect(await states()).toEqual([['waiting', 'no_channel']])
    at.configure({ mail: mailSettings(at) })
    await at.round()
    expect(at.mail.mails).toHaveLength(1)
  })

  it('whose password has changed raises an alarm; messages wait and go with the new one', async () => {
    at.mail.password = 'another'
    const { matter } = await inHand()
    await tell(matter.id)
    await at.round(2 * MINUTE)
    expect(await states()).toEqual([['waiting', 'mail_login']])
    expect(at.log.text).toContain('alarm: messages do not leave by this channel')
    for (let hour = 0; hour < 8; hour += 1) await at.round(HOUR)
    const [waiting] = await at.messages()
    expect(waiting).toMatchObject({ state: 'waiting', tries: 0 })
    expect(at.log.text.match(/alarm/g)).toHaveLength(1)
    writeFileSync(join(at.dataDir, 'secrets', 'mail'), 'another')
    await at.round(10 * MINUTE)
    expect(at.mail.mails).toHaveLength(1)
    expect(at.log.text).toContain('messages leave by this channel again')
  })

  it('that cannot be reached is knocked at ever more seldom, and no message dies of it', async () => {
    const { port } = at.mail
    await at.mail.close()
    at.configure({ mail: { ...mailSettings(at), port } })
    await tell((await inHand()).matter.id)
    await at.round(2 * MINUTE)
    expect(await states()).toEqual([['waiting', 'mail_econnrefused']])
    for (let n = 0; n < 6; n += 1) await at.round(20 * MINUTE)
    expect((await at.messages())[0]).toMatchObject({ state: 'waiting', tries: 0 })
    expect(at.log.text.match(/"alarm/g)).toHaveLength(1)
  })

  it('whose certificate nobody vouches for gets neither password nor mail', async () => {
    const { ca: _ca, ...unknown } = mailSettings(at)
    at.configure({ mail: unknown })
    await tell((await inHand()).matter.id)
    await at.round(2 * MINUTE)
    expect(at.mail.mails).toEqual([])
    expect((await at.messages())[0]?.state).toBe('waiting')
    expect(at.log.text).toContain('alarm')
  })

  it('that is set up wrongly says at what, and the others work', async () => {
    at.configure({ mail: { ...mailSettings(at), from: 'a@b\r\nBcc: x@y.z' }, sms: smsSettings(at) })
    await tell((await inHand({ ...MAIL, phone: '13812341234' })).matter.id)
    await at.round(2 * MINUTE)
    expect(at.log.text).toContain('settings_from')
    expect(at.http.calls).toHaveLength(1)
  })
})

describe('a message', () => {
  it('that is put off by 4xx is tried again, each time later, and dies after twelve tries', async () => {
    at.mail.refuses = { at: 'data', code: 451 }
    await tell((await inHand()).matter.id)
    await at.round(2 * MINUTE)
    const waits: number[] = []
    for (let n = 1; n < 12; n += 1) {
      const [row] = await at.messages()
      expect(row).toMatchObject({ state: 'waiting', tries: n, reason: 'mail_451' })
      const due = Date.parse(row?.nextAt ?? '')
      waits.push((due - Date.parse(at.clock.now())) / MINUTE)
      // By day, so that night does not come between.
      at.clock.set('2026-03-03T02:00:00.000Z')
      await at.city.database.db.query(
        `UPDATE messages SET next_at = $2 WHERE jurisdiction_id = $1 AND state = 'waiting'`,
        [at.city.jurisdiction, at.clock.now()],
      )
      await at.round()
    }
    expect(waits.slice(0, 4)).toEqual([1, 2, 4, 8])
    expect(Math.max(...waits)).toBe(240)
    expect(await states()).toEqual([['dead', 'mail_451']])
  })

  it('that 5xx refuses goes by the other contact, and is a dead letter where there is none', async () => {
    at.mail.refuses = { at: 'rcpt', code: 550 }
    await tell((await inHand({ ...MAIL, phone: '13812341234' })).matter.id)
    await tell((await inHand({ mail: 'gone@example.org' })).matter.id)
    await at.round(2 * MINUTE)
    await at.round()
    expect(at.http.calls).toHaveLength(1)
    expect(new Set((await states()).map(String))).toEqual(new Set(['dead,mail_550', 'sent,']))
  })

  it('to what is no address leaves by no line and begins no header', async () => {
    const evil = ['a@b.c\r\nBcc: x@y.z', '<a@b.c>, d@e.f', 'a@b.c d@e.f', '"x\r\n"@b.c', 'a@', '@b']
    for (const mail of evil) await tell((await inHand({ mail })).matter.id)
    await tell((await inHand({ phone: '010-88886666' })).matter.id)
    await at.round(2 * MINUTE)
    await at.round()
    expect(at.mail.mails).toEqual([])
    expect(at.http.calls).toEqual([])
    expect(new Set((await states()).map(String))).toEqual(new Set(['ended,address_unusable']))
  })

  it('is sent once by two workers at once', async () => {
    for (let n = 0; n < 30; n += 1)
      await tell((await inHand({ mail: `r${n}@example.org` })).matter.id)
    const workers = [1, 2, 3].map(() => roundsOf(at.delivery, () => 0.5))
    await Promise.all(workers.map((round) => round()))
    at.clock.advance(2 * MINUTE)
    await Promise.all(workers.map((round) => round()))
    const to = at.mail.mails.flatMap((mail) => mail.to)
    expect(to).toHaveLength(30)
    expect(new Set(to).size).toBe(30)
  })

  it('whose sender dies before it says so is sent again under the same id', async () => {
    await tell((await inHand()).matter.id)
    await at.round(2 * MINUTE)
    await at.city.database.db.query(
      `UPDATE messages SET state = 'sending', leased_until = $2 WHERE jurisdiction_id = $1`,
      [at.city.jurisdiction, new Date(Date.parse(at.clock.now()) + 2 * MINUTE).toISOString()],
    )
    await at.round(MINUTE)
    expect(at.mail.mails).toHaveLength(1)
    await at.round(2 * MINUTE)
    expect(at.mail.mails).toHaveLength(2)
    const [first, second] = at.mail.mails
    expect(first?.messageId).toBe(second?.messageId)
    expect(first?.text).toBe(second?.text)
  })
})

describe('nothing of a matter is in a message', () => {
  const SAID = {
    text: '金丝雀餐馆每晚往河里倒油，住在旁边的李大娘可以作证',
    title: '金丝雀餐馆倒油',
    place: '金丝雀巷七十七号',
  }
  const IDENTITY = { name: '欧阳金丝雀', mail: 'bird@example.org', phone: '13877665544' }

  it('neither text nor place nor name nor number, by any channel', async () => {
    const { matter } = await answered(IDENTITY, { input: SAID })
    await answered({ phone: '13900001111', name: '欧阳金丝雀' }, { input: SAID })
    await at.round(2 * MINUTE)
    const sent = [
      ...at.mail.mails.map(({ raw, text, subject }) => `${raw}${text}${subject}`),
      ...at.http.calls.map(({ body }) => body),
    ]
    expect(sent).toHaveLength(2)
    const never = [
      '金丝雀',
      '李大娘',
      '餐馆',
      '欧阳',
      '住房',
      'Housing',
      '路灯',
      matter.number,
      matter.id,
      '物业',
    ]
    for (const one of sent) for (const word of never) expect(one).not.toContain(word)
    for (const { raw } of at.mail.mails) expect(raw).not.toContain('13877665544')
  })

  it('of a sealed one says exactly what any news says, and offers no answer by mail', async () => {
    const input = { ...SAID, accuses: true, accused_unit: 'urban' }
    const sealed = await at.file(IDENTITY, { input })
    await at.act(sealed.matter.id, 'sealed', 'tell', { words: '正在核实您反映的情况' })
    await at.round(2 * MINUTE)
    const [secret] = at.mail.mails
    at.configure({ mail: mailSettings(at), sms: smsSettings(at) })
    await tell((await inHand()).matter.id)
    await at.round(2 * MINUTE)
    expect(secret?.text).toBe(at.mail.mails[1]?.text)
    expect(secret?.subject).toBe(at.mail.mails[1]?.subject)
    expect(secret?.replyTo).toBeNull()
  })
})

describe('officials', () => {
  const toldAtWork = (login: string, address: string) =>
    setWorkContact(at.city.database.db, at.city.jurisdiction, {
      person: `p-${login}`,
      channel: 'mail',
      address,
    })

  it('are told once that something waits, whatever and how much, if they have a contact at work', async () => {
    await toldAtWork('housing-clerk', 'clerk@city.example')
    for (let n = 0; n < 3; n += 1) {
      const { matter } = await at.file({})
      await at.act(matter.id, 'dispatcher', 'dispatch', {
        unit: 'housing',
        category: 'home-property',
      })
    }
    await at.round()
    await at.round(20 * MINUTE)
    expect(at.mail.mails.map(({ to, text }) => [...to, text.trim()])).toEqual([
      ['clerk@city.example', expect.stringContaining('工作台上有新的事项等您处理，请登录查看。')],
    ])
  })

  it('of the accused line are told nothing of a sealed matter', async () => {
    for (const login of ['urban-clerk', 'sealed', 'leader', 'dispatcher'])
      await toldAtWork(login, `${login}@city.example`)
    const sealed = await at.file({}, { input: { accuses: true, accused_unit: 'urban' } })
    const resident = {
      as: 'resident',
      matter: sealed.matter.id,
      receipt: sealed.receipt.id,
    } as const
    await commit(at.city.house, at.city.jurisdiction, [
      { matter: sealed.matter.id, act: 'urge', input: {}, actor: resident },
    ])
    await at.round()
    await at.round(20 * MINUTE)
    expect(at.mail.mails.flatMap(({ to }) => to)).toEqual(['sealed@city.example'])
  })

  it('who hold no post any more are told nothing', async () => {
    await setWorkContact(at.city.database.db, at.city.jurisdiction, {
      person: 'p-nobody',
      channel: 'mail',
      address: 'nobody@city.example',
    })
    expect(SECRETS.mail).toBe(at.mail.password)
    await at.round()
    expect(at.mail.mails).toEqual([])
  })
})
