import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PublicHot } from './listing.ts'
import { hotPage, isHard } from './page.ts'
import { heatOf } from '../routing/index.ts'
import { numbered } from './problems.ts'
import { applyRulings } from './ruled.ts'
import type { Ruling } from './rulings.store.ts'
import { shownOf } from './shown.ts'
import { stanceOf } from './stance.ts'
import { topicOf, weeksOf } from './topics.ts'
import { wordingOf } from './wording.ts'

const DAY = 86_400_000
const NOW = 1_000 * DAY

describe('what everybody reads', () => {
  const facts = fc.record({
    voices: fc.integer({ min: 1, max: 400 }),
    recency: fc.double({ min: 0, max: 1, noNaN: true }),
    harm: fc.double({ min: 0, max: 1, noNaN: true }),
    age: fc.double({ min: 0, max: 1, noNaN: true }),
  })

  it('is nothing below five voices, and else a figure that anybody can recompute', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const shown = shownOf({ ...one, first: '2026-01-09', last: '2026-03-02' }, null, NOW)
        if (!shown) {
          expect(one.voices).toBeLessThan(5)
          return
        }
        expect(one.voices).toBeGreaterThanOrEqual(5)
        const { voices: v, recency, harm, age } = shown
        const heat =
          ((100 * v) / (v + 10)) * (0.6 + 0.4 * recency) * (0.8 + 0.2 * harm) * (0.9 + 0.1 * age)
        expect(Math.abs(shown.heat - heat)).toBeLessThanOrEqual(0.05 + 1e-9)
        expect(v === 5 || v % 10 === 0).toBe(true)
        expect(v).toBeLessThanOrEqual(one.voices)
        expect([shown.from, shown.until]).toEqual(['2026-01', '2026-03'])
      }),
    )
  })

  it('stays as it is for the day, whatever is said', () => {
    const one = { voices: 9, recency: 1, harm: 0, age: 0, first: '2026-01-09', last: '2026-03-02' }
    const shown = shownOf(one, null, NOW)
    expect(shownOf({ ...one, voices: 60 }, shown, NOW + DAY / 48)).toEqual(shown)
    expect(shownOf({ ...one, voices: 60 }, shown, NOW + DAY)?.voices).toBe(60)
  })

  it('says in both languages when there is nothing, and how heat is computed', () => {
    for (const language of ['zh', 'en'] as const) {
      const body = hotPage({ language, elder: false, text: 21 }, [])
      expect(body).toContain(language === 'zh' ? '没有五个人以上' : 'nothing at the moment')
      expect(body).toContain('0.4 ×')
    }
  })

  const many = Array.from({ length: 23 }, (_, n): PublicHot => ({
    id: `p${n}`,
    title: `第${n}件`,
    place: '',
    category: null,
    figures: { ...shownAt(n), from: '2026-01', until: '2026-03', on: '2026-03-02' },
    topic: '',
    taken: null,
    opposed: n === 0 ? ['p15'] : [],
  }))

  it('stands ten on a page, each once with its figures, and what opposes it is linked where it stands', () => {
    const view = { language: 'zh', elder: false, text: 21 } as const
    const pages = [1, 2, 3].map((n) => hotPage(view, many, n).replaceAll('&#61;', '='))
    for (const [n] of many.entries())
      for (const [at, body] of pages.entries())
        expect(body.includes(`id="p${n}"`), `${n} on page ${at + 1}`).toBe(
          at === Math.floor(n / 10),
        )
    expect(pages[0]).toContain('href="/hot?page=2#p15"')
    expect(pages[0]).not.toContain('rel="prev"')
    expect(pages[1]).toMatch(/rel="prev"\s+href="\/hot"/u)
    expect(pages[1]).toMatch(/rel="next"\s+href="\/hot\?page=3"/u)
    expect(pages[2]).not.toContain('rel="next"')
  })

  it('can be computed by whoever reads it: the sum on the page is the heat beside it', () => {
    const view = { language: 'en', elder: false, text: 21 } as const
    const body = hotPage(view, many).replaceAll('&#61;', '=')
    const [, sum = '', heat] = /“第0件”:\s*(100 [^=]*) = ([\d.]+)/u.exec(body) ?? []
    const [a, v, w, ...rest] = [...sum.matchAll(/[\d.]+/gu)].map(([digits]) => Number(digits))
    const [ten, r0, r1, recency, h0, h1, harm, a0, a1, age] = rest
    const computed =
      ((Number(a) * Number(v)) / (Number(w) + Number(ten))) *
      (Number(r0) + Number(r1) * Number(recency)) *
      (Number(h0) + Number(h1) * Number(harm)) *
      (Number(a0) + Number(a1) * Number(age))
    expect(Number(heat)).toBeCloseTo(computed, 1)
    expect(many[0]?.figures.heat).toBe(Number(heat))
  })

  it('names the hard ones by the age that is shown, and not those that are solved', () => {
    const [one] = many
    const hard = { ...(one as PublicHot), figures: { ...(one as PublicHot).figures, age: 0.4 } }
    expect(isHard(hard)).toBe(true)
    const solved = { number: '1', state: 'solved', unit: null, until: null, isOpen: false }
    expect(isHard({ ...hard, taken: solved })).toBe(false)
    expect(hotPage({ language: 'zh', elder: false, text: 21 }, [hard])).toContain('id="hard"')
  })
})

