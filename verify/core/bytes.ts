/** Bytes and the ways they are written down: hex, strict base64, numbers of eight bytes. */

const HEX = [...Array(256).keys()].map((one) => one.toString(16).padStart(2, '0'))
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUE_OF = new Map([...ALPHABET].map((sign, value) => [sign, value]))

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false
  return true
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** The text, or null where the bytes are no UTF-8. A byte order mark is a character like any other. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (one) => HEX[one]).join('')
}

/** Null: not hex. */
export function fromHex(text: string): Uint8Array | null {
  if (!/^(?:[0-9a-f]{2})*$/iu.test(text)) return null
  return Uint8Array.from(text.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16))
}

export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3)
    const bits = (a << 16) | (b << 8) | c
    const left = bytes.length - at
    text += `${ALPHABET[bits >> 18]}${ALPHABET[(bits >> 12) & 63]}`
    text += left > 1 ? ALPHABET[(bits >> 6) & 63] : '='
    text += left > 2 ? ALPHABET[bits & 63] : '='
  }
  return text
}

/**
 * RFC 4648 section 4 with padding, and nothing else: no line break, no other alphabet, and no bits after the last byte
 * that are not zero. What is read is written in exactly one way, so that no flip of a bit can go unseen. Null: not so.
 */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let bits = 0
  let held = 0
  let at = 0
  for (let index = 0; index < text.length - padding; index += 1) {
    const value = VALUE_OF.get(text[index] ?? '')
    if (value === undefined) return null
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[at] = bits >> held
    at += 1
  }
  return (bits & ((1 << held) - 1)) === 0 ? bytes : null
}

/** Eight bytes, most significant first. */
export function uint64(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
  return bytes
}

/** A whole number as it is written in these formats: decimal, no sign, no zero in front, exact in a double. */
export function wholeNumber(text: string): number | null {
  if (!/^(?:0|[1-9]\d{0,15})$/u.test(text)) return null
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : null
}
