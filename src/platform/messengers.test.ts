/** Text messages and webhooks over a real HTTPS server; mail has its own tests where it is used. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CERTIFICATE } from '../../tests/support/certificate.ts'
import { httpServer } from '../../tests/support/http-server.ts'
import type { HttpServer, Said } from '../../tests/support/http-server.ts'
import type { Outgoing } from './messenger.ts'
import { mayReach, placeOf } from './outbound.ts'
import { numberOf, signature, smsMessenger } from './sms.ts'
import { webhookMessenger } from './webhook.ts'

let server: HttpServer
beforeEach(async () => {
  server = await httpServer()
})
afterEach(() => server.close())

const MESSAGE: Outgoing = {
  id: '0b0f3a52-8f4e-4a58-9a44-0c8b7b0e6a11',
  to: '13812341234',
  subject: '有新进展',
  text: '请用回执查看',
  link: 'https://city.example/my',
  replyTo: null,
}

const placed = (path: string) => {
  const place = placeOf(`${server.url}${path}`, 'loopback')
  if (!place) throw new Error('no place')
  return place
}

const sms = (secret = 'a-secret', ca: string | null = CERTIFICATE) =>
  smsMessenger({ place: placed('/send'), key: 'city-1', secret: () => secret, ca, timeout: 300 })

describe('text messages', () => {
  it('are signed over time, nonce, path and body, a nonce never twice', async () => {
    expect(await sms().send(MESSAGE)).toEqual({ ok: true })
    expect(await sms().send(MESSAGE)).toEqual({ ok: true })
    const nonces = server.calls.map(({ headers }) => headers['x-nonce'])
    expect(new Set(nonces).size).toBe(2)
    for (const { path, headers, body } of server.calls) {
      const at = Number(headers['x-timestamp'])
      expect(Math.abs(Date.now() / 1_000 - at)).toBeLessThan(10)
      const nonce = String(headers['x-nonce'])
      expect(headers['x-signature']).toBe(signature('a-secret', { at, nonce }, path, body))
      expect(headers['x-signature']).not.toBe(signature('another', { at, nonce }, path, body))
      expect(headers['x-signature']).not.toBe(
        signature('a-secret', { at, nonce }, path, `${body} `),
      )
      expect(headers['x-key']).toBe('city-1')
      expect(JSON.parse(body)).toEqual({ id: MESSAGE.id, to: '+8613812341234', text: MESSAGE.text })
    }
    // Computed by openssl from the description in docs/operations.md: so that others can write the other side.
    expect(signature('k', { at: 1_700_000_000, nonce: '00' }, '/send', '{}')).toBe(
      '8ec42eb87e131fe165ce98e293db4f3174f9ba0707cf5da38ddb3cc77b34da80',
    )
  })

  it.each<readonly [string, Said, string]>([
    ['taken', { status: 202 }, 'ok'],
    ['had before', { status: 409 }, 'ok'],
    ['key ended', { status: 401 }, 'credentials sms_key'],
    ['key refused', { status: 403 }, 'credentials sms_key'],
    ['too many', { status: 429 }, 'temporary sms_429'],
    ['broken there', { status: 503 }, 'temporary sms_503'],
    ['refused', { status: 422 }, 'permanent sms_422'],
    ['nothing there', { status: 404 }, 'credentials sms_404'],
    [
      'elsewhere',
      { status: 302, headers: { location: 'http://169.254.169.254/' } },
      'credentials sms_302',
    ],
    ['slow', { status: 200, after: 900 }, 'unreachable sms_timeout'],
    ['endless', { status: 200, body: 'x'.repeat(200_000) }, 'unreachable sms_answer_too_long'],
  ])('%s', async (_what, said, expected) => {
    server.answer = () => said
    const result = await sms().send(MESSAGE)
    expect(result.ok ? 'ok' : `${result.why} ${result.reason}`).toBe(expected)
    expect(server.calls).toHaveLength(1)
  })

  it('go to nobody who is not vouched for, and to no line that is closed', async () => {
    const stranger = await sms('a-secret', null).send(MESSAGE)
    expect(stranger).toMatchObject({ ok: false, why: 'unreachable' })
    expect(server.calls).toEqual([])
    const messenger = sms()
    await server.close()
    expect(await messenger.send(MESSAGE)).toMatchObject({
      why: 'unreachable',
      reason: 'sms_econnrefused',
    })
    server = await httpServer()
  })

  it.each([
    ['13812341234', '+8613812341234'],
    ['+86 138-1234-1234', '+8613812341234'],
    ['008613812341234', '+8613812341234'],
    ['１３８１２３４１２３４', '+8613812341234'],
    ['+852 9123 4567', '+85291234567'],
    ['010-88886666', null],
    ['12345', null],
    ['+86 10 8888 6666', null],
    ['13812341234;13900000000', null],
    ['138123412345', null],
  ])('%s is the number %s', (typed, number) => {
    expect(numberOf(typed)).toBe(number)
  })
})

describe('webhooks', () => {
  let secret = 's'
  let clock = Date.parse('2026-03-02T02:00:00.000Z')
  const wechat = () =>
    webhookMessenger(
      {
        place: placed(''),
        appId: 'app',
        secret: () => secret,
        template: 'T1',
        ca: CERTIFICATE,
        timeout: 300,
      },
      () => clock,
    )
  const to = { ...MESSAGE, to: 'openid_1' }
  let tokens = 0
  /** Says which tokens it takes. */
  const account = (good: (token: string) => number) => {
    server.answer = ({ path, body }) => {
      if (path === '/cgi-bin/stable_token') {
        if (JSON.parse(body).secret !== 's')
          return { status: 200, body: JSON.stringify({ errcode: 40125, errmsg: 'invalid secret' }) }
        tokens += 1
        return {
          status: 200,
          body: JSON.stringify({ access_token: `t${tokens}`, expires_in: 7200 }),
        }
      }
      const token = new URL(path, server.url).searchParams.get('access_token') ?? ''
      return { status: 200, body: JSON.stringify({ errcode: good(token) }) }
    }
  }
  beforeEach(() => {
    secret = 's'
    tokens = 0
    clock = Date.parse('2026-03-02T02:00:00.000Z')
  })

  it('fetch a token once, use it until shortly before it ends, and then fetch another', async () => {
    account(() => 0)
    const messenger = wechat()
    expect(await messenger.send(to)).toEqual({ ok: true })
    clock += 7_000_000
    await messenger.send(to)
    expect(tokens).toBe(1)
    clock += 200_000
    await messenger.send(to)
    expect(tokens).toBe(2)
    const sent = JSON.parse(server.calls[1]?.body ?? '')
    expect(sent).toMatchObject({ touser: 'openid_1', template_id: 'T1', url: MESSAGE.link })
    expect(sent.client_msg_id).toBe(MESSAGE.id.slice(0, 32))
    expect(server.calls.every(({ path }) => !path.includes('secret'))).toBe(true)
  })

  it('fetch another token once when theirs is refused, and say so when that is refused too', async () => {
    account((token) => (token === 't2' ? 0 : 42001))
    expect(await wechat().send(to)).toEqual({ ok: true })
    expect(tokens).toBe(2)
    account(() => 40001)
    expect(await wechat().send(to)).toMatchObject({ why: 'credentials', reason: 'wechat_token' })
  })

  it('know a secret that has ended, a recipient who has left and a busy hour apart', async () => {
    secret = 'old'
    account(() => 0)
    expect(await wechat().send(to)).toMatchObject({ why: 'credentials', reason: 'wechat_40125' })
    secret = 's'
    account(() => 43004)
    expect(await wechat().send(to)).toMatchObject({ why: 'permanent', reason: 'wechat_43004' })
    account(() => 45009)
    expect(await wechat().send(to)).toMatchObject({ why: 'temporary', reason: 'wechat_45009' })
    server.answer = () => ({ status: 200, body: '<html>' })
    expect(await wechat().send(to)).toMatchObject({ why: 'credentials', reason: 'wechat_no_json' })
    expect(await wechat().send({ ...to, to: 'a b' })).toMatchObject({ why: 'permanent' })
  })
})

