/** What proves the events of a matter: for whoever asked, for the auditor, and for nobody else. */
import type { Actor, Kind, Matter } from '../kernel/index.ts'
import { eventWithTexts, openEvent } from './committed.ts'
import type { OpenedEvent } from './committed.ts'
import { readStored } from './events.store.ts'
import type { Records } from './events.store.ts'
import { eventsFor } from './course.ts'
import { uncheckedIn } from './unchecked.ts'

export interface OpenedMatter {
  /** Leads its holder to every leaf of the matter. */
  readonly caseKey: Buffer
  readonly events: readonly (OpenedEvent & {
    /** Whether this reader may be shown what it says; that it happened is theirs to know in any case. */
    readonly shown: boolean
  })[]
}

export interface Opening {
  readonly kind: Kind
  readonly matter: Matter
  /** Whose sight decides what is shown: the one who asked, or an official. */
  readonly actor: Actor
}

/** Null: erased. Throws when what is stored was altered in a way its seal notices. */
export async function openedEvents(
  records: Records,
  { kind, matter, actor }: Opening,
): Promise<OpenedMatter | null> {
  const { jurisdiction, id } = matter
  const stored = await readStored(records.db, jurisdiction, [id])
  const keys = (await records.vault.events.known(records.db, jurisdiction, [id])).get(id)
  if (!keys) return null
  const events = stored.map((row) => eventWithTexts(row, keys))
  const told = new Set(eventsFor({ kind, matter, actor }, events).map(({ n }) => n))
  const unchecked = actor.as === 'resident' ? uncheckedIn(kind, events) : new Set<number>()
  const place = { jurisdiction, matter: id, kind: matter.kind, number: matter.number }
  return {
    caseKey: keys.caseKey,
    events: stored.map((row) => ({
      ...openEvent(place, row, keys),
      shown: told.has(row.n) && !unchecked.has(row.n),
    })),
  }
}
