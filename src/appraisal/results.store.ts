/** What was computed for an appraisal and waits to be told. */
import type { Day } from '../kernel/index.ts'
import type { Results } from '../kinds/index.ts'
import type { Queryable } from '../platform/database.ts'

export async function keepResults(
  db: Queryable,
  jurisdiction: number,
  matter: string,
  { on, results }: { readonly on: Day; readonly results: Results },
): Promise<void> {
  await db.query(
    `INSERT INTO appraisal_results (jurisdiction_id, matter_id, computed_on, results)
     VALUES ($1, $2, $3, $4)
     ON CONFLICT (jurisdiction_id, matter_id)
     DO UPDATE SET computed_on = excluded.computed_on, results = excluded.results`,
    [jurisdiction, matter, on, JSON.stringify(results)],
  )
}

export async function keptResults(
  db: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<Results | null> {
  const [row] = await db.query<{ results: Results }>(
    'SELECT results FROM appraisal_results WHERE jurisdiction_id = $1 AND matter_id = $2',
    [jurisdiction, matter],
  )
  return row?.results ?? null
}
