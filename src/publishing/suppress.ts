/**
 * What a table of counts may show. A count below k, zero included, tells of persons, so it is
 * written "<k"; and where one hidden count could be had by subtracting the others from a total,
 * a second one is hidden with it.
 */

export const LEAST_SHOWN = 10

/** `small`: below k. `withheld`: hidden with it; as the small one lies anywhere in [0, k), so does what it hides. */
export type Shown = number | 'small' | 'withheld'

export interface ShownTable {
  readonly cells: readonly (readonly Shown[])[]
  readonly rows: readonly Shown[]
  readonly columns: readonly Shown[]
  /** Of everything, and published in any case. */
  readonly total: number
}

/** `table` by row and column. Totals are of all cells, hidden ones too. */
export function suppress(table: readonly (readonly number[])[], k = LEAST_SHOWN): ShownTable {
  const width = Math.max(0, ...table.map((row) => row.length))
  const sumOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0)
  const column = (at: number) => table.map((row) => row[at] ?? 0)
  // The totals are the last row and column of one larger table, so that one rule serves all.
  const full = [
    ...table.map((row) => [...Array.from({ length: width }, (_, at) => row[at] ?? 0), sumOf(row)]),
    [...Array.from({ length: width }, (_, at) => sumOf(column(at))), sumOf(table.map(sumOf))],
  ]
  const isTotal = (y: number, x: number) => y === table.length && x === width
  const hidden = full.map((row, y) => row.map((value, x) => value < k && !isTotal(y, x)))
  while (hideSecond(full, hidden)) {
    // Hiding in a row may leave a column with one hidden count, and the other way round.
  }
  const shown = full.map((row, y) =>
    row.map((value, x) => (!hidden[y]?.[x] ? value : value < k ? 'small' : 'withheld')),
  )
  const last = shown.at(-1) ?? []
  return {
    cells: shown.slice(0, -1).map((row) => row.slice(0, -1)),
    rows: shown.slice(0, -1).map((row) => row.at(-1) ?? 'small'),
    columns: last.slice(0, -1),
    total: full.at(-1)?.at(-1) ?? 0,
  }
}

/** Finds a row or column with exactly one hidden count and hides its smallest other one. */
function hideSecond(full: readonly (readonly number[])[], hidden: boolean[][]): boolean {
  const height = full.length
  const width = full[0]?.length ?? 0
  const rows = full.map((_, y) => Array.from({ length: width }, (_unused, x) => [y, x] as const))
  const columns = Array.from({ length: width }, (_, x) =>
    Array.from({ length: height }, (_unused, y) => [y, x] as const),
  )
  for (const line of [...rows, ...columns]) {
    const open = line.filter(([y, x]) => !hidden[y]?.[x])
    if (line.length - open.length !== 1 || open.length === 0) continue
    const smallest = open
      // The sum of everything is known to all: hiding it would hide nothing.
      .filter(([y, x]) => y < height - 1 || x < width - 1)
      .toSorted((a, b) => valueAt(full, a) - valueAt(full, b))[0]
    if (!smallest) continue
    const row = hidden[smallest[0]]
    if (row) row[smallest[1]] = true
    return true
  }
  return false
}

function valueAt(full: readonly (readonly number[])[], [y, x]: readonly [number, number]): number {
  return full[y]?.[x] ?? 0
}
