/// <reference lib="dom" />
/** What a resident sees of the public ledger, without a script: from filing to a receipt on paper. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ledgerCity } from '../../src/transparency/ledger.fixture.ts'
import type { LedgerCity } from '../../src/transparency/ledger.fixture.ts'
import { parseProof } from '../../src/tlog/index.ts'
import { launchBrowser } from '../support/browser.ts'
import { listening } from '../support/desk-browser.ts'
import {
  looksRightTo,
  openOn,
  phoneOf,
  sayOn,
  sendOn,
  WITHOUT_SCRIPT,
} from '../support/resident-browser.ts'

let at: LedgerCity
let base = ''
let browser: Browser

beforeAll(async () => {
  at = await ledgerCity()
  base = await listening(at.app)
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await at?.close()
})

const looksRight = (shown: Page, name: string) => looksRightTo(browser, base, shown, name)

async function downloaded(page: Page, link: string): Promise<{ name: string; text: string }> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: link }).first().click()
  const file = await waiting
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
}

describe('a resident without JavaScript', () => {
  it('files, is told that the receipt is pending, and later takes it home as a file and on paper', async () => {
    const { page, context, faults } = await phoneOf(browser, base, WITHOUT_SCRIPT)
    await sayOn(page, '桥头的路灯三天没亮了', '桥头街道')
    const { code } = await sendOn(page)
    await page.getByText('生成中').waitFor()
    await looksRight(page, 'ledger-filed')
    await openOn(page, code)
    await page.getByRole('link', { name: '下载或打印' }).click()
    await page.getByRole('heading', { name: '存证凭证', exact: true }).waitFor()
    await page.getByText('存证凭证生成中').first().waitFor()
    await looksRight(page, 'ledger-pending')
    await at.settle()
    await page.reload()
    await looksRight(page, 'ledger-receipts')
    const receipt = await downloaded(page, '下载凭证')
    expect(receipt.name).toMatch(/^\d{6}-[0-9A-Z]{5}-[0-9A-Z]-1\.tlog-proof$/u)
    expect(parseProof(receipt.text).index).toBe(0)
    const event = await downloaded(page, '下载这一步的原文')
    expect((JSON.parse(event.text) as { n: number }).n).toBe(1)
    const whole = await downloaded(page, '下载整件事的文件')
    expect(whole.name).toMatch(/\.matter\.json$/u)
    await page.getByRole('link', { name: '打开和打印' }).click()
    await page.getByRole('heading', { name: '凭证的二维码' }).waitFor()
    await looksRight(page, 'ledger-receipt')
    const address = page.url()
    for (const part of [code, code.replaceAll('-', '')]) expect(address).not.toContain(part)
    await page.goto('/my/proofs/1?lang=en&view=elder')
    await page.getByRole('heading', { name: 'The receipt as QR codes' }).waitFor()
    await looksRight(page, 'ledger-receipt-en-elder')
    expect(faults).toEqual([])
    await context.close()
  })

  it('prints on paper of A4 nothing that is cut off, and no code across two sheets', async () => {
    const { page, context } = await phoneOf(browser, base)
    await sayOn(page, '井盖松了，车一过就响')
    const { code } = await sendOn(page)
    await at.settle()
    await openOn(page, code)
    await page.goto('/my/proofs/1')
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 660, height: 1_000 })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(660)
    const hidden = await page
      .locator('pre.code')
      .evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth))
    expect(hidden.every((more) => more <= 1)).toBe(true)
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
    await context.close()
  })
})

describe('the page of the ledger', () => {
  const states = {
    as_it_is: {},
    stopped: {
      alarm: {
        code: 'witness_ahead',
        at: '2026-11-23T01:30:00.000Z',
        words: {
          zh: '一个见证方见过更长的账本：可能有人从旧备份恢复，或者另有程序在签名。',
          en: 'A witness has seen a longer log: an old backup was restored, or somebody else signs.',
        },
      },
    },
    without_witnesses: { witnesses: [] },
    late: { quorumMissingSince: '2026-11-22T12:00:00.000Z' },
    grown: {
      size: 1_234_567,
      sizes: Array.from({ length: 30 }, (_, n) => ({
        at: new Date(Date.UTC(2026, 9, 25 + n)).toISOString(),
        size: 1_000_000 + n * n * 280,
      })),
    },
  }

  it.each(Object.entries(states))(
    'looks right %s, in both languages and large',
    async (name, bent) => {
      const state = await at.log.reader.state(at.city.jurisdiction)
      const server = await at.serverWith({ state: async () => ({ ...state, ...bent }) })
      const origin = await listening(server)
      const { page, context, faults } = await phoneOf(browser, origin, WITHOUT_SCRIPT)
      for (const view of ['', '?lang=en', '?view=elder&text=30']) {
        await page.goto(`/ledger${view}`)
        await looksRightTo(browser, origin, page, `ledger-${name}${view.replaceAll(/\W/gu, '-')}`)
      }
      if (name === 'stopped') expect(await page.getByRole('alert').count()).toBe(1)
      expect(faults).toEqual([])
      await context.close()
    },
  )
})
