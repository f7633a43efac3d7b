/** Comma-separated values, read as a stream: a file may be larger than memory. */
import { parse } from 'csv-parse'
import { Failure } from '../../platform/failure.ts'
import { decoded, detectEncoding } from './encoding.ts'
import type { SheetRow, Table } from './table.ts'
import { empty, headerName } from './table.ts'

const LARGEST_ROW = 4_000_000
const DELIMITERS = [',', ';', '\t', '，'] as const

export async function readCsv(path: string): Promise<Table> {
  const encoding = await detectEncoding(path)
  const delimiter = delimiterOf(await firstLine(path, encoding))
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    // A quotation mark within a cell is itself, as spreadsheet programs read it.
    relax_quotes: true,
    max_record_size: LARGEST_ROW,
  })
  const source = decoded(path, encoding)
  source.on('error', (error) => parser.destroy(error))
  const records = source.pipe(parser)[Symbol.asyncIterator]() as AsyncIterator<string[]>
  const first = await nextOf(records)
  if (first === null) throw empty()
  return { header: first.map(headerName), rows: rowsOf(records) }
}

async function* rowsOf(records: AsyncIterator<string[]>): AsyncGenerator<SheetRow> {
  for (let row = 2; ; row += 1) {
    const cells = await nextOf(records)
    if (cells === null) return
    yield { row, cells }
  }
}

async function nextOf(records: AsyncIterator<string[]>): Promise<string[] | null> {
  try {
    const { done, value } = await records.next()
    return done ? null : value
  } catch (error) {
    const { code, records: before = 0 } = error as { code?: string; records?: number }
    if (!code?.startsWith('CSV_') && !code?.startsWith('INVALID_')) throw error
    throw misquoted(before + 1, error)
  }
}

function misquoted(row: number, cause: unknown): Failure {
  return new Failure(
    'usage',
    `第 ${row} 行的引号没有配对，后面的内容分不清是哪一格：请在表格软件里打开并另存为“CSV UTF-8”。已收下的行不受影响，再次导入会自动跳过。`,
    `Row ${row} has quotation marks that do not match, so what follows cannot be told apart: open it in a spreadsheet program and save it as “CSV UTF-8”. Rows already taken in stay; importing again skips them.`,
    cause,
  )
}

async function firstLine(path: string, encoding: Parameters<typeof decoded>[1]): Promise<string> {
  const source = decoded(path, encoding)
  let text = ''
  for await (const piece of source) {
    text += String(piece)
    if (/[\r\n]/u.test(text) || text.length > LARGEST_ROW) break
  }
  return text.split(/[\r\n]/u, 1)[0] ?? ''
}

/** The sign that parts the header into most columns; a comma where none does. */
function delimiterOf(line: string): string {
  const outside = line.replaceAll(/"[^"]*"/gu, '')
  const counts = DELIMITERS.map((sign) => outside.split(sign).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}
