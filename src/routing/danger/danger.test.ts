import { describe, expect, it } from 'vitest'
import { dangersIn, soundsLikely } from './index.ts'

const soundsDangerous = (text: string) => dangersIn(text).length > 0

describe('words of danger', () => {
  it.each([
    '楼道里有很浓的煤气味，快来人',
    '燃气管道好像泄漏了',
    '三楼着火了',
    '有人晕倒在公交站',
    '老人被困电梯半个小时了',
    '电线断了掉在地上',
    '孩子走丢了，四岁',
    '有人要跳楼',
    '前面出了车祸',
    'There is a gas leak in our stairwell',
    'a man is bleeding',
  ])('brings up the numbers: %s', (text) => expect(soundsDangerous(text)).toBe(true))

  it.each([
    '燃气费为什么涨了',
    '天然气什么时候通到我们村',
    '小区消防通道被占',
    '路灯坏了，晚上看不见路',
    '医院急诊排队时间太长',
    '电费单看不懂',
    '公司拖欠工资两个月',
    '献血证丢了怎么补',
    'The gas bill is wrong',
    'Street light out of order',
  ])('leaves alone: %s', (text) => expect(soundsDangerous(text)).toBe(false))

  it('says which danger, and in which sentence', () => {
    expect(dangersIn('您好。今天路过时，三楼着火了！快来人。')).toEqual([
      { kind: 'fire', sentence: '今天路过时，三楼着火了！', words: '着火' },
    ])
  })

  it('is not taken in by what stands far down in a long story, unless it is now', () => {
    const story = '我来反映物业的事，已经说过很多次了。'.repeat(20)
    expect(soundsDangerous(`${story}当时孩子晕倒过一次。`)).toBe(false)
    expect(soundsDangerous(`${story}孩子现在晕倒了叫不醒。`)).toBe(true)
    expect(soundsDangerous(`${story}我不想活了。`)).toBe(true)
  })

  it('says nothing of an empty text, emoji, one sign again and again', () => {
    for (const text of ['', '   ', '😀😀👨‍👩‍👧', '啊'.repeat(10_000), '\u0000', '1234567890'])
      expect([dangersIn(text), soundsLikely(text)]).toEqual([[], false])
  })

  it('is quick on long and adversarial text', () => {
    for (const unit of [
      '燃气',
      '电线掉',
      'with ',
      '把人',
      '墙',
      '孩子',
      '，',
      '水里',
      '老人倒在',
      'a wall ',
      '打电话',
      '人从',
    ]) {
      const text = unit.repeat(Math.ceil(100_000 / unit.length))
      const started = performance.now()
      dangersIn(text)
      soundsLikely(text)
      // Ten thousand signs are read; a rule that is not linear takes minutes.
      expect(performance.now() - started, unit).toBeLessThan(500)
    }
  })
})
