import { connect } from 'node:net'
import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from './clock.ts'
import { formTokens } from './forms.ts'
import { BASE_HEADERS } from './headers.ts'
import { type Handler, type RouteEntry, buildHttp } from './http.ts'
import { openLog } from './log.ts'

const CANARY = 'canary-138-0013-8000'
const clock = fixedClock('2026-11-24T05:21:00.000Z')
const tokens = formTokens(randomBytes(32))
const logged: string[] = []
const echo: Handler = {
  handle: async (request) => ({ query: request.query, body: request.body ?? null }),
}

const routes: readonly RouteEntry[] = [
  [
    'GET',
    '/page',
    'anyone',
    { handle: async (request, reply) => reply.type('text/html').send(request.formToken()) },
  ],
  ['GET', '/echo', 'anyone', { ...echo, repeats: ['status'] }],
  ['POST', '/echo', 'anyone', echo],
  [
    'POST',
    '/say',
    'anyone',
    {
      forms: 'lenient',
      handle: async (request) => ({ stale: request.staleForm, body: request.body }),
    },
  ],
  [
    'POST',
    '/open',
    'anyone',
    { forms: 'open', handle: async (request) => ({ cookies: request.cookies }) },
  ],
  ['GET', '/secret/:id', 'nobody', echo],
  [
    'GET',
    '/broken',
    'anyone',
    { handle: () => Promise.reject(new SyntaxError(`unexpected ${CANARY}`)) },
  ],
  [
    'POST',
    '/strict',
    'anyone',
    {
      forms: 'open',
      ...echo,
      schema: {
        body: {
          type: 'object',
          required: ['name'],
          additionalProperties: false,
          properties: { name: { type: 'string', maxLength: 5 } },
        },
      },
    },
  ],
]

let app: FastifyInstance

