/** Done again 重办: by the unit that did it; where it was taken from that unit, by whomever it is dispatched to. */
import { runningBindings } from '../../kernel/index.ts'
import type { ClockStart, Matter } from '../../kernel/index.ts'
import type { Answer } from './states.ts'
import { asked, taken } from './states.ts'
import type { RequestState } from './states.ts'
import { dispatchClock, limitFor } from './reading.ts'

type Answered = Extract<RequestState, { readonly answers: readonly Answer[] }>

/** A unit leads until the matter is sealed against it; then it has no lead until it is dispatched. */
function hasLead(matter: Matter): boolean {
  return runningBindings(matter, 'lead').length > 0
}

/** `counted`: it is the resident who asks; a failed check does not use up their first time. */
export function againState(
  matter: Matter<Answered>,
  why: string | null,
  counted = true,
): RequestState {
  const { state } = matter
  if (!hasLead(matter)) return { ...asked(state), name: 'received' }
  const reworks = state.reworks + (counted ? 1 : 0)
  return { ...taken(state), name: 'rework', reworks, why, earlier: state.answers }
}

export function againClock(matter: Matter<Answered>): readonly ClockStart[] {
  return hasLead(matter)
    ? [{ limit: limitFor(matter.state, 'rework'), as: 'rework' }]
    : dispatchClock(matter.state)
}
