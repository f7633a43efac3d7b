import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Secret } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import { fixedClock } from '../platform/clock.ts'
import { formTokens } from '../platform/forms.ts'
import { buildHttp } from '../platform/http.ts'
import type { RouteEntry } from '../platform/http.ts'
import { openLog } from '../platform/log.ts'
import { GUESS_LIMITS, guessLimiter } from '../vault/index.ts'
import { adminHandlers } from './admin/routes.ts'
import { firstAdministrators } from './first.ts'
import { admitOfficial, DEVICE_COOKIE, SESSION_COOKIE, sessionHandlers } from './routes.ts'
import type { OrgHouse } from './routes.ts'
import { openThrottle } from './throttle.ts'
import { totpCode } from './totp.ts'

const J = 330_600
const clock = fixedClock('2026-11-24T01:00:00.000Z')
const password = 'a horse that nobody knows'
let base: TestDatabase
let app: FastifyInstance

function routes(house: OrgHouse): RouteEntry[] {
  const my = sessionHandlers(house)
  const admin = adminHandlers(house)
  return [
    ['GET', '/desk/api/session', 'anyone', my.session],
    ['POST', '/desk/api/sign-in', 'anyone', my.signIn],
    ['POST', '/desk/api/sign-out', 'anyone', my.signOut],
    ['POST', '/desk/api/activation/begin', 'anyone', my.beginActivation],
    ['POST', '/desk/api/activation', 'anyone', my.finishActivation],
    ['PUT', '/desk/api/session/holding', 'signed_in', my.chooseHolding],
    ['POST', '/desk/api/session/proof', 'signed_in', my.prove],
    ['PUT', '/desk/api/session/password', 'signed_in', my.changePassword],
    ['GET', '/desk/api/org', 'official', my.tree],
    ['POST', '/desk/api/interests', 'official', my.declareInterest],
    ['DELETE', '/desk/api/interests/:id', 'official', my.endInterest],
    ['POST', '/desk/api/admin/people', 'administer_system', admin.addPerson],
    ['PUT', '/desk/api/admin/units/:id', 'administer_system', admin.changeUnit],
    ['POST', '/desk/api/admin/units', 'administer_system', admin.addUnit],
    ['POST', '/desk/api/admin/posts', 'administer_system', admin.addPost],
    ['POST', '/desk/api/admin/accounts', 'administer_system', admin.inviteAccount],
    ['PUT', '/desk/api/admin/posts/:id/powers', 'administer_security', admin.setPowers],
    ['POST', '/desk/api/admin/holdings', 'administer_security', admin.appoint],
    ['POST', '/desk/api/admin/accounts/:id/disable', 'administer_security', admin.disableAccount],
    ['POST', '/desk/api/admin/keys', 'administer_security', admin.addKey],
    ['GET', '/desk/api/admin/structure', 'administer_system', admin.structure],
    ['GET', '/desk/api/admin/log', 'administer_audit', admin.log],
  ]
}

beforeAll(async () => {
  base = await testDatabase()
  const house: OrgHouse = {
    db: base.db,
    clock,
    master: randomBytes(32),
    throttle: openThrottle(async () => {}),
    jurisdiction: J,
    issuer: '新市',
    guesses: guessLimiter({ ...GUESS_LIMITS, burst: 5, perSecond: 0.001, delay: 0 }),
  }
  app = await buildHttp({
    routes: routes(house),
    log: openLog(undefined, 'silent'),
    clock,
    tokens: formTokens(randomBytes(32)),
    sessionCookie: SESSION_COOKIE,
    publicUrl: null,
    admit: async (role, request) => role === 'anyone' || admitOfficial(house, role, request),
  })
})
afterAll(async () => {
  await app.close()
  await base.drop()
})

