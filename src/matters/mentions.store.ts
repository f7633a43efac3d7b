/** Rows of the table mentions: which post was asked to look at which note. */
import type { Actor, Instant } from '../kernel/index.ts'
import { visibleTo } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import { valuesOf } from '../platform/values.ts'

export interface MentionRow {
  readonly matter: string
  readonly n: number
  readonly post: string
  readonly at: Instant
}

export async function insertMentions(
  tx: Queryable,
  jurisdiction: number,
  rows: readonly MentionRow[],
): Promise<void> {
  if (rows.length === 0) return
  const { sql, values } = valuesOf(
    rows.map(({ matter, n, post, at }) => [jurisdiction, matter, n, post, at]),
    ['', '', '', '', ''],
  )
  await tx.query(
    `INSERT INTO mentions (jurisdiction_id, matter_id, n, post, at) VALUES ${sql} ON CONFLICT DO NOTHING`,
    values,
  )
}

export interface Mention {
  readonly matter: string
  readonly number: string
  readonly title: string
  readonly kind: string
  readonly state: string
  readonly n: number
  readonly at: Instant
  readonly read: boolean
  /** Who asked, and in which words. */
  readonly by: { readonly post?: string; readonly unit?: string }
  readonly words: string
}

/** What this post was asked to look at, newest first; of what it may still see. */
export async function mentionsOf(
  db: Queryable,
  jurisdiction: number,
  actor: Extract<Actor, { as: 'official' }>,
  { unread, limit }: { readonly unread: boolean; readonly limit: number },
): Promise<Mention[]> {
  const visible = visibleTo(actor, 4)
  return db.query<Mention>(
    `SELECT m.matter_id AS matter, m.number, m.title, m.kind, m.state, a.n, a.at, a.read, e.by,
       coalesce(e.input->>'words', '') AS words
     FROM mentions a
     JOIN matters m ON m.jurisdiction_id = a.jurisdiction_id AND m.matter_id = a.matter_id
     JOIN events e ON e.jurisdiction_id = a.jurisdiction_id AND e.matter_id = a.matter_id AND e.n = a.n
     WHERE a.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND e.jurisdiction_id = $1
       AND a.post = $2 AND ${unread ? 'NOT a.read' : 'TRUE'} AND ${visible.sql}
     ORDER BY a.at DESC, a.matter_id, a.n LIMIT $3`,
    [jurisdiction, actor.post, limit, ...visible.values],
  )
}

/** False: there is no such mention of this post. */
export async function markMention(
  db: Queryable,
  jurisdiction: number,
  post: string,
  { matter, n, read }: { readonly matter: string; readonly n: number; readonly read: boolean },
): Promise<boolean> {
  const rows = await db.query(
    `UPDATE mentions SET read = $5 WHERE jurisdiction_id = $1 AND matter_id = $2 AND n = $3 AND post = $4
     RETURNING n`,
    [jurisdiction, matter, n, post, read],
  )
  return rows.length > 0
}
