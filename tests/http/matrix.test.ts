/**
 * Every route × everybody (D1, D2): whom its role lets in gets past the door, and everybody else gets, byte for byte,
 * what an address gets that does not exist. Officials and keys of another city in the same database come too.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { DESK_FOLDER } from '../../src/api/page/routes.ts'
import { photo } from '../../src/attachments/cleaning/corpus.fixture.ts'
import { submit } from '../../src/intake/index.ts'
import { POWERS } from '../../src/kernel/index.ts'
import type { RouteEntry } from '../../src/platform/http.ts'
import { releaseDue } from '../../src/publishing/index.ts'
import { allRoutes, serve } from '../../src/serving.ts'
import { consultedIn, openBallotIn } from '../support/ballots.ts'
import { bulletinIn } from '../support/bulletins.ts'
import { callersOf, lets } from '../support/callers.ts'
import type { Caller } from '../support/callers.ts'
import { testCity } from '../support/city.ts'
import type { TestCity } from '../support/city.ts'
import { deskServer, servingOf } from '../support/desk-server.ts'
import { hotIn } from '../support/hot.ts'
import { entryIn } from '../support/knowledge.ts'
import { testLog } from '../support/ledger.ts'
import type { TestLog } from '../support/ledger.ts'
import { documentIn, draftIn, promisedIn } from '../support/plan.ts'
import { publishedIn } from '../support/published.ts'
import { openMemoIn } from '../support/thread.ts'

let city: TestCity
let app: FastifyInstance
let log: TestLog
let callers: readonly Caller[]
let number = ''
let published = ''
let knowledge = ''
let ballot = ''
let appraisal = ''
let file = ''
let hot = ''
let decision = ''
let target = ''
let promised = ''
let bulletin = ''
const routes = new Map<string, RouteEntry>()

beforeAll(async () => {
  ensureDesk()
  const bare = await testCity()
  log = await testLog(bare.database.db, bare.jurisdiction)
  city = { ...bare, house: { ...bare.house, ledger: log.reader } }
  app = await deskServer(city)
  const taken = await city.house.files.accept(city.jurisdiction, 'form:matrix', await photo(60, 40))
  if (!taken.ok) throw new Error(taken.refusal.code)
  file = taken.value.id
  const filed = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input: { text: '楼下烧烤摊半夜还在冒烟', files: [file] },
    holder: 'form:matrix',
    receipt: true,
    idempotency: { key: 'matrix-0001', scope: 'test' },
  })
  if (!filed.ok || !filed.value.receipt) throw new Error('not filed')
  number = filed.value.matter.number
  await log.settle()
  await releaseDue(city.house, city.jurisdiction)
  published = (await publishedIn(city)).number
  knowledge = (await entryIn(city)).number
  hot = await hotIn(city)
  decision = await openMemoIn(city)
  target = await draftIn(city, await documentIn(city))
  promised = await promisedIn(city)
  ballot = (await openBallotIn(city)).number
  appraisal = await consultedIn(city)
  bulletin = await bulletinIn(city)
  const own = await callersOf(app, city, { receipt: filed.value.receipt.code })
  const neighbour = await testCity({ beside: city.database, jurisdiction: 990200 })
  callers = [...own, ...(await callersOf(app, neighbour, { prefix: 'neighbour: ' }))]
  for (const entry of allRoutes(servingOf(city))) routes.set(`${entry[0]} ${entry[1]}`, entry)
})
afterAll(async () => {
  await app.close()
  log.drop()
  await city.drop()
})

describe('the table of routes', () => {
  it('gives every route a role that somebody has written down', () => {
    for (const [name, [, , role]] of routes)
      expect(() => lets(role, { as: 'nobody', powers: [] }), name).not.toThrow()
    expect(routes.size).toBeGreaterThan(70)
  })

  it('opens nothing of the desk, of departments or of administration to the public', () => {
    const open = [...routes].filter(([, [, , role]]) => role === 'public').map(([name]) => name)
    const inside = open.filter((name) => / \/(?:desk\/)?api\//u.test(name))
    expect(inside).toEqual([
      'GET /desk/api/session',
      ...['sign-in', 'sign-out', 'activation/begin', 'activation'].map(
        (one) => `POST /desk/api/${one}`,
      ),
      'GET /api/v1/openapi.json',
    ])
    expect(open.filter((name) => !name.startsWith('GET ') && !inside.includes(name))).toEqual([
      'POST /say',
      'POST /my',
      'POST /judge/:token',
      'POST /answers/:number',
      'POST /answered/:number',
      'POST /ballots/:number',
    ])
    // What one administrator changes the other two cannot.
    const changing = [...routes.values()].filter(
      ([method, url]) => method !== 'GET' && url.startsWith('/desk/api/admin/'),
    )
    for (const [method, url, role] of changing)
      expect(role, `${method} ${url}`).toMatch(/^administer_(?:system|security|audit)$/u)
  })

  it('has every address that answers', () => {
    const declared = new Set([...routes.values()].map(([, url]) => url))
    const answering = addressesIn(app.printRoutes({ commonPrefix: false }))
    expect(answering.length).toBeGreaterThan(60)
    // Of a catch-all below a parameter the router's tree leaves out what stands between.
    const isShortened = (url: string) =>
      url.endsWith('/*') &&
      [...declared].some((one) => one.startsWith(`${url.slice(0, -1)}:`) && one.endsWith('/*'))
    expect(answering.filter((url) => !declared.has(url) && !isShortened(url))).toEqual([])
  })

  it('is tried with an official of every power, of both cities', () => {
    for (const prefix of ['', 'neighbour: ']) {
      const mine = callers.filter(({ as, name }) => as === 'official' && name.startsWith(prefix))
      expect(new Set(mine.flatMap(({ powers }) => powers))).toEqual(new Set(POWERS))
    }
  })

  it('lets nobody in by a role that nobody has written down', async () => {
    const page: RouteEntry[3] = { handle: async () => 'let in' }
    const strange = ['', 'everyone', 'root', '__proto__', 'constructor', 'toString']
    const more = strange.map((role, n): RouteEntry => ['GET', `/strange/${n}`, role, page])
    const other = await serve({ ...servingOf(city), more })
    for (const caller of callers) {
      for (const [, url] of more) {
        const answer = await other.inject({ url, headers: { ...caller.headers } })
        expect(answer.statusCode, `${url} as ${caller.name}`).toBe(404)
      }
    }
    await other.close()
  })
})

/** The router's own tree, each line indented by four signs for each that it stands under. */
function addressesIn(tree: string): readonly string[] {
  const above: string[] = []
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods] =
      /^([│ ]*)[├└]── (\S*)(?: \((.*)\))?/u.exec(line) ?? []
    if (part === '') return []
    const depth = indent.length / 4
    above.splice(depth)
    above.push(part)
    return methods === undefined ? [] : [above.join('').replace(/(?<!\/)\*$/u, '/*')]
  })
}

