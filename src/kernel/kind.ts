/**
 * A kind 类别 of matter, as it is declared: states, acts, whose duty comes next and by which
 * clock. Rules, validation, forms, what people see, API schemas, the drawn lifecycle and the
 * generated tests all come from this one declaration.
 */
import type { Actor, Instant, Power, Refusal, SystemPart, Words } from './basics.ts'
import type { Term } from './calendar.ts'
import type { Fields, Input, Json } from './fields.ts'
import type {
  AnyState,
  Birth,
  ClockRun,
  Hold,
  Link,
  Matter,
  MatterEvent,
  Sealing,
  Subject,
} from './matter.ts'

/**
 * Who may play a part. `bound` roles are units, posts or parties bound on the matter; a `doer`
 * does the work, and neither it nor its line ever judges it (second law).
 */
export type Role =
  | { readonly is: 'bound'; readonly doer: boolean; readonly words: Words }
  | { readonly is: 'power'; readonly power: Power; readonly words: Words }
  | { readonly is: 'resident'; readonly words: Words }
  /** Who seconded it: may read and add, never judge for the author. */
  | { readonly is: 'second'; readonly words: Words }
  /** Any official who may see the matter at all. */
  | { readonly is: 'official'; readonly words: Words }
  | { readonly is: 'door'; readonly words: Words }
  /** The house itself; with `part`, only that part of it. */
  | { readonly is: 'system'; readonly part?: SystemPart; readonly words: Words }

/** A duty as a state declares it; the kernel adds holder and dates. */
export interface DeclaredDuty {
  readonly role: string
  readonly acts: readonly string[]
  /** Name of a clock running on the matter. */
  readonly clock: string
  /** For a bound role with several holders (supports, approvers, parties): the one meant. */
  readonly unit?: string
  readonly post?: string
  readonly party?: string
}

export interface StateDeclaration<S extends AnyState> {
  readonly words: Words
  /** What the resident reads while it lasts. */
  readonly resident: Words
  readonly final?: true
  /** Nothing outstanding for whoever asked; counted as done, refused … on boards. */
  readonly counts:
    | 'waiting'
    | 'in_hand'
    | 'answered'
    | 'done'
    | 'cannot'
    | 'not_ours'
    | 'withdrawn'
    | 'merged'
  readonly duties: (matter: Matter<S>) => readonly DeclaredDuty[]
}

/** What an act does to the matter. Absent: unchanged. */
export interface Change<S extends AnyState> {
  readonly state?: S
  readonly subject?: Partial<Subject>
  readonly bind?: readonly {
    readonly role: string
    readonly unit?: string
    readonly post?: string
    readonly party?: string
  }[]
  /** Ends every running binding of these roles (or of one unit, post or party in them). */
  readonly release?: readonly {
    readonly role: string
    readonly unit?: string
    readonly post?: string
    readonly party?: string
  }[]
  readonly seal?: Sealing | null
  readonly link?: readonly Link[]
  readonly unlink?: readonly Link[]
  readonly recuse?: string
  /** Persons who did the work elsewhere (on the matter this one was merged into): they never judge it. */
  readonly doers?: readonly string[]
  /** Acts whose last hand is forgotten: a proposal that was used cannot be used again. */
  readonly forget?: readonly string[]
  readonly warned?: string
  readonly urged?: true
  readonly seconded?: number
  readonly hold?: Hold | null
  readonly erasureAsked?: boolean
  readonly erased?: true
}

/**
 * A clock an act starts: its term by a limit of the city's rules, or a promised day or instant.
 * `limit@class` is the limit for a class of matters whatever the category, where the city has one.
 * `as` names the clock when it is not the limit's own name; `from` an earlier instant to count from.
 */
export interface ClockStart {
  readonly limit?: string
  readonly until?: string
  readonly as?: string
  readonly from?: Instant
  /** A run as it was, put back. */
  readonly exactly?: ClockRun
  /** Computed anew from the start and term it has: a calendar has come to be known. */
  readonly again?: true
  /** Never later than the date that stands: hurrying a matter must not give it more time. */
  readonly sooner?: true
}

/**
 * An act that follows from this one: on another matter, or opening a new one of some kind, decided
 * there by its own rules. A matter opened so came in by the same door.
 */
export type Effect =
  | { readonly on: string; readonly act: string; readonly input: Input }
  | { readonly opens: string; readonly act: string; readonly input: Input }

/** What an act may look at beside the matter. */
export interface Sight {
  readonly actor: Actor
  readonly now: Instant
  /** The same instant as a day of the jurisdiction, for promises and windows. */
  readonly today: string
  readonly readings: Readonly<Record<string, Json>>
}

