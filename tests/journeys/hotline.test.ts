/** An operator with the next caller waiting, from the keyboard alone; and whoever writes what is read out. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { addPlaces } from '../../src/knowledge/index.ts'
import { totpCode } from '../../src/org/index.ts'
import { drawSamples } from '../../src/oversight/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { launchBrowser } from '../support/browser.ts'
import { PASSWORD, testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { listening, looksRight, openWindow, signIn } from '../support/desk-browser.ts'
import type { DeskWindow } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'
import { entryIn, LIFT } from '../support/knowledge.ts'

const clock = fixedClock('2026-11-23T02:00:00.000Z')
let city: TestCity
let app: Awaited<ReturnType<typeof deskServer>>
let base = ''
let browser: Browser
let operator: DeskWindow
let page: Page

beforeAll(async () => {
  ensureDesk()
  city = await testCity({ clock })
  await entryIn(city)
  await addPlaces(city.house.db, city.jurisdiction, [
    { id: '1', name: '西园桥', division: '990102001' },
    { id: '2', name: '西苑菜场', division: '990102' },
  ])
  app = await deskServer(city)
  base = await listening(app)
  browser = await launchBrowser()
  operator = await windowOf('operator')
  page = operator.page
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await city?.drop()
})

async function windowOf(login: Login): Promise<DeskWindow> {
  const window = await openWindow(browser, base, clock)
  await signIn(window, { login, password: PASSWORD, code: codeOf(login) })
  return window
}

function codeOf(login: Login): string {
  return totpCode(city.secretOf(login), clock.now())
}

async function ready(): Promise<void> {
  await page.goto('/desk/hotline')
  await page.getByLabel('来电内容').waitFor()
}

async function requests(): Promise<number> {
  const [row] = await city.house.db.query<{ n: number }>(
    `select count(*)::int as n from matters where jurisdiction_id = $1 and kind = 'request'`,
    [city.jurisdiction],
  )
  return row?.n ?? 0
}

const press = (key: string) => page.keyboard.press(key)
/** Five characters a second is what a practised operator types. */
const type = (text: string, delay = 0) => page.keyboard.type(text, { delay })

async function done(title: string | RegExp): Promise<string> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  return (await page.locator('.call-done .number').textContent()) ?? ''
}

const LAMP = '和平路西园桥头的路灯坏了三盏，晚上看不清路。希望尽快修好，也想知道多久巡查一次？'

