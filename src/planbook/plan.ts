/**
 * A plan brought as a workbook: looked at row by row, rehearsed by the rules of the house, and kept whole or
 * not at all. What the preview showed is what is confirmed; brought again it changes nothing.
 */
import { createHash } from 'node:crypto'
import { ok, refuse } from '../kernel/index.ts'
import type { Result } from '../kernel/index.ts'
import { commitWhole, rehearse } from '../matters/index.ts'
import type { Commission, Done } from '../matters/index.ts'
import { readBook } from './book.ts'
import type { BookSheet } from './book.ts'
import { laidOut, TARGET_COLUMNS, VALUE_COLUMNS } from './columns.ts'
import type { Column, Laid } from './columns.ts'
import { found } from './rows.ts'
import type { RowPlanned, RowRead } from './rows.ts'
import { planTargets, readTargets } from './targets.ts'
import type { City } from './targets.ts'
import { planValues } from './values.ts'

/** More rows than this are brought in several books: one commit of so many takes a quarter of a minute. */
export const MOST_ROWS = 3_000

export interface Planned {
  /** Of all that would be done: what is confirmed is what was shown. */
  readonly digest: string
  readonly rows: readonly RowPlanned[]
  /** Names of columns that nobody here knows: they were not read. */
  readonly unread: readonly string[]
  /** Set once it was kept. */
  readonly kept: boolean
}

interface Work extends Omit<Planned, 'kept'> {
  readonly commissions: readonly Commission[]
  readonly of: readonly RowRead[]
}

/** Refusals: those of the book, `book_no_table`, `book_columns_missing`, `book_columns_twice`, `book_too_many_rows`. */
export async function previewPlan(city: City, bytes: Buffer): Promise<Result<Planned>> {
  const work = await workOf(city, bytes)
  if (!work.ok) return work
  const tried = await rehearse(city.house, city.jurisdiction, work.value.commissions)
  return ok({ ...answered(work.value, tried), kept: false })
}

/**
 * Kept only where nothing is refused; else the rows say what. Refusals besides: `plan_moved_on`, the plan
 * is no longer what the preview was made of.
 */
export async function importPlan(
  city: City,
  bytes: Buffer,
  confirmed: string,
): Promise<Result<Planned>> {
  const work = await workOf(city, bytes)
  if (!work.ok) return work
  const { commissions, rows, digest } = work.value
  if (digest !== confirmed) return refuse('plan_moved_on')
  if (rows.some(({ outcome }) => outcome === 'refuse'))
    return ok({ ...answered(work.value, []), kept: false })
  const { kept, results } = await commitWhole(city.house, city.jurisdiction, commissions)
  return ok({ ...answered(work.value, results), kept })
}

async function workOf(city: City, bytes: Buffer): Promise<Result<Work>> {
  const book = await readBook(bytes)
  if (!book.ok) return book
  const tables = tablesIn(book.value)
  if (!tables.ok) return tables
  const { targets, values } = tables.value
  const plan = await planTargets(city, await readTargets(city, targets))
  const series = await planValues(city, values)
  const rows = [...plan.planned, ...series.planned]
  const unread = [...targets, ...values].flatMap(({ unknown }) => unknown)
  return ok({
    digest: digestOf(bytes, rows),
    rows,
    unread,
    commissions: [...plan.commissions, ...series.commissions],
    of: [...plan.of, ...series.of],
  })
}

function tablesIn(
  book: readonly BookSheet[],
): Result<{ readonly targets: readonly Laid[]; readonly values: readonly Laid[] }> {
  const read = (columns: readonly Column[], sign: string) =>
    book.flatMap((sheet) => laidOut(sheet, columns) ?? []).filter(({ at }) => at.has(sign))
  const values = read(VALUE_COLUMNS, 'period')
  const targets = read(TARGET_COLUMNS, 'title')
  const all = [...targets, ...values]
  if (all.length === 0) return refuse('book_no_table', { field: 'file' })
  for (const { sheet, missing, twice } of all) {
    const named = (columns: readonly Column[]) => ({
      sheet: sheet.name,
      columns: columns.map(({ words }) => `${words.zh} ${words.en}`).join('、'),
    })
    if (twice.length > 0)
      return refuse('book_columns_twice', { field: 'file', params: named(twice) })
    if (missing.length > 0)
      return refuse('book_columns_missing', { field: 'file', params: named(missing) })
  }
  const count = all.reduce((sum, { sheet, head }) => sum + sheet.rows.length - head, 0)
  return count > MOST_ROWS
    ? refuse('book_too_many_rows', { field: 'file', params: { max: MOST_ROWS, count } })
    : ok({ targets, values })
}

function digestOf(bytes: Buffer, rows: readonly RowPlanned[]): string {
  const said = rows.map(({ sheet, row, code, title, outcome, changes }) => {
    return [sheet, row, code, title, outcome, changes]
  })
  return createHash('sha256').update(bytes).update(JSON.stringify(said)).digest('hex')
}

/** What the rules of the house refused is told at the cell it is about. */
function answered(
  { digest, rows, unread, of }: Work,
  results: readonly Result<Done | number>[],
): Omit<Planned, 'kept'> {
  const refused = new Map<string, RowPlanned['findings']>()
  for (const [index, result] of results.entries()) {
    const read = of[index]
    if (!read) continue
    const refusal = refusalOf(result)
    if (refusal === null) continue
    const key = `${read.laid.sheet.name} ${read.row}`
    const { field = '', ...rest } = refusal
    const isOrphan = field === 'part_of' && rest.code === 'no_such_matter'
    const finding = found(read, field, isOrphan ? { code: 'parent_row_refused' } : rest)
    refused.set(key, [field === '' ? { ...finding, column: null } : finding])
  }
  return {
    digest,
    unread,
    rows: rows.map((row) => {
      const findings = refused.get(`${row.sheet} ${row.row}`)
      return findings
        ? { ...row, outcome: 'refuse', findings: [...row.findings, ...findings] }
        : row
    }),
  }
}

function refusalOf(result: Result<Done | number>) {
  if (!result.ok) return result.refusal
  const isDuplicate = typeof result.value !== 'number' && result.value.duplicate
  return isDuplicate ? { code: 'plan_moved_on' } : null
}
