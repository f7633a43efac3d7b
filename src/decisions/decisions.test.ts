/** What hangs on decisions, campaigns and activities: pure, and through the writer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import { mustIn } from '../../tests/support/published.ts'
import { writerOf } from '../../tests/support/writer.ts'
import type { Matter } from '../kernel/index.ts'
import { fixedClock } from '../platform/clock.ts'
import type { FixedClock } from '../platform/clock.ts'
import { decisionPage } from './page.ts'
import { publicDecision, publicDecisions } from './public.ts'
import { distinctResults, isCopied } from './reading.ts'
import { campaignReport } from './report.ts'

let city: TestCity
let clock: FixedClock

beforeAll(async () => {
  clock = fixedClock('2026-03-02T02:00:00.000Z')
  city = await testCity({ clock })
})
afterAll(() => city.drop())

const { opened, must, code, bodyOf } = writerOf(() => city)

const DRAFT =
  '建议采用方案一。该方案投资少、工期短，能在雨季前完工，对沿线商户影响小，社区意见比较一致。'

const MEMO = {
  title: '北河老桥是修还是拆建',
  question: '老桥限载五吨，公交绕行，两岸居民反映出行不便。',
  options: [
    {
      name: '加固',
      what: '换支座、补强桥面',
      cost: '三百万元',
      risk: '十年后仍要拆建',
      bears: '绕行三个月的居民',
    },
    {
      name: '拆建',
      what: '原址新建双车道桥',
      cost: '两千万元',
      risk: '工期一年半',
      bears: '沿河十二家商户',
    },
  ],
  draft_reasons: DRAFT,
}

describe('a decision', () => {
  it('needs two options, and reasons that are the leader’s own', async () => {
    const one = await opened('decision', 'draft_memo', 'urban-clerk', {
      ...MEMO,
      options: MEMO.options.slice(0, 1),
    })
    expect(one).toMatchObject({ code: 'too_few', field: 'options' })
    const id = await must('decision', 'draft_memo', 'urban-clerk', MEMO)
    await mustIn(city, id, 'urban-clerk', 'submit_memo', {})
    const decide = (reasons: string, option = '拆建') =>
      code(id, 'leader', 'decide', { option, reasons, review: '2027-03-01' })
    expect(await decide('')).toBe('required')
    expect(await decide(DRAFT)).toBe('reasons_copied')
    const turned =
      '社区意见比较一致!对沿线商户影响小;能在雨季前完工，该方案投资少，工期短;建议采用方案一!!'
    expect(await decide(turned)).toBe('reasons_copied')
    const own =
      '我去看过三次，早高峰老人推车走不上引桥。修补只管十年，孩子上学还要再绕一次，宁可一次做好，商户的损失由财政补。'
    expect(await decide(own, '不修')).toBe('no_such_option')
    expect(await decide(own)).toBe('done')
    expect((await bodyOf(id)).state).toMatchObject({
      name: 'decided',
      option: '拆建',
      reasons: own,
    })
  })

  it('that is major is open to comment for thirty days first', async () => {
    const id = await must('decision', 'draft_memo', 'urban-clerk', { ...MEMO, major: true })
    expect(await code(id, 'urban-clerk', 'submit_memo', {})).toBe('not_commented_yet')
    const { number } = await bodyOf(id)
    const shown = () => publicDecision(city.house, city.jurisdiction, number)
    expect(await shown()).toBeNull()
    await mustIn(city, id, 'urban-clerk', 'open_comment', {})
    const open = await shown()
    if (!open) throw new Error('what is open to comment is not to be read')
    const html = decisionPage({ language: 'zh', elder: false, text: 18 }, open)
    expect(html).toContain('原址新建双车道桥')
    // What the authors suggest is for whoever decides.
    expect(html).not.toContain('雨季前完工')
    const summed = {
      count: '27',
      summary: '二十人要求先保通行，采纳；七人要求不拆，不采纳，限载影响消防车。',
    }
    clock.set('2026-03-31T02:00:00.000Z')
    expect(await code(id, 'urban-clerk', 'close_comment', summed)).toBe('comment_still_open')
    clock.set('2026-04-03T02:00:00.000Z')
    await mustIn(city, id, 'urban-clerk', 'close_comment', summed)
    // Back with its authors it stays open to be read.
    expect((await shown())?.facts.comments).toBe(summed.summary)
    await mustIn(city, id, 'urban-clerk', 'submit_memo', {})
    expect(await publicDecisions(city.house, city.jurisdiction)).toContainEqual(
      expect.objectContaining({ number }),
    )
  })
})

describe('a campaign', () => {
  it('takes no activity without the problem it solves, and closes no stage before its mandatory ones', async () => {
    const campaign = await must('campaign', 'open_campaign', 'leader', {
      title: '群众路线教育实践活动',
      purpose: '解决群众反映强烈的问题，不搞形式。',
      units: ['urban'],
      stages: ['学习教育、听取意见', '整改落实、建章立制'],
      until: '2026-09-30',
    })
    const problem = await must('rectification', 'register_problem', 'supervisor', {
      problem: '窗口中午没有人',
      source: 'people',
      concerned: '来办事的居民',
      post: 'urban-clerk',
    })
    const activity = {
      title: '窗口错时值班',
      campaign,
      series: 'grassroots',
      stage: 1,
      problem,
      outcome: '中午来也能办',
      mandatory: true,
    }
    expect(
      await opened('activity', 'propose_activity', 'urban-clerk', {
        ...activity,
        problem: campaign,
      }),
    ).toMatchObject({ code: 'activity_without_problem', field: 'problem' })
    const id = await must('activity', 'propose_activity', 'urban-clerk', activity)
    const close = { words: '窗口中午有人了，办件不再排长队', until: '2026-12-31' }
    expect(await code(campaign, 'supervisor', 'close_stage', close)).toBe('mandatory_open')
    await mustIn(city, id, 'supervisor', 'approve_activity', { until: '2026-06-30' })
    // What the stage must bring is not waived by whoever must bring it.
    expect(await code(id, 'urban-clerk', 'drop_activity', { why: '太忙了，不办了' })).toBe(
      'mandatory_not_yours',
    )
    await mustIn(city, id, 'urban-clerk', 'hold_activity', { words: '中午轮班，三个窗口常开' })
    const came = { verdict: 'yes', came: '问了十二人，十一人说中午办成了' }
    await mustIn(city, id, 'caller', 'record_change', came)
    await mustIn(city, campaign, 'supervisor', 'close_stage', close)
    expect(await code(campaign, 'supervisor', 'close_stage', close)).toBe('last_stage')
    // A problem found in the campaign keeps it open, and nobody takes it out by hand.
    const found = await must('rectification', 'register_problem', 'supervisor', {
      problem: '材料清单三处说法不一',
      source: 'self',
      concerned: '来办事的居民',
      post: 'urban-clerk',
      campaign,
    })
    const result = { words: '窗口中午不关，材料清单一次说清', matter: problem }
    const results = ['style', 'people', 'growth'].map((chapter) => ({ chapter, ...result }))
    expect(await code(campaign, 'supervisor', 'close_campaign', { results })).toBe('mandatory_open')
    const out = { to: campaign, type: 'part_of' }
    expect(await code(found, 'urban-clerk', 'unlink', out)).toBe('link_is_its_own')
    await mustIn(city, found, 'arbiter', 'lift', { why: '清单本来一致，看错了旧版' })
    const two = results.map((one) => ({ ...one, chapter: 'people' }))
    expect(await code(campaign, 'supervisor', 'close_campaign', { results: two })).toBe(
      'chapter_missing',
    )
    await mustIn(city, campaign, 'supervisor', 'close_campaign', { results })
    const actor = await city.actorOf('bridge-clerk')
    const report = await campaignReport(city.house, city.jurisdiction, actor, campaign)
    expect(report).toMatchObject({
      results: { count: 1, elsewhere: 0 },
      problems: { found: 1, rectified: 0, open: 0 },
      orphans: [],
    })
    expect(report?.series.map(({ words }) => words.zh)).toEqual([
      '增强群众观点、坚持群众路线',
      '走进基层群众、密切干群关系',
      '强化廉洁自律、提升机关效能',
      '一切依靠群众、推进重点建设',
      '接受群众监督、强化考核评议',
    ])
    expect(report?.series[1]?.activities).toMatchObject([
      { title: '窗口错时值班', verdict: 'yes', problem: { title: '窗口中午没有人' } },
    ])
    expect(report?.chapters.map((one) => one.results.length)).toEqual([1, 1, 1])
    expect(
      await opened('rectification', 'register_problem', 'supervisor', {
        problem: '又一处清单不一致',
        source: 'self',
        concerned: '居民',
        post: 'urban-clerk',
        campaign,
      }),
    ).toMatchObject({ code: 'no_running_campaign', field: 'campaign' })
  })

  it('counts a result once, whoever cites it, and none where nobody says that anything changed', () => {
    const closed = (to: string, verdict = 'yes', name = 'closed') =>
      ({ state: { name, verdict }, links: [{ type: 'caused_by', to }] }) as unknown as Matter
    const all = [
      ...['a', 'a', 'b'].map((to) => closed(to)),
      ...['no', 'silent'].map((verdict) => closed('c', verdict)),
      closed('d', 'yes', 'held'),
    ]
    expect(distinctResults(all)).toEqual(['a', 'b'])
  })
})

it('reasons are a copy whatever their order, and none where they say something else', () => {
  const matter = { state: { draftReasons: DRAFT } } as unknown as Matter
  expect(isCopied({ reasons: DRAFT.replaceAll('，', '；') }, matter)).toBe(true)
  expect(isCopied({ reasons: '两岸都要走，宁可慢一年。' }, matter)).toBe(false)
})
