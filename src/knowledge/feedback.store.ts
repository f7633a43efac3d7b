/** Whether an answer helped: counts by version, and nothing of who said so. */
import type { Queryable } from '../platform/database.ts'

export interface Feedback {
  readonly useful: number
  readonly useless: number
}

export async function addFeedback(
  db: Queryable,
  jurisdiction: number,
  { id, version }: { readonly id: string; readonly version: number },
  helped: boolean,
): Promise<void> {
  await db.query(
    `INSERT INTO knowledge_feedback AS f (jurisdiction_id, matter_id, version, useful, useless)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (jurisdiction_id, matter_id, version)
     DO UPDATE SET useful = f.useful + excluded.useful, useless = f.useless + excluded.useless`,
    [jurisdiction, id, version, helped ? 1 : 0, helped ? 0 : 1],
  )
}

/** By id of the entry, of its version in force. */
export async function feedbackOf(
  db: Queryable,
  jurisdiction: number,
  entries: readonly { readonly id: string; readonly version: number }[],
): Promise<ReadonlyMap<string, Feedback>> {
  if (entries.length === 0) return new Map()
  const rows = await db.query<Feedback & { id: string; version: number }>(
    `SELECT matter_id AS id, version, useful, useless FROM knowledge_feedback
     WHERE jurisdiction_id = $1 AND matter_id = ANY($2)`,
    [jurisdiction, entries.map(({ id }) => id)],
  )
  const versions = new Map(entries.map(({ id, version }) => [id, version]))
  return new Map(
    rows
      .filter(({ id, version }) => versions.get(id) === version)
      .map(({ id, useful, useless }) => [id, { useful, useless }]),
  )
}
