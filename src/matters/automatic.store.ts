/** What automatic dispatch asks of the tables of matters: who waits to be dispatched, and what became of it. */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { Place } from './oversight.store.ts'

/** Requests that wait for whoever dispatches, the oldest first; never sealed ones, which wait for others. */
export function waitingForDispatch(
  db: Queryable,
  jurisdiction: number,
  since: Instant,
  after: Place | null,
  limit: number,
): Promise<Place[]> {
  return db.query<Place>(
    `SELECT opened_at AS at, matter_id AS id FROM duties
     WHERE jurisdiction_id = $1 AND holder_is = 'power' AND holder = 'dispatch' AND clock = 'dispatch'
       AND opened_at >= $2 AND (opened_at, matter_id) > ($3::timestamptz, $4)
     ORDER BY opened_at, matter_id LIMIT $5`,
    [jurisdiction, since, after?.at ?? '-infinity', after?.id ?? '', limit],
  )
}

/** Acts that happened to a matter so far, in order. */
export async function actsDone(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<readonly string[]> {
  const rows = await tx.query<{ act: string }>(
    'SELECT act FROM events WHERE jurisdiction_id = $1 AND matter_id = $2 ORDER BY n',
    [jurisdiction, matter],
  )
  return rows.map(({ act }) => act)
}

export interface Became {
  readonly id: string
  readonly category: string
  readonly unit: string
}

/** Whose these became in the end, by people; what nobody has yet, or is sealed, is left out. */
export function becameOf(
  db: Queryable,
  jurisdiction: number,
  ids: readonly string[],
): Promise<Became[]> {
  return db.query<Became>(
    `SELECT matter_id AS id, category, lead_unit AS unit FROM matters
     WHERE jurisdiction_id = $1 AND matter_id = ANY($2) AND NOT sealed
       AND category IS NOT NULL AND lead_unit IS NOT NULL`,
    [jurisdiction, ids],
  )
}

export interface Answered {
  readonly at: Instant
  /** The unit took it on and nobody objected. */
  readonly agreed: boolean
}

/** What a machine dispatched of a category and somebody has said yes or no to, the newest first. */
export function automaticAnswers(
  db: Queryable,
  jurisdiction: number,
  category: string,
  since: Instant,
  limit: number,
): Promise<Answered[]> {
  return db.query<Answered>(
    `SELECT e.at, NOT said.no AS agreed
     FROM events e
     CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE o.act IN ('object', 'ask_person'))
                > count(*) FILTER (WHERE o.act = 'withdraw_objection') AS no,
              count(*) FILTER (WHERE o.act = 'accept')
                > count(*) FILTER (WHERE o.act = 'unaccept') AS yes
       FROM events o
       WHERE o.jurisdiction_id = $1 AND o.jurisdiction_id = e.jurisdiction_id
         AND o.matter_id = e.matter_id AND o.n > e.n
     ) said
     WHERE e.jurisdiction_id = $1 AND e.act = 'dispatch_automatically'
       AND e.input->>'category' = $2 AND e.at >= $3 AND (said.no OR said.yes)
     ORDER BY e.at DESC LIMIT $4`,
    [jurisdiction, category, since, limit],
  )
}

export interface DispatchedByMachine {
  readonly category: string
  readonly matters: number
}

/** How many a machine dispatched since, by category. */
export function countAutomatic(
  db: Queryable,
  jurisdiction: number,
  since: Instant,
): Promise<DispatchedByMachine[]> {
  return db.query<DispatchedByMachine>(
    `SELECT input->>'category' AS category, count(*)::integer AS matters FROM events
     WHERE jurisdiction_id = $1 AND act = 'dispatch_automatically' AND at >= $2 GROUP BY 1`,
    [jurisdiction, since],
  )
}
