/** /burden: how much is asked of whom, as bars with their table, and everything that is asked one by one. */
import type { Words } from '../kernel/index.ts'
import { OFTEN, SORTS } from '../kinds/index.ts'
import type { Rates } from '../kinds/index.ts'
import { dayWords, html, numberWords, page, sayer, spokenIn } from '../pages/index.ts'
import type { Markup, View } from '../pages/index.ts'
import type { Asking, Meter, Share } from './meter.ts'
import { words } from './words.ts'

export interface BurdenPage {
  readonly view: View
  readonly meter: Meter
  readonly rates: Rates
  readonly unit: (id: string) => Words
}

export function burdenPage(given: BurdenPage): string {
  const { view, meter } = given
  const say = sayer(view)
  return page({
    view,
    path: '/burden',
    title: words.title,
    main: html`<div class="stack">
      <h1>${say(words.title)}</h1>
      <p class="lead">${say(words.lead)}</p>
      ${
        meter.askings.length === 0
          ? html`<p>${say(words.none)}</p>`
          : html`<p>
                <strong
                  >${say(words.total)
                    .replace('{n}', numberWords(meter.burdens, view.language))
                    .replace('{hours}', numberWords(meter.hours, view.language))}</strong
                >
              </p>
              ${shares(given, 'asked', words.by_asked, meter.asked)}
              ${shares(given, 'askers', words.by_asker, meter.askers)} ${list(given)}`
      }
      ${how(given)}
    </div>`,
  })
}

function shares(
  { view, unit }: BurdenPage,
  id: string,
  title: Words,
  all: readonly Share[],
): Markup {
  const say = sayer(view)
  const named = all
    .map((share) => ({ share, name: say(unit(share.unit)) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, view.language === 'zh' ? 'zh-CN' : 'en'))
  const most = Math.max(...all.map(({ hours }) => hours), 1)
  const row = ({ share, name }: (typeof named)[number]) =>
    html`<tr>
      <th scope="row">${name}</th>
      <td class="n">${numberWords(share.burdens, view.language)}</td>
      <td class="n">${numberWords(share.data, view.language)}</td>
      <td class="n">${numberWords(share.hours, view.language)}</td>
      <td class="meter" aria-hidden="true">${bar(share.hours / most)}</td>
    </tr>`
  return html`<div class="stack">
    <h2 id="${id}">${say(title)}</h2>
    <p class="quiet">${say(words.by_asked_lead)}</p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="${id}">
      <table>
        <thead>
          <tr>
            <th scope="col">${say(words.unit)}</th>
            ${[words.burdens, words.data, words.hours].map(
              (head) => html`<th scope="col" class="n">${say(head)}</th>`,
            )}
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${named.map(row)}
        </tbody>
      </table>
    </div>
  </div>`
}

/** As long as its share of the longest; what it says stands beside it as a figure. */
function bar(share: number): Markup {
  const width = Math.max(1, Math.round(share * 120))
  return html`<svg class="columns" viewBox="0 0 120 10" width="120" height="10">
    <rect class="bar-1" width="${width}" height="10" />
  </svg>`
}

function list({ view, meter, unit }: BurdenPage): Markup {
  const say = sayer(view)
  const heads: readonly (readonly [Words, boolean])[] = [
    [words.what, false],
    [words.sort, false],
    [words.by_asker, false],
    [words.basis, false],
    [words.often, false],
    [words.units, true],
    [words.hours_each, true],
    [words.until, false],
  ]
  return html`<div class="stack">
    <h2 id="all">${say(words.all)}</h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="all">
      <table class="roomy">
        <thead>
          <tr>
            ${heads.map(
              ([head, isFigure]) =>
                html`<th scope="col" class="${isFigure ? 'n' : ''}">${say(head)}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${meter.askings.map((one) => line(view, unit, one))}
        </tbody>
      </table>
    </div>
  </div>`
}

function line(
  view: View,
  unit: BurdenPage['unit'],
  { title, asker, state, isOver }: Asking,
): Markup {
  const say = sayer(view)
  const filled = state.data.filter(({ from }) => from !== null).length
  return html`<tr>
    <th scope="row" ${spokenIn(view.language, title)}>
      ${title}
      ${filled > 0 && html`<p class="quiet small">${say(words.filled).replace('{n}', String(filled))}</p>`}
      ${state.whyLong !== null && html`<p class="quiet small">${say(words.long).replace('{why}', state.whyLong)}</p>`}
    </th>
    <td>${say(SORTS[state.sort])}</td>
    <td>${say(unit(asker))}</td>
    <td ${spokenIn(view.language, state.basis)}>${state.basis}</td>
    <td>${say(OFTEN[state.often])}</td>
    <td class="n">${numberWords(state.units.length, view.language)}</td>
    <td class="n">${numberWords(state.hours, view.language)}</td>
    <td class="${isOver ? 'late' : ''}">
      <time datetime="${state.until}">${dayWords(state.until, view.language)}</time>${
        isOver && html` · ${say(words.over)}`
      }
    </td>
  </tr>`
}

function how({ view, rates }: BurdenPage): Markup {
  const say = sayer(view)
  const filled = (sentence: Words) =>
    say(sentence)
      .replace('{field}', String(rates.aField))
      .replace('{written}', String(rates.aThousandWritten))
      .replace('{read}', String(rates.aThousandRead))
  return html`<section class="narrow stack" aria-labelledby="how">
    <h2 id="how">${say(words.how)}</h2>
    <ul class="dots">
      ${[words.how_form, words.how_text, words.how_meeting, words.how_once].map(
        (one) => html`<li>${filled(one)}</li>`,
      )}
    </ul>
  </section>`
}
