/** /hot: what many ask, the hottest first, with the formula and every figure of it. */
import { at, dayWords, html, numberWords, page, sayer } from '../pages/index.ts'
import type { Markup, Part, View } from '../pages/index.ts'
import type { HotTaken, PublicHot } from './listing.ts'
import { how } from './formula.ts'
import { words } from './words.ts'

const FIRST = 4

/** So many stand on one page; who holds a telephone reads no hundred of them. */
const PAGE = 10

/** `n`: which ten, from 1 on. */
export function hotPage(view: View, problems: readonly PublicHot[], n = 1): string {
  const say = sayer(view)
  const titles = new Map(
    problems.map(({ id, title }, index) => [id, { title, page: pageOf(index) }]),
  )
  const day = problems[0]?.figures.on
  const from = (n - 1) * PAGE
  const these = problems.slice(from, from + PAGE)
  return page({
    view,
    path: n === 1 ? '/hot' : `/hot?page=${n}`,
    title: words.title,
    main: html`<div class="stack">
      <h1>${say(words.title)}</h1>
      <p class="lead">${say(words.lead)}</p>
      ${
        these.length === 0
          ? html`<p>${say(words.none)}</p>`
          : html`${day !== undefined && html`<p class="quiet">${say(words.on).replace('{day}', dayWords(day, view.language))}</p>`}
            ${n === 1 && first(view, these.slice(0, FIRST), titles)}
            ${table(view, these, { from, titles })} ${more(view, n, problems.length)}
            ${n === 1 && hard(view, problems, titles)}`
      }
      ${n === 1 && how(view, problems[0])}
      <p class="quiet">${say(words.rounded)}</p>
      <p class="actions">
        <a class="button second" href="/hot.json">${say(words.data)}</a>
      </p>
    </div>`,
  })
}

interface Placed {
  readonly title: string
  readonly page: number
}

function pageOf(index: number): number {
  return Math.floor(index / PAGE) + 1
}

/** Where a problem stands in full: among the first, or in the table of its page. */
function placeOf(view: View, id: string, { page: n }: Placed): string {
  return at(view, n === 1 ? `/hot#${id}` : `/hot?page=${n}#${id}`)
}

function more(view: View, n: number, count: number): Part {
  const say = sayer(view)
  const pages = Math.ceil(count / PAGE)
  if (pages < 2) return null
  const fill = (text: string, to: number) =>
    text
      .replace('{from}', numberWords((to - 1) * PAGE + 1, view.language))
      .replace('{to}', numberWords(Math.min(to * PAGE, count), view.language))
  return html`<nav class="actions" aria-label="${say(words.pages)}">
    ${n > 1 && html`<a class="button second" rel="prev" href="${at(view, n === 2 ? '/hot' : `/hot?page=${n - 1}`)}">${fill(say(words.earlier), n - 1)}</a>`}
    ${n < pages && html`<a class="button second" rel="next" href="${at(view, `/hot?page=${n + 1}`)}">${fill(say(words.later), n + 1)}</a>`}
  </nav>`
}

/** A quarter of a year and longer, by the figure that is shown, and not solved. */
const HARD_AGE = 0.3

export function isHard({ figures, taken }: PublicHot): boolean {
  return figures.age >= HARD_AGE && taken?.state !== 'solved'
}

function hard(
  view: View,
  problems: readonly PublicHot[],
  titles: ReadonlyMap<string, Placed>,
): Part {
  const say = sayer(view)
  const found = problems.filter(isHard).toSorted((a, b) => b.figures.age - a.figures.age)
  if (found.length === 0) return null
  return html`<section aria-labelledby="hard">
    <h2 id="hard">${say(words.hard)}</h2>
    <p class="quiet">${say(words.hard_lead)}</p>
    <ul class="dots">
      ${found.slice(0, PAGE).map((one) => {
        const placed = titles.get(one.id)
        return (
          placed !== undefined &&
          html`<li>
            <a href="${placeOf(view, one.id, placed)}">${one.title}</a>
            <span class="quiet">${period(one)} · ${standing(view, one.taken)}</span>
          </li>`
        )
      })}
    </ul>
  </section>`
}

function first(
  view: View,
  problems: readonly PublicHot[],
  titles: ReadonlyMap<string, Placed>,
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
                one.place === '' ? say(words.everywhere) : '',
                one.category && say(one.category),
                many(view, one.figures.voices),
                period(one),
                `${say(words.heat)} ${one.figures.heat.toFixed(1)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p>${standing(view, one.taken)}</p>
            ${opposed(view, one, titles)}
          </li>`,
      )}
    </ol>
  </section>`
}

function opposed(view: View, one: PublicHot, titles: ReadonlyMap<string, Placed>): Part[] {
  const say = sayer(view)
  return one.opposed.map((id) => {
    const other = titles.get(id)
    return (
      other !== undefined &&
      html`<p>
        <a href="${placeOf(view, id, other)}"
          >${say(words.opposed).replace('{title}', other.title)}</a
        >
      </p>`
    )
  })
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

function table(
  view: View,
  problems: readonly PublicHot[],
  { from, titles }: { readonly from: number; readonly titles: ReadonlyMap<string, Placed> },
): Markup {
  const say = sayer(view)
  const heads = [
    words.what,
    words.heat,
    words.voices,
    words.recency,
    words.harm,
    words.age,
    words.period,
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
              html`<tr ${from + n >= FIRST ? html`id="${one.id}"` : ''}>
                <th scope="row">
                  ${from + n + 1}. ${one.title}
                  ${
                    from + n >= FIRST &&
                    html`${mark(view, one)}
                      <span class="quiet">${standing(view, one.taken)}</span>
                      ${opposed(view, one, titles)}`
                  }
                </th>
                <td class="n">${one.figures.heat.toFixed(1)}</td>
                <td class="n">${many(view, one.figures.voices)}</td>
                <td class="n">${one.figures.recency.toFixed(1)}</td>
                <td class="n">${one.figures.harm}</td>
                <td class="n">${one.figures.age.toFixed(1)}</td>
                <td class="n">${period(one)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`
}
