import type { Words } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

/** What one government answers for. */
export interface Jurisdiction {
  readonly id: number
  readonly name: Words
  readonly parent: number | null
  readonly settings: Readonly<Record<string, unknown>>
}

interface Row {
  readonly id: number
  readonly name_zh: string
  readonly name_en: string
  readonly parent: number | null
  readonly settings: Record<string, unknown>
}

export async function insertJurisdiction(
  tx: Queryable,
  { id, name, parent, settings }: Jurisdiction,
): Promise<void> {
  await tx.query(
    `insert into jurisdictions (id, name_zh, name_en, parent, settings) values ($1, $2, $3, $4, $5)`,
    [id, name.zh, name.en, parent, JSON.stringify(settings)],
  )
}

export async function jurisdictionsOf(db: Queryable): Promise<Jurisdiction[]> {
  const rows = await db.query<Row>(
    'select id, name_zh, name_en, parent, settings from jurisdictions order by id',
  )
  return rows.map(({ id, name_zh: zh, name_en: en, parent, settings }) => ({
    id,
    name: { zh, en },
    parent,
    settings,
  }))
}
