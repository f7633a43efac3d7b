/** Rows of the table mentions: which post was asked to look at which note. */
import type { Actor, Instant } from '../kernel/index.ts'
import { visibleTo } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import { valuesOf } from '../platform/values.ts'
import type { StoredEvent } from './committed.ts'
import { eventColumns, withTextsOf } from './events.store.ts'
import type { Records } from './events.store.ts'
import { TITLE } from './read.store.ts'

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

interface Heading {
  readonly number: string
  readonly title: string
  readonly kind: string
  readonly state: string
  readonly read: boolean
}

export interface Mention extends Heading {
  readonly matter: string
  readonly n: number
  readonly at: Instant
  /** Who asked, and in which words. */
  readonly by: { readonly post?: string; readonly unit?: string }
  readonly words: string
}

/** What this post was asked to look at, newest first; of what it may still see. */
export async function mentionsOf(
  records: Records,
  jurisdiction: number,
  actor: Extract<Actor, { as: 'official' }>,
  { unread, limit }: { readonly unread: boolean; readonly limit: number },
): Promise<Mention[]> {
  const visible = visibleTo(actor, 4)
  const rows = await records.db.query<StoredEvent & Heading & { readonly isSealed: boolean }>(
    `SELECT m.number, ${TITLE}, m.sealed AS "isSealed", m.kind, m.state, a.read, ${eventColumns('e')}
     FROM mentions a
     JOIN matters m ON m.jurisdiction_id = a.jurisdiction_id AND m.matter_id = a.matter_id
     JOIN events e ON e.jurisdiction_id = a.jurisdiction_id AND e.matter_id = a.matter_id AND e.n = a.n
     WHERE a.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND e.jurisdiction_id = $1
       AND a.post = $2 AND ${unread ? 'NOT a.read' : 'TRUE'} AND ${visible.sql}
     ORDER BY a.at DESC, a.matter_id, a.n LIMIT $3`,
    [jurisdiction, actor.post, limit, ...visible.values],
  )
  return (await withTextsOf(records, jurisdiction, rows)).map(
    ({ row, event: { n, at, by, input } }) => {
      const { matter, number, title, kind, state, read } = row
      // A note on what is sealed is read with the matter, for a reason.
      const { words = '' } = row.isSealed ? {} : input
      const who = by.as === 'official' ? { post: by.post, unit: by.unit } : {}
      return { matter, number, title, kind, state, n, at, read, by: who, words: String(words) }
    },
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
