/** A plan brought from a spreadsheet, broken down in the editor with sums that follow every key, issued, and accepted by its posts. */
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { planBook } from '../../src/planbook/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { launchBrowser } from '../support/browser.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { desksOf, listening, looksRight } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'
import { documentIn, PLAN_DOCUMENT } from '../support/plan.ts'

const clock = fixedClock('2026-11-23T02:00:00.000Z')
let city: TestCity
let app: Awaited<ReturnType<typeof deskServer>>
let browser: Browser
let folder: string
let deskOf: (login: Login) => Promise<Page>

beforeAll(async () => {
  ensureDesk()
  folder = mkdtempSync(join(tmpdir(), 'plan-'))
  city = await testCity({ clock })
  await documentIn(city)
  app = await deskServer(city)
  const base = await listening(app)
  browser = await launchBrowser()
  deskOf = desksOf({ browser, base, clock, city })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await city?.drop()
  rmSync(folder, { recursive: true, force: true })
})

const HEAD =
  '编码 上级编码 目标 依据文件 条款号 指标 计量单位 基期值 基期年份 目标值 怎样算达到 计算方法 数据来源 开始 完成时限 验收标准 谁受益 得到什么实惠 抓手 权重 下级怎样合成 牵头单位 牵头岗位'.split(
    ' ',
  )
const HOUSING = '市住房和城乡建设局'

type Row = readonly (string | number | null)[]

const row = (
  code: string,
  parent: string | null,
  title: string,
  goal: number,
  weight: number,
  [unit, post]: readonly [string, string],
): Row => [
  code,
  parent,
  title,
  PLAN_DOCUMENT,
  '一',
  '竣工交付套数',
  '套',
  0,
  2025,
  goal,
  '不低于目标值',
  '按竣工备案表计数',
  '住建局竣工备案',
  '2026-12-01',
  '2027-12-20',
  '竣工验收并交付钥匙',
  '居民',
  '低收入家庭有房住',
  '三个集中地块',
  weight,
  '相加',
  unit,
  post,
]

const WHOLE = row('ZF-1', null, '建成保障性住房 1200 套', 1200, 100, [HOUSING, '局长'])
const EAST = row('ZF-1-1', 'ZF-1', '东片区 700 套', 700, 60, [HOUSING, '经办人'])
const WEST = (weight: number) =>
  row('ZF-1-2', 'ZF-1', '西片区 500 套', 500, weight, ['桥头街道办事处', '经办人'])

async function bookOf(name: string, rows: readonly Row[]): Promise<string> {
  const path = join(folder, name)
  const data = [HEAD, ...rows].map((cells) =>
    cells.map((value) =>
      value === null ? null : { value, type: typeof value === 'number' ? Number : String },
    ),
  )
  writeFileSync(path, await writeExcelFile(data as never, { sheet: '2027年计划' }).toBuffer())
  return path
}

