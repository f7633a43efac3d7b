/** Updates of service requests: the steps of a matter that the resident is told. */
import { evolve, stateOf } from '../../kernel/index.ts'
import type { Kind, Matter, MatterEvent } from '../../kernel/index.ts'
import { listPublic, readEventsOf } from '../../matters/index.ts'
import type { PublicEvent } from '../../matters/index.ts'
import { readOrigins } from '../origins.store.ts'
import { localTime } from './output.ts'
import { courseOf, isOwn, wordsOf } from './requests.ts'
import type { View } from './requests.ts'

/** Statuses that consumers of the extension know, by what the state counts as. */
const STATUS: Readonly<Record<string, string>> = {
  waiting: 'OPEN',
  in_hand: 'IN_PROGRESS',
  answered: 'IN_PROGRESS',
  done: 'CLOSED',
  cannot: 'NO_FURTHER_ACTION',
  not_ours: 'NOT_COUNCILS_RESPONSIBILITY',
  withdrawn: 'CANCELLED',
  merged: 'DUPLICATE',
}

/** Acts that move a matter and are told: the public course in its outlines. */
export function publicActs(kind: Kind): readonly string[] {
  return toldActs(kind).filter((name) => {
    const act = kind.acts[name]
    return act !== undefined && (act.from === 'new' || act.to.length > 0)
  })
}

/** All that the resident is told: for the program that filed it. */
export function toldActs(kind: Kind): readonly string[] {
  return Object.entries(kind.acts).flatMap(([name, act]) =>
    act.told.resident === null ? [] : name,
  )
}

export function updateId(number: string, n: number): string {
  return `${number}.${n}`
}

export async function showUpdates(view: View, found: readonly PublicEvent[]) {
  const { ports, jurisdiction, kind } = view
  const ids = [...new Set(found.map(({ matter }) => matter))]
  const page = { limit: ids.length, offset: 0 }
  const [origins, events, matters] = await Promise.all([
    readOrigins(ports.db, jurisdiction, ids),
    readEventsOf(ports, jurisdiction, ids),
    ids.length === 0 ? [] : listPublic(ports.db, jurisdiction, kind, { ids }, page),
  ])
  const outlines = new Set(publicActs(kind))
  const shown = new Map(
    matters.map(({ matter }) => {
      const own = isOwn(view, origins.get(matter.id))
      return [matter.id, updatesOf(view, matter, events.get(matter.id) ?? [], own)]
    }),
  )
  return found.flatMap(({ matter, n }) => {
    const update = shown.get(matter)?.get(n)
    return update && (update.own || outlines.has(update.act)) ? [update.shown] : []
  })
}

function updatesOf(view: View, matter: Matter, events: readonly MatterEvent[], own: boolean) {
  const { kind, language } = view
  const course = new Map(courseOf(view, matter, events, own).map((entry) => [entry.n, entry]))
  let before: Matter | null = null
  const updates = new Map<number, { own: boolean; act: string; shown: object }>()
  for (const event of events) {
    before = evolve(kind, before, event)
    const entry = course.get(event.n)
    if (!entry) continue
    const isResident = event.by.as === 'resident'
    // What a resident did is theirs: others read that it was done, not what they chose or said.
    const words =
      isResident && !own
        ? (kind.acts[event.act]?.words[language] ?? '')
        : own
          ? wordsOf(entry, language)
          : entry.words[language]
    updates.set(event.n, {
      own,
      act: event.act,
      shown: {
        update_id: updateId(matter.number, event.n),
        service_request_id: matter.number,
        status: STATUS[stateOf(kind, before).counts] ?? 'OPEN',
        external_status_code: before.state.name,
        updated_datetime: localTime(event.at),
        description: words,
        media_url: null,
      },
    })
  }
  return updates
}
