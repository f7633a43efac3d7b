/** /appraisals: the rules of a year, and once they are published its results in bands, measure by measure, with their mix beside. */
import type { Words } from '../kernel/index.ts'
import { at, dayWords, html, page, prose, sayer } from '../pages/index.ts'
import type { Markup, Part, View } from '../pages/index.ts'
import type { AppraisalShown, MeasureShown, ResultsShown, UnitShown } from './listing.ts'
import { words } from './words.ts'

export function listPage(view: View, appraisals: readonly AppraisalShown[]): string {
  const say = sayer(view)
  return page({
    view,
    path: '/appraisals',
    title: words.list,
    main: html`<div class="stack">
      <h1>${say(words.list)}</h1>
      <p class="lead">${say(words.lead)}</p>
      ${appraisals.length === 0 && html`<p>${say(words.none)}</p>`}
      <ul class="plain-list">
        ${appraisals.map(
          ({ number, title, year, stateWords }) =>
            html`<li>
              <p>
                <a href="${at(view, `/appraisals/${number}`)}"><strong>${title}</strong></a>
              </p>
              <p class="quiet">
                ${say(words.year).replace('{year}', `${year}`)} · ${say(stateWords)}
              </p>
            </li>`,
        )}
      </ul>
    </div>`,
  })
}

export function appraisalPage(view: View, one: AppraisalShown, least: number): string {
  const say = sayer(view)
  return page({
    view,
    path: `/appraisals/${one.number}`,
    title: { zh: one.title, en: one.title },
    main: html`<div class="stack">
      <h1>${one.title}</h1>
      <p class="quiet">
        ${say(words.year).replace('{year}', `${one.year}`)} · ${say(one.stateWords)}
      </p>
      ${one.reason !== null && html`<p>${say(words.dropped).replace('{reason}', one.reason)}</p>`}
      ${one.results && results(view, one, one.results, least)} ${rules(view, one)}
      <p><a href="${at(view, '/appraisals')}">${say(words.to_list)}</a></p>
    </div>`,
  })
}

function section(view: View, id: string, title: Words, inside: Part): Markup {
  return html`<section class="stack" aria-labelledby="${id}">
    <h2 id="${id}">${sayer(view)(title)}</h2>
    ${inside}
  </section>`
}

function rules(view: View, one: AppraisalShown): Markup {
  const say = sayer(view)
  return section(
    view,
    'rules',
    words.rules,
    html`<p><strong>${say(words.basis)}</strong>　${one.basis}</p>
      <div class="scroll" tabindex="0" role="region" aria-label="${say(words.rules_table)}">
        <table>
          <thead>
            <tr>
              <th scope="col">${say(words.measure)}</th>
              <th scope="col" class="n">${say(words.weight)}</th>
              <th scope="col">${say(words.method)}</th>
            </tr>
          </thead>
          <tbody>
            ${one.rules.map(
              (rule) =>
                html`<tr>
                  <th scope="row">${say(rule.words)}</th>
                  <td class="n">${rule.weight}</td>
                  <td>${say(rule.method)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <h3>${say(words.context)}</h3>
      ${prose(one.context)}
      ${
        one.comments.length > 0 &&
        html`<h3>${say(words.comments)}</h3>
          <ul class="dots">
            ${one.comments.map((comment) => html`<li>${say(comment.unit)}：${comment.words}</li>`)}
          </ul>`
      }
      ${
        one.dealt !== null &&
        html`<h3>${say(words.dealt)}</h3>
          ${prose(one.dealt)}`
      }`,
  )
}

const BANDS = ['above', 'alike', 'below'] as const

function results(view: View, one: AppraisalShown, shown: ResultsShown, least: number): Markup {
  const say = sayer(view)
  const unsaid = shown.units.filter(({ band }) => band === null)
  return section(
    view,
    'results',
    words.results,
    html`<dl class="facts">
        ${BANDS.map((band) =>
          bandOf(
            view,
            words[band],
            shown.units.filter((unit) => unit.band === band),
          ),
        )}
        ${unsaid.length > 0 && bandOf(view, words.unsaid, unsaid)}
      </dl>
      <p class="quiet">${say(words.band_how)}</p>
      <h3 id="table">${say(words.table)}</h3>
      ${table(view, one, shown, least)}
      <p class="quiet">${say(words.mix)}</p>
      ${shown.leftOut > 0 && html`<p>${say(words.left_out).replace('{count}', `${shown.leftOut}`)}</p>`}
      ${appeals(view, one)}
      <p class="quiet">
        ${say(words.recompute)
          .replace('{day}', dayWords(shown.through, view.language))
          .replace('{digest}', shown.digest.slice(0, 16))}
      </p>`,
  )
}

function bandOf(view: View, title: Words, units: readonly UnitShown[]): Markup {
  const say = sayer(view)
  return html`<div>
    <dt>${say(title)}</dt>
    <dd>
      ${units.length === 0 ? say(words.nobody) : units.map((unit) => say(unit.words)).join('、')}
    </dd>
  </div>`
}

const percent = (share: number) => `${Math.round(share * 100)}%`

function table(view: View, one: AppraisalShown, shown: ResultsShown, least: number): Markup {
  const say = sayer(view)
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="table">
    <table>
      <thead>
        <tr>
          <th scope="col">${say(words.unit)}</th>
          ${one.rules.map((rule) => html`<th scope="col">${say(rule.words)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${shown.units.map(
          (unit) =>
            html`<tr>
              <th scope="row">${say(unit.words)}</th>
              ${one.rules.map(({ measure }) => {
                const found = unit.measures.find((each) => each.measure === measure)
                return html`<td>${found ? cell(view, found, least) : '—'}</td>`
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function cell(view: View, { share, low, high, band, expected }: MeasureShown, least: number): Part {
  const say = sayer(view)
  if (share === null || low === null || high === null)
    return say(words.few).replace('{least}', `${least}`)
  const beside = expected === null ? '' : say(words.expected).replace('{share}', percent(expected))
  return html`${percent(share)}（${percent(low)}–${percent(high)}）<br /><span class="quiet"
      >${say(words[band])}${beside !== '' && html`<br />${beside}`}</span
    >`
}

function appeals(view: View, { appeals: all }: AppraisalShown): Part {
  if (all.length === 0) return null
  const say = sayer(view)
  return html`<h3>${say(words.appeals)}</h3>
    <ul class="dots">
      ${all.map(
        ({ unit, measure, decided }) =>
          html`<li>
            ${say(unit)} ·
            ${say(measure)}${decided && html`：${say(decided.granted ? words.granted : words.stands)}。${decided.reason}`}
          </li>`,
      )}
    </ul>`
}
