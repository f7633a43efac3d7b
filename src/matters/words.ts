/**
 * What a search may find of a matter: what was said, where, its number, what it is about, whose it
 * is, and what was answered. Who somebody is may not be searched for, or the search would list one
 * person's matters across units (red line): telephones, identity numbers and the like are left out.
 * A sealed matter has no words at all, for its handlers neither: they know its number.
 */
import type { Json, Matter } from '../kernel/index.ts'
import { vectorOf } from '../platform/search.ts'
import { marksOf } from '../privacy/index.ts'

/** Raised when what can be found changes: rows of an earlier version are read anew. */
export const WORDS_VERSION = 2

export const mark = {
  unit: (id: string) => `u:${id}`,
  category: (code: string) => `c:${code}`,
  division: (code: string) => `d:${code}`,
  /** From its end, so that the last digits that somebody remembers are the beginning of a mark. */
  number: (number: string) => `n:${[...plain(number)].toReversed().join('')}`,
}

/** The mark of every number that ends so; null: that is no part of a number. */
export function numberMark(typed: string): string | null {
  const symbols = plain(typed)
  return /^[0-9A-Z]{3,12}$/u.test(symbols) ? `${mark.number(symbols)}*` : null
}

function plain(number: string): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
}

/** As PostgreSQL reads a tsvector. */
export function wordsOf(matter: Matter): string {
  if (matter.sealed) return ''
  const { category, division } = matter.subject
  const units = matter.bindings.flatMap(({ unit, until }) =>
    unit === undefined || until !== null ? [] : [mark.unit(unit)],
  )
  return vectorOf(textsOf(matter).flatMap(withoutPersons), [
    mark.number(matter.number),
    ...units,
    ...(category === null ? [] : [mark.category(category)]),
    ...(division === null ? [] : [mark.division(division)]),
  ])
}

/** Texts of a matter that are searched, in the order in which a finding is shown. */
export function textsOf({ subject, state }: Pick<Matter, 'subject' | 'state'>): readonly string[] {
  const { answers, earlier, sayings } = state as unknown as Readonly<
    Record<string, Json | undefined>
  >
  const said = [subject.title, subject.text, subject.place ?? '', ...answered(answers)]
  // Other ways in which people say the same, where a kind keeps them.
  const also = Array.isArray(sayings) ? sayings.map(String) : []
  return [...said, ...answered(earlier), ...also].filter((text) => text !== '')
}

function answered(answers: Json | undefined): readonly string[] {
  if (!Array.isArray(answers)) return []
  return (answers as readonly Json[]).flatMap((answer) => {
    if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return []
    const { text, reason } = answer as Readonly<Record<string, Json>>
    return [text, reason].filter((one) => typeof one === 'string')
  })
}

const PLACES = new Set(['address', 'position'])

/** The text in the parts that are left when what says who somebody is has been taken out. */
export function withoutPersons(text: string): readonly string[] {
  const parts: string[] = []
  let at = 0
  for (const { from, to, kind, sure } of marksOf(text)) {
    if (PLACES.has(kind) || (kind === 'name' && !sure)) continue
    parts.push(text.slice(at, from))
    at = to
  }
  return [...parts, text.slice(at)]
}
