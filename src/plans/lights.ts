/**
 * Three lights of a target: schedule, quality, effect (the speech: 确保工作的进度、质量和效果). Each is computed
 * by itself from what it is about, with its reasons; there is no fourth that sums them up, so that none can
 * hide another. Pure.
 *
 * `good` needs proof from outside the doer where the light is about the result: a check by somebody who did no
 * part of it, and the judgement of those it is for. `none` says that there is nothing to go by yet.
 */
import type { Day } from '../kernel/index.ts'
import type { Facts, Finding, Question, TargetState } from '../kinds/index.ts'
import { wilson } from '../publishing/index.ts'
import { daysBetween } from './forecast.ts'
import type { Forecast } from './forecast.ts'

export type Colour = 'good' | 'watch' | 'bad' | 'none'

export interface Reason {
  /** Its words are in `words.ts`. */
  readonly code: string
  readonly params?: Readonly<Record<string, string | number>>
}

export interface Light {
  readonly colour: Colour
  /** The gravest first; what is beside it too. */
  readonly reasons: readonly Reason[]
}

export interface Lights {
  readonly schedule: Light
  readonly quality: Light
  readonly effect: Light
}

interface Found {
  readonly colour: Colour
  readonly reason: Reason
}

const GRAVITY: readonly Colour[] = ['bad', 'watch', 'good', 'none']

/** The gravest of what was found decides; nothing found is no light. */
function lightOf(found: readonly (Found | false | null)[], otherwise: Found): Light {
  const all = found.filter((one) => one !== null && one !== false)
  const sorted = all.toSorted((a, b) => GRAVITY.indexOf(a.colour) - GRAVITY.indexOf(b.colour))
  const first = sorted[0]
  return first && first.colour !== 'none'
    ? { colour: first.colour, reasons: sorted.map(({ reason }) => reason) }
    : {
        colour: otherwise.colour,
        reasons: [otherwise.reason, ...sorted.map(({ reason }) => reason)],
      }
}

const because = (colour: Colour, code: string, params?: Reason['params']): Found => ({
  colour,
  reason: params ? { code, params } : { code },
})

export interface OnSchedule {
  readonly state: TargetState
  readonly today: Day
  readonly forecast: Forecast | null
  /** Something is measured, in its series or in its parts. */
  readonly isMeasured: boolean
  /** Days since its values were last heard of; null: it has no series. */
  readonly silentFor: number | null
  readonly carried: { readonly days: number; readonly from: string } | null
  readonly blockers: readonly { readonly number: string; readonly isRaised: boolean }[]
  /** Of its parts: how many there are, and how many of them are late or may be. */
  readonly parts: { readonly all: number; readonly late: number; readonly warned: number }
}

/** A monthly value comes some three weeks after its month; then it is asked for (72). */
const SILENT_AFTER = 60

export function scheduleOf(seen: OnSchedule): Light {
  const { state } = seen
  const promised = state.revisions[0]?.deadline ?? state.deadline
  switch (state.name) {
    case 'dropped':
      return { colour: 'none', reasons: [{ code: 'given_up' }] }
    case 'cannot':
      return { colour: 'bad', reasons: [{ code: 'not_done' }] }
    case 'cannot_claimed':
      return { colour: 'bad', reasons: [{ code: 'said_impossible' }] }
    case 'closed':
    case 'claimed':
    case 'to_judge': {
      const late = daysBetween(promised, state.claim.on)
      return late > 0
        ? { colour: 'watch', reasons: [{ code: 'done_late', params: { days: late } }] }
        : { colour: 'good', reasons: [{ code: 'done_in_time', params: { day: state.claim.on } }] }
    }
    default:
      return underWay(seen)
  }
}

