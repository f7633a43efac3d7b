/** Placeholders of a template that nobody has filled in. */
import type { Fields, Refusal } from '../kernel/index.ts'

/** What a template leaves open: `{地点}`, `{date}`. */
const PLACEHOLDER = /\{([\p{L}\p{N}_ ]{1,20})\}/u

/** A text for the resident must not go out with a hole in it. */
export function unfilledIn(
  fields: Fields,
  input: Readonly<Record<string, unknown>>,
  at = '',
): Refusal | null {
  for (const [name, field] of Object.entries(fields)) {
    const value = input[name]
    const path = `${at}${name}`
    if ((field.type === 'each_ask' || field.type === 'groups') && Array.isArray(value)) {
      for (const [index, group] of value.entries()) {
        const inner = (group ?? {}) as Readonly<Record<string, unknown>>
        const fault = unfilledIn(field.fields, inner, `${path}.${index}.`)
        if (fault) return fault
      }
    }
    if (field.type !== 'text' || field.to !== 'resident' || typeof value !== 'string') continue
    const [, hole] = PLACEHOLDER.exec(value) ?? []
    if (hole !== undefined)
      return { code: 'unfilled_placeholder', field: path, params: { name: hole } }
  }
  return null
}
