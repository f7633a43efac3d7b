/** Somebody leaves a post: what is the post's is listed, nothing is ownerless, no clock moves; it climbs where nobody takes over. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { Login, TestCity } from '../../tests/support/city.ts'
import { documentIn, draftIn, seriesIn } from '../../tests/support/plan.ts'
import { actIn, mustIn } from '../../tests/support/published.ts'
import { writerOf } from '../../tests/support/writer.ts'
import type { Matter } from '../kernel/index.ts'
import type { HandoverState } from '../kinds/index.ts'
import { commit, readBodies } from '../matters/index.ts'
import { actorFor, addPerson, appoint } from '../org/index.ts'
import { endHolding } from '../org/rights.store.ts'
import { sweep } from '../oversight/index.ts'
import { fixedClock } from '../platform/clock.ts'
import type { FixedClock } from '../platform/clock.ts'
import { openHandovers } from './index.ts'

let city: TestCity
let clock: FixedClock
let target: string
let series: string
let document: string

beforeAll(async () => {
  clock = fixedClock('2026-03-02T02:00:00.000Z')
  city = await testCity({ clock })
  series = await seriesIn(city)
  document = await documentIn(city)
  target = await draftIn(city, document, { lead: 'housing-clerk' })
  await mustIn(city, target, 'supervisor', 'issue_target', {})
  await mustIn(city, target, 'housing-clerk', 'accept_target', {})
})
afterAll(() => city.drop())

const { bodyOf, code } = writerOf(() => city)
const system = { as: 'system', part: 'sweep' } as const

const admin = () => ({
  db: city.house.db,
  jurisdiction: city.jurisdiction,
  now: clock.now(),
  by: 'house' as const,
})

async function holdingOf(post: string, person: string): Promise<string> {
  const org = await city.house.org(city.jurisdiction)
  const found = org.holdingsOf(person).find((one) => one.post === post)
  if (!found) throw new Error(`${person} does not hold ${post}`)
  return found.id
}

async function leaves(post: string, person: string): Promise<void> {
  clock.set(new Date(Date.parse(clock.now()) + 60_000).toISOString())
  const done = await endHolding(admin(), await holdingOf(post, person))
  if (!done.ok) throw new Error(done.refusal.code)
}

async function comes(post: string, id: string): Promise<string> {
  const person = await addPerson(admin(), { id, name: id })
  const holding = await appoint(admin(), { person: id, post })
  if (!person.ok || !holding.ok) throw new Error(`${id} cannot be appointed`)
  return holding.value
}

async function handovers(): Promise<readonly Matter[]> {
  const rows = await city.house.db.query<{ id: string }>(
    `SELECT matter_id AS id FROM matters WHERE jurisdiction_id = $1 AND kind = 'handover' ORDER BY opened_at`,
    [city.jurisdiction],
  )
  return readBodies(
    city.house.db,
    city.jurisdiction,
    rows.map(({ id }) => id),
  )
}

async function the(): Promise<Matter & { readonly state: HandoverState }> {
  const last = (await handovers()).toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1)).at(-1)
  if (!last) throw new Error('no handover')
  return last as Matter & { readonly state: HandoverState }
}

/** Everything that is not over is somebody's: each open duty names a holder that is there. */
async function ownerless(): Promise<number> {
  const [row] = await city.house.db.query<{ count: number }>(
    `SELECT count(*) AS count FROM matters m WHERE m.jurisdiction_id = $1 AND m.is_open
       AND NOT EXISTS (SELECT 1 FROM duties d WHERE d.jurisdiction_id = $1 AND d.matter_id = m.matter_id)`,
    [city.jurisdiction],
  )
  return row?.count ?? -1
}

