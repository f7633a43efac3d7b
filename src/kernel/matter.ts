/** The matter 事项 and its events: the one thing in this house. */
import type { Day, Door, Instant, Power, SystemPart } from './basics.ts'
import type { Input, Json } from './fields.ts'
import type { Term } from './calendar.ts'

/** Every state is a member of the kind's own union and carries just the facts that exist then. */
export interface AnyState {
  readonly name: string
}

/** What every list and search shows of a matter, whatever its kind. */
export interface Subject {
  readonly title: string
  readonly text: string
  readonly category: string | null
  readonly division: string | null
  readonly place: string | null
}

/**
 * Who plays a role on this matter: a unit, a post, or a party that is neither (a person in a
 * dispute, an outside organ). Bindings end, they are not removed: who did it once stays known.
 */
export interface Binding {
  readonly role: string
  readonly unit?: string
  readonly post?: string
  readonly party?: string
  /**
   * A post that does work is bound with its unit: then its line is known, and never judges it.
   * Number of the event that bound, and of the one that released it.
   */
  readonly since: number
  readonly until: number | null
}

/** One running clock. `due` null: the calendar is not known that far. */
export interface ClockRun {
  readonly start: Instant
  readonly due: Instant | null
  /** The term it was computed from; null for a promised date. */
  readonly term: Term | null
  /** The instant the term is counted from, where that is not the start: it was prolonged. */
  readonly from?: Instant
  /** Version of rules and calendar that gave the date, and the legal basis. */
  readonly rule: string
  /** Dates it had before a later calendar or a decision changed them, oldest first. */
  readonly earlier: readonly (Instant | null)[]
}

/** Sealed 密办: kept from the accused and their line. */
export interface Sealing {
  readonly accusedUnits: readonly string[]
  readonly accusedPosts: readonly string[]
}

export interface Link {
  readonly type: LinkType
  readonly to: string
}

export type LinkType =
  | 'part_of'
  | 'caused_by'
  | 'answers'
  | 'blocks'
  | 'merged_into'
  | 'recurs'
  | 'competes_with'
  | 'cites'
  | 'depends_on'
  | 'carried_out_by'
  | 'corrects'

export interface Matter<S extends AnyState = AnyState> {
  readonly jurisdiction: number
  readonly id: string
  readonly kind: string
  readonly kindVersion: number
  /** The public number: says the day, has a check digit. */
  readonly number: string
  /** Number of its last event; the first is 1. */
  readonly n: number
  readonly door: Door
  readonly openedAt: Instant
  readonly openedOn: Day
  readonly changedAt: Instant
  readonly subject: Subject
  readonly state: S
  readonly bindings: readonly Binding[]
  readonly clocks: Readonly<Record<string, ClockRun>>
  readonly sealed: Sealing | null
  readonly links: readonly Link[]
  /** Persons who declared an interest and are kept away. */
  readonly recused: readonly string[]
  /** Persons who acted for a doer, whatever post they hold now: they never judge it. */
  readonly doers: readonly string[]
  /** Last person to perform each act: the second of two must be another. */
  readonly hands: Readonly<Record<string, string>>
  /** Warnings given so far, `duty:stage`. */
  readonly warned: readonly string[]
  /** Urged 催办 how often, and when last by the resident. */
  readonly urged: { readonly times: number; readonly last: Instant | null }
  /** Others who asked the same (a count; who they are lies in the vault). */
  readonly seconded: number
  /** Kept by law: not erased before the day is over. */
  readonly hold?: Hold
  /** Whoever asked wants it erased, and nobody has answered that yet. */
  readonly erasureAsked?: true
  /** What was said is gone, and with it every act: it is over for good. */
  readonly erased?: true
  /** Any official may see it, whoever does the work. */
  readonly common?: true
  /** The act that was done last, where it can be taken back; absent: there is none. */
  readonly undo?: Undoable
}

export interface Hold {
  readonly until: Day
  /** Number of the event that laid it. */
  readonly n: number
}

/** What taking an act back needs: everything it changed, as it was. */
export interface Undoable {
  readonly act: string
  /** Name of the act that takes it back. */
  readonly by: string
  /** Number of the event. */
  readonly n: number
  readonly until: Instant
  readonly person: string
  readonly was: AnyState
  readonly subject: Subject
  /** Clocks it stopped or moved, as they ran; null: it started them. */
  readonly clocks: Readonly<Record<string, ClockRun | null>>
}

/** Who did it, as it is kept: the act is the post's. */
export type By =
  | {
      readonly as: 'official'
      readonly person: string
      readonly post: string
      readonly unit: string
      readonly role: string
    }
  | { readonly as: 'resident'; readonly receipt: string; readonly party?: string }
  | { readonly as: 'door'; readonly door: Door }
  | { readonly as: 'system'; readonly part: SystemPart }

/** What happened. Appended, never changed; a correction is a later event that names this one. */
export interface MatterEvent {
  readonly n: number
  readonly act: string
  readonly at: Instant
  readonly by: By
  readonly kindVersion: number
  readonly input: Input
  /** What lay outside the matter when it was decided, kept so that replay needs nothing else. */
  readonly given: Given
}

export interface Given {
  /** Clocks this act started or moved (a run) or stopped (null). */
  readonly clocks: Readonly<Record<string, ClockRun | null>>
  readonly readings: Readonly<Record<string, Json>>
  /** Of the first event only: what the shell gave the new matter. */
  readonly birth?: Birth
}

export interface Birth {
  readonly jurisdiction: number
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly door: Door
  /** When it was said; earlier than the event where a spreadsheet brings old messages. */
  readonly openedAt: Instant
  readonly openedOn: Day
}

/** A duty 职责: who owes which act by when. Worklists, reminders and the sweep read nothing else. */
export interface Duty {
  /** Distinguishes the duties of one matter, stable while the duty lasts. */
  readonly key: string
  readonly role: string
  /** One of these acts discharges it. */
  readonly acts: readonly string[]
  readonly holder: Holder
  readonly clock: string
  readonly since: Instant
  readonly due: Instant | null
}

export type Holder =
  | { readonly is: 'unit'; readonly unit: string }
  | { readonly is: 'post'; readonly post: string }
  | { readonly is: 'party'; readonly party: string }
  | { readonly is: 'power'; readonly power: Power }
  | { readonly is: 'resident' }
  | { readonly is: 'system'; readonly part: SystemPart }
