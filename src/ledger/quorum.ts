/** Whether too few witnesses have answered for longer than a city allows: those who take things in say so. */
import type { Instant } from '../kernel/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { jurisdictionsOf } from '../rules/index.ts'
import type { LedgerReader } from './types.ts'

/** Hours, unless the city has set `quorum_hours`: as long as X-Road allows without time-stamps. */
export const QUORUM_HOURS = 4
const HOUR = 3_600_000
/** What is filed every second asks no more often than this. Milliseconds. */
const KEPT_FOR = 15_000

interface Around {
  readonly db: Database
  readonly clock: Clock
  readonly ledger: LedgerReader
}

/** Since when; null: it has not lasted so long, or is not so. */
export function lateQuorum(
  { db, clock, ledger }: Around,
  jurisdiction: number,
): () => Promise<Instant | null> {
  let kept: { readonly until: number; readonly read: Promise<Instant | null> } | null = null
  async function read(now: number): Promise<Instant | null> {
    const { quorumMissingSince: since } = await ledger.state(jurisdiction)
    if (since === null) return null
    const cities = await jurisdictionsOf(db)
    const hours = hoursOf(cities.find(({ id }) => id === jurisdiction)?.settings ?? {})
    return now - Date.parse(since) > hours * HOUR ? since : null
  }
  return () => {
    const now = Date.parse(clock.now())
    // The clock of a test may be set back; a reading is never older than it may be.
    if (kept && now < kept.until && now >= kept.until - KEPT_FOR) return kept.read
    const found = read(now)
    kept = { until: now + KEPT_FOR, read: found }
    found.catch(() => {
      kept = null
    })
    return found
  }
}

function hoursOf(settings: Readonly<Record<string, unknown>>): number {
  const set = settings['quorum_hours']
  return typeof set === 'number' && Number.isFinite(set) && set >= 0 ? set : QUORUM_HOURS
}
