/** Counts for the public board, from the tallies; and the few matters it says more of. Never sealed ones. */
import type { Day, Instant, Matter, MatterEvent } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface Figure {
  readonly measure: 'came_in' | 'state' | 'ended'
  readonly kind: string
  /** Of `ended`: outcome and how, `cannot.unjudged`. */
  readonly state: string
  readonly category: string
  readonly division: string
  readonly value: number
}

/** What was opened from a day on, summed over days, doors and slots. */
export async function figures(
  db: Queryable,
  jurisdiction: number,
  since: Day,
): Promise<readonly Figure[]> {
  return db.query<Figure>(
    `SELECT measure, kind, state, category, division, sum(value)::bigint AS value FROM tallies
     WHERE jurisdiction_id = $1 AND measure IN ('came_in', 'state', 'ended') AND opened_on >= $2
     GROUP BY measure, kind, state, category, division HAVING sum(value) <> 0`,
    [jurisdiction, since],
  )
}

export interface PublicPromise {
  readonly number: string
  readonly category: string | null
  readonly division: string | null
  readonly place: string | null
  readonly unit: string | null
  readonly openedOn: Day
  readonly promised: Day
  /** Told to the resident by the unit, with the promise. */
  readonly reason: string | null
}

/** Open matters that carry a day promised in public 挂账, the nearest first. No word of a resident. */
export async function publicPromises(
  db: Queryable,
  jurisdiction: number,
  limit: number,
): Promise<readonly PublicPromise[]> {
  return db.query<PublicPromise>(
    `SELECT m.number, m.category, m.division, m.body->'subject'->>'place' AS place,
       m.lead_unit AS unit, m.opened_on AS "openedOn", m.body->'state'->>'promised' AS promised,
       m.body->'state'->>'reason' AS reason
     FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.is_open AND NOT m.sealed AND m.body->'state'->>'promised' IS NOT NULL
     ORDER BY m.body->'state'->>'promised', m.matter_id LIMIT $2`,
    [jurisdiction, limit],
  )
}

export interface Told {
  readonly id: string
  readonly kind: string
  readonly openedAt: Instant
  readonly state: Matter['state']
  readonly events: readonly MatterEvent[]
}

/** The last matters of some categories that have been answered or are over, with their events. */
export async function lastAnswered(
  db: Queryable,
  jurisdiction: number,
  categories: readonly string[],
  limit: number,
): Promise<readonly Told[]> {
  if (categories.length === 0) return []
  return db.query<Told>(
    `SELECT m.matter_id AS id, m.kind, m.opened_at AS "openedAt", m.body->'state' AS state,
       (SELECT jsonb_agg(jsonb_build_object('n', e.n, 'act', e.act,
          'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', e.by,
          'kindVersion', e.kind_version, 'input', e.input, 'given', e.given) ORDER BY e.n)
        FROM events e WHERE e.jurisdiction_id = $1 AND e.matter_id = m.matter_id) AS events
     FROM matters m
     WHERE m.jurisdiction_id = $1 AND m.category = ANY($2) AND NOT m.sealed AND m.counts IN ('answered', 'done')
     ORDER BY m.changed_at DESC LIMIT $3`,
    [jurisdiction, categories, limit],
  )
}

export interface CannotBeDone {
  readonly category: string | null
  readonly division: string | null
  readonly unit: string | null
  /** Why, and by which rule: written by the unit for exactly this. */
  readonly reason: string
  readonly review: Day | null
}

/** The last honest "cannot be done" of matters that are over, an ask each. */
export async function cannotBeDone(
  db: Queryable,
  jurisdiction: number,
  since: Day,
  limit: number,
): Promise<readonly CannotBeDone[]> {
  return db.query<CannotBeDone>(
    `SELECT m.category, m.division, m.lead_unit AS unit, answer->>'reason' AS reason, answer->>'review' AS review
     FROM matters m CROSS JOIN LATERAL jsonb_array_elements(m.body->'state'->'answers') AS answer
     WHERE m.jurisdiction_id = $1 AND NOT m.sealed AND m.counts = 'done' AND m.opened_on >= $2
       AND jsonb_typeof(m.body->'state'->'answers') = 'array'
       AND answer->>'outcome' = 'cannot' AND answer->>'reason' IS NOT NULL
     ORDER BY m.changed_at DESC, m.matter_id LIMIT $3`,
    [jurisdiction, since, limit],
  )
}
