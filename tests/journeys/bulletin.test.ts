/** A bulletin from its draft to print: written by rule, edited around its figures, approved by another, published. */
import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { issueDue } from '../../src/bulletins/index.ts'
import { releaseDue } from '../../src/publishing/index.ts'
import { launchBrowser } from '../support/browser.ts'
import { desksOf, listening, looksRight } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'
import { publishedCity } from '../support/figures.ts'
import type { PublishedCity } from '../support/figures.ts'

let made: PublishedCity
let app: Awaited<ReturnType<typeof deskServer>>
let browser: Browser
let deskOf: ReturnType<typeof desksOf>

beforeAll(async () => {
  ensureDesk()
  made = await publishedCity()
  made.clock.set('2026-12-08T02:00:00.000Z')
  await releaseDue(made.city.house, made.city.jurisdiction)
  app = await deskServer(made.city)
  const base = await listening(app)
  browser = await launchBrowser()
  deskOf = desksOf({ browser, base, clock: made.clock, city: made.city })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await made?.city.drop({ replays: false })
})

const send = (page: Page) => page.keyboard.press('Control+Enter')

it('comes from the record, is edited around it, approved by another, and lies in print before everybody', async () => {
  const desk = await deskOf('supervisor')
  await desk.goto('/desk/new?way=bulletin.draft_bulletin')
  await desk.getByLabel('时期').fill('2026-11')
  await send(desk)
  await desk.getByRole('link', { name: '打开这件事项' }).click()
  await desk.getByRole('heading', { level: 1, name: '关于2026年11月工作情况的通报' }).waitFor()
  const address = new URL(desk.url()).pathname
  const text = desk.locator('.bulletin-text')
  // Where it comes from is told to whoever stands on a figure, with the keyboard too.
  const figure = text.getByRole('button', { name: '40余' }).first()
  await figure.focus()
  await desk.getByRole('tooltip').filter({ hasText: '收到的诉求' }).waitFor()
  await looksRight(desk, 'bulletin-draft')

  await desk.getByRole('button', { name: '修改正文' }).click()
  const area = desk.locator('textarea').first()
  await area.fill('本月收到诉求300件。')
  await desk.locator('.bulletin-writing .fault').filter({ hasText: '手写了“300”' }).waitFor()
  await area.fill('本月办结件。')
  await area.press('ArrowLeft')
  await area.press('ArrowLeft')
  await desk.getByLabel('数什么').selectOption({ label: '办结的诉求（含部分办成）' })
  await desk.getByRole('button', { name: '插到光标处' }).click()
  expect(await area.inputValue()).toBe('本月办结{requests.done}件。')
  await desk.getByText('每句话都有出处').waitFor()
  await desk.getByText('不宜超过 5000 字').waitFor()
  await desk.locator('.preview').getByText('30余').waitFor()
  await looksRight(desk, 'bulletin-edit')
  await area.focus()
  await send(desk)
  await text.getByText('本月办结').waitFor()

  await desk.getByRole('button', { name: '送签' }).click()
  await send(desk)
  await desk.getByText('待签发').first().waitFor()
  const mayor = await deskOf('leader')
  await mayor.goto(address)
  await mayor.getByRole('button', { name: '签发', exact: true }).click()
  await mayor.getByLabel('签发人').fill('市长 甲')
  await send(mayor)
  await mayor.getByText('已签发，待发布').first().waitFor()
  await desk.goto(address)
  await desk.getByRole('button', { name: '发布', exact: true }).click()
  await send(desk)
  await desk.getByText('已发布').first().waitFor()
  expect(await issueDue(made.city.house, made.city.jurisdiction)).toEqual(['2026-1'])

  // What everybody reads: the list, the bulletin, the row behind a figure, the print.
  await desk.goto('/bulletins')
  await looksRight(desk, 'bulletins')
  await desk.getByRole('link', { name: '关于2026年11月工作情况的通报' }).click()
  await desk.getByRole('heading', { level: 1 }).waitFor()
  await looksRight(desk, 'bulletin')
  await desk.locator('a.figure').filter({ hasText: '30余' }).first().click()
  expect(new URL(desk.url()).hash).toMatch(/^#figure-\d+$/u)
  await desk.goto('/burden')
  await looksRight(desk, 'burden')
  await desk.goto('/bulletins/2026-1?lang=en&view=elder')
  await looksRight(desk, 'bulletin-elder')
  const [print] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: /Download for print/u }).click(),
  ])
  const parts = unzipSync(await readFile(await print.path()))
  const words = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  expect(words).toContain('本月办结30余件。')
  expect(words).toContain('通报〔2026〕1号')
}, 120_000)
