/** From what people ask to a decision, a target and its result, and back: from every end, whoever follows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { Login, TestCity } from '../../tests/support/city.ts'
import { draftIn } from '../../tests/support/plan.ts'
import { mustIn } from '../../tests/support/published.ts'
import { CARRIES_OUT, memoIn, OWN_REASONS, targetIn } from '../../tests/support/thread.ts'
import { writerOf } from '../../tests/support/writer.ts'
import { linkedBodies } from '../matters/index.ts'
import { fixedClock } from '../platform/clock.ts'
import { publicTrace, traceFor } from './trace.ts'
import type { Trace } from './trace.ts'
import { threadOf } from './walk.ts'
import type { Step } from './walk.ts'

let city: TestCity
const { bodyOf } = writerOf(() => city)

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
  const memo = await memoIn(city)
  await mustIn(city, memo.decision, 'leader', 'decide', {
    option: '关停',
    reasons: OWN_REASONS,
    review: '2027-03-01',
  })
  const { target, document } = await targetIn(city)
  const more = { ...CARRIES_OUT, title: '签订关停协议', part_of: target }
  const part = await draftIn(city, document, more)
  await mustIn(city, memo.decision, 'leader', 'name_task', { task: target })
  return { ...memo, target, part }
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
