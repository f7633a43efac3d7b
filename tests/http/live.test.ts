/** What changes is told while it changes: to those who may see it, and that it changed is all that is told. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLive } from '../../src/api/index.ts'
import { submit } from '../../src/intake/index.ts'
import { POSTS, testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskClient } from '../support/client.ts'
import { listening } from '../support/desk-browser.ts'
import { servingOf } from '../support/desk-server.ts'
import { listenAt } from '../support/listener.ts'
import type { Ear, Heard } from '../support/listener.ts'
import { serve } from '../../src/serving.ts'
import { systemClock } from '../../src/platform/clock.ts'

let city: TestCity
let app: FastifyInstance
let base = ''
let said = 0
const ears: Ear[] = []
const faults: unknown[] = []

beforeAll(async () => {
  city = await testCity({ clock: systemClock })
  app = await opened()
  base = await listening(app)
})
afterAll(async () => {
  for (const one of ears) one.leave()
  await app.close()
  await city.drop()
})

function opened(): Promise<FastifyInstance> {
  const live = openLive(city.house, { beatMs: 200, onError: (error) => faults.push(error) })
  return serve({ ...servingOf(city), live })
}

async function ear(login: Login, last = ''): Promise<Ear> {
  const made = await listenAt(base, await city.sessionOf(login), last)
  ears.push(made)
  await made.hears(({ event }) => event === 'ready')
  return made
}

async function filed(more: Readonly<Record<string, unknown>> = {}) {
  const result = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input: { text: '和平路口的路灯坏了三盏', ...more },
    receipt: true,
    idempotency: { key: `live-${(said += 1)}-0001`, scope: 'test' },
  })
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value.matter
}

async function does(login: Login, number: string, act: string, input: object): Promise<void> {
  const desk = deskClient(app, await city.sessionOf(login))
  const { status, body } = await desk.post(`/desk/api/matters/${number}/acts/${act}`, { input })
  if (status !== 200) throw new Error(`${act}: ${body}`)
}

const of =
  (number: string) =>
  ({ data }: Heard) =>
    data.matters?.some((one) => one.number === number) ?? false

describe('live', () => {
  it('tells a colleague within a second, and another unit nothing', async () => {
    const matter = await filed()
    const [colleague, other, administrator] = await Promise.all([
      ear('supervisor'),
      ear('urban-clerk'),
      ear('system-admin'),
    ])
    const began = performance.now()
    await does('dispatcher', matter.number, 'dispatch', {
      unit: 'housing',
      category: 'road-light',
      asks: ['修好'],
    })
    const acted = performance.now()
    expect(await colleague.hears(of(matter.number), 1_000)).toBe(true)
    expect(performance.now() - acted).toBeLessThan(1_000)
    expect(began).toBeLessThan(acted)
    expect(await other.hears(of(matter.number), 1_200)).toBe(false)
    expect(administrator.heard.every(({ event }) => event === 'ready')).toBe(true)
  })

  it('says which matter, and nothing of what happened', async () => {
    const watching = await ear('dispatcher')
    const { id, number } = await filed()
    expect(await watching.hears(of(number))).toBe(true)
    const told = watching.heard.filter(({ event }) => event !== 'ready')
    for (const one of told) expect(Object.keys(one.data)).toEqual(['matters'])
    expect(told.at(-1)?.data.matters).toContainEqual({ id, number })
  })

  it('tells of what is sealed only those who may know of it', async () => {
    const all = await Promise.all(
      POSTS.map(async ([login]) => ({ login, heard: await ear(login) })),
    )
    const { number } = await filed({ accuses: true, accused_unit: 'housing' })
    await all.find(({ login }) => login === 'sealed')?.heard.hears(of(number))
    await new Promise((resolve) => setTimeout(resolve, 900))
    const told = all.filter(({ heard }) => heard.heard.some(of(number)))
    expect(told.map(({ login }) => login)).toEqual(['sealed'])
    for (const { heard } of all) heard.leave()
  })

  it('does not tell a unit that somebody was called', async () => {
    const { number } = await filed()
    await does('dispatcher', number, 'dispatch', {
      unit: 'housing',
      category: 'road-light',
      asks: ['修好'],
    })
    await does('housing-clerk', number, 'accept', {})
    await does('housing-clerk', number, 'claim_done', {
      answers: [{ outcome: 'done', text: '三盏路灯的灯泡昨天已经换好，夜里都亮了。' }],
    })
    await new Promise((resolve) => setTimeout(resolve, 900))
    const [unit, head, watching] = await Promise.all([
      ear('housing-clerk'),
      ear('housing-head'),
      ear('supervisor'),
    ])
    await does('caller', number, 'call_back', { reached: false })
    expect(await watching.hears(of(number))).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 900))
    expect([...unit.heard, ...head.heard].some(of(number))).toBe(false)
    await does('caller', number, 'call_back', { reached: true, solved: 'yes' })
    expect(await unit.hears(of(number))).toBe(true)
    expect(await head.hears(of(number))).toBe(true)
  })

  it('tells whoever comes back what was missed, and only that', async () => {
    const first = await ear('dispatcher')
    const before = await filed()
    expect(await first.hears(of(before.number))).toBe(true)
    first.leave()
    // Beyond the overlap of the looks, or what came before would be told once more.
    await new Promise((resolve) => setTimeout(resolve, 300))
    const missed = await filed()
    const again = await ear('dispatcher', first.last())
    expect(await again.hears(of(missed.number))).toBe(true)
    const other = await ear('urban-clerk', first.last())
    expect(other.heard.some(of(missed.number))).toBe(false)
  })

  it('tells whoever was away too long to read anew', async () => {
    for (const last of ['2020-01-01T00:00:00.000Z', 'nonsense', "'; --"]) {
      const late = await listenAt(base, await city.sessionOf('dispatcher'), last)
      ears.push(late)
      expect(await late.hears(({ event }) => event === 'reload')).toBe(true)
    }
  })

  it('ends with the session', async () => {
    const session = await city.sessionOf('dispatcher')
    const leaving = await listenAt(base, session)
    await leaving.hears(({ event }) => event === 'ready')
    await deskClient(app, session).post('/desk/api/sign-out')
    await leaving.ended
    expect((await listenAt(base, session)).status).toBe(404)
  })

  it('is no sign that anybody is there', async () => {
    const session = await city.sessionOf('supervisor')
    const seenAt = async () => {
      const [row] = await city.database.owner.query<{ at: string }>(
        `SELECT max(s.seen_at) AS at FROM sessions s JOIN accounts a USING (jurisdiction_id, account_id)
         WHERE a.login = 'supervisor' AND s.created_at = (SELECT max(created_at) FROM sessions)`,
      )
      return row?.at
    }
    await city.database.owner.query(`UPDATE sessions SET seen_at = seen_at - interval '20 minutes'`)
    const before = await seenAt()
    const open = await listenAt(base, session)
    ears.push(open)
    expect(open.status).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await seenAt()).toBe(before)
  })

  it('is no page: whoever does not listen is told so', async () => {
    const desk = deskClient(app, await city.sessionOf('dispatcher'))
    expect(await desk.get('/desk/api/live')).toMatchObject({
      status: 406,
      json: { refusal: { code: 'not_a_stream' } },
    })
  })

  it('keeps nobody waiting when the house closes', async () => {
    const other = await opened()
    const at = await listening(other)
    const sitting = await listenAt(at, await city.sessionOf('dispatcher'))
    await sitting.hears(({ event }) => event === 'ready')
    const began = performance.now()
    await other.close()
    await sitting.ended
    expect(performance.now() - began).toBeLessThan(1_000)
  })

  it('has looked without a fault all the while', () => {
    expect(faults).toEqual([])
  })
})
