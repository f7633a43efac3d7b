/** Messages from both sides: a resident verifies a contact; administrators see what leaves, what does not, and why. */
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { mailSettings, reached, smsSettings } from '../../src/delivery/delivery.fixture.ts'
import type { Reached } from '../../src/delivery/delivery.fixture.ts'
import { launchBrowser } from '../support/browser.ts'
import type { Login } from '../support/city.ts'
import { desksOf, listening, looksRight, pick } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'
import {
  looksRightTo,
  openOn,
  phoneOf,
  sendOn,
  WITHOUT_SCRIPT,
} from '../support/resident-browser.ts'

const MINUTE = 60_000

let at: Reached
let app: FastifyInstance
let base = ''
let browser: Browser
let deskOf: (login: Login) => Promise<Page>

beforeAll(async () => {
  ensureDesk()
  at = await reached()
  app = await deskServer({ house: at.city.house, org: at.city.org })
  base = await listening(app)
  browser = await launchBrowser()
  deskOf = desksOf({ browser, base, clock: at.clock, city: at.city })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await at?.close()
})

const lastCode = () =>
  /验证码 (\d{6})/.exec(JSON.parse(at.http.calls.at(-1)?.body ?? '{}').text ?? '')?.[1] ?? ''

it('a resident without JavaScript verifies the phone they left', async () => {
  at.configure({ mail: mailSettings(at), sms: smsSettings(at) })
  await at.round()
  const { page, context, faults } = await phoneOf(browser, base, WITHOUT_SCRIPT)
  await page.goto('/say')
  await page.getByLabel('您需要什么？').fill('巷口的路灯坏了三天，晚上看不见路')
  await page.getByRole('textbox', { name: '电话' }).fill('13812341234')
  await page.getByRole('button', { name: '下一步：核对' }).last().click()
  const { code: receipt } = await sendOn(page)
  await openOn(page, receipt)
  await looksRightTo(browser, base, page, 'contact-ask')
  await page.getByRole('button', { name: '发验证码给我' }).click()
  await page.getByText('验证码正在发出').waitFor()
  await at.round()
  const code = lastCode()
  await page.getByLabel('收到的六位数字').fill(code === '000000' ? '000001' : '000000')
  await page.getByRole('button', { name: '核实', exact: true }).click()
  await page.getByRole('alert').getByText('验证码不对').waitFor()
  await looksRightTo(browser, base, page, 'contact-wrong')
  await page.getByLabel('收到的六位数字').fill(code)
  await page.getByRole('button', { name: '核实', exact: true }).click()
  await page.getByText('已核实').waitFor()
  for (const [query, name] of [
    ['?lang=en', 'contact-verified-en'],
    ['?view=elder&text=30', 'contact-verified-elder'],
  ] as const) {
    await page.goto(`/my${query}`)
    await looksRightTo(browser, base, page, name)
  }
  expect(faults).toEqual([])
  await context.close()
})

it('administrators see what is not set up, what failed and why, and send it again', async () => {
  at.configure(null)
  await at.round()
  const system = await deskOf('system-admin')
  await system.goto('/desk/admin/delivery')
  await system.getByText('还没有设置任何渠道').waitFor()
  await looksRight(system, 'delivery-none')

  at.configure({ mail: mailSettings(at), sms: smsSettings(at) })
  at.mail.refuses = { at: 'rcpt', code: 550 }
  for (const mail of ['gone@example.org', 'left@example.org']) {
    const { matter } = await at.file({ mail })
    await at.act(matter.id, 'dispatcher', 'dispatch', {
      unit: 'housing',
      category: 'home-property',
    })
    await at.act(matter.id, 'housing-clerk', 'accept')
    await at.act(matter.id, 'housing-clerk', 'tell', { words: '师傅明天上午来看路灯' })
  }
  await at.round(2 * MINUTE)
  at.mail.refuses = null
  await system.reload()
  await system.getByText('对方回答 550').first().waitFor()
  await system.locator('summary', { hasText: '登记工作联系方式' }).click()
  await pick(system, '人员', '经办人')
  await pick(system, '渠道', '邮件')
  await system.getByLabel('邮箱、手机号或微信 openid').fill('no address')
  await system.getByRole('button', { name: '登记工作联系方式' }).click()
  await system.getByText('这个地址不能用于这个渠道').waitFor()
  await system.getByLabel('邮箱、手机号或微信 openid').fill('clerk@city.example')
  await system.getByRole('button', { name: '登记工作联系方式' }).click()
  await system.getByText('clerk@city.example').waitFor()
  await looksRight(system, 'delivery-dead')
  await system.getByRole('button', { name: /^全部再发/ }).click()
  await system.getByText('2 条重新等待发出。').waitFor()

  at.mail.password = 'changed'
  await at.round(2 * MINUTE)
  const audit = await deskOf('audit-admin')
  await audit.goto('/desk/admin/log')
  const alarm = audit.getByRole('alert')
  await alarm.getByText('邮件服务器不接受账号或密码').waitFor()
  await looksRight(audit, 'delivery-alarm')
  await alarm.getByRole('link', { name: '去看看' }).click()
  await audit.getByRole('heading', { level: 1, name: '消息发送' }).waitFor()
  await audit.getByRole('button', { name: 'English' }).click()
  await audit.getByRole('heading', { level: 1, name: 'Messages' }).waitFor()
  await looksRight(audit, 'delivery-alarm-en')
  expect(await audit.getByRole('button', { name: /^Send all again/ }).count()).toBe(0)
})
