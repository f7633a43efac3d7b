/** Excel workbooks. They are read whole, so their size is limited; csv is not. */
import { readFile } from 'node:fs/promises'
import readWorkbook from 'read-excel-file/node'
import { Failure } from '../../platform/failure.ts'
import type { Cell, SheetRow, Table } from './table.ts'
import { brokenWorkbook, empty, headerName, isBlank } from './table.ts'

const MEBIBYTE = 1_048_576
const LARGEST = 100 * MEBIBYTE
/** What a workbook may unpack to: a small zip can hold far more than memory. */
const LARGEST_UNPACKED = 1024 * MEBIBYTE
const ENTRY = 0x02014b50

export async function readXlsx(path: string, size: number, name: string | null): Promise<Table> {
  if (size > LARGEST) throw tooLarge()
  const bytes = await readFile(path)
  if (unpackedSize(bytes) > LARGEST_UNPACKED) throw tooLarge()
  const sheets = await readWorkbook(bytes, { trim: false }).catch((error: unknown) => {
    throw brokenWorkbook(error)
  })
  const sheet = name === null ? sheets[0] : sheets.find((one) => one.sheet.trim() === name.trim())
  if (!sheet)
    throw noSuchSheet(
      name ?? '',
      sheets.map((one) => one.sheet),
    )
  const rows = sheet.data as unknown as readonly (readonly Cell[])[]
  const top = rows.findIndex((row) => row.some((cell) => !isBlank(cell)))
  const header = rows[top]
  if (!header) throw empty()
  return { header: header.map(headerName), rows: rowsOf(rows, top) }
}

async function* rowsOf(
  rows: readonly (readonly Cell[])[],
  top: number,
): AsyncGenerator<SheetRow, void> {
  for (let index = top + 1; index < rows.length; index += 1)
    yield { row: index + 1, cells: rows[index] ?? [] }
}

/** What the zip's own directory, named by its end record, says its files unpack to. */
function unpackedSize(bytes: Buffer): number {
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0 || end + 20 > bytes.length) throw brokenWorkbook()
  let sum = 0
  let at = bytes.readUInt32LE(end + 16)
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === ENTRY) {
    sum += bytes.readUInt32LE(at + 24)
    at +=
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return sum
}

function tooLarge(): Failure {
  return new Failure(
    'usage',
    'Excel 文件太大（上限 100 MB，解开后 1 GB）：请另存为“CSV UTF-8”再导入，csv 文件不限大小。',
    'The Excel file is too large (at most 100 MB, 1 GB unpacked): save it as “CSV UTF-8” and import that; a csv file may have any size.',
  )
}

function noSuchSheet(name: string, known: readonly string[]): Failure {
  const list = known.join('、')
  return new Failure(
    'usage',
    `没有名为“${name}”的工作表，文件里有：${list}。请用 --sheet 指定其中一个。`,
    `There is no sheet “${name}”; the file has: ${list}. Give one of them with --sheet.`,
  )
}
