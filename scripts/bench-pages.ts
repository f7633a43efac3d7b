/// <reference lib="dom" />
/**
 * npm run bench -- pages [PORT]: a demo city of its own, opened over a bad mobile network by a slow
 * telephone, with nothing in the cache. Per page and profile the median of five: largest contentful
 * paint, bytes, requests; and how far the layout moved.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from '../tests/support/browser.ts'
import { receiptIn } from '../tests/support/visitor.ts'
// @ts-expect-error A plain script without types.
import { ROOT } from './launch.mjs'

const RUNS = 5
const SLOWER = 4
const LATENCY = 150

/** kbit/s down and up. */
const PROFILES = { 'slow 3G': [400, 400], '4G': [1_600, 750] } as const

const PAGES = ['/', '/say', '/my', '/board', '/law', '/answered'] as const

interface Measured {
  readonly lcp: number
  readonly bytes: number
  readonly requests: number
  readonly shift: number
}

export async function bench([port = '4199']: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'answerable-bench-'))
  const server = await demoServer(Number(port), folder)
  const browser = await launchBrowser()
  try {
    const code = await receiptFrom(browser, server.address)
    console.log('| page | profile | LCP ms | KB | requests | layout shift |')
    console.log('|---|---|---:|---:|---:|---:|')
    for (const path of [...PAGES, '/my, opened']) {
      for (const profile of Object.keys(PROFILES) as (keyof typeof PROFILES)[]) {
        const runs: Measured[] = []
        for (let run = 0; run < RUNS; run += 1)
          runs.push(await measure(browser, server.address, path, profile, code))
        console.log(line(path, profile, runs))
      }
    }
  } finally {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Server {
  readonly address: string
  stop(): Promise<void>
}

function demoServer(port: number, folder: string): Promise<Server> {
  const script = join(String(ROOT), 'scripts', 'start.mjs')
  const args = [script, '--port', String(port), '--data', folder, '--demo']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = `http://localhost:${port}`
  return new Promise((resolve, reject) => {
    child.once('exit', (status) => reject(new Error(`the server ended with ${status}`)))
    child.stdout.on('data', (part: Buffer) => {
      if (!part.toString().includes(address)) return
      resolve({
        address,
        async stop() {
          child.kill('SIGTERM')
          await ended
        },
      })
    })
  })
}

/** A request filed as a resident files it, so that there is one to open. */
async function receiptFrom(browser: Browser, address: string): Promise<string> {
  const context = await browser.newContext({ baseURL: address })
  const page = await context.newPage()
  await page.goto('/say')
  await page.locator('[name=text]').fill('菜场门口的路灯坏了三盏，晚上老人看不清路')
  await page.locator('main button[value=check]').click()
  await page.locator('main button[value=send]').click()
  await page.locator('.receipt').waitFor()
  const code = receiptIn(await page.content())
  await context.close()
  return code
}

async function measure(
  browser: Browser,
  address: string,
  path: string,
  profile: keyof typeof PROFILES,
  code: string,
): Promise<Measured> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 3,
    isMobile: true,
  })
  const page = await context.newPage()
  const isOpened = path !== (path.split(',')[0] ?? path)
  if (isOpened) await open(page, code)
  await slow(context, page, profile)
  await page.goto(path.split(',')[0] ?? path, { waitUntil: 'load' })
  const measured = await page.evaluate(inPage)
  await context.close()
  return measured
}

async function open(page: Page, code: string): Promise<void> {
  await page.goto('/my')
  await page.locator('[name=code]').fill(code)
  await page.locator('main button[value=open]').click()
  await page.locator('.course').first().waitFor()
}

async function slow(
  context: BrowserContext,
  page: Page,
  profile: keyof typeof PROFILES,
): Promise<void> {
  const [down, up] = PROFILES[profile]
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.clearBrowserCache')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY,
    downloadThroughput: (down * 1_000) / 8,
    uploadThroughput: (up * 1_000) / 8,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}

/** Runs in the page. */
async function inPage(): Promise<Measured> {
  const seen = (type: string) =>
    new Promise<PerformanceEntry[]>((resolve) => {
      const found: PerformanceEntry[] = []
      new PerformanceObserver((list) => found.push(...list.getEntries())).observe({
        type,
        buffered: true,
      })
      setTimeout(() => resolve(found), 300)
    })
  const [paints, shifts] = await Promise.all([
    seen('largest-contentful-paint'),
    seen('layout-shift'),
  ])
  const fetched = [
    ...performance.getEntriesByType('navigation'),
    ...performance.getEntriesByType('resource'),
  ] as PerformanceResourceTiming[]
  return {
    lcp: paints.at(-1)?.startTime ?? Number.NaN,
    bytes: fetched.reduce((sum, { transferSize }) => sum + transferSize, 0),
    requests: fetched.length,
    shift: shifts.reduce((sum, one) => sum + (one as unknown as { value: number }).value, 0),
  }
}

function line(path: string, profile: string, runs: readonly Measured[]): string {
  const median = (of: (one: Measured) => number) =>
    runs.map(of).toSorted((a, b) => a - b)[RUNS >> 1] ?? Number.NaN
  const cells = [
    median((one) => one.lcp).toFixed(0),
    (median((one) => one.bytes) / 1_024).toFixed(1),
    String(median((one) => one.requests)),
    median((one) => one.shift).toFixed(3),
  ]
  return `| ${path} | ${profile} | ${cells.join(' | ')} |`
}
