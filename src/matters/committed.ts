/**
 * An event as the public log binds it. The canonical event holds what the resident may see, and the
 * commitment of what they may not (the person, internal fields, what lay outside the matter), so that
 * they can be shown the one without the other; the auditor opens both. docs/ledger.md.
 */
import type { Act, AnyState, By, Field, Input, Json, Kind, MatterEvent } from '../kernel/index.ts'
import {
  canonicalText,
  commitmentOf,
  eventEntry,
  locatorOf,
  newSalt,
  withheldOf,
} from '../ledger/index.ts'
import type { EventKeys } from '../vault/index.ts'
import { partTexts, withTexts } from './texts.ts'

/** What an event belongs to, as its canonical text names it. */
export interface Place {
  readonly jurisdiction: number
  readonly matter: string
  readonly kind: string
  readonly number: string
}

export interface CommittedEvent {
  /** Without its free texts. */
  readonly input: Input
  readonly prev: Buffer | null
  readonly commitment: Buffer
  readonly sealed: Buffer
  readonly entry: Buffer
}

/** As it lies in `events.sealed`, before it is sealed. */
interface Inside {
  readonly salt: string
  readonly withheldSalt: string
  /** Which fields the canonical event shows, as they were declared when it was written. */
  readonly shown: readonly string[]
  readonly texts: Json | null
}

export function commitEvent(
  kind: Kind,
  place: Place,
  event: MatterEvent,
  prev: Buffer | null,
  keys: EventKeys,
): CommittedEvent {
  const act = kind.acts[event.act]
  const shown = act ? shownFields(act) : []
  const [salt, withheldSalt] = [newSalt(), newSalt()]
  const { commitment } = canonicalOf(place, event, prev, { salt, withheldSalt, shown })
  const { plain, texts } = partTexts(act?.fields, event.input)
  const inside: Inside = {
    salt: salt.toString('base64'),
    withheldSalt: withheldSalt.toString('base64'),
    shown,
    texts,
  }
  return {
    input: plain,
    prev,
    commitment,
    sealed: keys.seal(event.n, Buffer.from(JSON.stringify(inside), 'utf8')),
    entry: eventEntry(locatorOf(keys.caseKey, event.n), commitment),
  }
}

export interface StoredEvent extends MatterEvent {
  readonly matter: string
  readonly prev: Buffer | null
  readonly commitment: Buffer | null
  readonly sealed: Buffer | null
}

/** With its texts; an event from before the ledger has them, an erased one never again. */
export function eventWithTexts(stored: StoredEvent, keys: EventKeys | undefined): MatterEvent {
  const { n, act, at, by, kindVersion, given } = stored
  const event = { n, act, at, by, kindVersion, given }
  if (!keys || stored.sealed === null) return { ...event, input: stored.input }
  return { ...event, input: withTexts(stored.input, insideOf(keys, n, stored.sealed).texts) }
}

export interface OpenedEvent {
  readonly n: number
  readonly entry: Buffer
  readonly locator: Buffer
  readonly commitment: Buffer
  readonly salt: Buffer
  readonly canonical: string
  readonly withheldSalt: Buffer
  readonly withheldCanonical: string
}

/** Everything that proves an event, computed anew from what is stored: what was altered no longer fits. */
export function openEvent(place: Place, stored: StoredEvent, keys: EventKeys): OpenedEvent {
  if (stored.sealed === null) throw new Error(`event ${stored.n} was never enrolled in the ledger`)
  const inside = insideOf(keys, stored.n, stored.sealed)
  const salts = {
    salt: Buffer.from(inside.salt, 'base64'),
    withheldSalt: Buffer.from(inside.withheldSalt, 'base64'),
  }
  const event = eventWithTexts(stored, keys)
  const opened = canonicalOf(place, event, stored.prev, { ...salts, shown: inside.shown })
  const locator = locatorOf(keys.caseKey, stored.n)
  return {
    n: stored.n,
    entry: eventEntry(locator, opened.commitment),
    locator,
    ...salts,
    ...opened,
  }
}

function insideOf(keys: EventKeys, n: number, sealed: Buffer): Inside {
  return JSON.parse(keys.open(n, sealed).toString('utf8')) as Inside
}

interface Salts {
  readonly salt: Buffer
  readonly withheldSalt: Buffer
  readonly shown: readonly string[]
}

function canonicalOf(
  { jurisdiction, matter, kind, number }: Place,
  event: MatterEvent,
  prev: Buffer | null,
  { salt, withheldSalt, shown }: Salts,
) {
  const by = partBy(event.by)
  const input = partInput(event.input, shown)
  const withheldCanonical = canonicalText({
    by: by.withheld,
    input: input.withheld,
    given: event.given,
  })
  const canonical = canonicalText({
    v: 1,
    jurisdiction,
    kind,
    matter,
    number,
    n: event.n,
    prev: prev === null ? null : prev.toString('base64'),
    act: event.act,
    at: event.at,
    by: by.shown,
    kindVersion: event.kindVersion,
    input: input.shown,
    withheld: withheldOf(withheldSalt, withheldCanonical).toString('base64'),
  })
  return { canonical, withheldCanonical, commitment: commitmentOf(salt, canonical) }
}

/** The act is the post's; who held it then is for auditors. */
function partBy(by: By): { shown: object; withheld: object } {
  if (by.as === 'official') {
    const { person, ...shown } = by
    return { shown, withheld: { person } }
  }
  if (by.as === 'resident') {
    const { receipt, ...shown } = by
    return { shown, withheld: { receipt } }
  }
  return { shown: by, withheld: {} }
}

/** Names of fields the resident may read; `field.inner` of a group. None of an act they are not told of. */
function shownFields({ told, fields }: Act<AnyState>): string[] {
  if (told.resident === null) return []
  return Object.entries(fields).flatMap(([name, field]) => shownOf(name, field))
}

function shownOf(name: string, field: Field): string[] {
  if (field.to !== 'resident') return []
  if (field.type !== 'each_ask' && field.type !== 'groups') return [name]
  return Object.entries(field.fields).flatMap(([inner, { to }]) =>
    to === 'resident' ? [`${name}.${inner}`] : [],
  )
}

function partInput(input: Input, names: readonly string[]): { shown: Input; withheld: Input } {
  const shown: [string, Json][] = []
  const withheld: [string, Json][] = []
  for (const [name, value] of Object.entries(input)) {
    const inner = names.flatMap((one) =>
      one.startsWith(`${name}.`) ? [one.slice(name.length + 1)] : [],
    )
    if (names.includes(name)) shown.push([name, value])
    else if (inner.length === 0 || !Array.isArray(value)) withheld.push([name, value])
    else {
      const groups = value as readonly Input[]
      shown.push([name, groups.map((group) => only(group, (key) => inner.includes(key)))])
      withheld.push([name, groups.map((group) => only(group, (key) => !inner.includes(key)))])
    }
  }
  return { shown: Object.fromEntries(shown), withheld: Object.fromEntries(withheld) }
}

function only(group: Input, isMeant: (key: string) => boolean): Input {
  return Object.fromEntries(Object.entries(group).filter(([key]) => isMeant(key)))
}
