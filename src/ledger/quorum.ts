/** Whether too few witnesses have answered for longer than a city allows: those who take things in say so. */
import type { Instant } from '../kernel/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { LedgerReader } from './types.ts'

const HOUR = 3_600_000
/** What is filed every second asks no more often than this. Milliseconds. */
const KEPT_FOR = 15_000

interface Around {
  readonly clock: Clock
  readonly ledger: LedgerReader
  /** The city's rules: `ledger_quorum_hours` is how long it waits before it says so. */
  rules(jurisdiction: number): Promise<{ cap(name: string): { readonly value: number } }>
}

/** Since when; null: it has not lasted so long, or is not so. */
export function lateQuorum(
  { clock, ledger, rules }: Around,
  jurisdiction: number,
): () => Promise<Instant | null> {
  let kept: { readonly until: number; readonly read: Promise<Instant | null> } | null = null
  async function read(now: number): Promise<Instant | null> {
    const { quorumMissingSince: since } = await ledger.state(jurisdiction)
    if (since === null) return null
    const hours = (await rules(jurisdiction)).cap('ledger_quorum_hours').value
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
