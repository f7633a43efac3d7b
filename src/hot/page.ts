/** /hot: what many ask, the hottest first, with the formula and every figure of it. */
import { at, dayWords, html, numberWords, page, sayer } from '../pages/index.ts'
import type { Markup, Part, View } from '../pages/index.ts'
import type { HotTaken, PublicHot } from './listing.ts'
import { words } from './words.ts'

const FIRST = 4

export const FORMULA =
  'heat = 100 × v ÷ (v + 10) × (0.6 + 0.4 × recency) × (0.8 + 0.2 × danger) × (0.9 + 0.1 × age)'
const FORMULA_ZH =
  '热度 = 100 × 人数 ÷（人数 + 10）×（0.6 + 0.4 × 新近）×（0.8 + 0.2 × 危险）×（0.9 + 0.1 × 时长）'

export function hotPage(view: View, problems: readonly PublicHot[]): string {
  const say = sayer(view)
  const titles = new Map(problems.map(({ id, title }) => [id, title]))
  const day = problems[0]?.figures.on
  return page({
    view,
    path: '/hot',
    title: words.title,
    main: html`<div class="stack">
      <h1>${say(words.title)}</h1>
      <p class="lead">${say(words.lead)}</p>
      ${
        problems.length === 0
          ? html`<p>${say(words.none)}</p>`
          : html`${day !== undefined && html`<p class="quiet">${say(words.on).replace('{day}', dayWords(day, view.language))}</p>`}
            ${first(view, problems.slice(0, FIRST), titles)} ${table(view, problems)}`
      }
      ${how(view)}
      <p class="quiet">${say(words.rounded)}</p>
      <p class="actions">
        <a class="button second" href="/hot.json">${say(words.data)}</a>
      </p>
    </div>`,
  })
}

function first(
  view: View,
  problems: readonly PublicHot[],
  titles: ReadonlyMap<string, string>,
): Markup {
  const say = sayer(view)
  return html`<section aria-labelledby="first">
    <h2 id="first">${say(words.first)}</h2>
    <ol class="stack">
      ${problems.map(
        (one) =>
          html`<li id="${one.id}">
            <p><strong>${one.title}</strong> ${mark(view, one)}</p>
            <p class="quiet">
              ${[
                one.category && say(one.category),
                many(view, one.figures.voices),
                period(one),
                `${say(words.heat)} ${one.figures.heat.toFixed(1)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p>${standing(view, one.taken)}</p>
            ${one.opposed.map((id) => {
              const title = titles.get(id)
              return (
                title !== undefined &&
                html`<p>
                  <a href="${at(view, `/hot#${id}`)}"
                    >${say(words.opposed).replace('{title}', title)}</a
                  >
                </p>`
              )
            })}
          </li>`,
      )}
    </ol>
  </section>`
}

function mark(view: View, { topic }: PublicHot): Part {
  const say = sayer(view)
  return topic === '' ? null : html`<span class="quiet">（${say(words[topic])}）</span>`
}

function standing(view: View, taken: HotTaken | null): string {
  const say = sayer(view)
  if (!taken || (!taken.isOpen && taken.state !== 'solved')) return say(words.nobody)
  if (taken.state === 'solved') return say(words.solved)
  const unit = taken.unit ? say(taken.unit) : ''
  return taken.until === null
    ? say(words.lead_of).replace('{unit}', unit)
    : say(words.lead_by)
        .replace('{unit}', unit)
        .replace('{until}', dayWords(taken.until, view.language))
}

/** 5 stands for 5 to 9, a ten for itself and the nine above it. */
function many(view: View, voices: number): string {
  const say = sayer(view)
  const number = (count: number) => numberWords(count, view.language)
  if (voices >= 100) return say(words.at_least).replace('{n}', number(voices))
  return say(words.many)
    .replace('{from}', number(voices))
    .replace('{to}', number(voices === 5 ? 9 : voices + 9))
}

function period({ figures: { from, until } }: PublicHot): string {
  return from === until ? from : `${from} – ${until}`
}

function table(view: View, problems: readonly PublicHot[]): Markup {
  const say = sayer(view)
  const heads = [
    words.what,
    words.voices,
    words.recency,
    words.harm,
    words.age,
    words.heat,
    words.period,
    words.state,
  ]
  return html`<div>
    <h2 id="all">${say(words.how_lead).replace(/[：:]$/u, '')}</h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="all">
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${problems.map(
            (one, n) =>
              html`<tr ${n >= FIRST ? html`id="${one.id}"` : ''}>
                <th scope="row">${one.title}</th>
                <td class="n">${many(view, one.figures.voices)}</td>
                <td class="n">${one.figures.recency.toFixed(1)}</td>
                <td class="n">${one.figures.harm}</td>
                <td class="n">${one.figures.age.toFixed(1)}</td>
                <td class="n">${one.figures.heat.toFixed(1)}</td>
                <td class="n">${period(one)}</td>
                <td>${standing(view, one.taken)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`
}

function how(view: View): Markup {
  const say = sayer(view)
  return html`<section class="narrow stack" aria-labelledby="how">
    <h2 id="how">${say(words.how)}</h2>
    <p><strong>${view.language === 'zh' ? FORMULA_ZH : FORMULA}</strong></p>
    <ul class="dots">
      ${[words.how_v, words.how_recency, words.how_harm, words.how_age].map(
        (one) => html`<li>${say(one)}</li>`,
      )}
    </ul>
    <p>${say(words.how_limits)}</p>
  </section>`
}
