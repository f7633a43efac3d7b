/** The whole plan as a workbook, and every value of every series: what it says can be brought in again. */
import type { Language, Matter } from '../kernel/index.ts'
import { runningBindings } from '../kernel/index.ts'
import { series as seriesKind, target } from '../kinds/index.ts'
import type { SeriesState, TargetState } from '../kinds/index.ts'
import type { Cell } from '../intake/index.ts'
import { namesOfMatters, readBodies } from '../matters/index.ts'
import type { Line } from '../matters/index.ts'
import type { Org } from '../org/index.ts'
import { TARGET_COLUMNS, VALUE_COLUMNS } from './columns.ts'
import { byTitle, linesOf, nameKey, PLAN_SOURCE } from './names.ts'
import type { Titles } from './names.ts'
import { CHOICES, standingOf } from './targets.ts'
import type { City } from './targets.ts'
import { notes, tableOf, written } from './writing.ts'

const CHUNK = 500

export interface Exported {
  readonly book: Buffer
  readonly targets: number
  readonly values: number
}

/** Of what the actor sees, nothing sealed. */
export async function planBook(city: City, language: Language): Promise<Exported> {
  const { house, jurisdiction, actor } = city
  const org = await house.org(jurisdiction)
  const of = (filter: { kind: string; state?: string }) =>
    linesOf(house, jurisdiction, actor, filter)
  const [lines, documents, series] = [
    await of({ kind: 'target' }),
    byTitle(await of({ kind: 'document' }), ''),
    await of({ kind: 'series' }),
  ]
  const titles = byTitle(series, '')
  const targets = await bodiesOf(city, lines)
  const codes = await codesOf(city, lines)
  const about = { codes, documents, series: titles, org, language }
  const rows = inTree(targets, codes).map((one) => rowOf(one, about))
  const values = byName(await bodiesOf(city, series)).flatMap((one) =>
    valueRows(one, titles, language),
  )
  const zh = language === 'zh'
  const book = await written([
    tableOf(zh ? '计划' : 'Plan', TARGET_COLUMNS, rows, language),
    tableOf(zh ? '指标数值' : 'Values', VALUE_COLUMNS, values, language),
    notes(CHOICES, language),
  ])
  return { book, targets: rows.length, values: values.length }
}

async function bodiesOf({ house, jurisdiction }: City, lines: readonly Line[]): Promise<Matter[]> {
  const bodies: Matter[] = []
  for (let from = 0; from < lines.length; from += CHUNK) {
    const ids = lines.slice(from, from + CHUNK).map(({ id }) => id)
    const found = new Map(
      (await readBodies(house.db, jurisdiction, ids)).map((one) => [one.id, one]),
    )
    bodies.push(...ids.flatMap((id) => found.get(id) ?? []))
  }
  return bodies.filter(({ erased }) => !erased)
}

/** Its own code, where it was brought under one; else its number. */
async function codesOf(
  { house, jurisdiction }: City,
  lines: readonly Line[],
): Promise<ReadonlyMap<string, string>> {
  const ids = lines.map(({ id }) => id)
  const named = await namesOfMatters(house.db, jurisdiction, PLAN_SOURCE, ids)
  return new Map(lines.map(({ id, number }) => [id, named.get(id) ?? number]))
}

const parentOf = ({ links }: Matter) => links.find(({ type }) => type === 'part_of')?.to ?? null

/** As people order codes: A-2 before A-10. */
const order = new Intl.Collator('zh-CN', { numeric: true })

/** Each under the one it is part of, siblings by their codes. */
function inTree(targets: readonly Matter[], codes: ReadonlyMap<string, string>): readonly Matter[] {
  const code = ({ id }: Matter) => codes.get(id) ?? ''
  const there = new Set(targets.map(({ id }) => id))
  const under = Map.groupBy(targets, (one) => {
    const parent = parentOf(one)
    return parent !== null && there.has(parent) ? parent : null
  })
  const walk = (parent: string | null): readonly Matter[] =>
    (under.get(parent) ?? [])
      .toSorted((a, b) => order.compare(code(a), code(b)))
      .flatMap((one) => [one, ...walk(one.id)])
  return walk(null)
}

function byName(series: readonly Matter[]): readonly Matter[] {
  return series.toSorted((a, b) => order.compare(a.subject.title, b.subject.title))
}

interface About {
  readonly codes: ReadonlyMap<string, string>
  readonly documents: Titles
  readonly series: Titles
  readonly org: Org
  readonly language: Language
}

function rowOf(matter: Matter, { codes, documents, series, org, language }: About) {
  const input = standingOf(matter)
  const parent = parentOf(matter)
  const word = (key: string) => CHOICES[key]?.[String(input[key])]?.[language] ?? null
  const { lead_unit, lead } = leadNames(org, String(input['lead'] ?? ''), language)
  const row: Record<string, Cell> = {
    ...(input as Record<string, Cell>),
    code: codes.get(matter.id) ?? matter.number,
    part_of: parent === null ? null : (codes.get(parent) ?? ''),
    document: documents.nameOf(String(input['document'] ?? '')),
    series: input['series'] ? series.nameOf(String(input['series'])) : null,
    direction: word('direction'),
    who: word('who'),
    aggregation: word('aggregation'),
    start: dayCell(input['start']),
    deadline: dayCell(input['deadline']),
    top: input['top'] === true ? (language === 'zh' ? '是' : 'yes') : null,
    lead_unit,
    lead,
    state: target.states[matter.state.name]?.words[language] ?? matter.state.name,
    support: supports(matter, org, language),
  }
  return row
}

const dayCell = (day: unknown) => new Date(`${String(day)}T00:00:00.000Z`)

/** As the post is called in its unit; by its id where two are called so. */
function leadNames(org: Org, id: string, language: Language) {
  const post = org.posts.get(id)
  if (!post) return { lead_unit: null, lead: id }
  const twins = [...org.posts.values()].filter(
    (one) =>
      one.unit === post.unit && nameKey(one.title[language]) === nameKey(post.title[language]),
  )
  return {
    lead_unit: org.units.get(post.unit)?.name[language] ?? post.unit,
    lead: twins.length === 1 ? post.title[language] : id,
  }
}

function supports(matter: Matter, org: Org, language: Language): string | null {
  if (runningBindings(matter, 'support').length === 0) return null
  const all = (matter.state as unknown as TargetState).supports
  return all
    .map(({ post, work, deadline }) => {
      const { lead_unit, lead } = leadNames(org, post, language)
      return `${lead_unit ?? ''} ${lead}：${work}（${deadline}）`
    })
    .join('\n')
}

const CHECKED = {
  waiting: { zh: '待核对', en: 'to be checked' },
  confirmed: { zh: '已核对', en: 'checked' },
  questioned: { zh: '有疑问', en: 'in question' },
} as const

function valueRows(
  matter: Matter,
  titles: Titles,
  language: Language,
): readonly Readonly<Record<string, Cell>>[] {
  const { unit, values } = matter.state as unknown as SeriesState
  const name = titles.nameOf(matter.id) || matter.number
  const ended =
    matter.state.name === 'kept' ? '' : `（${seriesKind.states['ended']?.words[language]}）`
  return values.map(({ period, value, source, reason, checked }) => ({
    series: name,
    unit,
    period,
    value,
    source,
    reason,
    checked: `${CHECKED[checked][language]}${ended}`,
  }))
}
