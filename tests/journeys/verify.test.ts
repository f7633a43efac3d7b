/// <reference lib="dom" />
/** A resident checks their receipts without asking anybody: in the page, with no network, and in a saved file. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ledgerCity, visitor } from '../../src/transparency/ledger.fixture.ts'
import type { LedgerCity } from '../../src/transparency/ledger.fixture.ts'
import { launchBrowser } from '../support/browser.ts'
import { listening } from '../support/desk-browser.ts'
import { WITHOUT_SCRIPT, looksRightTo, phoneOf } from '../support/resident-browser.ts'

const TEXT = '桥头的路灯三天没亮了，晚上看不见台阶'

let at: LedgerCity
let base = ''
let browser: Browser
let folder = ''
const inFolder = (name: string) => join(folder, name)

/** Everything that a resident downloads, as files. */
beforeAll(async () => {
  at = await ledgerCity()
  base = await listening(at.app)
  browser = await launchBrowser()
  folder = mkdtempSync(join(tmpdir(), 'verify-'))
  const resident = visitor(at.app)
  const { code, matter } = await at.file(resident, TEXT)
  await at.settle()
  await resident.post('/my', { do: 'open', code })
  await save(resident, '/my/proofs/matter', 'short.matter.json')
  const { categories } = await at.house.rules(at.city.jurisdiction)
  const category = categories.find((one) => !one.checkRequired && !one.sealed)?.code
  await at.act(matter, 'dispatcher', 'dispatch', { unit: 'urban', category })
  await at.act(matter, 'urban-clerk', 'accept')
  await at.settle()
  await resident.post('/my', { do: 'open', code })
  await save(resident, '/my/proofs/1/receipt', 'one.tlog-proof')
  await save(resident, '/my/proofs/1/event', 'one.json')
  await save(resident, '/my/proofs/matter', 'whole.matter.json')
  const event = (await resident.get('/my/proofs/1/event')).body
  writeFileSync(inFolder('forged.json'), event.replace('三天', '一天'))
  await save(resident, '/verify/answerable-verify.html', 'answerable-verify.html')
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await at?.close({ replays: false })
  rmSync(folder, { recursive: true, force: true })
})

async function save(from: ReturnType<typeof visitor>, path: string, name: string): Promise<void> {
  const { status, body } = await from.get(path)
  expect(status, path).toBe(200)
  writeFileSync(inFolder(name), body)
}

const put = (page: Page, ...names: string[]) =>
  page.locator('#files').setInputFiles(names.map(inFolder))

/** As it stands, with the script taken out so that it stays so. */
async function looksRight(page: Page, name: string): Promise<void> {
  const content = await page.content()
  const still = content
    .replaceAll(/<script\b[\s\S]*?<\/script>/gu, '')
    .replaceAll(/<meta http-equiv[^>]*>/gu, '')
  await looksRightTo(browser, base, { content: async () => still } as Page, name)
}

