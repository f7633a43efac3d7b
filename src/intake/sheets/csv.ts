/** Comma-separated values, read as a stream: a file may be larger than memory. */
import { parse } from 'csv-parse'
import { Failure } from '../../platform/failure.ts'
import { decoded, detectEncoding } from './encoding.ts'
import type { SheetRow, Table } from './table.ts'
import { empty, headerName } from './table.ts'

const LARGEST_ROW = 1_000_000
const DELIMITERS = [',', ';', '\t', '，'] as const

export async function readCsv(path: string): Promise<Table> {
  const encoding = await detectEncoding(path)
  const delimiter = delimiterOf(await firstLine(path, encoding))
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    max_record_size: LARGEST_ROW,
  })
  const source = decoded(path, encoding)
  source.on('error', (error) => parser.destroy(error))
  const records = source.pipe(parser)[Symbol.asyncIterator]() as AsyncIterator<string[]>
  const first = await nextOf(records, 1)
  if (first === null) throw empty()
  return { header: first.map(headerName), rows: rowsOf(records) }
}

async function* rowsOf(records: AsyncIterator<string[]>): AsyncGenerator<SheetRow> {
  for (let row = 2; ; row += 1) {
    const cells = await nextOf(records, row)
    if (cells === null) return
    yield { row, cells }
  }
}

async function nextOf(records: AsyncIterator<string[]>, row: number): Promise<string[] | null> {
  try {
    const { done, value } = await records.next()
    return done ? null : value
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (!code.startsWith('CSV_') && !code.startsWith('INVALID_')) throw error
    throw new Failure(
      'usage',
      `第 ${row} 行的引号没有配对，后面的内容分不清是哪一行：请在表格软件里打开并另存为“CSV UTF-8”。前面已收下的行不受影响，再次导入会自动跳过。`,
      `Row ${row} has quotation marks that do not match, so what follows cannot be told apart: open the file in a spreadsheet program and save it as “CSV UTF-8”. Rows already taken in stay; importing again skips them.`,
      error,
    )
  }
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
