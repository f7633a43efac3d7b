/** Duties: who owes which act by when, computed from state and facts. */
import { unreachable } from './basics.ts'
import type { Instant } from './basics.ts'
import type { DeclaredDuty, Kind, StateDeclaration } from './kind.ts'
import type { AnyState, Binding, Duty, Holder, Matter } from './matter.ts'
import { runningBindings } from './roles.ts'

export function stateOf(kind: Kind, matter: Matter): StateDeclaration<AnyState> {
  const declared = kind.states[matter.state.name]
  if (!declared) throw new Error(`kind ${kind.name} declares no state ${matter.state.name}`)
  return declared
}

export function isFinal(kind: Kind, matter: Matter): boolean {
  return matter.erased === true || stateOf(kind, matter).final === true
}

/** The open duties of a matter; none exactly when its state is final (first law). */
export function dutiesOf(kind: Kind, matter: Matter): readonly Duty[] {
  if (matter.erased) return []
  return stateOf(kind, matter)
    .duties(matter)
    .map((declared) => completeDuty(kind, matter, declared))
}

function completeDuty(kind: Kind, matter: Matter, declared: DeclaredDuty): Duty {
  const run = matter.clocks[declared.clock]
  if (!run)
    throw new Error(
      `${kind.name}.${matter.state.name}: clock ${declared.clock} of a duty is not running`,
    )
  return {
    key: `${declared.role}.${declared.acts[0]}.${nameOf(declared)}`,
    role: declared.role,
    acts: declared.acts,
    holder: holderOf(kind, matter, declared),
    clock: declared.clock,
    since: run.start,
    due: run.due,
  }
}

function nameOf({ unit, post, party }: DeclaredDuty): string {
  return unit ?? post ?? party ?? ''
}

/** The binding a duty means: the one it names, or the first. */
function bindingOf(matter: Matter, declared: DeclaredDuty): Binding | undefined {
  const { unit, post, party } = declared
  return runningBindings(matter, declared.role).find(
    (one) =>
      (unit === undefined || one.unit === unit) &&
      (post === undefined || one.post === post) &&
      (party === undefined || one.party === party),
  )
}

function holderOf(kind: Kind, matter: Matter, declared: DeclaredDuty): Holder {
  const role = kind.roles[declared.role]
  if (!role) throw new Error(`${kind.name} declares no role ${declared.role}`)
  switch (role.is) {
    case 'resident':
      return { is: 'resident' }
    case 'power':
      // Sealed matters have one door: whoever would hold it, a handler of sealed matters does.
      return { is: 'power', power: matter.sealed === null ? role.power : 'handle_sealed' }
    case 'system':
      return { is: 'system', part: role.part ?? 'sweep' }
    case 'door':
    case 'second':
    case 'official':
      throw new Error(`${kind.name}: ${declared.role} names nobody who could owe an act`)
    case 'bound': {
      const binding = bindingOf(matter, declared)
      if (!binding)
        throw new Error(`${kind.name}.${matter.state.name}: nobody is bound as ${declared.role}`)
      if (binding.post !== undefined) return { is: 'post', post: binding.post }
      if (binding.unit !== undefined) return { is: 'unit', unit: binding.unit }
      return { is: 'party', party: binding.party ?? '' }
    }
    default:
      return unreachable(role)
  }
}

export type WarningStage = 'soon' | 'due' | 'over'

/**
 * A duty's next warning: 80 % of its time gone, due, and as long again overdue (at most 3 days).
 * A later one leaves nothing to say to those before it. The resident owes nobody anything, and the
 * house does not warn itself.
 */
export function nextWarning(
  duty: Duty,
  warned: readonly string[],
): { stage: WarningStage; at: Instant } | null {
  if (duty.due === null || duty.holder.is === 'resident' || duty.holder.is === 'system') return null
  const start = Date.parse(duty.since)
  const due = Date.parse(duty.due)
  const span = Math.max(due - start, 0)
  const stages: readonly [WarningStage, number][] = [
    ['soon', start + span * 0.8],
    ['due', due],
    ['over', due + Math.min(span, 3 * 86_400_000)],
  ]
  const last = stages.findLastIndex(([stage]) => warned.includes(warningKey(duty, stage)))
  const next = stages[last + 1]
  return next ? { stage: next[0], at: new Date(next[1]).toISOString() } : null
}

/** The furthest stage a duty has reached, of those not yet warned of. */
export function warningReached(
  duty: Duty,
  warned: readonly string[],
  now: Instant,
): WarningStage | null {
  const given = [...warned]
  let reached: WarningStage | null = null
  for (
    let next = nextWarning(duty, given);
    next && next.at <= now;
    next = nextWarning(duty, given)
  ) {
    reached = next.stage
    given.push(warningKey(duty, next.stage))
  }
  return reached
}

/** Names a warning of one run of a duty: a new term of the same duty warns anew. */
export function warningKey(duty: Duty, stage: WarningStage): string {
  return `${duty.key}:${duty.due ?? ''}:${stage}`
}
