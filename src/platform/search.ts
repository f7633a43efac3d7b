/**
 * Texts to be found in, and phrases to find, as PostgreSQL's tsvector and tsquery take them.
 *
 * Chinese has no spaces, and two-character words are what it is made of: so a text is the pairs of
 * its neighbouring characters, each at its place, and a phrase is its pairs one after another. The
 * engine itself then checks that they follow each other: what is found holds the phrase. Letters
 * and digits are words; signs and spaces between are not looked at.
 */

const HAN = /\p{Script=Han}/u
/** PostgreSQL keeps no place beyond this (datatype-textsearch, limitations). */
const LAST_PLACE = 16_383
/** Between two texts, so that no phrase begins in one and ends in the next. */
const GAP = 2
const LONGEST_WORD = 40
const MOST_TOKENS = 12
const MOST_PARTS = 60

/** A tsvector of these texts, with `marks` (which no phrase can be mistaken for) besides. */
export function vectorOf(texts: readonly string[], marks: readonly string[] = []): string {
  const places = new Map<string, number[]>()
  let at = 1
  const put = (term: string) => {
    if (at <= LAST_PLACE) places.set(term, [...(places.get(term) ?? []), at])
    at += 1
  }
  for (const text of texts) {
    for (const term of termsOf(unitsOf(text))) put(term)
    at += GAP
  }
  return [
    ...[...places].map(([term, all]) => `${quoted(term)}:${all.slice(0, 255).join(',')}`),
    ...new Set(marks.map((mark) => quoted(`@${mark}`))),
  ].join(' ')
}

/** What somebody typed, as tokens between spaces; more than a dozen are not looked at. */
export function tokensOf(typed: string): readonly string[] {
  return typed
    .split(/\s+/u)
    .filter((token) => unitsOf(token).length > 0)
    .slice(0, MOST_TOKENS)
}

/**
 * A tsquery for texts that hold every token, or bear one of its marks instead. A word at the end may be the beginning of a
 * longer one, as somebody types; so may a mark that ends in `*`. Null: nothing to look for. `loose`:
 * the parts of a phrase need not follow each other; the index alone answers that.
 */
export function queryOf(
  typed: string,
  marksOf: (token: string) => readonly string[] = () => [],
  { loose = false } = {},
): string | null {
  const next = loose ? ' & ' : ' <-> '
  const all = tokensOf(typed).map((token) =>
    [phraseOf(token, next), ...marksOf(token).map(markQuery)].map((one) => `(${one})`).join(' | '),
  )
  return all.length === 0 ? null : all.map((one) => `(${one})`).join(' & ')
}

/** A tsquery for texts that hold any of these terms, each as `vectorOf` writes them. */
export function anyOf(terms: readonly string[]): string {
  return terms.map(quoted).join(' | ')
}

function phraseOf(token: string, next: string): string {
  const units = unitsOf(token)
  const last = units.at(-1) ?? ''
  // What is typed last may go on: a word with more letters, a character with the next one.
  const isOpen = units.length === 1 || !HAN.test(last) || !HAN.test(units.at(-2) ?? '')
  const terms = termsOf(units).map(quoted)
  const parts = isOpen ? [...terms.slice(0, -1), `${quoted(last)}:*`] : terms.slice(0, -1)
  return parts.slice(0, MOST_PARTS).join(next)
}

function markQuery(mark: string): string {
  return mark.endsWith('*') ? `${quoted(`@${mark.slice(0, -1)}`)}:*` : quoted(`@${mark}`)
}

/** Characters of Chinese one by one; letters and digits as words. */
function unitsOf(text: string): readonly string[] {
  const units =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu) ?? []
  return units.map((unit) => [...unit].slice(0, LONGEST_WORD).join(''))
}

/** 路灯坏 → 路灯, 灯坏, 坏: as many terms as units, so that places count units. */
function termsOf(units: readonly string[]): readonly string[] {
  return units.map((unit, index) => {
    const next = units[index + 1] ?? ''
    return HAN.test(unit) && HAN.test(next) ? unit + next : unit
  })
}

function quoted(term: string): string {
  return `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
