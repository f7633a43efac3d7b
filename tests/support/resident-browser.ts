/// <reference lib="dom" />
/** Residents in a real browser: what they open, say, send, and how a page must look to them. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { looksRight as looksRightHere } from './desk-browser.ts'

export interface Phone {
  readonly page: Page
  readonly context: BrowserContext
  /** Whatever was asked of another host, and whatever the page's policy refused. */
  readonly faults: readonly string[]
}

export const WITHOUT_SCRIPT = { javaScriptEnabled: false } as const

export async function phoneOf(
  browser: Browser,
  base: string,
  more: Parameters<Browser['newContext']>[0] = {},
): Promise<Phone> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    ...more,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const faults: string[] = []
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol !== 'data:' && origin !== base) faults.push(request.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      faults.push(message.text())
  })
  return { page, context, faults }
}

/** As it stands on the screen, looked at in a window in which axe can run. */
export async function looksRightTo(browser: Browser, base: string, shown: Page, name: string) {
  const body = await shown.content()
  const { page, context } = await phoneOf(browser, base)
  await page.route(`${base}/looked-at`, (route) =>
    route.fulfill({ body, contentType: 'text/html; charset=utf-8' }),
  )
  await page.goto('/looked-at')
  await looksRightHere(page, name)
  await context.close()
}

/** Up to the page on which it is checked before it is sent. */
export async function sayOn(page: Page, text: string, place = ''): Promise<void> {
  await page.goto('/say')
  await page.getByLabel('您需要什么？').fill(text)
  await page.getByLabel('地点').fill(place)
  await page.getByRole('button', { name: '下一步：核对' }).last().click()
  await page.getByRole('heading', { name: '请核对，还没有提交' }).waitFor()
}

/** The slip that stands on the page: code and number. */
export async function slipOn(page: Page): Promise<{ code: string; number: string }> {
  const slip = await page.locator('.receipt').innerText()
  const code = /(?:[0-9A-Z]{5}-){5}[0-9A-Z]{5}/.exec(slip.replaceAll('\n', ''))?.[0] ?? ''
  const number =
    /\d{6}-[0-9A-Z]{5}-[0-9A-Z](?![0-9A-Z])/.exec(
      slip.replace(/^[\s\S]*(?:编号|Number)/u, ''),
    )?.[0] ?? ''
  return { code, number }
}

export async function sendOn(page: Page): Promise<{ code: string; number: string }> {
  await page.getByRole('button', { name: /^(提交|不是同一件，单独提交)$/ }).click()
  await page.getByRole('heading', { name: '收到了' }).waitFor()
  return slipOn(page)
}

export async function openOn(page: Page, code: string, path = '/my'): Promise<void> {
  await page.goto(path)
  const entry = page.getByRole('button', { name: /^(查看|Open)$/ })
  // A visit goes on until it is left.
  if (await entry.isVisible()) {
    await page.getByLabel(/回执码|Receipt code/).fill(code)
    await entry.click()
  }
  await page.getByRole('heading', { name: /轮到谁|Whose turn it is/ }).waitFor()
}

export const unfold = (page: Page, words: string) =>
  page.locator('summary').getByText(words, { exact: true }).click()