function underWay(seen: OnSchedule): Light {
  const { state, today, forecast, carried, blockers, parts, silentFor } = seen
  const overdue = daysBetween(state.deadline, today)
  const slip = state.slips.at(-1)
  const supports = state.supports.filter((one) => one.delivered === null && one.deadline < today)
  const raised = blockers.filter(({ isRaised }) => isRaised).length
  return lightOf(
    [
      overdue > 0 && because('bad', 'overdue', { days: overdue }),
      slip !== undefined &&
        slip.expected > state.deadline &&
        because('bad', 'slip_said', { day: slip.expected, reason: slip.reason }),
      carried !== null &&
        carried.days > 0 &&
        because('watch', 'slip_carried', { days: carried.days, from: carried.from }),
      overdue <= 0 &&
        forecast?.warns === true &&
        because('watch', forecast.expectedOn === null ? 'trend_never' : 'trend_misses', {
          value: forecast.atDeadline,
          goal: state.metric.goal,
          day: forecast.expectedOn ?? '',
        }),
      blockers.length > 0 &&
        because('watch', raised > 0 ? 'blocked_higher' : 'blocked', { count: blockers.length }),
      supports.length > 0 && because('watch', 'support_late', { count: supports.length }),
      silentFor !== null &&
        silentFor > SILENT_AFTER &&
        because('watch', 'silent', { days: silentFor }),
      parts.late > 0 && because('watch', 'parts_late', { count: parts.late, all: parts.all }),
      parts.warned > 0 && because('watch', 'parts_warned', { count: parts.warned, all: parts.all }),
      forecast !== null &&
        !forecast.warns &&
        (forecast.expectedOn === forecast.last.on
          ? because('good', 'goal_reached', { day: forecast.last.on })
          : because('good', 'on_course', { day: forecast.expectedOn ?? '' })),
    ],
    seen.isMeasured
      ? because(parts.all > 0 ? 'good' : 'none', parts.all > 0 ? 'parts_on_course' : 'too_early')
      : because('none', 'nothing_measured'),
  )
}

export interface InQuality {
  readonly findings: readonly Finding[]
  readonly questions: readonly Question[]
  readonly values: { readonly all: number; readonly confirmed: number; readonly questioned: number }
  /** Problems found by supervision that are not put right yet. */
  readonly problems: number
  readonly parts: { readonly all: number; readonly bad: number }
}

export function qualityOf({ findings, questions, values, problems, parts }: InQuality): Light {
  const checks = findings.filter(({ by }) => by === 'check')
  const last = checks.at(-1)
  const failed = checks.filter(({ passed }) => !passed).length
  const odd = questions.filter(({ answer }) => answer === null)
  return lightOf(
    [
      last?.passed === false && because('bad', 'check_failed', { day: last.on, words: last.words }),
      problems > 0 && because('bad', 'problems_open', { count: problems }),
      values.questioned > 0 && because('bad', 'figures_questioned', { count: values.questioned }),
      odd.length > 0 && because('watch', 'figures_odd', { count: odd.length }),
      parts.bad > 0 && because('watch', 'parts_bad', { count: parts.bad, all: parts.all }),
      last?.passed === true && because('good', 'check_passed', { day: last.on, words: last.words }),
      last?.passed === true && failed > 0 && because('good', 'after_rework', { count: failed }),
      last === undefined &&
        values.all > 0 &&
        because('none', 'figures_checked', { count: values.confirmed, all: values.all }),
    ],
    because('none', 'not_checked_yet'),
  )
}

export interface InEffect {
  readonly who: Facts['who']
  readonly findings: readonly Finding[]
  readonly isBeingAsked: boolean
  readonly isChecked: boolean
  readonly metric: Facts['metric']
  readonly value: number | null
  readonly parts: { readonly all: number; readonly bad: number }
}

/** Fewer than this say little (design: n < 30). */
const FEW = 30

export function effectOf(seen: InEffect): Light {
  const { who, findings, metric, value, parts } = seen
  const judged = findings.findLast(({ by }) => by === 'judgement')
  const counts = judged?.judged ?? null
  const isWorse =
    value !== null &&
    (metric.direction === 'at_least' ? value < metric.baseline : value > metric.baseline)
  const params = counts ? { ...counts, day: judged?.on ?? '' } : undefined
  return lightOf(
    [
      isWorse && because('bad', 'worse_than_before', { value, baseline: metric.baseline }),
      judged?.passed === false && because('bad', 'not_approved', params),
      judged?.passed === true &&
        counts !== null &&
        (counts.answered < FEW
          ? because('watch', 'few_asked', params)
          : wilson(counts.approved, counts.answered).low > 0.5
            ? because('good', 'approved', params)
            : because('watch', 'approval_unsure', params)),
      who === 'none' && seen.isChecked && because('good', 'goal_confirmed'),
      parts.bad > 0 && because('watch', 'parts_bad', { count: parts.bad, all: parts.all }),
    ],
    seen.isBeingAsked
      ? because('none', 'being_asked')
      : because('none', who === 'none' ? 'not_confirmed_yet' : 'not_judged_yet'),
  )
}
