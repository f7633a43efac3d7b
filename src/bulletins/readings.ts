/** What acts of bulletins look at beside their matter: figures and matters, in the act's transaction. */
import { addDays } from '../kernel/index.ts'
import type { Json } from '../kernel/index.ts'
import { dayAfter, isPeriod, tokensOf } from '../kinds/index.ts'
import type { BulletinState, Section, Source, Wrong } from '../kinds/index.ts'
import { readBodies } from '../matters/index.ts'
import type { Reading, ReadingAbout } from '../matters/index.ts'
import type { Queryable } from '../platform/database.ts'
import { lastReleaseOf } from '../publishing/index.ts'
import type { Tables } from '../publishing/index.ts'
import { draftOf } from './drafting.ts'
import { Sources } from './figures.ts'
import type { Grounds } from './figures.ts'

type Facts = Exclude<BulletinState, { name: 'dropped' }>

const json = (value: unknown) => value as Json
const wrong = (code: string, field: string, params?: Wrong['params']) =>
  json(params ? { wrong: code, field, params } : { wrong: code, field })

export const BULLETIN_READINGS: Readonly<Record<string, Reading>> = {
  /** The draft of a period by rule. */
  bulletin_draft: async (about) => {
    const period = String(about.input['period'])
    if (!isPeriod(period)) return null
    await about.settle()
    const year = Number(period.slice(0, 4))
    const release = await lastReleaseOf(about.tx, about.jurisdiction, year, '9999-12-31')
    // Only what a release counts to its last day is told as a whole.
    if (release === null || release.releasedOn < dayAfter(period))
      return wrong('bulletin_no_release', 'period', { from: firstMonday(dayAfter(period)) })
    const sources = sourcesOf(about, { period, releasedOn: release.releasedOn })
    const drafted = await draftOf(sources, period, release.releasedOn)
    return json('wrong' in drafted ? drafted : { ...drafted, cited: [...sources.cited] })
  },
  /** What stands in the bulletin that is put right. */
  bulletin_corrected: async (about) => {
    await about.settle()
    const [found] = await readBodies(about.tx, about.jurisdiction, [
      String(about.input['corrects']),
    ])
    if (found?.kind !== 'bulletin') return wrong('not_a_bulletin', 'corrects')
    if (found.state.name !== 'published') return wrong('bulletin_not_standing', 'corrects')
    const { period, releasedOn, title, sections, sources, whyLong } =
      found.state as unknown as Facts
    const cited = found.links.flatMap(({ type, to }) => (type === 'cites' ? [to] : []))
    return json({ period, releasedOn, title, sections, sources, whyLong, cited })
  },
  /** What stands in the place of each token of a text that somebody wrote. */
  bulletin_sources: async (about) => {
    const sections = sectionsIn(about.input['sections'])
    if (!about.matter || sections.length === 0) return json({ sources: [], cited: [] })
    await about.settle()
    const sources = sourcesOf(about, about.matter.state as unknown as Facts)
    const found = await sources.all(tokensOf(sections))
    return json('wrong' in found ? found : { sources: found, cited: [...sources.cited] })
  },
  /** Null: every figure and every matter is still what was approved, and nothing else corrected it first. */
  bulletin_same: async (about) => {
    if (!about.matter) return null
    await about.settle()
    const facts = about.matter.state as unknown as Facts
    if (facts.corrects) {
      const [corrected] = await readBodies(about.tx, about.jurisdiction, [facts.corrects.of])
      if (corrected?.state.name !== 'published') return wrong('bulletin_not_standing', 'title')
    }
    const sources = sourcesOf(about, facts)
    const found = await sources.all(facts.sources.map(({ token }) => token))
    if ('wrong' in found) return json(found)
    const changed = found.find((one, n) => !isSame(one, facts.sources[n]))
    return changed
      ? wrong('bulletin_figure_changed', 'sections', { token: changed.token, now: changed.shown })
      : null
  },
}

export const isSame = (one: Source, other: Source | undefined): boolean =>
  JSON.stringify(sorted(one.value)) === JSON.stringify(sorted(other?.value ?? null))

/** What was kept as jsonb comes back in another order of its names. */
const sorted = (value: Json): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) as Json)
    : value

function sourcesOf(
  { tx, jurisdiction, kinds, org }: Pick<ReadingAbout, 'tx' | 'jurisdiction' | 'kinds' | 'org'>,
  { period, releasedOn }: Pick<Grounds, 'period' | 'releasedOn'>,
): Sources {
  const tables = storedTables(tx, jurisdiction, releasedOn)
  return new Sources({ db: tx, jurisdiction, kinds, org, period, releasedOn, tables })
}

/** Tables of a year as the last release of it up to a day has them. */
export function storedTables(
  db: Queryable,
  jurisdiction: number,
  releasedOn: string,
): Grounds['tables'] {
  return async (year) => {
    const row = await lastReleaseOf(db, jurisdiction, year, releasedOn)
    return row === null ? null : (JSON.parse(row.tables) as Tables)
  }
}

function sectionsIn(value: Json | undefined): readonly Section[] {
  return Array.isArray(value)
    ? value.flatMap((one: Json) =>
        typeof one === 'object' && one !== null && 'text' in one
          ? [{ heading: String(Reflect.get(one, 'heading')), text: String(one.text) }]
          : [],
      )
    : []
}

function firstMonday(day: string): string {
  const weekday = (new Date(`${day}T00:00:00.000Z`).getUTCDay() + 6) % 7
  return weekday === 0 ? day : addDays(day, 7 - weekday)
}
