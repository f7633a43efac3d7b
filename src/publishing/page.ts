/** /board as a page: figures first, the four priorities, then promises and what cannot be done. */
import type { Words } from '../kernel/index.ts'
import { dayWords, html, numberWords, page, sayer } from '../pages/index.ts'
import type { Markup, View } from '../pages/index.ts'
import { STANDINGS, TOPICS } from './board.ts'
import type { Board, Counts, Topic } from './board.ts'
import { barOf } from './bars.ts'
import type { Segment } from './bars.ts'
import type { BoardRead } from './reading.ts'
import { cannotList, promiseList } from './lists.ts'
import { section } from './section.ts'
import { LEAST_SHOWN } from './suppress.ts'
import type { Shown } from './suppress.ts'
import { standings, topics, words } from './words.ts'

export function boardPage(view: View, read: BoardRead): string {
  const say = sayer(view)
  const { board, since } = read
  return page({
    view,
    path: '/board',
    title: words.title,
    here: 'board',
    main: html`<div class="stack">
      <h1>${say(words.title)}</h1>
      <p class="lead">${say(words.lead).replace('{day}', dayWords(since, view.language))}</p>
      ${standingFigures(view, board)} ${topicFigures(view, board)} ${smallLane(view, read)}
      ${districtTable(view, read)} ${endedFigures(view, board)} ${promiseList(view, read)}
      ${cannotList(view, read)}
      <p class="quiet">${say(words.sealed)}</p>
    </div>`,
  })
}

function figureList(
  view: View,
  figures: readonly {
    readonly words: Words
    readonly value: number | string
    readonly note?: string
  }[],
): Markup {
  const say = sayer(view)
  return html`<dl class="figures">
    ${figures.map(
      ({ words: label, value, note }, at) =>
        html`<div class="${at === 0 && 'first'}">
          <dt>${say(label)}</dt>
          <dd>
            ${typeof value === 'number' ? numberWords(value, view.language) : value}${note !== undefined && html` <small>${note}</small>`}
          </dd>
        </div>`,
    )}
  </dl>`
}

function standingFigures(view: View, { cameIn, counts }: Board): Markup {
  const n = numberWords(cameIn, view.language)
  const figures = STANDINGS.map((one) => ({ words: standings[one], value: counts[one] }))
  return section(
    view,
    'standing',
    words.standing,
    null,
    html`${figureList(view, [{ words: words.came_in, value: cameIn }, ...figures])}
      <p class="quiet">${sayer(view)(words.adds_up).replace('{n}', n)}</p>`,
  )
}

/** From what is over to what has not begun; each length is a count, and stands in the table below. */
const SEGMENTS: readonly (readonly [readonly (keyof Counts)[], Segment['paint']])[] = [
  [['done', 'answered'], 1],
  [['in_hand'], 2],
  [['waiting'], 3],
  [['cannot'], 4],
]

function topicFigures(view: View, board: Board): Markup {
  const say = sayer(view)
  const shown = board.topics.map((one) => ({ ...one, isSmall: one.cameIn < LEAST_SHOWN }))
  const most = Math.max(...shown.map((one) => one.cameIn), 1)
  const key = (paint: number, labels: readonly Words[]) =>
    html`<span
      ><i class="bar-${paint}"></i
      >${labels.map(say).join(view.language === 'zh' ? '、' : ', ')}</span
    >`
  return section(
    view,
    'topics',
    words.topics,
    words.topics_lead,
    html`<p class="key" aria-hidden="true">
        ${SEGMENTS.map(([names, paint]) =>
          key(
            paint,
            names.map((name) => standings[name]),
          ),
        )}
      </p>
      <ul class="bars" aria-hidden="true">
        ${shown.map(
          ({ topic, cameIn, counts, isSmall }) =>
            html`<li>
              <span>${say(topics[topic])}</span>
              ${isSmall ? html`<span></span>` : barOf(segmentsOf(counts), most)}
              <span class="n"
                >${isSmall ? `<${LEAST_SHOWN}` : numberWords(cameIn, view.language)}</span
              >
            </li>`,
        )}
      </ul>
      ${topicTable(view, shown)}`,
  )
}

