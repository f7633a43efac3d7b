/** How long people waited for an answer, replayed from what happened. */
import { evolve, stateOf } from '../kernel/index.ts'
import type { Kind, Matter } from '../kernel/index.ts'
import type { Told } from '../matters/index.ts'
import { medianOf } from './board.ts'

export interface Wait {
  readonly milliseconds: number
  /** Of how many matters it is the median. */
  readonly n: number
}

/** From being asked to the first answer that reached the resident. Null: none was answered yet. */
export function medianWait(told: readonly Told[], kinds: ReadonlyMap<string, Kind>): Wait | null {
  const waits = told.flatMap((one) => {
    const kind = kinds.get(one.kind)
    const at = kind && answeredAt(kind, one)
    return at ? [Date.parse(at) - Date.parse(one.openedAt)] : []
  })
  const milliseconds = medianOf(waits)
  return milliseconds === null ? null : { milliseconds, n: waits.length }
}

function answeredAt(kind: Kind, { events }: Told): string | null {
  let matter: Matter | null = null
  for (const event of events) {
    matter = evolve(kind, matter, event)
    const { counts } = stateOf(kind, matter)
    if (counts === 'answered' || counts === 'done') return event.at
  }
  return null
}
