/** What the writer needs of the rest of the house; handed over once, when the house is put together. */
import type {
  Actor,
  Day,
  Door,
  Input,
  Instant,
  Json,
  Kind,
  Matter,
  Refusal,
  Result,
} from '../kernel/index.ts'
import type { LedgerReader } from '../ledger/index.ts'
import type { Org } from '../org/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Queryable } from '../platform/database.ts'
import type { Rules } from '../rules/index.ts'
import type { Identity, Vault } from '../vault/index.ts'
import type { Names } from './shown.ts'

export interface Ports {
  readonly db: Database
  readonly clock: Clock
  readonly kinds: ReadonlyMap<string, Kind>
  readonly rules: (jurisdiction: number) => Promise<Rules>
  readonly org: (jurisdiction: number) => Promise<Org>
  /** Codes of the divisions of a jurisdiction. */
  readonly divisions: (jurisdiction: number) => Promise<ReadonlySet<string>>
  readonly names: (jurisdiction: number) => Promise<Names>
  readonly vault: Vault
  readonly files: Files
  /** What the public log holds, and the receipts of it. */
  readonly ledger: LedgerReader
  /** Folder of what was learnt from the city's decisions; null: this house keeps none. */
  readonly models: string | null
  readonly readings: Readonly<Record<string, Reading>>
  /** What other rooms of the house know of a matter beside its events: gone when it is erased. */
  readonly forgets: readonly Forgetting[]
  /** 32 bytes that never leave this installation: receipts of repeated filings are derived from it. */
  readonly receiptSecret: Buffer
  readonly random: Randomness
}

/** Files that came before the act they belong to; each is its holder's until an act takes it. */
export interface Files {
  /** Refusals: `no_such_file`, `files_a_matter`. */
  claim(
    tx: Queryable,
    jurisdiction: number,
    asked: {
      readonly holder: string
      readonly files: readonly string[]
      readonly matter: string | null
    },
  ): Promise<Refusal | null>
  attach(
    tx: Queryable,
    jurisdiction: number,
    asked: {
      readonly holder: string
      readonly files: readonly string[]
      readonly place: {
        readonly matter: string
        readonly n: number
        readonly field: string
        readonly side: 'resident' | 'official'
      }
    },
  ): Promise<void>
}

export interface Randomness {
  uuid(): string
  /** A whole number in [0, below). */
  below(limit: number): number
}

/** Within the transaction that erases; day of it for what keeps days. */
export type Forgetting = (
  tx: Queryable,
  jurisdiction: number,
  matter: string,
  on: Day,
) => Promise<void>

/** Looks outside the matter, in the same transaction, for what a kind's act declares it needs. */
export type Reading = (about: ReadingAbout) => Promise<Json>

export interface ReadingAbout {
  readonly tx: Queryable
  readonly jurisdiction: number
  readonly kind: Kind
  /** Every kind of the house, by name: for matters of other kinds. */
  readonly kinds: ReadonlyMap<string, Kind>
  readonly matter: Matter | null
  readonly input: Input
  readonly now: Instant
  readonly rules: Rules
  readonly org: Org
  /**
   * Writes what this commit has gathered so far: before looking at other matters. With `about`, only if
   * something of it is that matter or linked to it: who asks nothing else need not wait for the rest.
   */
  settle(about?: string): Promise<void>
  /** Matters by their ids as this commit has them, written or not: nothing need be settled for these. */
  bodies(ids: readonly string[]): Promise<readonly Matter[]>
}

/** One act asked for. A list of them shares one commit; each gets its own answer. */
export interface Commission {
  /** Of an opening act: the kind of matter. */
  readonly kind?: string
  /** Of any other act: the matter's id. */
  readonly matter?: string
  readonly act: string
  readonly input: unknown
  /**
   * Of a list whose later acts name what its earlier ones open: the input, made once those are answered.
   * It stands in the place of `input`, and takes no idempotency key.
   */
  readonly inputAfter?: (earlier: readonly Result<Done>[]) => unknown
  readonly actor: Actor
  /** Number of the last event the actor saw; if more happened since, the act is refused. */
  readonly seen?: number
  /** `scope` separates those who might use the same key (a session, an API key, a form). */
  readonly idempotency?: { readonly key: string; readonly scope: string }
  readonly door?: Door
  /** When it was said, where that is earlier than now. */
  readonly openedAt?: Instant
  readonly external?: { readonly source: string; readonly id: string }
  readonly identity?: Identity
  /** The language of whoever asks, where the door knows it. */
  readonly language?: 'zh' | 'en'
  /** Whose files the input names: a form's, a receipt's, an official's, a key's. */
  readonly holder?: string
  /** Whether whoever asked gets a receipt. */
  readonly receipt?: 'author' | 'second'
  /** Who is told beside those whom the act names: `unit:…`, `post:…`, `power:…`. */
  readonly tell?: readonly string[]
}

export interface Done {
  readonly matter: Matter
  /** Number of the event this act became; of a repeated call, the one it became then. */
  readonly n: number
  readonly receipt: { readonly id: string; readonly code: string } | null
  /** The same call came before and was answered then. */
  readonly repeated: boolean
  /** The same external id came before; `matter` is the one it made. */
  readonly duplicate: boolean
}
