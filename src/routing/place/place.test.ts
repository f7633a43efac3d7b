import { describe, expect, it } from 'vitest'
import { placeReader } from './index.ts'
import type { Named } from './index.ts'

const place = (name: string, division: string | null, sounds = ''): Named => ({
  name,
  division,
  isDivision: false,
  sounds,
})
const division = (name: string, code: string): Named => ({
  name,
  division: code,
  isDivision: true,
  sounds: '',
})

const NAMES = [
  division('湖东区', '990102'),
  division('柳岸街道', '990102001'),
  division('江湾区', '990104'),
  division('沙堤镇', '990104101'),
  place('西园桥', '990102001', 'xiyuanqiao'),
  place('和平路', '990102001', 'hepinglu'),
  place('和平路', '990104101', 'hepinglu'),
  place('实验小学', '990102001', 'shiyanxiaoxue'),
  place('沙堤大桥', '990104101', 'shadidaqiao'),
  place('翠屏苑小区', '990102001', 'cuipingyuanxiaoqu'),
]
const SYLLABLES: Readonly<Record<string, string>> = Object.fromEntries(
  '西xi 园yuan 元yuan 桥qiao 翠cui 屏ping 平ping 院yuan 苑yuan 小xiao 区qu 沙sha 提di 堤di 大da'
    .split(' ')
    .map((one) => [one.slice(0, 1), one.slice(1)]),
)
const reader = placeReader({ names: NAMES }, async (text) =>
  [...text].map((character) => SYLLABLES[character] ?? ''),
)
const read = async (text: string) => {
  const { places, division: at, beside } = await reader.read(text)
  return { names: places.map(({ named }) => named.name), how: places[0]?.how, division: at, beside }
}

describe('where a text speaks of', () => {
  it('is a whole name, with the number or the side that is said', async () => {
    expect(await read('西园桥的护栏断了')).toMatchObject({
      names: ['西园桥'],
      how: 'whole',
      division: '990102001',
    })
    expect(await read('实验小学对面的路灯不亮')).toMatchObject({
      names: ['实验小学'],
      beside: '对面',
    })
    expect(await read('湖东区和平路128号门口')).toMatchObject({ beside: '128号' })
  })

  it('is known without the levels above and without its last word', async () => {
    expect(await read('柳岸这边垃圾没人收')).toMatchObject({
      names: ['柳岸街道'],
      how: 'short',
      division: '990102001',
    })
    expect(await read('沙堤的公交太少')).toMatchObject({ names: ['沙堤镇'] })
  })

  it('is known in wrong characters that sound the same', async () => {
    expect(await read('西元桥护栏断了')).toMatchObject({ names: ['西园桥'], how: 'sound' })
    expect(await read('翠平院小区停水')).toMatchObject({ names: ['翠屏苑小区'], how: 'sound' })
    expect(await read('沙提大桥的灯坏了')).toMatchObject({ names: ['沙堤大桥'], how: 'sound' })
  })

  it('is asked where a name is in several divisions, and not where the division is said', async () => {
    expect(await read('和平路有个坑')).toMatchObject({
      names: ['和平路', '和平路'],
      division: null,
    })
    expect(await read('江湾区沙堤镇和平路有个坑')).toMatchObject({
      names: ['和平路', '沙堤镇'],
      division: '990104101',
    })
  })

  it('is not an office that bears the name of a place', async () => {
    expect((await read('沙堤镇政府的人态度不好')).names).toEqual([])
  })

  it('is nothing where nothing is named, and quick in a text made to be slow', async () => {
    expect(await read('')).toMatchObject({ names: [], division: null, beside: null })
    expect(await read('路灯坏了')).toMatchObject({ names: [] })
    const started = performance.now()
    await reader.read('和平'.repeat(50_000))
    expect(performance.now() - started).toBeLessThan(500)
  })
})
