/** /bulletins: the list, and one bulletin with the way to every figure of it. */
import type { Words } from '../kernel/index.ts'
import { at, dayWords, html, page, sayer } from '../pages/index.ts'
import type { Markup, Part, View } from '../pages/index.ts'
import type { Issued } from './issuing.ts'
import { numberWords } from './print/numbering.ts'
import { isFigure } from './recomputing.ts'
import { figureWords, groundsOf, shownPieces } from './telling.ts'
import { words } from './words.ts'

export interface Shown {
  readonly issued: Issued
  /** Number of the bulletin that corrects it; null: none does. */
  readonly correctedBy: string | null
}

export function listPage(view: View, all: readonly Shown[]): string {
  const say = sayer(view)
  return page({
    view,
    path: '/bulletins',
    title: words.title,
    main: html`<div class="narrow stack">
      <h1>${say(words.title)}</h1>
      <p class="lead">${say(words.lead)}</p>
      ${
        all.length === 0
          ? html`<p>${say(words.none)}</p>`
          : html`<ul class="cards">
              ${all.map((one) => card(view, one))}
            </ul>`
      }
      <p class="actions">
        <a class="button second" href="/bulletins.atom">${say(words.feed)}</a>
      </p>
    </div>`,
  })
}

const path = (number: string) => `/bulletins/${number}`
const chinese = (view: View) => view.language === 'en' && html` lang="zh-CN"`

function card(view: View, { issued, correctedBy }: Shown): Markup {
  const say = sayer(view)
  return html`<li class="card">
    <h2 class="h3">
      <a href="${at(view, path(issued.number))}" ${chinese(view)}>${issued.title}</a>
    </h2>
    <p class="quiet small">
      <span ${chinese(view)}>${numberWords(issued)}</span> ·
      <time datetime="${issued.published_on}">${dayWords(issued.published_on, view.language)}</time>
      · ${say(issued.issuer)}
    </p>
    ${standing(view, issued, correctedBy)}
  </li>`
}

function standing(view: View, { corrects }: Issued, correctedBy: string | null): Part {
  const say = sayer(view)
  const link = (sentence: Words, number: string) =>
    html`<p>
      <a href="${at(view, path(number))}">${say(sentence).replace('{number}', number)}</a>
    </p>`
  if (correctedBy !== null) return link(words.corrected_by, correctedBy)
  return corrects !== null && link(words.corrects, corrects.number)
}

export function bulletinPage(view: View, kinds: ReadonlyMap<string, Words>, shown: Shown): string {
  const { issued, correctedBy } = shown
  const say = sayer(view)
  return page({
    view,
    path: path(issued.number),
    title: { zh: issued.title, en: `Bulletin ${issued.number}` },
    main: html`<div class="stack">
      <article class="narrow stack">
        <h1 ${chinese(view)}>${issued.title}</h1>
        ${
          correctedBy !== null &&
          html`<div class="notice">
            <p>
              ${say(words.corrected_what)}
              <a href="${at(view, path(correctedBy))}"
                >${say(words.corrected_by).replace('{number}', correctedBy)}</a
              >
            </p>
          </div>`
        }
        ${facts(view, issued)} ${sections(view, issued)}
      </article>
      ${sources(view, kinds, issued)} ${again(view, issued)}
    </div>`,
  })
}

function facts(view: View, issued: Issued): Markup {
  const say = sayer(view)
  const { corrects } = issued
  return html`<dl class="facts">
    <dt>${say(words.number)}</dt>
    <dd ${chinese(view)}>${numberWords(issued)}</dd>
    <dt>${say(words.issuer)}</dt>
    <dd>${say(issued.issuer)}</dd>
    <dt>${say(words.signed)}</dt>
    <dd ${chinese(view)}>${issued.signed_by}</dd>
    <dt>${say(words.published)}</dt>
    <dd>
      <time datetime="${issued.published_on}">${dayWords(issued.published_on, view.language)}</time>
    </dd>
    ${
      corrects !== null &&
      html`<dt>${say(words.reason)}</dt>
        <dd>
          <a href="${at(view, path(corrects.number))}"
            >${say(words.corrects).replace('{number}', corrects.number)}</a
          >
          <span ${chinese(view)}>${corrects.reason}</span>
        </dd>`
    }
  </dl>`
}

