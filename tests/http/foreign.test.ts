/**
 * What belongs to another city in the same database answers as what is not there (D2), byte for byte, whoever asks and
 * wherever it is named: in the address, in the query, in the body. And nothing of that city has changed afterwards.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submit } from '../../src/intake/index.ts'
import type { Result } from '../../src/kernel/index.ts'
import { addKey, addPerson, addPost, addUnit } from '../../src/org/index.ts'
import type { RouteEntry } from '../../src/platform/http.ts'
import { allRoutes } from '../../src/serving.ts'
import { callersOf, lets } from '../support/callers.ts'
import type { Caller } from '../support/callers.ts'
import { testCity } from '../support/city.ts'
import type { TestCity } from '../support/city.ts'
import { deskServer, servingOf } from '../support/desk-server.ts'

let city: TestCity
let app: FastifyInstance
let callers: readonly Caller[]
let routes: readonly RouteEntry[]
let foreign: Things
let here: Things

/** One thing of each sort, by its id. */
type Things = Readonly<Record<Sort, string>>
const SORTS = [
  'matter',
  'number',
  'unit',
  'post',
  'person',
  'account',
  'holding',
  'key',
  'jurisdiction',
] as const
type Sort = (typeof SORTS)[number]

beforeAll(async () => {
  city = await testCity()
  app = await deskServer(city)
  const neighbour = await testCity({ beside: city.database, jurisdiction: 990200 })
  foreign = await thingsOf(neighbour, 'there')
  here = await thingsOf(city, 'here')
  callers = (await callersOf(app, city)).filter(({ name }) => ASKING.has(name))
  routes = allRoutes(servingOf(city))
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

/** Whoever may do most: what they may not do is not for want of a power. */
const ASKING = new Set([
  'nobody',
  'dispatcher',
  'leader',
  'housing-clerk',
  'system-admin',
  'security-admin',
  'key of the hotline',
])

async function thingsOf({ house, jurisdiction }: TestCity, name: string): Promise<Things> {
  const { db, clock } = house
  const now = clock.now()
  const admin = { db, jurisdiction, now, by: 'house' } as const
  const unit = {
    id: `unit-${name}`,
    parent: 'gov',
    level: 1,
    nameZh: '某局',
    nameEn: 'Bureau',
  } as const
  made(await addUnit(admin, unit))
  const post = { id: `post-${name}`, unit: unit.id, titleZh: '某岗', titleEn: 'Post' }
  made(await addPost(admin, post))
  const person = made(await addPerson(admin, { id: `person-${name}`, name: '某人' }))
  const label = { unit: unit.id, label: name, powers: ['intake'] as const }
  const key = made(await addKey(admin, label))
  const filed = made(
    await submit(house, jurisdiction, {
      door: 'web',
      input: { text: '楼下烧烤摊半夜还在冒烟' },
      receipt: true,
      idempotency: { key: `foreign-${name}`, scope: 'test' },
    }),
  )
  const [row] = await db.query<{ account: string; holding: string }>(
    `SELECT a.account_id AS account, h.holding_id AS holding
     FROM accounts a JOIN holdings h USING (jurisdiction_id, person_id)
     WHERE jurisdiction_id = $1 AND person_id = 'p-bridge-clerk'`,
    [jurisdiction],
  )
  if (!row) throw new Error('no account')
  const { id, number } = filed.matter
  const rest = { unit: unit.id, post: post.id, person, key: key.id }
  return { matter: id, number, ...rest, ...row, jurisdiction: String(jurisdiction) }
}

function made<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

/** Of the same shape, and nobody's. */
function absentFor(id: string): string {
  if (/^\d{6}$/u.test(id)) return '990300'
  if (/^\d{6}-/u.test(id)) return '261123-22222-2'
  if (/^[\da-f]{8}-[\da-f]{4}-/u.test(id)) return randomUUID()
  return randomBytes(16).toString('hex').slice(0, id.length).padEnd(id.length, '0')
}

/** Everything that may name something, as a body that its schema takes; `$` is what is named. */
const BODIES: Readonly<Record<string, readonly object[]>> = {
  'PUT /desk/api/session/holding': [{ holding: '$' }],
  'POST /desk/api/interests': [{ unit: '$' }],
  'POST /desk/api/admin/units': [{ parent: '$', level: 2, nameZh: '新', nameEn: 'New' }],
  'PUT /desk/api/admin/units/:id': [{ nameZh: '改' }, { parent: '$' }],
  'POST /desk/api/admin/posts': [{ unit: '$', titleZh: '新', titleEn: 'New' }],
  'PUT /desk/api/admin/posts/:id': [{ titleZh: '改' }, { unit: '$' }],
  'PUT /desk/api/admin/people/:id': [{ name: '改名' }],
  'POST /desk/api/admin/accounts': [{ person: '$', login: 'somebody-new' }],
  'PUT /desk/api/admin/posts/:id/powers': [{ powers: ['leader'] }],
  'POST /desk/api/admin/holdings': [
    { person: '$', post: 'operator' },
    { person: 'p-operator', post: '$' },
  ],
  'POST /desk/api/admin/keys': [{ unit: '$', label: 'x', powers: ['intake'] }],
  'POST /desk/api/matters': ['unit', 'accused_unit', 'category', 'division'].map((field) => {
    const input = { text: '路灯不亮', accuses: field === 'accused_unit', [field]: '$' }
    return { kind: 'request', act: 'receive', input }
  }),
  'POST /desk/api/matters/:id/identity': [{ reason: '约好上门时间' }],
}
const ACTS: Readonly<Record<string, object>> = {
  urge: {},
  dispatch: { unit: '$', category: 'road-light' },
  merge: { into: '$', reason: '说的是同一件事' },
  hand_over: { channel: '$', reason: '应由法院受理，请起诉' },
  seal: { unit: '$' },
  open_identity: { reason: '约好上门时间' },
}

const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/desk/api/matters': ['unit', 'category', 'division', 'words', 'after'],
  '/desk/api/worklist': ['unit', 'category', 'division', 'words'],
  '/api/v1/matters': ['unit', 'category', 'division', 'words'],
  '/open311/v2/requests.json': ['service_request_id', 'service_code'],
  '/open311/v2/servicerequestupdates.json': ['service_request_id'],
}

interface Asking {
  readonly method: RouteEntry[0]
  readonly url: string
  readonly body: object
}

/** Every request of a route in which `$` stands for something. */
function askingsOf([method, url]: RouteEntry): readonly Asking[] {
  const bodies = BODIES[`${method} ${url}`] ?? [{}]
  const named = url.replace(':file', '$.json').replace(':id', '$')
  const ours = url.replace(':id', here.number)
  const at = named.startsWith('/open311/') ? `${named}?jurisdiction_id=${city.jurisdiction}` : named
  const queries = (method === 'GET' ? (QUERIES[url] ?? []) : []).map((name) => {
    return { method, url: `${at}${at.includes('?') ? '&' : '?'}${name}=$`, body: {} }
  })
  const acts = url.includes(':act')
    ? Object.entries(ACTS).flatMap(([act, input]) =>
        [named, ours].map((one) => ({ method, url: one.replace(':act', act), body: { input } })),
      )
    : bodies.map((body) => ({ method, url: at, body }))
  return [...queries, ...acts].filter((one) => JSON.stringify(one).includes('$'))
}

async function ask({ method, url, body }: Asking, id: string, caller: Caller): Promise<string> {
  const fill = (text: string) => text.replaceAll('$', id)
  const own = { 'x-csrf-token': caller.token, 'idempotency-key': randomUUID() }
  const payload = method === 'GET' ? {} : { payload: JSON.parse(fill(JSON.stringify(body))) }
  const headers = { ...caller.headers, ...own }
  return whole(await app.inject({ method, url: fill(url), headers, ...payload }), id)
}

/** All of an answer but the hour, what was asked for, and ids that are new each time. */
function whole({ statusCode, headers, body }: LightMyRequestResponse, id: string): string {
  const { date: _date, 'content-length': _length, ...rest } = headers
  const same = body
    .replaceAll(id, 'ID')
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gu, 'ID')
  return JSON.stringify([statusCode, rest, same.replaceAll(/name="(?:_csrf|key)"[^>]*/gu, '')])
}

