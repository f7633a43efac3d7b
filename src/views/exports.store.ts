/** Who took which list out of the house. Appended only. */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface ExportMade {
  readonly id: string
  readonly at: Instant
  readonly person: string
  /** As the person is called. */
  readonly name: string
  readonly post: string
  readonly unit: string
  readonly list: string
  readonly format: 'csv' | 'xlsx'
  readonly query: Readonly<Record<string, string>>
  readonly rows: number
}

export async function recordExport(
  db: Queryable,
  jurisdiction: number,
  made: ExportMade,
): Promise<void> {
  await db.query(
    `INSERT INTO exports (jurisdiction_id, export_id, at, person, name, post, unit, list, format, query, rows)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      jurisdiction,
      made.id,
      made.at,
      made.person,
      made.name,
      made.post,
      made.unit,
      made.list,
      made.format,
      JSON.stringify(made.query),
      made.rows,
    ],
  )
}

/** Newest first. */
export async function exportsBefore(
  db: Queryable,
  jurisdiction: number,
  before: Instant,
  limit: number,
): Promise<ExportMade[]> {
  return db.query(
    `SELECT e.export_id AS id, e.at, e.person, e.post, e.unit, e.list, e.format, e.query, e.rows, e.name
     FROM exports e WHERE e.jurisdiction_id = $1 AND e.at < $2
     ORDER BY e.at DESC, e.export_id LIMIT $3`,
    [jurisdiction, before, limit],
  )
}
