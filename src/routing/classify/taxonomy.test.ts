import { describe, expect, it } from 'vitest'
import { defaultCategories } from '../../rules/index.ts'
import { taxonomyOf } from './taxonomy.ts'

const described = defaultCategories().map(({ code, name, description, keywords }) => ({
  label: code,
  names: [name.zh, name.en],
  description: description.zh,
  keywords,
}))
const taxonomy = taxonomyOf(described)
const first = (text: string) =>
  taxonomy
    .suggest({ title: '', text })
    .slice(0, 3)
    .map(({ label }) => label)

describe('a city that has decided nothing yet', () => {
  it('finds the category by its words, or by what they speak of', () => {
    const asked: readonly (readonly [string, RegExp])[] = [
      ['门口的路灯坏了三盏', /light/u],
      ['老板拖欠两个月工资', /wage/u],
      ['楼下工地半夜还在打桩，吵得睡不着', /noise/u],
      ['孩子上小学怎么报名', /school/u],
      ['公司营业执照怎么注销', /licence/u],
    ]
    for (const [text, label] of asked)
      expect(
        first(text).some((code) => label.test(code)),
        `${text}: ${first(text).join()}`,
      ).toBe(true)
  })

  it('says which words it went by', () => {
    const label = first('门口的路灯坏了三盏')[0] ?? ''
    expect(taxonomy.wordsFor({ title: '', text: '门口的路灯坏了三盏' }, label, 3)).toContain('路灯')
  })

  it('has nothing to say where no word speaks for any', () => {
    expect(taxonomy.suggest({ title: '', text: '嗯' })).toEqual([])
    expect(taxonomyOf([]).suggest({ title: '', text: '路灯' })).toEqual([])
  })
})
