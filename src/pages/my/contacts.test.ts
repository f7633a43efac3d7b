/** A contact is verified on /my: asked for, sent by the worker, typed in. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { publicServer } from '../../../tests/support/public-server.ts'
import { visitor } from '../../../tests/support/visitor.ts'
import { reached, smsSettings } from '../../delivery/delivery.fixture.ts'
import type { Reached } from '../../delivery/delivery.fixture.ts'

let at: Reached
let app: FastifyInstance

beforeAll(async () => {
  at = await reached()
  app = await publicServer(at.city.house, at.city.jurisdiction)
})
afterAll(async () => {
  await app.close()
  await at.close()
})

const lastCode = () =>
  /验证码 (\d{6})/.exec(JSON.parse(at.http.calls.at(-1)?.body ?? '{}').text ?? '')?.[1] ?? ''

async function opened(phone: string) {
  const { receipt } = await at.file({ phone })
  const browser = visitor(app)
  const shown = await browser.post('/my', { do: 'open', code: receipt.code })
  expect(shown.status).toBe(200)
  return { browser, shown }
}

it('where nothing can be sent nothing is offered', async () => {
  const { shown } = await opened('13812340000')
  expect(shown.body).not.toContain('怎么联系到您')
})

it('asked for, sent by the worker, mistyped, typed in; in both languages', async () => {
  at.configure({ sms: smsSettings(at) })
  await at.round()
  const { browser, shown } = await opened('13812341234')
  expect(shown.body).toMatch(/138\*\*\*\*1234[\s\S]{0,80}未核实/)
  const asked = await browser.press('发验证码给我')
  expect(asked.body).toContain('验证码正在发出')
  const tooSoon = await browser.press('没收到，再发一个')
  expect(tooSoon.status).toBe(422)
  expect(tooSoon.body).toContain('请过 60 秒再要')
  await at.round()
  const code = lastCode()
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  const refused = await browser.press('核实', { proof_code: wrong })
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('验证码不对')
  const done = await browser.press('核实', { proof_code: code })
  expect(done.status).toBe(200)
  expect(done.body).toMatch(/138\*\*\*\*1234[\s\S]{0,80}已核实/)
  expect(done.body).not.toContain('发验证码给我')
  const english = await browser.get('/my?lang=en')
  expect(english.body).toMatch(/138\*\*\*\*1234[\s\S]{0,80}Verified/)
})

it('a form without its token, and what is no contact, change nothing', async () => {
  const { browser } = await opened('13812345678')
  const stale = await browser.post('/my', { do: 'prove ask phone' })
  expect(stale.status).toBe(403)
  expect(stale.body).toContain('请再按一次')
  const before = at.http.calls.length
  for (const pressed of ['prove ask address', 'prove give', 'prove ask phone; mail', 'prove'])
    expect((await browser.post('/my', { do: pressed })).status).toBe(422)
  await at.round()
  expect(at.http.calls).toHaveLength(before)
})
