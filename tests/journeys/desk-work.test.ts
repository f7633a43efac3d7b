/** A clerk works twenty matters with the keyboard alone; notes, mentions, two windows, paper. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { totpCode } from '../../src/org/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { launchBrowser } from '../support/browser.ts'
import { PASSWORD, testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskClient } from '../support/client.ts'
import {
  listening,
  looksRight,
  offered,
  openWindow,
  pick,
  signIn,
} from '../support/desk-browser.ts'
import type { DeskWindow } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'

const clock = fixedClock('2026-11-23T02:00:00.000Z')
let city: TestCity
let app: Awaited<ReturnType<typeof deskServer>>
let base = ''
let browser: Browser
const windows = new Map<Login, DeskWindow>()

beforeAll(async () => {
  ensureDesk()
  city = await testCity({ clock })
  app = await deskServer(city)
  base = await listening(app)
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await city?.drop()
})

async function deskOf(login: Login): Promise<Page> {
  const known = windows.get(login)
  if (known) return known.page
  const window = await openWindow(browser, base, clock)
  const code = totpCode(city.secretOf(login), clock.now())
  await signIn(window, { login, password: PASSWORD, code })
  windows.set(login, window)
  return window.page
}

const client = async (login: Login) => deskClient(app, await city.sessionOf(login))

/** So many matters at the urban clerk's, each at a place of its own. */
async function dispatched(count: number): Promise<readonly string[]> {
  const [operator, dispatcher] = [await client('operator'), await client('dispatcher')]
  const numbers: string[] = []
  for (let index = 1; index <= count; index += 1) {
    clock.advance(1_000)
    const { json } = await operator.post('/desk/api/matters', {
      kind: 'request',
      act: 'receive',
      input: {
        title: `光明街 ${index} 号杆路灯不亮`,
        text: `光明街 ${index} 号灯杆的灯不亮，晚上看不清路。`,
        asks: [`修好光明街 ${index} 号杆的灯`],
        place: `光明街 ${index} 号杆`,
      },
    })
    const done = await dispatcher.post(`/desk/api/matters/${json.number}/acts/dispatch`, {
      input: { unit: 'urban', category: 'road-light' },
    })
    expect(done.status).toBe(200)
    numbers.push(String(json.number))
  }
  return numbers
}

async function stateOf(number: string): Promise<string> {
  const urban = await client('urban-clerk')
  return (await urban.get(`/desk/api/matters/${number}`)).json.state.name
}

/** The page of a matter with its acts, ready for keys. */
async function ready(page: Page): Promise<void> {
  await page.getByRole('heading', { name: /^可以做/u }).waitFor()
}