/** Each figure leads to the row that says where it comes from. */
function sections(view: View, issued: Issued): Markup {
  const say = sayer(view)
  const order = figuresOf(issued).map(({ token }) => token)
  const linked = new Set<string>()
  const piece = (one: ReturnType<typeof shownPieces>[number]): Part => {
    if ('text' in one) return one.text
    const { token, shown } = one.source
    const n = order.indexOf(token) + 1
    if (n === 0) return shown
    // The row leads back to where the figure was used first.
    const first = !linked.has(token)
    linked.add(token)
    return html`<a
      class="figure"
      href="#figure-${n}"
      ${first && html` id="text-${n}"`}
      title="${say(words.how_figure).replace('{n}', String(n))}"
      >${shown}</a
    >`
  }
  return html`<div class="stack" ${chinese(view)}>
    ${issued.sections.map(
      ({ heading, text }) =>
        html`<section class="stack">
          <h2>${heading}</h2>
          ${text
            .split('\n')
            .map((line) => html`<p>${shownPieces(line, issued.sources).map(piece)}</p>`)}
        </section>`,
    )}
  </div>`
}

const figuresOf = ({ sources: all }: Issued) => all.filter(isFigure)

function sources(view: View, kinds: ReadonlyMap<string, Words>, issued: Issued): Markup {
  const say = sayer(view)
  const rows = figuresOf(issued).map((source, n) => {
    const found = figureWords(source.token, issued.period)
    const grounds = groundsOf(source.token)
    return html`<tr id="figure-${n + 1}">
      <th scope="row" class="n" ${chinese(view)}>${source.shown}</th>
      <td>${found && say(found.measure)}</td>
      <td class="n">${found && say(found.when)}</td>
      <td>${say(found?.filter ?? words.everything)}</td>
      <td>${grounds && sourceWords(view, kinds, issued, grounds)}</td>
      <td>
        <a href="#text-${n + 1}"
          >${say(words.back)}<span class="unseen"
            >${say(words.how_figure).replace('{n}', String(n + 1))}</span
          ></a
        >
      </td>
    </tr>`
  })
  return html`<div class="stack">
    <h2 id="figures">${say(words.figures)}</h2>
    <p class="quiet">${say(words.figures_lead)}</p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="figures">
      <table class="roomy">
        <thead>
          <tr>
            <th scope="col" class="n">${say(words.figure)}</th>
            <th scope="col">${say(words.measure)}</th>
            <th scope="col" class="n">${say(words.period)}</th>
            ${[words.filter, words.source, words.place].map(
              (head) => html`<th scope="col">${say(head)}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </div>`
}

function sourceWords(
  view: View,
  kinds: ReadonlyMap<string, Words>,
  { released_on }: Issued,
  grounds: NonNullable<ReturnType<typeof groundsOf>>,
): Part {
  const say = sayer(view)
  if (grounds.from === 'release')
    return html`<a href="${at(view, '/data')}"
      >${say(words.release).replace('{day}', dayWords(released_on, view.language))}</a
    >`
  const kind = kinds.get(grounds.kind)
  return say(words.events).replace('{kind}', kind ? say(kind) : grounds.kind)
}

function again(view: View, { number }: Issued): Markup {
  const say = sayer(view)
  return html`<section class="narrow stack" aria-labelledby="again">
    <h2 id="again">${say(words.again)}</h2>
    <p>${say(words.again_lead)}</p>
    <pre class="code whole"><code>npm run answerable -- figures ${number}</code></pre>
    <p>${say(words.in_ledger)} <a href="${at(view, '/ledger')}">${say(words.ledger)}</a></p>
    <p class="actions">
      <a class="button second" href="${path(number)}.docx">${say(words.print)}</a>
      <a class="button second" href="${path(number)}.json">${say(words.data)}</a>
    </p>
    <p class="quiet small">${say(words.print_note)}</p>
    <p><a href="${at(view, '/bulletins')}">${say(words.all)}</a></p>
  </section>`
}
