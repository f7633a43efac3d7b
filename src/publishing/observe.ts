/** What one request counts as in the published tables, read from its events alone. Pure. */
import {
  dayOf,
  evolve,
  isFinal,
  runningBindings,
  stateOf,
  workingDaysBetween,
} from '../kernel/index.ts'
import type { Calendar, Day, Kind, Matter, MatterEvent } from '../kernel/index.ts'

/** Where it stands; each request stands in exactly one. */
export const STANDINGS = ['in_hand', 'answered', 'done', 'cannot', 'not_ours', 'other'] as const
export type Standing = (typeof STANDINGS)[number]

export interface Observation {
  readonly openedOn: Day
  readonly category: string | null
  readonly division: string | null
  /** The unit that leads, or led last. */
  readonly unit: string | null
  readonly standing: Standing
  /** Said by whoever asked; null: not asked, or did not know. */
  readonly solved: boolean | null
  readonly satisfied: boolean | null
  /** Closed without a word: they said nothing, or could not be reached. */
  readonly silence: 'silent' | 'unreached' | null
  /** Done again, at least once. */
  readonly reopened: boolean
  /** Days from asking to the first answer. `open`: still waiting. Null: it ended without needing one. */
  readonly wait: Wait | 'open' | null
}

export interface Wait {
  readonly days: number
  /** Null: the calendar does not know these days. */
  readonly workingDays: number | null
}

/** Null: it is sealed, or was never filed; then it is in no table. `events`: up to the day of the tables. */
export function observe(
  kind: Kind,
  events: readonly MatterEvent[],
  calendar: Calendar,
): Observation | null {
  const course = replayed(kind, events)
  if (course === null) return null
  const { matter, answered, reopened } = course
  if (matter.sealed !== null || !isFiled(kind, events)) return null
  const standing = standingOf(kind, matter)
  return {
    openedOn: matter.openedOn,
    category: matter.subject.category,
    division: matter.subject.division,
    unit: leadOf(matter),
    standing,
    ...verdictOf(matter),
    reopened,
    wait:
      answered === null
        ? isFinal(kind, matter) || standing === 'other'
          ? null
          : 'open'
        : waitOf(matter.openedOn, dayOf(answered), calendar),
  }
}

interface Course {
  readonly matter: Matter
  readonly answered: string | null
  readonly reopened: boolean
}

function replayed(kind: Kind, events: readonly MatterEvent[]): Course | null {
  let matter: Matter | null = null
  let answered: string | null = null
  let reopened = false
  for (const event of events) {
    const before = matter
    matter = evolve(kind, matter, event)
    // A slip that was taken back at once is neither an answer nor a second beginning.
    const isTakenBack = kind.acts[event.act]?.takesBack !== undefined
    const was = before ? isAnswered(kind, before) : false
    const is = isAnswered(kind, matter)
    if (is && answered === null) answered = event.at
    if (was && !is && isTakenBack && !reopened) answered = null
    if (was && isAtWork(kind, matter) && !isTakenBack) reopened = true
  }
  return matter && { matter, answered, reopened }
}

function isAnswered(kind: Kind, matter: Matter): boolean {
  const { counts } = stateOf(kind, matter)
  return counts === 'answered' || counts === 'done'
}

function isAtWork(kind: Kind, matter: Matter): boolean {
  const { counts } = stateOf(kind, matter)
  return counts === 'in_hand' || counts === 'waiting'
}

/** A draft of which the resident was told nothing did not come in. */
function isFiled(kind: Kind, events: readonly MatterEvent[]): boolean {
  return events.some(({ act }) => (kind.acts[act]?.told.resident ?? null) !== null)
}

function standingOf(kind: Kind, matter: Matter): Standing {
  const { counts } = stateOf(kind, matter)
  switch (counts) {
    case 'waiting':
    case 'in_hand':
      return 'in_hand'
    case 'answered':
    case 'not_ours':
    case 'cannot':
      return counts
    case 'done':
      return isImpossible(matter) ? 'cannot' : 'done'
    case 'withdrawn':
    case 'merged':
      return 'other'
  }
}

/** An honest "cannot" to every ask is over, and is not counted as done. */
function isImpossible({ state }: Matter): boolean {
  const { answers } = state as { readonly answers?: unknown }
  return (
    Array.isArray(answers) &&
    answers.length > 0 &&
    answers.every((one: { readonly outcome?: unknown }) => one.outcome === 'cannot')
  )
}

function verdictOf({ state }: Matter): Pick<Observation, 'solved' | 'satisfied' | 'silence'> {
  const { how, verdict } = state as {
    readonly how?: unknown
    readonly verdict?: { readonly solved?: unknown; readonly satisfied?: unknown } | null
  }
  const said = (opinion: unknown) =>
    opinion === 'yes' ? true : opinion === 'no' || opinion === 'partly' ? false : null
  return {
    solved: said(verdict?.solved),
    satisfied: said(verdict?.satisfied),
    silence: how === 'unjudged' ? 'silent' : how === 'unreached' ? 'unreached' : null,
  }
}

function leadOf(matter: Matter): string | null {
  const running = runningBindings(matter, 'lead')[0]?.unit
  const last = matter.bindings.findLast(({ role, unit }) => role === 'lead' && unit !== undefined)
  return running ?? last?.unit ?? null
}

function waitOf(from: Day, to: Day, calendar: Calendar): Wait {
  return {
    days: Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)),
    workingDays: to < from ? 0 : workingDaysBetween(calendar, from, to),
  }
}
