/**
 * A workbook as it was brought: its sheets, cell by cell. Whatever it is, it takes no more memory than it
 * may: how much it unpacks to is measured while it is unpacked, and never taken from what the file says.
 */
import { inflateRawSync } from 'node:zlib'
import { zipSync } from 'fflate'
import readWorkbook from 'read-excel-file/node'
import { ok, refuse } from '../kernel/index.ts'
import type { Result } from '../kernel/index.ts'
import { headerName } from '../intake/index.ts'
import type { Cell } from '../intake/index.ts'

const MEBIBYTE = 1_048_576
/** Of the file as it lies on a disk, in bytes: a plan of ten thousand targets has about three million. */
export const BOOK_BYTES = 20 * MEBIBYTE
/** Of everything in it, unpacked, in bytes. */
const UNPACKED_BYTES = 200 * MEBIBYTE
const MOST_PARTS = 2_000

/** Cells that were made one: rows and columns as a spreadsheet numbers them, from 1. */
export interface Merge {
  readonly cells: string
  readonly rows: readonly [number, number]
  readonly columns: readonly [number, number]
}

export interface BookSheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly Merge[]
}

/** Refusals: `book_too_large`, `book_unreadable`, `book_old`, `book_cell` (with the cell), `book_empty`. */
export async function readBook(bytes: Buffer): Promise<Result<readonly BookSheet[]>> {
  if (bytes.length === 0) return refuse('book_empty', { field: 'file' })
  if (bytes.length > BOOK_BYTES) return tooLarge()
  if (bytes.subarray(0, 8).equals(OLD_OFFICE)) return refuse('book_old', { field: 'file' })
  const parts = unpacked(bytes)
  if (!parts.ok) return parts
  // Written anew from what was measured: nothing that the directory of the file hides is read.
  const safe = Buffer.from(zipSync(parts.value, { level: 0 }))
  const sheets = await readWorkbook(safe, { trim: false }).then(
    (read) => ok(read),
    (error: unknown) => unreadable(error),
  )
  if (!sheets.ok) return sheets
  const merges = mergesIn(parts.value)
  return ok(
    sheets.value.map(({ sheet, data }) => ({
      name: sheet,
      rows: data as unknown as readonly (readonly Cell[])[],
      merges: merges.get(sheet) ?? [],
    })),
  )
}

export function tooLarge(): ReturnType<typeof refuse> {
  return refuse('book_too_large', { field: 'file', params: { mb: BOOK_BYTES / MEBIBYTE } })
}

const OLD_OFFICE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** A cell that a formula has not filled yet, or that the file describes wrongly, is named. */
function unreadable(error: unknown): ReturnType<typeof refuse> {
  const said = error instanceof Error ? error.message : ''
  const [, cell] = /\b([A-Z]{1,3}\d{1,7})\b/u.exec(said) ?? []
  return cell === undefined
    ? refuse('book_unreadable', { field: 'file' })
    : refuse('book_cell', { field: 'file', params: { cell } })
}

const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|xl\/[^/]*\.xml$|xl\/_rels\/|xl\/worksheets\/)/u

/** The parts that a reader needs, each unpacked up to what is left of the room for all. */
function unpacked(bytes: Buffer): Result<Record<string, Uint8Array>> {
  const parts: Record<string, Uint8Array> = {}
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0 || end + 22 > bytes.length) return refuse('book_unreadable', { field: 'file' })
  let at = bytes.readUInt32LE(end + 16)
  let room = UNPACKED_BYTES
  let count = 0
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === ENTRY) {
    const [packed, names] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)]
    const [method, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 42)]
    const name = bytes.toString('utf8', at + 46, at + 46 + names)
    at += 46 + names + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    count += 1
    if (count > MOST_PARTS) return tooLarge()
    if (!NEEDED.test(name) || name in parts) continue
    const part = partAt(bytes, local, packed, method, room)
    if (!part.ok) return part
    room -= part.value.length
    parts[name] = part.value
  }
  return 'xl/workbook.xml' in parts ? ok(parts) : refuse('book_unreadable', { field: 'file' })
}

function partAt(
  bytes: Buffer,
  local: number,
  packed: number,
  method: number,
  room: number,
): Result<Uint8Array> {
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL)
    return refuse('book_unreadable', { field: 'file' })
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const data = bytes.subarray(from, from + packed)
  if (method === 0) return data.length <= room ? ok(data) : tooLarge()
  if (method !== 8) return refuse('book_unreadable', { field: 'file' })
  try {
    return ok(inflateRawSync(data, { maxOutputLength: Math.max(room, 1) }))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge()
      : refuse('book_unreadable', { field: 'file' })
  }
}

const textOf = (part: Uint8Array | undefined) => Buffer.from(part ?? []).toString('utf8')

/** By the name of the sheet: which cells were made one there. The reader itself does not tell. */
function mergesIn(
  parts: Readonly<Record<string, Uint8Array>>,
): ReadonlyMap<string, readonly Merge[]> {
  const files = new Map(
    [...textOf(parts['xl/_rels/workbook.xml.rels']).matchAll(/<Relationship\b[^>]*>/gu)].map(
      ([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target')] as const,
    ),
  )
  const sheets = [...textOf(parts['xl/workbook.xml']).matchAll(/<(?:\w+:)?sheet\b[^>]*>/gu)]
  return new Map(
    sheets.map(([tag]) => {
      const target = files.get(attribute(tag, 'r:id')) ?? ''
      const part = parts[target.startsWith('/') ? target.slice(1) : `xl/${target}`]
      const merged = [...textOf(part).matchAll(/<(?:\w+:)?mergeCell\b[^>]*>/gu)]
      const merges = merged.flatMap(([cell]) => mergeOf(attribute(cell, 'ref')) ?? [])
      return [plain(attribute(tag, 'name')), merges] as const
    }),
  )
}

function attribute(tag: string, name: string): string {
  return new RegExp(String.raw`\s${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? ''
}

function plain(escaped: string): string {
  return escaped
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

function mergeOf(cells: string): Merge | null {
  const [, from = '', top, to = '', bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/u.exec(cells) ?? []
  if (top === undefined || bottom === undefined) return null
  return {
    cells,
    rows: [Number(top), Number(bottom)],
    columns: [columnNumber(from), columnNumber(to)],
  }
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 64) - 64, 0)
}

/** `H12`; columns and rows from 1. */
export function cellName(column: number, row: number): string {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCodePoint(65 + ((left - 1) % 26)) + letters
  return `${letters}${row}`
}

/** Where a sheet names its columns: the first row of its first ten that has most of what is looked for. */
export function headOf(
  { rows }: BookSheet,
  isKnown: (name: string) => boolean,
  least: number,
): number | null {
  const at = rows
    .slice(0, 10)
    .findIndex((cells) => cells.filter((cell) => isKnown(headerName(cell))).length >= least)
  return at < 0 ? null : at
}
