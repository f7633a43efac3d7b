/**
 * Public numbers 编号: `261124-7KQ2M-8`. The day, five random symbols, a check symbol.
 *
 * Random, so that no row of the database is hot and nobody reads volumes off them; unique by a
 * constraint, drawn again in the rare case of a collision (30⁵ = 24 million a day).
 */
import type { Day } from '../kernel/index.ts'

/** Without vowels and look-alikes: no words, nothing to misread over the telephone. */
const ALPHABET = '23456789BCDFGHJKLMNPQRSTVWXYZ0'
const LENGTH = 5

export function publicNumber(on: Day, random: (below: number) => number): string {
  const day = on.slice(2).replaceAll('-', '')
  const symbols = Array.from({ length: LENGTH }, () =>
    ALPHABET.charAt(random(ALPHABET.length)),
  ).join('')
  return `${day}-${symbols}-${checkSymbol(day + symbols)}`
}

/** Reads what was typed; null when it is no number, or one symbol is wrong or two are swapped. */
export function parseNumber(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
  if (!/^\d{6}[0-9A-Z]{6}$/u.test(plain)) return null
  const body = plain.slice(0, -1)
  if (Array.from(body.slice(6)).some((symbol) => !ALPHABET.includes(symbol))) return null
  if (checkSymbol(body) !== plain.slice(-1)) return null
  return `${plain.slice(0, 6)}-${plain.slice(6, 11)}-${plain.slice(11)}`
}

/**
 * Weighted sum modulo 31, a prime above the alphabet's size: a single wrong symbol and any swap of
 * two different neighbours change it (ISO/IEC 7064 pure system). Value 30 is written `A`;
 * the digit 1, which only days have, counts as −1, which is 30.
 */
function checkSymbol(body: string): string {
  const sum = [...body].reduce(
    (total, symbol, index) => total + ALPHABET.indexOf(symbol) * (index + 1),
    0,
  )
  const value = sum % 31
  return value === 30 ? 'A' : ALPHABET.charAt(value)
}
