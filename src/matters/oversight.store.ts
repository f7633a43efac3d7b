/** What oversight asks of the tables of matters: what is due, what is unknown, whether the counts agree. */
import type { Instant, Json, Matter } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

/** Where the last page of something in order of time ended. */
export interface Place {
  readonly at: Instant
  readonly id: string
}

/** Matters with a duty to be warned of by now, the longest waiting first; each once. */
export async function toWarn(
  db: Queryable,
  jurisdiction: number,
  now: Instant,
  after: Place | null,
  limit: number,
): Promise<Place[]> {
  return db.query<Place>(
    `SELECT warn_at AS at, matter_id AS id FROM duties
     WHERE jurisdiction_id = $1 AND warn_at <= $2
       AND (warn_at, matter_id) > ($3::timestamptz, $4) ORDER BY warn_at, matter_id LIMIT $5`,
    [jurisdiction, now, after?.at ?? '-infinity', after?.id ?? '', limit],
  )
}

export interface OwedBySystem extends Place {
  readonly act: string
  readonly n: number
}

/** What the house itself owes by now: the draw of a sample, say. */
export async function owedBySystem(
  db: Queryable,
  jurisdiction: number,
  now: Instant,
  after: Place | null,
  limit: number,
): Promise<OwedBySystem[]> {
  return db.query<OwedBySystem>(
    `SELECT d.due_at AS at, d.matter_id AS id, d.acts[1] AS act, m.n FROM duties d
     JOIN matters m ON m.jurisdiction_id = d.jurisdiction_id AND m.matter_id = d.matter_id
     WHERE d.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND d.holder_is = 'system' AND d.due_at < $2
       AND (d.due_at, d.matter_id) > ($3::timestamptz, $4) ORDER BY d.due_at, d.matter_id LIMIT $5`,
    [jurisdiction, now, after?.at ?? '-infinity', after?.id ?? '', limit],
  )
}

export async function readMatters(
  db: Queryable,
  jurisdiction: number,
  ids: readonly string[],
): Promise<Matter[]> {
  const rows = await db.query<{ body: Matter }>(
    'SELECT body FROM matters WHERE jurisdiction_id = $1 AND matter_id = ANY($2) ORDER BY matter_id',
    [jurisdiction, [...new Set(ids)]],
  )
  return rows.map(({ body }) => body)
}

/** Open matters on which some clock ends on a day that no calendar knows yet. */
export async function withUnknownClock(
  db: Queryable,
  jurisdiction: number,
  after: Place | null,
  limit: number,
): Promise<Matter[]> {
  const rows = await db.query<{ body: Matter }>(
    `SELECT body FROM matters
     WHERE jurisdiction_id = $1 AND is_open AND body->>'clocks' LIKE '%"due": null%'
       AND (opened_at, matter_id) > ($2::timestamptz, $3) ORDER BY opened_at, matter_id LIMIT $4`,
    [jurisdiction, after?.at ?? '-infinity', after?.id ?? '', limit],
  )
  return rows.map(({ body }) => body)
}

/** One count, three times: by the tallies of what came in and of states, and by the matters themselves. */
export interface Counted {
  readonly source: 'came_in' | 'state' | 'matters'
  readonly door: string
  /** Empty where it is counted whatever the state. */
  readonly state: string
  readonly value: number
}

/** In one statement, so that all three are counted at the same instant. */
export async function countThrice(db: Queryable, jurisdiction: number): Promise<Counted[]> {
  return db.query<Counted>(
    `SELECT replace(measure, 'sealed_', '') AS source, door, state, sum(value)::bigint AS value FROM tallies
     WHERE jurisdiction_id = $1 AND measure IN ('came_in', 'sealed_came_in', 'state', 'sealed_state')
     GROUP BY 1, 2, 3 HAVING sum(value) <> 0
     UNION ALL
     SELECT 'matters', door, state, count(*) FROM matters WHERE jurisdiction_id = $1 GROUP BY 2, 3`,
    [jurisdiction],
  )
}

export interface Reconciliation {
  readonly at: Instant
  readonly cameIn: number
  readonly inStates: number
  readonly differences: Json
}

export async function keepReconciliation(
  tx: Queryable,
  jurisdiction: number,
  { at, cameIn, inStates, differences }: Reconciliation,
): Promise<void> {
  await tx.query(
    `INSERT INTO reconciliations (jurisdiction_id, at, came_in, in_states, differences)
     VALUES ($1, $2, $3, $4, $5::jsonb)`,
    [jurisdiction, at, cameIn, inStates, JSON.stringify(differences)],
  )
}
