/// <reference lib="dom" />
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commit, list, readEvents } from '../../src/matters/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { launchBrowser } from '../support/browser.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { listening } from '../support/desk-browser.ts'
import { publicServer } from '../support/public-server.ts'
import {
  looksRightTo,
  openOn,
  phoneOf,
  sayOn,
  sendOn,
  unfold,
  WITHOUT_SCRIPT,
} from '../support/resident-browser.ts'

const clock = fixedClock('2026-11-23T02:00:00.000Z')
let city: TestCity
let app: FastifyInstance
let base = ''
let browser: Browser

beforeAll(async () => {
  city = await testCity({ clock })
  app = await publicServer(city.house, city.jurisdiction)
  base = await listening(app)
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await city?.drop()
})

const phone = (more?: Parameters<Browser['newContext']>[0]) => phoneOf(browser, base, more)
const looksRight = (shown: Page, name: string) => looksRightTo(browser, base, shown, name)

async function send(page: Page): Promise<{ code: string; number: string; matter: string }> {
  const { code, number } = await sendOn(page)
  const [row] = await city.database.db.query<{ id: string }>(
    'select matter_id as id from matters where number = $1',
    [number],
  )
  if (!row) throw new Error(`no matter ${number}`)
  return { code, number, matter: row.id }
}

async function act(matter: string, login: Login, name: string, input: object = {}): Promise<void> {
  const [result] = await commit(city.house, city.jurisdiction, [
    { matter, act: name, input, actor: await city.actorOf(login) },
  ])
  if (!result?.ok) throw new Error(`${name}: ${JSON.stringify(result)}`)
}

async function worked(matter: string, text: string): Promise<void> {
  const { categories } = await city.house.rules(city.jurisdiction)
  const category = categories.find(
    (one) => !one.checkRequired && !one.sealed && one.limitClass === 'general',
  )?.code
  await act(matter, 'dispatcher', 'dispatch', { unit: 'urban', category })
  await act(matter, 'urban-clerk', 'accept')
  await act(matter, 'urban-clerk', 'claim_done', { answers: [{ outcome: 'done', text }] })
}

const courseOf = async (matter: string) =>
  (await readEvents(city.house, city.jurisdiction, matter)).map((event) => event.act)

