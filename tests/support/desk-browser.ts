/** Officials at the desk in a real browser, each in a window of their own. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { FastifyInstance } from 'fastify'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { totpCode } from '../../src/org/index.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { PASSWORD } from './city.ts'
import type { Login, TestCity } from './city.ts'

export interface DeskWindow {
  readonly page: Page
  readonly context: BrowserContext
}

/** The address of a server that listens on a port of its own choosing. */
export async function listening(app: FastifyInstance): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 })
  const bound = app.server.address()
  if (bound === null || typeof bound === 'string') throw new Error('it listens nowhere')
  return `http://localhost:${bound.port}`
}

export async function openWindow(
  browser: Browser,
  base: string,
  clock: Clock,
): Promise<DeskWindow> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  })
  await context.clock.setFixedTime(clock.now())
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => {
    throw error
  })
  return { page, context }
}

export async function signIn(
  { page }: DeskWindow,
  { login, password, code }: Readonly<Record<'login' | 'password' | 'code', string>>,
): Promise<void> {
  await page.goto('/desk/signin')
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByLabel('动态码').fill(code)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '退出' }).waitFor()
}

/** No barrier that axe can find; and a picture at both widths where SCREENSHOTS names a folder. */
export async function looksRight(page: Page, name: string): Promise<void> {
  // A page that is still being fetched is not yet the page.
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
  )
  expect(found, name).toEqual([])
  await isNotTooWide(page, name)
}

async function isNotTooWide(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS']
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
    const over = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(over, `${name} at ${width} px`).toBeLessThanOrEqual(0)
    if (folder === undefined) continue
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
  }
}

/** Chooses in a picker by typing. */
export async function pick(
  within: Page | Locator,
  label: string | RegExp,
  typed: string,
): Promise<void> {
  const box = within.getByRole('combobox', { name: label })
  await box.click()
  await box.fill(typed)
  await offered(within)
  await box.press('Enter')
}

/** The list of a picker stands open, with what Enter would take. */
export async function offered(within: Page | Locator): Promise<void> {
  const page = 'page' in within ? within.page() : within
  await page.locator('.ant-select-item-option-active').filter({ visible: true }).first().waitFor()
}

interface Desks {
  readonly browser: Browser
  readonly base: string
  readonly clock: Clock
  readonly city: TestCity
}

/** The desk of each official, signed in by password and code the first time it is asked for. */
export function desksOf({ browser, base, clock, city }: Desks): (login: Login) => Promise<Page> {
  const windows = new Map<Login, Promise<Page>>()
  const open = async (login: Login) => {
    const window = await openWindow(browser, base, clock)
    const code = totpCode(city.secretOf(login), clock.now())
    await signIn(window, { login, password: PASSWORD, code })
    return window.page
  }
  return (login) => {
    const page = windows.get(login) ?? open(login)
    windows.set(login, page)
    return page
  }
}
