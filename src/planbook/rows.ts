/** What is said of each row of a workbook: what would come of it, and what is wrong in which cell. */
import type { Json, Refusal } from '../kernel/index.ts'
import type { Result } from '../kernel/index.ts'
import { cellName } from './book.ts'
import { readCell } from './cells.ts'
import type { Column, Laid } from './columns.ts'
import type { Cell } from '../intake/index.ts'
import type { ChoiceField } from '../kernel/index.ts'

export type Outcome = 'make' | 'change' | 'same' | 'refuse'

export interface Finding {
  /** `H12`; null: about the row as a whole. */
  readonly cell: string | null
  /** Key of the column. */
  readonly column: string | null
  readonly refusal: Refusal
}

export interface ChangedCell {
  readonly column: string
  readonly from: Json
  readonly to: Json
}

export interface RowRead {
  readonly laid: Laid
  /** As a spreadsheet numbers it. */
  readonly row: number
  readonly values: ReadonlyMap<string, Json>
  readonly findings: Finding[]
}

export interface RowPlanned {
  readonly sheet: string
  readonly row: number
  readonly code: string
  readonly title: string
  readonly outcome: Outcome
  readonly changes: readonly ChangedCell[]
  readonly findings: readonly Finding[]
}

export function found(
  read: Pick<RowRead, 'laid' | 'row'>,
  column: string,
  refusal: Refusal,
): Finding {
  const at = read.laid.at.get(column)
  return { cell: at === undefined ? null : cellName(at, read.row), column, refusal }
}

type Options = Readonly<Record<string, ChoiceField['options']>>

/** Every row below the head that is not empty. Refusals of the cells are kept beside what could be read. */
export function rowsOf(
  laid: Laid,
  columns: readonly Column[],
  options: Options = {},
): readonly RowRead[] {
  const { sheet, head } = laid
  return sheet.rows.slice(head).flatMap((cells, index): RowRead[] => {
    const row = head + index + 1
    const isEmpty = columns.every(({ key, only }) => only || isBlank(cellOf(laid, cells, key)))
    return isEmpty ? [] : [readRow(laid, columns, options, cells, row)]
  })
}

const isBlank = (cell: Cell) => cell === null || (typeof cell === 'string' && cell.trim() === '')

function cellOf({ at }: Laid, cells: readonly Cell[], key: string): Cell {
  const place = at.get(key)
  return place === undefined ? null : (cells[place - 1] ?? null)
}

function readRow(
  laid: Laid,
  columns: readonly Column[],
  options: Options,
  cells: readonly Cell[],
  row: number,
): RowRead {
  const read: RowRead = { laid, row, values: new Map(), findings: mergesOver(laid, row) }
  const values = read.values as Map<string, Json>
  const merged = new Set(read.findings.map(({ column }) => column))
  const unit = String(cellOf(laid, cells, 'unit') ?? '').trim()
  for (const column of columns) {
    if (column.only || merged.has(column.key)) continue
    const beside = { unit, options: options[column.key] ?? null }
    const result: Result<Json> = readCell(cellOf(laid, cells, column.key), column, beside)
    if (!result.ok) read.findings.push(found(read, column.key, result.refusal))
    else if (result.value !== null) values.set(column.key, result.value)
    else if (!column.optional)
      read.findings.push(found(read, column.key, { code: 'cell_empty', params: namedBy(column) }))
  }
  return read
}

const namedBy = ({ words }: Column) => ({ column: `${words.zh} ${words.en}` })

/** What several cells share belongs to one of them, and nobody can say to which row. */
function mergesOver(laid: Laid, row: number): Finding[] {
  return laid.sheet.merges.flatMap(({ cells, rows, columns }) => {
    if (row < rows[0] || row > rows[1]) return []
    const under = [...laid.at].filter(([, at]) => at >= columns[0] && at <= columns[1])
    return under.map(([column]) =>
      found({ laid, row }, column, { code: 'cells_merged', params: { cells } }),
    )
  })
}
