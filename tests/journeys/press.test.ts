/// <reference lib="dom" />
/** Somebody from the press: finds the figures of a district, takes them as a file, and makes them again from the events. */
import type { FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { figuresCommand } from '../../src/publishing/index.ts'
import { launchBrowser } from '../support/browser.ts'
import { listening } from '../support/desk-browser.ts'
import { publishedCity } from '../support/figures.ts'
import type { PublishedCity } from '../support/figures.ts'
import { publicServer } from '../support/public-server.ts'
import { looksRightTo, phoneOf, WITHOUT_SCRIPT } from '../support/resident-browser.ts'

let made: PublishedCity
let app: FastifyInstance
let base = ''
let browser: Browser
beforeAll(async () => {
  made = await publishedCity()
  app = await publicServer(made.city.house, made.city.jurisdiction)
  base = await listening(app)
  browser = await launchBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await made?.city.drop()
})

describe('without JavaScript', () => {
  it('finds a district, downloads its figures, and has them made again', async () => {
    const { page, context, faults } = await phoneOf(browser, base, {
      ...WITHOUT_SCRIPT,
      acceptDownloads: true,
    })
    await page.goto('/')
    await page.getByRole('link', { name: '公开榜', exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: '公开榜' }).waitFor()
    await page.locator('.tiles').getByRole('link', { name: '东城区' }).click()
    await page.getByRole('heading', { level: 1, name: '东城区' }).waitFor()
    expect(await page.locator('.figures dd').first().innerText()).toBe('40')
    await page.getByRole('link', { name: '下载数据、订阅更新' }).click()
    await page.getByRole('heading', { level: 1, name: '开放数据' }).waitFor()
    const csv = await page
      .getByRole('link', { name: 'CSV 按区县', exact: true })
      .getAttribute('href')
    const { body } = await app.inject({ url: csv ?? '' })
    expect(body.split('\r\n').find((line) => line.startsWith('990102,'))).toMatch(/^990102,40,/u)

    const said: string[] = []
    const asked = {
      positionals: ['2026-11-23'],
      values: {},
      say: (line: string) => said.push(line),
    }
    expect(await figuresCommand(async () => made.city.house).run(asked as never)).toBe(0)
    expect(said.join()).toContain('the same as published')
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('every page of figures', () => {
  it.each([
    '/board',
    '/board/district/990102',
    '/board/unit/housing',
    '/board/topic/safety',
    '/board/year/2026',
    '/data',
  ])(
    '%s can be read by everybody: phone and desk, both languages, large text',
    async (path) => {
      for (const query of ['', '?lang=en', '?view=elder', '?lang=en&view=elder&text=30']) {
        const { page, context, faults } = await phoneOf(browser, base)
        await page.goto(`${path}${query}`)
        const name = `press${path.replaceAll('/', '-')}${query.replaceAll(/\W/gu, '')}`
        await looksRightTo(browser, base, page, name)
        expect(faults).toEqual([])
        await context.close()
      }
    },
    120_000,
  )
})
