import { Secret } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { totpCode } from '../../src/org/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { launchBrowser } from '../support/browser.ts'
import { newCity } from '../support/city.ts'
import { listening, looksRight, openWindow, pick, signIn } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'

const clock = fixedClock('2026-11-23T02:00:00.000Z')
const PASSWORD = 'seven quiet harbours at dawn'
let city: Awaited<ReturnType<typeof newCity>>
let app: Awaited<ReturnType<typeof deskServer>>
let base = ''
let browser: Browser

beforeAll(async () => {
  ensureDesk()
  city = await newCity(clock)
  app = await deskServer(city)
  base = await listening(app)
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await city?.drop()
})

/** Sets an account up with its one-time code, then signs in with the next code of the phone. */
async function activated(login: string, activation: string): Promise<Page> {
  const window = await openWindow(browser, base, clock)
  const { page } = window
  await page.goto('/desk/activate')
  await page.getByLabel('激活码').fill(activation)
  await page.getByRole('button', { name: '下一步' }).click()
  const secret = Buffer.from(
    Secret.fromBase32((await page.locator('.hint .code').textContent()) ?? '').buffer,
  )
  if (login === 'system') await looksRight(page, 'activate')
  await page.getByLabel('设一个密码').fill(PASSWORD)
  await page.getByLabel('动态码').fill(totpCode(secret, clock.now()))
  await page.getByRole('button', { name: '设置账号' }).click()
  await page.getByText('账号已设好，请登录。').waitFor()
  if (login === 'system') await looksRight(page, 'signin')
  clock.advance(30_000)
  await window.context.clock.setFixedTime(clock.now())
  await signIn(window, { login, password: PASSWORD, code: totpCode(secret, clock.now()) })
  return page
}

async function form(page: Page, title: string) {
  const details = page
    .locator('details.admin-form', { has: page.locator('summary', { hasText: title }) })
    .first()
  await details.locator('summary').click()
  const send = async () => {
    await details.getByRole('button', { name: title }).click()
    await details.getByText('已保存。').waitFor()
  }
  return { details, send }
}

it('administrators set up a city from nothing until a clerk can sign in', async () => {
  const codeOf = (login: string) =>
    city.administrators.find((one) => one.login === login)?.code ?? ''
  const system = await activated('system', codeOf('system'))
  await system.getByRole('heading', { name: '单位和岗位' }).waitFor()
  await looksRight(system, 'admin-structure')

  const unit = await form(system, '新设单位')
  await unit.details.getByLabel('中文名').fill('新设市城管局')
  await unit.details.getByLabel('英文名').fill('Urban Management')
  await pick(unit.details, '层级', '市级')
  await pick(unit.details, '上级单位', '新设市')
  await unit.send()
  await system.locator('.unit', { hasText: '新设市城管局' }).waitFor()

  const post = await form(system, '新设岗位')
  await pick(post.details, '单位', '城管局')
  await post.details.getByLabel('中文岗位名').fill('经办人')
  await post.details.getByLabel('英文岗位名').fill('Clerk')
  await post.send()

  await system.getByRole('link', { name: '人员和账号' }).click()
  const person = await form(system, '新增人员')
  await person.details.getByLabel('姓名').fill('林晓')
  await person.send()
  const account = await form(system, '开账号')
  await pick(account.details, '人员', '林晓')
  await account.details.getByLabel('登录名').fill('linxiao')
  await account.details.getByRole('button', { name: '开账号' }).click()
  await system.getByText('只显示这一次，请当面交给本人').waitFor()
  const activation = (await system.locator('.once .code').textContent()) ?? ''
  await looksRight(system, 'admin-people')

  await system.getByRole('link', { name: '期限' }).click()
  const limit = await form(system, '改期限')
  await pick(limit.details, '哪个期限', '派单')
  await limit.details.getByLabel('数目').fill('2')
  await pick(limit.details, '单位', '工作小时')
  await limit.details.getByLabel('依据').fill('本市接诉即办规定第三条')
  await limit.details.getByLabel('理由').fill('派单要快')
  await limit.send()
  await system.getByRole('row', { name: /派单 全部 2 工作小时/u }).waitFor()
  await looksRight(system, 'admin-limits')
  await system.getByRole('link', { name: '上限' }).click()
  await system.getByRole('row', { name: /一个单位一年最多受几次督查 4/u }).waitFor()
  await looksRight(system, 'admin-caps')
  await system.getByRole('link', { name: '类别' }).click()
  await system.getByRole('heading', { name: '类别', level: 1 }).waitFor()
  await looksRight(system, 'admin-categories')

  const security = await activated('security', codeOf('security'))
  const line = security.locator('.posts > li', { hasText: '经办人' })
  await line.locator('summary', { hasText: '改职权' }).click()
  await line.getByLabel('经办本单位').check()
  await line.getByRole('button', { name: '改职权' }).click()
  await line.getByText('经办本单位').first().waitFor()
  await line.locator('summary', { hasText: '任用' }).click()
  await line.getByRole('combobox', { name: '人员' }).fill('林晓')
  await security.keyboard.press('Enter')
  await line.getByRole('button', { name: '任用' }).click()
  await line.locator('.holder', { hasText: '林晓' }).waitFor()
  await looksRight(security, 'admin-rights')

  clock.advance(30_000)
  const clerk = await activated('linxiao', activation)
  await clerk.getByText('新设市城管局 经办人').waitFor()
  await clerk.getByText('没有人在等您。').waitFor()

  clock.advance(30_000)
  const audit = await activated('audit', codeOf('audit'))
  await audit.getByRole('link', { name: '管理记录' }).click()
  await audit
    .getByRole('row', { name: /林晓|appoint/u })
    .first()
    .waitFor()
  await looksRight(audit, 'admin-log')
  expect(await audit.locator('tbody tr').count()).toBeGreaterThan(8)
})
