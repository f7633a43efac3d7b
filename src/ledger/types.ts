/** What the parts of the log say to each other and to the rest of the house. */
import type { Instant, Words } from '../kernel/index.ts'
import type { Checkpoint, HashReader, Policy } from '../tlog/index.ts'

export interface LogIdentity {
  readonly origin: string
  /** Of the key that signs first; older and newer ones stand in the policy. */
  readonly vkey: string
  /** Text of the tlog-policy by which receipts of this log are judged. */
  readonly policy: string
  /** Path of its files, without a slash at the end: `/ledger/330600`. */
  readonly prefix: string
}

export interface WitnessState {
  /** In the policy. */
  readonly name: string
  readonly vkey: string
  readonly url: string | null
  readonly lastSize: number | null
  readonly lastAt: Instant | null
  /** A stable code of why it did not sign the last time; null: it did, or was never asked. */
  readonly problem: string | null
}

export interface LogAlarm {
  readonly code: string
  readonly at: Instant
  readonly words: Words
}

export interface LogState {
  /** Of the latest signed checkpoint. */
  readonly size: number
  readonly signedAt: Instant | null
  readonly cosignedSize: number | null
  readonly cosignedAt: Instant | null
  /** Entries that have no place in a signed checkpoint yet. */
  readonly waiting: number
  /** Entries of sealed matters that wait for their fixed time. */
  readonly held: number
  readonly witnesses: readonly WitnessState[]
  readonly quorumMissingSince: Instant | null
  readonly alarm: LogAlarm | null
  /** Hourly, of the last thirty days, oldest first. */
  readonly sizes: readonly { readonly at: Instant; readonly size: number }[]
}

export interface Receipt {
  readonly index: number
  readonly hashes: readonly Buffer[]
  /** With the log's signature and those of its witnesses. */
  readonly checkpoint: string
}

/** Between which cosignatures an entry came into the log: null where there is no such. */
export interface Bounds {
  /** The last cosigned checkpoint without it. */
  readonly after: Instant | null
  /** The first cosigned checkpoint with it. */
  readonly before: Instant | null
}

export interface LedgerReader {
  /** @throws where this jurisdiction has no log. */
  identity(jurisdiction: number): LogIdentity
  state(jurisdiction: number): Promise<LogState>
  /** Null: it has no place yet. */
  indexOf(jurisdiction: number, matter: string, n: number): Promise<number | null>
  /** By the first checkpoint that a quorum cosigned with it, so the same bytes every time; null: there is none yet. */
  receipt(jurisdiction: number, index: number): Promise<Receipt | null>
  bounds(jurisdiction: number, index: number): Promise<Bounds>
  /** A public file of the log by its path below the prefix; null: there is none. */
  file(jurisdiction: number, path: string): Promise<Buffer | null>
}

/** A signed checkpoint that goes to all witnesses of the policy. */
export interface WitnessRound {
  readonly policy: Policy
  readonly checkpoint: Checkpoint
  /** The checkpoint with the log's signatures. */
  readonly note: string
  readonly reader: HashReader
  /** By vkey: what each is known to have cosigned last. */
  readonly lastSizes: ReadonlyMap<string, number>
}

export interface WitnessAnswer {
  /** In the policy. */
  readonly name: string
  readonly vkey: string
  /** Its cosignature over exactly this note, verified; null: none. */
  readonly line: string | null
  /** Seconds since 1970, of the cosignature. */
  readonly time: number | null
  /** The latest size it is known to have seen. */
  readonly size: number | null
  /** It has seen a larger tree than ours: a rollback, a fork, or a second sequencer. */
  readonly ahead: boolean
  /** A stable code of what went wrong; null: nothing. */
  readonly problem: string | null
}

/** One answer for each witness of the policy; whatever a witness does is an answer, never an exception. */
export type AskWitnesses = (round: WitnessRound) => Promise<readonly WitnessAnswer[]>
