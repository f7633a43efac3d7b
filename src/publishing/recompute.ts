/** Whether what was published still follows from the events: made again, and compared byte for byte. */
import type { Day } from '../kernel/index.ts'
import type { Ports } from '../matters/index.ts'
import { METHOD, TABLES } from './definitions.ts'
import { tablesFrom } from './release.ts'
import { lastReleaseOf, releasesOf } from './releases.store.ts'
import type { ReleaseRow } from './releases.store.ts'
import type { Inputs, Row, Tables } from './tables.ts'

export interface Difference {
  readonly table: string
  readonly row: string
  readonly column: string
  readonly published: unknown
  readonly recomputed: unknown
}

export interface Recomputed {
  readonly year: number
  readonly releasedOn: Day
  readonly method: number
  /** Byte for byte: every table, and every event they were made from. */
  readonly same: boolean
  /** Whether the events are those of the day of release, figures apart. */
  readonly sameEvents: boolean
  readonly differences: readonly Difference[]
  readonly tables: Tables
}

/** Of the release of a day, or of the last one before it. Empty: there is none. */
export async function recompute(
  ports: Pick<Ports, 'db' | 'kinds'>,
  jurisdiction: number,
  day: Day,
): Promise<readonly Recomputed[]> {
  const found: Recomputed[] = []
  for (const row of await releasesOf(ports.db, jurisdiction, day))
    found.push(await again(ports, jurisdiction, row))
  return found
}

/** Of one year, the last release up to a day; null: there was none. */
export async function recomputeYear(
  ports: Pick<Ports, 'db' | 'kinds'>,
  jurisdiction: number,
  year: number,
  upTo: Day,
): Promise<Recomputed | null> {
  const row = await lastReleaseOf(ports.db, jurisdiction, year, upTo)
  return row && again(ports, jurisdiction, row)
}

async function again(
  ports: Pick<Ports, 'db' | 'kinds'>,
  jurisdiction: number,
  row: ReleaseRow,
): Promise<Recomputed> {
  if (row.method !== METHOD) throw new Error(`release by method ${row.method}, this is ${METHOD}`)
  const { year, releasedOn, method } = row
  const inputs = JSON.parse(row.inputs) as Inputs
  const { tables, digest } = await tablesFrom(ports, jurisdiction, inputs)
  const sameTables = JSON.stringify(tables) === row.tables
  const sameEvents = digest === row.digest
  const differences = sameTables ? [] : differencesOf(JSON.parse(row.tables) as Tables, tables)
  return {
    year,
    releasedOn,
    method,
    same: sameTables && sameEvents,
    sameEvents,
    differences,
    tables,
  }
}

function differencesOf(published: Tables, recomputed: Tables): readonly Difference[] {
  return TABLES.flatMap((table) => {
    const before = new Map((published[table] ?? []).map((row) => [row.keys.join(' '), row]))
    const after = new Map(recomputed[table].map((row) => [row.keys.join(' '), row]))
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((row) =>
      differingCells(before.get(row), after.get(row)).map((cell) => ({ table, row, ...cell })),
    )
  })
}

function differingCells(before: Row | undefined, after: Row | undefined) {
  const of = (row: Row | undefined, column: string): unknown =>
    (row as Readonly<Record<string, unknown>> | undefined)?.[column]
  const columns = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  columns.delete('keys')
  return [...columns]
    .map((column) => ({ column, published: of(before, column), recomputed: of(after, column) }))
    .filter(({ published, recomputed }) => published !== recomputed)
}
