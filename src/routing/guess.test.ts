import { describe, expect, it } from 'vitest'
import { learn } from './guess.ts'
import type { Decided } from './guess.ts'

const one = (category: string, title: string, unit: string, division = '990102'): Decided => ({
  category,
  division,
  unit,
  title,
  text: '',
})

const DECIDED = [
  one('lamp', '和平路路灯不亮', 'urban'),
  one('lamp', '小区门口路灯坏了三盏', 'urban'),
  one('lamp', '桥下路灯忽明忽暗', 'bridge', '990103'),
  one('noise', '楼下烧烤摊半夜吵闹', 'urban'),
  one('noise', '工地半夜施工吵得睡不着', 'housing'),
  one('noise', '广场舞音响太吵', 'urban'),
]
const LEXICON = [
  { category: 'lamp', words: ['路灯', 'street light'] },
  { category: 'noise', words: ['噪声', '吵'] },
  { category: 'school', words: ['入学', '学位'] },
]

describe('a guess at the category', () => {
  const learnt = learn(DECIDED, LEXICON)

  it('goes by the words of the category and says which', () => {
    expect(learnt.guess('孩子入学怎么报名', 3)).toMatchObject([
      { category: 'school', words: ['入学'] },
    ])
    expect(learnt.guess('The street light is out', 3)[0]).toMatchObject({ category: 'lamp' })
  })

  it('goes by what was decided where no word of a category occurs', () => {
    expect(learnt.guess('夜里施工半夜不停', 3)[0]).toMatchObject({ category: 'noise' })
  })

  it('says how many alike went there', () => {
    expect(learnt.guess('路灯又坏了', 1)[0]?.alike).toEqual({ here: 3, of: 3 })
  })

  it('is none where nothing speaks for any', () => {
    expect(learnt.guess('您好', 3)).toEqual([])
    expect(learn([], []).guess('路灯', 3)).toEqual([])
  })

  it('knows where such things went, in the district first', () => {
    expect(learnt.unitsOf('lamp', '990103')).toEqual(['bridge'])
    expect(learnt.unitsOf('lamp', '990199')).toEqual(['urban', 'bridge'])
    expect(learnt.unitsOf('school', null)).toEqual([])
  })

  it('searches by what few texts have', () => {
    const rare = learnt.rare('和平路的路灯', 60_000, 1_000)
    expect(rare).toContain('和平')
    expect(rare).not.toContain('路灯')
  })
})
