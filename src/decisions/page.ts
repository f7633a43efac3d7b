/** /decisions: what was decided, between which options, in whose words, and what came of it. */
import { at, html, page, prose, sayer, spokenIn } from '../pages/index.ts'
import type { Markup, Part, View } from '../pages/index.ts'
import type { TraceNode } from '../tracing/index.ts'
import type { PublicDecision, PublicDecisionLine } from './public.ts'
import { words } from './words.ts'

export function decisionsPage(view: View, all: readonly PublicDecisionLine[]): string {
  const say = sayer(view)
  return page({
    view,
    path: '/decisions',
    title: words.title,
    main: html`<div class="stack">
      <h1>${say(words.title)}</h1>
      <p class="lead">${say(words.lead)}</p>
      ${
        all.length === 0
          ? html`<p>${say(words.none)}</p>`
          : html`<ul class="stack">
              ${all.map(
                ({ number, title, state }) =>
                  html`<li>
                    <a href="${at(view, `/decisions/${number}`)}">${spoken(view, title)}</a>
                    <span class="quiet">${say(state)}</span>
                  </li>`,
              )}
            </ul>`
      }
    </div>`,
  })
}

const spoken = (view: View, text: string) =>
  html`<span ${spokenIn(view.language, text)}>${text}</span>`

export function decisionPage(view: View, one: PublicDecision): string {
  const say = sayer(view)
  const { number, title, question, state, facts } = one
  return page({
    view,
    path: `/decisions/${number}`,
    title: { zh: title, en: title },
    main: html`<div class="stack">
      <p><a href="${at(view, '/decisions')}">${say(words.back)}</a></p>
      <h1>${spoken(view, title)}</h1>
      <p class="quiet">${number} · ${say(state)}${facts.isMajor && html` · ${say(words.major)}`}</p>
      ${
        facts.name === 'open_to_comment' &&
        html`<p class="lead">${say(words.open).replace('{number}', number)}</p>`
      }
      ${prose(question)} ${options(view, one)} ${said(view, one)}
      ${facts.comments !== null && section(view, 'comments', prose(facts.comments))}
      ${reasons(view, one)}
      ${facts.name === 'evaluated' && section(view, 'findings', prose(facts.findings))}
      ${thread(view, one)}
    </div>`,
  })
}

function section(view: View, name: keyof typeof words, content: Part): Markup {
  return html`<section class="stack" aria-labelledby="${name}">
    <h2 id="${name}">${sayer(view)(words[name])}</h2>
    ${content}
  </section>`
}

const ROWS = ['what', 'cost', 'risk', 'bears'] as const

function options(view: View, { facts }: PublicDecision): Markup {
  const say = sayer(view)
  const chosen = 'option' in facts ? facts.option : null
  return html`<div class="stack">
    <h2 id="options">${say(words.options)}</h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="options">
      <table>
        <thead>
          <tr>
            <th scope="col">${say(words.option)}</th>
            ${facts.options.map(
              ({ name }) =>
                html`<th scope="col">
                  ${spoken(view, name)}
                  ${name === chosen && html`<span class="quiet">（${say(words.chosen)}）</span>`}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${ROWS.map(
            (row) =>
              html`<tr>
                <th scope="row">${say(words[row])}</th>
                ${facts.options.map((one) => html`<td>${spoken(view, one[row])}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`
}

/** In short, and of no single request which it was. */
function said(view: View, { facts }: PublicDecision): Part {
  if (facts.said.length === 0) return null
  const list = html`<ul>
    ${facts.said.map((one) => html`<li>${spoken(view, one.words)}</li>`)}
  </ul>`
  return section(view, 'said', list)
}

function reasons(view: View, { facts }: PublicDecision): Part {
  if (!('reasons' in facts)) return null
  const chose = sayer(view)(words.chose).replace('{option}', facts.option)
  return section(
    view,
    'reasons',
    html`<p><strong>${chose}</strong></p>
      ${prose(facts.reasons)}`,
  )
}

function thread(view: View, { trace }: PublicDecision): Part {
  const others = (trace?.nodes ?? []).filter(({ isHere }) => !isHere)
  if (others.length === 0) return null
  const say = sayer(view)
  const list = html`<ul class="stack">
    ${others.map(
      (node) =>
        html`<li>
          <p>
            ${titleOf(view, node)} <span class="quiet">${say(node.kind)} · ${say(node.state)}</span>
          </p>
          ${node.result && html`<p>${say(node.result)}</p>`}
        </li>`,
    )}
  </ul>`
  return section(view, 'thread', list)
}

/** Where it has a public page of its own it leads there. */
const PAGES: Readonly<Record<string, (number: string) => string>> = {
  target: (number) => `/plan/${number}`,
  hot_problem: () => '/hot',
}

function titleOf(view: View, { kindName, number, title }: TraceNode): Markup {
  const path = PAGES[kindName]?.(number)
  return path === undefined
    ? spoken(view, title)
    : html`<a href="${at(view, path)}">${spoken(view, title)}</a>`
}
