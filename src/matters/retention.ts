/** Until which day the city keeps what is over. */
import { addDays, evolve, isFinal } from '../kernel/index.ts'
import type { Day, Instant, Kind, Matter, MatterEvent } from '../kernel/index.ts'
import type { Rules } from '../rules/index.ts'
import { rulebookOf } from './rulebook.ts'

/** When it last came to an end; null: it is not over. */
export function endedAt(kind: Kind, events: readonly MatterEvent[]): Instant | null {
  let matter: Matter | null = null
  let ended: Instant | null = null
  for (const event of events) {
    matter = evolve(kind, matter, event)
    if (!isFinal(kind, matter)) ended = null
    else ended ??= event.at
  }
  return ended
}

/** The last day of it; null: the city has set no such time, or the matter is not over. */
export function keptUntil(
  rules: Rules,
  kind: Kind,
  category: string | null,
  events: readonly MatterEvent[],
): Day | null {
  const rulebook = rulebookOf(rules)
  const ended = endedAt(kind, events)
  const limit = rulebook.limit('retention', category)
  if (ended === null || limit === null) return null
  const { term } = limit
  // Years ahead no calendar is known, and none is needed: nobody works to a date of this kind.
  if (term.unit === 'calendar_days') return addDays(rulebook.dayOf(ended), term.amount)
  const due = rulebook.due(ended, term)
  return due === null ? null : rulebook.dayOf(due)
}
