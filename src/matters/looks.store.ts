/** Who looked at who a resident is, at the untouched original of a file, at what is sealed: for the auditor. */
import type { Instant, Matter, MatterEvent } from '../kernel/index.ts'
import type { StoredEvent } from './committed.ts'
import { eventColumns, withTextsOf } from './events.store.ts'
import type { Records } from './events.store.ts'

export interface Look {
  readonly matter: Matter
  readonly event: MatterEvent
}

/** Newest first, before an instant; whoever reads them is asked afterwards which they may know of. */
export async function looks(
  records: Records,
  jurisdiction: number,
  before: Instant,
  limit: number,
): Promise<Look[]> {
  const rows = await records.db.query<StoredEvent & { readonly body: Matter }>(
    `SELECT m.body, ${eventColumns('e')}
     FROM events e JOIN matters m ON m.jurisdiction_id = e.jurisdiction_id AND m.matter_id = e.matter_id
     WHERE e.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND e.act IN ('open_identity', 'open_original', 'open_sealed') AND e.at < $2
     ORDER BY e.at DESC, e.matter_id, e.n LIMIT $3`,
    [jurisdiction, before, limit],
  )
  const opened = await withTextsOf(records, jurisdiction, rows)
  return opened.map(({ row, event }) => ({ matter: row.body, event }))
}
