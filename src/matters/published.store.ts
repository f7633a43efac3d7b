/** What is published, and what of it is under way. Read by everybody: nothing sealed, nothing unreviewed. */
import type { Instant, Matter } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

/** Of alias `m`: shown to everybody. The only matters that whoever comes through a door may name. */
export const SHOWN = `m.kind = 'publication' AND m.state = 'published' AND NOT m.sealed
  AND NOT m.body ? 'erased'`

/** Id of the publication of a matter that is to be reviewed, shown or halted; locked until the end. */
export async function livingPublication(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT m.matter_id AS id FROM links l
     JOIN matters m ON m.jurisdiction_id = l.jurisdiction_id AND m.matter_id = l.from_matter
     WHERE l.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND l.to_matter = $2 AND l.type = 'cites'
       AND m.kind = 'publication' AND m.state IN ('to_review', 'published', 'halted')
     FOR UPDATE OF m`,
    [jurisdiction, matter],
  )
  return row?.id ?? null
}

export async function isShown(
  db: Queryable,
  jurisdiction: number,
  publication: string,
): Promise<boolean> {
  const rows = await db.query(
    `SELECT 1 FROM matters m WHERE m.jurisdiction_id = $1 AND m.matter_id = $2 AND ${SHOWN}`,
    [jurisdiction, publication],
  )
  return rows.length > 0
}

/** A published request: what a person looked over, and how the request itself stands now. */
export interface Published {
  readonly publication: Matter
  readonly about: {
    readonly id: string
    readonly kind: string
    readonly state: string
    readonly openedOn: string
    readonly seconded: number
    readonly isOpen: boolean
    readonly body: Matter
  }
}

export interface PublishedFilter {
  readonly number?: string
  readonly category?: string
  readonly division?: string
  /** Only what was published before this one, for the next page. */
  readonly before?: { readonly at: Instant; readonly id: string }
}

/** Newest first. A sealed request is shown nowhere, whatever became of its publication. */
export async function listPublished(
  db: Queryable,
  jurisdiction: number,
  filter: PublishedFilter,
  limit: number,
): Promise<Published[]> {
  const values: unknown[] = [jurisdiction]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const all = [`m.jurisdiction_id = $1 AND ${SHOWN}`]
  if (filter.number !== undefined) all.push(`m.number = ${parameter(filter.number)}`)
  if (filter.category !== undefined) all.push(`m.category = ${parameter(filter.category)}`)
  if (filter.division !== undefined) all.push(`m.division = ${parameter(filter.division)}`)
  if (filter.before)
    all.push(
      `(m.changed_at, m.matter_id) < (${parameter(filter.before.at)}, ${parameter(filter.before.id)})`,
    )
  return db.query<Published>(
    `SELECT m.body AS publication, jsonb_build_object('id', a.matter_id, 'kind', a.kind, 'state', a.state,
       'openedOn', a.opened_on, 'seconded', a.seconded, 'isOpen', a.is_open, 'body', a.body) AS about
     FROM matters m
     JOIN links l ON l.jurisdiction_id = m.jurisdiction_id AND l.from_matter = m.matter_id AND l.type = 'cites'
     JOIN matters a ON a.jurisdiction_id = l.jurisdiction_id AND a.matter_id = l.to_matter
     WHERE l.jurisdiction_id = $1 AND a.jurisdiction_id = $1 AND NOT a.sealed AND ${all.join(' AND ')}
     ORDER BY m.changed_at DESC, m.matter_id DESC LIMIT ${parameter(limit)}`,
    values,
  )
}
