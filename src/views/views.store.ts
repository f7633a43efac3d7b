/** Rows of saved_views and first_views. */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { GivenView, Keeper, ViewList } from './views.ts'

export interface StoredView {
  readonly id: string
  readonly list: ViewList
  readonly name: string
  readonly query: Readonly<Record<string, string>>
  readonly person: string | null
  readonly unit: string | null
  readonly madeBy: string
  readonly place: number
}

const VIEW = `v.view_id AS id, v.list, v.name, v.query, v.person, v.unit, v.made_by AS "madeBy", v.place`
const MINE = '(v.person = $2 OR v.unit = $3)'

export async function readViews(
  db: Queryable,
  { jurisdiction, person, unit }: Keeper,
): Promise<(StoredView & { readonly first: boolean })[]> {
  return db.query(
    `SELECT ${VIEW}, f.view_id IS NOT NULL AS first FROM saved_views v
     LEFT JOIN first_views f ON f.jurisdiction_id = $1 AND f.view_id = v.view_id AND f.person = $2
     WHERE v.jurisdiction_id = $1 AND ${MINE} ORDER BY v.unit IS NOT NULL, v.created_at, v.view_id`,
    [jurisdiction, person, unit],
  )
}

/** One's own, or the unit's. */
export async function viewsOf(
  tx: Queryable,
  { jurisdiction, person, unit }: Keeper,
  shared: boolean,
): Promise<StoredView[]> {
  return tx.query<StoredView>(
    `SELECT ${VIEW} FROM saved_views v
     WHERE v.jurisdiction_id = $1 AND ${shared ? 'v.unit' : 'v.person'} = $2 ORDER BY v.place`,
    [jurisdiction, shared ? unit : person],
  )
}

export async function readView(
  tx: Queryable,
  { jurisdiction, person, unit }: Keeper,
  id: string,
): Promise<StoredView | null> {
  const [row] = await tx.query<StoredView>(
    `SELECT ${VIEW} FROM saved_views v
     WHERE v.jurisdiction_id = $1 AND ${MINE} AND v.view_id = $4 FOR UPDATE`,
    [jurisdiction, person, unit, id],
  )
  return row ?? null
}

/** False: its place or its name is taken meanwhile. */
export async function insertView(
  tx: Queryable,
  { jurisdiction, person, post, unit }: Keeper,
  view: GivenView & { readonly id: string; readonly now: Instant; readonly place: number },
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO saved_views (jurisdiction_id, view_id, person, unit, made_by, list, name, query, created_at, place)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING view_id`,
    [
      jurisdiction,
      view.id,
      view.shared ? null : person,
      view.shared ? unit : null,
      post,
      view.list,
      view.name,
      JSON.stringify(view.query),
      view.now,
      view.place,
    ],
  )
  return rows.length > 0
}

export async function updateView(
  tx: Queryable,
  jurisdiction: number,
  id: string,
  { name, query }: Pick<GivenView, 'name' | 'query'>,
): Promise<void> {
  await tx.query(
    'UPDATE saved_views SET name = $3, query = $4 WHERE jurisdiction_id = $1 AND view_id = $2',
    [jurisdiction, id, name, JSON.stringify(query)],
  )
}

export async function deleteView(tx: Queryable, jurisdiction: number, id: string): Promise<void> {
  await tx.query('DELETE FROM saved_views WHERE jurisdiction_id = $1 AND view_id = $2', [
    jurisdiction,
    id,
  ])
}

/** Null: with none. */
export async function beginWith(
  tx: Queryable,
  { jurisdiction, person }: Keeper,
  list: ViewList,
  id: string | null,
): Promise<void> {
  await tx.query(
    'DELETE FROM first_views WHERE jurisdiction_id = $1 AND person = $2 AND list = $3',
    [jurisdiction, person, list],
  )
  if (id === null) return
  await tx.query(
    'INSERT INTO first_views (jurisdiction_id, person, list, view_id) VALUES ($1, $2, $3, $4)',
    [jurisdiction, person, list, id],
  )
}
