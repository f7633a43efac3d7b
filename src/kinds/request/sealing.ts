/**
 * Sealing 密办 takes a request out of the hands of those it accuses: it is dispatched anew to a unit
 * that may know of it, and where nobody inside may, it goes outside (信访工作条例 2022, arts. 30, 46).
 */
import { actOf, alsoAccused, COMMON_ACTS, runningBindings, sealingOf } from '../../kernel/index.ts'
import type { Change, ClockStart, Matter, SealingRead } from '../../kernel/index.ts'
import { dispatchClock } from './reading.ts'
import { takesBack } from './showing.ts'
import { asked, supportClock, WORK_CLOCKS } from './states.ts'
import type { RequestState } from './states.ts'

const act = actOf<RequestState>()

/** States in which the unit itself owes the next act. */
const WITH_LEAD: ReadonlySet<string> = new Set(['dispatched', 'in_hand', 'deferred', 'rework'])

function strandedIn(matter: Matter, role: 'lead' | 'support', stranded: readonly string[]) {
  return runningBindings(matter, role).flatMap(({ unit }) =>
    unit !== undefined && stranded.includes(unit) ? [unit] : [],
  )
}

/** It goes back to be dispatched anew: from a unit that may not know of it, or from among others. */
function goesBack(matter: Matter<RequestState>, stranded: readonly string[]): boolean {
  if (matter.state.name === 'merged') return true
  return WITH_LEAD.has(matter.state.name) && strandedIn(matter, 'lead', stranded).length > 0
}

export function afterSealing(
  matter: Matter<RequestState>,
  { outside, stranded }: SealingRead,
): Change<RequestState> {
  const { state } = matter
  const facts = asked(state)
  const everybody = [{ role: 'lead' }, { role: 'support' }]
  if (outside) {
    const channel = 'discipline_above'
    return {
      release: everybody,
      state: { ...facts, name: 'handed_over', reason: 'accuses_the_top', channel },
    }
  }
  if (goesBack(matter, stranded))
    return {
      release: everybody,
      state: { ...facts, name: 'received' },
      ...(state.name === 'merged' ? { unlink: [{ type: 'merged_into', to: state.into }] } : {}),
    }
  if (strandedIn(matter, 'lead', stranded).length === 0) {
    const units = strandedIn(matter, 'support', stranded)
    return units.length === 0 ? {} : { release: units.map((unit) => ({ role: 'support', unit })) }
  }
  return { release: everybody }
}

export function startedBySealing(
  matter: Matter<RequestState>,
  { outside, stranded }: SealingRead,
): readonly ClockStart[] {
  return !outside && goesBack(matter, stranded) ? dispatchClock(matter.state) : []
}

export function stoppedBySealing(
  matter: Matter<RequestState>,
  { stranded }: SealingRead,
): readonly string[] {
  if (goesBack(matter, stranded))
    return Object.keys(matter.clocks).filter(
      (clock) =>
        clock === 'merged' || WORK_CLOCKS.includes(clock) || clock.startsWith(supportClock('')),
    )
  // The whole clock goes on where somebody else must act first; supports that are gone owe nothing.
  const isLeadGone = strandedIn(matter, 'lead', stranded).length > 0
  return runningBindings(matter, 'support').flatMap(({ unit }) =>
    unit !== undefined && (isLeadGone || stranded.includes(unit)) ? [supportClock(unit)] : [],
  )
}

/** The common act, which here knows where a matter goes that nobody inside may handle. */
function sealing(common: 'seal' | 'name_accused', forget: readonly string[]) {
  return act({
    ...COMMON_ACTS[common],
    from: 'open',
    told: {
      ...COMMON_ACTS[common].told,
      resident: {
        zh: '您反映的单位和人员看不到这件事；它由别的单位保密办理',
        en: 'Those it concerns cannot see this matter; others handle it, sealed',
      },
    },
    check: () => null,
    to: ['received', 'handed_over'],
    starts: (matter, _input, sight) => startedBySealing(matter, sealingOf(sight.readings)),
    stops: (matter, _input, sight) => stoppedBySealing(matter, sealingOf(sight.readings)),
    becomes: (matter, event) => ({
      seal: alsoAccused(matter, event),
      forget,
      ...afterSealing(matter, sealingOf(event.given.readings)),
    }),
    readings: [...(COMMON_ACTS[common].readings ?? []), 'publication'],
    effects: (_matter, event) => takesBack(event),
    notifies: ['resident'],
  })
}

export const sealingActs = {
  seal: sealing('seal', ['propose_seal']),
  name_accused: sealing('name_accused', []),
}
