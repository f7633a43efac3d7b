/**
 * An inspection from its plan to its end, and a leader's decision from a hot problem to a target, its result
 * and back: the supervisor at a desk, the leader on a phone.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error A plain script without types.
import { ensureDesk } from '../../scripts/desk.mjs'
import { linkedBodies } from '../../src/matters/index.ts'
import { refreshStandings } from '../../src/plans/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { launchBrowser } from '../support/browser.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { desksOf, listening, looksRight, pick } from '../support/desk-browser.ts'
import { deskServer } from '../support/desk-server.ts'
import { mustIn } from '../support/published.ts'
import { DRAFT_REASONS, memoIn, OWN_REASONS, targetIn } from '../support/thread.ts'
import type { MemoIn } from '../support/thread.ts'
import { writerOf } from '../support/writer.ts'

const clock = fixedClock('2026-02-02T02:00:00.000Z')
let city: TestCity
let app: Awaited<ReturnType<typeof deskServer>>
let browser: Browser
let deskOf: (login: Login) => Promise<Page>
let memo: MemoIn
let carriesOut = ''
const { must, bodyOf } = writerOf(() => city)

beforeAll(async () => {
  ensureDesk()
  city = await testCity({ clock })
  app = await deskServer(city)
  const base = await listening(app)
  browser = await launchBrowser()
  deskOf = desksOf({ browser, base, clock, city })
  memo = await memoIn(city)
  await grownOld()
  // A month later, on a Monday morning.
  clock.set('2026-03-02T02:00:00.000Z')
  await refreshStandings(city.house, city.jurisdiction)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await city?.drop()
})

/** What nobody moved for a month. */
async function grownOld(): Promise<void> {
  await must('inspection', 'plan_inspection', 'supervisor', {
    unit: 'housing',
    topic: '物业维修资金拨付',
    scope: '去年下半年的拨付申请和公示',
    basis: '市政府督查计划第三项',
    sort: 'comprehensive',
    on: '2026-03-20',
  })
  await must('rectification', 'register_problem', 'supervisor', {
    problem: '窗口中午没有人',
    source: 'people',
    concerned: '来办事的居民',
    post: 'urban-clerk',
  })
  const { target } = await targetIn(city)
  await mustIn(city, target, 'urban-clerk', 'accept_target', {})
  const slip = { expected: '2028-02-01', reason: '补偿协议还有两家没有谈妥' }
  await mustIn(city, target, 'urban-clerk', 'expect_slip', slip)
  await must('blocker', 'raise_blocker', 'urban-clerk', {
    about: target,
    unit: 'housing',
    what: '窑厂土地证没有找到',
    need: '请住建局查原始档案，补齐土地证',
  })
  carriesOut = target
}

const numberOf = async (id: string) => (await bodyOf(id)).number

async function begin(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: act, exact: true }).click()
}

async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(?:提交|确认)$/u }).click()
  await page.locator('p.done').filter({ hasText: /./u }).waitFor()
}

describe('an inspection', () => {
  let number = ''

  it('is planned from the page that shows which caps are left', async () => {
    const page = await deskOf('supervisor')
    await page.goto('/desk/supervision')
    await page.getByRole('heading', { name: '2026 年的督查次数' }).waitFor()
    await page
      .getByRole('link', { name: /窑厂土地证没有找到/u })
      .first()
      .waitFor()
    await page.getByRole('link', { name: /进度.灯，时限 2027-12-20，预计 2028-02-01/u }).waitFor()
    // Every figure opens its matters, and every line is walked to by key.
    await page.getByRole('region', { name: '逾期，按牵头单位' }).getByRole('link').first().waitFor()
    await page.keyboard.press('j')
    await expect.poll(() => page.evaluate('document.activeElement.className')).toBe('line')
    await looksRight(page, 'supervision')
    await plan(page)
    await page.getByRole('link', { name: '打开这件事项' }).click()
    await page.getByText('计划，待审批').first().waitFor()
    number = await numberOf((await inspectionOf()).id)
    await page.goto('/desk/supervision')
    await page.getByRole('link', { name: /占道施工审批和恢复/u }).waitFor()
    const row = page.getByRole('row').filter({ hasText: '市综合行政执法局' })
    await expect.poll(() => row.last().textContent()).toMatch(/103$/u)
  })

  it('on the same topic is refused, with the number of the one to join', async () => {
    const page = await deskOf('supervisor')
    await plan(page, '占道施工的审批与恢复')
    await page.getByText(`督查已有一件（${number}）`).first().waitFor()
    await looksRight(page, 'inspection-refused')
  })

  it('is approved, announced, carried out, told, and accepted', async () => {
    const { id } = await inspectionOf()
    await mustIn(city, id, 'leader', 'approve_inspection', {})
    await mustIn(city, id, 'supervisor', 'announce', { words: '不用准备材料' })
    const page = await deskOf('supervisor')
    await page.goto(`/desk/m/${number}`)
    await begin(page, '登记发现的问题')
    await page.getByRole('button', { name: '再加一项' }).click()
    await page.getByLabel('问题', { exact: true }).fill('三处路面没有恢复，行人要绕行')
    await page.getByLabel('涉及谁').fill('沿街居民')
    await pick(page, /整改岗位/u, '市综合行政执法局 经办人')
    await send(page)
    await mustIn(city, id, 'supervisor', 'tell_conclusion', {
      conclusion: '审批合规，三处恢复不到位，限期整改',
    })
    const theirs = await deskOf('urban-clerk')
    await theirs.goto(`/desk/m/${number}`)
    await theirs.getByRole('button', { name: '申请复核' }).waitFor()
    await begin(theirs, '认可结论')
    await send(theirs)
    await theirs.getByText('办结', { exact: true }).first().waitFor()
    expect((await bodyOf(id)).state.name).toBe('closed')
  })
})

