/** What stands in the place of a token: computed from a release, from events, or read off a matter. */
import { addDays } from '../kernel/index.ts'
import type { Kind, Matter } from '../kernel/index.ts'
import { dayAfter, firstDayOf, parseToken, periodBefore } from '../kinds/index.ts'
import type { Source, Token, When, Wrong } from '../kinds/index.ts'
import { bodiesNumbered } from '../matters/index.ts'
import type { Org } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import { isTopic, rateOf } from '../publishing/index.ts'
import type { Row, Tables } from '../publishing/index.ts'
import { citedSource, mayCite, unitSource } from './citing.ts'
import { countWork, coursesOf } from './counting.ts'
import type { Course, Span } from './counting.ts'
import { filtersOf, measureOf } from './measures.ts'
import type { Measure, ReleaseMeasure } from './measures.ts'

export interface Grounds {
  readonly db: Queryable
  readonly jurisdiction: number
  readonly kinds: ReadonlyMap<string, Kind>
  readonly org: Org
  readonly period: string
  readonly releasedOn: string
  /** The tables of a year as they were released, or made again; null: there was no such release. */
  readonly tables: (year: number) => Promise<Tables | null>
}

type Figure = Extract<Token, { is: 'figure' }>

export class Sources {
  readonly #grounds: Grounds
  readonly #courses = new Map<string, Promise<readonly Course[]>>()
  readonly #tables = new Map<number, Promise<Tables | null>>()
  readonly cited = new Set<string>()

  constructor(grounds: Grounds) {
    this.#grounds = grounds
  }

  /** Of all tokens, in order; or what is wrong with the first that has nothing behind it. */
  async all(tokens: readonly string[]): Promise<readonly Source[] | Wrong> {
    await this.#look(tokens)
    const found: Source[] = []
    for (const token of tokens) {
      const source = await this.of(token)
      if ('wrong' in source) return source
      found.push(source)
    }
    return found
  }

  readonly #matters = new Map<string, Matter>()

  async #look(tokens: readonly string[]): Promise<void> {
    const { db, jurisdiction } = this.#grounds
    const numbers = tokens.flatMap((one) => {
      const token = parseToken(one)
      return token && 'number' in token && !this.#matters.has(token.number) ? [token.number] : []
    })
    for (const matter of await bodiesNumbered(db, jurisdiction, numbers))
      this.#matters.set(matter.number, matter)
  }

  async of(written: string): Promise<Source | Wrong> {
    const token = parseToken(written)
    if (token === null)
      return { wrong: 'no_such_token', field: 'sections', params: { token: written } }
    switch (token.is) {
      case 'period':
        return periodSource(written, token.when, this.#grounds)
      case 'as_of': {
        const day = addDays(this.#grounds.releasedOn, -1)
        return { token: written, value: day, shown: dayInWords(day) }
      }
      case 'matter':
      case 'unit':
        return this.#cite(written, token)
      case 'figure':
        return this.#figure(written, token)
    }
  }

  async #cite(written: string, token: Extract<Token, { number: string }>): Promise<Source | Wrong> {
    if (!this.#matters.has(token.number)) await this.#look([written])
    const matter = this.#matters.get(token.number)
    // What may not be named is refused in the same words as what is not there.
    if (!matter || !mayCite(matter))
      return { wrong: 'matter_not_citable', field: 'sections', params: { number: token.number } }
    this.cited.add(matter.id)
    return token.is === 'matter'
      ? citedSource(written, matter)
      : unitSource(written, matter, this.#grounds.org)
  }

  async #figure(written: string, token: Figure): Promise<Source | Wrong> {
    const measure = measureOf(token.measure)
    const params = { token: written }
    if (measure === null) return { wrong: 'no_such_measure', field: 'sections', params }
    if (!isFilter(token, measure)) return { wrong: 'no_such_filter', field: 'sections', params }
    const value =
      measure.from === 'release' ? await this.#released(measure, token) : await this.#counted(token)
    if (value === null) return { wrong: 'figure_not_there', field: 'sections', params }
    return { token: written, value, shown: shownOf(measure, value) }
  }

  async #released(measure: ReleaseMeasure, token: Figure): Promise<number | null> {
    const period =
      token.when === 'previous' ? periodBefore(this.#grounds.period) : this.#grounds.period
    const year = Number(period.slice(0, 4))
    const tables = await this.#yearly(year)
    const row = tables && rowOf(tables, period, token)
    if (!row) return null
    if (typeof measure.column !== 'string') {
      const [hits, of] = measure.column
      const rate = rateOf(row[hits], row[of])
      return rate === null ? null : Math.round(rate.share * 100)
    }
    const value = row[measure.column]
    return typeof value === 'number' ? value : null
  }

  async #yearly(year: number): Promise<Tables | null> {
    const kept = this.#tables.get(year) ?? this.#grounds.tables(year)
    this.#tables.set(year, kept)
    return kept
  }

  async #counted({ measure: name, when, filter }: Figure): Promise<number | null> {
    const measure = measureOf(name)
    if (measure?.from !== 'events') return null
    return countWork(
      await this.courses(measure.kind),
      measure,
      spanOf(this.#grounds.period, when),
      filter,
    )
  }

  /** Every matter of a kind, as it went up to the end of the period. */
  async courses(kind: string): Promise<readonly Course[]> {
    const { db, jurisdiction, kinds, period } = this.#grounds
    const declared = kinds.get(kind)
    if (!declared) return []
    const kept = this.#courses.get(kind) ?? coursesOf(db, jurisdiction, declared, dayAfter(period))
    this.#courses.set(kind, kept)
    return kept
  }
}

export function spanOf(period: string, when: When): Span {
  if (when === 'previous') return spanOf(periodBefore(period), 'this')
  return {
    from: when === 'year' ? `${period.slice(0, 4)}-01-01` : firstDayOf(period),
    until: dayAfter(period),
  }
}

function isFilter({ filter, when }: Figure, measure: Measure): boolean {
  if (filter === null) return true
  if (!filtersOf(measure).includes(filter.by)) return false
  // Topics are released for the year, not by month.
  return measure.from === 'events' || (when === 'year' && isTopic(filter.value))
}

function rowOf(tables: Tables, period: string, { filter, when }: Figure): Row | undefined {
  if (filter !== null) return tables.topic.find(({ keys }) => keys[0] === filter.value)
  if (when === 'year' || period.length === 4) return tables.city[0]
  return tables.month.find(({ keys }) => keys[0] === period)
}

/** A rounded count says that it is: 1230余 is 1,230 to 1,239, or a little more where it is a sum. */
function shownOf(measure: Measure, value: number): string {
  if (measure.from === 'events') return String(value)
  if (measure.unit === '%') return `${value}%`
  if (typeof measure.column === 'string' && measure.column.startsWith('wait_')) return String(value)
  return value === 0 ? '不足10' : `${value}余`
}

function periodSource(token: string, when: When, { period }: Grounds): Source {
  const which = when === 'previous' ? periodBefore(period) : period
  const [year = '', month] = which.split('-')
  const shown = when === 'year' || month === undefined ? `${year}年` : `${year}年${Number(month)}月`
  return { token, value: which, shown }
}

function dayInWords(day: string): string {
  const [year = '', month, date] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}
