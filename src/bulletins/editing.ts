/** A bulletin at the desk: its text piece by piece, where each figure comes from, and what a text may not say. */
import type { Official, Refusal, Words } from '../kernel/index.ts'
import { faultOfSections, lengthOf, tokensOf } from '../kinds/index.ts'
import type { BulletinState, Section, Source } from '../kinds/index.ts'
import { readVisible } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import { MEASURES } from './measures.ts'
import { issuedFor } from './bulletins.store.ts'
import { issuedIn } from './issuing.ts'
import { Sources } from './figures.ts'
import { storedTables } from './readings.ts'
import { figureWords, shownPieces } from './telling.ts'

type Facts = Exclude<BulletinState, { name: 'dropped' }>

export interface PieceShown {
  readonly text: string
  /** Where a figure comes from; null: it is words, or the name of a matter. */
  readonly from: { readonly token: string; readonly words: Words } | null
}

export interface SectionShown {
  readonly heading: string
  readonly text: string
  readonly lines: readonly (readonly PieceShown[])[]
}

export interface BulletinAtDesk {
  readonly title: string
  readonly sections: readonly SectionShown[]
  readonly length: number
  /** Number under which it is published; null: it is not. */
  readonly issued: string | null
  /** What may be put in: a token, what it counts, and after what it is read. */
  readonly measures: readonly {
    readonly token: string
    readonly words: Words
    readonly unit: string
  }[]
}

/** Null: there is no such bulletin, or it is not to be seen. */
export async function bulletinAtDesk(
  house: Ports,
  jurisdiction: number,
  actor: Official,
  id: string,
): Promise<BulletinAtDesk | null> {
  const matter = await readVisible(house.db, jurisdiction, id, actor)
  if (matter?.kind !== 'bulletin') return null
  const facts = matter.state as unknown as Facts
  const row = await issuedFor(house.db, jurisdiction, matter.id)
  return {
    title: facts.title,
    sections: shown(facts.sections, facts.sources, facts.period),
    length: lengthOf(facts.sections),
    issued: row && issuedIn(row).number,
    measures: Object.entries(MEASURES).map(([name, { words, unit }]) => ({
      token: `{${name}}`,
      words,
      unit,
    })),
  }
}

export interface TextChecked {
  readonly fault: Refusal | null
  readonly sections: readonly SectionShown[]
  readonly length: number
}

/** What is being written, looked at as the act would: nothing of it is kept. */
export async function checkText(
  house: Ports,
  jurisdiction: number,
  actor: Official,
  id: string,
  sections: readonly Section[],
): Promise<TextChecked | null> {
  const matter = await readVisible(house.db, jurisdiction, id, actor)
  if (matter?.kind !== 'bulletin') return null
  const { period, releasedOn } = matter.state as unknown as Facts
  const { db, kinds } = house
  const tables = storedTables(db, jurisdiction, releasedOn)
  const org = await house.org(jurisdiction)
  const sources = new Sources({ db, jurisdiction, kinds, org, period, releasedOn, tables })
  const found: Source[] = []
  let wrong: Refusal | null = null
  for (const token of tokensOf(sections)) {
    const source = await sources.of(token)
    if (!('wrong' in source)) found.push(source)
    else wrong ??= { code: source.wrong, field: source.field, params: source.params ?? {} }
  }
  return {
    fault: faultOfSections(sections) ?? wrong,
    sections: shown(sections, found, period),
    length: lengthOf(sections),
  }
}

function shown(
  sections: readonly Section[],
  sources: readonly Source[],
  period: string,
): readonly SectionShown[] {
  return sections.map(({ heading, text }) => ({
    heading,
    text,
    lines: text.split('\n').map((line) =>
      shownPieces(line, sources).map((piece) => {
        if ('text' in piece) return { text: piece.text, from: null }
        const { token, shown: said } = piece.source
        return { text: said, from: fromOf(token, period) }
      }),
    ),
  }))
}

function fromOf(token: string, period: string): PieceShown['from'] {
  const found = figureWords(token, period)
  if (found === null) return null
  const parts = (language: 'zh' | 'en') =>
    [found.when, ...(found.filter ? [found.filter] : []), found.measure].map((one) => one[language])
  return { token, words: { zh: parts('zh').join('，'), en: parts('en').join(', ') } }
}
