/**
 * Reaching residents, and showing that a contact is somebody's own: a code of six digits is sent to
 * it and typed back. Opening a contact to deliver a message is no look at an identity: nobody sees it.
 *
 * What remains of a verified contact is a hash under a key of the vault *and of the matter*: within a
 * matter one contact counts once, and across matters nothing can be compared (red lines).
 */
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { ok, refuse } from '../kernel/index.ts'
import type { Day, Instant, Language, Result } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { deriveKey, seal, unseal } from './cipher.ts'
import {
  countAsked,
  countVerified,
  forgetSealedCode,
  keepCode,
  keepVerified,
  lockCode,
  lockMatterKey,
  readCode,
  sweepCodes,
  verifiedFields,
} from './contacts.store.ts'
import type { KeptCode } from './contacts.store.ts'
import { AUTHOR } from './identity.ts'
import type { Identity } from './identity.ts'
import type { KeyRing, VaultKeys } from './key-ring.ts'
import { readIdentity, voicesWithContact } from './store.ts'

export type ContactField = 'phone' | 'mail'
export const CONTACT_FIELDS: readonly ContactField[] = ['phone', 'mail']

export interface ContactOf {
  readonly matter: string
  readonly voice: string
  readonly field: ContactField
}

export interface Reach {
  readonly phone: string | null
  readonly mail: string | null
  /** In which they filed; null: not known. */
  readonly language: Language | null
}

/** Beside whoever asked first: how many different people with a verified contact, and how many voices without. */
export interface VoiceCount {
  readonly verified: number
  readonly unverified: number
}

export interface ContactBook {
  /** Voices of a matter that left a phone number or a mail address. */
  voicesOf(tx: Queryable, jurisdiction: number, matter: string): Promise<readonly string[]>
  /** To deliver, never to show. Null: nothing was left, or it was erased. */
  reach(tx: Queryable, jurisdiction: number, matter: string, voice: string): Promise<Reach | null>
  /** Makes a code and keeps it sealed until it is sent. Refusals: `no_such_contact`,
   * `contact_verified_already`, `contact_code_wait` (seconds), `contact_code_often`, `contact_code_busy`. */
  askCode(tx: Queryable, jurisdiction: number, of: ContactOf, now: Instant): Promise<Result<null>>
  /** The code that waits to be sent; null: none, or its time is over. */
  codeToSend(
    tx: Queryable,
    jurisdiction: number,
    of: ContactOf,
    now: Instant,
  ): Promise<string | null>
  /** Whether one was asked for that can still be typed in. */
  codeIsOut(db: Queryable, jurisdiction: number, of: ContactOf, now: Instant): Promise<boolean>
  /** It left: from now on only its hash is kept. */
  codeSent(tx: Queryable, jurisdiction: number, of: ContactOf): Promise<void>
  /** Refusals: `contact_code_wrong`, `contact_code_ended`. A wrong try is kept: commit also what is refused. */
  tryCode(
    tx: Queryable,
    jurisdiction: number,
    of: ContactOf,
    code: string,
    at: { readonly now: Instant; readonly today: Day },
  ): Promise<Result<null>>
  verifiedOf(
    db: Queryable,
    jurisdiction: number,
    matter: string,
    voice: string,
  ): Promise<readonly ContactField[]>
  /** `seconded`: how many voices there are beside the author. */
  count(db: Queryable, jurisdiction: number, matter: string, seconded: number): Promise<VoiceCount>
  /** Codes of days ago are of no use to anybody. */
  sweep(tx: Queryable, jurisdiction: number, now: Instant): Promise<void>
}

const VALID_FOR = 10 * 60_000
const TRIES = 5
const BETWEEN = 60_000
const DAY = 24 * 3_600_000
const MOST_A_DAY = 5
/** Of all together in ten minutes: who files a thousand matters with somebody else's number gets no further. */
const MOST_AT_ONCE = 300

type Open = (
  tx: Queryable,
  jurisdiction: number,
  matter: string,
  voice: string,
) => Promise<Identity | null>

