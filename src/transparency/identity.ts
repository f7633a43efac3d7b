/** Who the log of a city is. */
import { NoLog } from '../ledger/index.ts'
import type { LedgerReader, LogIdentity } from '../ledger/index.ts'

/** Null: this house has no log yet. */
export function identityOf(ledger: LedgerReader, jurisdiction: number): LogIdentity | null {
  try {
    return ledger.identity(jurisdiction)
  } catch (error) {
    if (error instanceof NoLog) return null
    throw error
  }
}
