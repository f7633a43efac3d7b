/** What of a matter leaves the house: its shape. */
import type {
  Actor,
  By,
  Field,
  Instant,
  Json,
  Kind,
  Matter,
  MatterEvent,
  Refusal,
  Rulebook,
  Words,
} from '../kernel/index.ts'
import type { Suggestion } from './suggestions.ts'

/** Names of what the city keeps, as of now; an unknown id is shown as it is. */
export interface Names {
  unit(id: string): Words
  post(id: string): Words
  category(code: string): Words
  division(code: string): Words
  channel(code: string): Words
  /** Of another matter: its public number. */
  matter(id: string): Words
}

export interface CourseEntry {
  readonly n: number
  readonly act: string
  readonly at: Instant
  readonly who: { readonly as: By['as']; readonly words: Words }
  readonly words: Words
  /** What was filled in and this reader may see, with its label. */
  readonly values: readonly {
    readonly name: string
    readonly label: Words
    readonly value: Words
  }[]
  /** Ids of the files that came with it and this reader may see, by field. */
  readonly files: readonly {
    readonly name: string
    readonly label: Words
    readonly ids: readonly string[]
  }[]
}

export interface DutyShown {
  readonly key: string
  readonly role: Words
  readonly holder: Words
  readonly acts: readonly { readonly name: string; readonly words: Words }[]
  readonly clock: Words
  readonly since: Instant
  readonly due: Instant | null
  readonly rule: string
  readonly earlier: readonly (Instant | null)[]
  readonly mine: boolean
}

export interface ActShown {
  readonly name: string
  readonly words: Words
  readonly fields: Readonly<Record<string, Field>>
  /** Why it cannot be done now; null: it can. */
  readonly refusal: Refusal | null
  /** Name of the act that it takes back. */
  readonly takesBack?: string
  /** It checks, judges or closes what others did. */
  readonly judges?: true
  /** What the house proposes for its fields, to an official who may do it now. */
  readonly suggestion?: Suggestion
}

export interface MatterShown {
  readonly id: string
  readonly number: string
  readonly kind: { readonly name: string; readonly words: Words }
  readonly n: number
  readonly door: string
  readonly openedAt: Instant
  readonly openedOn: string
  readonly changedAt: Instant
  readonly title: string
  readonly text: string
  readonly place: string | null
  readonly category: { readonly code: string; readonly words: Words } | null
  readonly division: { readonly code: string; readonly words: Words } | null
  readonly state: {
    readonly name: string
    readonly words: Words
    readonly resident: Words
    readonly counts: string
    readonly final: boolean
  }
  readonly sealed: boolean
  /** Kept by law until the end of that day. */
  readonly hold: { readonly until: string } | null
  /** What was said is gone. */
  readonly erased: boolean
  readonly seconded: number
  readonly urged: number
  readonly asks: readonly string[]
  /** Facts of the state that this reader may see. */
  readonly answers: readonly Json[]
  readonly duties: readonly DutyShown[]
  readonly course: readonly CourseEntry[]
  readonly acts: readonly ActShown[]
  /** What the reader may take back now, and until when. */
  readonly undo: { readonly act: string; readonly until: Instant } | null
}

export interface Viewing {
  readonly kind: Kind
  readonly matter: Matter
  readonly events: readonly MatterEvent[]
  readonly actor: Actor
  readonly now: Instant
  readonly rulebook: Rulebook
  readonly names: Names
}
