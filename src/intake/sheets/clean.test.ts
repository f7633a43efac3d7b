import { describe, expect, it } from 'vitest'
import { cleanLine, cleanLines, lengthOf, shortened } from './clean.ts'

describe('cleaning of old messages', () => {
  it('takes out what no reader can see, and says so', () => {
    const text = 'a\u200bb\u0007c\u202ed\ufeff'
    expect(cleanLines(text)).toEqual({ text: 'abcd', changed: true })
  })

  it('straightens white space without calling it a change', () => {
    const text = '\t\t路灯不亮\u00a0了  \r\n\r\n\r\n\v  请修\n\t'
    expect(cleanLines(text)).toEqual({ text: '路灯不亮 了\n\n请修', changed: false })
  })

  it('keeps rare characters, emoji and their joiners, and scripts that run the other way', () => {
    for (const text of ['𠮷野家门口 👨‍👩‍👧‍👦', 'سلام عليكم', 'क्‍ष'])
      expect(cleanLines(text)).toEqual({ text, changed: false })
  })

  it('mends a broken surrogate', () => {
    expect(cleanLines('a\ud842b')).toEqual({ text: 'a\ufffdb', changed: true })
  })

  it('makes one line of several', () => {
    expect(cleanLine('一\n 二 \r\n三').text).toBe('一 二 三')
  })

  it('counts and cuts by characters', () => {
    expect(lengthOf('𠮷𠮷')).toBe(2)
    expect(shortened('𠮷𠮷𠮷', 2)).toBe('𠮷…')
    expect(shortened('𠮷𠮷', 2)).toBe('𠮷𠮷')
  })
})
