/// <reference lib="dom" />
/** The same pages for those who come another way: no network, large text, a narrow screen, a reader, a printer. */
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ELDER_TEXTS } from '../../src/pages/tokens.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { issueVerdictLink } from '../../src/vault/index.ts'
import { launchBrowser } from '../support/browser.ts'
import { testCity } from '../support/city.ts'
import type { TestCity } from '../support/city.ts'
import { listening } from '../support/desk-browser.ts'
import { mustIn, publishedIn } from '../support/published.ts'
import { publicServer } from '../support/public-server.ts'
import {
  looksRightTo,
  openOn,
  phoneOf,
  sayOn,
  sendOn,
  slipOn,
  unfold,
  WITHOUT_SCRIPT,
} from '../support/resident-browser.ts'

const clock = fixedClock('2026-11-23T02:00:00.000Z')
let city: TestCity
let app: FastifyInstance
let base = ''
let browser: Browser
/** Pages that everybody may open, one published request among them. */
let open: readonly string[] = []

beforeAll(async () => {
  city = await testCity({ clock })
  app = await publicServer(city.house, city.jurisdiction)
  base = await listening(app)
  browser = await launchBrowser()
  const { number } = await publishedIn(city)
  open = ['/', '/say', '/my', '/board', '/law', '/answers', '/answered', `/answered/${number}`]
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await city?.drop()
})

const phone = (more?: Parameters<Browser['newContext']>[0]) => phoneOf(browser, base, more)
const looksRight = (shown: Page, name: string) => looksRightTo(browser, base, shown, name)
const LONG = `第一行：楼上夜里装修。\n${'每晚十点以后电钻响，老人睡不着。'.repeat(40)}`
/** Longer than the pause after which what was typed is kept. */
const settled = (page: Page) => page.waitForTimeout(700)

async function matterOf(number: string): Promise<string> {
  const [row] = await city.database.db.query<{ id: string }>(
    'select matter_id as id from matters where number = $1',
    [number],
  )
  if (!row) throw new Error(`no matter ${number}`)
  return row.id
}

async function filed(): Promise<number> {
  const [row] = await city.database.db.query<{ n: number }>(
    'select count(*)::int as n from matters where jurisdiction_id = $1',
    [city.jurisdiction],
  )
  return row?.n ?? 0
}

async function answered(matter: string): Promise<void> {
  const { categories } = await city.house.rules(city.jurisdiction)
  const category = categories.find(
    (one) => !one.checkRequired && !one.sealed && one.limitClass === 'general',
  )?.code
  await mustIn(city, matter, 'dispatcher', 'dispatch', { unit: 'urban', category })
  await mustIn(city, matter, 'urban-clerk', 'accept', {})
  await mustIn(city, matter, 'urban-clerk', 'claim_done', {
    answers: [{ outcome: 'done', text: '已上门制止，夜间十点后不再施工' }],
  })
}

/** Nothing wider than the window: what would make somebody push the page to and fro. */
async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const most = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= most) return []
    return [...document.querySelectorAll('body *')].flatMap((one) => {
      const { right, width } = one.getBoundingClientRect()
      return width > 0 && right > most + 1 && !one.closest('.scroll > *')
        ? [`${one.outerHTML.slice(0, 90)} ${right}`]
        : []
    })
  })
}

