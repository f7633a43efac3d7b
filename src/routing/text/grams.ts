/**
 * Runs of neighbouring characters as 32-bit numbers: what Chinese text is compared by without knowing
 * its words. They lie within one run of letters; digits count as one sign, whatever number they make.
 */

/** FNV-1a over UTF-16 units, then the last step of MurmurHash3 so that every bit counts. */
export function hashOf(text: string, seed = 0): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let at = 0; at < text.length; at += 1) hash = step(hash, text.charCodeAt(at))
  return settle(hash)
}

function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193) >>> 0
}

function settle(hash: number): number {
  let mixed = hash
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

export interface GramOptions {
  /** Characters of the longest. */
  readonly to: number
  /** Sets apart those of a title from those of a text. */
  readonly seed?: number
}

/**
 * Calls `take` with every gram of one to `to` characters of a normalised text: its number, and where
 * in the text it begins and ends. Equal grams have equal numbers, here and in every other text.
 */
export function eachGram(
  normal: string,
  { to, seed = 0 }: GramOptions,
  take: (gram: number, from: number, to: number) => void,
): void {
  const { codes, starts, ends } = signsOf(normal)
  const count = codes.length
  for (let at = 0; at < count; at += 1) {
    if (codes[at] === 0) continue
    let hash = (0x811c9dc5 ^ seed) >>> 0
    for (let last = at; last < count && last < at + to; last += 1) {
      const code = codes[last] as number
      if (code === 0) break
      hash = step(hash, code)
      take(settle(hash), starts[at] as number, ends[last] as number)
    }
  }
}

interface Signs {
  /** 0 stands between runs. */
  readonly codes: readonly number[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

const DIGIT = 0x30

function signsOf(normal: string): Signs {
  const codes: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (let at = 0; at < normal.length; at += 1) {
    const code = kindOf(normal.charCodeAt(at))
    const previous = codes.length - 1
    if ((code === 0 || code === DIGIT) && codes[previous] === code) {
      ends[previous] = at + 1
      continue
    }
    codes.push(code)
    starts.push(at)
    ends.push(at + 1)
  }
  return { codes, starts, ends }
}

/** The sign itself; 0 for what parts words; one for all digits. Halves of rarer signs count as signs. */
function kindOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return DIGIT
  if (code >= 0x4e00 && code <= 0x9fff) return code
  if (code < 0x80) return code >= 0x61 && code <= 0x7a ? code : 0
  // Latin-1 signs, general punctuation, CJK punctuation, symbols and private use are no letters.
  if (code < 0xc0 || (code >= 0x2000 && code <= 0x2bff)) return 0
  if ((code >= 0x3000 && code <= 0x303f) || (code >= 0xe000 && code <= 0xf8ff)) return 0
  return code
}
