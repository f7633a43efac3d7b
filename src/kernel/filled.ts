/** Reading what was filled in: the input of an act, after it was read against its fields. */
import type { Refusal } from './basics.ts'
import type { Input } from './fields.ts'
import type { Sight } from './kind.ts'

export function optionalText(input: Input, name: string): string | null {
  const value = input[name]
  return typeof value === 'string' ? value : null
}

export function textsOf(input: Input, name: string): readonly string[] {
  const value = input[name]
  return Array.isArray(value) ? value.map(String) : []
}

/** The groups of a field of groups; none where it was left out. */
export function groupsIn(input: Input, name: string): readonly Input[] {
  const value = input[name]
  return Array.isArray(value) ? (value as readonly Input[]) : []
}

/** Longer than this nobody keeps open what everybody waits for. Days. */
const LONGEST_WINDOW = 90

/** A last day lies ahead, and not so far that it is none. */
export function windowFault(
  input: Input,
  name: string,
  sight: Pick<Sight, 'today'>,
): Refusal | null {
  const latest = Date.parse(`${sight.today}T00:00:00Z`) + LONGEST_WINDOW * 86_400_000
  return String(input[name]) > new Date(latest).toISOString().slice(0, 10)
    ? { code: 'window_too_long', field: name, params: { days: LONGEST_WINDOW } }
    : aheadOf(input, name, sight)
}

/** A day that is promised lies ahead: today is no promise. */
export function aheadOf(
  input: Input,
  name: string,
  { today }: Pick<Sight, 'today'>,
): Refusal | null {
  return String(input[name]) > today ? null : { code: 'day_must_be_ahead', field: name }
}
