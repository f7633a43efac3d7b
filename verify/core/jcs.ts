/** The one way to write JSON down (RFC 8785): what was hashed can be compared byte by byte. */

/** Deeper than anything this house writes; a text of brackets alone must not exhaust the stack. */
const DEEPEST = 64

/**
 * Reads JSON that is written in its one way. Null: it is not. Member names given twice, spaces, other escapes and other
 * ways to write a number all come out different when written again.
 */
export function readCanonical(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  return canonical(value) === text ? value : null
}

/** Null: too deep, or it holds half a character (a lone surrogate), which has no bytes. */
export function canonical(value: unknown, depth = 0): string | null {
  if (depth > DEEPEST) return null
  if (typeof value === 'string') return value.isWellFormed() ? JSON.stringify(value) : null
  if (Array.isArray(value)) {
    const items = value.map((one) => canonical(one, depth + 1))
    return items.includes(null) ? null : `[${items.join(',')}]`
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? null
  // Sorted by code units of UTF-16, as sort() does by itself.
  const members = Object.keys(value)
    .toSorted()
    .map((name) => {
      const key = canonical(name)
      const written = canonical((value as Record<string, unknown>)[name], depth + 1)
      return key === null || written === null ? null : `${key}:${written}`
    })
  return members.includes(null) ? null : `{${members.join(',')}}`
}
