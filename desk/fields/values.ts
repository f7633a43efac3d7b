/** What a form holds, and what of it is sent. */
import type { Fields } from '../../src/kernel/index.ts'
import type { Values } from '../lib/draft.ts'

/** Without what was left empty; the house says what is missing. */
export function sent(fields: Fields, values: Values, asks: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const value = values[name]
      if (field.type === 'each_ask') {
        const groups = groupsOf(value, asks)
        return [[name, groups.map((group) => sent(field.fields, group, 0))]]
      }
      if (field.type === 'groups') {
        const groups = groupsOf(value, Array.isArray(value) ? value.length : 0)
        const filled = groups.map((group) => sent(field.fields, group, 0))
        return groups.length > 0 ? [[name, filled]] : []
      }
      if (field.type === 'list') {
        const items = textsOf(value).filter((item) => item.trim() !== '')
        return items.length > 0 ? [[name, items]] : []
      }
      if (field.type === 'files') {
        const files = textsOf(value)
        return files.length > 0 ? [[name, files]] : []
      }
      const isEmpty = value === undefined || value === null || value === ''
      return isEmpty ? [] : [[name, value]]
    }),
  )
}

export function groupsOf(value: unknown, asks: number): readonly Values[] {
  const given = Array.isArray(value) ? (value as readonly (Values | undefined)[]) : []
  return Array.from({ length: asks }, (_, index) => given[index] ?? {})
}

export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item : '')) : []
}