describe('a call', () => {
  it('is registered within a minute, from the first letter to the receipt, without a mouse', async () => {
    await ready()
    await looksRight(page, 'hotline-empty')
    const began = Date.now()
    await type(LAMP, 200)
    await press('Alt+KeyW')
    await type('xyq', 200)
    await page.getByRole('option', { name: /西园桥/u }).waitFor()
    await press('Enter')
    await press('Alt+KeyZ')
    await type('王小明', 200)
    await press('Alt+KeyX')
    await type('13812341234', 200)
    await page.getByRole('button', { name: /路灯/u }).first().waitFor()
    await press('Alt+Digit1')
    await press('Control+Enter')
    const number = await done('已登记')
    expect((Date.now() - began) / 1000).toBeLessThan(60)
    const groups = await page.locator('.groups span').allTextContents()
    expect(groups).toHaveLength(6)
    await looksRight(page, 'hotline-registered')
    const id = await idOf(number)
    const [row] = await city.house.db.query<{ body: { subject: object; state: object } }>(
      'select body from matters where jurisdiction_id = $1 and matter_id = $2',
      [city.jurisdiction, id],
    )
    expect(row?.body).toMatchObject({
      subject: { place: '西园桥', division: '990102001', category: 'road-light' },
      state: { asks: ['希望尽快修好', '也想知道多久巡查一次？'] },
    })
    expect(await city.house.vault.openIdentity(city.house.db, city.jurisdiction, id)).toEqual({
      name: '王小明',
      phone: '13812341234',
    })
    // One key, and the screen is ready for the next.
    await press('Enter')
    await page.getByLabel('来电内容').waitFor()
    expect(await page.getByLabel('来电内容').inputValue()).toBe('')
    expect(await page.evaluate('document.activeElement.id')).toBe('call-text')
  }, 90_000)

  it('that says what others say is seconded with one key', async () => {
    await ready()
    await type('西园桥头路灯坏了，晚上看不清路')
    await page.getByRole('button', { name: /附议这一件/u }).waitFor()
    await looksRight(page, 'hotline-suggestions')
    const before = await requests()
    await press('Alt+Digit4')
    await done(/已附议，现在 2 人提出/u)
    expect(await page.locator('.groups span').count()).toBe(6)
    expect(await requests()).toBe(before)
    await press('Enter')
  })

  it('in danger is connected with F9 and one digit, and recorded with its time', async () => {
    await ready()
    await type('楼道着火了')
    await page.locator('.signs').getByText(/119/u).waitFor()
    await looksRight(page, 'hotline-signs')
    await press('F9')
    await page.getByRole('heading', { name: /转给谁/u }).waitFor()
    await looksRight(page, 'hotline-emergency')
    await press('Digit2')
    const number = await done(/已转 119/u)
    await page.getByText(/\d\d:\d\d:\d\d 登记/u).waitFor()
    const [event] = await city.house.db.query<{ act: string; at: string }>(
      'select act, at from events where jurisdiction_id = $1 and matter_id = $2',
      [city.jurisdiction, await idOf(number)],
    )
    expect(event).toMatchObject({ act: 'connect_call' })
    await press('Enter')
  })

  it('is answered from the knowledge base, and the caller says whether it is solved', async () => {
    await ready()
    await type('我们老楼想加装电梯，怎么申请？')
    await page.getByRole('button', { name: new RegExp(LIFT.question.slice(0, 8), 'u') }).waitFor()
    await press('Alt+Digit7')
    await page.getByText(LIFT.answer).waitFor()
    await page.getByText(/2027-05-31 前复核/u).waitFor()
    await press('F8')
    await page.getByLabel('当场的答复').waitFor()
    expect(await page.getByLabel('当场的答复').inputValue()).toBe(LIFT.answer)
    await looksRight(page, 'hotline-answering')
    await press('Tab')
    await press('ArrowUp')
    await press('ArrowUp')
    await press('Control+Enter')
    const number = await done('已登记为当场答复')
    const [row] = await city.house.db.query<{ state: string; solved: string }>(
      `select state, body->'state'->'verdict'->>'solved' as solved from matters where jurisdiction_id = $1 and number = $2`,
      [city.jurisdiction, number],
    )
    expect(row).toEqual({ state: 'judged', solved: 'yes' })
    await press('Enter')
  })

  it('about somebody’s conduct is compared with nothing', async () => {
    await ready()
    await type('西园桥头路灯坏了，晚上看不清路，执法队员骂人')
    await press('Alt+KeyB')
    await page.getByText(/密办的来电不比对/u).waitFor()
    expect(await page.locator('.offer').count()).toBe(0)
    await looksRight(page, 'hotline-sealed')
  })
})

describe('what was typed', () => {
  it('is there after a reload', async () => {
    await ready()
    await page.getByLabel('来电内容').fill('')
    await type('翠屏苑门口井盖松动')
    await press('Alt+KeyZ')
    await type('李女士')
    await page.reload()
    await page.getByLabel('来电内容').waitFor()
    expect(await page.getByLabel('来电内容').inputValue()).toBe('翠屏苑门口井盖松动')
    expect(await page.getByLabel(/^称呼/u).inputValue()).toBe('李女士')
  })

  it('is there while the network is lost, and becomes one matter however often it is sent', async () => {
    const before = await requests()
    await operator.context.setOffline(true)
    await press('Control+Enter')
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('来电内容').inputValue()).toBe('翠屏苑门口井盖松动')
    await operator.context.setOffline(false)
    // The answer of the next try is lost on its way: it was done, and nobody here knows.
    await page.route('**/desk/api/matters', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await press('Control+Enter')
    await expect.poll(requests).toBe(before + 1)
    await page.getByRole('alert').waitFor()
    await page.unroute('**/desk/api/matters')
    await press('Control+Enter')
    await done('已登记')
    expect(await page.locator('.groups span').count()).toBe(6)
    expect(await requests()).toBe(before + 1)
    await press('Enter')
  })

  it('is there when the session has ended: one signs in over it and goes on', async () => {
    await type('织云桥栏杆断了一截，孩子差点掉下去')
    await city.house.db.query('delete from sessions where jurisdiction_id = $1', [
      city.jurisdiction,
    ])
    await press('Control+Enter')
    await page.getByRole('heading', { name: '登录已过期' }).waitFor()
    // Nobody reads it meanwhile.
    expect(await page.getByLabel('来电内容').isVisible()).toBe(false)
    clock.advance(60_000)
    await type(PASSWORD)
    await press('Tab')
    await type(codeOf('operator'))
    await press('Enter')
    await page.getByLabel('来电内容').waitFor({ state: 'visible' })
    expect(await page.getByLabel('来电内容').inputValue()).toBe(
      '织云桥栏杆断了一截，孩子差点掉下去',
    )
    await press('Control+Enter')
    await done('已登记')
    await press('Enter')
  })

  it('is gone once its person has signed out', async () => {
    await type('这通电话还没有登记')
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByLabel('登录名').waitFor()
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('这通电话')
  })
})