describe('what was typed', () => {
  it('is there after a reload, after going away and back, and after an error page; and nowhere else', async () => {
    const { page, context, faults } = await phone()
    const isThere = async () => {
      await expect(page.getByLabel('您需要什么？').inputValue()).resolves.toBe(LONG)
      await expect(page.getByLabel('所在区划').inputValue()).resolves.toBe('990102001')
      await expect(page.getByRole('textbox', { name: /^电话/ }).inputValue()).resolves.toBe(
        '13812341234',
      )
    }
    await page.goto('/say')
    await page.getByLabel('您需要什么？').fill(LONG)
    await page.getByLabel('所在区划').selectOption('990102001')
    await page.getByRole('textbox', { name: /^电话/ }).fill('13812341234')
    await settled(page)
    await page.reload()
    await isThere()
    await page.getByRole('link', { name: '办理期限和依据' }).click()
    await page.getByRole('heading', { level: 1, name: '办理期限和依据' }).waitFor()
    await page.goBack()
    await isThere()
    // The network goes between the question and the sending: the browser's own error page.
    await page.route(`${base}/say`, (route) =>
      route.request().method() === 'POST' ? route.abort('connectionreset') : route.continue(),
    )
    await page.getByRole('button', { name: '下一步：核对' }).last().click()
    await expect.poll(() => page.url()).toMatch(/chrome-error/)
    await page.unroute(`${base}/say`)
    await page.goBack()
    await isThere()
    const kept = await page.evaluate(async () => {
      const databases = await indexedDB.databases()
      return localStorage.length + sessionStorage.length + databases.length
    })
    expect(kept).toBe(0)
    expect(await context.cookies()).toEqual([])
    expect(faults.filter((one) => !one.includes('ERR_CONNECTION_RESET'))).toEqual([])
    await context.close()
  })

  it("about somebody's conduct is not kept, not even in the tab", async () => {
    const { page, context } = await phone()
    await page.goto('/say')
    await page.getByLabel('您需要什么？').fill('执法局的人收了钱')
    await settled(page)
    await unfold(page, '要反映某个单位或工作人员？可以密办')
    await page.getByLabel(/反映某个单位或工作人员的问题/).check()
    await settled(page)
    expect(JSON.stringify(await page.evaluate(() => history.state))).not.toContain('执法局')
    await context.close()
  })

  it('is not lost without a network, and is sent once when it is back', async () => {
    const { page, context } = await phone()
    const before = await filed()
    await page.goto('/say')
    await page.getByLabel('您需要什么？').fill('楼道里的声控灯坏了')
    await context.setOffline(true)
    await page.getByRole('button', { name: '下一步：核对' }).last().click()
    const told = page.getByRole('alert').filter({ hasText: '还没有发出去，您写的都在' })
    await told.waitFor()
    await expect(told.evaluate((one) => one === document.activeElement)).resolves.toBe(true)
    expect(page.url()).toBe(`${base}/say`)
    await context.setOffline(false)
    await looksRight(page, 'resident-unsent')
    await page.getByRole('button', { name: '下一步：核对' }).last().click()
    await page.getByRole('heading', { name: '请核对，还没有提交' }).waitFor()
    await context.setOffline(true)
    await page.getByRole('button', { name: '提交' }).click()
    await told.waitFor()
    await context.setOffline(false)
    const { code, number } = await sendOn(page)
    expect(await filed()).toBe(before + 1)
    await openOn(page, code)
    await unfold(page, '补充说明')
    await page.locator('#act-add textarea').fill('是三单元')
    await context.setOffline(true)
    await page.locator('#act-add').getByRole('button', { name: '补充说明' }).click()
    await page.locator('#act-add').getByText('还没有发出去').waitFor()
    await context.setOffline(false)
    await settled(page)
    await page.reload()
    await expect(page.locator('#act-add textarea').inputValue()).resolves.toBe('是三单元')
    expect(number).not.toBe('')
    await context.close()
  })
})

describe('a grandmother', () => {
  it('reads every page at 320 px with text up to 30 px, and never pushes it sideways', async () => {
    const { page, context } = await phone({ viewport: { width: 320, height: 640 } })
    await sayOn(page, LONG, '幸福路菜场门口往东走到头再往北一百二十米的那个没有名字的小巷子口')
    const { code } = await sendOn(page)
    for (const text of ELDER_TEXTS) {
      const elder = `view=elder${text === 21 ? '' : `&text=${text}`}`
      for (const path of [...open, '/my']) {
        await (path === '/my' ? openOn(page, code, `/my?${elder}`) : page.goto(`${path}?${elder}`))
        expect(await overflow(page), `${path} at ${text} px`).toEqual([])
        const smallest = await page.evaluate(() =>
          Math.min(
            ...[...document.querySelectorAll('main *, header *, footer *')]
              .filter((one) => one.checkVisibility() && one.textContent?.trim())
              .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
          ),
        )
        expect(smallest, `${path} at ${text} px`).toBeGreaterThanOrEqual(18)
      }
    }
    await page.goto('/?view=elder&text=30')
    await looksRight(page, 'resident-elder-30')
    await page.goto('/say?view=elder&text=30')
    await page.getByLabel('您需要什么？').fill('门口的台阶碎了一块')
    await page.getByRole('button', { name: '下一步：核对' }).last().click()
    await page.getByRole('heading', { name: '请核对，还没有提交' }).waitFor()
    expect(await overflow(page), 'check').toEqual([])
    await sendOn(page)
    expect(await overflow(page), 'receipt').toEqual([])
    await context.close()
  })

  it('makes the text larger step by step, keeps it along every link, and loses nothing she typed', async () => {
    const { page, context } = await phone(WITHOUT_SCRIPT)
    await page.goto('/')
    await page.getByRole('link', { name: '长辈版' }).click()
    await page.getByRole('link', { name: '字大一点' }).click()
    await page.getByRole('link', { name: '我要说一件事' }).click()
    expect(new URL(page.url()).searchParams.get('text')).toBe('24')
    await page.getByLabel('您需要什么？').fill('楼梯没有扶手')
    await page.getByRole('button', { name: '字大一点' }).click()
    await expect(page.getByLabel('您需要什么？').inputValue()).resolves.toContain('楼梯没有扶手')
    await page.getByRole('button', { name: '字大一点' }).click()
    expect(await page.getByRole('button', { name: '字大一点' }).count()).toBe(0)
    const size = await page.evaluate(() => getComputedStyle(document.body).fontSize)
    expect(size).toBe('30px')
    await context.close()
  })
})

