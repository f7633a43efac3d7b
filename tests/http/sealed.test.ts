/**
 * A matter that accuses a unit is not there for anybody but its handlers (D4, D9): not by itself, not in a list, a
 * search, a count, on the board or among what others said. Everything that anybody can read is read before it was said
 * and after, and is the same, byte for byte.
 */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submit } from '../../src/intake/index.ts'
import { commit } from '../../src/matters/index.ts'
import { callersOf } from '../support/callers.ts'
import type { Caller } from '../support/callers.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskServer } from '../support/desk-server.ts'

let city: TestCity
let app: FastifyInstance
let callers: readonly Caller[]
let open311Key = ''
let said = 0
/** Of a matter that everybody may see. */
let seen = ''

const WORDS = '房管窗口办证索要好处费'
const PLACE = '和平路 12 号'

beforeAll(async () => {
  city = await testCity()
  app = await deskServer(city)
  open311Key = await city.keyFor('gov', ['intake'])
  callers = await callersOf(app, city)
  // Its writer says that it accuses nobody: or it would be sealed by its words alone.
  const first = await file({
    text: `${WORDS}，别处也有人说`,
    place: PLACE,
    division: '990102',
    accuses: false,
  })
  seen = first.number
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

async function file(input: Readonly<Record<string, unknown>>) {
  const result = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input,
    receipt: true,
    idempotency: { key: `sealed-${(said += 1)}`, scope: 'test' },
  })
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value.matter
}

async function act(login: Login, matter: string, name: string, input: object): Promise<void> {
  const actor = await city.actorOf(login)
  const [done] = await commit(city.house, city.jurisdiction, [{ matter, act: name, input, actor }])
  if (!done?.ok) throw new Error(`${name}: ${JSON.stringify(done)}`)
}

const accusing = (text = WORDS) =>
  file({ text, place: PLACE, division: '990102', accuses: true, accused_unit: 'housing' })

const words = encodeURIComponent('办证索要')
const LISTS = ['', `words=${words}`, 'open=true', 'door=web', 'division=990102', 'newest=true']

const DESK = [
  ...LISTS.flatMap((query) => [`/desk/api/matters?${query}`, `/desk/api/worklist?${query}`]),
  '/desk/api/matters?unit=housing',
  '/desk/api/matters?counts=waiting',
  '/desk/api/waiting',
  '/desk/api/admin/log',
]
const DEPARTMENTS = LISTS.map((query) => `/api/v1/matters?${query}`)
const PUBLIC = ['/', '/board', '/board?lang=en', '/say', '/law']

const open311 = (name: string, key = '') =>
  `/open311/v2/${name}.json?jurisdiction_id=${city.jurisdiction}${key && `&api_key=${key}`}`

/** An answer but for what is new each time: tokens, keys of forms, the hour. */
function whole({ statusCode, headers, body }: LightMyRequestResponse): string {
  const { date: _date, 'content-length': _length, ...rest } = headers
  const same = body.replaceAll(/name="(_csrf|key)"\s+value="[^"]*"/gu, '$1')
  return JSON.stringify([statusCode, rest, same])
}

const get = async (url: string, { headers }: Pick<Caller, 'headers'>) =>
  whole(await app.inject({ url, headers: { ...headers } }))

/** Everything that everybody reads, by who and what. */
async function everything(): Promise<ReadonlyMap<string, string>> {
  const read = new Map<string, string>()
  for (const caller of callers) {
    const urls = caller.as === 'key' ? DEPARTMENTS : DESK
    const answers = await Promise.all(urls.map((url) => get(url, caller)))
    urls.forEach((url, n) => read.set(`${caller.name}: ${url}`, answers[n] ?? ''))
  }
  const lists = ['requests', 'servicerequestupdates']
  const urls = [...PUBLIC, ...lists.flatMap((list) => [open311(list), open311(list, open311Key)])]
  for (const url of urls) read.set(url, await get(url, { headers: {} }))
  read.set('who else says so', await whoElse())
  return read
}

/** What the page shows to somebody who is about to say the same. */
async function whoElse(): Promise<string> {
  const text = `${WORDS}，我也遇到了`
  // Whose words accuse is shown nobody else's, unless they say that they accuse nobody.
  const fields = { step: 'check', text, place: PLACE, division: '990102', not_accusing: 'yes' }
  return whole(await form('/say', fields))
}

function form(url: string, fields: Readonly<Record<string, string>>, headers = {}) {
  const type = { 'content-type': 'application/x-www-form-urlencoded', ...headers }
  const payload = new URLSearchParams(fields).toString()
  return app.inject({ method: 'POST', url, headers: type, payload })
}

function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  return [...after].filter(([name, text]) => before.get(name) !== text).map(([name]) => name)
}

const byOthers = (name: string) => !name.startsWith('sealed: ')

