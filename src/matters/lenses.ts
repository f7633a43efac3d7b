/**
 * Ways to look at many matters at once: what is late, what will be, what nobody moves, what goes from
 * hand to hand, and what came of what was asked. Each is a condition a list takes, so that wherever a
 * figure stands the matters behind it are one step away. A lens looks at matters, never at persons.
 */
import type { Instant } from '../kernel/index.ts'

export const LENSES = [
  'late',
  'soon',
  'silent',
  'bouncing',
  'danger',
  'solved',
  'partly',
  'unsolved',
  'unjudged',
  'cannot',
  'reworked',
  'to_erase',
] as const

export type Lens = (typeof LENSES)[number]

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** What falls due within two days can still be kept. */
const SOON = 2 * DAY
/** A week without a step is silence (北京市接诉即办 asks for weekly progress on what takes longer). */
const SILENT = 7 * DAY

const later = (now: Instant, by: number) => new Date(Date.parse(now) + by).toISOString()

type Parameter = (value: unknown) => string

const owed = (between: string) => `m.is_open AND EXISTS (SELECT 1 FROM duties lens
  WHERE lens.jurisdiction_id = $1 AND lens.matter_id = m.matter_id AND lens.holder_is NOT IN ('resident', 'system') AND ${between})`

const verdict = (said: string) => `m.body->'state'->'verdict'->>'solved' = '${said}'`

/** A condition over alias `m`; $1 is the jurisdiction. */
export function lensCondition(lens: Lens, now: Instant, parameter: Parameter): string {
  switch (lens) {
    case 'late':
      return owed(`lens.due_at < ${parameter(now)}`)
    case 'soon':
      return owed(
        `lens.due_at >= ${parameter(now)} AND lens.due_at < ${parameter(later(now, SOON))}`,
      )
    case 'silent':
      // Where only the resident or the house itself owes something, nobody keeps silent; and a call-back
      // that reached nobody is no step that could be guessed from.
      return `m.shown_at < ${parameter(later(now, -SILENT))} AND ${owed('TRUE')}`
    case 'bouncing':
      return `m.is_open AND (m.state IN ('objected', 'escalated') OR m.body->'state'->>'fixed' = 'true')`
    case 'danger':
      return `m.is_open AND m.body->'state'->>'danger' = 'true'`
    case 'solved':
      return verdict('yes')
    case 'partly':
      return verdict('partly')
    case 'unsolved':
      return verdict('no')
    case 'unjudged':
      return `m.body->'state'->>'how' IN ('unjudged', 'unreached')`
    case 'cannot':
      return `m.body->'state'->'answers' @> '[{"outcome":"cannot"}]'`
    case 'reworked':
      return `(m.body->'state'->>'reworks')::int > 0`
    case 'to_erase':
      return `(m.body ? 'erasureAsked' OR m.body->'hands' ? 'propose_erasure')`
  }
}

/** Open, and somebody owes an act on that day (a day of the jurisdiction, +08:00). */
export function dueOnCondition(day: string, parameter: Parameter): string {
  const from = new Date(`${day}T00:00:00.000+08:00`).toISOString()
  return owed(`lens.due_at >= ${parameter(from)} AND lens.due_at < ${parameter(later(from, DAY))}`)
}
