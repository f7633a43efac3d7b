/** What the JSON interfaces answer with, in the words of desk and departments alike. */
import type { Instant, Actor, Fields, Power, Refusal, Words } from '../kernel/index.ts'
import type { Line, MatterShown } from '../matters/index.ts'
import type { FileShown } from '../attachments/index.ts'
import type { Relay, VoiceCount } from '../vault/index.ts'

export interface Named {
  readonly id: string
  readonly words: Words
}

/** A line of a list, with its words. */
export interface LineShown {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly kind: Named
  readonly state: Named & { readonly counts: string; readonly final: boolean }
  readonly category: Named | null
  readonly division: Named | null
  readonly unit: Named | null
  readonly door: Named
  readonly sealed: boolean
  readonly seconded: number
  readonly openedAt: Line['openedAt']
  readonly changedAt: Line['changedAt']
  /** Where what was searched for stands, if the title does not show it. */
  readonly excerpt: string | null
  /** The duty due first: of the reader in a worklist, of anybody in a list. */
  readonly duty: {
    readonly role: Words
    readonly holder: Words
    readonly acts: readonly Words[]
    readonly due: string | null
    readonly late: boolean
  } | null
}

export interface Page {
  readonly lines: readonly LineShown[]
  /** Pass it as `after` for the following page; null: that was the last. */
  readonly next: string | null
}

export interface OpeningShown {
  readonly name: string
  readonly words: Words
  readonly fields: Fields
  readonly refusal: SpokenRefusal | null
}

/** A kind as it is declared: enough to draw its forms, filters and course without knowing it. */
export interface KindShown {
  readonly name: string
  readonly version: number
  readonly words: Words
  readonly clocks: Readonly<Record<string, Words>>
  readonly roles: readonly { readonly name: string; readonly is: string; readonly words: Words }[]
  readonly states: readonly {
    readonly name: string
    readonly words: Words
    readonly counts: string
    readonly final: boolean
  }[]
  readonly acts: readonly {
    readonly name: string
    readonly words: Words
    readonly from: readonly string[] | string
    readonly to: readonly string[]
    readonly by: readonly string[]
    readonly judges: boolean
    readonly fields: Fields
    /** The act that takes it back for a while; null: what is done stays done. */
    readonly undo: { readonly name: string; readonly words: Words } | null
  }[]
  /** How one of this kind is opened, and whether the reader may. */
  readonly openings: readonly OpeningShown[]
}

export interface SpokenRefusal extends Refusal {
  readonly words: Words
}

export interface RelatedShown {
  readonly type: string
  readonly words: Words
  /** `to`: this matter names the other; `from`: the other names this one. */
  readonly way: 'to' | 'from'
  readonly number: string
  readonly title: string
  readonly state: Words
}

export interface MatterPage extends Omit<MatterShown, 'acts'> {
  readonly acts: readonly (Omit<MatterShown['acts'][number], 'refusal'> & {
    readonly refusal: SpokenRefusal | null
  })[]
  /** Asks that no answer addresses yet, as places in `asks`. */
  readonly unanswered: readonly number[]
  /** Null: none was given, or it is not for this reader. */
  readonly relay: Relay | null
  readonly related: readonly RelatedShown[]
  /** Who seconded: people with a verified contact, and voices without. */
  readonly voices: VoiceCount
  /** Files that came with the steps of the course this reader sees. */
  readonly files: readonly FileShown[]
}

/** What came of an act. Neither matter nor seal: what was done takes it from the caller's sight. */
export interface Acted {
  readonly n: number | null
  readonly repeated: boolean
  readonly matter: MatterPage | null
  /** It is there, and reading it takes a reason. */
  readonly sealed: boolean
}

/** Who asks, through which door of the house, and whose keys of repeated calls do not meet. */
export interface Caller {
  readonly jurisdiction: number
  readonly actor: Extract<Actor, { as: 'official' }>
  readonly scope: string
}

export interface Waiting {
  readonly mine: number
  readonly late: number
  /** Counting stops here. */
  readonly most: number
}

export interface Powers {
  readonly powers: readonly Power[]
}

export interface FigureShown {
  readonly key: string
  readonly words: Words
  /** Counted up to `most` of the overview. */
  readonly value: number
  /** The list behind it, as the address of the desk writes it. */
  readonly query: Readonly<Record<string, string>>
  readonly late: boolean
}

/** What whoever looks after many matters sees first. Empty lists: not theirs. */
export interface Overview {
  /** Outcomes are of what was opened on this day or later. */
  readonly since: string | null
  readonly outcomes: readonly FigureShown[]
  readonly open: readonly FigureShown[]
  readonly stages: readonly FigureShown[]
  readonly week: readonly { readonly day: string; readonly matters: number }[]
  readonly units: readonly {
    readonly unit: string
    readonly words: Words
    readonly open: number
    readonly late: number
  }[]
  readonly most: number
}

/** A list was taken out of the house. */
export interface ExportShown {
  readonly id: string
  readonly at: Instant
  /** Of the official. */
  readonly name: string
  readonly unit: Words
  readonly post: Words
  readonly list: string
  readonly format: 'csv' | 'xlsx'
  readonly query: Readonly<Record<string, string>>
  readonly rows: number
}

/** Somebody looked at who a resident is, or at the original of a file. */
export interface LookShown {
  readonly number: string
  readonly act: Words
  readonly n: number
  readonly at: Instant
  readonly unit: Words
  readonly post: Words
  readonly reason: string
}

/** A matter among several that are to be acted on together. */
export interface Picked {
  readonly number: string
  readonly n: number
  readonly kind: string
  readonly state: Words
  readonly title: string
  readonly place: string | null
  readonly category: Words | null
  readonly unit: Words | null
  readonly asks: readonly string[]
  readonly sealed: boolean
  /** Names of the acts that the reader owes. */
  readonly owed: readonly string[]
  /** Names of the acts that can be done on it now, in one go with others. */
  readonly acts: readonly string[]
}

/** `n`: number of the event it became; null: refused. */
export interface BatchResult {
  readonly matter: string
  readonly n: number | null
  readonly refusal: SpokenRefusal | null
}

/** A note that asked the reader's post to look. */
export interface MentionShown {
  readonly number: string
  readonly title: string
  readonly state: Words
  readonly n: number
  readonly at: Instant
  readonly read: boolean
  readonly words: string
  readonly post: Words | null
  readonly unit: Words | null
}