/** Every way to name one matter; `name` is its number or its id. */
async function asked(name: string, { headers, token, as }: Caller): Promise<string> {
  const at = as === 'key' ? '/api/v1/matters' : '/desk/api/matters'
  const unsafe = (url: string, payload: object): InjectOptions => {
    const own = { 'x-csrf-token': token, 'idempotency-key': randomUUID() }
    return { method: 'POST', url, headers: { ...headers, ...own }, payload }
  }
  const acts = ['urge', 'dispatch', 'accept', 'claim_done', 'open_identity', 'seal', 'close']
  const requests: InjectOptions[] = [
    { url: `${at}/${name}`, headers: { ...headers } },
    ...acts.map((one) => unsafe(`${at}/${name}/acts/${one}`, { input: {} })),
    unsafe(`${at}/${name}/identity`, { reason: '想知道是谁反映的' }),
    unsafe(`${at}/${seen}/acts/merge`, { input: { into: name, reason: '说的是同一件事' } }),
  ]
  const answers = await Promise.all(requests.map((one) => app.inject(one)))
  return answers.map(whole).join('\n').replaceAll(name, 'NAME')
}

async function askedByAnybody(name: string): Promise<string> {
  const numbers = `service_request_id=${name}`
  const urls = ['', open311Key].flatMap((key) => [
    open311(`requests/${name}`, key),
    open311(`tokens/${name}`, key),
    `${open311('requests', key)}&${numbers}`,
    `${open311('servicerequestupdates', key)}&${numbers}`,
  ])
  const read = await Promise.all(urls.map((url) => get(url, { headers: {} })))
  const token = (await app.inject({ url: '/desk/api/session' })).json().token
  const fields = { text: WORDS, key: 'A'.repeat(22), step: `second ${name}` }
  const seconded = whole(await form('/say', fields, { 'x-csrf-token': token }))
  const update = { jurisdiction_id: String(city.jurisdiction), service_request_id: name }
  const posted = await form('/open311/v2/servicerequestupdates.json', {
    ...update,
    api_key: open311Key,
    description: '补充说明',
  })
  return [...read, seconded, whole(posted)].join('\n').replaceAll(name, 'NAME')
}

/** Of the same shape, and never given out. */
const absent = (name: string) => (/^\d{6}-/u.test(name) ? '261123-22222-2' : randomUUID())

async function expectAbsent(matter: { readonly id: string; readonly number: string }) {
  for (const name of [matter.number, matter.id]) {
    for (const caller of callers.filter((one) => one.name !== 'sealed')) {
      const nothing = await asked(absent(name), caller)
      expect(await asked(name, caller), `${name} as ${caller.name}`).toBe(nothing)
    }
    expect(await askedByAnybody(name)).toBe(await askedByAnybody(absent(name)))
  }
}

describe('a matter that accuses a unit', () => {
  it('changes nothing that anybody reads but its handlers, who find it', async () => {
    const before = await everything()
    expect(changed(before, await everything())).toEqual([])
    const matter = await accusing()
    const after = changed(before, await everything())
    expect(after.filter(byOthers)).toEqual([])
    // What it says is not even indexed: its handlers find it in their lists.
    expect(after).toContain('sealed: /desk/api/matters?')
    expect(after).toContain('sealed: /desk/api/waiting')
    await expectAbsent(matter)
    const handler = callers.find(({ name }) => name === 'sealed')
    if (!handler) throw new Error('nobody handles what is sealed')
    // That it is there they know; what it says they read for a reason, which is written down.
    const closed = await get(`/desk/api/matters/${matter.id}`, handler)
    expect([closed.includes('sealed_needs_reason'), closed.includes(WORDS)]).toEqual([true, false])
    const opened = await app.inject({
      method: 'POST',
      url: `/desk/api/matters/${matter.id}/opened`,
      headers: { ...handler.headers, 'x-csrf-token': handler.token },
      payload: { reason: '受理后初步了解' },
    })
    expect(opened.body).toContain(WORDS)
  })

  it('is compared with one that accuses nobody, which everybody finds', async () => {
    const before = await everything()
    const matter = await file({ text: WORDS, place: PLACE, division: '990102', accuses: false })
    const after = changed(before, await everything())
    const found = [
      'leader: /desk/api/matters?',
      'dispatcher: /desk/api/waiting',
      'who else says so',
    ]
    expect(after).toEqual(expect.arrayContaining([...found, open311('requests')]))
    expect(after).toContain('key of the hotline: /api/v1/matters?')
    await expect(expectAbsent(matter)).rejects.toThrow(/to be/u)
  })

  it('goes out of sight when it is sealed later, at whatever step it stands', async () => {
    const rules = await city.house.rules(city.jurisdiction)
    const plain = rules.categories.find((one) => !one.checkRequired && !one.sealed)
    const { id, number } = await file({ text: '房屋维修资金用到哪里去了' })
    await act('dispatcher', id, 'dispatch', { unit: 'housing', category: plain?.code ?? '' })
    await act('housing-clerk', id, 'accept', {})
    const clerk = callers.find(({ name }) => name === 'housing-clerk')
    expect(clerk && (await get(`/desk/api/matters/${id}`, clerk))).toContain('维修资金')
    await act('dispatcher', id, 'propose_seal', { reason: '涉及经办人本人' })
    await act('supervisor', id, 'seal', { unit: 'housing' })
    await expectAbsent({ id, number })
    const read = [...(await everything())].filter(([name]) => byOthers(name))
    expect(read.filter(([, text]) => text.includes('维修资金') || text.includes(number))).toEqual(
      [],
    )
  })
})
