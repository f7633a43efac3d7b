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

/** A day that is promised lies ahead: today is no promise. */
export function aheadOf(
  input: Input,
  name: string,
  { today }: Pick<Sight, 'today'>,
): Refusal | null {
  return String(input[name]) > today ? null : { code: 'day_must_be_ahead', field: name }
}
