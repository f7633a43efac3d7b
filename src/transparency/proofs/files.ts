/** What leaves the house as a file: a ledger receipt, the step it proves, and the whole matter. */
import { formatProof } from '../../tlog/index.ts'
import type { Proofs, Step } from './reading.ts'

/**
 * `extra`: where the step is shown, its locator and salt (48 bytes), so that the step's text leads to the
 * entry; else the entry itself (49 bytes), which proves that something is there and nothing more.
 * Null: pending.
 */
export function receiptFile({ receipt, opened, isShown }: Step): string | null {
  if (receipt === null) return null
  const extra = isShown ? Buffer.concat([opened.locator, opened.salt]) : opened.entry
  return formatProof({ ...receipt, extra })
}

/** The bytes that were committed to, and nothing else; null: not for this holder. */
export function eventFile({ opened, isShown }: Step): string | null {
  return isShown ? opened.canonical : null
}

/**
 * For checking that no step was hidden: the key finds every entry of the matter in any copy of the log.
 * Null: there is no log.
 */
export function matterFile({ number, identity, caseKey, steps }: Proofs): string | null {
  if (identity === null) return null
  const { origin, vkey } = identity
  const file = {
    format: 'answerable-matter/v1',
    origin,
    vkey,
    number,
    key: caseKey.toString('base64'),
    events: steps.map((step) => ({
      n: step.n,
      receipt: receiptFile(step),
      event: eventFile(step),
      ...ownWords(step),
    })),
  }
  return `${JSON.stringify(file, null, 1)}\n`
}

/** What whoever seconded said then: kept from the first resident, committed to, and theirs to prove. */
function ownWords({ opened, isOwn }: Step) {
  if (!isOwn) return {}
  const { withheldSalt, withheldCanonical } = opened
  return { withheld: { salt: withheldSalt.toString('base64'), text: withheldCanonical } }
}
