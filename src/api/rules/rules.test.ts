import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../../tests/support/city.ts'
import type { TestCity } from '../../../tests/support/city.ts'
import { deskClient } from '../../../tests/support/client.ts'
import type { DeskClient } from '../../../tests/support/client.ts'
import { deskServer } from '../../../tests/support/desk-server.ts'
import { fixedClock } from '../../platform/clock.ts'

let city: TestCity
let app: FastifyInstance
let admin: DeskClient

beforeAll(async () => {
  city = await testCity({ clock: fixedClock('2026-11-23T02:00:00.000Z') })
  app = await deskServer(city)
  admin = deskClient(app, await city.sessionOf('system-admin'))
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

const AT = '/desk/api/admin/rules'
const WHY = { from: '2026-11-23', reason: '按新的三定方案' }
const rules = async () => (await admin.get(AT)).json

describe('rules at the desk', () => {
  it('lists the caps, and changes one from a day on, with its basis', async () => {
    const cap = {
      name: 'inspections_a_unit_a_year',
      value: 2,
      basis: { zh: '本市督查检查考核计划管理办法第六条', en: '' },
    }
    const caps = async () => (await rules()).caps as { name: string; value: number }[]
    expect((await caps()).map(({ name }) => name)).toContain('ballot_voices')
    const changed = await admin.post(`${AT}/caps`, { ...cap, ...WHY })
    expect(changed.status, changed.body).toBe(200)
    expect(await caps()).toContainEqual(expect.objectContaining(cap))
    const code = async (wrong: object) =>
      (await admin.post(`${AT}/caps`, { ...cap, ...WHY, ...wrong })).json.refusal?.code
    expect(await code({ name: 'nothing_such' })).toBe('cap_unknown')
    expect(await code({ value: -1 })).toBe('cap_out_of_range')
    expect(await code({ basis: { zh: ' ', en: '' } })).toBe('limit_without_basis')
    expect(await code({ from: '2026-11-22' })).toBe('rule_backdated')
  })

  it('lists who has the power, and changes it from a day on', async () => {
    const duty = {
      category: 'road-light',
      level: 2,
      unitFunction: 'housing',
      unit: 'housing',
      basis: { zh: '《城市照明管理规定》第四条', en: '' },
    }
    const set = await admin.post(`${AT}/duties`, { ...duty, ...WHY })
    expect(set.status, set.body).toBe(200)
    expect((await rules()).duties).toContainEqual(expect.objectContaining(duty))
    const ended = await admin.post(`${AT}/duties/end`, { category: 'road-light', level: 2, ...WHY })
    expect(ended.status, ended.body).toBe(200)
    const left = (await rules()).duties as { category: string; level: number }[]
    expect(left.some((one) => one.category === 'road-light' && one.level === 2)).toBe(false)
    const { changes } = (await admin.get(`${AT}/changes`)).json
    expect(changes[1]).toMatchObject({ before: expect.anything(), after: duty, from: WHY.from })
    expect(changes[0].after).toBeNull()
  })

  it('refuses what names nothing, and days that are none', async () => {
    const duty = { category: 'road-light', level: 2, unitFunction: 'housing', unit: null }
    const basis = { zh: '规定', en: '' }
    for (const [path, body, code] of [
      ['duties', { ...duty, category: 'nothing', basis, ...WHY }, 'no_such_category'],
      ['duties', { ...duty, unit: 'nobody', basis, ...WHY }, 'no_such_unit'],
      ['duties', { ...duty, basis, ...WHY, from: '2027-02-30' }, 'not_a_day'],
      ['duties', { ...duty, basis, ...WHY, from: '2026-11-22' }, 'rule_backdated'],
      ['duties', { ...duty, basis: { zh: ' ', en: '' }, ...WHY }, 'duty_without_basis'],
      ['groups', { code: '组', name: { zh: '组', en: '' }, ...WHY }, 'category_code_unclear'],
    ] as const) {
      const { status, json } = await admin.post(`${AT}/${path}`, body)
      expect([status, json.refusal.code], JSON.stringify(body)).toEqual([422, code])
    }
  })

  it('takes in a notice, and only once', async () => {
    const notice = {
      year: 2027,
      paper: '国办发明电〔2026〕9号',
      issued: '2026-11-20',
      days: '2027-01-01~2027-01-03\n2027-02-05~2027-02-12\n+2027-02-14',
    }
    const first = await admin.post(`${AT}/calendars`, notice)
    expect(first.status, first.body).toBe(200)
    const { notices } = (await admin.get(`${AT}/calendars`)).json
    expect(notices.at(-1)).toMatchObject({ year: 2027, paper: notice.paper })
    const again = await admin.post(`${AT}/calendars`, notice)
    expect([again.status, again.json.refusal.code]).toEqual([422, 'calendar_unchanged'])
    for (const wrong of [{ issued: '2026-11-31' }, { days: '明年' }])
      expect((await admin.post(`${AT}/calendars`, { ...notice, ...wrong })).status).toBe(422)
  })

  it('changes a channel and a group, and an address must be safe', async () => {
    const channel = {
      code: 'labour-arbitration',
      kind: 'statutory',
      name: { zh: '劳动仲裁', en: 'Labour arbitration' },
      phone: '12333',
      what: { zh: '劳动争议', en: 'Labour disputes' },
      url: null,
      ...WHY,
    }
    expect((await admin.post(`${AT}/channels`, channel)).status).toBe(200)
    const unsafe = await admin.post(`${AT}/channels`, { ...channel, url: 'javascript:alert(1)' })
    expect(unsafe.status).toBe(400)
    const group = { code: 'old-town', name: { zh: '老城', en: 'Old town' }, ...WHY }
    expect((await admin.post(`${AT}/groups`, group)).status).toBe(200)
    expect((await rules()).groups).toContainEqual(expect.objectContaining({ code: 'old-town' }))
  })
})
