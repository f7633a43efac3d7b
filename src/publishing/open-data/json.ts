/** Tables as they leave: a count below ten is the text "<10", so that nobody takes it for nothing. */
import { COUNTS, DEFINITIONS, TABLES, WAITS } from '../definitions.ts'
import type { TableName } from '../definitions.ts'
import type { Row, Tables } from '../tables.ts'

export type Value = string | number | null

/** Names of a table's columns, keys first. */
export function headOf(table: TableName): readonly string[] {
  const { keys, counts, waits } = DEFINITIONS[table]
  return [
    ...Object.keys(keys),
    ...COUNTS.filter((one) => counts.includes(one)),
    ...(waits ? WAITS : []),
  ]
}

export function valuesOf(table: TableName, row: Row): readonly Value[] {
  const { counts, waits } = DEFINITIONS[table]
  return [
    ...row.keys,
    ...COUNTS.filter((one) => counts.includes(one)).map((one) =>
      row[one] === 0 ? '<10' : row[one],
    ),
    ...(waits ? WAITS.map((one) => row[one] ?? null) : []),
  ]
}

export function recordsOf(
  table: TableName,
  rows: readonly Row[],
): readonly Readonly<Record<string, Value>>[] {
  const head = headOf(table)
  return rows.map((row) =>
    Object.fromEntries(valuesOf(table, row).map((value, at) => [head[at] ?? '', value])),
  )
}

export function dataOf(tables: Tables) {
  return Object.fromEntries(TABLES.map((table) => [table, recordsOf(table, tables[table])]))
}

/** RFC 4180. Codes and figures only: none can begin a formula, and a sign that could is disarmed (ASVS 1.2.10). */
export function csvOf(table: TableName, rows: readonly Row[]): string {
  const lines = [headOf(table), ...rows.map((row) => valuesOf(table, row))]
  return lines.map((line) => `${line.map(cellOf).join(',')}\r\n`).join('')
}

function cellOf(value: Value): string {
  if (value === null) return ''
  const text = String(value)
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
