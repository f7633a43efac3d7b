/**
 * What is sealed, who somebody is, and a file as it came are read with an event, or not at all (E1): over
 * random sessions the readings are the events, one by one, and the resident sees the same (E7).
 */
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { photo } from '../../src/attachments/cleaning/corpus.fixture.ts'
import { openIdentity } from '../../src/api/acting.ts'
import { openSealed } from '../../src/api/sealed.ts'
import { submit } from '../../src/intake/index.ts'
import { commit, readEvents } from '../../src/matters/index.ts'
import { changesSince } from '../../src/matters/changes.store.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import type { FixedClock } from '../../src/platform/clock.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskClient } from '../support/client.ts'
import type { Answer, DeskClient } from '../support/client.ts'
import { deskServer } from '../support/desk-server.ts'
import { visitor } from '../support/visitor.ts'

let clock: FixedClock
let city: TestCity
let app: FastifyInstance
const desks = new Map<Login, DeskClient>()
const matters: Reported[] = []

interface Reported {
  readonly id: string
  readonly number: string
  readonly code: string
  readonly file: string
  /** Stands in everything that was said, and nowhere else. */
  readonly canary: string
  readonly phone: string
}

const FIRST = '2026-01-01T00:00:00.000Z'
const READERS = ['sealed', 'dispatcher', 'supervisor', 'leader', 'housing-head', 'auditor'] as const

beforeAll(async () => {
  clock = fixedClock('2026-11-23T02:00:00.000Z')
  city = await testCity({ clock })
  app = await deskServer(city)
  for (const login of READERS) desks.set(login, deskClient(app, await city.sessionOf(login)))
  for (let index = 0; index < 4; index += 1) matters.push(await report(index % 2 === 0))
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

let said = 0

async function report(isNamed = true): Promise<Reported> {
  said += 1
  const canary = `暗号${randomBytes(5).toString('hex')}`
  const phone = `1380000${String(said).padStart(4, '0')}`
  const holder = `form:reads-${said}`
  const taken = await city.house.files.accept(city.jurisdiction, holder, await photo(60, 40))
  if (!taken.ok) throw new Error(taken.refusal.code)
  const result = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input: {
      text: `${canary}：房管窗口办证索要好处费`,
      place: `${canary}路 1 号`,
      asks: [`${canary}要查清`],
      accuses: true,
      accused_unit: 'housing',
      files: [taken.value.id],
    },
    ...(isNamed ? { identity: { name: '王小明', phone } } : {}),
    holder,
    receipt: true,
    idempotency: { key: `reads-${said}`, scope: 'test' },
  })
  if (!result.ok || !result.value.receipt) throw new Error('not filed')
  const { id, number } = result.value.matter
  const actor = await city.actorOf('sealed')
  const note = { matter: id, act: 'note', input: { words: `${canary}的备注` }, actor }
  const [noted] = await commit(city.house, city.jurisdiction, [note])
  if (!noted?.ok) throw new Error('no note')
  return { id, number, code: result.value.receipt.code, file: taken.value.id, canary, phone }
}

const at = (matter: Reported) => `/desk/api/matters/${matter.number}`

/** Every way a screen, a script or a curious official asks; each answers what came back. */
type Way = (desk: DeskClient, matter: Reported, other: Reported) => Promise<Answer>

