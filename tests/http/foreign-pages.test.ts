/**
 * Nothing unsafe is done for a page of somebody else (G3): every unsafe route of the table, tried with everything that
 * such a page can send from the browser of somebody whom the role lets in.
 */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submit } from '../../src/intake/index.ts'
import { SESSION_COOKIE } from '../../src/org/index.ts'
import type { RouteEntry } from '../../src/platform/http.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskServer, servingOf } from '../support/desk-server.ts'
import { entryIn } from '../support/knowledge.ts'
import { publishedIn } from '../support/published.ts'
import { allRoutes } from '../../src/serving.ts'
import { issueVerdictLink } from '../../src/vault/index.ts'

let city: TestCity
let app: FastifyInstance
let routes: readonly RouteEntry[]
let code = ''
let published = ''
let verdict = ''
let question = ''
const sessions = new Map<Login, string>()

beforeAll(async () => {
  city = await testCity()
  app = await deskServer(city)
  routes = allRoutes(servingOf(city))
  for (const login of [
    'system-admin',
    'security-admin',
    'audit-admin',
    'dispatcher',
    'operator',
    'supervisor',
  ] as const)
    sessions.set(login, await city.sessionOf(login))
  const filed = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input: { text: '楼下烧烤摊半夜还在冒烟' },
    receipt: true,
    idempotency: { key: 'foreign-0001', scope: 'test' },
  })
  code = filed.ok ? (filed.value.receipt?.code ?? '') : ''
  question = (await entryIn(city)).number
  const shown = await publishedIn(city)
  published = shown.number
  verdict = await city.house.db.transaction((tx) =>
    issueVerdictLink(tx, city.jurisdiction, shown.id, city.house.clock.now()),
  )
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const JSON_TYPE = { 'content-type': 'application/json' }
const cookieOf = (login: Login) => ({ cookie: `${SESSION_COOKIE}=${sessions.get(login) ?? ''}` })

async function tokenFor(cookie: Readonly<Record<string, string>>): Promise<string> {
  return (await app.inject({ url: '/desk/api/session', headers: cookie })).json().token
}

function filled(url: string): string {
  return url.replaceAll(/:[a-z]+/gu, 'none')
}

const UNSAFE = (entry: RouteEntry) => entry[0] !== 'GET'
const formsOf = ([, , , handler]: RouteEntry) => handler.forms ?? 'strict'

/** Somebody whom the role lets in: what refuses is then not the role. */
function admitted(role: string): Readonly<Record<string, string>> {
  if (role === 'public' || role === 'anyone') return {}
  if (role === 'administer_system' || role === 'administrator') return cookieOf('system-admin')
  if (role === 'administer_security') return cookieOf('security-admin')
  if (role === 'administer_audit') return cookieOf('audit-admin')
  if (role === 'official' || role === 'signed_in') return cookieOf('dispatcher')
  if (role === 'intake') return cookieOf('operator')
  if (role === 'supervise') return cookieOf('supervisor')
  throw new Error(`no role ${role} is known`)
}

const CODE = /"code":\s?"(form_expired|foreign_origin)"/u