describe('an old narrow browser', () => {
  it('without style and script files from beginning to receipt', async () => {
    const { page, context } = await phone({
      viewport: { width: 320, height: 480 },
      ...WITHOUT_SCRIPT,
    })
    await page.route(/\.(css|js)$/u, (route) => route.abort())
    await sayOn(page, '井盖松动，响了一个月')
    const { code } = await sendOn(page)
    await openOn(page, code)
    expect(await page.getByText('我们收到了您的诉求').count()).toBe(1)
    await context.close()
  })

  it('at 320 px with its own size of text', async () => {
    const { page, context } = await phone({ viewport: { width: 320, height: 640 } })
    for (const path of open) {
      await page.goto(path)
      expect(await overflow(page), path).toEqual([])
    }
    await context.close()
  })
})

describe('one who reads English', () => {
  it('stays in English from the front page to the verdict; words of others are marked as Chinese', async () => {
    const { page, context } = await phone(WITHOUT_SCRIPT)
    await page.goto('/')
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('link', { name: 'Say what you need' }).click()
    await page.getByLabel('What do you need?').fill('夜里装修，the drill is loud')
    await page.getByRole('button', { name: 'Next: check it' }).last().click()
    await page.getByRole('button', { name: /^(Send|Not the same: send my own)$/ }).click()
    await page.getByRole('heading', { name: 'Received' }).waitFor()
    const { code, number } = await slipOn(page)
    await answered(await matterOf(number))
    await openOn(page, code, '/my?lang=en')
    await page.getByRole('heading', { name: 'The answer to you' }).waitFor()
    await expect(page.locator('.prose').getAttribute('lang')).resolves.toBe('zh-CN')
    const foreign = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const found: string[] = []
      while (walker.nextNode()) {
        const { textContent: text, parentElement: parent } = walker.currentNode
        if (/\p{Script=Han}/u.test(text ?? '') && !parent?.closest('[lang="zh-CN"]'))
          found.push(text ?? '')
      }
      return found
    })
    expect(foreign).toEqual([])
    await looksRight(page, 'resident-my-answered-en')
    await context.close()
  })
})

describe('one who cannot see', () => {
  it('finds landmarks, headings in order and a name on everything that can be filled or pressed', async () => {
    const { page, context } = await phone()
    for (const path of open) {
      await page.goto(path)
      for (const role of ['banner', 'main', 'contentinfo', 'navigation'] as const)
        expect(await page.getByRole(role).count(), `${path} ${role}`).toBe(1)
      const levels = await page
        .getByRole('heading')
        .evaluateAll((all) => all.map((one) => Number(one.tagName.slice(1))))
      expect(
        levels.filter((level) => level === 1),
        path,
      ).toHaveLength(1)
      // Emergency numbers come before the heading of the page; after it no level is left out.
      const own = levels.slice(levels.indexOf(1))
      own.reduce((before, level) => {
        expect(level - before, `${path}: ${own.join(' ')}`).toBeLessThanOrEqual(1)
        return level
      })
      const nameless = await page
        .locator('a, button:not([aria-hidden]), input:not([type=hidden]), select, textarea')
        .evaluateAll((all) =>
          all
            .filter((one) => {
              const labels = 'labels' in one ? [...((one.labels as NodeList | null) ?? [])] : []
              const words = [one, ...labels].map((part) => part.textContent ?? '').join('')
              return words.trim() === '' && !one.getAttribute('aria-label')
            })
            .map((one) => one.outerHTML.slice(0, 100)),
        )
      expect(nameless, path).toEqual([])
    }
    await context.close()
  })

  it('skips to the content, is told what is wrong first, and is led to the field', async () => {
    const { page, context } = await phone()
    await page.goto('/say')
    await page.keyboard.press('Tab')
    await expect(page.locator(':focus').textContent()).resolves.toContain('跳到正文')
    await page.keyboard.press('Enter')
    await expect(page.locator(':focus').getAttribute('id')).resolves.toBe('main')
    await page.getByRole('button', { name: '下一步：核对' }).last().focus()
    await page.keyboard.press('Enter')
    const summary = page.getByRole('alert').filter({ hasText: '还有几处要改' })
    await summary.waitFor()
    await summary.getByRole('link', { name: '您需要什么？' }).focus()
    await page.keyboard.press('Enter')
    const field = page.getByLabel('您需要什么？')
    await expect(field.evaluate((one) => one === document.activeElement)).resolves.toBe(true)
    await expect(field.getAttribute('aria-invalid')).resolves.toBe('true')
    const described = (await field.getAttribute('aria-describedby')) ?? ''
    const words = await Promise.all(
      described.split(' ').map((id) => page.locator(`#${id}`).textContent()),
    )
    expect(words.join('')).toContain('这一项要填')
    await context.close()
  })
})