describe('a clerk with twenty matters and a keyboard', () => {
  let numbers: readonly string[] = []
  let page: Page

  it('accepts twenty, and takes them back by one key', async () => {
    numbers = await dispatched(20)
    const templates = await client('urban-clerk')
    const made = await templates.post('/desk/api/templates', {
      name: '灯头更换',
      body: '{place}的灯头已更换，{日期}晚上通电试亮。',
    })
    // The unit has no head: a colleague puts it to use.
    const put = await (
      await client('urban-checker')
    ).put(`/desk/api/templates/${made.json.id}/state`, { state: 'active', version: 1 })
    expect(put.status).toBe(200)
    page = await deskOf('urban-clerk')
    await page.goto('/desk')
    await page
      .getByRole('link', { name: /光明街 1 号杆/u })
      .first()
      .waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    expect(await page.getByText('已选 1 件').count()).toBe(1)
    await looksRight(page, 'work-chosen')
    await page.keyboard.press('Shift+X')
    await page.getByText('已选 20 件').waitFor()
    await page.keyboard.press('a')
    await page.getByRole('heading', { name: '对这 20 件做什么' }).waitFor()
    await looksRight(page, 'work-batch-acts')
    // Its letter stands before it.
    await page.keyboard.press(await letterOf(page, '签收'))
    await page.getByRole('heading', { level: 2, name: '签收' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await pressed(page, '预览每一件')
    await page.getByText('可以办', { exact: true }).nth(19).waitFor()
    await looksRight(page, 'work-batch-preview')
    await pressed(page, '办理 20 件')
    await page.getByText('已办 20 件：签收').first().waitFor()
    expect(await stateOf(numbers[7]!)).toBe('in_hand')
    await looksRight(page, 'work-undo')
    await page.keyboard.press('z')
    await page.getByText('已撤销：撤销签收').waitFor()
    expect(await stateOf(numbers[7]!)).toBe('dispatched')
    await pressed(page, '知道了')
  }, 90_000)

  it('answers all by a template, each with its own place; what is still open stops it', async () => {
    const urban = await client('urban-clerk')
    await urban.post('/desk/api/acts', {
      acts: numbers.map((matter) => ({ matter, act: 'accept' })),
    })
    await page.keyboard.press('g')
    await page.keyboard.press('w')
    await page
      .getByRole('link', { name: /光明街 1 号杆/u })
      .first()
      .waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Shift+X')
    await page.getByText('已选 20 件').waitFor()
    await page.keyboard.press('a')
    await page.getByRole('heading', { name: '对这 20 件做什么' }).waitFor()
    await page.keyboard.press(await letterOf(page, '办毕答复'))
    await page.getByRole('heading', { level: 2, name: '办毕答复' }).waitFor()
    const common = page.locator('.batch-common')
    await common.getByLabel('办成了', { exact: true }).focus()
    await page.keyboard.press('Space')
    const text = common.getByRole('textbox').first()
    await text.focus()
    await page.keyboard.press('/')
    await page.getByRole('dialog').getByText('灯头更换').waitFor()
    await looksRight(page, 'work-template-picker')
    await page.keyboard.press('Enter')
    expect(await text.inputValue()).toBe('{place}的灯头已更换，{日期}晚上通电试亮。')
    await page.locator('.batch-text').first().waitFor()
    expect(await page.locator('.batch-text').nth(4).textContent()).toContain(
      '光明街 5 号杆的灯头已更换',
    )
    await text.press('Control+Enter')
    await page.getByText('20 件还有问题').waitFor()
    expect(await page.locator('.fault').nth(1).textContent()).toContain('日期')
    await looksRight(page, 'work-batch-holes')
    await text.fill('{place}的灯头已更换，周一晚上通电试亮。')
    // One is written by itself, and badly: the law of answers is asked of each.
    await pressed(page, /^单独改 光明街 3 号杆/u)
    const third = page.locator('.batch-line').nth(2)
    await third.getByRole('textbox').first().fill('您反映的问题已收悉，感谢您的理解。')
    await text.press('Control+Enter')
    await page.getByText('1 件还有问题').waitFor()
    await pressed(page, '办理 19 件')
    await page.getByText('已办 19 件：办毕答复').first().waitFor()
    expect(await stateOf(numbers[2]!)).toBe('in_hand')
    const left = page.locator('.batch-line')
    expect(await left.count()).toBe(1)
    expect(await left.locator('.fault').count()).toBeGreaterThan(0)
    await looksRight(page, 'work-batch-left')
    // What was written is still there, and is mended.
    const mended = left.getByRole('textbox').first()
    expect(await mended.inputValue()).toContain('收悉')
    await mended.fill('三号杆的线路被挖断，已接好并换灯头，周一晚上试亮。')
    await text.press('Control+Enter')
    await left.getByText('可以办', { exact: true }).waitFor()
    await pressed(page, '办理 1 件')
    await page.getByText('已办 1 件：办毕答复').first().waitFor()
    expect(await stateOf(numbers[2]!)).not.toBe('in_hand')
  }, 90_000)

  it('a note stays inside and asks a post to look, which finds it', async () => {
    const [number] = await dispatched(1)
    await page.goto(`/desk/m/${number}`)
    await ready(page)
    await page.keyboard.press('n')
    await page.getByText('仅内部可见').first().waitFor()
    const words = page.getByLabel(/^备注/u)
    await words.fill('区划好像不对，')
    await words.press('@')
    await page.keyboard.type('派单')
    await offered(page)
    await page.keyboard.press('Enter')
    // The list of posts closes first; the form stays.
    await page.keyboard.press('Escape')
    await looksRight(page, 'work-note')
    // The session may end, the page be loaded anew: it is there.
    await page.reload()
    await ready(page)
    await page.keyboard.press('n')
    expect(await page.getByLabel(/^备注/u).inputValue()).toBe('区划好像不对，')
    await page.getByText('草稿已保存').waitFor()
    await page.getByLabel(/^备注/u).press('Control+Enter')
    await page.getByText('已完成：内部备注').first().waitFor()
    await page.locator('.course .is-inside').waitFor()
    const dispatcher = await deskOf('dispatcher')
    await dispatcher.goto('/desk')
    await dispatcher.getByRole('link', { name: /提到我的\s*1/u }).waitFor()
    await dispatcher.keyboard.press('g')
    await dispatcher.keyboard.press('m')
    await dispatcher.getByText('区划好像不对，').waitFor()
    await looksRight(dispatcher, 'work-mentions')
    await dispatcher.getByRole('button', { name: /^已读/u }).press('Enter')
    await dispatcher.getByRole('checkbox', { name: '只看未读' }).press('Space')
    await dispatcher.getByText('没有人提请您看什么。').waitFor()
  }, 60_000)

  it('goes anywhere by the palette, also by pinyin initials; help lists the keys', async () => {
    await page.goto('/desk')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /去哪里/u }).waitFor()
    await page.keyboard.type('dfmb')
    await page.getByRole('option', { name: /答复模板/u }).waitFor()
    await looksRight(page, 'work-palette')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '答复模板' }).waitFor()
    await looksRight(page, 'work-templates')
    await page.keyboard.press('?')
    await page.getByRole('heading', { level: 2, name: '快捷键' }).waitFor()
    await looksRight(page, 'work-help')
    // Single keys can be switched off, and Ctrl+K stays.
    await page.getByRole('checkbox', { name: '使用单键快捷键' }).press('Space')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /去哪里/u }).waitFor()
    await page.keyboard.press('Escape')
    await page.evaluate(`localStorage.removeItem('desk-single-keys')`)
  }, 60_000)

  it('takes no key from whoever writes or composes Chinese', async () => {
    await page.goto('/desk/all')
    await page.getByRole('heading', { level: 1 }).waitFor()
    const at = page.url()
    await page.locator('[role="search"] input').first().focus()
    await page.keyboard.type('gw?xa')
    expect(page.url()).toBe(at)
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.evaluate(`document.activeElement.blur()
      for (const key of ['g', 'w']) document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, isComposing: true }))`)
    expect(page.url()).toBe(at)
  })

  it('comes back to the line it left', async () => {
    const [number] = await dispatched(1)
    await page.goto('/desk')
    const line = page.locator(`a.line[data-number="${number}"]`)
    await line.waitFor()
    await line.focus()
    await page.keyboard.press('o')
    await page.waitForURL(`**/desk/m/${number}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('u')
    await line.waitFor()
    await expect.poll(() => page.evaluate('document.activeElement?.dataset.number')).toBe(number)
  })
})

describe('a slip', () => {
  it('is an act chosen by its letter, and taken back by z while nothing else has happened', async () => {
    const { json } = await (
      await client('operator')
    ).post('/desk/api/matters', {
      kind: 'request',
      act: 'receive',
      input: { text: '和平路的井盖响了一夜' },
    })
    const page = await deskOf('dispatcher')
    await page.goto(`/desk/m/${json.number}`)
    await ready(page)
    await page.keyboard.press('a')
    await page.getByText('按字母选择动作').waitFor()
    await looksRight(page, 'work-letters')
    // Esc leaves the letters; then they are keys of the page again.
    await page.keyboard.press('Escape')
    expect(await page.getByText('按字母选择动作').count()).toBe(0)
    await page.keyboard.press('a')
    await page.keyboard.press(await letterOf(page, '派单'))
    await page.getByRole('heading', { level: 2, name: '派单' }).waitFor()
    await pick(page, /承办单位/u, '住建')
    await pick(page, /^类别/u, '路灯')
    await page.getByLabel(/给承办单位的话/u).press('Control+Enter')
    await page.getByText('刚才的“派单”可以撤销').waitFor()
    await page.keyboard.press('z')
    await page.getByText('已撤销：撤回派单').waitFor()
    await page.locator('.course').getByText('撤回刚才的派单').waitFor()
    await page.locator('.state').getByText('待派单').waitFor()
    await looksRight(page, 'work-taken-back')
  }, 60_000)
})

describe('two at one matter', () => {
  it('see each other, and one person in two windows writes the same words', async () => {
    const [number] = await dispatched(1)
    const [clerk, dispatcher] = [await deskOf('urban-clerk'), await deskOf('dispatcher')]
    await dispatcher.goto(`/desk/m/${number}`)
    await dispatcher.getByRole('heading', { level: 1 }).waitFor()
    await clerk.goto(`/desk/m/${number}`)
    await clerk.getByText(/派单员正在看/u).waitFor()
    await looksRight(clerk, 'work-others')
    await ready(clerk)
    await clerk.keyboard.press('n')
    await clerk.getByLabel(/^备注/u).fill('正在写')
    await dispatcher.reload()
    await dispatcher.getByText(/经办人正在写/u).waitFor()
    const second = await clerk.context().newPage()
    await second.goto(`/desk/m/${number}`)
    await second.getByText('您在另一个窗口也打开了').waitFor()
    await ready(second)
    await second.keyboard.press('n')
    await expect.poll(() => second.getByLabel(/^备注/u).inputValue()).toBe('正在写')
    await second.close()
  }, 60_000)
})

describe('on paper', () => {
  it('a work sheet without who asked, and a letter with each answer', async () => {
    const operator = await client('operator')
    const opened = await operator.post('/desk/api/matters', {
      kind: 'request',
      act: 'receive',
      input: {
        text: '和平路口积水，老人出不去',
        asks: ['疏通排水口', '说明多久清一次'],
        place: '和平路口',
      },
      identity: { name: '王小明', phone: '13812341234' },
    })
    const { number } = opened.json
    await (
      await client('dispatcher')
    ).post(`/desk/api/matters/${number}/acts/dispatch`, {
      input: { unit: 'urban', category: 'road-light' },
    })
    const urban = await client('urban-clerk')
    await urban.post(`/desk/api/matters/${number}/acts/accept`, {})
    await urban.post(`/desk/api/matters/${number}/acts/claim_done`, {
      input: {
        answers: [
          { outcome: 'done', text: '排水口的淤泥已清掏，当晚试水畅通。' },
          {
            outcome: 'cannot',
            text: '每月清掏一次的人手不够，目前每季度一次。',
            reason: '按《城镇排水养护规程》三级管网每季度一次',
            review: '2027-03-01',
          },
        ],
      },
    })
    const page = await deskOf('urban-clerk')
    await page.goto(`/desk/m/${number}/print/sheet`)
    await page.getByRole('heading', { name: '诉求承办单' }).waitFor()
    const sheet = (await page.locator('.paper').textContent()) ?? ''
    expect(sheet).toContain('和平路口积水')
    expect(sheet).not.toMatch(/王小明|1381234|138\*/u)
    await looksRight(page, 'paper-sheet')
    await page.goto(`/desk/m/${number}/print/letter`)
    await page.getByText('每月清掏一次的人手不够').waitFor()
    await page.locator('.letter-qr').waitFor()
    await page.locator('.letter-from').getByText('市综合行政执法局').waitFor()
    expect(await page.locator('.letter').textContent()).not.toMatch(/王小明|1381234/u)
    await looksRight(page, 'paper-letter')
    await page.evaluate(`localStorage.setItem('desk-language', 'en')`)
    for (const [path, heading] of [
      [`m/${number}/print/letter`, /^Answer about/u],
      [`m/${number}/print/sheet`, 'Work sheet'],
      ['batch', 'Act on many'],
      ['templates', 'Templates'],
      ['mentions', 'Mentions'],
    ] as const) {
      await page.goto(`/desk/${path}`)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await looksRight(page, `english-${path.split('/').at(-1)}`)
    }
    await page.keyboard.press('?')
    await page.getByRole('heading', { level: 2, name: 'Keyboard' }).waitFor()
    await looksRight(page, 'english-help')
    await page.evaluate(`localStorage.removeItem('desk-language')`)
    await page.goto(`/desk/m/${number}/print/letter`)
    await page.locator('.letter-qr').waitFor()
    const pdf = await page.pdf({ preferCSSPageSize: true })
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0
    expect(pages).toBe(1)
  }, 60_000)
})

async function letterOf(page: Page, act: string): Promise<string> {
  const key = page.getByRole('button', { name: new RegExp(`^[a-z] ${act}`, 'u') }).locator('kbd')
  return (await key.textContent()) ?? ''
}

/** Reached and pressed by keyboard. */
async function pressed(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name, exact: true }).press('Enter')
}