describe('what a page of somebody else sends', () => {
  interface Attack {
    readonly headers: Readonly<Record<string, string>>
    readonly token: 'good' | 'none' | 'of another session' | 'nonsense'
    readonly refused: 'form_expired' | 'foreign_origin' | null
  }
  const OWN = { host: 'localhost:4240', origin: 'http://localhost:4240' }
  const ATTACKS: Readonly<Record<string, Attack>> = {
    'no token': { headers: {}, token: 'none', refused: 'form_expired' },
    'a token made up': { headers: {}, token: 'nonsense', refused: 'form_expired' },
    'a token of another session': {
      headers: {},
      token: 'of another session',
      refused: 'form_expired',
    },
    'a null origin and no token': {
      headers: { origin: 'null' },
      token: 'none',
      refused: 'form_expired',
    },
    'a foreign origin': {
      headers: { origin: 'https://evil.example' },
      token: 'good',
      refused: 'foreign_origin',
    },
    'an origin of another port': {
      headers: { host: 'localhost:4240', origin: 'http://localhost:4241' },
      token: 'good',
      refused: 'foreign_origin',
    },
    'a null origin from across sites': {
      headers: { origin: 'null', 'sec-fetch-site': 'cross-site' },
      token: 'good',
      refused: 'foreign_origin',
    },
    'a request from across sites': {
      headers: { 'sec-fetch-site': 'cross-site' },
      token: 'good',
      refused: 'foreign_origin',
    },
    'a request of a sister site': {
      headers: { 'sec-fetch-site': 'same-site' },
      token: 'good',
      refused: 'foreign_origin',
    },
    'our own form': {
      headers: { ...OWN, 'sec-fetch-site': 'same-origin' },
      token: 'good',
      refused: null,
    },
  }

  async function tokenOf(kind: Attack['token'], cookie: Readonly<Record<string, string>>) {
    if (kind === 'none') return {}
    if (kind === 'nonsense') return { 'x-csrf-token': 'A'.repeat(67) }
    const other = Object.keys(cookie).length === 0 ? cookieOf('dispatcher') : {}
    return { 'x-csrf-token': await tokenFor(kind === 'good' ? cookie : other) }
  }

  /** All there is, counted: what was refused has left nothing. */
  async function stored(): Promise<unknown> {
    const tables = ['matters', 'events', 'units', 'posts', 'sessions', 'receipts']
    const counts = tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`)
    return (await city.database.owner.query(`SELECT ${counts.join(', ')}`))[0]
  }

  it.each(Object.entries(ATTACKS))('%s', async (_name, { headers, token, refused }) => {
    const before = await stored()
    const faults: string[] = []
    for (const entry of routes.filter(UNSAFE)) {
      if (formsOf(entry) !== 'strict') continue
      const [method, url, role] = entry
      const cookie = admitted(role)
      // A body that no schema takes: our own form is let through, and does nothing either.
      const answer = await app.inject({
        method,
        url: filled(url),
        headers: { ...JSON_TYPE, ...cookie, ...headers, ...(await tokenOf(token, cookie)) },
        payload: '{"nonsense":1}',
      })
      const said = CODE.exec(answer.body)?.[1] ?? null
      const isRight = said === refused && (refused === null) === (answer.statusCode !== 403)
      if (!isRight) faults.push(`${method} ${url}: ${answer.statusCode} ${said}`)
    }
    expect(faults).toEqual([])
    if (refused !== null) expect(await stored()).toEqual(before)
  })

  it.each(Object.entries(ATTACKS))('%s, to pages', async (_name, { headers, token, refused }) => {
    const cookie = await visiting()
    const before = await stored()
    const to = {
      [SAY]: '/say',
      [ADD]: '/my',
      [JUDGE]: `/judge/${verdict}`,
      [WORD]: `/answered/${published}`,
      [HELPED]: `/answers/${question}`,
    }
    for (const [body, url] of Object.entries(to)) {
      const answer = await app.inject({
        method: 'POST',
        url,
        headers: { ...FORM, ...cookie, ...headers, ...(await tokenOf(token, {})) },
        payload: body,
      })
      expect(answer.statusCode === 403, `${body}: ${answer.statusCode}`).toBe(refused !== null)
    }
    if (refused === null) expect(await stored()).not.toEqual(before)
    else expect(await stored()).toEqual(before)
  })

  it('is tried at every form that pages treat leniently', () => {
    const lenient = routes.filter((entry) => UNSAFE(entry) && formsOf(entry) === 'lenient')
    expect(lenient.map(([, url]) => url)).toEqual([
      '/say',
      '/my',
      '/judge/:token',
      '/answers/:number',
      '/answered/:number',
      '/ballots/:number',
    ])
  })

  it('comes with no cookie where a key is asked for instead', async () => {
    const open = routes.filter((entry) => formsOf(entry) === 'open')
    for (const entry of open.filter(UNSAFE)) {
      const [method, url, role] = entry
      expect(['key', 'open311'], url).toContain(role)
      const answer = await app.inject({
        method,
        url: filled(url),
        headers: { ...FORM, ...cookieOf('dispatcher'), origin: 'https://evil.example' },
        payload: 'service_code=road-light&description=x&address_string=x',
      })
      expect([400, 403, 404], `${url}: ${answer.body}`).toContain(answer.statusCode)
    }
    expect(open.filter(UNSAFE).length).toBeGreaterThan(0)
  })
})

const SAY = 'step=send&key=csrf-0001-0001-0001-01&text=%E8%B7%AF%E7%81%AF%E4%B8%8D%E4%BA%AE'
const WORD = 'do=word&key=csrf-0001-0001-0001-03&wish=correct&words=%E5%9B%9B%E7%9B%8F%E7%81%AF'
const ADD = 'do=act&act=add&key=csrf-0001-0001-0001-02&add.words=%E6%98%A8%E6%99%9A'
const JUDGE = 'step=send&solved=no&words=%E6%B2%A1%E4%BF%AE'
const HELPED = 'helped=no'

async function visiting(): Promise<Readonly<Record<string, string>>> {
  const payload = `do=open&code=${code}`
  const opened = await app.inject({ method: 'POST', url: '/my', payload, headers: FORM })
  return { cookie: opened.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}
