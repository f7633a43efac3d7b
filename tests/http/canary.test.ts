/**
 * Nothing tells from where somebody came (A2), no receipt lies anywhere but with its holder (B2, B5), and who a resident
 * is stands nowhere in plain text (C3). A resident files, follows, adds and judges, officials work and look, programs
 * file, things fail; then every column of every table, every file of the database with its journal, and the log are
 * searched, in every spelling.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { withClient } from '../../src/platform/cluster.store.ts'
import { SUPERUSER } from '../../src/platform/embedded.ts'
import { openLog } from '../../src/platform/log.ts'
import { socketUrl } from '../../src/platform/urls.ts'
import { serve } from '../../src/serving.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskClient, keyClient } from '../support/client.ts'
import { servingOf } from '../support/desk-server.ts'
import { receiptIn, visitor } from '../support/visitor.ts'

let city: TestCity
let app: FastifyInstance
let log = ''

const TRACES = {
  'user agent': 'Canary-Browser/7491.62',
  'address of the connection': '203.0.113.177',
  'forwarded address': '198.51.100.231',
  referrer: 'https://canary-employer.example/intranet-8823',
  cookie: 'canarytracker-5519',
  query: 'canaryquery-6643',
  language: 'x-canary-3317',
}

const IDENTITY = {
  name: '欧阳金丝雀',
  phone: '13877665544',
  mail: 'canary.bird@example.org',
  address: '金丝雀巷 77 号 901 室',
}
const TEXT = '东门菜市场的公厕三天没有水，盼望尽快恢复'
const receipts: string[] = []

/** What else a browser, or whatever stands between, tells of somebody. */
function traced(options: InjectOptions): InjectOptions {
  const headers = (options.headers ?? {}) as Record<string, string>
  const { referrer, cookie: tracker } = TRACES
  const from = TRACES['forwarded address']
  return {
    ...options,
    url: `${String(options.url)}${String(options.url).includes('?') ? '&' : '?'}from=${TRACES.query}`,
    remoteAddress: TRACES['address of the connection'],
    headers: {
      ...headers,
      'user-agent': TRACES['user agent'],
      'x-forwarded-for': from,
      'x-real-ip': from,
      forwarded: `for=${from}`,
      'cf-connecting-ip': from,
      referer: referrer,
      'accept-language': `zh-CN, ${TRACES.language}`,
      cookie: [headers['cookie'], `tracker=${tracker}`].filter(Boolean).join('; '),
    },
  }
}