describe('a place to call', () => {
  it.each([
    'http://sms.example/',
    'ftp://sms.example/',
    'https://user:secret@sms.example/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/',
    'https://192.168.1.1/',
    'https://0.0.0.0/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[fe80::1]/',
    'https://[64:ff9b::7f00:1]/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '',
  ])('in public is not %s', (text) => {
    expect(placeOf(text, 'public')).toBeNull()
  })

  it('may lie in a network of one’s own or on this machine where that is said', () => {
    expect(placeOf('https://10.1.2.3/sms', 'private')).not.toBeNull()
    expect(placeOf('https://127.0.0.1/sms', 'private')).toBeNull()
    expect(placeOf('http://localhost:8080/', 'loopback')).not.toBeNull()
    expect(placeOf('https://8.8.8.8/', 'loopback')).toBeNull()
    expect(placeOf('https://169.254.169.254/', 'private')).toBeNull()
    expect(mayReach('8.8.8.8', 'public')).toBe(true)
    expect(mayReach('2606:4700::1111', 'public')).toBe(true)
  })

  it('is looked at again when the line is opened: a name that leads home is not called', async () => {
    const place = placeOf(server.url, 'public')
    const messenger = smsMessenger({
      place: place ?? placed('/'),
      key: 'k',
      secret: () => 's',
      ca: CERTIFICATE,
    })
    expect(await messenger.send(MESSAGE)).toMatchObject({
      why: 'unreachable',
      reason: 'sms_address_out_of_reach',
    })
    expect(server.calls).toEqual([])
  })
})
