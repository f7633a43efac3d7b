import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  newReceiptCode,
  parseReceiptCode,
  printReceiptCode,
  RECEIPT_LENGTH,
  receiptHash,
  receiptKeys,
} from './receipt-code.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const jurisdictions = fc.integer({ min: 0, max: 999_999 })

describe('receipt code', () => {
  test('is printed in six groups of five and read back', () => {
    fc.assert(
      fc.property(jurisdictions, (jurisdiction) => {
        const code = newReceiptCode(jurisdiction)
        const printed = printReceiptCode(code)
        expect(printed).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/u)
        expect(parseReceiptCode(printed)).toEqual(code)
      }),
    )
  })

  test('begins alike within a jurisdiction, and otherwise never repeats', () => {
    const codes = Array.from({ length: 20_000 }, () => newReceiptCode(330_600).text)
    expect(new Set(codes.map((code) => code.slice(0, 4))).size).toBe(1)
    expect(new Set(codes.map((code) => code.slice(4, 28))).size).toBe(codes.length)
  })

  test('has 120 random bits: every one of the 24 places takes all 32 symbols about equally', () => {
    const counts = Array.from({ length: 24 }, () => new Map<string, number>())
    for (let round = 0; round < 20_000; round++) {
      const { text } = newReceiptCode(330_600)
      counts.forEach((count, place) => {
        const symbol = text.charAt(4 + place)
        count.set(symbol, (count.get(symbol) ?? 0) + 1)
      })
    }
    for (const count of counts) {
      expect(count.size).toBe(32)
      // Expected 625 each, standard deviation 25: eight of them is beyond chance.
      for (const seen of count.values()) expect(Math.abs(seen - 625)).toBeLessThan(200)
    }
  })

  test('every single wrong character is noticed, at every place', () => {
    const code = newReceiptCode(330_600)
    for (let place = 0; place < RECEIPT_LENGTH; place++) {
      for (const symbol of ALPHABET) {
        if (symbol === code.text.charAt(place)) continue
        expect(
          parseReceiptCode(code.text.slice(0, place) + symbol + code.text.slice(place + 1)),
        ).toBeNull()
      }
    }
  })

  test('every transposition of two different characters is noticed, neighbouring or not', () => {
    fc.assert(
      fc.property(jurisdictions, (jurisdiction) => {
        const { text } = newReceiptCode(jurisdiction)
        for (let a = 0; a < RECEIPT_LENGTH; a++) {
          for (let b = a + 1; b < RECEIPT_LENGTH; b++) {
            if (text.charAt(a) === text.charAt(b)) continue
            const swapped = [...text]
            swapped[a] = text.charAt(b)
            swapped[b] = text.charAt(a)
            expect(parseReceiptCode(swapped.join(''))).toBeNull()
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  test('any two wrong characters are noticed', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: RECEIPT_LENGTH - 1 }), {
          minLength: 2,
          maxLength: 2,
        }),
        fc.tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 31 })),
        (places, shifts) => {
          const symbols = [...newReceiptCode(330_600).text]
          places.forEach((place, index) => {
            const at = ALPHABET.indexOf(symbols[place] ?? '')
            symbols[place] = ALPHABET.charAt((at + (shifts[index] ?? 0)) % 32)
          })
          expect(parseReceiptCode(symbols.join(''))).toBeNull()
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('is read however it was typed', () => {
    const code = newReceiptCode(101_010)
    const printed = printReceiptCode(code)
    const fullWidth = [...printed].map((c) =>
      c === '-' ? '－' : String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0),
    )
    const spellings = [
      code.text.toLowerCase(),
      printed.replaceAll('-', ' '),
      `  ${printed.replaceAll('-', '——')}\r\n`,
      printed.replaceAll('-', '\u3000'),
      printed.replaceAll('-', '\u200b'),
      fullWidth.join(''),
      fullWidth.join('').toLowerCase(),
      printed.replaceAll('0', 'O').replaceAll('1', 'l'),
      printed.replaceAll('0', 'o').replaceAll('1', 'I'),
    ]
    for (const spelling of spellings) expect(parseReceiptCode(spelling)).toEqual(code)
  })

  test('anything else is no receipt, and reading it is quick', () => {
    for (const typed of [
      '',
      '回执',
      'U'.repeat(30),
      '𠮷'.repeat(30),
      '__proto__',
      '0'.repeat(29),
      '1'.repeat(1_000_000),
    ]) {
      expect(parseReceiptCode(typed)).toBeNull()
    }
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        (typed) => parseReceiptCode(typed) === null,
      ),
    )
  })

  test('look-up and locator differ, and neither shows the code', () => {
    const code = newReceiptCode(330_600)
    const { lookup, locator } = receiptKeys(code)
    expect(lookup.equals(locator)).toBe(false)
    expect(receiptHash(code).equals(lookup)).toBe(false)
    expect(receiptHash(code)).toEqual(receiptHash({ ...code }))
    expect(receiptHash(code)).toHaveLength(32)
  })

  test('a jurisdiction beyond six digits is a bug', () => {
    expect(() => newReceiptCode(330_600_000)).toThrow('division code')
  })
})
