/**
 * What the public log holds of the house: 49 bytes of an event that say nothing, or the text of a
 * published table. docs/ledger.md explains each with an example to recompute by hand.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'

export const SALT_BYTES = 32
export const LOCATOR_BYTES = 16
export const COMMITMENT_BYTES = 32

const EVENT = 0x01
const PUBLISHED = 0x02

/** An entry with more than this says only the hash of its text (a bundle allows 65,535 bytes an entry). */
const LONGEST_ENTRY = 60_000

/** JSON Canonicalization Scheme (RFC 8785). Throws on what is not JSON, lone surrogates included. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('not a JSON value')
  if (!text.isWellFormed()) throw new TypeError('a text with half a character')
  return text
}

export function newSalt(): Buffer {
  return randomBytes(SALT_BYTES)
}

/** HMAC-SHA256(salt, "evt/v1\0" ‖ JCS(event)): hides the event until its salt is shown. */
export function commitmentOf(salt: Buffer, canonical: string): Buffer {
  return hmac(salt, 'evt/v1\0', canonical)
}

/** The same of what the resident may not be told: the person, internal fields, what lay outside the matter. */
export function withheldOf(salt: Buffer, canonical: string): Buffer {
  return hmac(salt, 'evt-withheld/v1\0', canonical)
}

/** HMAC-SHA256(caseKey, n as 64 bits, big-endian), first 16 bytes: leads the holder of the key to the leaf. */
export function locatorOf(caseKey: Buffer, n: number): Buffer {
  const number = Buffer.alloc(8)
  number.writeBigUInt64BE(BigInt(n))
  return createHmac('sha256', caseKey).update(number).digest().subarray(0, LOCATOR_BYTES)
}

export function eventEntry(locator: Buffer, commitment: Buffer): Buffer {
  return Buffer.concat([Buffer.of(EVENT), locator, commitment])
}

/** Nobody without a key tells it from an event. */
export function dummyEntry(): Buffer {
  return eventEntry(randomBytes(LOCATOR_BYTES), randomBytes(COMMITMENT_BYTES))
}

/** A table as it was published; a correction is another entry of the same name. */
export function publishedEntry({ name, text }: { name: string; text: string }): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  const facts = {
    name,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
  const whole = entryWith({ ...facts, text })
  return whole.length <= LONGEST_ENTRY ? whole : entryWith(facts)
}

/**
 * What came before this entry happened before the log took it up: its times are proven from here on
 * only. `at`: instant.
 */
export function enrolledEntry(at: string): Buffer {
  return publishedEntry({ name: ENROLLED, text: canonicalText({ at }) })
}

export const ENROLLED = 'enrolled'

function entryWith(value: object): Buffer {
  return Buffer.concat([Buffer.of(PUBLISHED), Buffer.from(canonicalText(value), 'utf8')])
}

function hmac(key: Buffer, domain: string, text: string): Buffer {
  return createHmac('sha256', key).update(domain, 'utf8').update(text, 'utf8').digest()
}
