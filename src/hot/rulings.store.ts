import type { Queryable } from '../platform/database.ts'

/** What an official decided about hot problems. Matters stand for the problems they were said in. */
export type Ruled =
  | { readonly act: 'merge'; readonly input: { readonly one: string; readonly other: string } }
  | { readonly act: 'split'; readonly input: { readonly matters: readonly string[] } }
  | {
      readonly act: 'rename'
      readonly input: { readonly matter: string; readonly title: string }
    }

export type Ruling = Ruled & {
  readonly id: number
  readonly event: string
  readonly reason: string
  readonly post: string
  readonly at: string
}

/** The earliest first. */
export async function readRulings(
  db: Queryable,
  jurisdiction: number,
  event?: string,
): Promise<Ruling[]> {
  return db.query<Ruling>(
    `SELECT ruling_id AS id, act, event_id AS event, input, reason, post, made_at AS at
     FROM hot_rulings WHERE jurisdiction_id = $1 AND ($2::text IS NULL OR event_id = $2)
     ORDER BY made_at, ruling_id`,
    [jurisdiction, event ?? null],
  )
}

export async function addRuling(
  tx: Queryable,
  jurisdiction: number,
  { act, input, event, reason, post, at }: Ruled & Omit<Ruling, 'id' | 'act' | 'input'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO hot_rulings (jurisdiction_id, act, event_id, input, reason, post, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [jurisdiction, act, event, JSON.stringify(input), reason, post, at],
  )
}
