/** Whether what is to be published still says who somebody is. */
import type { Input, Json } from '../kernel/index.ts'
import { MARK_WORDS, marksOf } from '../privacy/index.ts'

/** The field, and what was found in it; null: no rule is sure of anything. */
export function firstIdentifying(input: Input): { field: string; what: string } | null {
  for (const [field, value] of Object.entries(input)) {
    const mark = textsIn(value)
      .flatMap((text) => marksOf(text))
      .find(({ sure }) => sure)
    if (mark) return { field, what: MARK_WORDS[mark.kind].zh }
  }
  return null
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(textsIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
