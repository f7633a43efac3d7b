/** /answered: what was answered and may be read by everybody, newest first. */
import type { Published } from '../../matters/index.ts'
import { dayWords, numberWords } from '../dates.ts'
import { html, spokenIn } from '../html.ts'
import type { Markup } from '../html.ts'
import { hidden } from '../forms.ts'
import { page } from '../layout.ts'
import { at, sayer } from '../view.ts'
import type { View } from '../view.ts'
import type { Naming } from './naming.ts'
import { words } from './words.ts'

export interface ListPage {
  readonly view: View
  readonly token: string
  /** Each form has one of its own. */
  readonly key: () => string
  readonly naming: Naming
  readonly published: readonly Published[]
  /** What the list is narrowed to, as words; null: nothing. */
  readonly within: string | null
  /** Address of the next page, if there is one. */
  readonly next: string | null
}

export function listPage(given: ListPage): string {
  const { view, published, within, next } = given
  const say = sayer(view)
  return page({
    view,
    path: '/answered',
    title: words.title,
    main: html`<div class="narrow stack">
      <h1>${say(words.title)}</h1>
      <p class="lead">${say(words.lead)}</p>
      ${
        within !== null &&
        html`<p>
          <strong>${within}</strong> · <a href="${at(view, '/answered')}">${say(words.all)}</a>
        </p>`
      }
      ${
        published.length === 0
          ? html`<p class="quiet">${say(within === null ? words.none : words.none_here)}</p>`
          : html`<ul class="cards">
              ${published.map((one) => card(given, one))}
            </ul>`
      }
      ${next !== null && html`<p><a class="button second" href="${next}">${say(words.more)}</a></p>`}
    </div>`,
  })
}

function card({ view, token, key, naming }: ListPage, { publication, about }: Published): Markup {
  const say = sayer(view)
  const path = at(view, `/answered/${publication.number}`)
  const { title, category, division } = publication.subject
  const facts = [
    category === null ? null : naming.category(category),
    division === null ? null : naming.division(division),
    dayWords(about.openedOn, view.language),
    naming.state(about),
    about.seconded > 0
      ? say(words.seconded_by).replace('{n}', numberWords(about.seconded, view.language))
      : null,
  ].filter((one) => one !== null)
  return html`<li class="card">
    <h2 class="h3">
      <a href="${path}" ${spokenIn(view.language, title)}>${title}</a>
    </h2>
    <p class="quiet small">${facts.join(' · ')}</p>
    ${
      about.isOpen &&
      html`<form class="tight" method="post" action="${path}" accept-charset="utf-8">
        ${hidden('_csrf', token)}${hidden('key', key())}
        <button class="second" name="do" value="second">
          ${say(words.second)}<span class="unseen"
            >${say(words.about).replace('{title}', title)}</span
          >
        </button>
      </form>`
    }
  </li>`
}
