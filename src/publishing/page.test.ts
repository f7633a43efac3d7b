import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { Login, TestCity } from '../../tests/support/city.ts'
import { publicServer } from '../../tests/support/public-server.ts'
import { submit } from '../intake/index.ts'
import { commit } from '../matters/index.ts'
import { fixedClock } from '../platform/clock.ts'

let city: TestCity
let app: FastifyInstance
const clock = fixedClock('2026-11-23T02:00:00.000Z')

beforeAll(async () => {
  city = await testCity({ clock })
  app = await publicServer(city.house, city.jurisdiction)
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

let n = 0
async function file(input: Readonly<Record<string, unknown>>): Promise<string> {
  const idempotency = { key: `board-${(n += 1)}`, scope: 'test' }
  const result = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input,
    receipt: false,
    idempotency,
  })
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value.matter.id
}

async function act(matter: string, login: Login, name: string, input: object): Promise<void> {
  const [result] = await commit(city.house, city.jurisdiction, [
    { matter, act: name, input, actor: await city.actorOf(login) },
  ])
  if (!result?.ok) throw new Error(`${name}: ${JSON.stringify(result)}`)
}

async function board(query = ''): Promise<string> {
  clock.advance(61_000)
  const { body, statusCode } = await app.inject({ url: `/board${query}` })
  expect(statusCode).toBe(200)
  return body
}

const figure = (body: string, label: string): string =>
  new RegExp(`<dt>${label}</dt>\\s*<dd>\\s*([^<\\s]+)`).exec(body)?.[1] ?? 'absent'

describe('/board', () => {
  it('shows an empty city as one in which nothing came in', async () => {
    const body = await board()
    expect(figure(body, '收到')).toBe('0')
    expect(body).toContain('还没有答复过')
    expect(body).toContain('现在没有挂账的')
  })

  it('counts what came in and where it stands, promises and honest "cannot", and never a sealed matter or a resident’s word', async () => {
    const { categories } = await city.house.rules(city.jurisdiction)
    const small =
      categories.find((one) => one.small && !one.checkRequired && !one.sealed)?.code ?? ''
    const words = '绝不能公开的原话'
    const wait = await file({ text: words, category: small, division: '990102' })
    await act(wait, 'dispatcher', 'dispatch', { unit: 'urban', category: small })
    await act(wait, 'urban-clerk', 'accept', {})
    clock.advance(2 * 86_400_000)
    await act(wait, 'urban-clerk', 'claim_done', {
      answers: [
        {
          outcome: 'cannot',
          text: '这一段在地铁施工围挡之内，今年装不了',
          reason: '围挡内由施工方管理，电话 13812341234',
          review: '2027-06-01',
        },
      ],
    })
    const later = await file({ text: words, category: small, division: '990102' })
    await act(later, 'dispatcher', 'dispatch', { unit: 'urban', category: small })
    await act(later, 'urban-clerk', 'accept', {})
    await act(later, 'urban-clerk', 'defer', {
      promised: '2026-12-20',
      reason: '设备要到十二月中旬才能到货安装',
    })
    await file({ text: words, accuses: true, accused_unit: 'urban' })

    let body = await board()
    expect(figure(body, '收到')).toBe('2')
    expect(figure(body, '已答复，待评价')).toBe('1')
    expect(figure(body, '在办')).toBe('1')
    expect(figure(body, '等答复的中位数')).toBe('2')
    expect(body).toContain('2026年12月20日')
    expect(body).toContain('设备要到十二月中旬')
    expect(body).not.toContain(words)
    expect(body).toContain('&lt;10')

    const resident = { as: 'resident', matter: wait, receipt: 'r' } as const
    const [judged] = await commit(city.house, city.jurisdiction, [
      { matter: wait, act: 'judge', input: { solved: 'no' }, actor: resident },
    ])
    expect(judged?.ok).toBe(true)
    await act(wait, 'caller', 'close', {})
    body = await board()
    expect(figure(body, '每项都办不了')).toBe('1')
    expect(figure(body, '办结（含部分办成）')).toBe('0')
    expect(figure(body, '本人评价后办结')).toBe('1')
    expect(body).toContain('围挡内由施工方管理')
    expect(body).not.toContain('13812341234')
  })

  it('one reading serves a minute', async () => {
    const before = await board()
    await file({ text: '一分钟之内又来了一件' })
    expect((await app.inject({ url: '/board' })).body).toBe(before)
    expect(await board()).not.toBe(before)
  })

  it('is complete in English', async () => {
    const body = await board('?lang=en')
    expect(body).toContain('What cannot be done, and why')
    expect(body).toContain('Promised by')
  })
})
