/** /data: what there is to download, what it means, under which licence, and what changed in how it is counted. */
import type { Words } from '../../kernel/index.ts'
import { at, dayWords, html, numberWords, page, sayer } from '../../pages/index.ts'
import type { Markup, View } from '../../pages/index.ts'
import { CHANGES, DEFINITIONS, TABLES } from '../definitions.ts'
import { releaseName } from '../logged.ts'
import type { BoardRead } from '../reading.ts'
import { section } from '../section.ts'
import { TOPICS } from '../tables.ts'
import { topics, words as boardWords } from '../words.ts'
import { columnsOf, LICENCE } from './dictionary.ts'
import { monthFiles, tableFile } from './files.ts'

const words = {
  title: { zh: '开放数据', en: 'Open data' },
  lead: {
    zh: '公开榜上的每个数字都能下载。每周一发布一次，发布后不再改动。',
    en: 'Every figure of the board can be downloaded. Released every Monday, and not changed afterwards.',
  },
  how: { zh: '怎么数，怎么取整', en: 'How it is counted and rounded' },
  how_counted: {
    zh: '每件诉求按收到的年份计入，状态以统计截止日为准。密办的、草稿不计。',
    en: 'A request counts for the year in which it came in, and stands where it stood on the last day counted. Sealed requests and drafts are not counted.',
  },
  how_rounded: {
    zh: '件数一律向下取整到十；“<10”是不到十件，一件没有也这样写；合计有时再少写十，免得从合计倒推。比例、中位数、九成数在不足 30 件时不公布。因为每一页、每一周都这样取整，互相减一减也只能得到一个范围。',
    en: 'All counts are rounded down to tens; "<10" is fewer than ten, none included; a sum is sometimes shown ten lower, so that nothing can be worked out from it. Shares, medians and ninth deciles are not given below 30 cases. As every page and every week is rounded alike, subtracting one from another gives a range and no more.',
  },
  how_again: {
    zh: '任何一周的数字都能从原始记录重新计算，逐字节比对：npm run answerable -- figures 日期。',
    en: 'The figures of any week can be recomputed from the events and compared byte for byte: npm run answerable -- figures DATE.',
  },
  how_intervals: {
    zh: '比例旁的区间是威尔逊 95% 区间（Wilson 1927），并已包含取整带来的误差。',
    en: 'Intervals are Wilson 95% intervals (Wilson 1927), widened by what rounding leaves open.',
  },
  tables: { zh: '表格', en: 'Tables' },
  year: { zh: '{year} 年（{day}发布）', en: '{year} (released on {day})' },
  ledger: { zh: '公开账本', en: 'the public ledger' },
  logged: {
    zh: '这一次公布记在{ledger}，序号 {n}：改一个数字就对不上。',
    en: 'This release is entry {n} of {ledger}: change a figure and it no longer fits.',
  },
  logged_soon: { zh: '这一次公布正在记进', en: 'This release is on its way into ' },
  stop: { zh: '。', en: '.' },
  logged_file: { zh: '当时公布的文件', en: 'The file as released' },
  logged_receipt: { zh: '存证凭证', en: 'Ledger receipt' },
  all: { zh: '这一年的全部表格，JSON', en: 'All tables of this year, JSON' },
  requests: { zh: '公开的诉求（Open311 格式）', en: 'Public requests (Open311 format)' },
  requests_lead: {
    zh: '与 Open311 接口逐件给出的内容相同：类别、大致地点、状态、承办单位，没有诉求人的话。',
    en: 'The same as the Open311 interface gives one by one: category, rough place, state, unit; no word of whoever asked.',
  },
  dictionary: { zh: '数据字典', en: 'Data dictionary' },
  feeds: { zh: '订阅（Atom）', en: 'Feeds (Atom)' },
  licence: { zh: '许可', en: 'Licence' },
  licence_words: {
    zh: '数据以知识共享署名 4.0（CC BY 4.0）许可开放：可以自由使用、改编、转载，注明出处即可。',
    en: 'The data are open under Creative Commons Attribution 4.0 (CC BY 4.0): use, change and pass them on freely, naming the source.',
  },
  changes: { zh: '统计口径的变化', en: 'Changes in definitions' },
  changed: { zh: '第 {n} 版，{day}起', en: 'Method {n}, since {day}' },
} satisfies Record<string, Words>

