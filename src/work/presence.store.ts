/**
 * Who has a matter open at this moment. Half a minute after a window was last heard of it is
 * forgotten; nothing is kept, counted or logged, so that it can never become a record of anybody's time.
 */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

const LASTS = 30_000

export interface Window {
  readonly matter: string
  /** A random name of one window of a browser. */
  readonly tab: string
  readonly person: string
  readonly post: string
  readonly writing: boolean
}

export interface Present {
  readonly post: string
  readonly writing: boolean
  /** Another window of the very person who asks. */
  readonly own: boolean
}

/** Says that a window is there, and returns who else is. The caller may see the matter. */
export async function openHere(
  db: Queryable,
  jurisdiction: number,
  { matter, tab, person, post, writing }: Window,
  now: Instant,
): Promise<readonly Present[]> {
  const until = new Date(Date.parse(now) + LASTS).toISOString()
  await db.query(
    `INSERT INTO desk_presence (jurisdiction_id, matter_id, tab, person, post, writing, until)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (jurisdiction_id, matter_id, tab)
     DO UPDATE SET writing = excluded.writing, until = excluded.until, post = excluded.post
     WHERE desk_presence.person = excluded.person`,
    [jurisdiction, matter, tab, person, post, writing, until],
  )
  await db.query(`DELETE FROM desk_presence WHERE jurisdiction_id = $1 AND until < $2`, [
    jurisdiction,
    now,
  ])
  const rows = await db.query<{ post: string; writing: boolean; person: string }>(
    `SELECT post, bool_or(writing) AS writing, person FROM desk_presence
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND until >= $3 AND tab <> $4
     GROUP BY post, person ORDER BY post, person LIMIT 20`,
    [jurisdiction, matter, now, tab],
  )
  return rows.map((row) => ({ post: row.post, writing: row.writing, own: row.person === person }))
}

export async function leaveMatter(
  db: Queryable,
  jurisdiction: number,
  { matter, tab, person }: Pick<Window, 'matter' | 'tab' | 'person'>,
): Promise<void> {
  await db.query(
    `DELETE FROM desk_presence WHERE jurisdiction_id = $1 AND matter_id = $2 AND tab = $3 AND person = $4`,
    [jurisdiction, matter, tab, person],
  )
}

/** With a matter that is erased: at once, instead of half a minute later. */
export async function forgetPresence(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<void> {
  await tx.query('DELETE FROM desk_presence WHERE jurisdiction_id = $1 AND matter_id = $2', [
    jurisdiction,
    matter,
  ])
}
