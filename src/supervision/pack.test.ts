/** The evidence pack of a referral: what is in it is listed with its checksum, and whoever takes it is written down. */
import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { Login, TestCity } from '../../tests/support/city.ts'
import { deskServer } from '../../tests/support/desk-server.ts'
import { writerOf } from '../../tests/support/writer.ts'
import { SESSION_COOKIE, setPowers } from '../org/index.ts'
import { fixedClock } from '../platform/clock.ts'
import { packOf } from './pack.ts'

const clock = fixedClock('2026-03-02T02:00:00.000Z')
let city: TestCity
let app: FastifyInstance
const { must, bodyOf } = writerOf(() => city)

beforeAll(async () => {
  city = await testCity({ clock })
  app = await deskServer(city)
  // Two people at least handle what is sealed.
  const admin = { db: city.database.db, jurisdiction: city.jurisdiction, now: clock.now() }
  const given = await setPowers({ ...admin, by: 'house' }, 'archivist', [
    'archive',
    'handle_sealed',
  ])
  if (!given.ok) throw new Error(given.refusal.code)
  clock.advance(1000)
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

async function take(login: Login, number: string, reason: string) {
  const cookie = `${SESSION_COOKIE}=${await city.sessionOf(login)}`
  const { token } = (await app.inject({ url: '/desk/api/session', headers: { cookie } })).json()
  return app.inject({
    method: 'POST',
    url: `/desk/api/matters/${number}/evidence`,
    headers: { cookie, 'x-csrf-token': token },
    payload: { reason },
  })
}

describe('evidence', () => {
  it('is one file that lists what it holds, taken for a reason that stays in the course', async () => {
    const about = await must('inspection', 'plan_inspection', 'supervisor', {
      unit: 'housing',
      topic: '维修资金拨付',
      scope: '上半年的拨付申请和公示',
      basis: '《政府督查工作条例》第九条',
      sort: 'special',
      on: '2026-04-10',
    })
    const id = await must('referral', 'prepare_referral', 'supervisor', {
      facts: '两次会议纪要与拨付记录不符，金额三十万元，说明前后矛盾。',
      basis: '《公职人员政务处分法》第三十九条',
      organ: '市监察委员会',
      unit: 'housing',
      evidence: [{ matter: about, what: '督查计划写明要看拨付记录' }],
    })
    const { number } = await bodyOf(id)
    const inspection = (await bodyOf(about)).number
    const done = await take('sealed', number, '移送前核对证据')
    expect([done.statusCode, done.headers['content-type']]).toEqual([200, 'application/zip'])
    const files = unzipSync(done.rawPayload)
    const names = Object.keys(files)
    expect(names[0]).toBe('目录.txt')
    expect(names).toContain(`证据1-${inspection}.html`)
    const list = strFromU8(files['目录.txt'] ?? new Uint8Array())
    for (const name of names.slice(1)) {
      const hash = createHash('sha256')
        .update(files[name] ?? '')
        .digest('hex')
      expect(list).toContain(`${hash}  ${name}`)
    }
    expect(strFromU8(files[`证据1-${inspection}.html`] ?? new Uint8Array())).toContain(
      '维修资金拨付',
    )
    // Taking it is a reading that stands in the course.
    expect((await bodyOf(id)).n).toBe(2)
  })

  it('is not there for whoever may not see the referral, and only a referral has any', async () => {
    const about = await must('inspection', 'plan_inspection', 'supervisor', {
      unit: 'urban',
      topic: '占道审批时限',
      scope: '一季度占道许可的办理时限',
      basis: '《政府督查工作条例》第九条',
      sort: 'special',
      on: '2026-05-10',
    })
    const { number } = await bodyOf(about)
    expect((await take('sealed', number, '核对证据材料')).json()).toMatchObject({
      refusal: { code: 'no_evidence_here' },
    })
    const id = await must('referral', 'prepare_referral', 'supervisor', {
      facts: '占道许可逾期二十件，台账日期事后补填，已核对三处。',
      basis: '《公职人员政务处分法》第三十九条',
      organ: '市监察委员会',
      unit: 'urban',
      evidence: [{ matter: about, what: '督查计划写明要看办理时限' }],
    })
    const sealed = (await bodyOf(id)).number
    for (const login of ['urban-clerk', 'supervisor', 'leader'] as const)
      expect((await take(login, sealed, '想看看证据')).statusCode).toBe(404)
    expect((await take('sealed', sealed, '')).statusCode).toBe(422)
  })
})

it('names what its taker may not see without opening it, and writes no mark-up of others', () => {
  const words = (text: string) => ({ zh: text, en: text })
  const referral = {
    number: '2026',
    kind: words('问责移送'),
    title: '<script>',
    text: '事实',
    state: words('已准备'),
    openedOn: '2026-03-02',
    course: [],
  }
  const items = [{ shows: '别处的记录', exhibit: null }]
  const files = unzipSync(packOf({ referral, items, takenAt: '2026-03-02T02:00:00.000Z' }))
  expect(strFromU8(files['目录.txt'] ?? new Uint8Array())).toContain('证据1：别处的记录')
  expect(strFromU8(files['移送-2026.html'] ?? new Uint8Array())).not.toContain('<script>')
})