describe('a plan', () => {
  it('is brought from a spreadsheet: refused rows name their cell, nothing is written until it is confirmed', async () => {
    const page = await deskOf('supervisor')
    await page.getByRole('link', { name: '目标计划' }).click()
    await page.getByText('这份文件下还没有目标').waitFor()
    await looksRight(page, 'plan-empty')
    await page.getByRole('link', { name: '从表格导入' }).click()
    await page.getByRole('heading', { level: 1, name: '从表格导入计划' }).waitFor()
    const choose = page.getByLabel('选择表格文件')
    await choose.setInputFiles(await bookOf('99.9.xlsx', [WHOLE, EAST, WEST(39.9)]))
    await page.getByText('有 2 行不通过，还不能写入').waitFor()
    const table = page.getByRole('region', { name: '逐行结果' })
    expect(await table.textContent()).toContain('T3 权重 同级 2 项的权重合计是 99.9，应为 100。')
    expect(await page.getByRole('button', { name: /确认写入/u }).count()).toBe(0)
    await looksRight(page, 'plan-refused')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载标好问题的表格' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('99.9-核对.xlsx')
    await choose.setInputFiles(await bookOf('plan.xlsx', [WHOLE, EAST, WEST(40)]))
    await page.getByRole('button', { name: '确认写入（新建 3，修改 0）' }).click()
    await page.getByText('已写入：新建 3，修改 0。').waitFor()
    await looksRight(page, 'plan-written')
    await page.getByRole('link', { name: '回到目标计划' }).first().click()
    await page.getByRole('treeitem', { name: /建成保障性住房 1200 套/u }).waitFor()
  }, 120_000)

  it('is broken down by keys alone, and the sums of weights and goals follow what is typed', async () => {
    const page = await deskOf('supervisor')
    const whole = page.getByRole('treeitem', { name: /^建成保障性住房/u })
    await whole.focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('treeitem', { name: /东片区/u }).waitFor()
    await page.keyboard.press('Enter')
    const sums = page.locator('.plan-sums')
    await sums.getByText('权重合计 100 · 正好 100').waitFor()
    await sums.getByText('目标值相加 1,200 · 等于上级的 1,200').waitFor()
    await page.getByLabel('“西片区 500 套”的权重').fill('39.9')
    await sums.getByText('权重合计 99.9 · 还差 0.1').waitFor()
    await page.getByLabel('“西片区 500 套”的目标值').fill('400')
    await sums.getByText('目标值相加 1,100 · 上级是 1,200，差 100').waitFor()
    await looksRight(page, 'plan-sums')
    await page.getByLabel('“西片区 500 套”的目标值').fill('450')
    await page.getByLabel('“东片区 700 套”的目标值').fill('750')
    await page.getByLabel('“西片区 500 套”的权重').fill('40')
    await page.getByRole('button', { name: '保存权重和目标值' }).click()
    await page.getByText('已保存。').waitFor()
    // A part of a part, drafted in the wrong place and moved by keys.
    await page.getByRole('button', { name: '分解：新增下级' }).click()
    await page.getByRole('heading', { level: 2, name: /的下级目标/u }).waitFor()
    await page.locator('.plan-checks').getByText('还缺 4 项').waitFor()
    await page.getByRole('textbox', { name: '目标', exact: true }).fill('东片区一号楼 200 套')
    await page.getByRole('textbox', { name: '目标值' }).fill('200')
    await page.getByLabel(/^权重/u).fill('100')
    await page.getByText('同级权重合计将是 200（应为 100）').waitFor()
    await page.getByRole('combobox', { name: /牵头岗位/u }).click()
    await page.getByRole('combobox', { name: /牵头岗位/u }).fill('住房 经办')
    await page.locator('.ant-select-item-option').first().waitFor()
    await page.getByRole('combobox', { name: /牵头岗位/u }).press('Enter')
    await page.getByText('该填的都填了').waitFor()
    await looksRight(page, 'plan-form')
    await page.getByRole('button', { name: '保存草稿' }).click()
    const part = page.getByRole('treeitem', { name: /^东片区一号楼/u })
    await part.waitFor()
    await part.focus()
    await page.keyboard.press('m')
    await page.getByText('正在移动“东片区一号楼 200 套”').waitFor()
    await page.getByRole('treeitem', { name: /^东片区 700/u }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('已移动“东片区一号楼 200 套”。').waitFor()
    expect(await part.getAttribute('aria-level')).toBe('3')
  }, 120_000)

  it('is issued together, and each post accepts its own on the page of its unit', async () => {
    const page = await deskOf('supervisor')
    await page.goto('/desk/plan')
    await page.getByRole('button', { name: '下达', exact: true }).click()
    await page.getByText('已下达 1 项，等岗位认领。').waitFor()
    const whole = page.getByRole('treeitem', { name: /^建成保障性住房/u })
    await whole.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '把这 2 项一起下达' }).click()
    await page.getByText('已下达 2 项，等岗位认领。').waitFor()
    for (const [login, title] of [
      ['housing-head', '建成保障性住房 1200 套'],
      ['housing-clerk', '东片区 700 套'],
      ['bridge-clerk', '西片区 500 套'],
    ] as const) {
      const unit = await deskOf(login)
      await unit.getByRole('link', { name: '本单位', exact: true }).click()
      await unit.getByRole('button', { name: '认领' }).click()
      await unit.getByText(`已认领“${title}”。`).waitFor()
      await looksRight(unit, `unit-${login}`)
    }
    const actor = await city.actorOf('supervisor')
    const { book, targets } = await planBook(
      { house: city.house, jurisdiction: city.jurisdiction, actor },
      'zh',
    )
    expect([targets, book.subarray(0, 2).toString()]).toEqual([4, 'PK'])
  }, 120_000)

  it('reads in English', async () => {
    const page = await deskOf('bridge-clerk')
    await page.getByRole('button', { name: 'English' }).first().click()
    await page.getByRole('heading', { level: 2, name: 'Targets this unit leads' }).waitFor()
    await looksRight(page, 'unit-english')
    await page.getByRole('link', { name: 'Plan', exact: true }).click()
    const whole = page.getByRole('treeitem', { name: /^建成保障性住房/u })
    await whole.click()
    await page.getByText('Weights make 100 · exactly 100').waitFor()
    await looksRight(page, 'plan-english')
  }, 60_000)
})
