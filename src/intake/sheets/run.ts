/** Takes a sheet in, batch by batch: each batch is one commit, and a run that is broken off goes on where it was. */
import type { Refusal, Result } from '../../kernel/index.ts'
import type { Done, Ports } from '../../matters/index.ts'
import { refusalWords } from '../../words/index.ts'
import { keepingOrigins } from '../origins.ts'
import { submitAll } from '../submit.ts'
import type { Field } from './columns.ts'
import { findColumns } from './columns.ts'
import { openDirectory } from './directory.ts'
import type { RefusedRows } from './refused.ts'
import { refusedRows } from './refused.ts'
import { rehearsing } from './rehearsal.ts'
import type { ReadRow, Reading } from './row.ts'
import { readRow } from './row.ts'
import type { SheetRow, Table } from './table.ts'
import { isBlank } from './table.ts'

export interface SheetImport {
  readonly ports: Ports
  readonly jurisdiction: number
  readonly table: Table
  readonly map: ReadonlyMap<Field, string>
  /** Name of the system the sheet comes from: external ids are unique within it. */
  readonly source: string
  /** Everything is done as if, and then taken back. */
  readonly dryRun: boolean
  /** Where refused rows are written. */
  readonly refusedPath: string
  readonly onProgress?: (counts: Counts) => void
}

export interface Counts {
  accepted: number
  refused: number
  duplicates: number
  /** Rows from which invisible characters were taken out, and rows without a date. */
  cleaned: number
  undated: number
}

export interface Outcome extends Counts {
  readonly refusedPath: string | null
}

const BATCH = 200

interface Waiting {
  readonly row: SheetRow
  readonly read: ReadRow
}

export async function importSheet(given: SheetImport): Promise<Outcome> {
  const { ports, jurisdiction, table, map, source, onProgress } = given
  const reading: Reading = {
    columns: findColumns(map, table.header),
    width: table.header.length,
    source,
    now: ports.clock.now(),
    directory: await openDirectory(ports, jurisdiction),
  }
  const counts: Counts = { accepted: 0, refused: 0, duplicates: 0, cleaned: 0, undated: 0 }
  const refused = refusedRows(given.refusedPath, table.header)
  const taker = takerOf(given, counts, refused)
  let batch: Waiting[] = []
  try {
    for await (const row of table.rows) {
      if (row.cells.every(isBlank)) continue
      const read = readRow(row, reading)
      if (read.ok) batch.push({ row, read: read.value })
      else refuseRow(counts, refused, row, read.refusal)
      if (batch.length < BATCH) continue
      await taker(batch)
      batch = []
      onProgress?.(counts)
    }
    await taker(batch)
  } finally {
    refused.close()
  }
  return { ...counts, refusedPath: counts.refused > 0 ? given.refusedPath : null }
}

function takerOf(given: SheetImport, counts: Counts, refused: RefusedRows) {
  const { jurisdiction, dryRun } = given
  const base = dryRun ? rehearsing(given.ports) : given.ports
  // What a rehearsal took back does not know its own duplicates in later batches.
  const rehearsed = new Set<string>()
  return async (batch: readonly Waiting[]): Promise<void> => {
    if (batch.length === 0) return
    const ports = keepingOrigins(base, jurisdiction, (results) => originsOf(results, batch))
    const messages = batch.map(({ read }) => read.message)
    const results = await submitAll(ports, jurisdiction, messages)
    for (const [index, waiting] of batch.entries()) {
      const result = results[index]
      if (!result) throw new Error(`row ${waiting.row.row} has no answer`)
      count(counts, refused, waiting, rehearsed.has(waiting.read.externalId), result)
    }
    if (dryRun) for (const { read } of batch) rehearsed.add(read.externalId)
  }
}

function originsOf(results: readonly Result<Done>[], batch: readonly Waiting[]) {
  return results.flatMap((result, index) => {
    const channel = batch[index]?.read.channel ?? null
    if (!result.ok || result.value.duplicate || channel === null) return []
    return [{ matter: result.value.matter.id, channel }]
  })
}

function count(
  counts: Counts,
  refused: RefusedRows,
  { row, read }: Waiting,
  seenBefore: boolean,
  result: Result<Done>,
): void {
  if (!result.ok) return refuseRow(counts, refused, row, result.refusal)
  if (result.value.duplicate || seenBefore) {
    counts.duplicates += 1
    return
  }
  counts.accepted += 1
  if (read.cleaned) counts.cleaned += 1
  if (read.undated) counts.undated += 1
}

function refuseRow(counts: Counts, refused: RefusedRows, row: SheetRow, refusal: Refusal): void {
  counts.refused += 1
  refused.add(row, refusalWords(refusal))
}
