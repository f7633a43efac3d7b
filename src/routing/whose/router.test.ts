import { describe, expect, it } from 'vitest'
import { LABELS, written } from '../../../tests/support/messages.ts'
import { learnModel } from '../classify/training.ts'
import { Neighbours } from '../classify/neighbours.ts'
import { taxonomyOf } from '../classify/taxonomy.ts'
import { correctionsAmong } from './corrections.ts'
import { routerOf } from './router.ts'
import type { RouterParts } from './router.ts'

const EXAMPLES = written(160)
const model = learnModel(EXAMPLES, { madeAt: '2026-03-01T00:00:00.000Z' })
const taxonomy = taxonomyOf(
  [...LABELS, '绿化养护'].map((label) => ({
    label,
    names: [label],
    description: '',
    keywords: label === '绿化养护' ? ['树枝', '草坪'] : [label.slice(0, 2)],
  })),
)
const decided = new Neighbours()
for (const [n, { title, text, label }] of EXAMPLES.entries())
  decided.add({ title, text }, { id: `m${n}`, label })

const ask = (text: string) => ({ title: '', text, division: null })
const router = (more: Partial<RouterParts> = {}) =>
  routerOf({
    model,
    taxonomy,
    decided,
    rulings: new Neighbours(decided),
    corrections: new Neighbours(decided),
    isCategory: () => true,
    ruledTo: () => null,
    unitsOf: (category) => [
      { unit: `${category}的单位`, chance: 0.75, reason: 'lately', basis: null },
      { unit: '另一个单位', chance: 0.25, reason: 'listed', basis: { zh: '清单', en: 'list' } },
    ],
    ...more,
  })

describe('the router', () => {
  it('names three categories at most, with words of the message and matters that say the like', () => {
    const text = '巷口路灯坏了好几盏，晚上走路看不见，请派人来修'
    const routed = router().route(ask(text))
    expect(routed.outcome).toBe('named')
    expect(routed.categories.length).toBeLessThanOrEqual(3)
    expect(routed.categories[0]?.category).toBe('路灯照明')
    expect(routed.categories[0]?.words.some((word) => word.includes('灯'))).toBe(true)
    for (const { words } of routed.categories)
      for (const word of words) expect(text).toContain(word)
    expect(routed.precedents[0]).toMatchObject({ label: '路灯照明', ruled: false })
    expect(routed.units.map(({ unit }) => unit)).toContain('路灯照明的单位')
    expect(routed.units.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 6)
    expect(routed.model).toMatchObject({ rows: 160, fingerprint: model.facts.fingerprint })
  })

  it('goes by the list of categories where nothing was learnt, and says so', () => {
    const routed = router({ model: null }).route(ask('小区树枝伸到窗户里了'))
    expect(routed.outcome).toBe('untaught')
    expect(routed.categories[0]).toMatchObject({ category: '绿化养护', words: ['树枝'] })
    expect(routed.model).toBeNull()
  })

  it('knows by the list of categories what the model has never seen', () => {
    const { categories } = router().route(ask('草坪没人剪，树枝也没人修'))
    expect(categories.map(({ category }) => category)).toContain('绿化养护')
  })

  it('follows rulings from the next message on, and shows them first', () => {
    const rulings = new Neighbours(decided)
    for (const [n, text] of ['桥头的景观灯不亮', '桥上的景观灯坏了', '桥头景观灯总是闪'].entries())
      rulings.add({ title: '', text }, { id: `r${n}`, label: '绿化养护' })
    const routed = router({ rulings, corrections: rulings }).route(ask('桥头这盏景观灯一闪一闪'))
    expect(routed.categories[0]?.category).toBe('绿化养护')
    expect(routed.ruled).toBeGreaterThan(0.5)
    expect(routed.precedents[0]).toMatchObject({ ruled: true, label: '绿化养护' })
  })

  it('is drawn only by rulings that say otherwise than it does', () => {
    const ruled = written(40, 9).map((one, n) => ({ ...one, id: `r${n}`, category: one.label }))
    const odd = { id: 'odd', category: '绿化养护', title: '路灯坏了', text: '路灯不亮，看不清路' }
    expect(correctionsAmong([...ruled, odd], model, taxonomy)).toEqual([odd])
    // Nothing learnt: the list of categories is what they are held against.
    expect(correctionsAmong([odd], null, taxonomy)).toEqual([odd])
    const same = { ...odd, category: '路灯照明' }
    expect(correctionsAmong([same], null, taxonomy)).toEqual([])
  })

  it('suggests no category that the city has ended', () => {
    const { categories } = router({ isCategory: (code) => code !== '路灯照明' }).route(
      ask('路灯坏了好几盏，晚上看不见'),
    )
    expect(categories.map(({ category }) => category)).not.toContain('路灯照明')
  })

  it('says nothing of nothing, whatever it is made of', () => {
    for (const made of [router(), router({ model: null })])
      for (const text of ['', '😀', '？？？'])
        expect(made.route(ask(text))).toMatchObject({ outcome: 'empty', categories: [], units: [] })
  })
})
