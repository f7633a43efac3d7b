/** The tables of the board as they are shown: districts as tiles, units in bands, months as columns. */
import { at, html, sayer } from '../pages/index.ts'
import type { Markup, Part, View } from '../pages/index.ts'
import { columnsOf } from './charts.ts'
import { countWords, daysWords, OVERVIEW, overviewCells } from './parts.ts'
import { table } from './table.ts'
import { bandBeside, rateOf } from './rates.ts'
import type { Rate } from './rates.ts'
import type { BoardRead, Release } from './reading.ts'
import { section } from './section.ts'
import type { Band } from './statistics.ts'
import type { Row, Topic } from './tables.ts'
import { TOPICS } from './tables.ts'
import { bands, topics, words } from './words.ts'

const SIGNS: Readonly<Record<Band | 'few', string>> = {
  above: '▲',
  alike: '＝',
  below: '▼',
  few: '·',
}

function solvedOf(row: Row): Rate | null {
  return rateOf(row.solved, row.judged)
}

function bandOfRow(row: Row, { tables }: Release): Band | 'few' {
  const [city] = tables.city
  return bandBeside(solvedOf(row), city ? solvedOf(city) : null) ?? 'few'
}

export function districtSection(view: View, { names }: BoardRead, release: Release): Markup {
  const say = sayer(view)
  const rows = release.tables.district
  const nameOf = (code: string) => (code === '' ? say(words.unsaid) : say(names.division(code)))
  const link = (code: string) =>
    code === ''
      ? nameOf(code)
      : html`<a href="${at(view, `/board/district/${code}`)}">${nameOf(code)}</a>`
  return section(
    view,
    'districts',
    words.districts,
    words.districts_lead,
    html`<ul class="tiles">
        ${rows
          .filter(({ keys: [code] }) => code !== '')
          .map((row) => {
            const band = bandOfRow(row, release)
            return html`<li class="band-${band}">
              <strong>${link(row.keys[0] ?? '')}</strong>
              <span>${say(words.came_in)} ${countWords(row.came_in, view)}</span>
              <span>${daysWords(row.wait_median_working_days, view, 'working')}</span>
              <span role="img" aria-label="${say(bands[band])}">${SIGNS[band]}</span>
            </li>`
          })}
      </ul>
      ${table(
        view,
        words.districts,
        [words.district, ...OVERVIEW],
        rows.map((row) => ({ head: link(row.keys[0] ?? ''), cells: overviewCells(view, row) })),
        true,
      )}
      ${crossTable(view, release, nameOf)}`,
  )
}

function crossTable(view: View, { tables }: Release, nameOf: (code: string) => string): Markup {
  const districts = [...new Set(tables.district_topic.map(({ keys }) => keys[0] ?? ''))]
  const cell = (district: string, topic: Topic) => {
    const row = tables.district_topic.find(({ keys }) => keys[0] === district && keys[1] === topic)
    return countWords(row?.came_in ?? 0, view)
  }
  return table(
    view,
    { zh: '收到的件数，按区县和主题', en: 'How many came in, by district and topic' },
    [words.district, ...TOPICS.map((topic) => topics[topic])],
    districts.map((district) => ({
      head: nameOf(district),
      cells: TOPICS.map((topic) => cell(district, topic)),
    })),
  )
}

/** Within a group by name: nothing here says who is first. */
export function unitSection(view: View, { names }: BoardRead, release: Release): Markup {
  const say = sayer(view)
  const rows = release.tables.unit
    .filter(({ keys: [unit], came_in: cameIn }) => unit !== '' && cameIn > 0)
    .map((row) => ({
      row,
      name: say(names.unit(row.keys[0] ?? '')),
      band: bandOfRow(row, release),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, view.language === 'zh' ? 'zh-CN' : 'en'))
  const groups = (['above', 'alike', 'below', 'few'] as const)
    .map((band) => ({ band, own: rows.filter((one) => one.band === band) }))
    .filter(({ own }) => own.length > 0)
  return section(
    view,
    'units',
    words.units,
    words.units_lead,
    groups.map(
      ({ band, own }) =>
        html`<h3>${SIGNS[band]} ${say(bands[band])}</h3>
          ${table(
            view,
            bands[band],
            [words.unit, ...OVERVIEW],
            own.map(({ row, name }) => ({
              head: html`<a href="${at(view, `/board/unit/${row.keys[0] ?? ''}`)}">${name}</a>`,
              cells: overviewCells(view, row),
            })),
            true,
          )}`,
    ),
  )
}

export function topicTable(view: View, rows: readonly Row[]): Markup {
  const say = sayer(view)
  return table(
    view,
    words.by_topic,
    [words.topic, ...OVERVIEW],
    rows.map((row) => {
      const topic = row.keys[0] as Topic
      const link = html`<a href="${at(view, `/board/topic/${topic}`)}">${say(topics[topic])}</a>`
      return { head: link, cells: overviewCells(view, row), first: topic !== 'other' }
    }),
  )
}

export function monthSection(view: View, { tables }: Release): Markup {
  const say = sayer(view)
  const first = tables.month.findIndex(({ came_in: cameIn }) => cameIn > 0)
  // Months before anything came in say nothing.
  const rows = tables.month.slice(Math.max(first, 0))
  const columns = rows.map((row) => {
    const month = Number((row.keys[0] ?? '').slice(5))
    return {
      label: view.language === 'zh' ? `${month}月` : (MONTHS[month - 1] ?? ''),
      value: row.came_in,
      shown: countWords(row.came_in, view),
    }
  })
  const told = columns.map(({ label: name, shown }) => `${name} ${shown}`).join(', ')
  return section(
    view,
    'months',
    words.months,
    null,
    html`<div class="scroll" tabindex="0" role="region" aria-label="${say(words.months_chart)}">
        ${columnsOf(columns, say(words.months_chart), told)}
      </div>
      ${table(
        view,
        words.months,
        [words.month, ...OVERVIEW],
        rows.map((row) => ({ head: row.keys[0] ?? '', cells: overviewCells(view, row) })),
        true,
      )}`,
  )
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export function yearTable(
  view: View,
  releases: readonly Release[],
  rowOf: (release: Release) => Row | undefined,
): Markup {
  const rows = releases.flatMap((release) => {
    const row = rowOf(release)
    return row ? [{ year: release.year, row }] : []
  })
  return section(
    view,
    'years',
    words.years,
    null,
    table(
      view,
      words.years,
      [words.year, ...OVERVIEW],
      rows.map(({ year, row }) => ({
        head: html`<a href="${at(view, `/board/year/${year}`)}">${String(year)}</a>` as Part,
        cells: overviewCells(view, row),
      })),
      true,
    ),
  )
}
