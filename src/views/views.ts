/**
 * Views 视图: filters of a list under a name, one's own or the unit's. What is kept is what the
 * address of the list says, and only questions about matters: nobody can be asked for.
 */
import { ok, refuse } from '../kernel/index.ts'
import type { Instant, Result } from '../kernel/index.ts'
import type { Database, Queryable } from '../platform/database.ts'
import {
  beginWith,
  deleteView,
  insertView,
  readView,
  readViews,
  updateView,
  viewsOf,
} from './views.store.ts'
import type { StoredView } from './views.store.ts'

export type ViewList = 'worklist' | 'matters'

export interface View {
  readonly id: string
  readonly list: ViewList
  readonly name: string
  readonly query: Readonly<Record<string, string>>
  readonly shared: boolean
  /** Whether the reader may change it or take it away. */
  readonly changeable: boolean
  /** The reader's list begins with it. */
  readonly first: boolean
}

export interface GivenView {
  readonly list: ViewList
  readonly name: string
  readonly query: Readonly<Record<string, string>>
  readonly shared: boolean
  readonly first: boolean
}

/** As whom somebody reads and keeps views. */
export interface Keeper {
  readonly jurisdiction: number
  readonly person: string
  readonly post: string
  readonly unit: string
  readonly head: boolean
}

/** A list of views that nobody can look through helps nobody; the table has so many places. */
const MOST = 30
const PLACES = Array.from({ length: MOST }, (_, index) => index + 1)
const LONGEST = 40

export async function viewsFor(db: Queryable, keeper: Keeper): Promise<readonly View[]> {
  const rows = await readViews(db, keeper)
  return rows.map((row) => shown(row, keeper))
}

function shown(row: StoredView & { readonly first: boolean }, keeper: Keeper): View {
  const { id, list, name, query, unit, first } = row
  return { id, list, name, query, first, shared: unit !== null, changeable: mayChange(row, keeper) }
}

/** One's own; a unit's by the post that made it and by the head. */
function mayChange(
  { person, unit, madeBy }: StoredView,
  keeper: Pick<Keeper, 'person' | 'post' | 'unit' | 'head'>,
): boolean {
  if (unit === null) return person === keeper.person
  return unit === keeper.unit && (madeBy === keeper.post || keeper.head)
}

/** Refusals: `view_name_missing`, `too_long`, `view_name_taken`, `too_many_views`. */
export async function keepView(
  db: Database,
  keeper: Keeper,
  given: GivenView,
  { id, now }: { readonly id: string; readonly now: Instant },
): Promise<Result<string>> {
  const name = given.name.normalize('NFC').trim()
  const fault = faultOf(name)
  if (fault) return fault
  return db.transaction(async (tx) => {
    for (;;) {
      const there = await viewsOf(tx, keeper, given.shared)
      if (there.some((one) => one.list === given.list && one.name === name)) {
        return refuse('view_name_taken', { field: 'name' })
      }
      const taken = new Set(there.map(({ place }) => place))
      const place = PLACES.find((one) => !taken.has(one))
      if (place === undefined) return refuse('too_many_views', { params: { max: MOST } })
      // Somebody else may have taken the place or the name at the same moment: then it is looked at anew.
      if (!(await insertView(tx, keeper, { ...given, name, id, now, place }))) continue
      if (given.first) await beginWith(tx, keeper, given.list, id)
      return ok(id)
    }
  })
}

export interface ViewChange {
  readonly name?: string
  readonly query?: Readonly<Record<string, string>>
  readonly first?: boolean
}

/** Refusals: `not_found`, `view_name_missing`, `too_long`, `view_name_taken`. Which one begins is everybody's own choice. */
export async function changeView(
  db: Database,
  keeper: Keeper,
  id: string,
  change: ViewChange,
): Promise<Result<string>> {
  const name = change.name?.normalize('NFC').trim()
  const fault = name === undefined ? null : faultOf(name)
  if (fault) return fault
  return db.transaction(async (tx) => {
    const row = await readView(tx, keeper, id)
    if (!row) return refuse('not_found')
    if (name !== undefined || change.query !== undefined) {
      if (!mayChange(row, keeper)) return refuse('view_not_yours')
      const others = await viewsOf(tx, keeper, row.unit !== null)
      const isTaken = others.some(
        (one) => one.id !== id && one.list === row.list && one.name === name,
      )
      if (isTaken) return refuse('view_name_taken', { field: 'name' })
      await updateView(tx, keeper.jurisdiction, id, {
        name: name ?? row.name,
        query: change.query ?? row.query,
      })
    }
    if (change.first !== undefined) await beginWith(tx, keeper, row.list, change.first ? id : null)
    return ok(id)
  })
}

/** Refusals: `not_found`, `view_not_yours`. */
export async function leaveView(db: Database, keeper: Keeper, id: string): Promise<Result<void>> {
  return db.transaction(async (tx) => {
    const row = await readView(tx, keeper, id)
    if (!row) return refuse('not_found')
    if (!mayChange(row, keeper)) return refuse('view_not_yours')
    await deleteView(tx, keeper.jurisdiction, id)
    return ok(undefined)
  })
}

function faultOf(name: string): Result<never> | null {
  if (name === '') return refuse('view_name_missing', { field: 'name' })
  if ([...name].length > LONGEST)
    return refuse('too_long', { field: 'name', params: { max: LONGEST, length: [...name].length } })
  return null
}