async function plan(page: Page, topic = '占道施工审批和恢复'): Promise<void> {
  await page.goto('/desk/supervision')
  await page.getByRole('link', { name: '计划督查' }).click()
  await pick(page, /督查对象/u, '市综合行政执法局')
  await page.getByLabel('督查什么').fill(topic)
  await page.getByLabel('范围和内容').fill('今年一季度的占道施工许可和路面恢复情况')
  await page.getByLabel('法律或文件依据').fill('《政府督查工作条例》第九条')
  await page.getByLabel('专项督查').check()
  await page.getByLabel('什么时候去').fill('2026-04-10')
  await page.getByRole('button', { name: '计划督查' }).click()
}

async function inspectionOf() {
  const [row] = await city.house.db.query<{ id: string }>(
    `SELECT matter_id AS id FROM matters WHERE jurisdiction_id = $1 AND kind = 'inspection' AND 'urban' = ANY(bound_units)`,
    [city.jurisdiction],
  )
  if (!row) throw new Error('there is no inspection')
  return row
}

describe('a decision', () => {
  it('is read with its options side by side on a phone; copied reasons are refused, one’s own are not', async () => {
    const page = await deskOf('leader')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/desk')
    await page.getByRole('heading', { name: '等您定的' }).waitFor()
    await looksRight(page, 'leader')
    await page.setViewportSize({ width: 390, height: 844 })
    await page
      .getByRole('link', { name: /砖厂关停还是改造/u })
      .first()
      .click()
    await page.getByRole('heading', { name: '方案比较' }).waitFor()
    await begin(page, '作出决定')
    await page.getByRole('radio', { name: /^关停/u }).check()
    const copy = `${DRAFT_REASONS.replaceAll('，', '；')}${DRAFT_REASONS}`
    await page.getByLabel('自己的理由').fill(copy)
    await page.getByLabel('什么时候评估结果').fill('2027-03-01')
    await page.getByRole('button', { name: '提交' }).click()
    await page
      .getByText(/这和起草单位的理由几乎一样/u)
      .first()
      .waitFor()
    await looksRight(page, 'decide-refused')
    await page.getByLabel('自己的理由').fill(OWN_REASONS)
    await send(page)
    await page.getByText(OWN_REASONS).first().waitFor()
  })

  it('leads to a target and its result, and back to what people said', async () => {
    const target = carriesOut
    await mustIn(city, memo.decision, 'leader', 'name_task', { task: target })
    await mustIn(city, target, 'urban-clerk', 'claim_done', {
      value: 1,
      proof: '窑体已拆，烟囱封堵，现场可看',
    })
    await mustIn(city, target, 'checker', 'pass_check', { found: '到现场看过，窑体已拆平' })
    await mustIn(city, target, 'caller', 'record_judgement', {
      asked: 40,
      answered: 36,
      approved: 33,
      how: '按楼栋抽四十户，逐户电话问',
      until: '2026-12-31',
    })
    const page = await deskOf('supervisor')
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(`/desk/m/${await numberOf(memo.request)}`)
    const thread = page.getByRole('region', { name: '来龙去脉' })
    await thread.getByText('目标 1，做到 1 座；受益人 36 人作答，33 人认可').waitFor()
    await looksRight(page, 'thread-from-request')
    for (const [link, title] of [
      ['砖厂黑烟熏人', '砖厂黑烟熏人'],
      ['丹枫新城旁的砖厂关停还是改造', '丹枫新城旁的砖厂关停还是改造'],
      ['关停城区砖瓦窑', '关停城区砖瓦窑'],
    ] as const) {
      await thread.getByRole('link', { name: link }).click()
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
    }
    await looksRight(page, 'thread-from-target')
    // And back, to every one of those who asked.
    await thread.getByRole('link', { name: '丹枫新城旁的砖厂关停还是改造' }).click()
    await page.getByRole('heading', { name: '方案比较' }).waitFor()
    await looksRight(page, 'decision')
    await thread.getByRole('link', { name: '砖厂黑烟熏人' }).click()
    await page.getByRole('heading', { level: 1, name: '砖厂黑烟熏人' }).waitFor()
    const asked = await linkedBodies(city.house.db, city.jurisdiction, {
      to: memo.hot,
      type: 'cites',
      kind: 'decision',
    })
    expect(asked).toHaveLength(1)
    await expect
      .poll(() => thread.locator('.trace-stages > li').first().getByRole('link').count())
      .toBe(6)
  })
})
