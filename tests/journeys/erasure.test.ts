/// <reference lib="dom" />
/**
 * Somebody asks for what they said to be erased; an archivist proposes it, a supervisor does it; the desk
 * says what is left, and the receipt opens nothing.
 */
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { submit } from '../../src/intake/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { launchBrowser } from '../support/browser.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { desksOf, listening, looksRight } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'
import { mustIn } from '../support/published.ts'
import { looksRightTo, phoneOf, WITHOUT_SCRIPT } from '../support/resident-browser.ts'

const clock = fixedClock('2026-11-23T02:00:00.000Z')
let city: TestCity
let app: FastifyInstance
let base = ''
let browser: Browser
let deskOf: (login: Login) => Promise<Page>

beforeAll(async () => {
  ensureDesk()
  city = await testCity({ clock })
  app = await deskServer(city)
  base = await listening(app)
  browser = await launchBrowser()
  deskOf = desksOf({ browser, base, clock, city })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await city?.drop()
})

const TEXT = '沈家弄尽头的井盖没有了，晚上摔了人'

async function filed() {
  const result = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input: { text: TEXT, place: '沈家弄' },
    identity: { name: '王小明', phone: '13812341234' },
    receipt: true,
    idempotency: { key: 'erasure-journey', scope: 'test' },
  })
  if (!result.ok || !result.value.receipt) throw new Error('not filed')
  return { ...result.value.matter, code: result.value.receipt.code }
}

async function choose(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: act, exact: true }).click()
}

describe('what somebody said', () => {
  it('is erased because they ask, by two, and nothing of it is left to read', async () => {
    const { id, number, code } = await filed()
    const { page: phone, context, faults } = await phoneOf(browser, base, WITHOUT_SCRIPT)
    await phone.goto('/my')
    await phone.getByLabel('回执').fill(code)
    await phone.getByRole('button', { name: '查看', exact: true }).click()
    // While it goes on there is nothing to erase.
    expect(await phone.locator('#act-ask_erasure').count()).toBe(0)
    await mustIn(city, id, 'dispatcher', 'dispatch', {
      unit: 'urban',
      category: (await city.house.rules(city.jurisdiction)).categories.find(
        (one) => !one.checkRequired && !one.sealed && one.limitClass === 'general',
      )?.code,
    })
    await mustIn(city, id, 'urban-clerk', 'accept', {})
    await mustIn(city, id, 'urban-clerk', 'claim_done', {
      answers: [{ outcome: 'done', text: '井盖已换新，当晚去看过。' }],
    })
    await phone.goto('/my')
    await phone.locator('#act-withdraw summary').click()
    await phone.locator('#act-withdraw').getByRole('button').last().click()
    await phone.locator('#act-ask_erasure summary').click()
    await looksRightTo(browser, base, phone, 'erasure-ask')
    await phone.locator('#act-ask_erasure').getByRole('button').last().click()
    await phone.getByText('您申请删除内容').first().waitFor()
    await looksRightTo(browser, base, phone, 'erasure-asked')

    const archivist = await deskOf('archivist')
    await archivist.goto(`/desk/m/${number}`)
    await choose(archivist, '提请删除内容')
    await archivist.getByLabel(/本人申请/u).check()
    await archivist.getByLabel('说明').fill('本人申请，没有其他保存理由')
    await looksRight(archivist, 'erasure-propose')
    await archivist.setViewportSize({ width: 1440, height: 900 })
    await archivist.getByRole('button', { name: '提交' }).click()
    await archivist.locator('.course').getByText('提请删除内容').waitFor()

    const supervisor = await deskOf('supervisor')
    await supervisor.goto(`/desk/m/${number}`)
    await choose(supervisor, '依法保留')
    await looksRight(supervisor, 'erasure-hold')
    await supervisor.setViewportSize({ width: 1440, height: 900 })
    await supervisor.getByRole('button', { name: '先不做' }).click()
    await choose(supervisor, '删除内容')
    await supervisor.getByRole('button', { name: '确认' }).click()
    await supervisor.getByRole('heading', { name: '内容已按规定删除' }).waitFor()
    expect(await supervisor.locator('main').innerText()).not.toContain('井盖')
    await looksRight(supervisor, 'erasure-done')
    await supervisor.setViewportSize({ width: 1440, height: 900 })
    await supervisor.goto('/desk/all')
    await supervisor.locator(`a[data-number="${number}"]`).waitFor()
    expect(await supervisor.locator(`a[data-number="${number}"]`).innerText()).toContain(
      '已按规定删除',
    )

    // The window that stood open, and the code itself: as if there never had been anything.
    await phone.goto('/my')
    expect(await phone.locator('main').innerText()).not.toContain('井盖')
    await phone.getByLabel('回执').fill(code)
    await phone.getByRole('button', { name: '查看', exact: true }).click()
    await phone.getByText('没有找到这个回执').waitFor()
    expect(faults).toEqual([])
    await context.close()
  }, 120_000)
})
