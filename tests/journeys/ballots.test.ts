/** A ballot from its slips at the desk to its result: an organiser, a counter, a resident without a script; and what rules of an appraisal would give. */
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { castVote } from '../../src/ballots/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { framedBallotIn, consultedIn } from '../support/ballots.ts'
import { launchBrowser } from '../support/browser.ts'
import { testCity } from '../support/city.ts'
import type { TestCity } from '../support/city.ts'
import { mustIn } from '../support/published.ts'
import { desksOf, listening, looksRight } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'
import { looksRightTo, phoneOf, WITHOUT_SCRIPT } from '../support/resident-browser.ts'
import { writerOf } from '../support/writer.ts'

const clock = fixedClock('2026-11-23T02:00:00.000Z')
let city: TestCity
let app: Awaited<ReturnType<typeof deskServer>>
let browser: Browser
let base = ''
let desk: ReturnType<typeof desksOf>
let id = ''
let number = ''
let codes: readonly string[] = []

beforeAll(async () => {
  ensureDesk()
  city = await testCity({ clock })
  app = await deskServer(city)
  base = await listening(app)
  browser = await launchBrowser()
  desk = desksOf({ browser, base, clock, city })
  id = await framedBallotIn(city)
  number = (await writerOf(() => city).bodyOf(id)).number
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await city?.drop()
})

describe('an appraisal', () => {
  it('shows what its rules would give before anybody adopts them', async () => {
    const appraised = await consultedIn(city)
    const page = await desk('supervisor')
    await page.goto('/desk/appraisals')
    await page.getByRole('link', { name: '2025 年度工作考核办法' }).click()
    await page.getByRole('button', { name: '用去年的数据预演' }).click()
    await page.getByText('不保存、不反馈、不公布').waitFor()
    await looksRight(page, 'appraisal-preview')
    const phone = await phoneOf(browser, base, WITHOUT_SCRIPT)
    await phone.page.goto(`/appraisals/${appraised}`)
    await looksRightTo(browser, base, phone.page, 'appraisal-rules')
    expect(await phone.page.locator('main').textContent()).not.toContain('高于其他单位')
  }, 60_000)
})

describe('a ballot', () => {
  it('has its slips made once, and is opened by somebody else', async () => {
    const organiser = await desk('supervisor')
    await organiser.goto('/desk/ballots')
    await organiser.getByRole('link', { name: '老旧小区加装电梯工作' }).click()
    await organiser.getByRole('heading', { name: '评议码' }).waitFor()
    await looksRight(organiser, 'ballot-slips')
    const [download] = await Promise.all([
      organiser.waitForEvent('download'),
      organiser.getByRole('button', { name: '生成并下载' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`slips-${number}.csv`)
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n').slice(1)
    codes = lines.map((line) => line.split(',')[1] ?? '')
    expect(new Set(codes).size).toBe(40)
    expect(lines[0]).toMatch(/^桥头街道,[0-9A-Z]{5}(-[0-9A-Z]{5}){5},.*\/ballots\//u)
    const counter = await desk('reviewer')
    await counter.goto(`/desk/m/${number}`)
    await counter.getByRole('button', { name: '开始评议' }).first().click()
    await counter.getByLabel('哪天截止').fill('2026-12-10')
    await counter.keyboard.press('Control+Enter')
    await counter.getByText('已完成：开始评议').first().waitFor()
  }, 60_000)

  it('is answered on a phone without a script, and the same code does not serve again', async () => {
    const { page, faults } = await phoneOf(browser, base, WITHOUT_SCRIPT)
    await page.goto('/ballots')
    await page.getByRole('link', { name: '老旧小区加装电梯工作' }).click()
    await looksRightTo(browser, base, page, 'ballot-paper')
    const answer = async (code: string, last = '弃权') => {
      await page.getByLabel('评议码').fill(code)
      for (const [group, choice] of [
        ['拥护不拥护', '拥护'],
        ['赞成不赞成', '不赞成'],
        ['高兴不高兴', '说不清'],
        ['答应不答应', last],
      ] as const)
        await page.getByRole('group', { name: group }).getByLabel(choice, { exact: true }).check()
      await page.getByRole('button', { name: '投进票箱' }).last().click()
    }
    await answer('11111-22222')
    await page.getByText('这不是本次评议的评议码').first().waitFor()
    await looksRightTo(browser, base, page, 'ballot-wrong')
    await answer(codes[0] ?? '')
    await page.getByRole('heading', { name: '已投进票箱' }).waitFor()
    expect(page.url()).toBe(`${base}/ballots/done`)
    await page.goto(`/ballots/${number}`)
    await answer(codes[0] ?? '', '答应')
    await page.getByText('这个码已经用过了').first().waitFor()
    await page.goto(`/ballots/${number}?lang=en&view=elder`)
    await looksRightTo(browser, base, page, 'ballot-elder-english')
    expect(faults).toEqual([])
    await page.context().close()
  }, 60_000)

  it('is counted by one, again by another, and read with its interval', async () => {
    const yes = { support: 'approve', agree: 'approve', glad: 'not', consent: 'approve' } as const
    for (const code of codes.slice(1, 34))
      await castVote(city.house, city.jurisdiction, id, { code, answers: yes })
    clock.set('2026-12-11T02:00:00.000Z')
    await mustIn(city, id, 'reviewer', 'count_ballot', {})
    await mustIn(city, id, 'supervisor', 'publish_ballot', {})
    const leader = await desk('leader')
    await leader.goto('/desk/ballots')
    await leader.getByText('100%（90%–100%）').waitFor()
    await looksRight(leader, 'ballots-desk')
    const { page } = await phoneOf(browser, base, WITHOUT_SCRIPT)
    await page.goto(`/ballots/${number}`)
    await page.getByText('没有作答的 6 人').waitFor()
    await looksRightTo(browser, base, page, 'ballot-result')
    await page.context().close()
  }, 60_000)
})