/** An address of the route with things that are there. */
function addressOf(url: string): string {
  const known = { services: 'road-light', requests: number, tokens: number }
  return url
    .replace(/\/(services|requests|tokens)\/:file$/u, (_, kind: keyof typeof known) => {
      return `/${kind}/${known[kind]}.json?jurisdiction_id=${city.jurisdiction}`
    })
    .replace('/board/:scope/:code', '/board/year/2026')
    .replace('/data/:file', '/data/city-2026.csv')
    .replace('/feeds/:scope/:file', '/feeds/topic/safety.atom')
    .replace('/ledger/:code/tile/*', '/ledger/:code/tile/0/000.p/1')
    .replace('/ledger/:code', `/ledger/${city.jurisdiction}`)
    .replace('/my/proofs/:n', '/my/proofs/1')
    .replace('/files/:id', `/files/${file}`)
    .replace('/files/:file', `/files/${file}`)
    .replace('/plan/targets/:id', `/plan/targets/${target}`)
    .replace('/plan/:number', `/plan/${promised}`)
    .replace('/hot/:id', `/hot/${hot}`)
    .replace('/decisions/:number', `/decisions/${decision}`)
    .replace('/entries/:id', `/entries/${knowledge}`)
    .replace('/answers/:number', `/answers/${knowledge}`)
    .replace('/ballots/:number', `/ballots/${ballot}`)
    .replace('/ballots/:id', `/ballots/${ballot}`)
    .replace('/appraisals/:number', `/appraisals/${appraisal}`)
    .replace('/appraisals/:id', `/appraisals/${appraisal}`)
    .replace('/bulletins/:name', `/bulletins/${bulletin}`)
    .replace('/matters/:id', `/matters/${number}`)
    .replace(':number', published)
    .replace(':act', 'urge')
    .replace(':id', 'housing')
    .replace('/assets/*', `/assets/${readdirSync(join(DESK_FOLDER, 'assets'))[0]}`)
    .replace('/*', '/worklist')
}

