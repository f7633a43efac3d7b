/** The plan as everybody sees it: walked down to the post, its lights, what was revised, and nothing that is no promise yet. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import { documentIn, draftIn, seriesIn, targetInput } from '../../tests/support/plan.ts'
import { publicServer } from '../../tests/support/public-server.ts'
import { mustIn } from '../../tests/support/published.ts'
import { writerOf } from '../../tests/support/writer.ts'
import { fixedClock } from '../platform/clock.ts'
import type { FixedClock } from '../platform/clock.ts'
import { refreshStandings } from './refresh.ts'
import { slippingTargets, standingOf } from './standings.store.ts'

let city: TestCity
let clock: FixedClock
let app: FastifyInstance
let document: string
const ids = { whole: '', east: '', west: '', draft: '', series: '' }

const { bodyOf, code, must } = writerOf(() => city)

const on = (day: string) => clock.set(`${day}T02:00:00.000Z`)

const MONTHS = ['01', '02', '03', '04', '05', '06'] as const
/** The east goes on and then breaks off. */
const EAST = [70, 140, 215, 285, 290, 294] as const

async function get(path: string) {
  const { statusCode, body } = await app.inject({ url: path })
  return { statusCode, body, text: body.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ') }
}

const numberOf = async (id: string) => (await bodyOf(id)).number

beforeAll(async () => {
  clock = fixedClock('2026-01-12T02:00:00.000Z')
  city = await testCity({ clock })
  app = await publicServer(city.house, city.jurisdiction)
  document = await documentIn(city)
  ids.series = await seriesIn(city)
  ids.whole = await draftIn(city, document, { deadline: '2026-12-20' })
  const part = (title: string, goal: number, lead: string, more = {}) =>
    draftIn(city, document, {
      title,
      part_of: ids.whole,
      goal,
      lead,
      weight: 50,
      deadline: '2026-11-30',
      start: '2026-01-10',
      ...more,
    })
  ids.east = await part('东片建成 800 套', 800, 'housing-clerk', { series: ids.series })
  ids.west = await part('西片建成 400 套', 400, 'bridge-clerk')
  const below = targetInput(document, { title: '还没有下达的目标', part_of: ids.east, unit: '套' })
  ids.draft = await must('target', 'draft_target', 'supervisor', {
    ...below,
    goal: 800,
    deadline: '2026-11-01',
  })
  for (const id of [ids.whole, ids.east, ids.west])
    await mustIn(city, id, 'supervisor', 'issue_target', {})
  await mustIn(city, ids.whole, 'housing-head', 'accept_target', {})
  await mustIn(city, ids.east, 'housing-clerk', 'accept_target', {})
  await mustIn(city, ids.west, 'bridge-clerk', 'accept_target', {})
  for (const [n, month] of MONTHS.entries()) {
    on(`2026-${String(n + 2).padStart(2, '0')}-08`)
    const value = { period: `2026-${month}`, value: EAST[n] ?? 0, source: '竣工备案' }
    await mustIn(city, ids.series, 'housing-clerk', 'enter_value', value)
  }
  await refreshStandings(city.house, city.jurisdiction)
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

describe('the tree', () => {
  it('is walked from the commitment to the post, which is named and no person', async () => {
    const plan = await get('/plan')
    expect(plan.text).toContain('加快发展、科学发展不动摇')
    expect(plan.body).toContain(`/plan/${await numberOf(ids.whole)}`)
    expect(plan.body).not.toContain(await numberOf(ids.east))
    const whole = await get(`/plan/${await numberOf(ids.whole)}`)
    expect(whole.text).toContain('下级 2 项中有 1 项预警')
    expect(whole.body).toContain(`/plan/${await numberOf(ids.east)}`)
    const east = await get(`/plan/${await numberOf(ids.east)}`)
    const org = await city.house.org(city.jurisdiction)
    expect(east.text).toContain(org.posts.get('housing-clerk')?.title.zh)
    const people = await city.house.db.query<{ name: string }>(
      'select name from people where jurisdiction_id = $1',
      [city.jurisdiction],
    )
    expect(people.length).toBeGreaterThan(10)
    for (const { name } of people) expect(east.text).not.toContain(name)
  })

  it('says in English what it says in Chinese, and is read in large text', async () => {
    const path = `/plan/${await numberOf(ids.east)}`
    const { text } = await get(`${path}?lang=en`)
    expect(text).toContain('Schedule early warning')
    expect(text).toContain('not checked yet')
    expect((await get(`${path}?view=elder`)).body).toContain('class="elder"')
  })

  it('shows nobody what is a draft: it is as absent as what never was', async () => {
    const draft = await get(`/plan/${await numberOf(ids.draft)}`)
    const series = await get(`/plan/${await numberOf(ids.series)}`)
    const nowhere = await get('/plan/260101-22222-2')
    const wild = await get('/plan/%27%20or%201')
    for (const one of [draft, series, nowhere, wild]) expect(one.statusCode).toBe(404)
    const shape = (body: string, path: string) => body.replaceAll(path, '')
    expect(shape(draft.body, await numberOf(ids.draft))).toBe(shape(nowhere.body, '260101-22222-2'))
    expect((await get('/plan')).text).not.toContain('还没有下达的目标')
  })

  it('says who answers for what, by unit and post', async () => {
    const who = await get('/plan/who')
    expect(who.body).toContain('/plan/who?unit&#61;housing')
    const unit = await get('/plan/who?unit=housing')
    expect(unit.text).toContain('东片建成 800 套')
    expect(unit.text).not.toContain('西片建成 400 套')
    expect((await get('/plan/who?unit=nowhere')).statusCode).toBe(404)
    expect((await get('/plan?from=99999999')).statusCode).toBe(200)
  })
})

describe('a slip', () => {
  it('is seen months before it happens, by the trend of its values', async () => {
    const east = await standingOf(city.house.db, city.jurisdiction, { target: ids.east })
    expect(east?.lights.schedule).toMatchObject({
      colour: 'watch',
      reasons: [{ code: expect.stringMatching(/^trend_/u) }],
    })
    const slipping = await slippingTargets(city.house.db, city.jurisdiction, 10)
    expect(slipping.map(({ target }) => target)).toEqual([ids.east, ids.whole])
  })

  it('is carried to what waits for it, and is not carried in a circle', async () => {
    expect(
      await code(ids.east, 'housing-clerk', 'depend', { on: ids.east, why: '等自己先完成' }),
    ).toBe('depends_round')
    expect(
      await code(ids.east, 'housing-clerk', 'depend', { on: ids.whole, why: '等上级先完成' }),
    ).toBe('depends_round')
    const why = '要从东片的变电所引电'
    await mustIn(city, ids.west, 'bridge-clerk', 'depend', { on: ids.east, why })
    expect(await code(ids.west, 'bridge-clerk', 'depend', { on: ids.east, why })).toBe(
      'depends_already',
    )
    expect(await code(ids.east, 'housing-clerk', 'depend', { on: ids.west, why })).toBe(
      'depends_round',
    )
    const slip = { expected: '2026-12-15', reason: '三号地块没有永久用电' }
    await mustIn(city, ids.east, 'housing-clerk', 'expect_slip', slip)
    await refreshStandings(city.house, city.jurisdiction)
    const west = await get(`/plan/${await numberOf(ids.west)}`)
    expect(west.text).toContain('在等“东片建成 800 套”，被它拖后 15 天')
    expect(west.text).toContain('关键路径')
    const east = await get(`/plan/${await numberOf(ids.east)}`)
    expect(east.text).toContain('三号地块没有永久用电')
    await mustIn(city, ids.west, 'bridge-clerk', 'no_longer_depend', { on: ids.east, why })
    expect(await code(ids.west, 'bridge-clerk', 'no_longer_depend', { on: ids.east, why })).toBe(
      'does_not_depend',
    )
  })
})

describe('what is said of a target', () => {
  it('keeps the old value beside the one that was put right', async () => {
    await mustIn(city, ids.series, 'housing-clerk', 'revise_value', {
      period: '2026-06',
      value: 288,
      source: '竣工备案',
      reason: '六套只交了毛坯，核对后扣除',
    })
    const { text } = await get(`/plan/${await numberOf(ids.east)}`)
    expect(text).toContain('原为 294；六套只交了毛坯，核对后扣除')
  })

  it('names a gap with its cause and measure, and asks for it where nobody has', async () => {
    const path = `/plan/${await numberOf(ids.east)}`
    expect((await get(path)).text).toContain('责任岗位还没有说明原因')
    await mustIn(city, ids.east, 'housing-clerk', 'name_gap', {
      cause: '三号地块没有永久用电',
      measure: '先交付一、二号楼，三号地块接临时电源',
      until: '2026-09-30',
    })
    const { text } = await get(path)
    expect(text).toContain('措施：先交付一、二号楼，三号地块接临时电源')
    expect(text).not.toContain('责任岗位还没有说明原因')
    expect((await bodyOf(ids.east)).state).toMatchObject({
      gaps: [{ value: 288, goal: 800, until: '2026-09-30' }],
    })
  })

  it('tells what blocks it, and not what is asked for inside', async () => {
    await must('blocker', 'raise_blocker', 'housing-clerk', {
      about: ids.east,
      what: '三号地块没有永久用电',
      need: '供电公司八月底前送电',
      unit: 'bridge',
    })
    await refreshStandings(city.house, city.jurisdiction)
    const { text } = await get(`/plan/${await numberOf(ids.east)}`)
    expect(text).toContain('由有关单位解决')
    expect(text).not.toContain('供电公司八月底前送电')
  })
})

describe('standings', () => {
  it('are made again only when something has changed or another day has come', async () => {
    await refreshStandings(city.house, city.jurisdiction)
    expect(await refreshStandings(city.house, city.jurisdiction)).toBeNull()
    on('2026-07-20')
    expect(await refreshStandings(city.house, city.jurisdiction)).toMatchObject({ targets: 3 })
  })

  it('are the same however often they are made', async () => {
    const made = await standingOf(city.house.db, city.jurisdiction, { target: ids.east })
    on('2026-07-21')
    await refreshStandings(city.house, city.jurisdiction)
    on('2026-07-20')
    await refreshStandings(city.house, city.jurisdiction)
    expect(await standingOf(city.house.db, city.jurisdiction, { target: ids.east })).toEqual(made)
  })
})