const WAYS: Readonly<Record<string, Way>> = {
  page: (desk, one) => desk.get(at(one)),
  byId: (desk, one) => desk.get(`/desk/api/matters/${one.id}`),
  opened: (desk, one) => desk.post(`${at(one)}/opened`, { reason: '核对办理情况' }),
  openedTwice: async (desk, one) => {
    const headers = { 'idempotency-key': 'the-same-key-0001' }
    return desk.post(`${at(one)}/opened`, { reason: '再看一遍材料' }, headers)
  },
  withoutReason: (desk, one) => desk.post(`${at(one)}/opened`, { reason: '  ' }),
  worklist: (desk) => desk.get('/desk/api/worklist'),
  list: (desk, one) =>
    desk.get(`/desk/api/matters?words=${encodeURIComponent(one.number.slice(-4))}`),
  found: (desk, one) => desk.get(`/desk/api/matters?words=${encodeURIComponent(one.canary)}`),
  picked: (desk, one, other) => desk.get(`/desk/api/picked?numbers=${one.number},${other.number}`),
  tried: (desk, one) =>
    desk.post('/desk/api/acts', {
      acts: [{ matter: one.number, act: 'note', input: { words: '试一下' } }],
      rehearsal: true,
    }),
  many: (desk, one, other) =>
    desk.post('/desk/api/acts', {
      acts: [one, other].map(({ number }) => {
        return { matter: number, act: 'open_sealed', input: { reason: '一次看两件' } }
      }),
    }),
  noted: (desk, one) => desk.post(`${at(one)}/acts/note`, { input: { words: '已电话核实' } }),
  actOnly: (desk, one) =>
    desk.post(`${at(one)}/acts/open_identity`, { input: { reason: '只留下记录' } }),
  linked: (desk, one, other) =>
    desk.post(`${at(one)}/acts/link`, { input: { to: other.number, type: 'cites' } }),
  mentions: (desk) => desk.get('/desk/api/mentions'),
  looks: (desk) => desk.get('/desk/api/looks'),
  waiting: (desk) => desk.get('/desk/api/waiting'),
  overview: (desk) => desk.get('/desk/api/overview'),
  alike: (desk, one) => desk.get(`${at(one)}/alike`),
  whose: (desk, one) => desk.get(`${at(one)}/whose`),
  hot: (desk) => desk.get('/desk/api/hot'),
  exported: (desk) =>
    desk.post('/desk/api/exports', { list: 'matters', format: 'csv', language: 'zh', query: {} }),
  identity: (desk, one) => desk.post(`${at(one)}/identity`, { reason: '约好上门时间' }),
  file: (desk, one) => desk.get(`${at(one)}/files/${one.file}`),
  thumb: (desk, one) => desk.get(`${at(one)}/files/${one.file}/thumb?pass=2099-01-01.AAAA`),
  original: (desk, one) =>
    desk.post(`${at(one)}/files/${one.file}/original`, { reason: '核对拍摄时间' }),
}

interface Step {
  readonly who: number
  readonly what: number
  readonly on: number
  readonly beside: number
}

const steps = fc.array(
  fc.record({ who: fc.nat(9), what: fc.nat(), on: fc.nat(3), beside: fc.nat(3) }),
  { minLength: 10, maxLength: 40 },
)

/** Mostly by whoever may. */
const loginOf = (who: number): Login => READERS[who] ?? 'sealed'

async function eventsOf(id: string, act: string): Promise<number> {
  const events = await readEvents(city.house, city.jurisdiction, id)
  return events.filter((event) => event.act === act).length
}

