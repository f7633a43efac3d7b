import { describe, expect, it } from 'vitest'
import { asksIn, linesOf } from './asks.ts'

describe('what a caller asks for', () => {
  it('is each sentence that asks for something', () => {
    expect(
      asksIn('和平路的路灯坏了三盏。希望尽快修好，也想知道多久巡查一次？孩子放学看不清路。'),
    ).toEqual(['希望尽快修好', '也想知道多久巡查一次？'])
  })

  it('is nothing where nothing is asked for', () => {
    expect(asksIn('楼上漏水。')).toEqual([])
    expect(asksIn('')).toEqual([])
  })

  it('is five at most, none of them endless', () => {
    const asks = asksIn(
      Array.from({ length: 9 }, (_, n) => `请修第${n}盏${'灯'.repeat(300)}。`).join(''),
    )
    expect(asks).toHaveLength(5)
    expect(Math.max(...asks.map((ask) => [...ask].length))).toBe(120)
  })

  it('is found in English too', () => {
    expect(asksIn('The lamp is out. Please repair it.')).toEqual(['Please repair it.'])
  })

  it('stands a line each', () => {
    expect(linesOf(' 修灯 \n\n 说明 ')).toEqual(['修灯', '说明'])
  })
})
