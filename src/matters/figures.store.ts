/** The few matters that the public board says more of. Never sealed ones. */
import type { Day } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

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
