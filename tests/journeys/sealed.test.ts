/// <reference lib="dom" />
/**
 * Whoever handles sealed matters opens one: is asked why, reads, acts, prints; a refresh asks no second
 * time; and the resident sees who opened it, when and why.
 */
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { photo } from '../../src/attachments/cleaning/corpus.fixture.ts'
import { submit } from '../../src/intake/index.ts'
import { readEvents } from '../../src/matters/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import type { FixedClock } from '../../src/platform/clock.ts'
import { launchBrowser } from '../support/browser.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { desksOf, listening, looksRight } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'
import { visitor } from '../support/visitor.ts'

let clock: FixedClock
let city: TestCity
let app: FastifyInstance
let browser: Browser
let deskOf: (login: Login) => Promise<Page>

beforeAll(async () => {
  ensureDesk()
  clock = fixedClock('2026-11-23T02:00:00.000Z')
  city = await testCity({ clock })
  app = await deskServer(city)
  browser = await launchBrowser()
  deskOf = desksOf({ browser, base: await listening(app), clock, city })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await city?.drop()
})

const TEXT = '房管窗口办证索要好处费，不给就说材料不齐'

async function reported() {
  const taken = await city.house.files.accept(city.jurisdiction, 'form:sealed', await photo(80, 60))
  if (!taken.ok) throw new Error(taken.refusal.code)
  const filed = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input: {
      text: TEXT,
      place: '和平路 12 号',
      accuses: true,
      accused_unit: 'housing',
      files: [taken.value.id],
    },
    identity: { name: '王小明', phone: '13812341234' },
    holder: 'form:sealed',
    receipt: true,
    idempotency: { key: 'sealed-journey-1', scope: 'test' },
  })
  if (!filed.ok || !filed.value.receipt) throw new Error('not filed')
  const { id, number } = filed.value.matter
  return { id, number, code: filed.value.receipt.code }
}

const opensOf = async (id: string) =>
  (await readEvents(city.house, city.jurisdiction, id)).flatMap(({ act, input }) =>
    act === 'open_sealed' ? [String(input['reason'])] : [],
  )

describe('a sealed matter', () => {
  it('is opened for a reason, worked on, printed, and its reporter sees every reading', async () => {
    const { id, number, code } = await reported()
    const page = await deskOf('sealed')
    await page.goto('/desk/')
    // The list says that it is there, and nothing of what it says.
    const line = page.locator(`a[data-number="${number}"]`)
    await line.waitFor()
    expect(await line.innerText()).toContain('密办事项')
    expect(await page.locator('body').innerText()).not.toContain('好处费')
    await looksRight(page, 'sealed-list')
    await page.setViewportSize({ width: 1440, height: 900 })
    await line.click()

    const dialog = page.getByRole('dialog', { name: '打开密办事项' })
    await dialog.waitFor()
    expect(await page.locator('body').innerText()).not.toContain('好处费')
    await looksRight(page, 'sealed-ask')
    await page.setViewportSize({ width: 1440, height: 900 })
    expect(await opensOf(id)).toEqual([])
    // Too short a reason is told, and what was typed stays.
    await dialog.getByLabel('为什么要看').fill('看看')
    await dialog.getByRole('button', { name: '打开', exact: true }).click()
    await dialog.getByText(/至少|at least/u).waitFor()
    expect(await dialog.getByLabel('为什么要看').inputValue()).toBe('看看')
    await looksRight(page, 'sealed-ask-short')
    await page.setViewportSize({ width: 1440, height: 900 })
    await dialog.getByRole('button', { name: '办理这件事' }).click()
    await dialog.getByRole('button', { name: '打开', exact: true }).click()
    await page.getByText('索要好处费').first().waitFor()
    expect(await opensOf(id)).toEqual(['办理这件事'])
    const width = "document.querySelector('.files-shown img')?.naturalWidth ?? 0"
    await expect.poll(() => page.evaluate(width)).toBeGreaterThan(0)
    await looksRight(page, 'sealed-open')
    await page.setViewportSize({ width: 1440, height: 900 })

    // A window that comes to the front again, or is told of news, reads nothing by itself.
    await page.evaluate('window.dispatchEvent(new Event("visibilitychange"))')
    await page.evaluate('document.dispatchEvent(new Event("visibilitychange"))')
    expect(await opensOf(id)).toHaveLength(1)

    // What one does here is written, and read again under the same reason.
    await page.getByRole('button', { name: '内部备注' }).click()
    await page.getByLabel('备注（诉求人看不到）').fill('已调取窗口当天的登记簿')
    await page.getByRole('button', { name: '提交' }).click()
    await page.locator('.course').getByText('已调取窗口当天的登记簿').waitFor()
    expect(await opensOf(id)).toEqual(['办理这件事', '办理这件事'])

    await page.getByRole('link', { name: '承办单' }).click()
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.getByText('索要好处费').first().waitFor()
    await looksRight(page, 'sealed-print')
    await page.setViewportSize({ width: 1440, height: 900 })
    // On paper stands what was just read, under the same event.
    expect(await opensOf(id)).toHaveLength(2)

    // Reloaded, the window has forgotten the reason: it was never kept anywhere else.
    await page.goto(`/desk/m/${number}`)
    await dialog.waitFor()
    expect(await page.locator('body').innerText()).not.toContain('好处费')
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: '大家在等什么' }).waitFor()
    expect(await opensOf(id)).toHaveLength(2)
    const kept = await page.evaluate('JSON.stringify([{...localStorage}, {...sessionStorage}])')
    expect(kept).not.toContain('办理这件事')

    const someone = visitor(app)
    const { body } = await someone.post('/my', { do: 'open', code })
    const looked = body.slice(body.indexOf('id="looked"'))
    expect(looked.split('市纪委监委的密办员打开看过，理由：办理这件事').length - 1).toBe(2)
  }, 120_000)

  it('speaks English as well', async () => {
    const page = await deskOf('sealed')
    await page.goto('/desk/')
    await page.getByRole('button', { name: 'English' }).click()
    await page.locator('a.line').first().click()
    const dialog = page.getByRole('dialog', { name: 'Open a sealed matter' })
    await dialog.waitFor()
    await looksRight(page, 'sealed-ask-en')
    await page.setViewportSize({ width: 1440, height: 900 })
    await dialog.getByRole('button', { name: 'Do not open' }).click()
    await page.getByRole('button', { name: '中文' }).click()
  }, 60_000)
})
