/** Rows of the table templates. */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

export type TemplateState = 'proposed' | 'active' | 'retired'

export interface Template {
  readonly id: string
  readonly unit: string
  readonly name: string
  readonly body: string
  readonly state: TemplateState
  /** Post that wrote it last. */
  readonly proposedBy: string
  readonly decidedBy: string | null
  readonly changedAt: Instant
  readonly version: number
}

const COLUMNS = `template_id AS id, unit, name, body, state, proposed_by AS "proposedBy",
  decided_by AS "decidedBy", changed_at AS "changedAt", version`

/** A unit has some dozens; more than this nobody could choose from. */
const MOST = 500

export async function listTemplates(
  db: Queryable,
  jurisdiction: number,
  units: readonly string[],
): Promise<Template[]> {
  return db.query<Template>(
    `SELECT ${COLUMNS} FROM templates WHERE jurisdiction_id = $1 AND unit = ANY($2)
     ORDER BY state, name, template_id LIMIT ${MOST}`,
    [jurisdiction, units],
  )
}

export async function readTemplate(
  db: Queryable,
  jurisdiction: number,
  id: string,
): Promise<Template | null> {
  const [row] = await db.query<Template>(
    `SELECT ${COLUMNS} FROM templates WHERE jurisdiction_id = $1 AND template_id = $2`,
    [jurisdiction, id],
  )
  return row ?? null
}

export async function insertTemplate(
  db: Queryable,
  jurisdiction: number,
  { id, unit, name, body, state, proposedBy, decidedBy, changedAt }: Template,
): Promise<void> {
  await db.query(
    `INSERT INTO templates (jurisdiction_id, template_id, unit, name, body, state, proposed_by, decided_by, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [jurisdiction, id, unit, name, body, state, proposedBy, decidedBy, changedAt],
  )
}

/** False: somebody changed it since this version was read. */
export async function updateTemplate(
  db: Queryable,
  jurisdiction: number,
  { id, name, body, state, proposedBy, decidedBy, changedAt, version }: Template,
): Promise<boolean> {
  const rows = await db.query(
    `UPDATE templates SET name = $3, body = $4, state = $5, proposed_by = $6, decided_by = $7,
       changed_at = $8, version = version + 1
     WHERE jurisdiction_id = $1 AND template_id = $2 AND version = $9 RETURNING template_id`,
    [jurisdiction, id, name, body, state, proposedBy, decidedBy, changedAt, version],
  )
  return rows.length > 0
}