export function contactBook(keys: VaultKeys, ring: KeyRing, open: Open): ContactBook {
  const marks = deriveKey(keys.master, 'verified contacts v1')
  const codes = deriveKey(keys.master, 'contact codes v1')

  const codeHash = (jurisdiction: number, of: ContactOf, contact: string, code: string) =>
    keyed(codes, [jurisdiction, of.matter, of.voice, of.field, normal(of.field, contact), code])

  async function contactIn(tx: Queryable, jurisdiction: number, of: ContactOf) {
    const identity = await open(tx, jurisdiction, of.matter, of.voice)
    return identity?.[of.field]?.trim() || null
  }

  return {
    voicesOf: voicesWithContact,
    async reach(tx, jurisdiction, matter, voice) {
      const [identity, sealed] = [
        await open(tx, jurisdiction, matter, voice),
        await readIdentity(tx, jurisdiction, matter, voice),
      ]
      const [phone, mail] = [identity?.phone?.trim() || null, identity?.mail?.trim() || null]
      if (phone === null && mail === null) return null
      return { phone, mail, language: sealed?.language ?? null }
    },
    async askCode(tx, jurisdiction, of, now) {
      const contact = await contactIn(tx, jurisdiction, of)
      if (contact === null) return refuse('no_such_contact', { field: of.field })
      const done = await verifiedFields(tx, jurisdiction, of.matter, of.voice)
      if (done.includes(of.field)) return refuse('contact_verified_already', { field: of.field })
      const earlier = await lockCode(tx, jurisdiction, of)
      const tooSoon = tooOften(earlier, now)
      if (tooSoon) return tooSoon
      if ((await countAsked(tx, jurisdiction, before(now, VALID_FOR))) >= MOST_AT_ONCE)
        return refuse('contact_code_busy')
      const key = await ring.keyOf(tx, jurisdiction, 'identity', of.matter)
      if (!key) return refuse('no_such_contact', { field: of.field })
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      const until = new Date(Date.parse(now) + VALID_FOR).toISOString()
      const isNewDay = earlier === null || earlier.dayFrom <= before(now, DAY)
      await keepCode(tx, jurisdiction, of, {
        hash: codeHash(jurisdiction, of, contact, code),
        sealed: seal(key, bindingOf(jurisdiction, of, until), Buffer.from(code)),
        until,
        tries: 0,
        askedAt: now,
        dayFrom: isNewDay ? now : earlier.dayFrom,
        asked: isNewDay ? 1 : earlier.asked + 1,
      })
      return ok(null)
    },
    async codeToSend(tx, jurisdiction, of, now) {
      const kept = await lockCode(tx, jurisdiction, of)
      if (!kept?.sealed || kept.until <= now) return null
      const key = await ring.keyOf(tx, jurisdiction, 'identity', of.matter)
      return key && unseal(key, bindingOf(jurisdiction, of, kept.until), kept.sealed).toString()
    },
    async codeIsOut(db, jurisdiction, of, now) {
      const kept = await readCode(db, jurisdiction, of)
      return kept !== null && kept.until > now && kept.tries < TRIES
    },
    codeSent: forgetSealedCode,
    async tryCode(tx, jurisdiction, of, typed, { now, today }) {
      await lockMatterKey(tx, jurisdiction, of.matter)
      const kept = await lockCode(tx, jurisdiction, of)
      const contact = await contactIn(tx, jurisdiction, of)
      if (!kept || contact === null || kept.until <= now || kept.tries >= TRIES)
        return refuse('contact_code_ended', { field: of.field })
      const code = typed.normalize('NFKC').replaceAll(/\D/g, '')
      if (!timingSafeEqual(kept.hash, codeHash(jurisdiction, of, contact, code))) {
        await keepCode(tx, jurisdiction, of, { ...kept, tries: kept.tries + 1 })
        return refuse('contact_code_wrong', { field: of.field })
      }
      // Used once: what is kept of it is only how often one was asked for.
      await keepCode(tx, jurisdiction, of, { ...kept, sealed: null, tries: TRIES })
      const mark = keyed(marks, [jurisdiction, of.matter, of.field, normal(of.field, contact)])
      await keepVerified(tx, jurisdiction, of, mark, today, AUTHOR)
      return ok(null)
    },
    verifiedOf: verifiedFields,
    async count(db, jurisdiction, matter, seconded) {
      const { voices, counted } = await countVerified(db, jurisdiction, matter, AUTHOR)
      return { verified: counted, unverified: Math.max(0, seconded - voices) }
    },
    sweep: (tx, jurisdiction, now) => sweepCodes(tx, jurisdiction, before(now, 2 * DAY)),
  }
}

function tooOften(earlier: KeptCode | null, now: Instant) {
  if (earlier === null) return null
  const rest = Date.parse(earlier.askedAt) + BETWEEN - Date.parse(now)
  if (rest > 0) return refuse('contact_code_wait', { params: { seconds: Math.ceil(rest / 1_000) } })
  const isSameDay = earlier.dayFrom > before(now, DAY)
  return isSameDay && earlier.asked >= MOST_A_DAY ? refuse('contact_code_often') : null
}

/** Different spellings of one contact are one contact. */
function normal(field: ContactField, contact: string): string {
  const text = contact.normalize('NFKC').trim().toLowerCase()
  if (field === 'mail') return text
  return text.replaceAll(/\D/g, '').replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '')
}

function keyed(key: Buffer, parts: readonly (string | number)[]): Buffer {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest()
}

function before(now: Instant, span: number): Instant {
  return new Date(Date.parse(now) - span).toISOString()
}

const bindingOf = (jurisdiction: number, { matter, voice, field }: ContactOf, until: Instant) =>
  ['contact code', jurisdiction, matter, voice, field, until] as const
