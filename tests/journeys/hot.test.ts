/** What many ask, from the desk to everybody: seen in its order, merged and named, taken on out of the order, told. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { refreshHot } from '../../src/hot/index.ts'
import { readEvents } from '../../src/matters/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { launchBrowser } from '../support/browser.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { desksOf, listening, looksRight, pick } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'
import { severalHotIn } from '../support/hot.ts'
import { seenHot } from '../support/hot-seen.ts'

const clock = fixedClock('2026-11-16T02:00:00.000Z')
let city: TestCity
let app: Awaited<ReturnType<typeof deskServer>>
let base = ''
let browser: Browser
let deskOf: (login: Login) => Promise<Page>
let ids: readonly string[] = []

beforeAll(async () => {
  ensureDesk()
  city = await testCity({ clock })
  app = await deskServer(city)
  base = await listening(app)
  browser = await launchBrowser()
  deskOf = desksOf({ browser, base, clock, city })
  ids = await severalHotIn(city)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await city?.drop()
})

const first = (page: Page) => page.getByRole('region', { name: '先看这四件' })

describe('what many ask', () => {
  it('is seen by the leader in its order, four first', async () => {
    const leader = await deskOf('leader')
    await leader.goto('/desk/hot')
    await first(leader).getByRole('link', { name: /砖厂/u }).waitFor()
    expect(await first(leader).getByRole('listitem').count()).toBe(4)
    await leader.getByRole('heading', { name: '其他' }).waitFor()
    await looksRight(leader, 'hot-four-first')
  })

  it('is merged and named by the supervision office, with reasons that stay', async () => {
    const desk = await deskOf('supervisor')
    await desk.goto(`/desk/hot/${ids[0]}`)
    await desk.getByText('改名、合并、拆分').click()
    const merge = desk.locator('form').filter({ has: desk.getByLabel('与哪个合并') })
    await merge.getByLabel('与哪个合并').selectOption(ids[1] ?? '')
    await merge.getByLabel('理由').fill('两处说的都是丹枫新城一带')
    await merge.getByRole('button', { name: '合并' }).click()
    const ruled = desk.getByRole('region', { name: '人工处理记录' })
    await ruled.getByText('两处说的都是丹枫新城一带').waitFor()
    const rename = desk.locator('form').filter({ has: desk.getByLabel(/新名称/u) })
    await rename.getByLabel(/新名称/u).fill('丹枫新城一带砖厂扰民')
    await rename.getByLabel('理由').fill('让大家一看就懂')
    await rename.getByRole('button', { name: '改名' }).click()
    await desk.getByRole('heading', { level: 1, name: '丹枫新城一带砖厂扰民' }).waitFor()
    await ruled.getByText('让大家一看就懂').waitFor()
    await looksRight(desk, 'hot-ruled')
  })

  it('is taken on out of its order with a reason only, and whoever asked is told', async () => {
    const leader = await deskOf('leader')
    const last = ids.at(-1) ?? ''
    await leader.goto(`/desk/hot/${last}`)
    const taking = leader.getByRole('region', { name: '交办' })
    await taking.getByLabel(/名称/u).fill('白鹭大桥伸缩缝响声扰民')
    await pick(taking, /牵头单位/u, '综合行政执法局')
    await taking.getByLabel(/承诺解决日期/u).fill('2027-01-20')
    await taking.getByRole('button', { name: '交办热点' }).click()
    await taking
      .getByText(/更热的没有交办/u)
      .first()
      .waitFor()
    await looksRight(leader, 'hot-order')
    await taking.getByLabel(/为什么先办/u).fill('伸缩缝有掉落的危险，等不到前面几件办完')
    await taking.getByRole('button', { name: '交办热点' }).click()
    const link = taking.getByRole('link', { name: /打开事项/u })
    await link.waitFor()
    const members = (await seenHot(city.house.db, city.jurisdiction)).members
    const inside = members.filter(([, event]) => event === last).map(([id]) => id)
    expect(inside).toHaveLength(2)
    for (const id of inside) {
      const events = await readEvents(city.house, city.jurisdiction, id)
      expect(events.map(({ act }) => act)).toContain('hear_hot')
    }
    await link.click()
    await leader.getByText('伸缩缝有掉落的危险，等不到前面几件办完').first().waitFor()
    await looksRight(leader, 'hot-taken')
  })

  it('is read by everybody with its formula, by whoever leads it', async () => {
    const leader = await deskOf('leader')
    await leader.goto(`/desk/hot/${ids[0]}`)
    const taking = leader.getByRole('region', { name: '交办' })
    await pick(taking, /牵头单位/u, '住房和城乡建设局')
    await taking.getByLabel(/承诺解决日期/u).fill('2027-02-01')
    await taking.getByRole('button', { name: '交办热点' }).click()
    await taking.getByRole('link', { name: /打开事项/u }).waitFor()
    await refreshHot(city.house, city.jurisdiction)
    const visitor = await (await browser.newContext({ baseURL: base, locale: 'zh-CN' })).newPage()
    for (const path of ['/hot', '/hot?lang=en', '/hot?view=elder']) {
      await visitor.goto(path)
      await visitor.getByText('丹枫新城一带砖厂扰民').first().waitFor()
      await looksRight(visitor, `hot-public${path.replaceAll(/\W/gu, '-')}`)
    }
    expect(await visitor.getByText(/住房和城乡建设局牵头/u).count()).toBeGreaterThan(0)
    // Fewer than five people are never shown to everybody.
    expect(await visitor.getByText('白鹭大桥').count()).toBe(0)
  })
})
