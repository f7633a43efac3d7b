/** A plan through the writer: documents above documents, targets below targets, down to one post each. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { Login, TestCity } from '../../tests/support/city.ts'
import { actIn, mustIn } from '../../tests/support/published.ts'
import { documentInput, targetInput as planned } from '../../tests/support/plan.ts'
import { writerOf } from '../../tests/support/writer.ts'
import type { Json } from '../kernel/index.ts'
import { commit } from '../matters/index.ts'
import { fixedClock } from '../platform/clock.ts'
import type { FixedClock } from '../platform/clock.ts'

let city: TestCity
let clock: FixedClock

beforeAll(async () => {
  clock = fixedClock('2026-03-02T02:00:00.000Z')
  city = await testCity({ clock })
})
afterAll(() => city.drop())

const { opened, must, code, bodyOf } = writerOf(() => city)

const targetInput = (document: string, more: Record<string, Json> = {}) =>
  planned(document, { deadline: '2026-12-20', ...more })

describe('documents', () => {
  it('stand on one another, clause by clause, and a plan that only copies is shown beside what it copies', async () => {
    const root = await must('document', 'register_document', 'supervisor', documentInput())
    const below = {
      title: '住房保障年度实施方案',
      issuer: '试验市住房局',
      level: 'unit',
      issued: '2026-02-01',
      above: root,
      root: false,
      clauses: [
        {
          number: '1',
          text: '今年建成保障性住房一千二百套，优先安排低收入家庭入住。',
          carries: '一',
        },
        { number: '2', text: '每月十日前公布各地块的进度，住户代表参加分户验收。', carries: '一' },
      ],
    }
    const plan = await bodyOf(await must('document', 'register_document', 'housing-head', below))
    expect(plan.links).toEqual([{ type: 'answers', to: root }])
    expect(plan.state).toMatchObject({ copied: [{ number: '1', above: '一', share: 1 }] })
    const wrong = (more: Record<string, Json>) =>
      opened('document', 'register_document', 'housing-head', { ...below, ...more })
    expect(await wrong({ above: null })).toMatchObject({ code: 'document_above_missing' })
    expect(
      await wrong({ clauses: [{ number: '1', text: '另起一条', carries: '九' }] }),
    ).toMatchObject({ code: 'no_such_clause', params: { number: '九' } })
    expect(await wrong({ issued: '2026-03-03' })).toMatchObject({ code: 'issued_in_future' })
    expect(await opened('document', 'register_document', 'operator', below)).toMatchObject({
      code: 'not_your_role',
    })
  })
})

describe('a plan', () => {
  it('is issued only when its parts make the whole and the weights a hundred; then each post takes its own', async () => {
    const document = await must('document', 'register_document', 'supervisor', documentInput())
    const whole = await must('target', 'draft_target', 'supervisor', targetInput(document))
    const part = (goal: number, weight: number, lead: string) =>
      must(
        'target',
        'draft_target',
        'supervisor',
        targetInput(document, {
          title: `其中 ${goal} 套`,
          part_of: whole,
          goal,
          weight,
          lead,
          deadline: '2026-11-30',
        }),
      )
    const east = await part(700, 60, 'housing-clerk')
    expect(await code(east, 'supervisor', 'issue_target', {})).toBe('parent_not_issued')
    await mustIn(city, whole, 'supervisor', 'issue_target', {})
    expect(await code(east, 'supervisor', 'issue_target', {})).toBe('weights_not_100')
    const west = await part(400, 39.9, 'bridge-clerk')
    const sum = await actIn(city, east, 'supervisor', 'issue_target', {})
    expect(sum).toMatchObject({ refusal: { code: 'weights_not_100', params: { sum: 99.9 } } })
    const amended = targetInput(document, {
      title: '其中 400 套',
      part_of: whole,
      goal: 400,
      weight: 40,
      lead: 'bridge-clerk',
      deadline: '2026-11-30',
    })
    await mustIn(city, west, 'supervisor', 'amend_target', amended)
    const made = await actIn(city, east, 'supervisor', 'issue_target', {})
    expect(made).toMatchObject({
      refusal: { code: 'parts_do_not_make_whole', params: { made: 1100, goal: 1200 } },
    })
    await mustIn(city, west, 'supervisor', 'amend_target', { ...amended, goal: 500 })
    await mustIn(city, east, 'supervisor', 'issue_target', {})
    await mustIn(city, west, 'supervisor', 'issue_target', {})
    for (const [id, login] of [
      [whole, 'housing-head'],
      [east, 'housing-clerk'],
      [west, 'bridge-clerk'],
    ] as const)
      await mustIn(city, id, login, 'accept_target', {})
    expect(await code(east, 'bridge-clerk', 'accept_target', {})).toBe('not_your_role')
    // Done is not done while a part is open.
    const claim = { value: 1200, proof: '竣工验收备案表 1,200 份，编号见附件' }
    expect(await code(whole, 'housing-head', 'claim_done', claim)).toBe('parts_open')
    const short = { ...claim, value: 699 }
    expect(await code(east, 'housing-clerk', 'claim_done', short)).toBe('goal_not_reached')
    await mustIn(city, east, 'housing-clerk', 'claim_done', { ...claim, value: 700 })
    // Nobody in the line checks it; somebody outside does, and those it is for are asked.
    expect(await code(east, 'housing-clerk', 'pass_check', {})).toBe('not_your_role')
    const found = '随机看了三十户，都已交付钥匙'
    await mustIn(city, east, 'checker', 'pass_check', { found })
    const asked = {
      asked: 60,
      answered: 41,
      approved: 20,
      how: '按户号随机抽，电话问',
      until: '2026-10-01',
    }
    await mustIn(city, east, 'caller', 'record_judgement', asked)
    expect((await bodyOf(east)).state).toMatchObject({ name: 'running', reworks: 1 })
    await mustIn(city, east, 'housing-clerk', 'claim_done', { ...claim, value: 700 })
    await mustIn(city, east, 'checker', 'pass_check', { found })
    await mustIn(city, east, 'caller', 'record_judgement', { ...asked, approved: 33 })
    expect((await bodyOf(east)).state).toMatchObject({ name: 'closed' })
  })

  it('outlives whoever holds it: the next post takes over, and no day moves', async () => {
    const document = await must('document', 'register_document', 'supervisor', documentInput())
    const id = await must('target', 'draft_target', 'supervisor', targetInput(document))
    await mustIn(city, id, 'supervisor', 'issue_target', {})
    await mustIn(city, id, 'housing-head', 'accept_target', {})
    const before = (await bodyOf(id)).clocks['target_deadline']
    await mustIn(city, id, 'housing-head', 'hand_on', { post: 'bridge-clerk' })
    expect(await code(id, 'operator', 'succeed', {})).toBe('not_your_role')
    await mustIn(city, id, 'bridge-clerk', 'succeed', {})
    const after = await bodyOf(id)
    expect(after.clocks['target_deadline']).toEqual(before)
    const leads = after.bindings.filter(({ role, until }) => role === 'lead' && until === null)
    expect(leads).toMatchObject([{ post: 'bridge-clerk', unit: 'bridge' }])
  })

  it('refuses a circle, a day after the one above, another unit of measure, and a document that is none', async () => {
    const document = await must('document', 'register_document', 'supervisor', documentInput())
    const top = await must('target', 'draft_target', 'supervisor', targetInput(document))
    const below = await must(
      'target',
      'draft_target',
      'supervisor',
      targetInput(document, { part_of: top }),
    )
    const draft = async (more: Record<string, Json>) => {
      const refused = await opened(
        'target',
        'draft_target',
        'supervisor',
        targetInput(document, more),
      )
      return typeof refused === 'string' ? 'done' : [refused.code, refused.field]
    }
    const round = await actIn(
      city,
      top,
      'supervisor',
      'amend_target',
      targetInput(document, { part_of: below }),
    )
    expect(round).toMatchObject({ refusal: { code: 'tree_goes_round', field: 'part_of' } })
    expect(await draft({ part_of: top, deadline: '2026-12-21' })).toEqual([
      'later_than_parent',
      'deadline',
    ])
    expect(await draft({ part_of: top, unit: '户' })).toEqual(['unit_not_parents', 'unit'])
    expect(await draft({ document: top })).toEqual(['document_missing', 'document'])
    expect(await draft({ clause: '九' })).toEqual(['no_such_clause_here', 'clause'])
    expect(await draft({ deadline: '2026-03-02' })).toEqual(['day_must_be_ahead', 'deadline'])
    expect(await draft({ lead: 'nobody' })).toEqual(['no_such_post', 'lead'])
    expect(await draft({ goal: -1 })).toEqual(['goal_behind_baseline', 'goal'])
    expect(await code(below, 'supervisor', 'unlink', { type: 'part_of', to: top })).toBe(
      'link_is_its_own',
    )
  })

  it('asks nobody for what the data say', async () => {
    const document = await must('document', 'register_document', 'supervisor', documentInput())
    const series = await must('series', 'declare_series', 'supervisor', {
      title: '竣工交付套数',
      unit: '套',
      decimals: 0,
      frequency: 'month',
      method: '以竣工验收备案表计数，累计',
      keeper: 'housing-clerk',
      review: '2027-01-31',
    })
    const id = await must(
      'target',
      'draft_target',
      'supervisor',
      targetInput(document, { series, lead: 'housing-clerk' }),
    )
    await mustIn(city, id, 'supervisor', 'issue_target', {})
    await mustIn(city, id, 'housing-clerk', 'accept_target', {})
    const ask = { words: '进展如何？' }
    expect(await code(id, 'leader', 'ask_progress', ask)).toBe('data_say_it_already')
    clock.set('2026-06-02T02:00:00.000Z')
    const value = { period: '2026-05', value: 310, source: '竣工备案系统' }
    await mustIn(city, series, 'housing-clerk', 'enter_value', value)
    expect(await code(id, 'leader', 'ask_progress', ask)).toBe('data_say_it_already')
    clock.set('2026-09-02T02:00:00.000Z')
    expect(await code(id, 'leader', 'ask_progress', ask)).toBe('done')
  })
})

describe('a blocker', () => {
  it('belongs to another unit and climbs when nobody solves it', async () => {
    const document = await must('document', 'register_document', 'supervisor', documentInput())
    const deadline = '2026-12-30'
    const id = await must(
      'target',
      'draft_target',
      'supervisor',
      targetInput(document, { deadline }),
    )
    await mustIn(city, id, 'supervisor', 'issue_target', {})
    await mustIn(city, id, 'housing-head', 'accept_target', {})
    const input = {
      about: id,
      what: '二号地块的管线没有迁走',
      need: '十月前迁走管线',
      unit: 'urban',
    }
    const raise = (login: Login, more: Record<string, Json> = {}) =>
      opened('blocker', 'raise_blocker', login, { ...input, ...more })
    expect(await raise('bridge-clerk')).toMatchObject({ code: 'not_your_target' })
    expect(await raise('housing-clerk', { unit: 'housing' })).toMatchObject({
      code: 'blocks_itself',
    })
    const blocker = await must('blocker', 'raise_blocker', 'housing-clerk', input)
    const system = { as: 'system', part: 'sweep' } as const
    const climb = { matter: blocker, act: 'climb', input: {}, actor: system }
    const levels = []
    for (let times = 0; times < 3; times += 1) {
      const [result] = await commit(city.house, city.jurisdiction, [climb])
      levels.push(result?.ok ? (await bodyOf(blocker)).state : result?.refusal.code)
    }
    expect(levels).toMatchObject([{ level: 'supervisor' }, { level: 'leader' }, 'nobody_above'])
    await mustIn(city, blocker, 'leader', 'solve_blocker', { how: '协调会定了迁移日期并已迁走' })
    expect(await code(blocker, 'leader', 'confirm_solved', {})).toBe('not_your_role')
    await mustIn(city, blocker, 'housing-head', 'confirm_solved', {})
    expect((await bodyOf(blocker)).state.name).toBe('solved')
  })
})
