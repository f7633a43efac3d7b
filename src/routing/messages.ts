/** Messages out of a sheet: which columns hold what was said, row by row. */
import { headerName, openTable } from '../intake/index.ts'
import type { Cell, Table } from '../intake/index.ts'
import { Failure } from '../platform/failure.ts'

export interface SheetMessage {
  /** Rows beneath the header, from 1. */
  readonly row: number
  readonly title: string
  readonly text: string
  /** '' where the sheet has no such column, or the row nothing in it. */
  readonly label: string
}

export interface Asked {
  readonly path: string
  readonly sheet: string | null
  /** Columns of what was said: of several, the first is the title. */
  readonly text: string
  readonly label?: string
}

export async function* messagesOf(asked: Asked): AsyncGenerator<SheetMessage> {
  const table = await openTable(asked.path, asked.sheet)
  const said = namesOf(asked.text).map((name) => columnOf(table, name))
  const label = asked.label === undefined ? null : columnOf(table, headerName(asked.label))
  const isSingle = table.header.length === 1
  let row = 0
  for await (const { cells } of table.rows) {
    // An empty line of a file is no row of it.
    if (!isSingle && cells.length <= 1 && textOf(cells[0]).trim() === '') continue
    row += 1
    const texts = said.map((index) => textOf(cells[index]))
    const [title = '', ...more] = texts.length > 1 ? texts : ['', ...texts]
    yield {
      row,
      title,
      text: more.join('\n'),
      label: label === null ? '' : textOf(cells[label]).normalize('NFC').trim(),
    }
  }
}

function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString() : String(cell)
}

function namesOf(typed: string): string[] {
  return typed
    .split(/(?<!\\),/u)
    .map((name) => headerName(name.replaceAll('\\,', ',')))
    .filter((name) => name !== '')
}

function columnOf({ header }: Table, name: string): number {
  const [index, again] = header.flatMap((one, at) => (one === name ? [at] : []))
  if (index !== undefined && again === undefined) return index
  const list = header
    .filter((one) => one !== '')
    .join('、')
    .slice(0, 500)
  throw index === undefined
    ? new Failure(
        'usage',
        `表头里没有“${name}”这一列，文件里有：${list}。`,
        `The header has no column “${name}”; the file has: ${list}.`,
      )
    : new Failure(
        'usage',
        `表头里“${name}”出现了不止一次：请在文件里把其中一列改名。`,
        `The header has “${name}” more than once: rename one of the columns in the file.`,
      )
}