/** An address beside it that does not exist. */
function nowhereFor(url: string): string {
  const family = ['/desk/api/admin', '/desk/api', '/api/v1', '/open311/v2'].find((one) =>
    url.startsWith(`${one}/`),
  )
  return family === '/open311/v2' ? `${family}/nowhere/at/all.json` : `${family ?? ''}/nowhere`
}

function ask(method: RouteEntry[0], url: string, headers: InjectOptions['headers']) {
  const body = method === 'GET' ? {} : { payload: '{}' }
  const type: Record<string, string> =
    method === 'GET' ? {} : { 'content-type': 'application/json' }
  return app.inject({ method, url, headers: { ...type, ...headers }, ...body })
}

/** All of an answer, byte for byte, but for the hour. */
function whole({ statusCode, headers, body }: LightMyRequestResponse): string {
  const { date: _date, ...rest } = headers
  return JSON.stringify([statusCode, rest, body])
}

const nothings = new Map<string, Promise<string>>()

/** What somebody gets who asks as completely for what does not exist. */
function nothingFor(method: RouteEntry[0], url: string, caller: Caller): Promise<string> {
  const nowhere = nowhereFor(url)
  const name = [method, nowhere, caller.name].join(' ')
  const known = nothings.get(name)
  if (known) return known
  const nothing = ask(method, nowhere, completeFor(caller)).then((answer) => {
    expect(answer.statusCode, name).toBe(404)
    return whole(answer)
  })
  nothings.set(name, nothing)
  return nothing
}

/** As completely as one can ask: nothing but the role is a reason to refuse. */
function completeFor({ headers, token }: Caller) {
  return { ...headers, 'x-csrf-token': token, 'idempotency-key': 'matrix-complete-0001' }
}

/**
 * What gets past the door is told without doing anything: an unsafe request without its token, or without a body that
 * its schema takes, is then refused in words.
 */
function isLetIn([method, , , { forms = 'strict' }]: RouteEntry, answer: LightMyRequestResponse) {
  if (answer.statusCode >= 500) return false
  if (method === 'GET') return answer.statusCode !== 404
  if (forms === 'strict') return answer.statusCode === 403 && answer.body.includes('form_expired')
  return answer.statusCode !== 404
}

const METHODS = ['DELETE', 'PUT', 'POST', 'GET'] as const

/** One of each sort. */
function sampled(all: readonly Caller[]): readonly Caller[] {
  const names = new Set([
    'nobody',
    'dispatcher',
    'system-admin',
    'audit-admin',
    'key of the hotline',
  ])
  return all.filter(({ name }) => names.has(name))
}

