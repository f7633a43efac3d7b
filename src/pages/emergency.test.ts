import { describe, expect, it } from 'vitest'
import { soundsDangerous } from './emergency.ts'

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

  it('is quick on long and adversarial text', () => {
    const started = performance.now()
    for (const text of ['燃气'.repeat(50_000), '电线掉'.repeat(30_000), 'with '.repeat(20_000)])
      soundsDangerous(text)
    expect(performance.now() - started).toBeLessThan(50)
  })
})
