/** Everything one commit gathers before it writes. */
import type { Instant, Matter, MatterEvent } from '../kernel/index.ts'
import type { Org } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { Rules } from '../rules/index.ts'
import type { Commission, Ports } from './ports.ts'
import { lockMatters } from './store.ts'

export interface Batch {
  readonly tx: Queryable
  readonly ports: Ports
  readonly jurisdiction: number
  readonly now: Instant
  readonly rules: Rules
  readonly org: Org
  readonly divisions: ReadonlySet<string>
  readonly loaded: Map<string, Matter>
  readonly before: Map<string, Matter | null>
  readonly events: (MatterEvent & { matter: string })[]
  /** Whom a commission tells beside those its act names. */
  readonly told: { matter: string; n: number; to: string }[]
  readonly receipts: {
    matter: string
    role: 'author' | 'second'
    random: Buffer
    /** Number of the event it is given for. */
    step: number
    slot: Slot
  }[]
  /** What a repeated call is answered with; kept once its receipt is issued. */
  readonly outcomes: { key: Buffer; matter: string; n: number; slot: Slot | null }[]
  readonly identities: {
    matter: string
    /** Of one who seconds: where the receipt goes, whose name is their voice. Null: whoever asked first. */
    slot: Slot | null
    identity: NonNullable<Commission['identity']>
    language: Commission['language']
  }[]
}

/** Where the receipt goes once it is issued. */
export interface Slot {
  id: string
  code: string
}

/** Locks and reads matters that the batch does not hold yet. */
export async function load(batch: Batch, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)].filter((id) => !batch.loaded.has(id))
  for (const [id, matter] of await lockMatters(batch.tx, batch.jurisdiction, wanted)) {
    batch.loaded.set(id, matter)
    batch.before.set(id, matter)
  }
}
