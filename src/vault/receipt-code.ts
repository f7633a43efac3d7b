/**
 * The receipt code 回执码: what a resident without an account holds in the hand.
 *
 *     7G2K9-0ABCD-EFGHJ-KMNPQ-RSTVW-XYZ01
 *
 * 30 characters of Crockford's base32 (no I, L, O, U): 4 say the jurisdiction, so that a look-up
 * goes straight to its shard; 24 are 120 random bits; 2 are the check symbols of a Reed–Solomon
 * code over GF(32). Its distance is 3: any one or two wrong characters, and so any transposition,
 * neighbouring or not, are noticed before anything is asked of the database.
 */
import { createHash, hkdfSync, randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const PREFIX = 4
const SECRET = 24
const CHECK = 2
export const RECEIPT_LENGTH = PREFIX + SECRET + CHECK

export interface ReceiptCode {
  readonly jurisdiction: number
  /** The 30 characters, normal form, without dashes. Never stored, never logged. */
  readonly text: string
}

/** `random`: at least 24 unpredictable bytes. */
export function newReceiptCode(
  jurisdiction: number,
  random: Uint8Array = randomBytes(SECRET),
): ReceiptCode {
  if (random.length < SECRET) throw new Error('a receipt code needs 24 random bytes')
  // A byte has 256 = 8 × 32 values, so taking it modulo 32 keeps every symbol equally likely.
  const secret = [...random.subarray(0, SECRET)].map((byte) => byte & 31)
  const data = [...jurisdictionSymbols(jurisdiction), ...secret]
  return { jurisdiction, text: toText([...data, ...checkSymbols(data)]) }
}

/** As printed: six groups of five. */
export function printReceiptCode(code: ReceiptCode): string {
  return (code.text.match(/.{5}/gu) ?? []).join('-')
}

/**
 * Reads what somebody typed: lower case, full width, spaces and dashes of any kind, O for 0 and
 * I or L for 1. Null: not a receipt code, or mistyped.
 */
export function parseReceiptCode(typed: string): ReceiptCode | null {
  // Longer than any honest spelling: not worth the work.
  if (typed.length > 200) return null
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\p{Pc}\p{Cf}.,:;·・。、]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/gu, '1')
  if (text.length !== RECEIPT_LENGTH) return null
  const symbols = [...text].map((character) => ALPHABET.indexOf(character))
  if (symbols.includes(-1) || !isCodeword(symbols)) return null
  const jurisdiction = symbols.slice(0, PREFIX).reduce((sum, symbol) => sum * 32 + symbol, 0)
  return { jurisdiction, text }
}

/**
 * Two values from one code, by HKDF. Of `lookup` only a hash is stored; `locator` is kept for
 * wrapping what only the holder shall open. Neither leads to the other.
 */
export function receiptKeys(code: ReceiptCode): { lookup: Buffer; locator: Buffer } {
  const derive = (use: string) =>
    Buffer.from(
      hkdfSync('sha256', code.text, String(code.jurisdiction), `answerable receipt ${use} v1`, 32),
    )
  return { lookup: derive('lookup'), locator: derive('locator') }
}

/** What the database keeps. A fast hash is enough for 120 random bits (ASVS 6.5.2). */
export function receiptHash(code: ReceiptCode): Buffer {
  return createHash('sha256').update(receiptKeys(code).lookup).digest()
}

/** The same form serves other one-time codes; `use` keeps their hashes apart from receipts'. */
export function oneTimeHash(code: ReceiptCode, use: string): Buffer {
  return createHash('sha256').update(`answerable ${use}\n${code.text}`).digest()
}

function jurisdictionSymbols(jurisdiction: number): number[] {
  if (!Number.isInteger(jurisdiction) || jurisdiction < 0 || jurisdiction >= 32 ** PREFIX) {
    throw new Error('a jurisdiction is a division code of six digits')
  }
  return Array.from(
    { length: PREFIX },
    (_, index) => Math.floor(jurisdiction / 32 ** (PREFIX - 1 - index)) % 32,
  )
}

function toText(symbols: readonly number[]): string {
  return symbols.map((symbol) => ALPHABET.charAt(symbol)).join('')
}

/* GF(32) = GF(2)[x] / (x⁵ + x² + 1), with x as generator: 31 powers, so words of up to 31 symbols. */
const POWERS: readonly number[] = (() => {
  const powers = [1]
  for (let exponent = 1; exponent < 31; exponent++) {
    const doubled = (powers[exponent - 1] ?? 0) << 1
    powers.push(doubled & 32 ? doubled ^ 0b100101 : doubled)
  }
  return powers
})()

function times(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  return POWERS[(POWERS.indexOf(a) + POWERS.indexOf(b)) % 31] ?? 0
}

/** Value of the word, taken as a polynomial, highest power first. */
function evaluate(symbols: readonly number[], at: number): number {
  return symbols.reduce((sum, symbol) => times(sum, at) ^ symbol, 0)
}

const ROOT_1 = POWERS[1] ?? 0
const ROOT_2 = POWERS[2] ?? 0

function isCodeword(symbols: readonly number[]): boolean {
  return evaluate(symbols, ROOT_1) === 0 && evaluate(symbols, ROOT_2) === 0
}

/** The remainder modulo (x − α)(x − α²): two symbols that make α and α² roots of the word. */
function checkSymbols(data: readonly number[]): number[] {
  const middle = ROOT_1 ^ ROOT_2
  const last = times(ROOT_1, ROOT_2)
  let high = 0
  let low = 0
  for (const symbol of data) {
    const carried = symbol ^ high
    high = low ^ times(carried, middle)
    low = times(carried, last)
  }
  return [high, low]
}
