/** What is asked of units: once, with a basis and an end, instead of something else; the hours are computed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import { publicServer } from '../../tests/support/public-server.ts'
import { actIn, mustIn } from '../../tests/support/published.ts'
import { writerOf } from '../../tests/support/writer.ts'
import type { Json } from '../kernel/index.ts'
import type { BurdenState } from '../kinds/index.ts'
import { fixedClock } from '../platform/clock.ts'
import type { FixedClock } from '../platform/clock.ts'
import { heldByKinds, nameOf, whereIs } from './data.ts'

let city: TestCity
let clock: FixedClock
beforeAll(async () => {
  clock = fixedClock('2026-03-02T02:00:00.000Z')
  city = await testCity({ clock })
})
afterAll(() => city.drop())

const { opened, must, code, bodyOf } = writerOf(() => city)

const form = (more: Record<string, Json> = {}) => ({
  title: '老旧小区管线月报',
  sort: 'form',
  basis: '《城镇燃气管理条例》第三十五条',
  purpose: '掌握老化管线的更换进度',
  data: [{ name: '更换的管线长度' }, { name: '待更换的管线长度' }],
  often: 'month',
  units: ['east', 'bridge'],
  until: '2026-12-31',
  ...more,
})

const old = (more: Record<string, Json> = {}) => ({
  ...form({ title: '历年沿用的安全周报', data: [{ name: '本周检查次数' }], often: 'week' }),
  unit: 'housing',
  since: '2020-01-01',
  ...more,
})

async function running(input: Record<string, Json>): Promise<string> {
  const id = await must('burden', 'record_burden', 'supervisor', input)
  await mustIn(city, id, 'leader', 'approve_burden', {})
  return id
}

const stateOf = async (id: string) => (await bodyOf(id)).state as unknown as BurdenState
const refusal = async (more: Record<string, Json>) => {
  const result = await opened('burden', 'propose_burden', 'housing-clerk', form(more))
  return typeof result === 'string' ? result : result
}

describe('a burden', () => {
  it('needs an end ahead, its shape, and something in force that ends for it', async () => {
    const repeals = await running(old({ data: [{ name: '要停掉的那一项' }] }))
    expect(await refusal({ repeals, until: '2026-03-02' })).toMatchObject({
      code: 'day_must_be_ahead',
      field: 'until',
    })
    expect(await refusal({})).toMatchObject({ code: 'required', field: 'repeals' })
    expect(await refusal({ repeals, data: [] })).toMatchObject({ code: 'burden_without_data' })
    expect(await refusal({ repeals, sort: 'meeting' })).toMatchObject({
      code: 'meeting_without_length',
    })
    const proposed = await must('burden', 'propose_burden', 'housing-clerk', form({ repeals }))
    expect(await refusal({ repeals: proposed })).toMatchObject({ code: 'repeal_not_standing' })
    const rival = await must('burden', 'propose_burden', 'urban-clerk', {
      ...form({ repeals }),
      data: [{ name: '另一个单位同时提出的' }],
    })
    await mustIn(city, proposed, 'leader', 'approve_burden', {})
    // Two data, twelve times, three minutes each, of each unit.
    expect(await stateOf(proposed)).toMatchObject({ name: 'in_force', hours: 1.2 })
    expect((await stateOf(repeals)).name).toBe('ended')
    expect(await code(rival, 'leader', 'approve_burden', {})).toBe('repeal_gone')
  })

  it('asks for nothing that is already there: it says where, or is filled in from it at no cost', async () => {
    const repeals = await running(old({ data: [{ name: '另一项要停掉的' }] }))
    const number = async (id: string) => (await bodyOf(id)).number
    const holder = await running(old({ data: [{ name: '在册企业用工人数' }] }))
    const series = await must('series', 'declare_series', 'supervisor', {
      title: '规模以上工业增加值',
      unit: '亿元',
      decimals: 1,
      frequency: 'month',
      method: '统计局口径，按月核算',
      keeper: 'housing-clerk',
      review: '2027-01-01',
    })
    const asking = (name: string, from?: string) =>
      refusal({ repeals, data: [from === undefined ? { name } : { name, from }] })
    expect(await asking('在册企业用工人数（人）')).toMatchObject({
      code: 'datum_already_there',
      params: { where: await number(holder) },
    })
    expect(await asking('规模以上工业增加值')).toMatchObject({
      code: 'datum_already_there',
      params: { where: await number(series) },
    })
    // Published every week, and written in every target anyhow.
    expect(await asking('答复后又重办')).toMatchObject({ params: { where: '/data' } })
    expect(await asking('实际完成值')).toMatchObject({ code: 'datum_already_there' })
    expect(await asking('谁也没有的数', series)).toMatchObject({ code: 'datum_not_there' })
    const filled = await refusal({
      repeals,
      data: [{ name: '规模以上工业增加值', from: series }, { name: '停产企业个数' }],
    })
    expect(typeof filled).toBe('string')
    expect(await stateOf(String(filled))).toMatchObject({ hours: 0.6 })
    const twice = [{ name: '停产 企业数' }, { name: '停产企业数' }]
    expect(await refusal({ repeals, data: twice })).toMatchObject({ code: 'datum_twice' })
  })

  it('warns at the draft what is too long, and shows the reason to everybody', async () => {
    const repeals = await running(old({ data: [{ name: '第三项要停掉的' }] }))
    const meeting = { repeals, sort: 'meeting', data: [], people: 3, often: 'month' }
    expect(await refusal({ ...meeting, minutes: 90 })).toMatchObject({
      code: 'meeting_too_long',
      params: { is: 90, most: 60 },
    })
    const report = { repeals, sort: 'report', characters: 4500 }
    expect(await refusal(report)).toMatchObject({ code: 'text_too_long', params: { most: 4000 } })
    const paper = { repeals, sort: 'document', data: [], people: 2 }
    expect(await refusal({ ...paper, characters: 5001 })).toMatchObject({
      params: { most: 5000 },
    })
    const long = await refusal({ ...meeting, minutes: 90, why_long: '同时部署三项防汛工作' })
    expect(await stateOf(String(long))).toMatchObject({
      hours: 54,
      whyLong: '同时部署三项防汛工作',
    })
  })

  it('goes on only with a reason and an approval; the one who asks for it does not give it', async () => {
    const id = await running(old({ data: [{ name: '要续期的一项' }] }))
    const renewal = { until: '2027-06-30', reason: '汛期隐患排查还要用到这项数据' }
    expect(await code(id, 'leader', 'confirm_renewal', {})).toBe('no_renewal_asked')
    expect(
      await actIn(city, id, 'supervisor', 'propose_renewal', { ...renewal, until: '2026-05-01' }),
    ).toMatchObject({ refusal: { code: 'renewal_not_later' } })
    await mustIn(city, id, 'supervisor', 'propose_renewal', renewal)
    await mustIn(city, id, 'leader', 'confirm_renewal', {})
    expect(await stateOf(id)).toMatchObject({ until: '2027-06-30', renewal: null })
    await mustIn(city, id, 'supervisor', 'end_burden', { why: '数据已经联网，不再需要' })
    expect((await stateOf(id)).name).toBe('ended')
  })
})

it('knows a datum by its name whatever stands around it, and fields of matters for what they are', () => {
  expect(nameOf('本辖区 企业用工人数（人）')).toBe(nameOf('企业用工人数'))
  expect(nameOf('企业用工人数')).not.toBe(nameOf('企业退休人数'))
  const held = heldByKinds(city.house.kinds.values())
  expect(whereIs('验收标准', held)).toBe('目标任务')
  expect(whereIs('理由', held)).toBe(null)
})

it('is metered for everybody: by whom, of whom, one by one; what is over counts nothing', async () => {
  const app = await publicServer(city.house, city.jurisdiction)
  try {
    const page = async (query = '') => (await app.inject({ url: `/burden${query}` })).body
    const before = await page()
    expect(before).toContain('老旧小区管线月报')
    expect(before).toContain('《城镇燃气管理条例》第三十五条')
    const total = (body: string) => Number(/一年占用各单位 ([\d,.]+) 小时/u.exec(body)?.[1])
    expect(total(before)).toBeGreaterThan(0)
    expect(await page('?lang=en')).toContain('Housing Bureau')
    clock.set('2027-03-02T02:00:00.000Z')
    const after = await page()
    expect(after).toContain('期限已过，不用再报')
    expect(total(after)).toBe(0)
  } finally {
    await app.close()
  }
})
