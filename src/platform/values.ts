/** Multi-row VALUES of one statement: the form that plain and sharded databases both take fast. */

/** Rows `($1, …), ($n, …)` of one jurisdiction, as many statements take them. */
export function valuesOf(
  rows: readonly (readonly unknown[])[],
  casts: readonly string[],
): { sql: string; values: unknown[] } {
  const values: unknown[] = []
  const sql = rows
    .map(
      (row) =>
        `(${row.map((value, index) => `$${values.push(value)}${casts[index] ?? ''}`).join(', ')})`,
    )
    .join(', ')
  return { sql, values }
}
