/** Names that matters came in under from elsewhere: what an office calls its targets, say. */
import type { Queryable } from '../platform/database.ts'

/** Which matters came in under these names; those that did not are left out. */
export async function mattersNamed(
  db: Queryable,
  jurisdiction: number,
  source: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map()
  const rows = await db.statement<{ name: string; id: string }>(
    'matters_named',
    `SELECT external_id AS name, matter_id AS id FROM external_ids
     WHERE jurisdiction_id = $1 AND source = $2 AND external_id = ANY($3)`,
    [jurisdiction, source, [...new Set(names)]],
  )
  return new Map(rows.map(({ name, id }) => [name, id]))
}

/** The names of these matters, where they have one. */
export async function namesOfMatters(
  db: Queryable,
  jurisdiction: number,
  source: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.statement<{ name: string; id: string }>(
    'matters_names',
    `SELECT external_id AS name, matter_id AS id FROM external_ids
     WHERE jurisdiction_id = $1 AND source = $2 AND matter_id = ANY($3)`,
    [jurisdiction, source, [...new Set(ids)]],
  )
  return new Map(rows.map(({ name, id }) => [id, name]))
}
