/** Which files there are: a fixed list, nothing that could be asked for freely (F4). */
import type { Day } from '../../kernel/index.ts'
import { isTable } from '../definitions.ts'
import type { TableName } from '../definitions.ts'
import type { Release } from '../reading.ts'

export type Format = 'csv' | 'json'

export type DataFile =
  | {
      readonly is: 'table'
      readonly table: TableName
      readonly year: number
      readonly format: Format
    }
  | { readonly is: 'year'; readonly year: number }
  /** One release as it was, word for word what the public log binds. */
  | {
      readonly is: 'release'
      readonly year: number
      readonly day: Day
      /** The file itself, or what proves that it is in the log. */
      readonly part: 'table' | 'receipt'
    }
  | { readonly is: 'dictionary' }
  | { readonly is: 'requests'; readonly year: number; readonly month: number }

const TABLE_FILE = /^([a-z_]+)-(\d{4})\.(csv|json)$/u
const RELEASE_FILE = /^release-(\d{4})-(\d{4}-\d{2}-\d{2})\.(json|tlog-proof)$/u
const MONTH_FILE = /^requests-(\d{4})-(0[1-9]|1[0-2])\.json$/u

/** Null: there is no file of this name. */
export function fileOf(name: string): DataFile | null {
  if (name === 'dictionary.json') return { is: 'dictionary' }
  const [, releaseOf, day, ending] = RELEASE_FILE.exec(name) ?? []
  if (releaseOf && isDay(day)) {
    const part = ending === 'json' ? 'table' : 'receipt'
    return { is: 'release', year: Number(releaseOf), day, part }
  }
  const [, requestsOf, month] = MONTH_FILE.exec(name) ?? []
  if (requestsOf && month) return { is: 'requests', year: Number(requestsOf), month: Number(month) }
  const [, table = '', year, format] = TABLE_FILE.exec(name) ?? []
  if (table === 'all' && format === 'json') return { is: 'year', year: Number(year) }
  if (!isTable(table)) return null
  return { is: 'table', table, year: Number(year), format: format as Format }
}

export function tableFile(table: TableName, year: number, format: Format): string {
  return `/data/${table}-${year}.${format}`
}

/** Months of a year of which there are figures, as files of requests, the newest first. */
export function monthFiles({ tables, year }: Release): readonly string[] {
  return tables.month
    .map(({ keys }) => keys[0] ?? '')
    .filter((month) => month.startsWith(String(year)))
    .toReversed()
    .map((month) => `/data/requests-${month}.json`)
}

/** The database is asked about days of the calendar only. */
function isDay(text: string | undefined): text is Day {
  const at = Date.parse(`${text}T00:00:00.000Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}
