/** What a token that somebody types may mean besides itself, and where in a matter it stands. */
import { dayOf } from '../kernel/index.ts'
import type { Words } from '../kernel/index.ts'
import { mark, numberMark } from '../matters/index.ts'
import type { ListFilter, Ports } from '../matters/index.ts'
import { tokensOf } from '../platform/search.ts'
import { divisionsUnder } from '../rules/index.ts'

/** A name that so many bear is no name: the token is then looked for as a word only. */
const MOST_NAMED = 40
const AROUND = 24

/** The filter with the names of units, categories and districts, and the ends of numbers. */
export async function withNames(
  house: Ports,
  jurisdiction: number,
  filter: ListFilter,
): Promise<ListFilter> {
  if (!filter.words) return filter
  const now = house.clock.now()
  const [org, rules, divisions] = await Promise.all([
    house.org(jurisdiction),
    house.rules(jurisdiction),
    divisionsUnder(house.db, String(jurisdiction), dayOf(now)),
  ])
  const named: readonly (readonly [Words, string])[] = [
    ...[...org.units.values()].map(({ id, name }) => [name, mark.unit(id)] as const),
    ...rules.categories.map(({ code, name }) => [name, mark.category(code)] as const),
    ...divisions.map(({ code, name: { zh, en } }) => {
      return [{ zh, en: en ?? zh }, mark.division(code)] as const
    }),
  ]
  return { ...filter, marksOf: (token) => [...namedSo(token, named), ...numberedSo(token)] }
}

function namedSo(token: string, named: readonly (readonly [Words, string])[]): readonly string[] {
  const wanted = folded(token)
  if ([...wanted].length < 2) return []
  const found = named.filter(
    ([{ zh, en }]) => folded(zh).includes(wanted) || ` ${folded(en)}`.includes(` ${wanted}`),
  )
  return found.length > MOST_NAMED ? [] : found.map(([, one]) => one)
}

function numberedSo(token: string): readonly string[] {
  const one = numberMark(token)
  return one === null ? [] : [one]
}

/**
 * The text around the first token, where the title does not show it already; null: it stands there,
 * or what was found is a name or a number.
 */
export function excerptOf(typed: string, title: string, texts: readonly string[]): string | null {
  for (const token of tokensOf(typed)) {
    const wanted = folded(token)
    if (folded(title).includes(wanted)) continue
    for (const text of texts) {
      const at = folded(text).indexOf(wanted)
      if (at >= 0) return around(text, at, wanted.length)
    }
  }
  return null
}

/** Cut between characters, never inside one. */
function around(text: string, at: number, length: number): string {
  const before = Array.from(text.slice(0, at))
  const after = Array.from(text.slice(at))
  const start = before.slice(-AROUND).join('')
  const end = after.slice(0, length + 2 * AROUND).join('')
  const plain = `${start}${end}`.replaceAll(/\s+/gu, ' ')
  return `${before.length > AROUND ? '…' : ''}${plain}${after.length > length + 2 * AROUND ? '…' : ''}`
}

/** Full-width forms and case make no difference; nothing else changes, so that places stay. */
function folded(text: string): string {
  return text
    .replaceAll(/[\uFF01-\uFF5E]/gu, (sign) =>
      String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0),
    )
    .toLowerCase()
}