function shownAt(n: number) {
  const parts = { voices: n < 3 ? 20 : 10, recency: 0.8, harm: 0, age: 0.2 }
  return { ...parts, heat: Math.round(heatOf({ ...parts, clicks: 0 }) * 10) / 10 }
}

describe('for or against', () => {
  it.each([
    ['反对在小区门口建加油站', 'against'],
    ['希望尽快建成河边的公园', 'for'],
    ['建议保留老图书馆', 'for'],
    ['请叫停夜间施工', 'against'],
    ['路灯坏了三盏', null],
    ['希望建公园，反对建停车场', null],
  ])('%s: %s', (title, stance) => {
    expect(stanceOf(title, '')).toBe(stance)
  })
})

describe('what is new and what returns', () => {
  const ago = (...days: readonly number[]) => days.map((day) => NOW - day * DAY)

  it('is new only with five voices, all of them lately', () => {
    expect(topicOf(ago(1, 2, 3, 9, 20), 5, NOW)).toBe('new')
    expect(topicOf(ago(1, 2, 3, 9, 22), 5, NOW)).toBe('')
    expect(topicOf(ago(1, 2, 3, 9), 4, NOW)).toBe('')
  })

  it('returns with the season when it was there a year ago and hardly between', () => {
    expect(topicOf(ago(3, 9, 30, 350, 365, 380), 6, NOW)).toBe('season')
    expect(topicOf(ago(3, 9, 30, 120, 160, 200, 240, 350, 365, 380), 9, NOW)).toBe('')
  })

  it('is counted by weeks', () => {
    expect(weeksOf(ago(0, 1, 8, 90), NOW)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2])
  })
})

describe('rulings', () => {
  const ruling = (one: Pick<Ruling, 'act' | 'input'>) =>
    ({ ...one, id: 1, event: 'e', reason: 'r', post: 'p', at: '2026-01-01' }) as Ruling
  const known = new Set('abcdef')

  it('join and part what was found, in their order, and lose nobody', () => {
    const groups = [
      ['a', 'b', 'c', 'd'],
      ['e', 'f'],
    ]
    const split = ruling({ act: 'split', input: { matters: ['c', 'd'] } })
    const merge = ruling({ act: 'merge', input: { one: 'c', other: 'e' } })
    expect(applyRulings(groups, [split, merge], known)).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e', 'f'],
    ])
    expect(applyRulings(groups, [merge], known).flat().toSorted()).toEqual([...'abcdef'])
  })
})

describe('the number of a problem', () => {
  it('stays with most of its messages, and is never that of two', () => {
    const group = fc.uniqueArray(fc.constantFrom(...'abcdefghijkl'), { minLength: 2, maxLength: 5 })
    const apart = (groups: readonly string[][]) => {
      const seen = new Set<string>()
      return groups
        .map((one) => one.filter((matter) => !seen.has(matter) && seen.add(matter)))
        .filter((one) => one.length > 1)
    }
    fc.assert(
      fc.property(fc.array(group, { maxLength: 6 }), fc.array(group, { maxLength: 6 }), (a, b) => {
        const [before, after] = [apart(a), apart(b)]
        const ids = numbered(before, [], new Set())
        const members = before.flatMap((one, at) =>
          one.map((matter) => ({ matter, event: ids[at] ?? '' })),
        )
        expect(numbered(before, members, new Set())).toEqual(ids)
        const next = numbered(after, members, new Set())
        expect(next).toHaveLength(after.length)
        expect(new Set(next).size).toBe(after.length)
      }),
    )
  })
})

describe('a title', () => {
  it('is made of words that many use, and of no place twice', () => {
    const told = Array.from({ length: 6 }, (_, at) => ({
      title: `砖厂黑烟${at}`,
      text: at === 2 ? '我家孩子哮喘住院' : '砖厂烧窑',
      place: '丹枫新城北门',
    }))
    const title = wordingOf(told, '丹枫新城', () => 1, 500)
    expect(title).toContain('砖厂')
    expect(title).not.toContain('哮喘')
    expect(title).not.toContain('北门')
  })
})
