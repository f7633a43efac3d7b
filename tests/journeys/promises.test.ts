/** A slip noticed before it happened, by the values alone; and a value put right, whose old one stays for everybody to see. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import type { SeriesState } from '../../src/kinds/index.ts'
import { refreshStandings } from '../../src/plans/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { launchBrowser } from '../support/browser.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { desksOf, listening, looksRight } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'
import { documentIn, draftIn, seriesIn } from '../support/plan.ts'
import { mustIn } from '../support/published.ts'
import { writerOf } from '../support/writer.ts'

const clock = fixedClock('2026-01-12T02:00:00.000Z')
let city: TestCity
let app: Awaited<ReturnType<typeof deskServer>>
let browser: Browser
let deskOf: (login: Login) => Promise<Page>
let base = ''
let target = ''
let seriesId = ''
let series = ''

const { bodyOf } = writerOf(() => city)

beforeAll(async () => {
  ensureDesk()
  city = await testCity({ clock })
  seriesId = await seriesIn(city)
  const id = await draftIn(city, await documentIn(city), {
    goal: 1000,
    deadline: '2026-12-20',
    lead: 'housing-clerk',
    series: seriesId,
  })
  await mustIn(city, id, 'supervisor', 'issue_target', {})
  await mustIn(city, id, 'housing-clerk', 'accept_target', {})
  for (const [n, value] of [95, 192, 290, 391, 487].entries()) {
    clock.set(`2026-0${n + 2}-08T02:00:00.000Z`)
    const input = { period: `2026-0${n + 1}`, value, source: '竣工备案' }
    await mustIn(city, seriesId, 'housing-clerk', 'enter_value', input)
  }
  await refreshStandings(city.house, city.jurisdiction)
  target = (await bodyOf(id)).number
  series = (await bodyOf(seriesId)).number
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

/** A window of somebody with no account. */
async function anybody(): Promise<Page> {
  const context = await browser.newContext({ baseURL: base, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  return page
}

async function fill(page: Page, act: string, fields: Readonly<Record<string, string>>) {
  await page.goto(`/desk/m/${series}`)
  await page.getByRole('button', { name: act, exact: true }).click()
  for (const [label, value] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.locator('p.done').filter({ hasText: /./u }).waitFor()
  await refreshStandings(city.house, city.jurisdiction)
}

const PERIOD = '时期（2026、2026-Q3 或 2026-09）'

describe('a promise', () => {
  it('keeps its day as long as its values do, and everybody sees so', async () => {
    const page = await anybody()
    await page.goto('/plan')
    await looksRight(page, 'plan')
    await page.getByRole('link', { name: '建成保障性住房 1,200 套' }).click()
    await page.getByText('按期', { exact: true }).waitFor()
    await looksRight(page, 'plan-target')
  })

  it('gives warning four months before its day, from two months that broke off', async () => {
    clock.set('2026-07-08T02:00:00.000Z')
    const input = { period: '2026-06', value: 489, source: '竣工备案' }
    await mustIn(city, seriesId, 'housing-clerk', 'enter_value', input)
    clock.set('2026-08-08T02:00:00.000Z')
    const keeper = await deskOf('housing-clerk')
    await fill(keeper, '填报数值', { [PERIOD]: '2026-07', 数值: '491', 数据来源: '竣工备案' })
    const supervisor = await deskOf('supervisor')
    await supervisor.goto(`/desk/m/${target}`)
    await supervisor.getByRole('heading', { name: '进度 预警' }).waitFor()
    await supervisor.getByText(/照近来的速度，到时限只能到/u).waitFor()
    await looksRight(supervisor, 'desk-standing')
    const page = await anybody()
    await page.goto(`/plan/${target}`)
    await page.getByText(/照近来的速度，到时限只能到/u).waitFor()
    // Nobody has said why yet, and the page says that too.
    await page.getByText('责任岗位还没有说明原因').waitFor()
  })

  it('shows a value that was put right beside what it was, and why', async () => {
    const keeper = await deskOf('housing-clerk')
    await fill(keeper, '修订数值', {
      [PERIOD]: '2026-07',
      数值: '486',
      数据来源: '竣工备案',
      修订原因: '五套只交了毛坯，核对后扣除',
    })
    const page = await anybody()
    await page.goto(`/plan/${target}`)
    await page.getByText('看表').click()
    await page.getByText('原为 491；五套只交了毛坯，核对后扣除').waitFor()
    await looksRight(page, 'plan-revised')
    await page.goto(`/plan/${target}?lang=en&view=elder`)
    await page.getByText('early warning').waitFor()
    await looksRight(page, 'plan-elder-en')
    await page.goto('/plan/who')
    await page.getByRole('link', { name: '市住房和城乡建设局' }).click()
    await looksRight(page, 'plan-unit')
    const { state } = await bodyOf(seriesId)
    const { values } = state as unknown as SeriesState
    expect(values.filter(({ period }) => period === '2026-07').map(({ value }) => value)).toEqual([
      491, 486,
    ])
  })
})
