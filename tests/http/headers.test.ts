/** What every answer carries whatever its status (G5, G6), and the marks of cookies (G1). */
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { SESSION_COOKIE, totpCode } from '../../src/org/index.ts'
import type { RouteEntry } from '../../src/platform/http.ts'
import { openLog } from '../../src/platform/log.ts'
import { allRoutes, serve } from '../../src/serving.ts'
import type { Serving } from '../../src/serving.ts'
import { submit } from '../../src/intake/index.ts'
import { PASSWORD, testCity } from '../support/city.ts'
import type { TestCity } from '../support/city.ts'

const FAILING = ['/failing', '/desk/api/failing', '/api/v1/failing', '/open311/v2/failing.json']

let city: TestCity
let app: FastifyInstance
let routes: readonly RouteEntry[]
let code = ''
let dispatcher: Readonly<Record<string, string>>

beforeAll(async () => {
  ensureDesk()
  city = await testCity()
  const fails: RouteEntry[3] = {
    async handle() {
      throw new Error('planted')
    },
  }
  const serving: Serving = {
    house: city.house,
    org: city.org,
    log: openLog(undefined, 'silent'),
    formKey: Buffer.alloc(32, 3),
    publicUrl: null,
    more: FAILING.map((url) => ['GET', url, 'public', fails]),
  }
  routes = allRoutes(serving)
  app = await serve(serving)
  dispatcher = { cookie: `${SESSION_COOKIE}=${await city.sessionOf('dispatcher')}` }
  const filed = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input: { text: '楼下烧烤摊半夜还在冒烟' },
    receipt: true,
    idempotency: { key: 'headers-0001', scope: 'test' },
  })
  code = filed.ok ? (filed.value.receipt?.code ?? '') : ''
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const JSON_TYPE = { 'content-type': 'application/json' }

async function tokenFor(cookie: Readonly<Record<string, string>>): Promise<string> {
  return (await app.inject({ url: '/desk/api/session', headers: cookie })).json().token
}

type Asked = () => InjectOptions | Promise<InjectOptions>

const get = (url: string): Asked => {
  return () => ({ method: 'GET', url })
}
const post = (url: string, payload: string, headers: Readonly<Record<string, string>>): Asked => {
  return () => ({ method: 'POST', url, payload, headers: { ...headers } })
}

/** As the dispatcher, with a good token. */
const desk = (url: string, payload: string): Asked => {
  return async () => {
    const token = await tokenFor(dispatcher)
    const headers = { ...dispatcher, ...JSON_TYPE, 'x-csrf-token': token }
    return { method: 'POST', url, payload, headers }
  }
}

const key = async () => `Bearer ${await city.keyFor('hotline', ['intake'])}`
const department = (url: string, payload: string): Asked => {
  return async () => {
    const headers = { ...JSON_TYPE, authorization: await key() }
    return { method: 'POST', url, payload, headers }
  }
}

const HUGE = 'x'.repeat(4_400_000)

/** One of each status of each family. */
const ANSWERS: readonly (readonly [family: string, status: number, asked: Asked])[] = [
  ['pages', 200, get('/')],
  ['pages', 200, get('/say')],
  ['pages', 200, get('/board')],
  ['pages', 303, () => post('/my', `do=open&code=${code}`, FORM)()],
  ['pages', 400, post('/say', 'text=%C2%B7%B5', FORM)],
  ['pages', 400, get('/%ff')],
  ['pages', 404, get('/nowhere')],
  ['pages', 405, post('/board', '', FORM)],
  ['pages', 413, post('/say', `text=${HUGE}`, FORM)],
  ['pages', 415, post('/say', 'x', { 'content-type': 'text/csv' })],
  ['pages', 422, post('/my', 'do=open&code=none', FORM)],
  ['pages', 500, get('/failing')],
  ['desk', 200, get('/desk')],
  ['desk', 200, get('/desk/api/session')],
  ['desk', 400, desk('/desk/api/matters', '{"nonsense":1}')],
  ['desk', 401, async () => signingIn('wrong-wrong-wrong')],
  ['desk', 403, post('/desk/api/sign-in', '{}', JSON_TYPE)],
  ['desk', 404, get('/desk/api/nowhere')],
  ['desk', 404, get('/desk/api/waiting')],
  ['desk', 405, () => ({ method: 'DELETE', url: '/desk/api/session' })],
  ['desk', 413, desk('/desk/api/matters', `{"kind":"${HUGE}"}`)],
  ['desk', 500, get('/desk/api/failing')],
  ['v1', 200, get('/api/v1/openapi.json')],
  ['v1', 400, department('/api/v1/matters', '{"kind":')],
  ['v1', 404, get('/api/v1/matters')],
  [
    'v1',
    405,
    async () => {
      return { method: 'DELETE', url: '/api/v1/matters', headers: { authorization: await key() } }
    },
  ],
  ['v1', 413, department('/api/v1/matters', `{"kind":"${HUGE}"}`)],
  ['v1', 500, get('/api/v1/failing')],
  ['open311', 200, get('/open311/v2/services.xml')],
  ['open311', 400, get('/open311/v2/requests.json?start_date=never')],
  ['open311', 404, get('/open311/v2/requests/none.json')],
  ['open311', 405, () => ({ method: 'DELETE', url: '/open311/v2/requests.xml' })],
  ['open311', 413, post('/open311/v2/requests.json', `description=${HUGE}`, FORM)],
  ['open311', 500, get('/open311/v2/failing.json')],
]

