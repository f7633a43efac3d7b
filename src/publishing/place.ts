/** The page of one district, unit, topic or year: the same figures, of fewer requests. Null: there is no such one. */
import { at, html, page, sayer } from '../pages/index.ts'
import type { Markup, Part, View } from '../pages/index.ts'
import type { Words } from '../kernel/index.ts'
import { dataLinks, leadOf } from './page.ts'
import { countWords, standingSection, verdictSection, waitSection } from './parts.ts'
import { table } from './table.ts'
import { currentOf } from './reading.ts'
import type { BoardRead, Release } from './reading.ts'
import {
  districtSection,
  monthSection,
  topicTable,
  unitSection,
  yearTable,
} from './tables-shown.ts'
import type { Row, Topic } from './tables.ts'
import { isTopic, TOPICS } from './tables.ts'
import { section } from './section.ts'
import { topics, words } from './words.ts'

export type Scope = 'district' | 'unit' | 'topic' | 'year'

export function isScope(text: string): text is Scope {
  return text === 'district' || text === 'unit' || text === 'topic' || text === 'year'
}

export function placePage(view: View, read: BoardRead, scope: Scope, code: string): string | null {
  const release =
    scope === 'year' ? read.releases.find(({ year }) => String(year) === code) : currentOf(read)
  if (!release) return null
  const row = rowOf(release, scope, code)
  if (!row || code === '') return null
  const title = titleOf(read, scope, code)
  const others = scope === 'year' ? [] : read.releases.filter((one) => rowOf(one, scope, code))
  const feed =
    scope === 'district' || scope === 'topic' ? `/feeds/${scope}/${code}.atom` : undefined
  return page({
    view,
    path: `/board/${scope}/${code}`,
    title,
    here: 'board',
    main: html`<div class="stack">
      <p><a href="${at(view, '/board')}">${sayer(view)(words.back)}</a></p>
      <h1>${sayer(view)(title)}</h1>
      ${leadOf(view, release)} ${standingSection(view, row)} ${verdictSection(view, row)}
      ${waitSection(view, row)} ${more(view, read, release, scope, code)}
      ${others.length > 1 && yearTable(view, others, (one) => rowOf(one, scope, code))}
      <p class="quiet">${sayer(view)(words.sealed)}</p>
      ${dataLinks(view, feed)}
    </div>`,
  })
}

function rowOf({ tables }: Release, scope: Scope, code: string): Row | undefined {
  return scope === 'year' ? tables.city[0] : tables[scope].find(({ keys }) => keys[0] === code)
}

export function titleOf({ names }: Pick<BoardRead, 'names'>, scope: Scope, code: string): Words {
  switch (scope) {
    case 'district':
      return names.division(code)
    case 'unit':
      return names.unit(code)
    case 'topic':
      return isTopic(code) ? topics[code] : { zh: code, en: code }
    case 'year':
      return { zh: `${code} 年`, en: code }
  }
}

function more(view: View, read: BoardRead, release: Release, scope: Scope, code: string): Part {
  switch (scope) {
    case 'district':
      return crossed(
        view,
        words.by_topic,
        words.topic,
        TOPICS.map((topic) => {
          return {
            name: topics[topic],
            path: `/board/topic/${topic}`,
            cameIn: cameIn(release, code, topic),
          }
        }),
      )
    case 'topic':
      return crossed(
        view,
        words.districts,
        words.district,
        release.tables.district.map(({ keys: [district = ''] }) => ({
          name: district === '' ? words.unsaid : read.names.division(district),
          path: district === '' ? null : `/board/district/${district}`,
          cameIn: cameIn(release, district, code as Topic),
        })),
      )
    case 'unit':
      return null
    case 'year':
      return [
        section(
          view,
          'topics',
          words.topics,
          words.topics_lead,
          topicTable(view, release.tables.topic),
        ),
        districtSection(view, read, release),
        unitSection(view, read, release),
        monthSection(view, release),
      ]
  }
}

function cameIn({ tables }: Release, district: string, topic: Topic): number {
  return (
    tables.district_topic.find(({ keys }) => keys[0] === district && keys[1] === topic)?.came_in ??
    0
  )
}

function crossed(
  view: View,
  title: Words,
  column: Words,
  rows: readonly { readonly name: Words; readonly path: string | null; readonly cameIn: number }[],
): Markup {
  const say = sayer(view)
  return section(
    view,
    'within',
    title,
    null,
    table(
      view,
      title,
      [column, words.came_in],
      rows.map(({ name, path, cameIn: count }) => ({
        head: path === null ? say(name) : html`<a href="${at(view, path)}">${say(name)}</a>`,
        cells: [countWords(count, view)],
      })),
      true,
    ),
  )
}
