import { describe, expect, it } from 'vitest'
import { alike } from './index.ts'
import type { Said } from './index.ts'

const said = (text: string, place: string | null = null, division: string | null = null): Said => ({
  text,
  place,
  division,
})

const LAMP = said('幸福路菜场门口的路灯坏了三盏，晚上老人摔跤', '幸福路菜场', '330602')
const OTHERS = [
  LAMP,
  said('小区垃圾三天没有人清运，臭气熏天', '阳光花园', '330602'),
  said('公司拖欠工人两个月工资', null, null),
  said('公交车 12 路等了四十分钟也不来', '人民医院站', '330603'),
  said('自来水发黄，有铁锈味', '东街 3 号', '330602'),
]

describe('who else says so', () => {
  it('finds the same thing said in other words', () => {
    expect(alike(said('菜场门口路灯不亮，晚上看不见路'), OTHERS, 3)[0]).toBe(LAMP)
  })

  it('does not take another matter of the same place for the same thing', () => {
    expect(alike(said('菜场摊位费突然涨了一倍', '幸福路菜场', '330602'), OTHERS, 3)).toEqual([])
  })

  it('prefers the same place, and the same district to another', () => {
    const here = said('路灯坏了，晚上看不见', '幸福路', '330602')
    const there = said('路灯坏了，晚上看不见', '和平路', '330603')
    const mine = said('路灯坏了', '幸福路', '330602001')
    expect(alike(mine, [there, here], 2)[0]).toBe(here)
  })

  it('finds nothing for nothing', () => {
    expect(alike(said(''), OTHERS, 3)).toEqual([])
    expect(alike(said('……！！'), OTHERS, 3)).toEqual([])
    expect(alike(said('路灯'), [], 3)).toEqual([])
  })
})
