/** Finding one's way in many matters: searching as one types, a view kept, a list taken out, a colleague's act seen. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { submit } from '../../src/intake/index.ts'
import { totpCode } from '../../src/org/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { launchBrowser } from '../support/browser.ts'
import { PASSWORD, testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskClient } from '../support/client.ts'
import { listening, looksRight, openWindow, signIn } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'

const MANY = 130
const clock = fixedClock('2026-11-23T02:00:00.000Z')
let city: TestCity
let app: Awaited<ReturnType<typeof deskServer>>
let base = ''
let browser: Browser
let said = 0

beforeAll(async () => {
  ensureDesk()
  city = await testCity({ clock })
  app = await deskServer(city)
  base = await listening(app)
  for (let n = 0; n < MANY; n += 1) await filed(`第${n}号路口的红绿灯时间太短，老人过不了马路`)
  await filed('自来水一停就是三天，希望说清楚什么时候恢复供水')
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await city?.drop()
})

async function filed(text: string): Promise<string> {
  clock.advance(1_000)
  const done = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input: { text },
    receipt: true,
    idempotency: { key: `lists-${(said += 1)}-0001`, scope: 'test' },
  })
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value.matter.number
}

async function deskOf(login: Login): Promise<Page> {
  const window = await openWindow(browser, base, clock)
  const code = totpCode(city.secretOf(login), clock.now())
  await signIn(window, { login, password: PASSWORD, code })
  return window.page
}

async function does(login: Login, number: string, act: string, input: object): Promise<void> {
  clock.advance(1_000)
  const desk = deskClient(app, await city.sessionOf(login))
  const { status, body } = await desk.post(`/desk/api/matters/${number}/acts/${act}`, { input })
  if (status !== 200) throw new Error(`${act}: ${body}`)
}

describe('many matters', () => {
  let page: Page

  it('scroll to the last one, and only those near are drawn', async () => {
    page = await deskOf('dispatcher')
    await page.goto('/desk/all')
    await page.locator('a.line').first().waitFor()
    const numbers = new Set<string>()
    for (let turn = 0; turn < 40 && numbers.size < MANY + 1; turn += 1) {
      for (const number of await page.locator('a.line .number').allTextContents())
        numbers.add(number)
      await page.mouse.wheel(0, 4_000)
      await page.waitForTimeout(60)
    }
    expect(numbers.size).toBe(MANY + 1)
    const place = page.locator('ol.lines > li[aria-posinset]').last()
    expect(await place.getAttribute('aria-setsize')).toBe(String(MANY + 1))
    expect(await place.getAttribute('aria-posinset')).toBe(String(MANY + 1))
    await looksRight(page, 'list-long')
  })

  it('are searched as one types, and what was found is marked', async () => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto('/desk/all')
    await page.locator('a.line').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('恢复供水')
    await page.waitForURL(/words=/u)
    await expect.poll(() => page.locator('a.line').count()).toBe(1)
    expect(await page.locator('a.line mark').first().textContent()).toBe('恢复供水')
    await looksRight(page, 'list-search')
    await page.getByRole('search').getByRole('textbox').fill('没有这样的事')
    await page.getByText('没有符合条件的事项。').waitFor()
    await looksRight(page, 'list-none')
  })

  it('are kept as a view and begun with', async () => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('search').getByRole('textbox').fill('供水')
    await expect.poll(() => page.locator('a.line').count()).toBe(1)
    await page.getByRole('button', { name: '存为视图' }).click()
    await page.getByLabel('视图名称').fill('停水的')
    await page.getByLabel('打开时先看它').check()
    await looksRight(page, 'view-naming')
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('button', { name: '保存' }).click()
    const kept = page.getByRole('link', { name: '停水的' })
    await kept.waitFor()
    expect(await kept.getAttribute('aria-current')).toBe('true')
    await looksRight(page, 'view-kept')
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto('/desk/all')
    await page.waitForURL(/words=/u)
    await expect.poll(() => page.locator('a.line').count()).toBe(1)
    await page.getByRole('link', { name: '全部', exact: true }).click()
    await expect.poll(() => page.locator('a.line').count()).toBeGreaterThan(1)
    await page.getByRole('link', { name: '停水的' }).click()
    await expect.poll(() => page.locator('a.line').count()).toBe(1)
  })

  it('are taken out as a table', async () => {
    await page.locator('summary', { hasText: '导出' }).click()
    await looksRight(page, 'take-out')
    await page.setViewportSize({ width: 1440, height: 900 })
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: 'CSV' }).click()
    const saved = await waiting
    expect(saved.suggestedFilename()).toBe('matters.csv')
    const text = readFileSync(await saved.path(), 'utf8')
    expect(text).toContain('派单员甲')
    expect(text).toContain('恢复供水')
    expect(text.trim().split('\r\n')).toHaveLength(3)
    const auditor = await deskOf('auditor')
    await auditor.goto('/desk/looks')
    await auditor.getByRole('heading', { name: '导出记录' }).waitFor()
    await auditor.getByText('派单员甲').waitFor()
    await looksRight(auditor, 'exports')
    await auditor.context().close()
  })

  it('say that there is news, and an open one grows under a form without losing it', async () => {
    const number = await filed('桥头的窨井盖丢了，晚上很危险')
    await page.goto('/desk/all?newest=true')
    await page.locator('a.line', { hasText: '窨井盖' }).waitFor()
    const before = await page.locator('a.line').first().textContent()
    // Listening begins a moment after the page is there.
    await page.waitForTimeout(1_000)
    const later = await filed('路灯又坏了，就是昨天刚修的那一盏')
    const news = page.getByRole('button', { name: '有更新，点此刷新' })
    await news.waitFor({ timeout: 2_000 })
    expect(await page.locator('a.line').first().textContent()).toBe(before)
    await looksRight(page, 'list-news')
    await news.click()
    await page.locator('a.line', { hasText: later }).waitFor()
    await page.goto(`/desk/m/${number}`)
    await page.getByRole('button', { name: '内部备注', exact: true }).click()
    await page.getByLabel(/^备注/u).fill('已电话通知养护队，今晚先放围挡')
    await page.waitForTimeout(700)
    await does('supervisor', number, 'urge', { words: '今晚必须围起来' })
    await page.locator('.course', { hasText: '今晚必须围起来' }).last().waitFor({ timeout: 2_000 })
    expect(await page.getByLabel(/^备注/u).inputValue()).toBe('已电话通知养护队，今晚先放围挡')
  })
})
