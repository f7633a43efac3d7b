/**
 * What one request says of the unit that led it, read from its events alone. Only outcomes: what was claimed, what
 * stood when somebody outside looked, what whoever asked said, whether it came by its date. Notes, tells, visits,
 * extensions and everything else that is only activity are not looked at. Pure.
 */
import { evolve, isFinal, runningBindings } from '../kernel/index.ts'
import type { Kind, Matter, MatterEvent } from '../kernel/index.ts'

/** Null: there is nothing to say of it (yet). */
export interface Outcome {
  readonly unit: string
  readonly category: string | null
  readonly solved: boolean | null
  /** Of each claim that somebody outside looked at: whether it stood. */
  readonly truthful: readonly boolean[]
  readonly inTime: boolean | null
}

interface Claim {
  readonly unit: string
  readonly isCannot: boolean
  readonly inTime: boolean | null
  held: boolean | null
}

const ANSWERED = new Set(['claimed', 'answered', 'judged', 'rework_asked', 'closed', 'archived'])
const AWAY = new Set([
  'draft',
  'received',
  'refusal_proposed',
  'not_ours',
  'handed_over',
  'appealed',
  'withdrawn',
  'merged',
])

/** `through`: the last instant that counts; what is due later is not late. */
export function outcomeOf(
  kind: Kind,
  events: readonly MatterEvent[],
  through: string,
): Outcome | null {
  let matter: Matter | null = null
  const claims: Claim[] = []
  for (const event of events) {
    const before: Matter | null = matter
    matter = evolve(kind, matter, event)
    if (before) takeIn(kind, claims, before, matter, event)
  }
  if (!matter || matter.sealed !== null || matter.erased) return null
  const last = claims.at(-1)
  const unit = last?.unit ?? leadOf(matter)
  if (unit === null || (AWAY.has(matter.state.name) && !last)) return null
  const verdict = verdictOf(matter)
  if (last && last.held === null && verdict !== null && !last.isCannot) last.held = verdict !== 'no'
  return {
    unit,
    category: matter.subject.category,
    solved: last && !last.isCannot && verdict !== null ? verdict === 'yes' : null,
    truthful: claims.flatMap(({ held, isCannot }) =>
      // A “cannot” that holds is neither: only one that was found untrue counts, as any untruth.
      held === null || (isCannot && held) ? [] : [held],
    ),
    inTime: claims[0] ? claims[0].inTime : lateness(kind, matter, through),
  }
}

function takeIn(
  kind: Kind,
  claims: Claim[],
  before: Matter,
  after: Matter,
  event: MatterEvent,
): void {
  const was = ANSWERED.has(before.state.name)
  const is = ANSWERED.has(after.state.name)
  const isTakenBack = kind.acts[event.act]?.takesBack !== undefined
  const last = claims.at(-1)
  if (!was && is) claims.push(claimOf(before, after, event))
  else if (was && !is && isTakenBack) claims.pop()
  else if (was && !is && last) last.held = isOverturned(event, last)
  else if (event.act === 'pass_check' && last) last.held = true
}

/** Sent back by a check it was untrue; sent back by whoever asked, a “cannot” is unwelcome and no lie. */
function isOverturned({ act }: MatterEvent, { isCannot }: Claim): boolean | null {
  if (act === 'fail_check') return false
  return isCannot ? null : false
}

function claimOf(before: Matter, after: Matter, { at }: MatterEvent): Claim {
  const due = (before.clocks['whole'] ?? before.clocks['rework'])?.due ?? null
  return {
    unit: leadOf(before) ?? leadOf(after) ?? '',
    isCannot: isImpossible(after),
    inTime: due === null ? null : at <= due,
    held: null,
  }
}

function lateness(kind: Kind, matter: Matter, through: string): boolean | null {
  const due = matter.clocks['whole']?.due ?? null
  return !isFinal(kind, matter) && due !== null && due < through ? false : null
}

function leadOf(matter: Matter): string | null {
  const running =
    runningBindings(matter, 'lead')[0] ?? matter.bindings.findLast(({ role }) => role === 'lead')
  return running?.unit ?? null
}

function isImpossible({ state }: Matter): boolean {
  const { answers } = state as { readonly answers?: readonly { readonly outcome?: unknown }[] }
  return (
    Array.isArray(answers) &&
    answers.length > 0 &&
    answers.every(({ outcome }) => outcome === 'cannot')
  )
}

function verdictOf({ state }: Matter): 'yes' | 'partly' | 'no' | null {
  const { verdict } = state as { readonly verdict?: { readonly solved?: unknown } | null }
  const solved = verdict?.solved
  return solved === 'yes' || solved === 'partly' || solved === 'no' ? solved : null
}