export interface Act<S extends AnyState, From extends S['name'] = S['name']> {
  /** States it may be done from; `new` opens a matter, `open` is any state that is not final, `over` any that is. */
  readonly from: readonly From[] | 'new' | 'open' | 'over' | 'always'
  /** Roles that may do it. */
  readonly by: readonly string[]
  /** The button. */
  readonly words: Words
  /** What is written in the course; `{field}` and `{unit}` are filled in. Null: not shown to them. */
  readonly told: { readonly officials: Words; readonly resident: Words | null }
  readonly fields: Fields
  /** It checks, judges or closes: refused to the doers and their line. */
  readonly judges?: true
  /** Must be done by somebody else than whoever did this act last (two persons). */
  readonly otherThan?: string
  /**
   * Doers and their line do not see it while the matter stays in such a state (whom a sample drew,
   * say), or never; what they never see, others who seconded do not see either.
   */
  readonly blind?: true | 'always'
  /** It changes nothing that another act could rest on: whoever acts after it need not know. */
  readonly silent?: true
  /**
   * It only looks at what is kept apart, for a reason that the resident reads: no list and nobody's
   * screen moves by it, and it is never done for many at once.
   */
  readonly looks?: true
  /** Name of the act that takes it back while nothing else has happened: see `takesBack`. */
  readonly undo?: string
  /** Name of the act that this one takes back. */
  readonly takesBack?: string
  /**
   * What is proposed for its fields, for a person to look over and decide: by the kind itself from
   * the matter, or by name where the shell has to look further.
   */
  readonly suggests?: string | ((matter: Matter<Extract<S, { name: From }>>) => Input)
  /** Names of readings the shell fetches in the same transaction. */
  readonly readings?: readonly string[]
  /** Why it cannot be done now although state and role allow it: shown on the disabled button. */
  readonly unless?: (matter: Matter<Extract<S, { name: From }>>, sight: Sight) => Refusal | null
  /** What is wrong with this input on this matter. */
  readonly check?: (
    matter: Matter<Extract<S, { name: From }>>,
    input: Input,
    sight: Sight,
  ) => Refusal | null
  readonly starts?: (
    matter: Matter<Extract<S, { name: From }>>,
    input: Input,
    sight: Sight,
  ) => readonly ClockStart[]
  readonly stops?: (
    matter: Matter<Extract<S, { name: From }>>,
    input: Input,
    sight: Sight,
  ) => readonly string[]
  /** States it can lead to, for the drawn lifecycle; empty: it stays where it is. */
  readonly to: readonly S['name'][]
  readonly becomes: (matter: Matter<Extract<S, { name: From }>>, event: MatterEvent) => Change<S>
  readonly effects?: (
    matter: Matter<Extract<S, { name: From }>>,
    event: MatterEvent,
  ) => readonly Effect[]
  /** Whom a message goes to (never with content): the resident, the unit bound as this role. */
  readonly notifies?: readonly string[]
}

/** A kind with its state type forgotten, as the rest of the house handles it. */
export interface Kind {
  readonly name: string
  readonly version: number
  readonly words: Words
  readonly roles: Readonly<Record<string, Role>>
  readonly clocks: Readonly<Record<string, Words>>
  readonly states: Readonly<Record<string, StateDeclaration<AnyState>>>
  readonly acts: Readonly<Record<string, Act<AnyState>>>
  /** What the city sets itself is nobody's secret: any official may see it. What they may do is another matter. */
  readonly common?: true
  /** The asks of a matter, where the kind lists them: each needs an answer. */
  readonly asks: (state: AnyState) => readonly string[]
  /** Reads events of earlier versions as if written today. Old events are never rewritten. */
  readonly upcast?: (event: MatterEvent) => MatterEvent
}

/** An opening act makes the first state out of nothing; its `becomes` sees this matter. */
export function unborn(birth: Birth, at: Instant, version: number): Matter {
  return {
    jurisdiction: birth.jurisdiction,
    id: birth.id,
    kind: birth.kind,
    kindVersion: version,
    number: birth.number,
    n: 0,
    door: birth.door,
    openedAt: birth.openedAt,
    openedOn: birth.openedOn,
    changedAt: at,
    subject: { title: '', text: '', category: null, division: null, place: null },
    state: { name: 'new' },
    bindings: [],
    clocks: {},
    sealed: null,
    links: [],
    recused: [],
    doers: [],
    hands: {},
    warned: [],
    urged: { times: 0, last: null },
    seconded: 0,
  }
}

/** A limit of the city's rules: the term of a clock, with the version and legal basis that give it. */
export interface Limit {
  readonly term: Term
  readonly rule: string
}

/** What the shell knows of the city's people: the laws ask it before a unit is given work. */
export interface People {
  /** Somebody in the unit may act; of a sealed matter, somebody who may know of it. */
  readonly canAct: (unit: string, sealed: Sealing | null) => boolean
  /** For every act that judges, somebody is left outside the line of all who do or did the work. */
  readonly canBeJudged: (kind: Kind, matter: Matter) => boolean
}

/** What the shell hands the kernel: the city's rules as they stand at `now`. */
export interface Rulebook {
  /** Null: the city has set no such limit; a clock cannot start without one (never a silent default). */
  readonly limit: (name: string, category: string | null) => Limit | null
  /** When a term begun at an instant ends; null where the calendar is not known that far. */
  readonly due: (start: Instant, term: Term) => Instant | null
  readonly endOfDay: (day: string) => Instant
  readonly dayOf: (instant: Instant) => string
  readonly calendarVersion: string
}
