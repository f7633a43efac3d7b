/** Those who look after many matters: the supervisor on Monday, the leader, the auditor, the reviewer of what is published, the administrator of rules. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { submit } from '../../src/intake/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { launchBrowser } from '../support/browser.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { desksOf, listening, looksRight, pick } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'
import { agreedIn, mustIn } from '../support/published.ts'

const clock = fixedClock('2026-11-16T02:00:00.000Z')
const DAY = 86_400_000
let city: TestCity
let app: Awaited<ReturnType<typeof deskServer>>
let base = ''
let browser: Browser
let deskOf: (login: Login) => Promise<Page>
let toReview = ''

beforeAll(async () => {
  ensureDesk()
  city = await testCity({ clock })
  app = await deskServer(city)
  base = await listening(app)
  browser = await launchBrowser()
  deskOf = desksOf({ browser, base, clock, city })
  toReview = (await agreedIn(city)).number
  await late('河边护栏断了两节')
  // Monday: what was dispatched a week ago and not taken on is late.
  clock.advance(7 * DAY)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await city?.drop()
})

async function late(text: string): Promise<void> {
  const filed = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input: { text, asks: ['修好'] },
    identity: { name: '王小明', phone: '13812341234' },
    receipt: true,
    idempotency: { key: text, scope: 'test' },
  })
  if (!filed.ok) throw new Error(JSON.stringify(filed.refusal))
  const { id } = filed.value.matter
  const { categories } = await city.house.rules(city.jurisdiction)
  const category = categories.find(
    (one) => !one.checkRequired && !one.sealed && one.limitClass === 'general',
  )?.code
  await mustIn(city, id, 'dispatcher', 'dispatch', { unit: 'urban', category })
  await mustIn(city, id, 'dispatcher', 'open_identity', { reason: '核对上门时间' })
}

const figure = (page: Page, label: string) =>
  page.getByRole('link', { name: new RegExp(`^\\d+\\+? ?${label}$`, 'u') })

describe('the supervisor on Monday morning', () => {
  it('sees what is late, opens it from the figure, and takes the view off again', async () => {
    const page = await deskOf('supervisor')
    await page.goto('/desk')
    await page.getByRole('heading', { name: '要盯住的' }).waitFor()
    await looksRight(page, 'desk-supervisor')
    await figure(page, '已逾期').click()
    await page.getByRole('heading', { name: '全部事项' }).waitFor()
    await page.getByText('河边护栏断了两节').waitFor()
    await looksRight(page, 'desk-late')
    await page.getByRole('button', { name: '去掉“已逾期”' }).click()
    await expect.poll(() => new URL(page.url()).search).toBe('')
  })

  it('sees with whom it lies, in the order of the tree', async () => {
    const page = await deskOf('supervisor')
    await page.goto('/desk')
    await page.getByText(/^在各单位手里/u).click()
    await page.getByRole('rowheader', { name: '市综合行政执法局' }).waitFor()
    await looksRight(page, 'desk-units')
  })
})

describe('the leader', () => {
  it('reads outcomes first, and each figure opens its matters', async () => {
    const page = await deskOf('leader')
    await page.goto('/desk')
    const headings = page.getByRole('heading', { level: 2 })
    await headings.first().waitFor()
    expect((await headings.allTextContents())[0]).toBe('办得怎么样')
    await looksRight(page, 'desk-leader')
    await figure(page, '共收到').click()
    await page.getByText('路灯坏了').first().waitFor()
  })
})

describe('the auditor', () => {
  it('reads who looked at whom, when and why', async () => {
    const page = await deskOf('auditor')
    await page.goto('/desk/looks')
    await page.getByText('核对上门时间').waitFor()
    await looksRight(page, 'desk-looks')
  })
})

describe('a reviewer', () => {
  it('is shown what a rule found, mends it, publishes; and everybody reads it', async () => {
    const page = await deskOf('reviewer')
    await page.goto(`/desk/m/${toReview}`)
    await page.getByRole('button', { name: '公开', exact: true }).click()
    await page.getByRole('heading', { name: '公开前请看一遍' }).waitFor()
    await page.getByText('13812341234').last().waitFor()
    await looksRight(page, 'desk-review')
    const text = page.getByLabel('公开的诉求')
    expect(await text.inputValue()).not.toContain('13812341234')
    await text.fill('请打13812341234，东街路灯坏了三天')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByText('还能认出人').first().waitFor()
    await text.fill('东街一处楼门口路灯坏了三天')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByText('已完成：公开').waitFor()
    await page.goto('/answered')
    await page.getByRole('link', { name: '路灯坏了' }).click()
    await page.getByRole('heading', { level: 1, name: '路灯坏了' }).waitFor()
    expect(await page.content()).not.toContain('张小明')
    await looksRight(page, 'answered-one')
    await page.getByText('内容不对，或者不该公开？').click()
    await looksRight(page, 'answered-word')
    await page.goto('/answered')
    await looksRight(page, 'answered')
  })
})

describe('the administrator', () => {
  it('lists a power from a day on, and the change says what is different', async () => {
    const page = await deskOf('system-admin')
    for (const [path, title] of [
      ['channels', '其他渠道'],
      ['calendars', '工作日历'],
      ['categories', '类别'],
    ] as const) {
      await page.goto(`/desk/admin/${path}`)
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      await page.locator('.rows').first().waitFor()
      await looksRight(page, `desk-admin-${path}`)
    }
    await page.goto('/desk/admin/doors')
    await page.getByRole('row', { name: /^网页.*2/u }).waitFor()
    await looksRight(page, 'desk-admin-doors')
    await page.goto('/desk/admin/duties')
    await page.getByText('列入或改写').first().click()
    const form = page.locator('details').filter({ hasText: '列入或改写' }).first()
    await pick(form, '类别', '路灯')
    await pick(form, '层级', '镇街')
    await pick(form, '什么职能的单位', 'town')
    await form.getByLabel('依据').fill('《城市照明管理规定》第四条')
    await form.getByLabel('理由').fill('试点下放')
    await form.getByRole('button', { name: '列入或改写' }).click()
    await form.getByText('已保存。').waitFor()
    await looksRight(page, 'desk-admin-duties')
    await page.goto('/desk/admin/changes')
    await page.getByText('试点下放').waitFor()
    await page.getByRole('cell', { name: '（无）' }).first().waitFor()
    await looksRight(page, 'desk-admin-changes')
  })

  it('and everybody has an account of their own', async () => {
    const page = await deskOf('auditor')
    await page.getByRole('link', { name: /^我的账号/u }).click()
    await page.getByRole('heading', { name: '改密码' }).waitFor()
    await page.getByLabel('现在的密码').fill('wrong wrong wrong')
    await page.getByLabel('动态码').fill('000000')
    await page.getByLabel('新密码').fill('short')
    await page.getByRole('button', { name: '改密码' }).click()
    await page.getByRole('alert').waitFor()
    await looksRight(page, 'desk-me')
  })
})