describe('readings of what is kept apart', () => {
  it('are events, over random sessions', async () => {
    const read = new Map<string, number>()
    const count = (name: string, by = 1) => read.set(name, (read.get(name) ?? 0) + by)
    const ways = Object.entries(WAYS)
    const done = new Set<string>()
    const begun = new Map<string, number>()
    for (const { id } of matters)
      for (const act of ['open_sealed', 'open_identity', 'open_original'])
        begun.set(`${act} ${id}`, await eventsOf(id, act))
    const session = async (taken: readonly Step[]) => {
      for (const { who, what, on, beside } of taken) {
        clock.set(new Date(Date.parse(clock.now()) + 61_000).toISOString())
        const login = loginOf(who)
        const [one, other] = [matters[on], matters[beside]]
        const [name, way] = ways[what % ways.length] ?? []
        const desk = desks.get(login)
        if (!one || !other || !name || !way || !desk) throw new Error('nothing chosen')
        const answer = await way(desk, one, other)
        expect(answer.status, `${login} ${name}`).toBeLessThan(500)
        if (answer.status === 200 && login === 'sealed') done.add(name)
        for (const matter of matters) {
          if (answer.body.includes(matter.canary)) count(`open_sealed ${matter.id}`)
          if (answer.body.includes(matter.phone)) count(`open_identity ${matter.id}`)
        }
        const isFile = ['file', 'thumb', 'original'].includes(name) && answer.status === 200
        if (isFile) count(`open_original ${one.id}`)
        // An act of looking by itself shows nothing: caution without a reading.
        if (name === 'actOnly' && answer.status === 200) count(`open_identity ${one.id}`)
        if (name === 'identity' && answer.status === 200 && answer.json.identity === null)
          count(`open_identity ${one.id}`)
      }
      for (const { id } of matters)
        for (const act of ['open_sealed', 'open_identity', 'open_original']) {
          const written = (await eventsOf(id, act)) - (begun.get(`${act} ${id}`) ?? 0)
          expect(written, `${act} ${id}`).toBe(read.get(`${act} ${id}`) ?? 0)
        }
    }
    await fc.assert(fc.asyncProperty(steps, session), { numRuns: 20 })
    // Everything was tried by somebody who may, and what may not show anything showed nothing.
    for (const name of ['opened', 'openedTwice', 'worklist', 'picked', 'noted', 'original'])
      expect([...done], name).toContain(name)
    for (const name of ['page', 'byId', 'withoutReason', 'file', 'thumb'])
      expect([...done], name).not.toContain(name)
    expect(
      Math.max(...matters.map(({ id }) => read.get(`open_sealed ${id}`) ?? 0)),
    ).toBeGreaterThan(3)
  })

  it('are all under the eyes of the resident: post, time and reason, and of nobody who seconds', async () => {
    const one = await report()
    const handler = desks.get('sealed')
    await handler?.post(`${at(one)}/opened`, { reason: '受理后初步了解' })
    await handler?.post(`${at(one)}/identity`, { reason: '约谈反映人' })
    await handler?.post(`${at(one)}/files/${one.file}/original`, { reason: '核对拍摄时间' })
    const someone = visitor(app)
    const { body } = await someone.post('/my', { do: 'open', code: one.code })
    const looked = body.slice(body.indexOf('id="looked"'))
    const events = await readEvents(city.house, city.jurisdiction, one.id)
    const looks = events.filter(({ act }) => act.startsWith('open_'))
    expect(looks).toHaveLength(3)
    for (const { at: when, input } of looks) {
      expect(looked).toContain(String(input['reason']))
      expect(looked).toContain(`datetime="${when}"`)
    }
    expect(looked.split('市纪委监委的密办员').length - 1).toBe(3)
  })

  it('are not there when the transaction is not, nor is the event without it', async () => {
    const one = await report()
    const actor = await city.actorOf('sealed')
    const caller = { jurisdiction: city.jurisdiction, actor, scope: 'desk:test' }
    const { house } = city
    const broken = {
      ...house,
      files: { ...house.files, shown: () => Promise.reject(new Error('cannot be read')) },
    }
    await expect(openSealed(broken, caller, one.number, '核对情况')).rejects.toThrow('cannot be')
    expect(await eventsOf(one.id, 'open_sealed')).toBe(0)
    // Read in full, and then the commit fails: nobody is answered.
    const lost = {
      ...house,
      db: {
        ...house.db,
        transaction: <T>(work: Parameters<typeof house.db.transaction<T>>[0]) =>
          house.db.transaction<T>(async (tx) => {
            await work(tx)
            throw new Error('the power went')
          }),
      },
    }
    await expect(openSealed(lost, caller, one.number, '核对情况')).rejects.toThrow('the power went')
    const look = { reason: '约谈反映人', key: 'lost-look-0001' }
    await expect(openIdentity(lost, caller, one.number, look)).rejects.toThrow('the power went')
    expect(await eventsOf(one.id, 'open_sealed')).toBe(0)
    expect(await eventsOf(one.id, 'open_identity')).toBe(0)
  })

  it('move no list and nobody’s screen: a matter that is only looked at does not change', async () => {
    const one = await report()
    const stand = () =>
      city.house.db.query(
        'SELECT changed_at, shown_at FROM matters WHERE jurisdiction_id = $1 AND matter_id = $2',
        [city.jurisdiction, one.id],
      )
    const before = await stand()
    const moved = async () =>
      (
        await changesSince(city.house.db, city.jurisdiction, { since: FIRST, now: FIRST }, 1_000)
      ).find(({ id }) => id === one.id)?.n
    const last = await moved()
    clock.set(new Date(Date.parse(clock.now()) + 1_200_000).toISOString())
    const handler = desks.get('sealed')
    await handler?.post(`${at(one)}/opened`, { reason: '核对办理情况' })
    await handler?.post(`${at(one)}/identity`, { reason: '约谈反映人' })
    expect(await stand()).toEqual(before)
    // Nor is anybody told who heard of it a moment ago.
    expect(await moved()).toBe(last)
    const since = new Date(Date.parse(clock.now()) - 60_000).toISOString()
    const changes = await changesSince(city.house.db, city.jurisdiction, { since, now: since }, 10)
    expect(changes.map(({ id }) => id)).not.toContain(one.id)
    // Whoever was writing meanwhile goes on: nothing happened that they had to know.
    const page = await handler?.post(`${at(one)}/opened`, { reason: '办理前再核对' })
    const { n } = page?.json.matter ?? {}
    await handler?.post(`${at(one)}/opened`, { reason: '另一个窗口' })
    const acted = await handler?.post(`${at(one)}/acts/note`, {
      input: { words: '已经核实' },
      seen: n,
    })
    expect([acted?.status, acted?.json.sealed, acted?.json.matter]).toEqual([200, true, null])
  })
})
