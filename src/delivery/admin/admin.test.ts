/** The administrator's page of delivery over HTTP. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { deskClient } from '../../../tests/support/client.ts'
import type { DeskClient } from '../../../tests/support/client.ts'
import { deskServer } from '../../../tests/support/desk-server.ts'
import type { Login } from '../../../tests/support/city.ts'
import { mailSettings, reached } from '../delivery.fixture.ts'
import type { Reached } from '../delivery.fixture.ts'

const MINUTE = 60_000
const AT = '/desk/api/admin/delivery'

let at: Reached
let app: FastifyInstance
let system: DeskClient

beforeAll(async () => {
  at = await reached()
  app = await deskServer({ house: at.city.house, org: at.city.org })
})
beforeEach(async () => {
  system = await clientOf('system-admin')
})
afterAll(async () => {
  await app.close()
  await at.close()
})

async function clientOf(login: Login): Promise<DeskClient> {
  return deskClient(app, await at.city.sessionOf(login))
}

/** A matter whose resident is told progress, to a mail box that does not exist. */
async function undeliverable(mail: string): Promise<string> {
  at.configure({ mail: mailSettings(at) })
  at.mail.refuses = { at: 'rcpt', code: 550 }
  const { matter } = await at.file({ mail })
  await at.act(matter.id, 'dispatcher', 'dispatch', {
    unit: 'housing',
    category: 'home-property',
  })
  await at.act(matter.id, 'housing-clerk', 'accept')
  await at.act(matter.id, 'housing-clerk', 'tell', { words: '师傅明天上午来看路灯' })
  await at.round(2 * MINUTE)
  at.mail.refuses = null
  return matter.id
}

it('a dead letter says why and to what sort of recipient, and nothing of the matter', async () => {
  const matter = await undeliverable('gone@example.org')
  const { json, body } = await system.get(AT)
  expect(json).toMatchObject({ dead: 1, waiting: 0, noChannel: 0, next: null })
  expect(json.letters).toMatchObject([
    { about: 'news', person: null, channel: 'mail', reason: 'mail_550' },
  ])
  expect(json.channels).toMatchObject([
    { channel: 'mail', configured: true, alarmReason: null },
    { channel: 'sms', configured: false },
    { channel: 'wechat', configured: false },
  ])
  expect(json.counts).toMatchObject([{ channel: 'mail', outcome: 'dead', value: 1 }])
  for (const word of [matter, 'gone', 'example', '路灯']) expect(body).not.toContain(word)

  const [{ id }] = json.letters
  expect((await system.post(`${AT}/messages/${id}/retry`)).json).toEqual({ revived: 1 })
  expect((await system.post(`${AT}/messages/${id}/retry`)).status).toBe(404)
  await at.round()
  expect(at.mail.mails.map(({ to }) => to[0])).toEqual(['gone@example.org'])
  expect((await system.get(AT)).json).toMatchObject({ dead: 0, letters: [] })
})

it('all are sent again at once, several for the same as one; one is given up with a reason', async () => {
  for (const mail of ['a@example.org', 'b@example.org', 'c@example.org']) await undeliverable(mail)
  const before = at.mail.mails.length
  const { letters } = (await system.get(AT)).json
  expect(letters).toHaveLength(3)
  const give = (id: string, reason: unknown) =>
    system.post(`${AT}/messages/${id}/give-up`, { reason: reason as string })
  for (const bad of ['', ' ', 'x', 'x'.repeat(301), 7])
    expect((await give(letters[0].id, bad)).status, String(bad)).toBeGreaterThanOrEqual(400)
  expect((await give(letters[0].id, '邮箱已经注销')).status).toBe(200)
  expect((await give(letters[0].id, '邮箱已经注销')).status).toBe(404)
  expect((await give('nothing', '没有这条消息')).status).toBe(404)
  expect((await system.post(`${AT}/retry`)).json).toEqual({ revived: 2 })
  await at.round()
  expect(at.mail.mails.length - before).toBe(2)
  const log = (await (await clientOf('audit-admin')).get('/desk/api/admin/log')).json.entries
  expect(log.map(({ act }: { act: string }) => act)).toEqual(
    expect.arrayContaining(['retry_messages', 'give_up_message', 'retry_message']),
  )
})

it('an alarm stands on every page of the administrators until the channel works again', async () => {
  const alarms = async (login: Login) => (await (await clientOf(login)).get(`${AT}/alarms`)).json
  expect(await alarms('security-admin')).toEqual({ alarms: [] })
  at.mail.password = 'changed'
  await undeliverable('wang@example.org')
  expect(await alarms('security-admin')).toMatchObject({
    alarms: [{ channel: 'mail', reason: 'mail_login' }],
  })
  at.mail.password = 'a-password-of-mail'
  await at.round(10 * MINUTE)
  expect(await alarms('audit-admin')).toEqual({ alarms: [] })
})

it('officials’ contacts at work are set as they will be used, and removed', async () => {
  const set = (channel: string, address: string, person = 'p-housing-clerk') =>
    system.put(`${AT}/contacts`, { person, channel, address })
  expect((await set('sms', '138 1234 1234')).status).toBe(200)
  expect((await set('mail', 'clerk@city.example')).status).toBe(200)
  const wrong: readonly (readonly [string, string, string?])[] = [
    ['mail', 'no address'],
    ['mail', 'a@b.c\r\nBcc: d@e.f'],
    ['sms', '12345'],
    ['wechat', 'open id'],
    ['pigeon', 'coop'],
    ['mail', 'a@b.example', 'p-nobody'],
  ]
  for (const [channel, address, person] of wrong)
    expect((await set(channel, address, person)).status, address).toBeGreaterThanOrEqual(400)
  expect((await system.get(AT)).json.contacts).toEqual([
    { person: 'p-housing-clerk', channel: 'mail', address: 'clerk@city.example' },
    { person: 'p-housing-clerk', channel: 'sms', address: '+8613812341234' },
  ])
  expect((await system.remove(`${AT}/contacts/sms:p-housing-clerk`)).status).toBe(200)
  expect((await system.get(AT)).json.contacts).toHaveLength(1)
})

it('only the system administrator changes anything; nobody else sees the page', async () => {
  const security = await clientOf('security-admin')
  expect((await security.get(AT)).status).toBe(200)
  expect((await security.post(`${AT}/retry`)).status).toBe(404)
  for (const login of ['leader', 'supervisor', 'housing-clerk'] as const) {
    const client = await clientOf(login)
    expect((await client.get(AT)).body).toBe((await client.get(`${AT}-not-there`)).body)
    expect((await client.get(`${AT}/alarms`)).status).toBe(404)
  }
})