/** `places`: of the releases' files in the public log, by name. */
export function dataPage(view: View, read: BoardRead, places: ReadonlyMap<string, number>): string {
  const say = sayer(view)
  return page({
    view,
    path: '/data',
    title: words.title,
    here: 'board',
    main: html`<div class="stack">
      <h1>${say(words.title)}</h1>
      <p class="lead">${say(words.lead)}</p>
      ${section(
        view,
        'how',
        words.how,
        null,
        html`<p>${say(words.how_counted)}</p>
          <p>${say(words.how_rounded)}</p>
          <p>${say(words.how_intervals)}</p>
          <p>${say(words.how_again)}</p>`,
      )}
      ${tablesSection(view, read, places)} ${requestsSection(view, read)} ${dictionarySection(view)}
      ${feedsSection(view, read)}
      ${section(view, 'licence', words.licence, null, html`<p>${say(words.licence_words)} <a href="https://creativecommons.org/licenses/by/4.0/">${LICENCE}</a></p>`)}
      ${section(
        view,
        'changes',
        words.changes,
        null,
        html`<ul class="plain-list">
          ${CHANGES.map(
            ({ method, since, what }) =>
              html`<li>
                <strong
                  >${say(words.changed).replace('{n}', String(method)).replace('{day}', dayWords(since, view.language))}</strong
                >
                ${say(what)}
              </li>`,
          )}
        </ul>`,
      )}
    </div>`,
  })
}

function tablesSection(
  view: View,
  { releases }: BoardRead,
  places: ReadonlyMap<string, number>,
): Markup {
  const say = sayer(view)
  const link = (path: string, text: string, of: string) =>
    html`<a href="${path}">${text}<span class="unseen"> ${of}</span></a>`
  return section(
    view,
    'tables',
    words.tables,
    releases.length === 0 ? boardWords.none_yet : null,
    releases.map((release) => {
      const { year, releasedOn } = release
      return html`<h3>
          ${say(words.year).replace('{year}', String(year)).replace('{day}', dayWords(releasedOn, view.language))}
        </h3>
        <ul class="plain-list files">
          ${TABLES.map((name) => {
            const title = say(DEFINITIONS[name].title)
            return html`<li>
              <strong>${title}</strong>
              ${(['csv', 'json'] as const).map((format) => link(tableFile(name, year, format), format.toUpperCase(), title))}
            </li>`
          })}
        </ul>
        <p><a href="/data/all-${year}.json">${say(words.all)}</a></p>
        ${loggedLine(view, releaseName(release), places)}`
    }),
  )
}

/** That and where the release is in the log: whoever has the file can prove that it is that of the day. */
function loggedLine(view: View, name: string, places: ReadonlyMap<string, number>): Markup {
  const say = sayer(view)
  const place = places.get(name)
  const ledger = html`<a href="${at(view, '/ledger')}">${say(words.ledger)}</a>`
  if (place === undefined)
    return html`<p class="hint">${say(words.logged_soon)}${ledger}${say(words.stop)}</p>`
  const [before = '', after = ''] = say(words.logged)
    .replace('{n}', numberWords(place, view.language))
    .split('{ledger}')
  const file = (path: string, label: string) => html` <a href="/data/${path}">${label}</a>`
  return html`<p class="hint n">
    ${before}${ledger}${after} ${file(name, say(words.logged_file))} ·
    ${file(name.replace(/json$/u, 'tlog-proof'), say(words.logged_receipt))}
  </p>`
}

function requestsSection(view: View, { releases }: BoardRead): Markup {
  const files = releases.flatMap(monthFiles)
  return section(
    view,
    'requests',
    words.requests,
    words.requests_lead,
    files.length > 0 &&
      html`<ul class="links">
        ${files.map((file) => html`<li><a href="${file}">${file.slice('/data/requests-'.length, -'.json'.length)}</a></li>`)}
      </ul>`,
  )
}

function dictionarySection(view: View): Markup {
  const say = sayer(view)
  const all = new Map(TABLES.flatMap((name) => columnsOf(name).map((one) => [one.name, one])))
  return section(
    view,
    'dictionary',
    words.dictionary,
    null,
    html`<dl class="facts">
        ${[...all.values()].map(
          ({ name, words: meaning }) =>
            html`<dt><code>${name}</code></dt>
              <dd>${say(meaning)}</dd>`,
        )}
      </dl>
      <p><a href="/data/dictionary.json">dictionary.json</a></p>`,
  )
}

function feedsSection(view: View, { releases, names }: BoardRead): Markup {
  const say = sayer(view)
  const districts = releases[0]?.inputs.districts ?? []
  return section(
    view,
    'feeds',
    words.feeds,
    null,
    html`<ul class="links">
      ${TOPICS.map((topic) => html`<li><a href="/feeds/topic/${topic}.atom">${say(topics[topic])}</a></li>`)}
      ${districts.map((code) => html`<li><a href="/feeds/district/${code}.atom">${say(names.division(code))}</a></li>`)}
    </ul>`,
  )
}
