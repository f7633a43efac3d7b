/** A receipt, the event it is for, and whom one believes: is it in the log, and what does that prove? */
import { type Answer, no, yes } from './answer.ts'
import { equal, hex, textOf } from './bytes.ts'
import { type Checkpoint, parseHead, readCheckpoint } from './checkpoint.ts'
import type { OpenedEvent, PublishedTable } from './entry.ts'
import {
  EVENT,
  LOCATOR,
  OPENING_LENGTH,
  commitmentOf,
  entryOf,
  isEventEntry,
  readEvent,
  readTable,
} from './entry.ts'
import { inclusionLength, leafHash, rootByInclusion } from './merkle.ts'
import type { Policy } from './policy.ts'
import { type Receipt, parseReceipt } from './receipt.ts'
import { sha256 } from './sha256.ts'

export interface Proven {
  readonly index: number
  readonly checkpoint: Checkpoint
  /** The place-holder and the commitment; null for a published table. */
  readonly locator: Uint8Array | null
  readonly commitment: Uint8Array | null
  /** What was opened; null where the receipt says only that something happened, and not what. */
  readonly event: OpenedEvent | null
  readonly table: PublishedTable | null
}

export interface Given {
  readonly receipt: Uint8Array
  /** The opened event, byte for byte; or the file of a published table. */
  readonly opened: Uint8Array | null
  readonly policy: Policy
  /** Seconds that clocks may differ by. */
  readonly skew: number
}

/** Clocks of honest machines differ by seconds; five minutes are generous. */
export const SKEW = 300

export function proveReceipt({ receipt, opened, policy, skew }: Given): Answer<Proven> {
  const parsed = parseReceipt(receipt)
  if (!parsed.ok) return parsed
  const checkpoint = readCheckpoint(parsed.value.checkpoint, policy)
  if (!checkpoint.ok) return checkpoint
  const entry = entryIn(parsed.value, opened)
  if (!entry.ok) return entry
  const included = checkIncluded(parsed.value, checkpoint.value, entry.value)
  if (!included.ok) return included
  const { index } = parsed.value
  return told(entry.value, { index, checkpoint: checkpoint.value, opened, skew })
}

/** Is this the file that a receipt is for? Without a look at signatures: to find out of several the one that belongs. */
export function fits(receipt: Uint8Array, opened: Uint8Array): boolean {
  const parsed = parseReceipt(receipt)
  if (!parsed.ok || parsed.value.extra === null) return false
  const table = readTable(parsed.value.extra)
  if (table !== null) return equal(sha256(opened), table.sha256)
  const { index, hashes, extra, checkpoint } = parsed.value
  const entry = entryIn(parsed.value, opened)
  const head = parseHead(textOf(checkpoint) ?? '')
  if (extra.length !== OPENING_LENGTH || !entry.ok || !head.ok) return false
  const root = rootByInclusion(leafHash(entry.value), index, head.value.size, hashes)
  return root !== null && equal(root, head.value.root)
}

/** The entry: it stands in the receipt, or is made again from the opened event. */
function entryIn({ extra }: Receipt, opened: Uint8Array | null): Answer<Uint8Array> {
  if (extra === null) return no('receipt_no_extra')
  if (extra.length !== OPENING_LENGTH)
    return isEventEntry(extra) || readTable(extra) ? yes(extra) : no('receipt_entry')
  if (opened === null) return no('event_needed')
  const commitment = commitmentOf(extra.subarray(LOCATOR), opened)
  return yes(entryOf(extra.subarray(0, LOCATOR), commitment))
}

function checkIncluded(
  { index, hashes }: Receipt,
  { size, root }: Checkpoint,
  entry: Uint8Array,
): Answer<null> {
  if (index >= size) return no('index_beyond', { index, size })
  const due = inclusionLength(index, size)
  if (hashes.length !== due) return no('proof_length', { count: hashes.length, due, index, size })
  const found = rootByInclusion(leafHash(entry), index, size, hashes)
  if (found !== null && equal(found, root)) return yes(null)
  const params = { index, size, found: found ? hex(found) : '', root: hex(root) }
  return no('not_included', params)
}

function told(
  entry: Uint8Array,
  {
    index,
    checkpoint,
    opened,
    skew,
  }: { index: number; checkpoint: Checkpoint; opened: Uint8Array | null; skew: number },
): Answer<Proven> {
  const proven: Proven = {
    index,
    checkpoint,
    locator: null,
    commitment: null,
    event: null,
    table: null,
  }
  if (entry[0] !== EVENT) return tableTold(proven, readTable(entry), opened)
  const locator = entry.subarray(1, 1 + LOCATOR)
  const commitment = entry.subarray(1 + LOCATOR)
  if (opened === null) return yes({ ...proven, locator, commitment })
  // Opened only where the commitment was made from it; else somebody holds a file that the receipt says nothing of.
  const event = readEvent(opened)
  if (!event.ok) return event
  const late = datedAfter(event.value, checkpoint, skew)
  return late ?? yes({ ...proven, locator, commitment, event: event.value })
}

function tableTold(
  proven: Proven,
  table: PublishedTable | null,
  file: Uint8Array | null,
): Answer<Proven> {
  if (table === null) return no('receipt_entry')
  if (file !== null && !equal(sha256(file), table.sha256))
    return no('table_differs', {
      name: table.name,
      due: hex(table.sha256),
      found: hex(sha256(file)),
    })
  return yes({ ...proven, table })
}

/** An event cannot have been in the log before it happened. Null: nothing against it. */
export function datedAfter(
  { at, n }: OpenedEvent,
  { times }: Checkpoint,
  skew: number,
): Answer<never> | null {
  if (times === null || at <= (times.seen + skew) * 1_000) return null
  return no('dated_after', { n, at: instant(at / 1_000), seen: instant(times.seen) })
}

/** Of seconds since 1970; beyond what a date can be, the bare number. */
export function instant(seconds: number): string {
  const date = new Date(seconds * 1_000)
  return Number.isNaN(date.getTime())
    ? String(seconds)
    : date.toISOString().replace(/\.\d+Z$/u, 'Z')
}