describe('in the page', () => {
  it('says yes to a receipt with its record, no to a forged one, and needs no network for it', async () => {
    const { page, context, faults } = await phoneOf(browser, base)
    await page.goto('/verify')
    await page.getByRole('heading', { level: 1, name: '核对存证凭证' }).waitFor()
    await looksRight(page, 'verify-empty')
    await context.setOffline(true)
    await put(page, 'one.tlog-proof', 'one.json')
    const card = page.locator('.finding')
    await card.getByRole('heading', { name: '成立', exact: true }).waitFor()
    const text = await card.innerText()
    expect(text).toContain(TEXT)
    expect(text).toContain('witness.example/w1')
    // Steps by their names, times in the city's own.
    expect(text).toContain('第 1 步“受理”，写的时间是 2026年11月23日 10:00:00')
    await looksRight(page, 'verify-true')
    await page.getByRole('button', { name: '拿掉 one.json' }).click()
    await card.getByRole('heading', { name: '还不能判断' }).waitFor()
    await put(page, 'forged.json')
    await card.getByRole('heading', { name: '不成立' }).waitFor()
    expect(await card.innerText()).toContain('没有得到证明')
    await looksRight(page, 'verify-false')
    expect(faults).toEqual([])
    await context.close()
  })

  it('takes what was copied from paper', async () => {
    const { page, context } = await phoneOf(browser, base)
    await page.goto('/verify?lang=en')
    await page.getByText('Only on paper?').click()
    const copied = readFileSync(inFolder('one.tlog-proof'), 'utf8').trimEnd()
    await page.getByLabel('Text of the receipt').fill(copied)
    await page.getByLabel('Text of the record').fill(readFileSync(inFolder('one.json'), 'utf8'))
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.locator('.finding').getByRole('heading', { name: 'True', exact: true }).waitFor()
    expect(await page.locator('.finding').innerText()).toContain(TEXT)
    await context.close()
  })

  it('checks a whole matter, and finds in the ledger what a file does not show', async () => {
    const { page, context, faults } = await phoneOf(browser, base)
    await page.goto('/verify?lang=en&view=elder')
    await put(page, 'whole.matter.json')
    const card = page.locator('.finding')
    await card.getByRole('heading', { name: 'True', exact: true }).waitFor()
    expect(await card.locator('.course > li').count()).toBe(3)
    await card.getByRole('button', { name: 'Look in the ledger, too' }).click()
    await card.getByText('nothing besides that was kept from you').waitFor()
    await looksRight(page, 'verify-matter-elder')
    await page.getByRole('button', { name: /^Take out/u }).click()
    await put(page, 'short.matter.json')
    await card.getByRole('heading', { name: 'True', exact: true }).waitFor()
    await card.getByRole('button', { name: 'Look in the ledger, too' }).click()
    await card.getByText('The log holds event 2 of this matter').waitFor()
    await card.getByRole('heading', { name: 'Not true' }).waitFor()
    await looksRight(page, 'verify-hidden')
    expect(faults).toEqual([])
    await context.close()
  })

  it('believes whom its reader names, and says what is wrong with a policy', async () => {
    const { page, context } = await phoneOf(browser, base)
    await page.goto('/verify')
    await put(page, 'one.tlog-proof', 'one.json')
    await page.locator('summary').getByText('我信任谁').click()
    const area = page.getByLabel('见证规则')
    const own = await area.inputValue()
    expect(own).toContain('witness.example/w1')
    await area.fill('quorum none\n')
    await page.getByRole('button', { name: '用这一份' }).click()
    await page.locator('.notice.wrong').getByText('没有可用的账本公钥').waitFor()
    await looksRight(page, 'verify-policy')
    await page
      .getByLabel('见证规则')
      .fill(own.replace(/^witness.*\n/mu, '').replace('quorum w1', 'quorum none'))
    await page.getByRole('button', { name: '用这一份' }).click()
    await page.getByText('您的见证规则没有要求见证方').waitFor()
    await page.locator('summary').getByText('我信任谁').click()
    await page.getByRole('button', { name: '换回本市的' }).click()
    await page.getByText('最迟在').waitFor()
    await context.close()
  })

  it('says without JavaScript how to check on the command line', async () => {
    for (const query of ['', '?lang=en&view=elder&text=30']) {
      const { page, context, faults } = await phoneOf(browser, base, WITHOUT_SCRIPT)
      await page.goto(`/verify${query}`)
      await page.getByText('node answerable-verify.mjs receipt').waitFor()
      await looksRight(page, `verify-without-script${query.replaceAll(/\W/gu, '')}`)
      expect(faults).toEqual([])
      await context.close()
    }
  })
})

describe('in a saved file', () => {
  it('works from a disk with no network, in both languages and sizes', async () => {
    const { page, context } = await phoneOf(browser, base, { offline: true })
    const faults: string[] = []
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(pathToFileURL(inFolder('answerable-verify.html')).href)
    await put(page, 'one.tlog-proof', 'one.json')
    await page.locator('.finding').getByRole('heading', { name: '成立', exact: true }).waitFor()
    await looksRight(page, 'verify-saved')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Larger text' }).click()
    await page.locator('.finding').getByRole('heading', { name: 'True', exact: true }).waitFor()
    expect(await page.locator('.finding').innerText()).toContain(TEXT)
    await looksRight(page, 'verify-saved-en-elder')
    expect(faults).toEqual([])
    await context.close()
  })

  it('asks a ledger at any address, when it is told to', async () => {
    const { page, context } = await phoneOf(browser, base)
    await page.goto(pathToFileURL(inFolder('answerable-verify.html')).href)
    await put(page, 'short.matter.json')
    await page.getByLabel('账本或镜像的地址').fill(`${base}/ledger/${at.city.jurisdiction}`)
    await page.getByRole('button', { name: '到账本里再查一遍' }).click()
    await page.locator('.finding').getByText('账本里还有这个事项的第 2 条').waitFor()
    await page.getByLabel('账本或镜像的地址').fill('http://127.0.0.1:9/')
    await page.getByRole('button', { name: '到账本里再查一遍' }).click()
    const outcome = page.locator('.finding .asking')
    await outcome.getByText('连不上').waitFor({ timeout: 20_000 })
    expect(await outcome.innerText()).toContain('还不能判断')
    await context.close()
  })
})
