/** The file of one matter: every event of it, in order, each in the log; and no number left out. */
import { type Answer, no, yes } from './answer.ts'
import { base64, equal, fromBase64, hex, textOf, utf8 } from './bytes.ts'
import { type OpenedEvent, locatorOf, readEvent, withheldOf } from './entry.ts'
import { readCanonical } from './jcs.ts'
import type { Policy } from './policy.ts'
import { type Proven, proveReceipt } from './proving.ts'
import { parseReceipt } from './receipt.ts'

export const MATTER_FORMAT = 'answerable-matter/v1'
/** Bytes. Thousands of events. */
export const LONGEST_MATTER = 67_108_864
const MOST_EVENTS = 10_000

export interface MatterEvent {
  readonly n: number
  readonly receipt: string | null
  readonly event: string | null
  /** What this holder said themselves and others are not shown. */
  readonly withheld?: { readonly salt: string; readonly text: string }
}

export interface Matter {
  readonly origin: string
  readonly number: string
  readonly key: Uint8Array
  readonly events: readonly MatterEvent[]
}

export interface CheckedEvent {
  readonly n: number
  /** Null: no receipt yet, so nothing of it is proven. */
  readonly proven: Proven | null
  /** As the file shows it; believed only where it is proven. */
  readonly event: OpenedEvent | null
  /** The holder's own words, which the event commits to. */
  readonly own: Readonly<Record<string, unknown>> | null
}

export interface CheckedMatter {
  readonly matter: Matter
  readonly events: readonly CheckedEvent[]
  /** Numbers of events whose receipt is still to come. */
  readonly pending: readonly number[]
}

export function parseMatter(bytes: Uint8Array): Answer<Matter> {
  const text = bytes.length > LONGEST_MATTER ? null : textOf(bytes)
  let value: unknown = null
  try {
    value = text === null ? null : JSON.parse(text)
  } catch {
    return no('matter_json')
  }
  if (typeof value !== 'object' || value === null) return no('matter_json')
  const { format, origin, number, key, events } = value as Record<string, unknown>
  if (format !== MATTER_FORMAT) return no('matter_format', { format: String(format).slice(0, 80) })
  const secret = typeof key === 'string' ? fromBase64(key) : null
  const isShaped =
    typeof origin === 'string' &&
    typeof number === 'string' &&
    secret !== null &&
    Array.isArray(events) &&
    events.length > 0 &&
    events.length <= MOST_EVENTS &&
    events.every(isMatterEvent)
  if (!isShaped) return no('matter_shape')
  for (const [at, { n }] of events.entries())
    if (n !== at + 1) return no('matter_numbers', { due: at + 1, found: n })
  return yes({ origin, number, key: secret, events })
}

function isMatterEvent(one: unknown): one is MatterEvent {
  if (typeof one !== 'object' || one === null) return false
  const { n, receipt, event, withheld } = one as Record<string, unknown>
  const isText = (value: unknown) => value === null || typeof value === 'string'
  const { salt, text } = (withheld ?? { salt: '', text: '' }) as Record<string, unknown>
  const isOpening = typeof salt === 'string' && typeof text === 'string'
  return Number.isSafeInteger(n) && isText(receipt) && isText(event) && isOpening
}

/** All that can be checked without asking anybody. */
export function checkMatter(matter: Matter, policy: Policy, skew: number): Answer<CheckedMatter> {
  const checked: CheckedEvent[] = []
  for (const one of matter.events) {
    const found = checkEvent(matter, one, policy, skew)
    if (!found.ok) return inEvent(one.n, found)
    const fits = checkChain(matter, checked, found.value)
    if (!fits.ok) return fits
    checked.push(found.value)
  }
  const pending = checked.filter(({ proven }) => proven === null).map(({ n }) => n)
  return yes({ matter, events: checked, pending })
}

/** A refusal says which event it is about. */
function inEvent(
  n: number,
  { refusal }: { refusal: { code: Parameters<typeof no>[0]; params: object } },
) {
  return no(refusal.code, { ...refusal.params, event: n })
}

function checkEvent(
  matter: Matter,
  given: MatterEvent,
  policy: Policy,
  skew: number,
): Answer<CheckedEvent> {
  const { n, receipt, event } = given
  const opened = event === null ? null : utf8(event)
  if (receipt === null) {
    const shown = opened && readEvent(opened)
    return shown && !shown.ok
      ? shown
      : yes({ n, proven: null, event: shown?.value ?? null, own: null })
  }
  const bytes = utf8(receipt)
  const place = checkPlace(matter.key, n, bytes)
  if (!place.ok) return place
  const proven = proveReceipt({ receipt: bytes, opened, policy, skew })
  if (!proven.ok) return proven
  const { origin } = proven.value.checkpoint
  if (origin !== matter.origin) return no('other_origin', { old: matter.origin, now: origin })
  const own = ownWords(given, proven.value.event)
  return own.ok ? yes({ n, proven: proven.value, event: proven.value.event, own: own.value }) : own
}

function ownWords(
  { n, withheld }: MatterEvent,
  event: OpenedEvent | null,
): Answer<CheckedEvent['own']> {
  if (withheld === undefined) return yes(null)
  const salt = fromBase64(withheld.salt)
  const committed = event?.whole['withheld']
  const text = utf8(withheld.text)
  if (salt === null || committed !== base64(withheldOf(salt, text))) return no('withheld', { n })
  const value = readCanonical(withheld.text)
  return typeof value === 'object' && value !== null
    ? yes(value as Record<string, unknown>)
    : no('withheld', { n })
}

/** The key of the matter gives each event its place-holder: an event put under another number does not fit. */
function checkPlace(key: Uint8Array, n: number, bytes: Uint8Array): Answer<null> {
  const parsed = parseReceipt(bytes)
  if (!parsed.ok) return parsed
  const { extra } = parsed.value
  if (extra === null) return no('receipt_no_extra')
  const locator = extra.length === 49 ? extra.subarray(1, 17) : extra.subarray(0, 16)
  return equal(locator, locatorOf(key, n)) ? yes(null) : no('locator', { n })
}

function checkChain(
  { number }: Matter,
  before: readonly CheckedEvent[],
  { n, event }: CheckedEvent,
): Answer<null> {
  if (event === null) return yes(null)
  if (event.n !== n) return no('event_number', { n, found: event.n })
  if (event.number !== number) return no('event_matter', { n, found: event.number, number })
  const other = before.find((one) => one.event && one.event.matter !== event.matter)
  if (other) return no('event_matter', { n, found: event.matter, number })
  const last = before.at(-1)?.proven?.commitment
  if (!last || event.prev === null || equal(last, event.prev)) return yes(null)
  return no('chain', { n, before: n - 1, due: hex(last), found: hex(event.prev) })
}
