/** Who looked at who a resident is, or at the untouched original of a file: for the auditor. */
import type { Instant, Matter } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

export interface Look {
  readonly matter: Matter
  readonly act: string
  readonly n: number
  readonly at: Instant
  readonly post: string
  readonly unit: string
  readonly reason: string
}

/** Newest first, before an instant; whoever reads them is asked afterwards which they may know of. */
export async function looks(
  db: Queryable,
  jurisdiction: number,
  before: Instant,
  limit: number,
): Promise<Look[]> {
  return db.query<Look>(
    `SELECT m.body AS matter, e.act, e.n, e.at, e.by->>'post' AS post, e.by->>'unit' AS unit, e.input->>'reason' AS reason
     FROM events e JOIN matters m ON m.jurisdiction_id = e.jurisdiction_id AND m.matter_id = e.matter_id
     WHERE e.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND e.act IN ('open_identity', 'open_original') AND e.at < $2
     ORDER BY e.at DESC, e.matter_id, e.n LIMIT $3`,
    [jurisdiction, before, limit],
  )
}