function segmentsOf(counts: Counts): readonly Segment[] {
  return SEGMENTS.map(([names, paint]) => ({
    paint,
    value: names.reduce((sum, name) => sum + counts[name], 0),
  }))
}

function topicTable(
  view: View,
  rows: readonly { topic: Topic; cameIn: number; counts: Counts; isSmall: boolean }[],
): Markup {
  const say = sayer(view)
  const columns = STANDINGS.filter((one) => one !== 'merged')
  return table(
    view,
    words.table_topics,
    html`<th scope="col">${say(words.topic)}</th>
      <th scope="col" class="n">n</th>
      ${columns.map((one) => html`<th scope="col" class="n">${say(standings[one])}</th>`)}`,
    rows.map(
      ({ topic, cameIn, counts, isSmall }) =>
        html`<tr ${topic !== 'other' && html`class="first"`}>
          <th scope="row">${say(topics[topic])}</th>
          <td class="n">${isSmall ? `<${LEAST_SHOWN}` : numberWords(cameIn, view.language)}</td>
          ${columns.map((one) => html`<td class="n">${isSmall ? '·' : numberWords(counts[one], view.language)}</td>`)}
        </tr>`,
    ),
  )
}

function table(view: View, caption: Words, head: Markup, rows: readonly Markup[]): Markup {
  const say = sayer(view)
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say(caption)}">
    <table>
      <caption>
        ${say(caption)}
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`
}

function smallLane(view: View, { board, wait }: BoardRead): Markup {
  const say = sayer(view)
  const { cameIn, open } = board.small
  const median = wait
    ? {
        value: spanWords(wait.milliseconds, view),
        note: say(words.median_of).replace('{n}', String(wait.n)),
      }
    : { value: '—', note: say(words.median_none) }
  return section(
    view,
    'small',
    words.small,
    words.small_lead,
    figureList(view, [
      { words: words.median, ...median },
      { words: words.came_in, value: cameIn },
      { words: words.small_open, value: open },
    ]),
  )
}

/** To a tenth of a day, or in hours below a day. */
function spanWords(milliseconds: number, { language }: View): string {
  const hours = milliseconds / 3_600_000
  const isShort = hours < 24
  const value = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    maximumFractionDigits: 1,
  }).format(isShort ? hours : hours / 24)
  if (language === 'zh') return `${value} ${isShort ? '小时' : '天'}`
  return `${value} ${isShort ? 'h' : 'days'}`
}

function districtTable(view: View, { board, names }: BoardRead): Markup {
  const say = sayer(view)
  const { byDistrict, districts } = board
  const cell = (value: Shown, isSum = false) => {
    if (value === 'small') return html`<td class="n quiet">&lt;${LEAST_SHOWN}</td>`
    if (value === 'withheld') return html`<td class="n quiet">—</td>`
    const count = numberWords(value, view.language)
    return html`<td class="n">${isSum ? html`<strong>${count}</strong>` : count}</td>`
  }
  const rows = districts.map(
    (code, at) =>
      html`<tr>
        <th scope="row">${code === '' ? say(words.unsaid) : say(names.division(code))}</th>
        ${byDistrict.cells[at]?.map((value) => cell(value))}
        ${cell(byDistrict.rows[at] ?? 'small', true)}
      </tr>`,
  )
  const sums = html`<tr>
    <th scope="row">${say(words.all)}</th>
    ${byDistrict.columns.map((value) => cell(value, true))} ${cell(byDistrict.total, true)}
  </tr>`
  return section(
    view,
    'districts',
    words.districts,
    words.hidden,
    table(
      view,
      words.districts_table,
      html`<th scope="col">${say(words.district)}</th>
        ${TOPICS.map((topic) => html`<th scope="col" class="n">${say(topics[topic])}</th>`)}
        <th scope="col" class="n">${say(words.all)}</th>`,
      [...rows, sums],
    ),
  )
}

function endedFigures(view: View, { ended }: Board): Markup {
  return section(
    view,
    'ended',
    words.ended_title,
    words.ended_lead,
    figureList(view, [
      { words: words.judged, value: ended.judged },
      { words: words.unjudged, value: ended.unjudged },
      { words: words.unreached, value: ended.unreached },
    ]),
  )
}
