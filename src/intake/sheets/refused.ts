/** Rows that did not come in, with the reason and all they held, to be mended and imported again. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import type { Words } from '../../kernel/index.ts'
import { Failure } from '../../platform/failure.ts'
import { textOf } from './row.ts'
import type { SheetRow } from './table.ts'
import { csvCell } from '../../platform/sheets.ts'

export interface RefusedRows {
  add(row: SheetRow, reason: Words): void
  /** The path, if any row was refused. */
  close(): string | null
}

/** A byte order mark, so that Excel reads it as UTF-8. */
const MARK = '\uFEFF'

/** The file is made with the first row; one that an earlier run left behind is taken away. */
export function refusedRows(path: string, header: readonly string[]): RefusedRows {
  writing(path, () => rmSync(path, { force: true }))
  let file: number | null = null
  const write = (cells: readonly string[]): void => {
    if (file !== null) writeSync(file, `${cells.map(csvCell).join(',')}\r\n`)
  }
  return {
    add({ row, cells }, reason) {
      if (file === null) {
        // Holds what residents said, and who they are: for the owner alone.
        file = writing(path, () => openSync(path, 'wx', 0o600))
        writeSync(file, MARK)
        write(['行号 row', '原因', 'reason', ...header])
      }
      write([String(row), reason.zh, reason.en, ...cells.map(textOf)])
    },
    close() {
      if (file === null) return null
      closeSync(file)
      file = null
      return path
    },
  }
}

function writing<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new Failure(
      'usage',
      `退回的行没有地方写（${path}）：请用 --refused 指定一个可写的文件。已收下的行不受影响。`,
      `Refused rows cannot be written to ${path}: give a file that can be with --refused. Rows already taken in stay.`,
      error,
    )
  }
}
