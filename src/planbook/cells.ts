/** What one cell says, as offices write it: numbers with commas and 万, days in six ways, 是 and √. */
import { ok, refuse } from '../kernel/index.ts'
import type { ChoiceField, Json, Result } from '../kernel/index.ts'
import { readDay } from '../intake/index.ts'
import type { Cell } from '../intake/index.ts'
import type { Column } from './columns.ts'

/** What spreadsheets write where a formula came to nothing. */
const ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|GETTING_DATA)$/u

export interface Beside {
  /** The unit of measure of the row: whether 18% can be meant. */
  readonly unit: string
  readonly options: ChoiceField['options'] | null
}

/** Null: the cell is empty. Refusals name no field; the caller knows the cell. */
export function readCell(cell: Cell, column: Column, beside: Beside): Result<Json> {
  if (cell === null || (typeof cell === 'string' && cell.trim() === '')) return ok(null)
  if (typeof cell === 'string' && ERROR.test(cell.trim()))
    return refuse('cell_is_error', { params: { value: cell.trim() } })
  switch (column.reads) {
    case 'text':
      return ok(textOf(cell))
    case 'number':
      return readNumber(cell, beside.unit)
    case 'year':
      return readYear(cell)
    case 'day':
      return readDay(cell)
    case 'choice':
      return readChoice(cell, beside.options ?? {})
    case 'yes_no':
      return readYesNo(cell)
  }
}

export function textOf(cell: Cell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return typeof cell === 'number' ? String(plain(cell)) : (cell ?? '').trim()
}

/** What a formula came to carries the noise of its last bit: 0.1 + 0.2 is 0.3. */
const plain = (value: number) => Number(value.toPrecision(14))

const MANY = { 万: 1e4, 亿: 1e8 } as const

function readNumber(cell: Cell, unit: string): Result<Json> {
  const isPercent = /[%％]|百分/u.test(unit)
  if (typeof cell === 'number') {
    // A cell that shows 18% holds 0.18: nobody can tell from the number which was meant.
    return isPercent && cell !== 0 && Math.abs(cell) < 1
      ? refuse('percent_unclear', { params: { value: plain(cell), percent: plain(cell * 100) } })
      : ok(plain(cell))
  }
  if (typeof cell !== 'string')
    return refuse('number_unreadable', { params: { value: shown(cell) } })
  const typed = cell.normalize('NFKC').replaceAll(/[\s_]/gu, '').replace(/^−/u, '-')
  const bare =
    unit !== '' && !isPercent && typed.endsWith(unit) ? typed.slice(0, -unit.length) : typed
  const [, bracket = '', figure = '', many = '', percent = ''] =
    /^(\()?(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)([万亿])?(%)?\)?$/u.exec(bare) ?? []
  if (figure === '' || (bracket === '') === bare.endsWith(')'))
    return refuse('number_unreadable', { params: { value: shown(cell) } })
  if (percent !== '' && !isPercent) return refuse('percent_without_unit', { params: { unit } })
  const value = Number(figure.replaceAll(',', '')) * (many ? MANY[many as keyof typeof MANY] : 1)
  return ok(plain(bracket === '' ? value : -value))
}

function readYear(cell: Cell): Result<Json> {
  if (cell instanceof Date) return ok(cell.getUTCFullYear())
  const typed = String(cell).normalize('NFKC').trim().replace(/年$/u, '')
  return /^\d{4}$/u.test(typed)
    ? ok(Number(typed))
    : refuse('year_unreadable', { params: { value: shown(cell) } })
}

const key = (typed: string) => typed.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase()

function readChoice(cell: Cell, options: ChoiceField['options']): Result<Json> {
  const typed = key(textOf(cell))
  const found = Object.entries(options).find(
    ([name, { zh, en }]) => typed === name || typed === key(zh) || typed === key(en),
  )
  if (found) return ok(found[0])
  const known = Object.values(options).map(({ zh, en }) => `${zh} / ${en}`)
  return refuse('choice_unknown', { params: { value: shown(cell), known: known.join('、') } })
}

const YES = new Set(['是', '√', '✓', '✔', 'y', 'yes', 'true', '1', '对'])
const NO = new Set(['否', '×', '✗', '✘', 'x', 'n', 'no', 'false', '0', '不是'])

function readYesNo(cell: Cell): Result<Json> {
  if (typeof cell === 'boolean') return ok(cell)
  const typed = key(textOf(cell))
  if (YES.has(typed)) return ok(true)
  return NO.has(typed) ? ok(false) : refuse('yes_no_unclear', { params: { value: shown(cell) } })
}

export function shown(cell: Cell): string {
  return textOf(cell).slice(0, 40)
}

/** 2026年9月, 2026Q3, 2026年第三季度, a day that Excel made of 2026-09: as periods are written here. */
export function readPeriod(cell: Cell, frequency: 'month' | 'quarter' | 'year'): string {
  const [, month] = /^(\d{4}-\d\d)-\d\d$/u.exec(textOf(cell)) ?? []
  if (month !== undefined) {
    if (frequency === 'year') return month.slice(0, 4)
    return frequency === 'month'
      ? month
      : `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`
  }
  const typed = String(cell ?? '')
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
  const [, year, quarter] = /^(\d{4})[-年/]?(?:Q|第)?([1-4一二三四])(?:季度?)?$/iu.exec(typed) ?? []
  if (year && quarter && /Q|季/iu.test(typed))
    return `${year}-Q${'一二三四'.indexOf(quarter) + 1 || quarter}`
  const [, of, number] = /^(\d{4})[-年/.](\d{1,2})月?$/u.exec(typed) ?? []
  if (of && number) return `${of}-${number.padStart(2, '0')}`
  return typed.replace(/年$/u, '')
}
