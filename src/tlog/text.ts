/** How numbers and bytes are written in these formats: one way each, so that a text has one meaning and one hash. */

/** RFC 4648 §4, padded, no bit to spare; null: anything else, however harmless it looks. */
export function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}

/** Decimal without sign or leading zero, and small enough to be counted with exactly; null: anything else. */
export function fromDecimal(text: string): number | null {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return null
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : null
}

/** Below U+0020 nothing but the newline; and no half of a surrogate pair, which UTF-8 cannot write. */
export function isPlainText(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.isWellFormed() && !/[\u0000-\u0009\u000B-\u001F]/.test(text)
}