describe('an entry of the knowledge base', () => {
  it('is written, approved by another, falls due, and is renewed', async () => {
    clock.advance(60_000)
    const clerk = (await windowOf('housing-clerk')).page
    const head = (await windowOf('housing-head')).page
    await clerk.goto('/desk/knowledge')
    await clerk.getByRole('link', { name: '新写一条' }).click()
    await clerk.getByLabel('问题', { exact: true }).fill('维修资金怎么查余额？')
    await clerk
      .getByLabel('答案', { exact: true })
      .fill('带身份证到区物业服务中心，或在网上查，当场就能看到。')
    await clerk.getByLabel(/依据（法规/u).fill('《试验市维修资金管理办法》第五条')
    await clerk.getByLabel('复核日期').fill('2026-12-01')
    await clerk.getByLabel('有效期至').fill('2026-12-31')
    await clerk.getByRole('radio', { name: '是' }).first().check()
    await looksRight(clerk, 'knowledge-write')
    await clerk.getByRole('button', { name: '新写知识' }).click()
    await clerk.getByRole('heading', { level: 2 }).first().waitFor()
    const number = (await clerk.locator('.receipt .code').first().textContent()) ?? ''
    await act(head, number, '同意启用')
    await clerk.goto('/desk/knowledge?words=维修资金')
    await clerk.getByText('维修资金怎么查余额？').click()
    await clerk.getByText('当场就能看到').waitFor()
    await looksRight(clerk, 'knowledge-list')

    clock.set('2026-12-02T02:00:00.000Z')
    await drawSamples(city.house, city.jurisdiction)
    const later = (await windowOf('housing-clerk')).page
    await later.goto('/desk')
    await later.getByText('维修资金怎么查余额？').waitFor()
    await later.goto(`/desk/m/${number}`)
    await later.getByRole('button', { name: '复核无误，续期' }).click()
    await later.getByLabel('复核日期').fill('2027-06-01')
    await later.getByLabel('有效期至').fill('2027-12-01')
    await later.getByRole('button', { name: '提交' }).click()
    await later.getByText('已完成：复核无误，续期').waitFor()
    const again = (await windowOf('housing-head')).page
    await act(again, number, '同意启用')
    await later.goto('/desk/knowledge?words=维修资金')
    await later.getByText(/2027-06-01 前复核/u).waitFor()
    expect(await later.getByText('待复核', { exact: true }).count()).toBe(0)
  }, 60_000)

  async function act(at: Page, number: string, name: string): Promise<void> {
    await at.goto(`/desk/m/${number}`)
    await at.getByRole('button', { name, exact: true }).click()
    await at.getByRole('button', { name: '确认' }).click()
    await at.getByText(`已完成：${name}`).waitFor()
  }
})

async function idOf(number: string): Promise<string> {
  const [row] = await city.house.db.query<{ id: string }>(
    'select matter_id as id from matters where jurisdiction_id = $1 and number = $2',
    [city.jurisdiction, number],
  )
  if (!row) throw new Error(`no matter ${number}`)
  return row.id
}
