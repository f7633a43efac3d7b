/** /answers: what people ask and what units answer; found by words or by topic. */
import type { Words } from '../../kernel/index.ts'
import type { Entry } from '../../knowledge/index.ts'
import { hidden } from '../forms.ts'
import { html } from '../html.ts'
import type { Markup } from '../html.ts'
import { page } from '../layout.ts'
import { at, sayer } from '../view.ts'
import type { View } from '../view.ts'
import { card } from './parts.ts'
import { words } from './words.ts'

export interface ListPage {
  readonly view: View
  readonly typed: string
  readonly topic: string | null
  readonly topics: readonly { readonly code: string; readonly words: Words }[]
  readonly entries: readonly Entry[]
  readonly next: string | null
}

export function listPage({ view, typed, topic, topics, entries, next }: ListPage): string {
  const say = sayer(view)
  const isAsked = typed !== '' || topic !== null
  return page({
    view,
    path: '/answers',
    title: words.title,
    main: html`<div class="narrow stack">
      <h1>${say(words.title)}</h1>
      <p class="lead">${say(words.lead)}</p>
      ${searchForm(view, typed)} ${topics.length > 0 && topicLinks(view, topic, topics)}
      <section class="stack" aria-labelledby="found">
        <h2 id="found">${say(isAsked ? words.found : words.newest)}</h2>
        ${
          entries.length === 0
            ? html`<p>${say(words.none)}</p>
                <p><a class="button" href="${at(view, '/say')}">${say(words.say)}</a></p>`
            : html`<ul class="cards">
                ${entries.map((entry) => card(view, entry))}
              </ul>`
        }
        ${next !== null && html`<p><a class="button second" href="${next}">${say(words.more)}</a></p>`}
      </section>
    </div>`,
  })
}

/** By GET: what was searched for stands in the address and can be sent to somebody. */
function searchForm(view: View, typed: string): Markup {
  const say = sayer(view)
  // The address of a form that is sent by GET is made anew of its fields: the view goes with them.
  const kept = [...new URL(at(view, '/answers'), 'http://here').searchParams]
  return html`<form class="stack" method="get" action="/answers" role="search">
    <div class="field">
      <label for="q">${say(words.search)}</label>
      <input id="q" name="q" type="search" maxlength="200" value="${typed}" />
    </div>
    ${kept.map(([name, value]) => hidden(name, value))}
    <div class="actions"><button>${say(words.find)}</button></div>
  </form>`
}

function topicLinks(view: View, topic: string | null, topics: ListPage['topics']): Markup {
  const say = sayer(view)
  const link = (path: string, label: string, isHere: boolean) =>
    html`<li>
      <a href="${at(view, path)}" ${isHere && html` aria-current="page"`}>${label}</a>
    </li>`
  return html`<nav aria-label="${say(words.topics)}">
    <ul class="chips">
      ${link('/answers', say(words.all), topic === null)}
      ${topics.map((one) => link(`/answers?topic=${one.code}`, say(one.words), one.code === topic))}
    </ul>
  </nav>`
}
