/** What is planted in the demo city is found: whole, on its day, and told apart from what opposes it. */
import { describe, expect, it } from 'vitest'
import type { SaidOfMatter } from '../../src/matters/index.ts'
import { foundIn } from '../../tests/support/hot-found.ts'
import { crowd } from '../crowd/index.ts'
import type { DemoRequest } from '../course.ts'
import { HOT } from './hot.ts'
import { REQUESTS } from './index.ts'

const NOW = '2026-11-24T04:00:00.000Z'
const DAY = 86_400_000

function openedAt(filed: string): string {
  const [, amount = '0', unit] = /^(\d+)([dh])/u.exec(filed) ?? []
  return new Date(Date.parse(NOW) - Number(amount) * (unit === 'h' ? DAY / 24 : DAY)).toISOString()
}

const saidOf = (one: DemoRequest): SaidOfMatter => ({
  id: one.key,
  n: 1,
  title: one.title,
  text: one.text,
  place: one.place,
  category: one.category,
  division: one.division,
  openedAt: openedAt(one.filed),
  seconded: 0,
})

async function foundOn(now: string, seed: number) {
  const all = [...REQUESTS, ...crowd({ now: NOW, seed, size: 700 })].filter(
    (one) => one.accuses === undefined && openedAt(one.filed) <= now,
  )
  const found = await foundIn(all.map(saidOf), now)
  return {
    ...found,
    of: (key: string) => found.members.filter(({ event }) => event === eventOf(found.members, key)),
  }
}

function eventOf(members: readonly { matter: string; event: string }[], key: string) {
  return members.find(({ matter }) => matter === key)?.event ?? 'none'
}

const keys = (prefix: string) =>
  HOT.map(({ key }) => key)
    .filter((key) => key.startsWith(prefix))
    .toSorted()

describe.each([330600, 7, 2026])('in a crowd drawn with %i', (seed) => {
  it('what many say of one place is one problem, and nothing else is in it', async () => {
    const found = await foundOn(NOW, seed)
    for (const prefix of ['hot-station', 'hot-robots']) {
      const inside = found.of(`${prefix}-0`).map(({ matter }) => matter)
      expect(inside.toSorted()).toEqual(keys(prefix))
    }
  })

  it('what is for and what is against are two, and oppose each other', async () => {
    const found = await foundOn(NOW, seed)
    const [one, other] = ['hot-lift-for-0', 'hot-lift-against-0'].map((key) =>
      eventOf(found.members, key),
    )
    expect(one).not.toBe(other)
    expect(found.opposed.map(({ event, other: to }) => new Set([event, to]))).toContainEqual(
      new Set([one, other]),
    )
  })

  it('what nobody had heard of surfaces on the day of the fifth voice, and old things do not', async () => {
    const topics = async (days: number) => {
      const found = await foundOn(new Date(Date.parse(NOW) - days * DAY).toISOString(), seed)
      const own = eventOf(found.members, 'hot-robots-0')
      return {
        own: found.events.find(({ id }) => id === own)?.topic,
        old: found.events.find(({ id }) => id === eventOf(found.members, 'hot-station-0'))?.topic,
      }
    }
    expect((await topics(5)).own).not.toBe('new')
    expect(await topics(4)).toEqual({ own: 'new', old: '' })
  })
})