/** Of every table what belongs to one city, as one number. */
async function sumOf(jurisdiction: string): Promise<ReadonlyMap<string, string>> {
  const { owner } = city.database
  const tables = await owner.query<{ name: string }>(
    `SELECT c.table_name AS name FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND c.column_name = 'jurisdiction_id' AND t.table_type = 'BASE TABLE'`,
  )
  const sums = new Map<string, string>()
  for (const { name } of tables) {
    const [row] = await owner.query<{ sum: string | null }>(
      `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS sum FROM ${name} t WHERE jurisdiction_id = $1`,
      [Number(jurisdiction)],
    )
    sums.set(name, row?.sum ?? '')
  }
  return sums
}

/** What tells the things of one city from what is not there, by route and sort. */
async function toldApart(things: Things): Promise<readonly string[]> {
  const told: string[] = []
  for (const entry of routes) {
    const asking = callers.filter((one) => lets(entry[2], one))
    for (const one of askingsOf(entry)) {
      const each = asking.flatMap((caller) => SORTS.map((sort) => [caller, sort] as const))
      const found = each.map(async ([caller, sort]) => {
        const nothing = await ask(one, absentFor(things[sort]), caller)
        const same = (await ask(one, things[sort], caller)) === nothing
        return same ? [] : [`${one.method} ${one.url} ${sort}: ${caller.name}`]
      })
      told.push(...(await Promise.all(found)).flat())
    }
  }
  return told
}

describe('what belongs to another city', () => {
  it('is not there, wherever it is named, and stays as it was', async () => {
    const before = await sumOf(foreign.jurisdiction)
    expect(before.size).toBeGreaterThan(25)
    expect(await toldApart(foreign)).toEqual([])
    expect(await sumOf(foreign.jurisdiction)).toEqual(before)
  })

  it('is told from what belongs to this one, which is there', async () => {
    const told = await toldApart(here)
    expect(told).toEqual(
      expect.arrayContaining([
        'GET /desk/api/matters/$ matter: leader',
        'GET /desk/api/matters/$ number: dispatcher',
        'GET /api/v1/matters/$ number: key of the hotline',
        'POST /desk/api/matters/$/acts/urge number: dispatcher',
        'PUT /desk/api/admin/units/$ unit: system-admin',
        'PUT /desk/api/admin/people/$ person: system-admin',
        'PUT /desk/api/admin/posts/$/powers post: security-admin',
        'POST /desk/api/admin/keys unit: security-admin',
        'POST /desk/api/admin/accounts/$/disable account: security-admin',
        'DELETE /desk/api/admin/holdings/$ holding: security-admin',
        'DELETE /desk/api/admin/keys/$ key: security-admin',
        'POST /desk/api/interests unit: leader',
      ]),
    )
  })
})
