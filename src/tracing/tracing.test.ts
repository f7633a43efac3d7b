/** From what people ask to a decision, a target and its result, and back: from every end, whoever follows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { Login, TestCity } from '../../tests/support/city.ts'
import { hotIn } from '../../tests/support/hot.ts'
import { mustIn } from '../../tests/support/published.ts'
import { writerOf } from '../../tests/support/writer.ts'
import { refreshHot } from '../hot/index.ts'
import { linkedBodies } from '../matters/index.ts'
import { fixedClock } from '../platform/clock.ts'
import { publicTrace, traceFor } from './trace.ts'
import type { Trace } from './trace.ts'
import { threadOf } from './walk.ts'
import type { Step } from './walk.ts'

let city: TestCity
const { must, bodyOf } = writerOf(() => city)

interface Thread {
  readonly request: string
  readonly hot: string
  readonly decision: string
  readonly target: string
  readonly part: string
}

let thread: Thread

beforeAll(async () => {
  city = await testCity({ clock: fixedClock('2026-03-02T02:00:00.000Z') })
  thread = await lived()
}, 60_000)
afterAll(() => city.drop())

async function lived(): Promise<Thread> {
  const event = await hotIn(city)
  const hot = await must('hot_problem', 'take_on_hot', 'leader', {
    event,
    title: '砖厂黑烟熏人',
    unit: 'urban',
    until: '2026-12-31',
  })
  await refreshHot(city.house, city.jurisdiction)
  const [request] = (await bodyOf(hot)).links.map(({ to }) => to)
  if (request === undefined) throw new Error('nobody asked')
  const option = (name: string) => ({
    name,
    what: '按这个办法关停或改造',
    cost: '三百万元',
    risk: '工人安置',
    bears: '砖厂和工人',
  })
  const decision = await must('decision', 'draft_memo', 'urban-clerk', {
    title: '丹枫新城旁的砖厂关停还是改造',
    question: '砖厂烧窑的烟尘影响三千户居民，搬迁承诺已经过期。',
    options: [option('关停'), option('改造')],
    said: [{ matter: hot, words: '六人说孩子咳嗽' }],
    draft_reasons: '建议改造：投资少，工人不用安置，半年内能装上除尘设备。',
  })
  await mustIn(city, decision, 'urban-clerk', 'submit_memo', {})
  await mustIn(city, decision, 'leader', 'decide', {
    option: '关停',
    reasons: '三次限期都没有做到，孩子夜里咳得睡不着；窑是老窑，装了除尘也要年年修，不如一次关掉。',
    review: '2027-03-01',
  })
  const document = await must('document', 'register_document', 'supervisor', {
    title: '大气污染防治年度计划',
    issuer: '市人民政府',
    level: 'city',
    issued: '2026-01-10',
    root: true,
    clauses: [{ number: '一', text: '年底前关停城区砖瓦窑。' }],
  })
  const draft = (more: object) => ({
    title: '关停城区砖瓦窑',
    document,
    clause: '一',
    metric: '关停的砖瓦窑',
    unit: '座',
    baseline: 0,
    base_year: 2025,
    goal: 1,
    direction: 'at_least',
    method: '逐座现场核对',
    source: '生态环境局',
    start: '2026-03-10',
    deadline: '2026-12-20',
    criteria: '窑体拆除，烟囱封堵',
    who: 'people',
    benefit: '不再吸烟尘',
    weight: 100,
    instrument: '关停补偿',
    aggregation: 'sum',
    lead: 'urban-clerk',
    ...more,
  })
  const target = await must('target', 'draft_target', 'supervisor', draft({}))
  await mustIn(city, target, 'supervisor', 'issue_target', {})
  const part = await must(
    'target',
    'draft_target',
    'supervisor',
    draft({ title: '签订关停协议', part_of: target }),
  )
  await mustIn(city, decision, 'leader', 'name_task', { task: target })
  return { request, hot, decision, target, part }
}

async function seen(from: string, login: Login): Promise<Trace> {
  const actor = await city.actorOf(login)
  const found = await traceFor(city.house, city.jurisdiction, actor, from)
  if (!found) throw new Error('there is no thread')
  return found
}

const numberOf = async (id: string) => (await bodyOf(id)).number

describe('the thread', () => {
  it('is whole from every end: each names all that leads to it and all that comes of it', async () => {
    const ends = [thread.request, thread.hot, thread.decision, thread.target, thread.part]
    const numbers = await Promise.all(ends.map(numberOf))
    for (const end of ends) {
      const { nodes, isCut } = await seen(end, 'supervisor')
      expect(isCut).toBe(false)
      expect(nodes.map(({ number }) => number)).toEqual(expect.arrayContaining(numbers))
      expect(nodes.filter(({ isHere }) => isHere)).toHaveLength(1)
      // No link is broken: whatever a node says it comes of is there, and each but the first comes of something.
      const there = new Set(nodes.map(({ number }) => number))
      for (const { of } of nodes) for (const number of of) expect(there.has(number)).toBe(true)
      const [, ...later] = numbers
      for (const number of later)
        expect(nodes.find((one) => one.number === number)?.of.length).toBeGreaterThan(0)
    }
  })

  it('goes with what merely shares an origin neither way', async () => {
    const { nodes } = await seen(thread.request, 'supervisor')
    // Five more ask the same: they are no result of this request.
    expect(nodes.filter(({ stage }) => stage === 'asked')).toHaveLength(1)
    const back = await seen(thread.target, 'supervisor')
    expect(back.nodes.filter(({ kind }) => kind.zh === '诉求')).toHaveLength(6)
  })

  it('says of each what came of it', async () => {
    const { nodes } = await seen(thread.decision, 'leader')
    const said = nodes.map(({ result }) => result?.zh)
    expect(said).toContain('选定：关停')
    expect(said).toContain('目标：关停的砖瓦窑 1 座')
  })

  it('shows nobody what they may not see', async () => {
    const hot = await numberOf(thread.hot)
    const other = await seen(thread.decision, 'bridge-clerk')
    expect(other.nodes.map(({ number }) => number)).not.toContain(hot)
    expect(other.nodes.map(({ kind }) => kind.zh)).not.toContain('诉求')
    expect(other.nodes.map(({ number }) => number)).toContain(await numberOf(thread.target))
    const actor = await city.actorOf('bridge-clerk')
    expect(await traceFor(city.house, city.jurisdiction, actor, thread.hot)).toBeNull()
  })

  it('never holds what is sealed, not even for who handles it', async () => {
    const before = (await seen(thread.hot, 'supervisor')).nodes.length
    const asked = (await bodyOf(thread.hot)).links.map(({ to }) => to)
    const one = asked.at(-1) ?? ''
    await mustIn(city, one, 'dispatcher', 'propose_seal', { reason: '反映的是执法人员' })
    await mustIn(city, one, 'supervisor', 'seal', { unit: 'housing' })
    const after = await seen(thread.hot, 'supervisor')
    expect(after.nodes).toHaveLength(before - 1)
    const sealed = await city.actorOf('sealed')
    expect(await traceFor(city.house, city.jurisdiction, sealed, one)).toBeNull()
  })

  it('tells everybody what is public of it, and of single requests nothing', async () => {
    const found = await publicTrace(city.house, city.jurisdiction, thread.target)
    const kinds = (found?.nodes ?? []).map(({ kind }) => kind.zh)
    expect(kinds).toEqual(expect.arrayContaining(['文件', '热点问题', '决策', '目标任务']))
    expect(kinds).not.toContain('诉求')
    // The part is a draft still.
    expect(found?.nodes.map(({ number }) => number)).not.toContain(await numberOf(thread.part))
    expect(await publicTrace(city.house, city.jurisdiction, thread.part)).toBeNull()
    expect(await publicTrace(city.house, city.jurisdiction, thread.hot)).toBeNull()
    expect(await publicTrace(city.house, city.jurisdiction, thread.request)).toBeNull()
  })

  it('rests on links alone, so that it reads the same from the record', async () => {
    const on = { to: thread.hot, type: 'cites', kind: 'decision' }
    const decided = await linkedBodies(city.house.db, city.jurisdiction, on)
    expect(decided.map(({ id }) => id)).toEqual([thread.decision])
  })
})

it('ends in circles too, and says when there is more than it shows', async () => {
  const round: Step<{ id: string }> = async (ids) =>
    ids.map((id) => ({
      node: { id: id === 'a' ? 'b' : 'a' },
      edge: { from: 'a', to: 'b', type: 'cites' },
    }))
  expect((await threadOf({ id: 'a' }, round)).nodes).toHaveLength(2)
  const many: Step<{ id: string }> = async ([id], towards) =>
    towards === 'end' && id === 'a'
      ? Array.from({ length: 300 }, (_, n) => ({
          node: { id: `n${n}` },
          edge: { from: 'a', to: `n${n}`, type: 'cites' },
        }))
      : []
  const { nodes, isCut } = await threadOf({ id: 'a' }, many)
  expect([nodes.length, isCut]).toEqual([200, true])
})
