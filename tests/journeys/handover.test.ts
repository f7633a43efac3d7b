/** Somebody leaves their post; whoever comes finds what was promised, takes it over item by item, and goes on with it. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { openHandovers } from '../../src/handover/index.ts'
import { appoint } from '../../src/org/index.ts'
import { endHolding } from '../../src/org/rights.store.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { launchBrowser } from '../support/browser.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { desksOf, listening, looksRight } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'
import { documentIn, draftIn, seriesIn } from '../support/plan.ts'
import { mustIn } from '../support/published.ts'
import { writerOf } from '../support/writer.ts'

const clock = fixedClock('2026-11-23T02:00:00.000Z')
let city: TestCity
let app: Awaited<ReturnType<typeof deskServer>>
let browser: Browser
let target: string
let deskOf: (login: Login) => Promise<Page>

beforeAll(async () => {
  ensureDesk()
  city = await testCity({ clock })
  await seriesIn(city)
  target = await draftIn(city, await documentIn(city), { lead: 'housing-clerk' })
  await mustIn(city, target, 'supervisor', 'issue_target', {})
  await mustIn(city, target, 'housing-clerk', 'accept_target', {})
  app = await deskServer(city)
  const base = await listening(app)
  browser = await launchBrowser()
  deskOf = desksOf({ browser, base, clock, city })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await city?.drop()
})

const { bodyOf } = writerOf(() => city)

async function changesHands(): Promise<void> {
  const { db } = city.house
  const admin = { db, jurisdiction: city.jurisdiction, now: clock.now(), by: 'house' } as const
  const org = await city.house.org(city.jurisdiction)
  const [held] = org.holdingsOf('p-housing-clerk')
  const done = await endHolding(admin, held?.id ?? '')
  const next = await appoint(admin, { person: 'p-urban-clerk', post: 'housing-clerk' })
  if (!done.ok || !next.ok) throw new Error('the post did not change hands')
  expect(await openHandovers(city.house, city.jurisdiction)).toBe(1)
}

describe('a successor', () => {
  it('finds what was promised, takes it over, and goes on with it by the same days', async () => {
    const before = (await bodyOf(target)).clocks
    await changesHands()
    const page = await deskOf('urban-clerk')
    await page.getByRole('button', { name: /市住房和城乡建设局/u }).click()
    await page.getByRole('link', { name: '本单位', exact: true }).click()
    await page.getByRole('link', { name: '建成保障性住房 1,200 套' }).waitFor()
    await looksRight(page, 'handover-unit')
    await page.getByRole('link', { name: '交接 2 项' }).click()
    await page.getByRole('heading', { level: 1, name: '交接 2 项' }).waitFor()
    await page.getByRole('heading', { level: 2, name: '相关事项' }).waitFor()
    await page.getByRole('button', { name: '接手' }).first().click()
    await page.getByRole('heading', { level: 2, name: '接手' }).waitFor()
    // Everything that waits is there to be looked over.
    expect(await page.getByLabel('编号').count()).toBe(2)
    await page
      .getByLabel(/接手时的状况/u)
      .first()
      .fill('备案表已核对，缺四月一份')
    await looksRight(page, 'handover-form')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已完成：接手').first().waitFor()
    await page.locator('.state', { hasText: '已接手' }).waitFor()
    await looksRight(page, 'handover-done')
    expect((await bodyOf(target)).clocks).toEqual(before)
    await page.goto(`/desk/m/${(await bodyOf(target)).number}`)
    await page.getByRole('button', { name: '预计要晚' }).waitFor()
  }, 120_000)
})
