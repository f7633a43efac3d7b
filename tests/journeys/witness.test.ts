/** The page of a witness: read on a phone and at a desk, in both languages, before and after it has signed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startWitness } from '../../src/witness/index.ts'
import type { RunningWitness } from '../../src/witness/index.ts'
import { launchBrowser } from '../support/browser.ts'
import { smallLog } from '../support/small-log.ts'

let browser: Browser
let witness: RunningWitness
const folder = mkdtempSync(join(tmpdir(), 'answerable-witness-'))
const log = smallLog(`gov.example/ledger/330600/${'very-long-name-'.repeat(8)}`, 1_234)

beforeAll(async () => {
  browser = await launchBrowser()
  witness = await startWitness(
    {
      dataDir: folder,
      host: '127.0.0.1',
      port: 0,
      name: 'paper.example/witness',
      logs: [log.vkey, smallLog('next.example/ledger/330602').vkey],
      atLeast: new Map(),
    },
    { complain: () => {} },
  )
})
afterAll(async () => {
  await browser.close()
  await witness.close()
  rmSync(folder, { recursive: true })
})

async function looked(path: string, width: number): Promise<string> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && wrong.push(message.text())))
  await page.goto(witness.address + path)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  // Nothing runs out of a phone's screen, and nothing is refused by the page's own policy.
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect([over, wrong]).toEqual([0, []])
  const text = await page.locator('main').innerText()
  await context.close()
  return text
}

it('says who it is, what it has signed, and what that is worth', async () => {
  for (const width of [390, 1_440]) {
    expect(await looked('/', width)).toContain('还没有签过')
    expect(await looked('/en', width)).toContain('Nothing signed yet')
  }
  const body = await log.request(0)
  await fetch(`${witness.address}/add-checkpoint`, { method: 'POST', body })
  for (const width of [390, 1_440]) {
    const [zh, en] = [await looked('/', width), await looked('/en', width)]
    expect(zh).toContain('签到第 1,234 条')
    expect(en).toContain('Signed up to entry 1,234')
    for (const text of [zh, en]) expect(text.replaceAll('\n', '')).toContain(witness.vkey)
  }
})

it('leads to what it signed, and back by language', async () => {
  const page = await browser.newPage()
  await page.goto(witness.address)
  await page.getByRole('link', { name: /最近签过的检查点/ }).click()
  expect(await page.locator('body').innerText()).toContain(`${log.origin}\n1234\n`)
  await page.goto(witness.address)
  await page.getByRole('link', { name: 'English' }).click()
  expect(await page.locator('h1').innerText()).toBe('paper.example/witness')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.close()
})
