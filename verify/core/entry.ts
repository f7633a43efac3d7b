/**
 * What this house's logs hold, and how one of its entries is opened.
 *
 * An event: `0x01 ‖ locator[16] ‖ commitment[32]`. A published table: `0x02 ‖ JCS({name, size, sha256, text?})`.
 */
import { type Answer, no, yes } from './answer.ts'
import { concat, fromBase64, fromHex, textOf, uint64, utf8 } from './bytes.ts'
import { readCanonical } from './jcs.ts'
import { hmacSha256 } from './sha256.ts'

export const EVENT = 0x01
export const TABLE = 0x02
export const LOCATOR = 16
export const EVENT_LENGTH = 1 + LOCATOR + 32
/** Bytes: locator and salt. */
export const OPENING_LENGTH = LOCATOR + 32
/** Bytes. A request has at most some thousand characters; nothing of the kind comes near. */
export const LONGEST_EVENT = 4_194_304

const COMMITS_TO = utf8('evt/v1\0')
const WITHHOLDS = utf8('evt-withheld/v1\0')

/** An opened event, as far as the verifier reads it; the rest is shown as it stands. */
export interface OpenedEvent {
  readonly kind: string
  readonly matter: string
  readonly number: string
  readonly n: number
  /** Commitment of the event before; null for the first. */
  readonly prev: Uint8Array | null
  readonly act: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly whole: Readonly<Record<string, unknown>>
}

export interface PublishedTable {
  readonly name: string
  readonly size: number
  readonly sha256: Uint8Array
}

/** The place-holder of event n of a matter: nobody without the matter's key can find or link it. */
export function locatorOf(key: Uint8Array, n: number): Uint8Array {
  return hmacSha256(key, uint64(n)).subarray(0, LOCATOR)
}

export function commitmentOf(salt: Uint8Array, canonical: Uint8Array): Uint8Array {
  return hmacSha256(salt, COMMITS_TO, canonical)
}

/** The same of what most are not shown: it stands in the event as a hash, and is opened for whom it belongs to. */
export function withheldOf(salt: Uint8Array, canonical: Uint8Array): Uint8Array {
  return hmacSha256(salt, WITHHOLDS, canonical)
}

export function entryOf(locator: Uint8Array, commitment: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(EVENT), locator, commitment)
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/u

export function readEvent(bytes: Uint8Array): Answer<OpenedEvent> {
  if (bytes.length > LONGEST_EVENT) return no('event_long', { most: LONGEST_EVENT })
  const text = textOf(bytes)
  const value = text === null ? null : readCanonical(text)
  if (value === null) return no('event_canonical')
  const whole = value as Record<string, unknown>
  const { v, kind, matter, number, n, prev, act, at } = whole
  const before = typeof prev === 'string' ? fromBase64(prev) : null
  const time = typeof at === 'string' && INSTANT.test(at) ? Date.parse(at) : Number.NaN
  if (v !== 1) return no('event_version', { v: String(v) })
  const isShaped =
    typeof kind === 'string' &&
    typeof matter === 'string' &&
    typeof number === 'string' &&
    typeof act === 'string' &&
    Number.isSafeInteger(n) &&
    (n as number) >= 1 &&
    Number.isFinite(time) &&
    (prev === null ? n === 1 : before?.length === 32 && n !== 1)
  if (!isShaped) return no('event_shape')
  return yes({ kind, matter, number, n: n as number, prev: before, act, at: time, whole })
}

/** Null: no entry of that kind. */
export function readTable(entry: Uint8Array): PublishedTable | null {
  const text = entry[0] === TABLE ? textOf(entry.subarray(1)) : null
  const value = text === null ? null : readCanonical(text)
  if (typeof value !== 'object' || value === null) return null
  const { name, size, sha256 } = value as Record<string, unknown>
  const hash = typeof sha256 === 'string' ? fromHex(sha256) : null
  if (typeof name !== 'string' || !Number.isSafeInteger(size) || hash?.length !== 32) return null
  return { name, size: size as number, sha256: hash }
}

/** Name of the entry by which a log says that what stands before it happened before there was a log. */
const ENROLLED = 'enrolled'

/** When it was written, as it says; null: it is no such entry. */
export function enrolledAt(entry: Uint8Array): string | null {
  if (readTable(entry)?.name !== ENROLLED) return null
  const { text } = JSON.parse(textOf(entry.subarray(1))!) as { text?: unknown }
  const { at } = ((typeof text === 'string' ? readCanonical(text) : null) as { at?: unknown }) ?? {}
  return typeof at === 'string' && INSTANT.test(at) ? at : null
}

export function isEventEntry(entry: Uint8Array): boolean {
  return entry.length === EVENT_LENGTH && entry[0] === EVENT
}
