/** Workbooks that leave the house: the plan with its values, and a brought book with what was found in it. */
import writeExcelFile from 'write-excel-file/node'
import type { Language, Words } from '../kernel/index.ts'
import type { Cell } from '../intake/index.ts'
import type { BookSheet } from './book.ts'
import { laidOut, TARGET_COLUMNS, VALUE_COLUMNS, FINDINGS } from './columns.ts'
import type { Column } from './columns.ts'

export interface WrittenSheet {
  readonly name: string
  readonly widths: readonly number[]
  /** Rows that stay in sight; the last of them has the names of the columns. */
  readonly head: number
  readonly rows: readonly (readonly Cell[])[]
}

/** Texts stay texts: nothing in them becomes a formula, wherever the book is opened. */
export async function written(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  return writeExcelFile(
    sheets.map(({ name, widths, head, rows }) => ({
      sheet: sheetName(name),
      data: rows.map((cells, index) => cells.map((cell) => cellOf(cell, index < head))),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: head,
    })),
  ).toBuffer()
}

const sheetName = (name: string) => name.replaceAll(/[[\]:*?/\\]/gu, ' ').slice(0, 31)

function cellOf(cell: Cell, isHead: boolean) {
  if (cell === null || cell === '') return null
  if (cell instanceof Date) return { value: cell, type: Date, format: 'yyyy-mm-dd' }
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (typeof cell === 'boolean') return { value: cell, type: Boolean }
  return { value: cell, type: String, ...(isHead ? { fontWeight: 'bold' as const } : {}) }
}

export function tableOf(
  name: string,
  columns: readonly Column[],
  rows: readonly Readonly<Record<string, Cell>>[],
  language: Language,
): WrittenSheet {
  return {
    name,
    widths: columns.map(({ width }) => width),
    head: 1,
    rows: [
      columns.map(({ words }) => words[language]),
      ...rows.map((row) => columns.map(({ key }) => row[key] ?? null)),
    ],
  }
}

/** What the columns want, and the words that a choice may have: the book explains itself. */
export function notes(
  choices: Readonly<Record<string, Readonly<Record<string, Words>>>>,
  language: Language,
): WrittenSheet {
  const zh = language === 'zh'
  const kinds = {
    text: { zh: '文字', en: 'text' },
    number: { zh: '数字，不带单位', en: 'a number without its unit' },
    year: { zh: '年份，如 2025', en: 'a year, 2025' },
    day: { zh: '日期，如 2026-12-20', en: 'a day, 2026-12-20' },
    choice: { zh: '只能填', en: 'one of' },
    yes_no: { zh: '是 或 否', en: 'yes or no' },
  } as const
  const lines = TARGET_COLUMNS.filter(({ only }) => !only).map((column): Cell[] => {
    const options = Object.values(choices[column.key] ?? {}).map((words) => words[language])
    const what = [kinds[column.reads][language], ...options].join(zh ? '：' : ': ')
    const must = column.optional ? (zh ? '可不填' : 'may be empty') : zh ? '必填' : 'needed'
    return [
      column.words[language],
      must,
      options.length > 0
        ? what.replace(/([:：]).*$/u, `$1${options.join(zh ? '、' : ', ')}`)
        : what,
    ]
  })
  const head = zh
    ? '一行一项目标。编码由本单位自定，同一个编码再次导入就是改同一项目标。请不要合并单元格。'
    : 'One row a target. Codes are your own; the same code brought again is the same target. Do not merge cells.'
  return {
    name: zh ? '填写说明' : 'Notes',
    widths: [22, 14, 60],
    head: 2,
    rows: [[head], zh ? ['列', '是否必填', '填什么'] : ['Column', 'Needed', 'What'], ...lines],
  }
}

/** The book as it was brought, each row with what is wrong with it: nothing that was typed is lost. */
export function withFindings(
  book: readonly BookSheet[],
  said: (sheet: string, row: number) => string,
  language: Language,
): readonly WrittenSheet[] {
  return book.map((sheet) => {
    const laid = laidOut(sheet, TARGET_COLUMNS) ?? laidOut(sheet, VALUE_COLUMNS)
    const widest = Math.max(0, ...sheet.rows.map(({ length }) => length))
    const old = laid ? (sheet.rows[laid.head - 1] ?? []).indexOf(FINDINGS[language]) : -1
    const at = old < 0 ? widest : old
    const rows = sheet.rows.map((cells, index) => {
      const row = index + 1
      const found = row === laid?.head ? FINDINGS[language] : said(sheet.name, row)
      const padded: Cell[] = Array.from(
        { length: Math.max(widest, at + 1) },
        (_, n) => cells[n] ?? null,
      )
      padded[at] = found === '' ? null : found
      return padded
    })
    const widths = Array.from({ length: Math.max(widest, at + 1) }, (_, n) => (n === at ? 60 : 16))
    return { name: sheet.name, widths, head: laid?.head ?? 0, rows }
  })
}