beforeAll(async () => {
  app = await buildHttp({
    routes,
    clock,
    tokens,
    log: openLog({ write: (line) => void logged.push(line) }),
    sessionCookie: '__Host-answerable',
    publicUrl: null,
    admit: async (role) => role !== 'nobody',
    most: 3,
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => app.close())

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const json = { 'content-type': 'application/json', 'x-csrf-token': '' }
const token = (session = '') => tokens.issue(session, clock.now())
const post = (url: string, headers: Record<string, string>, payload: string | Buffer) =>
  app.inject({ method: 'POST', url, headers: { host: 'here', ...headers }, payload })

describe('every answer carries the headers', () => {
  it.each([
    ['200', { url: '/page' }, 200],
    ['404', { url: '/nothing' }, 404],
    ['404 for what is forbidden', { url: '/secret/1' }, 404],
    ['405', { method: 'DELETE', url: '/page' }, 405],
    ['500', { url: '/broken' }, 500],
    ['400 of the router', { url: '/%ff' }, 400],
    ['400 of parameters', { url: '/echo?a=1&a=2' }, 400],
    ['403', { method: 'POST', url: '/echo', headers: { origin: 'https://evil.example' } }, 403],
    [
      '415',
      { method: 'POST', url: '/open', headers: { 'content-type': 'text/plain' }, payload: 'x' },
      415,
    ],
  ] as const)('%s', async (_name, request, status) => {
    const answer = await app.inject(request as never)
    expect(answer.statusCode).toBe(status)
    const { 'content-security-policy': policy, ...others } = BASE_HEADERS
    expect(answer.headers).toMatchObject(others)
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    expect(answer.headers['content-security-policy']).not.toContain('unsafe')
    expect(answer.headers['content-security-policy'] === policy).toBe(status !== 200)
    expect(answer.headers).not.toHaveProperty('server')
  })

  it('also where there is no request at all', async () => {
    const answer = await raw('NONSENSE\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    for (const [name, value] of Object.entries(BASE_HEADERS))
      expect(answer).toContain(`${name}: ${value}`)
    expect(await raw(`GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    )
  })
})

describe('what is absent and what is forbidden are alike, byte for byte', () => {
  it.each(['text/html', 'application/json'])('%s', async (accept) => {
    const strip = ({ statusCode, headers, body }: Awaited<ReturnType<typeof app.inject>>) => {
      const { date: _date, ...rest } = headers
      return { statusCode, headers: rest, body }
    }
    const absent = strip(await app.inject({ url: '/secreu/1', headers: { accept } }))
    expect(strip(await app.inject({ url: '/secret/1', headers: { accept } }))).toEqual(absent)
  })
})

describe('unsafe requests prove that they come from a page of ours', () => {
  it.each([
    ['no token', {}, 403],
    ['a token of another session', { 'x-csrf-token': token('other') }, 403],
    [
      'a forged token',
      { 'x-csrf-token': token().replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')) },
      403,
    ],
    ['a token, no origin', { 'x-csrf-token': token() }, 200],
    ['a token, own origin', { 'x-csrf-token': token(), origin: 'http://here' }, 200],
    ['a token, foreign origin', { 'x-csrf-token': token(), origin: 'http://there' }, 403],
    ['a token, another port', { 'x-csrf-token': token(), origin: 'http://here:81' }, 403],
    [
      'a token, null origin, no word of the browser',
      { 'x-csrf-token': token(), origin: 'null' },
      200,
    ],
    [
      'a token, null origin, same-origin',
      { 'x-csrf-token': token(), origin: 'null', 'sec-fetch-site': 'same-origin' },
      200,
    ],
    [
      'a token, null origin, cross-site',
      { 'x-csrf-token': token(), origin: 'null', 'sec-fetch-site': 'cross-site' },
      403,
    ],
    ['a token, same-site', { 'x-csrf-token': token(), 'sec-fetch-site': 'same-site' }, 403],
    ['null origin without token', { origin: 'null' }, 403],
  ])('%s', async (_name, headers, status) => {
    expect(
      (await post('/echo', { 'content-type': 'application/json', ...headers }, '{}')).statusCode,
    ).toBe(status)
  })

  it('takes the token from a form and hands the form on without it', async () => {
    const answer = await post('/echo', form, `_csrf=${token()}&text=%E4%BD%A0+%F0%A0%AE%B7`)
    expect(answer.json().body).toEqual({ text: '你 𠮷' })
  })

  it('binds the token to the session of the cookie', async () => {
    const cookie = '__Host-answerable=abc'
    expect((await post('/echo', { ...form, cookie }, `_csrf=${token('abc')}`)).statusCode).toBe(200)
    expect((await post('/echo', { ...form, cookie }, `_csrf=${token()}`)).statusCode).toBe(403)
  })

  it('lets a handler keep what was typed when the page lay open too long', async () => {
    const old = tokens.issue('', '2026-11-23T05:21:00.000Z')
    const answer = await post('/say', form, `_csrf=${old}&text=x`)
    expect(answer.json()).toEqual({ stale: true, body: { text: 'x' } })
    expect((await post('/say', { ...form, origin: 'http://there' }, 'text=x')).statusCode).toBe(403)
  })

  it('takes cookies away where no proof is asked', async () => {
    const answer = await post(
      '/open',
      { ...json, cookie: '__Host-answerable=abc', origin: 'http://there' },
      '{}',
    )
    expect(answer.json()).toEqual({ cookies: {} })
  })
})

describe('what cannot be read is refused', () => {
  const deep = (n: number) => `${'['.repeat(n)}${']'.repeat(n)}`
  it.each([
    ['a name given twice', form, 'a=1&a=2', 'repeated_parameter'],
    ['__proto__ in a form', form, '__proto__=1', 'forbidden_name'],
    ['__proto__ in JSON', json, '{"__proto__":{"a":1}}', 'not_json'],
    ['constructor.prototype in JSON', json, '{"constructor":{"prototype":{}}}', 'not_json'],
    ['GBK in a form', form, 'text=%C4%E3%BA%C3', 'not_utf8'],
    ['GBK in JSON', json, Buffer.from([0x22, 0xc4, 0xe3, 0x22]), 'not_utf8'],
    ['half of JSON', json, '{"a":', 'not_json'],
    ['JSON too deep', json, deep(33), 'too_deep'],
    [
      'too many fields',
      form,
      Array.from({ length: 201 }, (_, i) => `f${i}=1`).join('&'),
      'too_many_parameters',
    ],
    ['a body too large', json, `"${'x'.repeat(131_072)}"`, 'too_large'],
    [
      'another kind of body',
      { 'content-type': 'multipart/form-data; boundary=x' },
      'x',
      'unsupported_media_type',
    ],
  ])('%s', async (_name, headers, body, code) => {
    const answer = await post('/open', { accept: 'application/json', ...headers }, body)
    expect(answer.json().refusal.code).toBe(code)
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
  })

  it('brackets inside text do not count as depth', async () => {
    expect(
      (await post('/open', json, JSON.stringify({ text: `\\"${'['.repeat(99)}` }))).statusCode,
    ).toBe(200)
    expect((await post('/open', json, deep(32))).statusCode).toBe(200)
  })

  it('names that may be repeated are lists', async () => {
    expect((await app.inject('/echo?status=open&status=closed&q=1')).json().query).toEqual({
      status: ['open', 'closed'],
      q: '1',
    })
    expect((await app.inject('/echo?status=open')).json().query).toEqual({ status: ['open'] })
  })

  it.each([
    [{}, 'name', 'required'],
    [{ name: 'abcdef' }, 'name', 'maxLength'],
    [{ name: 'a', power: 'all' }, 'power', 'additionalProperties'],
  ])('a body that breaks the schema names the field: %j', async (body, field, rule) => {
    const answer = await post(
      '/strict',
      { ...json, accept: 'application/json' },
      JSON.stringify(body),
    )
    expect(answer.json()).toEqual({ refusal: { code: 'invalid', field, params: { rule } } })
  })
})

it('refuses an address with a zero byte in it', async () => {
  for (const url of ['/echo?a=%00', '/echo?%00=a', '/secret/a%00b']) {
    const answer = await app.inject({ url })
    expect([url, answer.statusCode]).toEqual([url, 400])
  }
})

it('says which methods an address takes', async () => {
  const answer = await app.inject({ method: 'DELETE', url: '/echo' })
  expect(answer.headers.allow).toBe('GET, HEAD, POST')
})

it('logs a failure once, by a number, without what was sent', async () => {
  logged.length = 0
  const answer = await app.inject({
    url: `/broken?${CANARY}`,
    headers: { 'user-agent': CANARY, 'x-forwarded-for': CANARY },
  })
  expect(logged).toHaveLength(1)
  expect(logged[0]).toContain(answer.headers['x-reference'])
  expect(logged.join('')).not.toContain(CANARY)
  expect(answer.body).not.toContain(CANARY)
})

function raw(text: string): Promise<string> {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return new Promise((resolve, reject) => {
    let heard = ''
    const socket = connect(address.port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => (heard += chunk.toString()))
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })
}
