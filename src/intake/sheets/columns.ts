/** Which column of the sheet is which field: `--map external_id=编号,title=标题`. */
import { Failure } from '../../platform/failure.ts'
import { headerName } from './table.ts'

export const FIELDS = [
  'external_id',
  'title',
  'description',
  'received_at',
  'channel',
  'place',
  'division',
  'category',
  'contact',
] as const

export type Field = (typeof FIELDS)[number]

/** Fields and the index of their column. */
export type Columns = ReadonlyMap<Field, number>

const FORM = '--map external_id=编号列,title=标题列,received_at=时间列,description=内容列'

/** Which fields a `--map` may name, how it is written, and which of them hold what was said. */
export interface MapForm<F extends string> {
  readonly fields: readonly F[]
  readonly form: string
  readonly said: readonly F[]
}

const IMPORT: MapForm<Field> = { fields: FIELDS, form: FORM, said: ['title', 'description'] }

export function parseMap(typed: string): ReadonlyMap<Field, string> {
  return mapOf(typed, IMPORT)
}

/** Field to column name, as typed. A comma within a column's name is written `\,`. */
export function mapOf<F extends string>(typed: string, known: MapForm<F>): ReadonlyMap<F, string> {
  const map = new Map<F, string>()
  for (const pair of typed.split(/(?<!\\),/u)) {
    const at = pair.indexOf('=')
    const field = pair.slice(0, Math.max(at, 0)).trim()
    const column = headerName(pair.slice(at + 1).replaceAll('\\,', ','))
    if (at < 1 || column === '') throw usage(`--map “${pair.trim()}”`, known.form)
    const isField = (name: string): name is F => (known.fields as readonly string[]).includes(name)
    if (!isField(field)) throw unknownField(field, known.fields)
    if (map.has(field)) throw givenTwice(field)
    map.set(field, column)
  }
  if (!known.said.some((field) => map.has(field))) throw nothingSaid(known.said)
  return map
}

export function findColumns<F extends string>(
  map: ReadonlyMap<F, string>,
  header: readonly string[],
): ReadonlyMap<F, number> {
  const columns = new Map<F, number>()
  for (const [field, column] of map) {
    const found = header.flatMap((name, index) => (name === column ? [index] : []))
    const [index] = found
    if (index === undefined) throw noSuchColumn(column, header)
    if (found.length > 1) throw doubledColumn(column)
    columns.set(field, index)
  }
  return columns
}

function usage(what: string, form: string): Failure {
  return new Failure(
    'usage',
    `看不懂 ${what}：请写成 ${form}。`,
    `Cannot read ${what}: write it like ${form}.`,
  )
}

function unknownField(field: string, fields: readonly string[]): Failure {
  const known = fields.join(', ')
  return new Failure(
    'usage',
    `--map 里没有“${field}”这个字段：可用的有 ${known}。`,
    `--map knows no field “${field}”: it takes ${known}.`,
  )
}

function givenTwice(field: string): Failure {
  return new Failure(
    'usage',
    `--map 里 ${field} 写了两次：每个字段只能对应一列。`,
    `--map gives ${field} twice: a field has one column.`,
  )
}

function nothingSaid(said: readonly string[]): Failure {
  return new Failure(
    'usage',
    `--map 至少要有 ${said.join(' 或 ')}：请指明哪一列是内容。`,
    `--map needs ${said.join(' or ')}: say which column holds what was said.`,
  )
}

function noSuchColumn(column: string, header: readonly string[]): Failure {
  const list = header.filter((name) => name !== '').join('、')
  return new Failure(
    'usage',
    `表头里没有“${column}”这一列，文件里有：${list.slice(0, 500)}。请改 --map。`,
    `The header has no column “${column}”; the file has: ${list.slice(0, 500)}. Change --map.`,
  )
}

function doubledColumn(column: string): Failure {
  return new Failure(
    'usage',
    `表头里“${column}”出现了不止一次：请在文件里把其中一列改名。`,
    `The header has “${column}” more than once: rename one of the columns in the file.`,
  )
}