beforeAll(async () => {
  city = await testCity()
  const sink = { write: (line: string) => void (log += line) }
  const fails = {
    async handle() {
      throw new Error('planted')
    },
  }
  app = await serve({
    ...servingOf(city, openLog(sink, 'trace')),
    more: [['GET', '/failing', 'public', fails]],
  })
  const plain = app.inject.bind(app)
  // As every client of the tests asks, and more told with each question.
  app.inject = ((options: InjectOptions) => plain(traced(options))) as typeof app.inject
  await everythingHappens()
  await search({ text: TEXT, ...TRACES, ...IDENTITY, ...codes() })
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

async function everythingHappens(): Promise<void> {
  const { number, code } = await residentFiles()
  await officialsWork(number)
  await residentJudges(code)
  await programsFile()
  const failing: InjectOptions[] = [
    { url: '/failing' },
    { url: '/nowhere' },
    { url: '/%ff' },
    { method: 'POST', url: '/say', payload: 'text=%B7', headers: FORM },
    { method: 'POST', url: '/my', payload: `do=open&code=${code}%00`, headers: FORM },
    { method: 'POST', url: '/desk/api/sign-in', payload: '{"login":', headers: JSON_TYPE },
  ]
  for (const one of failing) expect((await app.inject(one)).statusCode).toBeGreaterThanOrEqual(400)
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const JSON_TYPE = { 'content-type': 'application/json' }

async function residentFiles(): Promise<{ number: string; code: string }> {
  const resident = visitor(app)
  await resident.get('/say')
  await resident.press('下一步：核对', { text: TEXT, ...IDENTITY_FIELDS })
  const filed = await resident.press('提交')
  expect(filed.status, log).toBe(200)
  const code = receiptIn(filed.body)
  receipts.push(code)
  await resident.get('/my')
  await resident.press('查看', { code })
  await resident.press('补充说明', { 'add.words': '今天还是没有水' })
  const second = visitor(app)
  await second.get('/my')
  await second.press('查看', { code })
  const replaced = await second.press('换新的', { code })
  const fresh = receiptIn(replaced.body)
  receipts.push(fresh)
  const number = /\d{6}-[0-9A-Z]{5}-[0-9A-Z]/u.exec(filed.body)?.[0] ?? ''
  return { number, code: fresh }
}

const { address: _address, ...IDENTITY_FIELDS } = IDENTITY

async function officialsWork(number: string): Promise<void> {
  const rules = await city.house.rules(city.jurisdiction)
  const category = rules.categories.find(
    (one) => !one.checkRequired && !one.sealed && one.limitClass === 'general',
  )?.code
  const does = async (login: Login, what: string, body: object) => {
    const desk = deskClient(app, await city.sessionOf(login))
    expect((await desk.get(`/desk/api/matters/${number}`)).status).toBe(200)
    const answer = await desk.post(`/desk/api/matters/${number}/${what}`, body)
    expect(answer.status, answer.body).toBe(200)
    return answer
  }
  await does('dispatcher', 'acts/dispatch', { input: { unit: 'urban', category } })
  await does('urban-clerk', 'acts/accept', { input: {} })
  const looked = await does('urban-clerk', 'identity', { reason: '约好上门查看的时间' })
  expect(looked.json.identity).toMatchObject({ name: IDENTITY.name, phone: IDENTITY.phone })
  const answers = [{ outcome: 'done', text: '水管已经换好，公厕恢复供水，请随时查看' }]
  await does('urban-clerk', 'acts/claim_done', { input: { answers } })
}

async function residentJudges(code: string): Promise<void> {
  const resident = visitor(app)
  await resident.get('/my')
  await resident.press('查看', { code })
  const judged = await resident.press('评价', { 'judge.solved': 'yes', 'judge.words': '有水了' })
  expect(judged.status).toBe(200)
}

async function programsFile(): Promise<void> {
  const key = await city.keyFor('hotline', ['intake'])
  const body = { kind: 'request', act: 'receive', input: { text: TEXT }, identity: IDENTITY }
  const filed = await keyClient(app, key).post('/api/v1/matters', body)
  expect(filed.status, filed.body).toBe(200)
  receipts.push(filed.json.receipt)
  const open311 = await app.inject({
    method: 'POST',
    url: '/open311/v2/requests.json',
    headers: { ...FORM, 'idempotency-key': randomUUID() },
    payload: new URLSearchParams({
      api_key: key,
      service_code: 'road-light',
      description: TEXT,
      address_string: '东门菜市场',
      first_name: IDENTITY.name,
      phone: IDENTITY.phone,
      email: IDENTITY.mail,
      device_id: TRACES.cookie,
    }).toString(),
  })
  expect(open311.statusCode, open311.body).toBe(200)
  receipts.push(/(?:[0-9A-Z]{5}-){5}[0-9A-Z]{5}/u.exec(open311.body)?.[0] ?? '')
}

/** As it may lie somewhere: as text, in bytes written as text, in another alphabet of bytes. */
function spellings(text: string): readonly Buffer[] {
  const bytes = Buffer.from(text)
  const base64 = [0, 1, 2].map((shift) => {
    // Wherever it begins in what is encoded; the first and last signs depend on what stands around it.
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    return encoded.slice(4, -4)
  })
  const texts = [bytes.toString('hex'), encodeURIComponent(text), text.replaceAll('-', '')]
  const all = [text, text.toLowerCase(), ...texts, ...base64.filter((one) => one.length > 8)]
  return [...new Set(all)].map((one) => Buffer.from(one))
}

interface Place {
  readonly name: string
  readonly bytes: Buffer
}

/** The journal before the rest: what is written down in the end may leave it. One place at a time is kept in memory. */
async function* places(): AsyncGenerator<Place> {
  const { folder, socket, password } = inject('cluster')
  const database = new URL(city.database.url).pathname.slice(1)
  const url = socketUrl({ socket, user: SUPERUSER, password, database })
  const ask = <T extends object>(text: string) =>
    withClient(url, async (client) => (await client.query<T>(text)).rows)
  const [own] = await ask<{ base: string }>(
    `SELECT 'base/' || oid AS base FROM pg_database WHERE datname = current_database()`,
  )
  if (!own) throw new Error('no database')
  yield* files(join(folder, 'pg_wal'))
  await ask('CHECKPOINT')
  const tables = await ask<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  )
  for (const { name } of tables) {
    const lines = await ask<{ line: string }>(`SELECT t::text AS line FROM ${name} t`)
    yield { name, bytes: Buffer.from(lines.map(({ line }) => line).join('\n')) }
  }
  yield* files(join(folder, own.base))
  yield* files(dirname(folder), /\/(?:base|pg_wal)\//u)
  yield { name: 'the log', bytes: Buffer.from(log) }
}

function* files(folder: string, except?: RegExp): Generator<Place> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const name = join(entry.parentPath, entry.name)
    if (!entry.isFile() || except?.test(name)) continue
    const bytes = read(name)
    if (bytes) yield { name, bytes }
  }
}

/** Null: gone meanwhile, as files of a database that is at work are. */
function read(name: string): Buffer | null {
  try {
    return readFileSync(name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Where each thing was found. */
const found = new Map<string, string[]>()

async function search(sought: Readonly<Record<string, string>>): Promise<void> {
  const all = Object.entries(sought).map(([what, text]) => [what, spellings(text)] as const)
  for (const [what] of all) found.set(what, [])
  for await (const { name, bytes } of places()) {
    for (const [what, texts] of all)
      if (texts.some((one) => bytes.includes(one))) found.get(what)?.push(name)
  }
}

const hits = (sought: Readonly<Record<string, string>>) =>
  Object.keys(sought).flatMap((what) => {
    const names = found.get(what)
    if (!names) throw new Error(`${what} was not searched`)
    return names.map((place) => `${what} in ${place}`)
  })

const codes = () => Object.fromEntries(receipts.map((code, n) => [`receipt ${n}`, code]))

it('what was said is found, in tables and in files, so that this search finds what there is', () => {
  const names = found.get('text') ?? []
  expect(names).toContain('public.matters')
  expect(names.filter((one) => one.includes('/pg_wal/')).length).toBeGreaterThan(0)
  expect(names.filter((one) => one.includes('/base/')).length).toBeGreaterThan(0)
  expect(log).toContain('planted')
})

it('nothing tells from where somebody came', () => {
  expect(hits(TRACES)).toEqual([])
})

it('receipts lie nowhere', () => {
  for (const code of receipts) expect(code).toMatch(/^(?:[0-9A-Z]{5}-){5}[0-9A-Z]{5}$/u)
  expect(receipts).toHaveLength(4)
  expect(hits(codes())).toEqual([])
})

it('who a resident is stands nowhere in plain text', () => {
  expect(hits(IDENTITY)).toEqual([])
})
