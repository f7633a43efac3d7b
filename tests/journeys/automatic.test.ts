/**
 * An administrator switches automatic dispatch on for a category; what comes in is dispatched, the unit and
 * the resident see by what and why; units object, it turns itself off and says so.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { dispatchAutomatically, watchAgreement } from '../../src/automatic/index.ts'
import { submit } from '../../src/intake/index.ts'
import { readMatters } from '../../src/matters/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { openLog } from '../../src/platform/log.ts'
import { isKept } from '../../src/routing/index.ts'
import { launchBrowser } from '../support/browser.ts'
import { testCity } from '../support/city.ts'
import type { TestCity } from '../support/city.ts'
import { desksOf, listening, looksRight, pick } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'
import { written } from '../support/messages.ts'
import { phoneOf } from '../support/resident-browser.ts'
import { taught } from '../support/taught.ts'
import type { Taught } from '../support/taught.ts'

const clock = fixedClock('2026-11-23T02:00:00.000Z')
let city: TestCity
let own: Taught
let app: Awaited<ReturnType<typeof deskServer>>
let browser: Browser
let base: string
let deskOf: ReturnType<typeof desksOf>

beforeAll(async () => {
  ensureDesk()
  city = await testCity({ clock })
  own = await taught(city)
  app = await deskServer({ ...city, house: own.house })
  base = await listening(app)
  browser = await launchBrowser()
  deskOf = desksOf({ browser, base, clock, city })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  own?.close()
  await city?.drop()
})

const LIGHTS = written(200, 11).filter(({ label }) => label === '路灯照明')

/** A request that the draw does not leave to people, with its receipt. */
async function say(n: number): Promise<{ id: string; number: string; code: string }> {
  for (const { title, text } of LIGHTS.slice(n)) {
    const input = { title, text }
    const asked = { door: 'web', input, receipt: true } as const
    const result = await submit(own.house, city.jurisdiction, asked)
    if (!result.ok) throw new Error(result.refusal.code)
    const { matter, receipt } = result.value
    if (!isKept(matter.id))
      return { id: matter.id, number: matter.number, code: receipt?.code ?? '' }
  }
  throw new Error('the draw left all of them to people')
}

let first: Awaited<ReturnType<typeof say>>

describe('automatic dispatch', () => {
  it('is switched on by the administrator, who sees how right it would be', async () => {
    const page = await deskOf('system-admin')
    await page.goto('/desk/admin/automatic')
    await page.getByRole('heading', { level: 1, name: '自动派单' }).waitFor()
    await page.getByRole('row', { name: /^80%/u }).waitFor()
    expect(await page.getByRole('row', { name: /^80%/u }).textContent()).toMatch(/95% 区间/u)
    await page.getByText('还没有设过').waitFor()
    await looksRight(page, 'automatic-off')
    await page.getByText('改一类的开关').first().click()
    await pick(page, '类别', '路灯不亮')
    await pick(page, '由谁派', '程序先派')
    await page.getByRole('textbox', { name: /要求的把握/u }).fill('50')
    await page.getByRole('textbox', { name: '理由' }).fill('路灯类长期稳定，先试行')
    await page.getByRole('button', { name: '改一类的开关' }).click()
    await page.getByText('应在 80% 到 99% 之间').waitFor()
    await page.getByRole('textbox', { name: /要求的把握/u }).fill('80')
    await page.getByRole('button', { name: '改一类的开关' }).click()
    await page.getByRole('heading', { level: 3, name: /路灯不亮.*程序先派 · 80%/u }).waitFor()
    await looksRight(page, 'automatic-on')
  }, 60_000)

  it('dispatches what comes in, and the unit sees by which model and by which words', async () => {
    for (let n = 0; n < 8; n += 1) {
      const one = await say(n)
      await dispatchAutomatically(own.house, city.jurisdiction)
      const [matter] = await readMatters(city.house.db, city.jurisdiction, [one.id])
      if (matter?.state.name === 'dispatched') {
        first = one
        break
      }
    }
    const page = await deskOf('urban-clerk')
    await page.goto(`/desk/m/${first.number}`)
    await page
      .getByText(/程序自动派给 市综合行政执法局（把握 \d\d%）/u)
      .first()
      .waitFor()
    await page.getByText('依据的词').first().waitFor()
    await page
      .getByText(/[0-9a-f]{8} 2026-11-23/u)
      .first()
      .waitFor()
    await looksRight(page, 'automatic-unit')
  }, 60_000)

  it('tells the resident that no person looked, and lets them have one decide', async () => {
    const { page, context } = await phoneOf(browser, base)
    await page.goto('/my')
    await page.getByLabel(/回执/u).first().fill(first.code)
    await page.keyboard.press('Enter')
    await page.getByText('没有人先看过').first().waitFor()
    await page.getByText('请人来定').first().waitFor()
    await looksRight(page, 'automatic-resident')
    await page.locator('summary, a, button').filter({ hasText: '请人来定' }).first().click()
    await page.locator('form').filter({ hasText: '该由谁办' }).getByRole('button').last().click()
    await page.getByText('已请裁定人来定由谁办').first().waitFor()
    await context.close()
    const [matter] = await readMatters(city.house.db, city.jurisdiction, [first.id])
    expect(matter?.state.name).toBe('objected')
  }, 60_000)

  it('turns itself off where units object, and says so on every page of an administrator', async () => {
    const actor = await city.actorOf('urban-clerk')
    const ids = await own.receive(LIGHTS.slice(20, 34).map(({ title, text }) => ({ title, text })))
    await dispatchAutomatically(own.house, city.jurisdiction)
    const matters = await readMatters(city.house.db, city.jurisdiction, ids)
    const sent = matters.filter(({ state }) => state.name === 'dispatched')
    const input = { grounds: '这一段路灯由电力公司管养，不归本单位' }
    await own.done(sent.map(({ id }) => ({ matter: id, act: 'object', input, actor })))
    const off = await watchAgreement(own.house, city.jurisdiction, openLog(undefined, 'silent'))
    expect(off).toEqual(['road-light'])
    const page = await deskOf('system-admin')
    await page.goto('/desk/admin/limits')
    await page.getByRole('alert').getByText('自动派单自行关闭').waitFor()
    await page.getByRole('link', { name: '去看看' }).click()
    await page.getByRole('heading', { level: 3, name: /路灯不亮.*由人派/u }).waitFor()
    await looksRight(page, 'automatic-stopped')
    await page.getByRole('button', { name: 'English' }).first().click()
    await page
      .getByRole('alert')
      .getByText(/turned itself off/u)
      .waitFor()
    await looksRight(page, 'automatic-english')
  }, 60_000)
})