describe('a resident without JavaScript', () => {
  it('files, is told what is missing, opens with the receipt, urges, judges and replaces the receipt', async () => {
    const { page, context, faults } = await phone(WITHOUT_SCRIPT)
    await page.goto('/')
    await looksRight(page, 'resident-front')
    await page.getByRole('main').getByRole('link', { name: '我要说一件事' }).click()
    await page.getByRole('button', { name: '下一步：核对' }).last().click()
    await page.getByRole('alert').waitFor()
    await looksRight(page, 'resident-say-missing')
    // Switching size and language in the middle loses nothing.
    await page.getByLabel('您需要什么？').fill('菜场门口的路灯坏了三盏，晚上老人摔跤')
    await page.getByRole('button', { name: '长辈版' }).click()
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.getByLabel('What do you need?').inputValue()).resolves.toContain(
      '路灯坏了三盏',
    )
    await looksRight(page, 'resident-say-elder-en')
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('button', { name: '标准版' }).click()
    await page.getByLabel('地点').fill('幸福路菜场')
    await page.getByRole('textbox', { name: /^电话/ }).fill('13812341234')
    await page.getByRole('button', { name: '下一步：核对' }).last().click()
    await looksRight(page, 'resident-check')
    const { code, matter } = await send(page)
    await looksRight(page, 'resident-receipt')
    expect(page.url()).toBe(`${base}/say`)
    expect(await context.cookies()).toEqual([])

    await openOn(page, code)
    expect(page.url()).toBe(`${base}/my`)
    await looksRight(page, 'resident-my-received')
    await unfold(page, '催办')
    await page.getByLabel('想说的话').fill('晚上出门很不方便')
    await page.getByRole('button', { name: '催办' }).click()
    await page.getByText('已经记下：催办').waitFor()

    await worked(matter, '三盏路灯的灯头已更换，昨晚 19 点全部点亮')
    await act(matter, 'dispatcher', 'open_identity', { reason: '回电确认是哪三盏灯' })
    await openOn(page, code)
    await page.getByText('三盏路灯的灯头已更换').waitFor()
    await page.getByText('市民热线中心的派单员查看了您的身份').first().waitFor()
    await looksRight(page, 'resident-my-answered')
    const judging = page.locator('#act-judge')
    await judging.getByRole('group', { name: '解决了吗？' }).getByLabel('是').check()
    await judging.getByLabel(/您想说的/).fill('亮了，谢谢')
    await judging.getByRole('button', { name: '评价' }).click()
    await page.getByText('已经记下：评价').waitFor()
    expect(await courseOf(matter)).toEqual([
      'receive',
      'urge',
      'dispatch',
      'accept',
      'claim_done',
      'open_identity',
      'judge',
    ])

    await unfold(page, '换一个回执')
    await page.getByLabel('现在的回执码').fill(code)
    await page.getByRole('button', { name: '换新的' }).click()
    await page.getByRole('heading', { name: '这是新的回执' }).waitFor()
    await page.getByRole('link', { name: '回到这件事' }).click()
    await page.getByRole('button', { name: '离开' }).click()
    await page.getByRole('heading', { name: '已经离开' }).waitFor()
    expect(await context.cookies()).toEqual([])
    await page.getByRole('link', { name: '我的事' }).click()
    await page.getByLabel('回执码').fill(code)
    await page.getByRole('button', { name: '查看' }).click()
    await page.getByText('没有找到这个回执').waitFor()
    await looksRight(page, 'resident-my-wrong')
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('one who is not satisfied', () => {
  it('asks again without reasons, then with them; a promise of "done" does not close it', async () => {
    const { page, context, faults } = await phone(WITHOUT_SCRIPT)
    await sayOn(page, '楼下烧烤摊半夜还在冒烟，孩子睡不着', '和平里')
    const { code, matter } = await send(page)
    await worked(matter, '已对烧烤摊责令整改，油烟净化器已经安装')
    await openOn(page, code)
    const judging = page.locator('#act-judge')
    await judging.getByRole('group', { name: '解决了吗？' }).getByLabel('否').check()
    await judging.getByLabel(/要求重办/).check()
    await judging.getByRole('button', { name: '评价' }).click()
    await page.getByRole('heading', { level: 1, name: /正在重办/ }).waitFor()

    await act(matter, 'urban-clerk', 'claim_done', {
      answers: [{ outcome: 'done', text: '夜间十一点后已派人值守，摊位已搬进店内' }],
    })
    await openOn(page, code)
    // The second time a reason is asked for, and what was chosen stays chosen.
    await unfold(page, '要求重办')
    await page.locator('#act-ask_again').getByRole('button', { name: '要求重办' }).click()
    await page.getByText('第一次重办不用说理由，这一次请写明哪里没有解决').first().waitFor()
    await looksRight(page, 'resident-my-reason')
    await page.getByLabel(/哪里没解决/).fill('昨晚十二点还在冒烟，有照片')
    await page.locator('#act-ask_again').getByRole('button', { name: '要求重办' }).click()
    await page.getByRole('heading', { level: 1, name: /督查人员正在决定/ }).waitFor()
    await looksRight(page, 'resident-my-again')
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('one who accuses an official', () => {
  it('is sealed from the accused and their line, and can follow it all the same', async () => {
    const { page, context, faults } = await phone(WITHOUT_SCRIPT)
    await page.goto('/say')
    await page.getByLabel('您需要什么？').fill('执法局的人收了摊贩的钱，不给钱就天天罚')
    await unfold(page, '要反映某个单位或工作人员？可以密办')
    await page.getByLabel(/反映某个单位或工作人员的问题/).check()
    await page.getByLabel('反映的是哪个单位').selectOption('urban')
    await page.getByRole('button', { name: '下一步：核对' }).last().click()
    await page.getByText('被反映的单位和人员及其上下级看不到').waitFor()
    await looksRight(page, 'resident-sealed-check')
    const { code, number } = await send(page)
    const everything = { after: null, limit: 500 } as const
    for (const login of ['urban-clerk', 'urban-checker', 'leader', 'dispatcher'] as const) {
      const lines = await list(
        city.house.db,
        city.jurisdiction,
        await city.actorOf(login),
        {},
        everything,
      )
      expect(
        lines.map((line) => line.number),
        login,
      ).not.toContain(number)
    }
    const handler = await city.actorOf('sealed')
    const lines = await list(city.house.db, city.jurisdiction, handler, {}, everything)
    expect(lines.map((line) => line.number)).toContain(number)
    await openOn(page, code)
    await page.getByText('密办人员').first().waitFor()
    await looksRight(page, 'resident-sealed-my')
    await page.goto('/board')
    expect(await page.content()).not.toContain(number)
    await looksRight(page, 'resident-board')
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('with JavaScript', () => {
  it('the position is read when the button is pressed, rounded, seen and deletable; nothing is kept on the device', async () => {
    const { page, context, faults } = await phone({
      geolocation: { latitude: 30.001234567, longitude: 120.580987654 },
      permissions: ['geolocation'],
    })
    await page.goto('/say')
    await expect(page.getByLabel('地点').inputValue()).resolves.toBe('')
    await page.getByLabel('地点').fill('菜场门口')
    await page.getByRole('button', { name: '填入我现在的位置' }).click()
    await page.getByText('已填入').waitFor()
    await expect(page.getByLabel('地点').inputValue()).resolves.toBe(
      '菜场门口 （30.0012, 120.5810）',
    )
    await looksRight(page, 'resident-say-position')
    await page.getByLabel('您需要什么？').fill('井盖松动')
    // Enter in a line goes on to the check, and nowhere else.
    await page.getByLabel('地点').press('Enter')
    await page.getByRole('heading', { name: '请核对，还没有提交' }).waitFor()
    await send(page)
    const kept = await page.evaluate(async () => {
      const databases = await indexedDB.databases()
      return localStorage.length + sessionStorage.length + databases.length
    })
    expect(kept).toBe(0)
    expect(await context.cookies()).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })

  it('a finger reaches everything: targets are large, and larger in elder mode', async () => {
    const { page, context } = await phone()
    for (const [path, least] of [
      ['/', 44],
      ['/say', 44],
      ['/my', 44],
      ['/?view=elder', 60],
      ['/say?view=elder', 60],
      ['/my?view=elder', 60],
    ] as const) {
      await page.goto(path)
      const small = await page.evaluate((most) => {
        const pressed =
          'header a, header button, main a, main button, main select, main input:not([type=hidden]), summary, label.tick'
        return [...document.querySelectorAll(pressed)].flatMap((one) => {
          const inside = one.closest('label.tick') ?? one
          const { height, width } = inside.getBoundingClientRect()
          return width > 1 && height + 0.5 < most ? [`${one.outerHTML.slice(0, 80)} ${height}`] : []
        })
      }, least)
      expect(small, path).toEqual([])
    }
    await context.close()
  })
})
