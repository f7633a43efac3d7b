/** What an answer says before it is the resident's. */
import { evolve, stateOf } from '../kernel/index.ts'
import type { Kind, Matter, MatterEvent } from '../kernel/index.ts'
import type { CourseEntry } from './shown.ts'

/**
 * An answer that waits for its check, or failed it, is not the resident's: its texts are shown from
 * the moment the matter counts as answered.
 */
export function withoutUnchecked(
  kind: Kind,
  events: readonly MatterEvent[],
  course: readonly CourseEntry[],
): readonly CourseEntry[] {
  const held = uncheckedIn(kind, events)
  return course.map((entry) =>
    held.has(entry.n)
      ? { ...entry, values: entry.values.filter(({ name }) => !name.includes('.')), files: [] }
      : entry,
  )
}

/** Numbers of the events whose texts are not the resident's yet. */
export function uncheckedIn(kind: Kind, events: readonly MatterEvent[]): ReadonlySet<number> {
  const answering = (event: MatterEvent) =>
    Object.values(kind.acts[event.act]?.fields ?? {}).some((field) => field.type === 'each_ask')
  const countsAfter = countsAlong(kind, events)
  const held = new Set<number>()
  let waiting: number | null = null
  for (const [index, event] of events.entries()) {
    if (answering(event)) waiting = event.n
    if (waiting !== null) held.add(waiting)
    if (waiting !== null && countsAfter[index] === 'answered') {
      held.delete(waiting)
      waiting = null
    }
  }
  return held
}

function countsAlong(kind: Kind, events: readonly MatterEvent[]): readonly string[] {
  let matter: Matter | null = null
  return events.map((event) => {
    matter = evolve(kind, matter, event)
    return stateOf(kind, matter).counts
  })
}
