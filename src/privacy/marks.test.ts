import { describe, expect, it } from 'vitest'
import { marksOf, masked } from './index.ts'

/** `text` with what is found between brackets: [sure] and ⟨to be looked at⟩. */
function shown(text: string): string {
  let left = ''
  let at = 0
  for (const { from, to, sure } of marksOf(text)) {
    const found = text.slice(from, to)
    left += text.slice(at, from) + (sure ? `[${found}]` : `⟨${found}⟩`)
    at = to
  }
  return left + text.slice(at)
}

describe('what identifies somebody', () => {
  it.each([
    ['请打13812341234联系', '请打[13812341234]联系'],
    ['电话：138 1234 1234。', '电话：[138 1234 1234]。'],
    ['＋86-138-1234-1234', '[＋86-138-1234-1234]'],
    ['座机0575-85112233转801', '座机[0575-85112233转801]'],
    ['打12345、110、96345都没人管', '打12345、110、96345都没人管'],
    ['身份证33010219900101123X', '身份证[33010219900101123X]'],
    ['卡号6222 0200 0000 0000 019', '卡号⟨6222 0200 0000 0000 019⟩'],
    ['卡号 4111 1111 1111 1111', '卡号 [4111 1111 1111 1111]'],
    ['加微信lanhua_88说', '加微信[lanhua_88]说'],
    ['邮箱 a.b@example.com 谢谢', '邮箱 [a.b@example.com] 谢谢'],
    ['浙D12345占道', '[浙D12345]占道'],
    ['新能源车浙DF12345', '新能源车[浙DF12345]'],
    ['车牌号D12345的货车', '车牌号[D12345]的货车'],
    ['孩子学号20230815023', '孩子学号[20230815023]'],
    ['病历号：A00123456，三床', '病历号：[A00123456]，三床'],
    ['我叫买买提·艾力', '我叫⟨买买提·艾力⟩'],
    ['住在3幢2单元501室', '住在[3幢2单元501室]'],
    ['十二幢漏水', '⟨十二幢⟩漏水'],
    ['解放路128号门口', '解放路⟨128号⟩门口'],
    ['地铁1号线、五号楼道', '地铁1号线、五号楼道'],
    ['公司经理说的', '公司经理说的'],
    ['（30.0012, 120.5801）', '（[30.0012, 120.5801]）'],
    ['本人姓名：张小明，', '本人姓名：[张小明]，'],
    ['联系人欧阳锋。', '联系人[欧阳锋]。'],
    ['村里的王书记说不管', '村里的⟨王⟩书记说不管'],
    ['我是周边居民', '我是周边居民'],
    ['负责人马上来', '负责人马上来'],
  ])('%s', (text, expected) => expect(shown(text)).toBe(expected))

  it('is nothing in what a street, a law or a sum says', () => {
    for (const text of [
      '《物业管理条例》第三十一条，2026年12月1日起施行',
      '欠薪12000元，共35人，三个月没发',
      '中山路与解放路口红绿灯坏了三天',
      '水压不足，六楼以上每天傍晚停水',
      '公交202路晚点40分钟',
    ])
      expect(marksOf(text)).toEqual([])
  })

  it('leaves no mark in what was masked', () => {
    const text = '我叫李小龙，电话13812341234，住阳光花园3幢2单元501室，车牌浙D12345'
    expect(masked(text)).toBe('我叫**，电话**，住阳光花园**，车牌**')
    expect(marksOf(masked(text))).toEqual([])
  })

  it('is found quickly in a text made to be slow', () => {
    for (const unit of [
      '1',
      '张',
      '我叫',
      '1 2-',
      '3幢',
      'a@a.',
      '浙D',
      '路1号',
      '1.1111, ',
      '号楼',
    ]) {
      const text = unit.repeat(100_000 / unit.length)
      const begin = performance.now()
      marksOf(text)
      // A tenth of a second for 100,000 characters; a rule that is not linear takes minutes.
      expect(performance.now() - begin, unit).toBeLessThan(2_000)
    }
  })
})
