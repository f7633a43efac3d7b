import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copiedIn, shareOf } from './copied.ts'
import { madeOf, treeOf } from './tree.ts'
import type { Target } from './tree.ts'

const counts = { ofLead: 0, mostOfLead: 12, tops: 0, mostTops: 10 }
const one = (weight: number, goal: number, name = 'draft') =>
  ({ state: { name, weight, metric: { goal, unit: '套' } } }) as unknown as Target

describe('the parts of a whole', () => {
  it('are added up by the rule of the whole, in tenths without loss', () => {
    expect(treeOf([one(33.3, 1), one(33.3, 2), one(33.4, 3)], null, counts).weights).toBe(100)
    const tenths = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(tenths, (all) => {
        const sum = all.reduce((total, each) => total + each, 0)
        expect(
          treeOf(
            all.map((each) => one(each / 10, 0)),
            null,
            counts,
          ).weights,
        ).toBe(sum / 10)
      }),
    )
    expect([madeOf('sum', [3, 4]), madeOf('average', [3, 4]), madeOf('maximum', [3, 4])]).toEqual([
      7, 3.5, 4,
    ])
    expect([madeOf('stated', [3]), madeOf('sum', [])]).toEqual([null, null])
  })

  it('leave out what was given up', () => {
    expect(treeOf([one(100, 5), one(40, 9, 'dropped')], null, counts).weights).toBe(100)
  })
})

describe('a copied clause', () => {
  const above = [
    {
      number: '一',
      text: '全面推进城乡供水一体化改造，年内完成老旧管网更新三百公里。',
      carries: null,
    },
  ]
  const clause = (text: string) => [{ number: '1', text, carries: '一' }]

  it('is found whatever the punctuation, and is none where something of one’s own is said', () => {
    const same = '全面推进：城乡供水一体化改造！年内，完成老旧管网更新 三百公里'
    expect(copiedIn(clause(same), above)).toMatchObject([{ number: '1', above: '一', share: 1 }])
    const own = '六月前改完北门三个小区的立管，每户试水，由楼长签字后公布。'
    expect(copiedIn(clause(own), above)).toEqual([])
    expect(copiedIn(clause('供水改造'), above)).toEqual([])
    expect(shareOf('', '任何')).toBe(0)
  })
})
