/** /board: outcomes of the whole city first, then priorities, places, units, promises and what cannot be done. */
import { at, dayWords, html, page, sayer } from '../pages/index.ts'
import type { Markup, Part, View } from '../pages/index.ts'
import { addDays } from '../kernel/index.ts'
import { cannotList, promiseList } from './lists.ts'
import {
  barMost,
  countWords,
  standingBar,
  standingKey,
  standingSection,
  verdictSection,
  waitSection,
} from './parts.ts'
import { currentOf } from './reading.ts'
import type { BoardRead, Release } from './reading.ts'
import { section } from './section.ts'
import {
  districtSection,
  monthSection,
  topicTable,
  unitSection,
  yearTable,
} from './tables-shown.ts'
import { TOPICS } from './tables.ts'
import { topics, words } from './words.ts'

export function boardPage(view: View, read: BoardRead): string {
  const say = sayer(view)
  const release = currentOf(read)
  return page({
    view,
    path: '/board',
    title: words.title,
    here: 'board',
    main: html`<div class="stack">
      <h1>${say(words.title)}</h1>
      ${release ? released(view, read, release) : html`<p class="lead">${say(words.none_yet)}</p>`}
      ${promiseList(view, read)} ${cannotList(view, read)}
      <p class="quiet">${say(words.sealed)}</p>
      <p><a href="${at(view, '/plan')}">${say(words.plan)}</a></p>
      ${dataLinks(view)}
    </div>`,
  })
}

/** What year, until when, and how the figures are to be read: on every page of figures. */
export function leadOf(view: View, release: Release): Markup {
  const say = sayer(view)
  const until = dayWords(addDays(release.releasedOn, -1), view.language)
  return html`<p class="lead">
      ${say(words.lead).replace('{year}', String(release.year)).replace('{day}', until)}
    </p>
    <p class="quiet">${say(words.rounded)} <a href="${at(view, '/data')}">${say(words.how)}</a></p>`
}

export function dataLinks(view: View, feed?: string): Markup {
  const say = sayer(view)
  return html`<p class="actions">
    <a class="button second" href="${at(view, '/data')}">${say(words.data)}</a>
    ${feed !== undefined && html`<a class="button second" href="${at(view, feed)}">${say(words.feed)}</a>`}
  </p>`
}

function released(view: View, read: BoardRead, release: Release): Part {
  const { tables } = release
  const [city] = tables.city
  const [small] = tables.small
  if (!city || !small) throw new Error('a release without its city')
  return [
    leadOf(view, release),
    jumps(view),
    standingSection(view, city),
    verdictSection(view, city),
    waitSection(view, city),
    topicSection(view, release),
    smallLane(view, small),
    districtSection(view, read, release),
    unitSection(view, read, release),
    monthSection(view, release),
    read.releases.length > 1 && yearTable(view, read.releases, ({ tables: one }) => one.city[0]),
  ]
}

/** Ways down a long page. */
function jumps(view: View): Markup {
  const say = sayer(view)
  const parts = [
    ['topics', words.topics],
    ['districts', words.districts],
    ['units', words.units],
    ['months', words.months],
    ['promises', words.promises],
    ['cannot', words.cannot],
  ] as const
  return html`<nav aria-label="${say(words.jump)}">
    <ul class="links">
      ${parts.map(([id, label]) => html`<li><a href="#${id}">${say(label)}</a></li>`)}
    </ul>
  </nav>`
}

function topicSection(view: View, { tables }: Release): Markup {
  const say = sayer(view)
  const rows = tables.topic
  const most = Math.max(...rows.map(barMost))
  return section(
    view,
    'topics',
    words.topics,
    words.topics_lead,
    html`${standingKey(view)}
      <ul class="bars">
        ${TOPICS.map((topic, n) => {
          const row = rows[n]
          return (
            row &&
            html`<li>
              <a href="${at(view, `/board/topic/${topic}`)}">${say(topics[topic])}</a>
              ${standingBar(view, row, most, say(topics[topic]))}
              <span class="n">${countWords(row.came_in, view)}</span>
            </li>`
          )
        })}
      </ul>
      ${topicTable(view, rows)}`,
  )
}

function smallLane(view: View, small: NonNullable<Release['tables']['small'][0]>): Markup {
  return waitSection(view, small, words.small, words.small_lead, 'small')
}
