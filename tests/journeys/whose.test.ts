/** A dispatcher sees whose a request may be and takes it by one key; what an arbiter ruled comes back as a precedent. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { submit } from '../../src/intake/index.ts'
import { commit } from '../../src/matters/index.ts'
import { totpCode } from '../../src/org/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { launchBrowser } from '../support/browser.ts'
import { PASSWORD, testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { desksOf, listening, looksRight, openWindow, signIn } from '../support/desk-browser.ts'
import type { DeskWindow } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'

const clock = fixedClock('2026-11-23T02:00:00.000Z')
let city: TestCity
let app: Awaited<ReturnType<typeof deskServer>>
let browser: Browser
let base: string
let window: DeskWindow
let page: Page

beforeAll(async () => {
  ensureDesk()
  city = await testCity({ clock })
  app = await deskServer(city)
  base = await listening(app)
  // Decided before anybody looks: what was ruled is heard from the first question on.
  const one = await file('和平路景观树池的盖板翘起来，绊倒了老人', '树池盖板翘起')
  await act('dispatcher', one, 'dispatch', { unit: 'housing', category: 'road-light' })
  await act('housing-clerk', one, 'object', { grounds: '树池盖板属于绿化设施，不归房管部门' })
  await act('arbiter', one, 'rule', { unit: 'urban', reason: '树池盖板由综合执法部门管养' })
  browser = await launchBrowser()
  window = await openWindow(browser, base, clock)
  page = window.page
  const code = totpCode(city.secretOf('dispatcher'), clock.now())
  await signIn(window, { login: 'dispatcher', password: PASSWORD, code })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await city?.drop()
})

async function file(text: string, title = ''): Promise<string> {
  const input = { text, ...(title === '' ? {} : { title }) }
  const result = await submit(city.house, city.jurisdiction, { door: 'web', input, receipt: false })
  if (!result.ok) throw new Error(result.refusal.code)
  numbers.set(result.value.matter.id, result.value.matter.number)
  return result.value.matter.id
}
const numbers = new Map<string, string>()

async function act(login: Login, matter: string, name: string, input: object): Promise<void> {
  const actor = await city.actorOf(login)
  const [done] = await commit(city.house, city.jurisdiction, [{ matter, act: name, input, actor }])
  if (!done?.ok) throw new Error(`${name}: ${JSON.stringify(done)}`)
}

async function dispatchForm(id: string): Promise<void> {
  await page.goto(`/desk/m/${numbers.get(id)}`)
  await page.getByRole('button', { name: /派单/u }).first().click()
  await page.getByRole('heading', { level: 2, name: '派单' }).waitFor()
  await page.getByRole('heading', { level: 3, name: '可能是谁的事' }).waitFor()
}

describe('whose a request may be', () => {
  it('is shown with words and precedents, and Alt+1 takes it', async () => {
    const id = await file('街边景观树池的盖板翘着，孩子绊了一跤')
    await dispatchForm(id)
    const offers = page.locator('.whose-offer')
    expect(await offers.first().textContent()).toContain('市综合行政执法局')
    expect(await page.locator('.whose-precedents').textContent()).toContain('裁定')
    await looksRight(page, 'whose-offered')
    await page.keyboard.press('Alt+1')
    expect(await offers.first().getAttribute('aria-pressed')).toBe('true')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已完成：派单').first().waitFor()
    const matters = await city.house.db.query<{ unit: string }>(
      'select lead_unit as unit from matters where jurisdiction_id = $1 and matter_id = $2',
      [city.jurisdiction, id],
    )
    expect(matters[0]?.unit).toBe('urban')
  }, 60_000)

  it('stands beside others that say the same, and an answer of form words is marked', async () => {
    const text = '和平路菜场门口的路灯坏了三盏，晚上看不清路，老人差点摔倒'
    await file(text)
    const again = await file(`${text}。请尽快修好`)
    await page.goto(`/desk/m/${numbers.get(again)}`)
    await page.getByRole('heading', { level: 2, name: '还有谁说这件事' }).waitFor()
    await looksRight(page, 'beside-alike')
    await act('dispatcher', again, 'dispatch', { unit: 'urban', category: 'road-light' })
    await act('urban-clerk', again, 'accept', {})
    const clerk = await desksOf({ browser, base, clock, city })('urban-clerk')
    await clerk.goto(`/desk/m/${numbers.get(again)}`)
    await clerk.getByRole('button', { name: '办毕答复' }).first().click()
    await clerk
      .getByRole('textbox', { name: /答复/u })
      .first()
      .fill('您好，您反映的问题已收悉，我们会尽快处理，感谢您的支持。')
    await clerk.getByText('发出前看一眼').waitFor()
    await looksRight(clerk, 'beside-answer')
  }, 60_000)

  it('says nothing where there is nothing to go by, and nothing is in the way', async () => {
    const id = await file('？？？')
    await dispatchForm(id)
    expect(await page.locator('.whose').textContent()).toContain('没有可依据的内容')
    expect(await page.locator('.whose-offer').count()).toBe(0)
    await looksRight(page, 'whose-nothing')
  }, 60_000)

  it('reads in English too', async () => {
    const id = await file('The street light in front of the market is out')
    await page.goto(`/desk/m/${numbers.get(id)}`)
    await page.getByRole('button', { name: 'English' }).first().click()
    await page
      .getByRole('button', { name: /Dispatch/u })
      .first()
      .click()
    await page.getByRole('heading', { level: 3, name: 'Whose it may be' }).waitFor()
    expect(await page.locator('.whose').textContent()).toMatch(/a person must look/iu)
    // Nothing was learnt of the category; the duty list may still know whose it is.
    expect(await page.locator('.whose-offer .percent').first().textContent()).toBe('')
    await looksRight(page, 'whose-english')
  }, 60_000)
})
