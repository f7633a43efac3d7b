/** A person declares an interest 回避 in a matter, or in all that a unit does or is accused of. */
import { randomUUID } from 'node:crypto'
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { InsideOfficial } from './visibility.ts'

export type Interest = { readonly matter: string } | { readonly unit: string }

/** Counts from the next request on. Who declares it is the person; nobody declares for others. */
export async function declareInterest(
  tx: Queryable,
  jurisdiction: number,
  person: string,
  interest: Interest,
  now: Instant,
): Promise<string> {
  const id = randomUUID()
  const [matter, unit] = 'matter' in interest ? [interest.matter, null] : [null, interest.unit]
  await tx.query(
    `INSERT INTO recusals (jurisdiction_id, recusal_id, person_id, matter_id, unit_id, since)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [jurisdiction, id, person, matter, unit, now],
  )
  return id
}

export async function endInterest(
  tx: Queryable,
  jurisdiction: number,
  person: string,
  id: string,
  now: Instant,
): Promise<boolean> {
  const ended = await tx.query(
    `UPDATE recusals SET until = greatest(since, $4::timestamptz)
     WHERE jurisdiction_id = $1 AND person_id = $2 AND recusal_id = $3 AND until IS NULL
     RETURNING recusal_id`,
    [jurisdiction, person, id, now],
  )
  return ended.length > 0
}

export async function interestsOfPerson(
  db: Queryable,
  jurisdiction: number,
  person: string,
  now: Instant,
): Promise<InsideOfficial['interests']> {
  const rows = await db.statement<{ matter: string | null; unit: string | null }>(
    'org_interests',
    `SELECT matter_id AS matter, unit_id AS unit FROM recusals
     WHERE jurisdiction_id = $1 AND person_id = $2 AND since <= $3 AND (until IS NULL OR until > $3)`,
    [jurisdiction, person, now],
  )
  return {
    units: rows.flatMap((row) => (row.unit === null ? [] : [row.unit])),
    matters: rows.flatMap((row) => (row.matter === null ? [] : [row.matter])),
  }
}
