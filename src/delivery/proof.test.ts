/** A contact is verified: asked for on the page, sent by the worker, typed back. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { commit } from '../matters/index.ts'
import { mailSettings, reached, smsSettings } from './delivery.fixture.ts'
import type { Reached } from './delivery.fixture.ts'
import { askProof, giveProof, ownContacts, voicesOf } from './proof.ts'

const MINUTE = 60_000

let at: Reached
beforeEach(async () => {
  at = await reached()
  at.configure({ mail: mailSettings(at), sms: smsSettings(at) })
  await at.round()
})
afterEach(() => at.close())

async function second(matter: string, phone: string) {
  const [done] = await commit(at.city.house, at.city.jurisdiction, [
    {
      matter,
      act: 'second',
      input: {},
      actor: { as: 'door', door: 'web' },
      identity: { phone },
      receipt: 'second',
    },
  ])
  if (!done?.ok || !done.value.receipt) throw new Error('not seconded')
  return { jurisdiction: at.city.jurisdiction, matter, receipt: done.value.receipt.id }
}

const lastCode = () =>
  /验证码 (\d{6})/.exec(JSON.parse(at.http.calls.at(-1)?.body ?? '{}').text ?? '')?.[1] ?? ''

it('the code leaves at night too, and nothing but the code is said', async () => {
  at.clock.set('2026-03-02T19:00:00.000Z')
  const filed = await at.file({ phone: '13812341234', name: '王小明' })
  const holder = {
    jurisdiction: at.city.jurisdiction,
    matter: filed.matter.id,
    receipt: filed.receipt.id,
  }
  expect(await ownContacts(at.city.house, holder)).toEqual([
    { field: 'phone', masked: '138****1234', verified: false, codeIsOut: false },
  ])
  expect(await askProof(at.city.house, holder, 'phone')).toMatchObject({ ok: true })
  expect(at.http.calls).toEqual([])
  expect(await ownContacts(at.city.house, holder)).toMatchObject([{ codeIsOut: true }])
  await at.round()
  const { text } = JSON.parse(at.http.calls[0]?.body ?? '')
  expect(text).toMatch(/^【试验市】验证码 \d{6}，十分钟内有效/)
  expect(text).not.toMatch(/王|路灯|诉求/)
  expect(await giveProof(at.city.house, holder, 'phone', lastCode())).toMatchObject({ ok: true })
  expect(await ownContacts(at.city.house, holder)).toMatchObject([
    { verified: true, codeIsOut: false },
  ])
})

it('that cannot be sent in its ten minutes is not sent later', async () => {
  at.http.answer = () => ({ status: 503 })
  const filed = await at.file({ phone: '13812341234' })
  const holder = {
    jurisdiction: at.city.jurisdiction,
    matter: filed.matter.id,
    receipt: filed.receipt.id,
  }
  await askProof(at.city.house, holder, 'phone')
  await at.round()
  at.http.answer = () => ({ status: 200 })
  at.clock.advance(11 * MINUTE)
  await at.round()
  expect(at.http.calls).toHaveLength(1)
  expect(await at.messages()).toMatchObject([{ state: 'ended', reason: 'nobody_to_tell' }])
})

it('one telephone gets five codes an hour, however many matters it is written into', async () => {
  for (let n = 0; n < 8; n += 1) {
    const filed = await at.file({ phone: '13812341234' })
    const holder = {
      jurisdiction: at.city.jurisdiction,
      matter: filed.matter.id,
      receipt: filed.receipt.id,
    }
    await askProof(at.city.house, holder, 'phone')
    await at.round()
  }
  expect(at.http.calls).toHaveLength(5)
})

it('who seconded is counted once for a verified contact', async () => {
  const { matter } = await at.file({})
  const holders = [
    await second(matter.id, '13800000001'),
    await second(matter.id, '138 0000 0001'),
    await second(matter.id, '13800000002'),
  ]
  await second(matter.id, '')
  const about = { id: matter.id, seconded: 4 }
  const counted = () => voicesOf(at.city.house, at.city.jurisdiction, about)
  expect(await counted()).toEqual({ verified: 0, unverified: 4 })
  for (const holder of holders) {
    await askProof(at.city.house, holder, 'phone')
    await at.round()
    expect(await giveProof(at.city.house, holder, 'phone', lastCode())).toMatchObject({ ok: true })
  }
  expect(await counted()).toEqual({ verified: 2, unverified: 1 })
})

it('nothing is offered that could not be sent, and nobody proves with a receipt that has ended', async () => {
  const filed = await at.file({ mail: 'a@example.org', phone: '13812341234' })
  const { jurisdiction } = at.city
  const holder = { jurisdiction, matter: filed.matter.id, receipt: filed.receipt.id }
  at.configure({ mail: mailSettings(at) })
  await at.round()
  expect(await ownContacts(at.city.house, holder)).toMatchObject([{ field: 'mail' }])
  expect(await askProof(at.city.house, holder, 'phone')).toMatchObject({
    refusal: { code: 'contact_not_reachable' },
  })
  await at.city.database.db.query(
    `UPDATE receipts SET revoked_on = '2026-03-02' WHERE jurisdiction_id = $1 AND receipt_id = $2`,
    [jurisdiction, filed.receipt.id],
  )
  expect(await askProof(at.city.house, holder, 'mail')).toMatchObject({
    refusal: { code: 'no_such_contact' },
  })
})
