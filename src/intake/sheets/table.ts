/** A spreadsheet as a header and its rows, whatever it is stored as. The content decides, not the file's name. */
import { stat } from 'node:fs/promises'
import { Failure } from '../../platform/failure.ts'
import { readCsv } from './csv.ts'
import { firstBytes } from './encoding.ts'
import { readXlsx } from './xlsx.ts'

export type Cell = string | number | boolean | Date | null

export interface SheetRow {
  /** As a spreadsheet program numbers it: the header is row 1. */
  readonly row: number
  readonly cells: readonly Cell[]
}

export interface Table {
  readonly header: readonly string[]
  readonly rows: AsyncIterable<SheetRow>
}

export async function openTable(path: string, sheet: string | null): Promise<Table> {
  const size = await sizeOf(path)
  if (size === 0) throw empty()
  const start = await firstBytes(path, 8)
  if (start.subarray(0, 4).equals(ZIP)) return readXlsx(path, size, sheet)
  if (start.equals(OLD_OFFICE)) throw oldExcel()
  if (/\.xls[xm]?$/iu.test(path)) throw brokenWorkbook()
  return readCsv(path)
}

const ZIP = Buffer.from('504b0304', 'hex')
const OLD_OFFICE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

async function sizeOf(path: string): Promise<number> {
  try {
    const facts = await stat(path)
    if (facts.isFile()) return facts.size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  throw new Failure(
    'usage',
    `找不到文件 ${path}：请核对路径。`,
    `There is no file ${path}: check the path.`,
  )
}

/** Names as they are compared: without byte order mark, blanks at the ends, or doubled blanks. */
export function headerName(cell: Cell): string {
  return String(cell ?? '')
    .replaceAll(/[\uFEFF\u200B]/gu, '')
    .normalize('NFKC')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

export function isBlank(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '')
}

export function empty(): Failure {
  return new Failure(
    'usage',
    '文件是空的：第一行应是表头，下面每行一条。',
    'The file is empty: the first row should name the columns, with one message a row beneath.',
  )
}

export function brokenWorkbook(cause?: unknown): Failure {
  return new Failure(
    'usage',
    '这个 Excel 文件打不开，可能没有下载完整或已加密：请在表格软件里打开它，另存为新的 .xlsx 或“CSV UTF-8”后再导入。',
    'This Excel file cannot be opened; it may be incomplete or encrypted: open it in a spreadsheet program, save it as a new .xlsx or as “CSV UTF-8”, and import that.',
    cause,
  )
}

function oldExcel(): Failure {
  return new Failure(
    'usage',
    '这是旧格式（.xls）或加密的 Excel 文件：请另存为 .xlsx 后再导入。',
    'This is an Excel file of the old format (.xls), or an encrypted one: save it as .xlsx and import that.',
  )
}
