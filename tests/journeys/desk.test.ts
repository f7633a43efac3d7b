import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { KINDS } from '../../src/kinds/index.ts'
import { totpCode } from '../../src/org/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { launchBrowser } from '../support/browser.ts'
import { PASSWORD, testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskClient } from '../support/client.ts'
import {
  desksOf,
  listening,
  looksRight,
  openWindow,
  pick,
  signIn,
} from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'
import { foundProperty } from '../support/found-property.ts'

const clock = fixedClock('2026-11-23T02:00:00.000Z')
let city: TestCity
let app: Awaited<ReturnType<typeof deskServer>>
let base = ''
let browser: Browser
let deskOf: (login: Login) => Promise<Page>

beforeAll(async () => {
  ensureDesk()
  city = await testCity({ clock, kinds: [...KINDS, foundProperty] })
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

async function at(login: Login, number: string): Promise<Page> {
  const page = await deskOf(login)
  await page.goto(`/desk/m/${number}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

async function choose(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: act, exact: true }).click()
  await page.getByRole('heading', { level: 2, name: act }).waitFor()
}

async function submitted(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: /^(提交|确认)$/u }).click()
  await page.getByText(`已完成：${act}`).waitFor()
}

/** A minute after whatever came before, so that the longest wait is a definite one. */
async function received(): Promise<string> {
  clock.advance(60_000)
  const desk = deskClient(app, await city.sessionOf('operator'))
  const { json } = await desk.post('/desk/api/matters', {
    kind: 'request',
    act: 'receive',
    input: {
      text: '和平路与光明街交叉口的路灯坏了三盏，晚上接孩子放学看不清路。\n希望尽快修好，也想知道多久巡查一次。',
      title: '和平路口路灯不亮',
      asks: ['修好三盏路灯', '说明多久巡查一次'],
      place: '和平路与光明街交叉口',
      division: '990102',
    },
    identity: { name: '王小明', phone: '13812341234' },
  })
  return json.number
}

describe('the desk', () => {
  it('is there with less than 400 KB, and what was loaded is kept', async () => {
    const { page, context } = await openWindow(browser, base, clock)
    const loaded: { bytes: number; kept: string; coding: string }[] = []
    page.on('response', (response) => {
      const headers = response.headers()
      if (!response.url().includes('/desk/assets/')) return
      loaded.push({
        bytes: Number(headers['content-length']),
        kept: headers['cache-control'] ?? '',
        coding: headers['content-encoding'] ?? '',
      })
    })
    const code = totpCode(city.secretOf('reviewer'), clock.now())
    await signIn({ page, context }, { login: 'reviewer', password: PASSWORD, code })
    await page.getByText('没有人在等您。').waitFor()
    const bytes = loaded.reduce((sum, one) => sum + one.bytes, 0)
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes).toBeLessThan(400_000)
    expect(loaded.every(({ kept }) => kept.includes('immutable'))).toBe(true)
    expect(loaded.some(({ coding }) => coding === 'br' || coding === 'gzip')).toBe(true)
    await context.close()
  })

  it('an operator registers at the telephone and reads out the receipt', async () => {
    const page = await deskOf('operator')
    await page.getByRole('link', { name: '登记' }).click()
    await page.getByRole('radio', { name: '诉求：受理' }).waitFor()
    await page.getByRole('button', { name: '受理' }).click()
    await page.locator('.fault').first().waitFor()
    await page.getByLabel('您需要什么？').fill('小区门口积水，老人出不去')
    await looksRight(page, 'new')
    await page.getByLabel('您需要什么？').press('Control+Enter')
    await page.getByRole('heading', { name: '已登记' }).waitFor()
    expect(await page.locator('.receipt .code').nth(1).textContent()).toMatch(/^[0-9A-Z-]{20,}$/u)
    await looksRight(page, 'receipt')
  })

  it('a dispatcher sends it, a unit objects, the arbiter rules, a clerk answers, a caller closes', async () => {
    const number = await received()
    const dispatcher = await deskOf('dispatcher')
    await dispatcher.goto('/desk')
    await dispatcher.getByRole('heading', { name: '大家在等什么' }).waitFor()
    await dispatcher.getByRole('link', { name: /和平路口路灯不亮/u }).waitFor()
    await looksRight(dispatcher, 'worklist')
    await dispatcher.keyboard.press('j')
    await dispatcher.keyboard.press('j')
    await dispatcher.keyboard.press('Enter')
    await dispatcher.waitForURL(`**/desk/m/${number}`)
    await looksRight(dispatcher, 'matter-received')

    await choose(dispatcher, '派单')
    await dispatcher.getByRole('button', { name: '提交' }).click()
    await dispatcher.locator('.fault').first().waitFor()
    await pick(dispatcher, /承办单位/u, '住建')
    await pick(dispatcher, /^类别/u, '路灯')
    await looksRight(dispatcher, 'dispatch-form')
    await submitted(dispatcher, '派单')

    const housing = await at('housing-clerk', number)
    await choose(housing, '退单')
    await housing.getByRole('textbox').first().fill('路灯由综合行政执法局管养，不归住建局')
    // What was typed survives a reload.
    await housing.reload()
    await choose(housing, '退单')
    expect(await housing.getByRole('textbox').first().inputValue()).toContain('综合行政执法局')
    await submitted(housing, '退单')

    const arbiter = await at('arbiter', number)
    await choose(arbiter, '裁定')
    await pick(arbiter, /单位/u, '综合行政')
    await arbiter.getByLabel('理由').fill('按权责清单，路灯由综合行政执法局管养')
    await submitted(arbiter, '裁定')

    const urban = await at('urban-clerk', number)
    await choose(urban, '签收')
    await submitted(urban, '签收')
    await urban.getByText('还没有答复').first().waitFor()
    await choose(urban, '办毕答复')
    await answer(urban, 0, '三盏路灯已更换灯头，今晚恢复照明。')
    await urban.getByRole('button', { name: '提交' }).click()
    await urban.locator('.fault').first().waitFor()
    await answer(urban, 1, '每周三夜里巡查一次，坏灯四十八小时内修。')
    await looksRight(urban, 'claim-done')
    await submitted(urban, '办毕答复')

    const checked = await urban.getByText('办毕待核查').count()
    if (checked > 0) {
      const checker = await at('checker', number)
      await choose(checker, '核查通过')
      await checker.getByRole('textbox').first().fill('夜里到现场看过，三盏灯都亮')
      await submitted(checker, '核查通过')
    }
    const caller = await at('caller', number)
    await choose(caller, '回访')
    await caller
      .getByRole('group', { name: /接通了吗/u })
      .getByLabel('是')
      .check()
    await caller
      .getByRole('group', { name: /解决了吗/u })
      .getByLabel('是')
      .check()
    await submitted(caller, '回访')
    await choose(caller, '办结')
    await submitted(caller, '办结')
    await caller.getByText('已了结，没有人再欠什么。').waitFor()
    await looksRight(caller, 'matter-closed')
  })

  it('a button that cannot be used says why, and is reached by keyboard', async () => {
    const number = await received()
    const page = await at('operator', number)
    await page.getByText(/由别人做的 \d+ 项/u).click()
    const dispatch = page.getByRole('button', { name: '派单' })
    await dispatch.focus()
    expect(await dispatch.getAttribute('aria-disabled')).toBe('true')
    const why = (await dispatch.getAttribute('aria-describedby')) ?? ''
    expect(await page.locator(`#${why}`).textContent()).toBe('由派单员来做')
  })

  it('shows what changed meanwhile and keeps what was typed', async () => {
    const number = await received()
    const page = await at('dispatcher', number)
    await choose(page, '派单')
    await page.getByLabel(/给承办单位的话/u).fill('请今晚前去看')
    const other = deskClient(app, await city.sessionOf('supervisor'))
    await other.post(`/desk/api/matters/${number}/acts/urge`, { input: { words: '很急' } })
    await pick(page, /承办单位/u, '综合行政')
    await pick(page, /^类别/u, '路灯')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByRole('heading', { name: '您填写时的新进展' }).waitFor()
    expect(await page.getByLabel(/给承办单位的话/u).inputValue()).toBe('请今晚前去看')
    await page.getByRole('button', { name: '看过了，仍要提交' }).click()
    await submitted(page, '派单')
  })

  it('who asked is masked until a reason is given, and the look is in the course', async () => {
    const number = await received()
    const page = await at('operator', number)
    await page.getByText('138****1234').waitFor()
    await page.getByText('查看完整联系方式').first().click()
    await page.getByLabel(/查看理由/u).fill('核对地点')
    await page.getByRole('button', { name: '查看完整联系方式' }).click()
    await page.getByText('13812341234').waitFor()
    const course = page.locator('.course')
    await course.getByText(/理由：核对地点/u).waitFor()
    expect(await course.textContent()).toContain('查看了诉求人身份')
  })

  it('filters are in the address, so that a view can be sent to a colleague', async () => {
    const leader = await deskOf('leader')
    await leader.goto('/desk/all?counts=waiting&words=路灯')
    await leader
      .getByRole('link', { name: /和平路口路灯不亮/u })
      .first()
      .waitFor()
    await looksRight(leader, 'all')
    await leader.getByRole('checkbox', { name: '只看逾期' }).click()
    await leader.waitForURL('**late=true**')
    await leader.getByText('没有符合条件的事项。').waitFor()
    await leader.getByRole('button', { name: 'English' }).click()
    await leader.getByText('Nothing matches.').waitFor()
    expect(await leader.evaluate('document.documentElement.lang')).toBe('en')
    await leader.getByRole('button', { name: '中文' }).click()
  })

  it('a matter that may not be seen looks like one that is not there', async () => {
    const number = await received()
    const page = await deskOf('bridge-clerk')
    await page.goto(`/desk/m/${number}`)
    await page.getByRole('heading', { name: '没有这一页' }).waitFor()
    const forbidden = await page.locator('main').textContent()
    await page.goto('/desk/m/261123-XXXXX-X')
    await page.getByRole('heading', { name: '没有这一页' }).waitFor()
    expect(await page.locator('main').textContent()).toBe(forbidden)
  })

  it('works a second kind that it has never heard of', async () => {
    const operator = await deskOf('operator')
    await operator.goto('/desk/new?way=found_property.register')
    await operator.getByLabel('什么东西').fill('黑色雨伞一把')
    await operator.getByLabel('在哪里拾到').fill('市民服务大厅二楼')
    await operator.getByLabel('不到一百元').check()
    await operator.getByRole('button', { name: '登记失物' }).click()
    await operator.getByRole('link', { name: '打开这件事项' }).click()
    await choose(operator, '入库')
    await pick(operator, /保管单位/u, '综合行政')
    await submitted(operator, '入库')
    const number = operator.url().split('/').at(-1) ?? ''
    const keeper = await at('urban-clerk', number)
    await choose(keeper, '登记认领')
    await keeper.getByLabel('失主说出的特征').fill('伞柄上刻着一个林字')
    await submitted(keeper, '登记认领')
    await choose(keeper, '归还失主')
    await keeper.getByLabel('怎样核对并归还').fill('特征核对无误，当面归还')
    await keeper.getByLabel('是', { exact: true }).check()
    await submitted(keeper, '归还失主')
    const own = await at('urban-checker', number)
    expect(await own.getByRole('button', { name: '见证了结' }).getAttribute('aria-disabled')).toBe(
      'true',
    )
    const witness = await at('checker', number)
    await choose(witness, '见证了结')
    await submitted(witness, '见证了结')
    await looksRight(witness, 'found-property')
  })
})

async function answer(page: Page, ask: number, words: string): Promise<void> {
  const group = page.locator('.ask-group').nth(ask)
  await group.getByLabel('办成了', { exact: true }).check()
  await group.getByRole('textbox').first().fill(words)
}