async function signingIn(password: string): Promise<InjectOptions> {
  const login = 'caller'
  const now = city.house.clock.now()
  return {
    method: 'POST',
    url: '/desk/api/sign-in',
    headers: { ...JSON_TYPE, 'x-csrf-token': await tokenFor({}) },
    payload: JSON.stringify({ login, password, code: totpCode(city.secretOf(login), now) }),
  }
}

/** What is amiss with the headers of an answer. */
function faultsOf({ headers }: LightMyRequestResponse): string[] {
  const faults: string[] = []
  const must = (name: string, pattern: RegExp) => {
    const value = String(headers[name] ?? '')
    if (!pattern.test(value)) faults.push(`${name}: ${value}`)
  }
  must('strict-transport-security', /^max-age=(?:3153[6-9]\d{3}|[4-9]\d{7,}|\d{9,})\b/u)
  must('x-content-type-options', /^nosniff$/u)
  must('referrer-policy', /^no-referrer$/u)
  must('cross-origin-opener-policy', /^same-origin$/u)
  must('cross-origin-resource-policy', /^same-origin$/u)
  must('x-frame-options', /^DENY$/u)
  must('cache-control', /\bno-store\b|^public, /u)
  must('permissions-policy', /\bcamera=\(\)/u)
  must('content-security-policy', /^default-src 'none';.*\bframe-ancestors 'none'/u)
  must('content-security-policy', /\bbase-uri 'none'/u)
  must('content-security-policy', /\bform-action '(?:none|self)'/u)
  must('content-security-policy', /^(?!.*(?:unsafe-|https?:|\*|strict-dynamic))/u)
  for (const name of ['server', 'x-powered-by', 'via', 'access-control-allow-origin'])
    if (headers[name] !== undefined) faults.push(`${name}: ${String(headers[name])}`)
  const isPage = String(headers['content-type']).startsWith('text/html')
  const isDesk = String(headers['content-security-policy']).includes("'nonce-")
  if (isPage && !isDesk) must('content-security-policy', /require-trusted-types-for 'script'/u)
  return faults
}

describe('headers', () => {
  it.each(ANSWERS)('%s %i', async (_family, status, asked) => {
    const answer = await app.inject(await asked())
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(status)
    expect(faultsOf(answer)).toEqual([])
  })

  it('are those of every address of the table, asked by nobody', async () => {
    for (const [method, url] of routes) {
      const answer = await app.inject({ method, url: filled(url) })
      expect(faultsOf(answer), `${method} ${url}`).toEqual([])
    }
  })

  it('hold a nonce that is new each time where the desk needs one, for styles alone', async () => {
    const policies = await Promise.all(
      [1, 2].map(async () =>
        String((await app.inject({ url: '/desk' })).headers['content-security-policy']),
      ),
    )
    expect(new Set(policies).size).toBe(2)
    for (const policy of policies) expect(policy).toMatch(/script-src 'self';/u)
  })
})

describe('cookies', () => {
  const faults = (answer: LightMyRequestResponse) =>
    [answer.headers['set-cookie'] ?? []].flat().filter((cookie) => {
      const marks = ['__Host-', '; Path=/', '; Secure', '; HttpOnly']
      return (
        !marks.every((mark) => cookie.includes(mark)) ||
        !/; SameSite=(?:Lax|Strict)/u.test(cookie) ||
        cookie.includes('Domain=') ||
        !cookie.startsWith('__Host-')
      )
    })

  it('carry their marks when they are set, and when they are taken back', async () => {
    const signedIn = await app.inject(await signingIn(PASSWORD))
    expect(signedIn.statusCode, signedIn.body).toBe(200)
    const session = signedIn.cookies.find(({ name }) => name === SESSION_COOKIE)?.value ?? ''
    expect(Buffer.from(session, 'base64url').length).toBeGreaterThanOrEqual(16)
    const cookie = { cookie: `${SESSION_COOKIE}=${session}` }
    const signedOut = await app.inject({
      method: 'POST',
      url: '/desk/api/sign-out',
      headers: { ...cookie, 'x-csrf-token': await tokenFor(cookie) },
    })
    const opened = await app.inject(await post('/my', `do=open&code=${code}`, FORM)())
    const left = await app.inject(await post('/my', 'do=leave', FORM)())
    const answers = [signedIn, signedOut, opened, left]
    for (const answer of answers) {
      expect(answer.cookies.length).toBeGreaterThan(0)
      expect(faults(answer)).toEqual([])
    }
    const after = await app.inject({ url: '/desk/api/session', headers: cookie })
    expect(after.json().session).toBeNull()
  })

  it('are set by no public page that one only reads', async () => {
    for (const url of ['/', '/say', '/board', '/law', '/my', '/desk', '/desk/api/session'])
      expect((await app.inject({ url })).cookies).toEqual([])
  })
})

function filled(url: string): string {
  return url.replaceAll(/:[a-z]+/gu, 'none').replace('*', 'none')
}
