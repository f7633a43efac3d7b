/** A photo's way: from a resident's phone without JavaScript to the clerk, and a picture of the result back. */
import type { FastifyInstance } from 'fastify'
import type { Browser, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { pdf, photo } from '../../src/attachments/cleaning/corpus.fixture.ts'
import { commit } from '../../src/matters/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { findReceipt } from '../../src/vault/index.ts'
import { launchBrowser } from '../support/browser.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { desksOf, listening, looksRight } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'
import {
  looksRightTo,
  openOn,
  phoneOf,
  sendOn,
  unfold,
  WITHOUT_SCRIPT,
} from '../support/resident-browser.ts'

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
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await city?.drop()
})

const jpeg = (buffer: Buffer, name = 'IMG_2031.jpg') => ({ name, mimeType: 'image/jpeg', buffer })
const looks = (page: Page, name: string) => looksRightTo(browser, base, page, name)

async function act(matter: string, login: Login, name: string, input: object = {}): Promise<void> {
  const [result] = await commit(city.house, city.jurisdiction, [
    { matter, act: name, input, actor: await city.actorOf(login) },
  ])
  if (!result?.ok) throw new Error(`${name}: ${JSON.stringify(result)}`)
}

/** As many pictures as that, each arrived and decoded. */
async function picturesShow(page: Page, count: number): Promise<void> {
  const pictures = page.locator('.files-shown img, .files-held img')
  await pictures.nth(count - 1).waitFor()
  expect(await pictures.count()).toBe(count)
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded()
    await expect
      .poll(async () => (await picture.getAttribute('src'))?.startsWith('data:') || size(picture))
      .toBeTruthy()
  }
}

/** In pixels; 0: broken, or not there yet. Asked over the network, because the page runs no script. */
async function size(picture: Locator): Promise<number> {
  const source = (await picture.getAttribute('src')) ?? ''
  const answer = await picture.page().request.get(new URL(source, base).href)
  return answer.ok() ? ((await sharp(await answer.body()).metadata()).width ?? 0) : 0
}

it('a photo goes from a phone without JavaScript to the clerk, and a picture of the result comes back', async () => {
  const { page } = await phoneOf(browser, base, WITHOUT_SCRIPT)
  const camera = await photo(1200, 900)
  await page.goto('/say')
  await page.getByLabel('您需要什么？').fill('菜场门口的路灯坏了三盏，晚上看不见路')
  await page.getByLabel('照片或 PDF').setInputFiles([
    jpeg(camera),
    { name: '情况说明.pdf', mimeType: 'application/pdf', buffer: await pdf(2) },
    {
      name: '名单.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('PK\u0003\u0004'),
    },
  ])
  await page.getByRole('button', { name: '下一步：核对' }).last().click()
  // One is refused in its own words; all that was typed, and the other two, are still there.
  await page.getByRole('alert').waitFor()
  await page.getByText('名单.docx').waitFor()
  await expect(page.getByLabel('您需要什么？').inputValue()).resolves.toContain('路灯坏了三盏')
  await page.getByRole('button', { name: '去掉第 2 个：PDF，2 页' }).waitFor()
  await looks(page, 'files-say-refused')
  await page.getByRole('button', { name: '长辈版' }).click()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Remove number 1: Photo' }).waitFor()
  await looks(page, 'files-say-elder-en')
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('button', { name: '标准版' }).click()
  await page.getByRole('button', { name: '下一步：核对' }).last().click()
  await page.getByRole('heading', { name: '请核对，还没有提交' }).waitFor()
  await picturesShow(page, 1)
  await looks(page, 'files-check')
  const { code, number } = await sendOn(page)
  const matter = (await findReceipt(city.house.db, code))?.matter ?? ''

  const { categories } = await city.house.rules(city.jurisdiction)
  const category = categories.find(
    (one) => !one.checkRequired && !one.sealed && one.limitClass === 'general',
  )?.code
  await act(matter, 'dispatcher', 'dispatch', { unit: 'urban', category })
  await act(matter, 'urban-clerk', 'accept')

  const clerk = await deskOf('urban-clerk')
  await clerk.goto(`/desk/m/${number}`)
  await clerk.getByRole('heading', { level: 1 }).waitFor()
  await picturesShow(clerk, 1)
  await looksRight(clerk, 'files-desk-matter')
  const [download] = await Promise.all([
    clerk.waitForEvent('download'),
    clerk.getByRole('link', { name: /下载照片 1/u }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^[\w-]+\.jpg$/u)

  await clerk.getByRole('button', { name: '办毕答复', exact: true }).click()
  await clerk
    .getByLabel('结果的照片或文件')
    .setInputFiles([
      jpeg(await photo(900, 700), '修好了.jpg'),
      jpeg(Buffer.from('no picture'), '坏的.jpg'),
    ])
  await clerk.getByRole('button', { name: '去掉 修好了.jpg' }).waitFor()
  await clerk.getByRole('alert').getByText('坏的.jpg').waitFor()
  await looksRight(clerk, 'files-desk-answer')
  await clerk.getByRole('radio', { name: '办成了', exact: true }).click()
  await clerk.getByLabel(/^答复/u).fill('三盏路灯的灯头已经换新，昨晚试亮，全部正常')
  await clerk.getByRole('button', { name: /^(提交|确认)$/u }).click()
  await clerk.getByText('已完成：办毕答复').waitFor()

  await openOn(page, code)
  await page.getByRole('heading', { name: '答复' }).first().waitFor()
  await picturesShow(page, 2)
  await looks(page, 'files-my-answered')
  const links = page.getByRole('link', { name: /^下载/u }).filter({ hasNotText: '或打印' })
  expect(await links.count()).toBe(3)
  const [taken] = await Promise.all([page.waitForEvent('download'), links.first().click()])
  expect(taken.suggestedFilename()).toMatch(/\.jpg$/u)
  await unfold(page, '评价')
  await looks(page, 'files-my-judge')

  await clerk.goto(`/desk/m/${number}`)
  await clerk.getByText('查看原件', { exact: true }).last().click()
  await clerk.getByLabel('查看理由').last().fill('核对是哪一盏灯')
  await looksRight(clerk, 'files-desk-original')
  const [original] = await Promise.all([
    clerk.waitForEvent('download'),
    clerk.getByRole('button', { name: '下载原件' }).click(),
  ])
  expect(original.suggestedFilename()).toMatch(/-original\.jpg$/u)
  await page.reload()
  await page.getByText('核对是哪一盏灯').first().waitFor()
})
