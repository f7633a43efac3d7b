/** What a sheet names by code or by name: categories and divisions of the city. */
import { ok, refuse } from '../../kernel/index.ts'
import type { Result } from '../../kernel/index.ts'
import type { Ports } from '../../matters/index.ts'
import type { Category } from '../../rules/index.ts'

export interface Directory {
  /** Refusal: `category_not_known`. */
  category(typed: string | null): Result<Category | null>
  /** Refusals: `division_not_known`, `division_ambiguous`. */
  division(typed: string | null): Result<string | null>
}

export async function openDirectory(ports: Ports, jurisdiction: number): Promise<Directory> {
  const [rules, codes, names] = await Promise.all([
    ports.rules(jurisdiction),
    ports.divisions(jurisdiction),
    ports.names(jurisdiction),
  ])
  const categories = byWord(rules.categories, ({ code, name }) => [code, name.zh, name.en])
  const divisions = byWord([...codes], (code) => {
    const { zh, en } = names.division(code)
    return [code, zh, en]
  })
  return {
    category(typed) {
      if (typed === null) return ok(null)
      const [found] = categories.get(key(typed)) ?? []
      return found
        ? ok(found)
        : refuse('category_not_known', { field: 'category', params: { value: shown(typed) } })
    },
    division(typed) {
      if (typed === null) return ok(null)
      const found = divisions.get(key(typed)) ?? []
      const [only] = found
      if (found.length > 1)
        return refuse('division_ambiguous', { field: 'division', params: { value: shown(typed) } })
      return only === undefined
        ? refuse('division_not_known', { field: 'division', params: { value: shown(typed) } })
        : ok(only)
    },
  }
}

function byWord<T>(all: readonly T[], words: (one: T) => readonly string[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const one of all) {
    for (const word of new Set(words(one).map(key)))
      found.set(word, [...(found.get(word) ?? []), one])
  }
  return found
}

function key(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase()
}

function shown(typed: string): string {
  return typed.slice(0, 40)
}
