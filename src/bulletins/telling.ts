/** What a token and its source are called, for whoever reads: on the page, in print, in the editor. */
import type { Words } from '../kernel/index.ts'
import { parseToken, periodBefore, piecesOf } from '../kinds/index.ts'
import type { Source, Token, When } from '../kinds/index.ts'
import { measureOf } from './measures.ts'
import { topicWords } from '../publishing/index.ts'

/** A piece of a text as it is shown: words, or the source that stands in the place of a token. */
export type Shown = { readonly text: string } | { readonly source: Source }

export function shownPieces(text: string, sources: readonly Source[]): readonly Shown[] {
  const byToken = new Map(sources.map((source) => [source.token, source]))
  return piecesOf(text).map((piece) => {
    if ('text' in piece) return piece
    const source = byToken.get(piece.token)
    return source ? { source } : { text: piece.token }
  })
}

function whenWords(when: When, period: string): Words {
  const of = when === 'previous' ? periodBefore(period) : period
  const year = of.slice(0, 4)
  if (when === 'year' && of.length > 4) return { zh: `${year}年以来`, en: `${year} so far` }
  return of.length === 4
    ? { zh: `${year}年`, en: year }
    : { zh: `${year}年${Number(of.slice(5))}月`, en: of }
}

/** What is counted, of when, and of whom: `Requests that came in · 2026-09`. Null: it is no figure. */
export function figureWords(
  written: string,
  period: string,
): { readonly measure: Words; readonly when: Words; readonly filter: Words | null } | null {
  const token = parseToken(written)
  if (token?.is !== 'figure') return null
  const measure = measureOf(token.measure)
  return {
    measure: measure?.words ?? { zh: token.measure, en: token.measure },
    when: whenWords(token.when, period),
    filter: filterWords(token),
  }
}

const WHO: Readonly<Record<string, Words>> = {
  people: { zh: '为居民', en: 'for residents' },
  enterprises: { zh: '为企业', en: 'for enterprises' },
  none: { zh: '没有直接受益人', en: 'for nobody directly' },
}

function filterWords({ filter }: Extract<Token, { is: 'figure' }>): Words | null {
  if (filter === null) return null
  const same = { zh: filter.value, en: filter.value }
  if (filter.by === 'topic') return topicWords(filter.value) ?? same
  return filter.by === 'who' ? (WHO[filter.value] ?? same) : same
}

/** From what it is computed: a file that everybody can fetch, or the events of one kind. */
export function groundsOf(
  written: string,
): { readonly from: 'release' } | { readonly from: 'events'; readonly kind: string } | null {
  const token = parseToken(written)
  const measure = token?.is === 'figure' ? measureOf(token.measure) : null
  if (measure === null) return null
  return measure.from === 'release' ? { from: 'release' } : { from: 'events', kind: measure.kind }
}
