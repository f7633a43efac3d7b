/**
 * What a bulletin may say. Its text is written around tokens: `{requests.came_in}` stands for a figure,
 * `{matter:260923-7KQ2M-8}` for a matter. A figure is never typed: whoever reads it can have it computed anew
 * (the speech: 情况通报制度; C: figures made up to meet a target). Pure.
 */
import type { Refusal } from '../../kernel/index.ts'

export interface Section {
  readonly heading: string
  readonly text: string
}

/** Of the period itself, of the one before it, or of the year up to the end of the period. */
export type When = 'this' | 'previous' | 'year'

export type Token =
  | {
      readonly is: 'figure'
      readonly measure: string
      readonly filter: { readonly by: string; readonly value: string } | null
      readonly when: When
    }
  | { readonly is: 'matter' | 'unit'; readonly number: string }
  | { readonly is: 'period'; readonly when: When }
  /** The last day that the figures of requests count. */
  | { readonly is: 'as_of' }

export type Piece = { readonly text: string } | { readonly token: string }

const TOKEN = /\{[^{}\n]{1,120}\}/u
const FIGURE = /^\{([a-z]+\.[a-z_]+)(?::([a-z]+)=([\p{L}\p{N}_.-]{1,60}))?(?:@(previous|year))?\}$/u
const MATTER = /^\{(matter|unit):(\d{6}-[0-9A-Z]{5}-[0-9A-Z])\}$/u
const PERIOD = /^\{period(?:@(previous|year))?\}$/u

/** Null: it is written like no token. */
export function parseToken(written: string): Token | null {
  if (written === '{as_of}') return { is: 'as_of' }
  const period = PERIOD.exec(written)
  if (period) return { is: 'period', when: (period[1] as When | undefined) ?? 'this' }
  const matter = MATTER.exec(written)
  if (matter) return { is: matter[1] as 'matter' | 'unit', number: matter[2] ?? '' }
  const [, measure, by, value, when] = FIGURE.exec(written) ?? []
  if (measure === undefined) return null
  return {
    is: 'figure',
    measure,
    filter: by === undefined || value === undefined ? null : { by, value },
    when: (when as When | undefined) ?? 'this',
  }
}

export function piecesOf(text: string): readonly Piece[] {
  return text
    .split(/(\{[^{}\n]{1,120}\})/u)
    .filter((part) => part !== '')
    .map((part) => (TOKEN.test(part) ? { token: part } : { text: part }))
}

/** Every token of a text once, in the order of their first use. */
export function tokensOf(sections: readonly Section[]): readonly string[] {
  const all = sections.flatMap(({ text }) =>
    piecesOf(text).flatMap((piece) => ('token' in piece ? [piece.token] : [])),
  )
  return [...new Set(all)]
}

/** A sentence ends at a full stop or with its line; what is quoted within one belongs to it. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[。！？!?；;])|\n/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}{]/u.test(sentence))
}

// Digits of any script, and the Chinese ways to write a quantity in words. 一 and 两 alone are words.
const DIGITS = /\p{N}[\p{N}.,%％]*/u
const IN_WORDS =
  /百分之|[三四五六七八九]成|(?:[〇零一二三四五六七八九十百千万亿]{2,}|[二三四五六七八九十百千万亿])(?:余|多|来)?(?:件|个|项|次|人|户|起|条|份|家|名|天|小时|倍|元|万|亿|套|公里)/u

function numberIn(words: string): string | null {
  // A nought as a Chinese sign, 〇, is a number to Unicode and part of a word to whoever writes.
  const found = DIGITS.exec(words.replaceAll('〇', '')) ?? IN_WORDS.exec(words)
  return found?.[0] ?? null
}

const shortOf = (sentence: string) => [...sentence].slice(0, 24).join('')

/** Why a text is none that a bulletin may have; null: it is. */
export function faultOfSections(sections: readonly Section[]): Refusal | null {
  for (const [n, { heading, text }] of sections.entries()) {
    const headed = numberIn(heading)
    if (headed !== null) return numberRefusal(headed, shortOf(heading), `sections.${n}.heading`)
    const fault = faultOfText(text, `sections.${n}.text`)
    if (fault) return fault
  }
  return null
}

function faultOfText(text: string, field: string): Refusal | null {
  for (const sentence of sentencesOf(text)) {
    const words = shortOf(sentence)
    const pieces = piecesOf(sentence)
    for (const piece of pieces) {
      if ('token' in piece) {
        if (parseToken(piece.token) === null)
          return { code: 'no_such_token', field, params: { token: piece.token } }
      } else {
        if (/[{}]/u.test(piece.text)) return { code: 'token_broken', field, params: { words } }
        const number = numberIn(piece.text)
        if (number !== null) return numberRefusal(number, words, field)
      }
    }
    const hasSource = pieces.some((piece) => {
      const token = 'token' in piece ? parseToken(piece.token) : null
      return token !== null && token.is !== 'period' && token.is !== 'as_of'
    })
    if (!hasSource) return { code: 'sentence_without_source', field, params: { words } }
  }
  return null
}

const numberRefusal = (number: string, words: string, field: string): Refusal => ({
  code: 'number_without_source',
  field,
  params: { number, words },
})

/** A month `2026-09` or a year `2026`. */
export function isPeriod(text: string): boolean {
  return /^(?:19|20|21)\d\d(?:-(?:0[1-9]|1[0-2]))?$/u.test(text)
}

export function firstDayOf(period: string): string {
  return period.length === 4 ? `${period}-01-01` : `${period}-01`
}

/** The first day that no longer belongs to it. */
export function dayAfter(period: string): string {
  const year = Number(period.slice(0, 4))
  if (period.length === 4) return `${year + 1}-01-01`
  const month = Number(period.slice(5))
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}

export function periodBefore(period: string): string {
  const year = Number(period.slice(0, 4))
  if (period.length === 4) return String(year - 1)
  const month = Number(period.slice(5))
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
}

/** Characters that a reader reads, tokens not counted. */
export function lengthOf(sections: readonly Section[]): number {
  return sections.reduce(
    (sum, { heading, text }) =>
      sum + [...heading].length + [...text.replaceAll(/\{[^{}\n]{1,120}\}|\s/gu, '')].length,
    0,
  )
}

/** As it is read: each token by what stands in its place. */
export function readAs(
  text: string,
  sources: readonly { readonly token: string; readonly shown: string }[],
): string {
  const byToken = new Map(sources.map(({ token, shown }) => [token, shown]))
  return piecesOf(text)
    .map((piece) => ('text' in piece ? piece.text : (byToken.get(piece.token) ?? piece.token)))
    .join('')
}
