/**
 * A call-back that did not reach anybody is not there for those whose work it is: not in what they
 * read, byte for byte, not in its numbers and hours, and not in what their own act is refused for.
 */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submit } from '../../src/intake/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskClient, keyClient } from '../support/client.ts'
import type { Answer, DeskClient } from '../support/client.ts'
import { deskServer } from '../support/desk-server.ts'

const clock = fixedClock('2026-11-23T02:00:00.000Z')
let city: TestCity
let app: FastifyInstance
let number = ''
let key: DeskClient
const desks = new Map<Login, DeskClient>()

beforeAll(async () => {
  city = await testCity({ clock })
  app = await deskServer(city)
  key = keyClient(app, await city.keyFor('housing', ['handle']))
  const filed = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input: { text: '和平路口的路灯坏了三盏' },
    receipt: true,
    idempotency: { key: 'blind-0001', scope: 'test' },
  })
  if (!filed.ok) throw new Error(filed.refusal.code)
  number = filed.value.matter.number
  await does('dispatcher', 'dispatch', { unit: 'housing', category: 'road-light', asks: ['修好'] })
  await does('housing-clerk', 'accept', {})
  await does('housing-clerk', 'claim_done', {
    answers: [{ outcome: 'done', text: '三盏路灯的灯泡昨天已经换好，夜里都亮了。' }],
  })
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

async function deskOf(login: Login): Promise<DeskClient> {
  const desk = desks.get(login) ?? deskClient(app, await city.sessionOf(login))
  desks.set(login, desk)
  return desk
}

/** A minute after whatever came before. */
async function does(login: Login, act: string, input: object, seen?: number): Promise<Answer> {
  clock.advance(60_000)
  const desk = await deskOf(login)
  const body = { input, ...(seen === undefined ? {} : { seen }) }
  const answer = await desk.post(`/desk/api/matters/${number}/acts/${act}`, body)
  if (answer.status !== 200 && seen === undefined) throw new Error(`${act}: ${answer.body}`)
  return answer
}

/** Whatever somebody of the unit may read of it. */
async function readByUnit(): Promise<string> {
  const parts: string[] = []
  for (const login of ['housing-clerk', 'housing-head'] as const) {
    const desk = await deskOf(login)
    for (const url of [
      `/desk/api/matters/${number}`,
      '/desk/api/matters',
      '/desk/api/matters?newest=true',
      '/desk/api/worklist',
      '/desk/api/waiting',
    ])
      parts.push((await desk.get(url)).body)
  }
  for (const url of [`/api/v1/matters/${number}`, '/api/v1/matters'])
    parts.push((await key.get(url)).body)
  return parts.join('\n')
}

describe('a call-back that reached nobody', () => {
  it('changes nothing that the unit reads, and something that others read', async () => {
    const before = await readByUnit()
    const watching = await deskOf('supervisor')
    const seen = (await watching.get(`/desk/api/matters/${number}`)).json
    await does('caller', 'call_back', { reached: false })
    expect(await readByUnit()).toBe(before)
    const after = (await watching.get(`/desk/api/matters/${number}`)).json
    expect(after.n).toBe(seen.n + 1)
    expect(after.changedAt > seen.changedAt).toBe(true)
  })

  it('is no reason to refuse what the unit does, as if something had changed meanwhile', async () => {
    const desk = await deskOf('housing-clerk')
    const { n, course } = (await desk.get(`/desk/api/matters/${number}`)).json
    expect(course.map((entry: { n: number }) => entry.n)).toEqual(
      Array.from({ length: n }, (_, index) => index + 1),
    )
    await does('caller', 'call_back', { reached: false })
    const note = { words: '已约住户晚上一起看亮灯' }
    const own = await does('housing-clerk', 'note', note, n)
    expect(own.json?.refusal?.code).toBe(undefined)
    expect(own.json.n).toBe(n + 1)
    // What the unit may know of is a change, to whoever has not seen it.
    await does('supervisor', 'urge', { words: '请尽快复测亮度并说明' })
    const late = await does('housing-clerk', 'note', { words: '三盏灯今晚再测一次' }, n)
    expect(late.json.refusal).toMatchObject({ code: 'changed_meanwhile' })
    expect(late.json.refusal.params).toEqual({ acts: 'urge', n: n + 2 })
  })

  it('is told to everybody once the matter has gone on', async () => {
    await does('caller', 'call_back', { reached: true, solved: 'yes' })
    const desk = await deskOf('housing-clerk')
    const { n, course } = (await desk.get(`/desk/api/matters/${number}`)).json
    expect(course.filter(({ act }: { act: string }) => act === 'call_back')).toHaveLength(3)
    expect(course.at(-1).n).toBe(n)
  })
})