/** A browser: keeps cookies, and fetches a form token before it sends. */
function browser() {
  const cookies = new Map<string, string>()
  const headers = () => ({
    cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; '),
  })
  async function get(url: string) {
    return app.inject({ method: 'GET', url, headers: headers() })
  }
  async function send(method: 'POST' | 'PUT' | 'DELETE', url: string, payload: object = {}) {
    const { token } = (await get('/desk/api/session')).json<{ token: string }>()
    const reply = await app.inject({
      method,
      url,
      payload,
      headers: { ...headers(), 'x-csrf-token': token },
    })
    for (const { name, value } of reply.cookies) {
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return reply
  }
  return { get, send, cookies }
}

interface Known {
  login: string
  phone: Buffer
}

async function activated(code: string): Promise<Known> {
  const { send } = browser()
  const begun = await send('POST', '/desk/api/activation/begin', { activation: code })
  const { login, secret } = begun.json<{ login: string; secret: string }>()
  const phone = Buffer.from(new Uint8Array(Secret.fromBase32(secret).buffer))
  const given = { activation: code, password, code: totpCode(phone, clock.now()) }
  expect((await send('POST', '/desk/api/activation', given)).statusCode).toBe(200)
  return { login, phone }
}

async function signedIn({ login, phone }: Known) {
  clock.advance(30_000)
  const one = browser()
  const code = totpCode(phone, clock.now())
  const reply = await one.send('POST', '/desk/api/sign-in', { login, password, code })
  expect(reply.statusCode).toBe(200)
  return { ...one, reply }
}

describe('a city from nothing', () => {
  test('three administrators set it up, each their own part, and a clerk comes in', async () => {
    const city = { nameZh: '新市', nameEn: 'New City' }
    const made = (await firstAdministrators(base.db, J, city, clock.now())) ?? []
    const known: Known[] = []
    for (const { code } of made) known.push(await activated(code))
    const [system, security, audit] = await Promise.all(known.map(signedInLater))
    if (!system || !security || !audit) throw new Error('three administrators')

    const { units } = (await system.get('/desk/api/admin/structure')).json<{
      units: { id: string }[]
    }>()
    const root = units[0]?.id
    const unit = await system.send('POST', '/desk/api/admin/units', {
      parent: root,
      level: 2,
      nameZh: '水务局',
      nameEn: 'Water',
    })
    const { id: water } = unit.json<{ id: string }>()
    const renamed = await system.send('PUT', `/desk/api/admin/units/${water}`, {
      nameZh: '市水务局',
    })
    expect([renamed.statusCode, renamed.json()]).toEqual([200, {}])
    const { id: post } = (
      await system.send('POST', '/desk/api/admin/posts', {
        unit: water,
        titleZh: '经办',
        titleEn: 'Clerk',
      })
    ).json<{ id: string }>()
    const { id: person } = (
      await system.send('POST', '/desk/api/admin/people', { name: '李雷' })
    ).json<{ id: string }>()
    const invited = await system.send('POST', '/desk/api/admin/accounts', {
      person,
      login: 'lilei',
    })

    // What is another's part looks as if it were not there.
    const powers = `/desk/api/admin/posts/${post}/powers`
    expect((await system.send('PUT', powers, { powers: ['handle'] })).statusCode).toBe(404)
    expect((await security.send('POST', '/desk/api/admin/people', { name: 'x' })).statusCode).toBe(
      404,
    )
    expect((await security.send('PUT', powers, { powers: ['handle'] })).statusCode).toBe(200)
    expect((await security.send('PUT', powers, { powers: ['fly'] })).statusCode).toBe(400)
    expect(
      (await security.send('POST', '/desk/api/admin/holdings', { person, post })).statusCode,
    ).toBe(200)

    const clerk = await signedIn(await activated(invited.json<{ code: string }>().code))
    const { session } = (await clerk.get('/desk/api/session')).json<{
      session: Record<string, unknown>
    }>()
    expect(session).toMatchObject({
      login: 'lilei',
      person: { name: '李雷' },
      actor: { unit: water, powers: ['handle'], above: [root] },
      holdings: [{ unitName: { zh: '市水务局' } }],
    })
    expect((await clerk.get('/desk/api/org')).json<{ units: unknown[] }>().units).toHaveLength(2)
    expect((await clerk.get('/desk/api/admin/log')).statusCode).toBe(404)
    const log = (await audit.get('/desk/api/admin/log')).json<{ entries: { act: string }[] }>()
    expect(log.entries[0]?.act).toBe('appoint')

    // An hour later what gives rights asks for password and code again.
    clock.advance(29 * 60_000)
    await security.get('/desk/api/session')
    clock.advance(29 * 60_000)
    const stale = await security.send('PUT', powers, { powers: [] })
    expect([stale.statusCode, stale.json()]).toEqual([403, { refusal: { code: 'prove_again' } }])
    const phone = known[1]?.phone ?? Buffer.alloc(0)
    await security.send('POST', '/desk/api/session/proof', {
      password,
      code: totpCode(phone, clock.now()),
    })
    expect((await security.send('PUT', powers, { powers: [] })).statusCode).toBe(200)
    expect((await clerk.get('/desk/api/org')).statusCode).toBe(404)
  })
})

// One after another: each moves the clock to a fresh code.
let queue: Promise<unknown> = Promise.resolve()
function signedInLater(known: Known): ReturnType<typeof signedIn> {
  const next = queue.then(() => signedIn(known))
  queue = next
  return next
}

describe('the session', () => {
  const fresh = async () => {
    const jurisdiction = J + 1
    const [first] =
      (await firstAdministrators(
        base.db,
        jurisdiction,
        { nameZh: '另市', nameEn: 'Other' },
        clock.now(),
      )) ?? []
    return { jurisdiction, known: await activated(first?.code ?? '') }
  }

  test('lives in a __Host- cookie, is new at sign-in and gone at sign-out', async () => {
    const { jurisdiction, known } = await fresh()
    clock.advance(30_000)
    const one = browser()
    const code = totpCode(known.phone, clock.now())
    const given = { jurisdiction, login: known.login, password, code }
    expect((await one.get('/desk/api/session')).json()).toMatchObject({ session: null })
    const reply = await one.send('POST', '/desk/api/sign-in', given)
    for (const name of [SESSION_COOKIE, DEVICE_COOKIE]) {
      expect(name.startsWith('__Host-')).toBe(true)
      expect(reply.cookies.find((each) => each.name === name)).toMatchObject({
        path: '/',
        secure: true,
        httpOnly: true,
        sameSite: 'Lax',
      })
    }
    expect(String(reply.headers['set-cookie'])).not.toMatch(/domain/iu)
    const before = one.cookies.get(SESSION_COOKIE)
    expect((await one.get('/desk/api/session')).json()).toMatchObject({ session: { jurisdiction } })
    const out = await one.send('POST', '/desk/api/sign-out')
    expect(out.headers['clear-site-data']).toBe('"cache", "storage"')
    one.cookies.set(SESSION_COOKIE, before ?? '')
    expect((await one.get('/desk/api/session')).json()).toMatchObject({ session: null })
  })

  test('is refused without a form token, with a foreign origin, with fields nobody asked for', async () => {
    const post = (payload: object, headers: Record<string, string>) =>
      app.inject({ method: 'POST', url: '/desk/api/sign-in', payload, headers })
    const given = { login: 'x', password: 'y', code: '1' }
    expect((await post(given, {})).statusCode).toBe(403)
    const { token } = (await browser().get('/desk/api/session')).json<{ token: string }>()
    const mine = { 'x-csrf-token': token }
    expect((await post(given, { ...mine, origin: 'https://evil.example' })).statusCode).toBe(403)
    expect((await post(given, { ...mine, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    expect((await post({ ...given, powers: ['leader'] }, mine)).statusCode).toBe(400)
    expect((await post({ ...given, login: 'x'.repeat(100) }, mine)).statusCode).toBe(400)
    const wrong = await post(given, mine)
    expect([wrong.statusCode, wrong.json()]).toEqual([401, { refusal: { code: 'sign_in_failed' } }])
  })

  test('guesses at activation codes run dry', async () => {
    const { send } = browser()
    const codes: string[] = []
    for (let times = 0; times < 8; times++) {
      const reply = await send('POST', '/desk/api/activation/begin', {
        activation: `guess ${times}`,
      })
      codes.push(reply.json<{ refusal: { code: string } }>().refusal.code)
    }
    expect(codes[0]).toBe('activation_unknown')
    expect(codes.at(-1)).toBe('too_many_guesses')
  })
})
