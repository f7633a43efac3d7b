import { describe, expect, it } from 'vitest'
import { maskedNumbers, maskedPlace } from './masking.ts'

describe('a place as the public sees it', () => {
  it.each([
    ['幸福路 12 号 3 幢 402 室', '幸福路 **号 **幢 **室'],
    ['阳光花园十二幢二单元', '阳光花园**幢**单元'],
    ['东街１８号', '东街**号'],
    ['菜场门口（30.0012, 120.5801）', '菜场门口'],
    ['13812341234 打我电话', '**打我电话'],
    ['中山路与解放路口', '中山路与解放路口'],
  ])('%s → %s', (place, masked) => expect(maskedPlace(place)).toBe(masked))
})

describe('a sentence of a unit', () => {
  it('loses telephone and identity numbers and nothing else', () => {
    expect(maskedNumbers('围挡由施工方管理，电话 13812341234，八楼以上 2027 年再装')).toBe(
      '围挡由施工方管理，电话 **，八楼以上 2027 年再装',
    )
    expect(maskedNumbers('身份证 33010219900101123X')).toBe('身份证 **')
    expect(maskedNumbers('《条例》第 15 条，2026 年 12 月')).toBe('《条例》第 15 条，2026 年 12 月')
  })
})