/** Of these even whoever is let in sees only what is theirs to see. */
const OWN_ONLY = new Set([
  '/desk/api/matters/:id/standing',
  '/desk/api/matters/:id/trace',
  '/desk/api/matters/:id/memo',
  '/desk/api/matters/:id/bulletin',
  '/desk/api/matters/:id/campaign',
  '/desk/api/matters/:id',
  '/desk/api/matters/:id/alike',
  '/desk/api/matters/:id/whose',
  '/desk/api/matters/:id/files/:file',
  '/desk/api/matters/:id/files/:file/thumb',
  '/api/v1/matters/:id',
  '/api/v1/matters/:id/files/:file',
])

/** What every official of the city may read, and nobody of another. */
const OF_THE_CITY = new Set([
  '/desk/api/hot/:id',
  '/desk/api/entries/:id',
  '/desk/api/plan/targets/:id',
  '/desk/api/ballots/:id',
  '/desk/api/appraisals/:id',
])

/** What any official of the city may see who works on matters at all. */
const COMMON = new Set(['/desk/api/plan/targets/:id', '/desk/api/appraisals/:id'])

const seesIt = (url: string, caller: Caller) =>
  (!COMMON.has(url) || !caller.powers.some((power) => power.startsWith('administer_'))) &&
  seesOther(url, caller)

const seesOther = (url: string, caller: Caller) =>
  OF_THE_CITY.has(url)
    ? !caller.name.startsWith('neighbour: ')
    : !OWN_ONLY.has(url) || seesTheMatter(caller)

const seesTheMatter = ({ name, powers }: Caller) =>
  !name.startsWith('neighbour: ') &&
  powers.some((power) => WIDE.includes(power)) &&
  !powers.some((power) => power.startsWith('administer_'))

const WIDE: readonly string[] =
  'intake dispatch arbitrate check call_back supervise leader review archive'.split(' ')

async function faultOf(entry: RouteEntry, caller: Caller): Promise<readonly string[]> {
  const [method, url, role] = entry
  const mayEnter = lets(role, caller)
  if (mayEnter && (method !== 'GET' || seesIt(url, caller))) {
    const headers = method === 'GET' ? completeFor(caller) : { ...caller.headers }
    const answer = await ask(method, addressOf(url), headers)
    return isLetIn(entry, answer) ? [] : [`${method} ${url} shuts out ${caller.name}`]
  }
  const answer = await ask(method, addressOf(url), completeFor(caller))
  if (whole(answer) === (await nothingFor(method, url, caller))) return []
  return [`${method} ${url} is there for ${caller.name}: ${answer.statusCode} ${answer.body}`]
}

describe('every route, asked by everybody', () => {
  it.each(['GET', 'POST', 'PUT', 'DELETE'] as const)(
    '%s lets in whom its role names, and is not there for anybody else',
    async (method) => {
      const faults: string[] = []
      const mine = [...routes.values()].filter(([one]) => one === method)
      for (const entry of mine)
        faults.push(...(await Promise.all(callers.map((one) => faultOf(entry, one)))).flat())
      expect(faults).toEqual([])
      expect(mine.length * callers.length).toBeGreaterThan(100)
    },
  )

  it('tells which methods an address takes to nobody but those whom it lets in', async () => {
    const faults: string[] = []
    const byAddress = Map.groupBy(routes.values(), ([, url]) => url)
    for (const [url, entries] of byAddress) {
      const other = METHODS.find((method) => !entries.some(([known]) => known === method))
      if (url.endsWith('*') || !other) continue
      for (const caller of sampled(callers)) {
        const answer = await ask(other, addressOf(url), completeFor(caller))
        const isRight = entries.some(([, , role]) => lets(role, caller))
          ? answer.statusCode === 405
          : whole(answer) === (await nothingFor(other, url, caller))
        if (!isRight) faults.push(`${other} ${url} as ${caller.name}: ${answer.statusCode}`)
      }
    }
    expect(faults).toEqual([])
  })
})
