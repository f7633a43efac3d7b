/**
 * The words every other file of the kernel is written in.
 *
 * The kernel imports nothing: time, ids and randomness come in as arguments, so the same input
 * gives the same answer for ever, and a matter can be replayed from its events in ten years.
 */

/** An instant, ISO 8601 in UTC with milliseconds: `2026-11-24T05:21:00.000Z`. Sorts as text. */
export type Instant = string

/** A calendar day in the jurisdiction's own zone: `2026-11-24`. Sorts as text. */
export type Day = string

export type Language = 'zh' | 'en'

/** Words in both languages; a missing one does not compile. */
export type Words = Readonly<Record<Language, string>>

/** Words of what has none: a name as it is written, in both languages. */
export function untranslated(text: string): Words {
  return { zh: text, en: text }
}

/** How a matter came in; `desk`: an official began it, nobody asked. */
export type Door = 'web' | 'hotline' | 'open311' | 'sheet' | 'api' | 'visit' | 'desk'

/** What a post may do. `handle` and `head` act for their own unit, the others for the jurisdiction. */
export type Power =
  | 'intake'
  | 'dispatch'
  | 'arbitrate'
  | 'handle'
  | 'head'
  | 'check'
  | 'call_back'
  | 'supervise'
  | 'leader'
  | 'review'
  | 'handle_sealed'
  | 'audit'
  | 'archive'
  | 'administer_system'
  | 'administer_security'
  | 'administer_audit'

export const POWERS: readonly Power[] = [
  'intake',
  'dispatch',
  'arbitrate',
  'handle',
  'head',
  'check',
  'call_back',
  'supervise',
  'leader',
  'review',
  'handle_sealed',
  'audit',
  'archive',
  'administer_system',
  'administer_security',
  'administer_audit',
]

/**
 * A person acts through a post in a unit. The unit's line is `above` (its ancestors), itself and
 * `below` (every unit beneath it).
 */
export interface Official {
  readonly as: 'official'
  readonly person: string
  readonly post: string
  readonly unit: string
  readonly powers: readonly Power[]
  readonly above: readonly string[]
  readonly below: readonly string[]
  /** Units in the line of any other post the person holds: changing the hat changes no interest. */
  readonly kin?: readonly string[]
}

/** Whoever holds a receipt of the matter. `receipt` names the receipt, never the person. */
export interface Resident {
  readonly as: 'resident'
  readonly matter: string
  readonly receipt: string
  /** One of those who seconded: sees the course and may add, but does not judge for the author. */
  readonly voice?: 'second'
  /** Bound on the matter under this name, where a kind has several parties (a dispute, say). */
  readonly party?: string
}

export type Actor =
  | Official
  | Resident
  | { readonly as: 'door'; readonly door: Door }
  | { readonly as: 'system'; readonly part: SystemPart }

export type SystemPart = 'sweep' | 'sampling' | 'effects' | 'clock' | 'erasure' | 'router'

/** An expected failure. `code` is stable and translated at the screen; `field` names the input at fault. */
export interface Refusal {
  readonly code: string
  readonly field?: string
  readonly params?: Readonly<Record<string, string | number>>
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function refuse(
  code: string,
  more: Omit<Refusal, 'code'> = {},
): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, ...more } }
}

/** The line of an official: the units above, their own, and those beneath; of every post they hold. */
export function lineOf(actor: Official): readonly string[] {
  return [...actor.above, actor.unit, ...actor.below, ...(actor.kin ?? [])]
}

/** Marks what cannot happen; a bug, so it throws. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