describe('on paper', () => {
  it('the receipt and the matter stand alone: no navigation, no buttons, nothing folded', async () => {
    const { page, context } = await phone(WITHOUT_SCRIPT)
    await sayOn(page, '路口的信号灯不亮', '人民路')
    const { code, number } = await sendOn(page)
    await page.emulateMedia({ media: 'print' })
    const isOnPaper = (selector: string) => page.locator(selector).first().isVisible()
    expect(await isOnPaper('.receipt .code')).toBe(true)
    expect(await isOnPaper('.receipt img')).toBe(true)
    for (const part of ['header.top', 'footer', 'main button'])
      expect(await isOnPaper(part), part).toBe(false)
    await page.emulateMedia({ media: 'screen' })
    await openOn(page, code)
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => document.documentElement.classList.add('elder', 'text-30'))
    const size = await page.evaluate(() => getComputedStyle(document.body).fontSize)
    expect(size).toBe('16px')
    for (const words of [number, '路口的信号灯不亮', '现在轮到', '我们收到了您的诉求'])
      expect(await page.getByText(words).first().isVisible(), words).toBe(true)
    for (const part of ['header.top', 'footer', 'main button', 'main form', 'main summary'])
      expect(await isOnPaper(part), part).toBe(false)
    await context.close()
  })
})

describe('a link to the verdict', () => {
  it('asks four questions, says nothing of the matter, and judges', async () => {
    const { page, context, faults } = await phone(WITHOUT_SCRIPT)
    await sayOn(page, '广场舞音响太大', '中心广场')
    const { number } = await sendOn(page)
    const matter = await matterOf(number)
    await answered(matter)
    const token = await city.house.db.transaction((tx) =>
      issueVerdictLink(tx, city.jurisdiction, matter, clock.now()),
    )
    await page.goto(`/judge/${token}`)
    expect(await page.getByRole('radio').count()).toBe(15)
    expect(await page.getByRole('group').count()).toBe(4)
    await looksRight(page, 'resident-judge')
    await page.getByRole('button', { name: '交上评价' }).click()
    await page.getByRole('alert').filter({ hasText: '解决了吗？' }).waitFor()
    await page.getByRole('group', { name: '解决了吗？' }).getByLabel('部分').check()
    await page.getByLabel(/您想说的/).fill('白天好了，周末照旧')
    await page.getByRole('button', { name: '交上评价' }).click()
    await page.getByRole('heading', { level: 1, name: '记下了，谢谢您' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: '记下了，谢谢您' }).waitFor()
    await page.goto(`/judge/${token}`)
    await page.getByRole('heading', { level: 1, name: '这个链接打不开评价' }).waitFor()
    await looksRight(page, 'resident-judge-dead')
    expect(await context.cookies()).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('one who needs the same', () => {
  it('seconds it with one press, follows it, and reads no word of the other', async () => {
    const { page, context, faults } = await phone(WITHOUT_SCRIPT)
    const text = '河滨公园的公共厕所锁着门，游客没处上厕所'
    await sayOn(page, `${text}，我是王小明`, '河滨公园')
    await sendOn(page)
    await sayOn(page, text, '河滨公园')
    await looksRight(page, 'resident-others')
    await page.getByRole('button', { name: '是同一件事，我附议' }).first().click()
    await page.getByRole('heading', { level: 1, name: '已附议' }).waitFor()
    const { code } = await slipOn(page)
    await openOn(page, code)
    await page.getByText('这件事由另一位居民先提出').waitFor()
    expect(await page.content()).not.toContain('王小明')
    await looksRight(page, 'resident-my-second')
    expect(faults).toEqual([])
    await context.close()
  })
})