describe('when somebody leaves a post', () => {
  it('what is the post’s is listed once, stays the post’s, and keeps its days', async () => {
    const before = await Promise.all([bodyOf(target), bodyOf(series)])
    await leaves('housing-clerk', 'p-housing-clerk')
    expect(await openHandovers(city.house, city.jurisdiction)).toBe(1)
    expect(await openHandovers(city.house, city.jurisdiction)).toBe(0)
    const { state, bindings } = await the()
    expect(state.items.map(({ kind }) => kind).toSorted()).toEqual(['series', 'target'])
    expect(bindings).toMatchObject([{ role: 'successor', post: 'housing-clerk', unit: 'housing' }])
    const after = await Promise.all([bodyOf(target), bodyOf(series)])
    expect(after).toEqual(before)
    expect(await ownerless()).toBe(0)
  })

  it('nobody took over: it climbs to the supervisors, then to the leader, who name who looks after it', async () => {
    const { id } = await the()
    const climb = async () => {
      const [result] = await commit(city.house, city.jurisdiction, [
        { matter: id, act: 'climb_handover', input: {}, actor: system },
      ])
      return result?.ok ? (await the()).state.level : result?.refusal.code
    }
    clock.set('2026-03-20T02:00:00.000Z')
    expect(await sweep(city.house, city.jurisdiction)).toBeGreaterThan(0)
    expect([await climb(), await climb(), await climb()]).toEqual([
      'supervisor',
      'leader',
      'nobody_above',
    ])
    const reason = '新任到岗前由科长代管'
    expect(await code(id, 'leader', 'name_caretaker', { post: 'housing-clerk', reason })).toBe(
      'takes_over_already',
    )
    await mustIn(city, id, 'leader', 'name_caretaker', { post: 'housing-head', reason })
    expect((await the()).state.level).toBe('post')
    const stranger = { post: 'urban-clerk', reason }
    expect(await code(id, 'supervisor', 'name_caretaker', stranger)).toBe('caretaker_sees_nothing')
    const back = { post: 'housing-clerk', reason }
    expect(await code(id, 'supervisor', 'name_caretaker', back)).toBe('post_is_vacant')
  })

  it('the successor takes over item by item, with a note where it stands otherwise', async () => {
    const { id, state } = await the()
    const [first, second] = state.items
    if (!first || !second) throw new Error('two items')
    const take = (login: Login, items: object) => actIn(city, id, login, 'take_items', { items })
    expect(await take('bridge-clerk', [{ matter: first.number }])).toMatchObject({
      refusal: { code: 'no_such_matter' },
    })
    expect(await take('housing-head', [{ matter: (await bodyOf(document)).number }])).toMatchObject(
      {
        refusal: { code: 'item_not_waiting', field: 'items' },
      },
    )
    const note = '台账少两份备案表，正在补'
    await mustIn(city, id, 'housing-head', 'take_items', {
      items: [{ matter: first.number, note }],
    })
    expect((await the()).state).toMatchObject({ name: 'open', items: [{ taken: { note } }, {}] })
    await mustIn(city, id, 'housing-head', 'take_items', { items: [{ matter: second.number }] })
    expect((await the()).state.name).toBe('done')
  })

  it('a successor who is there takes over; whoever left and is still in the house says how things stand', async () => {
    const holding = await comes('housing-clerk', 'p-next')
    clock.set('2026-03-23T02:00:00.000Z')
    // The successor goes on to another post.
    const elsewhere = await appoint(admin(), { person: 'p-next', post: 'bridge-clerk' })
    if (!elsewhere.ok) throw new Error(elsewhere.refusal.code)
    await leaves('housing-clerk', 'p-next')
    const third = await comes('housing-clerk', 'p-third')
    expect(await openHandovers(city.house, city.jurisdiction)).toBe(1)
    const { id, state } = await the()
    expect(state.predecessor).toBe('bridge-clerk')
    const before = (await bodyOf(target)).clocks
    const words = '备案表已补齐，四月例会前要答复居民代表'
    const act = async (who: string, name: string, input: object) => {
      const actor = await actorFor(city.house.db, city.jurisdiction, who, clock.now())
      if (!actor) throw new Error('nobody')
      const [result] = await commit(city.house, city.jurisdiction, [
        { matter: id, act: name, input, actor },
      ])
      return result?.ok ? 'done' : result?.refusal.code
    }
    expect(await act(elsewhere.value, 'sign_handover', { words })).toBe('done')
    expect(await act(elsewhere.value, 'sign_handover', { words })).toBe('signed_already')
    const items = state.items.map(({ number }) => ({ matter: number }))
    expect(await act(third, 'take_items', { items })).toBe('done')
    expect((await the()).state).toMatchObject({ name: 'done', signed: words })
    expect((await bodyOf(target)).clocks).toEqual(before)
    // Whoever took over acts on what was the post's all along.
    const tell = { expected: '2028-01-31', reason: '二号地块管线迁改晚了一个月' }
    const actor = await actorFor(city.house.db, city.jurisdiction, third, clock.now())
    const [slip] = await commit(city.house, city.jurisdiction, [
      { matter: target, act: 'expect_slip', input: tell, actor: actor ?? system },
    ])
    expect(slip?.ok).toBe(true)
    expect(holding).not.toBe(third)
  })

  it('a post that has a second holder, or nothing in hand, is not handed over', async () => {
    clock.set('2026-03-24T02:00:00.000Z')
    await comes('urban-clerk', 'p-second')
    clock.set('2026-03-25T02:00:00.000Z')
    await leaves('urban-clerk', 'p-urban-clerk')
    await leaves('operator', 'p-operator')
    expect(await openHandovers(city.house, city.jurisdiction)).toBe(0)
  })
})
