/** Parameters of a call, from address and form together. An empty one counts as absent. */
import { ok, refuse } from '../../kernel/index.ts'
import type { Instant, Language, Result } from '../../kernel/index.ts'
import type { Format } from './output.ts'

type Raw = Readonly<Record<string, string | readonly string[] | undefined>>

export interface Parameters {
  text(name: string): string | null
  /** Of a parameter that may be repeated. */
  all(name: string): readonly string[]
  /** `a,b,c` as three. */
  listed(name: string): readonly string[]
  names(): readonly string[]
}

export function parametersOf(query: unknown, body: unknown): Parameters {
  const given = new Map<string, readonly string[]>()
  for (const source of [query, body]) {
    for (const [name, value] of Object.entries((source ?? {}) as Raw)) {
      const texts = (typeof value === 'string' ? [value] : (value ?? [])).filter(
        (text) => typeof text === 'string' && text.trim() !== '',
      )
      if (texts.length > 0) given.set(name, texts)
    }
  }
  const text = (name: string) => given.get(name)?.[0] ?? null
  return {
    text,
    all: (name) => given.get(name) ?? [],
    listed: (name) =>
      (text(name) ?? '')
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    names: () => [...given.keys()],
  }
}

/** `requests.xml` → `requests` in XML; null for any other ending. */
export function fileOf(url: string): { readonly name: string; readonly format: Format } | null {
  const path = url.split('?', 1)[0] ?? ''
  const [, file, format] = /\/([^/]+)\.(xml|json)$/u.exec(path) ?? []
  if (file === undefined || format === undefined) return null
  const name = decoded(file)
  return name === null ? null : { name, format: format as Format }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** `lang`, else the language asked for first among those there are, else Chinese. */
export function languageOf(asked: string | null, accepted: string | undefined): Language {
  if (asked !== null) return asked.toLowerCase().startsWith('en') ? 'en' : 'zh'
  const ranked = (accepted ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, index) => {
      const [range = '', ...more] = part.trim().toLowerCase().split(';')
      const quality = more.find((one) => one.trim().startsWith('q='))
      return { range, index, quality: quality ? Number(quality.trim().slice(2)) || 0 : 1 }
    })
    .filter(({ range, quality }) => quality > 0 && /^(zh|en)\b/u.test(range))
    .toSorted((a, b) => b.quality - a.quality || a.index - b.index)
  return ranked[0]?.range.startsWith('en') ? 'en' : 'zh'
}

const DAY_MS = 86_400_000
const LONGEST_RANGE_DAYS = 90

export interface Range {
  readonly from: Instant
  readonly to: Instant
}

/** 90 days back where nothing is said; a range of days counts its last day whole. */
export function rangeOf(parameters: Parameters, now: Instant): Result<Range> {
  const start = instantOf(parameters.text('start_date'), 'start')
  const end = instantOf(parameters.text('end_date'), 'end')
  if (Number.isNaN(start)) return refuse('not_a_time', { field: 'start_date' })
  if (Number.isNaN(end)) return refuse('not_a_time', { field: 'end_date' })
  const days = LONGEST_RANGE_DAYS * DAY_MS
  const to = end ?? (start === null ? Date.parse(now) : start + days)
  const from = start ?? to - days
  if (from > to) return refuse('range_reversed', { field: 'end_date' })
  // One day more: both ends may be whole days.
  if (to - from > days + DAY_MS)
    return refuse('range_too_long', { field: 'end_date', params: { days: LONGEST_RANGE_DAYS } })
  return ok({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })
}

const W3C =
  /^((?:19|20|21)\d\d-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?)?$/u

/** Milliseconds; null where absent, NaN where it is no W3C date. */
function instantOf(text: string | null, side: 'start' | 'end'): number | null {
  if (text === null) return null
  // An unescaped plus of the zone arrives as a blank.
  const [, day, time, zone = '+08:00'] =
    W3C.exec(text.trim().replace(/ (?=\d\d:?\d\d$)/u, '+')) ?? []
  if (day === undefined) return Number.NaN
  const midnight = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day)
    return Number.NaN
  if (time === undefined) {
    const first = Date.parse(`${day}T00:00:00+08:00`)
    return side === 'start' ? first : first + DAY_MS - 1
  }
  return Date.parse(`${day}T${time}${zone.replace(/^([+-]\d\d)(\d\d)$/u, '$1:$2')}`)
}

export interface Page {
  readonly limit: number
  readonly offset: number
}

const MOST = 1_000
const LAST_PAGE = 10_000

export function pageOf(parameters: Parameters): Result<Page> {
  const page = countOf(parameters.text('page'), 1, LAST_PAGE)
  if (page === null) return refuse('not_a_count', { field: 'page', params: { max: LAST_PAGE } })
  const size = countOf(parameters.text('page_size'), MOST, MOST)
  if (size === null) return refuse('not_a_count', { field: 'page_size', params: { max: MOST } })
  return ok({ limit: size, offset: (page - 1) * size })
}

function countOf(text: string | null, absent: number, most: number): number | null {
  if (text === null) return absent
  const count = Number(text)
  return /^\d{1,6}$/u.test(text.trim()) && count >= 1 && count <= most ? count : null
}
