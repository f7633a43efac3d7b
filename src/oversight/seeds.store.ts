/** The seeds of the daily draws. */
import type { Day, Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface Seed {
  readonly day: Day
  readonly seed: Buffer
}

/** The seed of a day: this one if there was none, else the one that was made before. */
export async function seedOf(
  tx: Queryable,
  jurisdiction: number,
  day: Day,
  fresh: Buffer,
  now: Instant,
): Promise<Buffer> {
  await tx.query(
    `INSERT INTO sampling_seeds (jurisdiction_id, day, seed, made_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [jurisdiction, day, fresh, now],
  )
  const [row] = await tx.query<Seed>(
    'SELECT day, seed FROM sampling_seeds WHERE jurisdiction_id = $1 AND day = $2',
    [jurisdiction, day],
  )
  if (!row) throw new Error('a seed that was written is not there')
  return row.seed
}

/** Seeds of days that are over: nothing is drawn by them any more. */
export async function seedsBefore(
  db: Queryable,
  jurisdiction: number,
  day: Day,
): Promise<readonly Seed[]> {
  return db.query<Seed>(
    'SELECT day, seed FROM sampling_seeds WHERE jurisdiction_id = $1 AND day < $2 ORDER BY day',
    [jurisdiction, day],
  )
}
