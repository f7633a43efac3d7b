/** Inspections of a unit in a year, as far as a plan for one more has to know. */
import type { Queryable } from '../platform/database.ts'

export interface Inspected {
  readonly number: string
  readonly topic: string
  readonly isComprehensive: boolean
  readonly isOpen: boolean
}

/** Those that were not given up, planned for that calendar year. */
export async function inspectionsOf(
  tx: Queryable,
  jurisdiction: number,
  unit: string,
  year: string,
): Promise<readonly Inspected[]> {
  return tx.query<Inspected>(
    `SELECT number, title AS topic, is_open AS "isOpen",
       body->'state'->>'isComprehensive' = 'true' AS "isComprehensive"
     FROM matters
     WHERE jurisdiction_id = $1 AND kind = 'inspection' AND state <> 'dropped'
       AND bound_units && ARRAY[$2]::text[] AND left(body->'state'->>'on', 4) = $3`,
    [jurisdiction, unit, year],
  )
}
