/** Hot problems follow what is said: one by one as at night, and nothing that may not be heard stays. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bareRequests } from '../../tests/support/bare-requests.ts'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import { eventF1, hotStream, plantedIn } from '../../tests/support/hot-stream.ts'
import { seenHot } from '../../tests/support/hot-seen.ts'
import type { Streamed } from '../../tests/support/hot-stream.ts'
import { forgetHotMember, refreshHot, regroupHot } from './index.ts'

const START = '2026-11-23T02:00:00.000Z'
let now = Date.parse(START)
const STREAM = hotStream({ seed: 3, count: 700, until: START, days: 300 })
const FIRST = 560
let city: TestCity

beforeAll(async () => {
  city = await testCity({ clock: { now: () => new Date(now).toISOString() } })
  await say(STREAM.slice(0, FIRST))
  await refresh()
})
// The rows are written plainly, without events.
afterAll(() => city.drop({ replays: false }))

const say = (messages: readonly Streamed[]) =>
  bareRequests(city.database.owner, city.jurisdiction, messages, city.house.clock.now())

const refresh = () => refreshHot(city.house, city.jurisdiction)
const seen = () => seenHot(city.house.db, city.jurisdiction)

async function change(sql: string, ...ids: readonly string[]): Promise<void> {
  now += 60_000
  await city.database.owner.query(
    `UPDATE matters SET ${sql}, n = n + 1, changed_at = $2 WHERE jurisdiction_id = $1 AND matter_id = ANY($3)`,
    [city.jurisdiction, city.house.clock.now(), ids],
  )
  await refresh()
}

describe('what is said one by one', () => {
  it('joins the problems it belongs to, nearly as if all were grouped at once', async () => {
    for (let from = FIRST; from < STREAM.length; from += 35) {
      now += 20_000
      await say(STREAM.slice(from, from + 35))
      expect(await refresh()).toBe(true)
    }
    const oneByOne = await seen()
    expect(oneByOne.heard).toBe(STREAM.length)
    const planted = plantedIn(STREAM)
    const before = eventF1(planted, oneByOne.found)
    const done = await regroupHot(city.house, city.jurisdiction)
    const after = eventF1(planted, (await seen()).found)
    expect(before.events).toBeGreaterThan(10)
    expect(before.f1).toBeGreaterThan(after.f1 - 0.03)
    expect(after.f1).toBeGreaterThan(0.9)
    expect(done.messages).toBe(STREAM.length)
    expect(done.moved / done.messages).toBeLessThan(0.04)
  })

  it('is grouped at night into the same as the night before when nothing was said', async () => {
    const before = await seen()
    expect(await regroupHot(city.house, city.jurisdiction)).toMatchObject({ moved: 0 })
    expect(await seen()).toEqual(before)
    expect(await refresh()).toBe(false)
  })
})

describe('what may no longer be heard', () => {
  const inOne = async () => {
    const [event, ids] = [...Map.groupBy((await seen()).members, ([, one]) => one)].toSorted(
      (a, b) => b[1].length - a[1].length,
    )[0] ?? ['', []]
    return { event, ids: ids.map(([id]) => id) }
  }

  it('is gone from its problem with the next look, and from what it is found by', async () => {
    const { event, ids } = await inOne()
    const [sealed = '', withdrawn = '', erased = ''] = ids
    await change('sealed = true', sealed)
    await change(`state = 'withdrawn'`, withdrawn)
    await city.house.db.transaction((tx) => forgetHotMember(tx, city.jurisdiction, erased))
    const left = await seen()
    for (const id of [sealed, withdrawn, erased]) {
      expect(left.members.map(([one]) => one)).not.toContain(id)
      expect(left.found.has(id)).toBe(false)
    }
    await change(`body = body || '{"erased": true}'`, erased)
    expect((await seen()).messages.get(event)).toBe(ids.length - 3)
    expect((await seen()).heard).toBe(STREAM.length - 3)
  })

  it('leaves a problem when it turns out to be of another field, and counts who seconds', async () => {
    const { event, ids } = await inOne()
    const [other = '', seconded = ''] = ids
    const voices = (await seen()).voices.get(event) ?? 0
    await change('seconded = 7', seconded)
    expect((await seen()).voices.get(event)).toBe(voices + 7)
    await change(`category = 'road-light'`, ...ids.slice(1))
    await change(`category = 'shop-price'`, other)
    const after = new Map((await seen()).members)
    expect(after.get(other)).not.toBe(after.get(seconded))
  })
})
