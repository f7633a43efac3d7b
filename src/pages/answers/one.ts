/** One question with its answer; whether it helped is counted without saying who said so. */
import type { Entry } from '../../knowledge/index.ts'
import { hidden } from '../forms.ts'
import type { Typed } from '../forms.ts'
import { html, spokenIn } from '../html.ts'
import type { Markup } from '../html.ts'
import { page } from '../layout.ts'
import { at, sayer } from '../view.ts'
import type { View } from '../view.ts'
import { forms } from '../words.ts'
import { answerOf, textOf } from './parts.ts'
import { words } from './words.ts'

export interface OnePage {
  readonly view: View
  readonly token: string
  readonly entry: Entry
  /** `counted`: it was said whether it helped; `stale`: it was to be said on a page gone stale. */
  readonly said: 'counted' | 'stale' | null
}

export function onePage({ view, token, entry, said }: OnePage): string {
  const say = sayer(view)
  const { question } = textOf(view, entry)
  const path = `/answers/${entry.number}`
  return page({
    view,
    path,
    title: { zh: entry.question, en: entry.english?.question ?? entry.question },
    main: html`<article class="narrow stack">
      <p><a href="${at(view, '/answers')}">${say(words.title)}</a></p>
      <h1 ${spokenIn(view.language, question)}>${question}</h1>
      ${answerOf(view, entry)}
      ${
        said === 'counted'
          ? html`<p class="notice" role="status">${say(words.thanks)}</p>`
          : helped(view, token, path, said === 'stale')
      }
      <p>${say(words.still)} <a href="${at(view, '/say')}">${say(words.say)}</a></p>
    </article>`,
  })
}

function helped(view: View, token: string, path: string, isStale: boolean): Markup {
  const say = sayer(view)
  return html`<form class="stack" method="post" action="${at(view, path)}">
    ${isStale && html`<p class="notice" role="alert">${say(forms.stale)}</p>`}
    <h2>${say(words.helped)}</h2>
    <p class="hint">${say(words.helped_hint)}</p>
    <div class="actions">
      <button class="second" name="helped" value="yes">${say(words.useful)}</button>
      <button class="second" name="helped" value="no">${say(words.useless)}</button>
    </div>
    ${hidden('_csrf', token)}
  </form>`
}

export interface SolvedPage {
  readonly view: View
  readonly token: string
  readonly entry: Entry
  /** What was typed on /say: carried so that it can be sent after all. */
  readonly typed: Typed
}

/** Out of /say without filing; and the way back, with every word that was typed. */
export function solvedPage({ view, token, entry, typed }: SolvedPage): string {
  const say = sayer(view)
  const { question } = textOf(view, entry)
  return page({
    view,
    path: '/say',
    title: words.solved_title,
    here: 'say',
    keeps: 'say',
    main: html`<div class="narrow stack">
      <h1>${say(words.solved_title)}</h1>
      <p>${say(words.solved_lead)}</p>
      <article class="card stack">
        <h2 ${spokenIn(view.language, question)}>${question}</h2>
        ${answerOf(view, entry)}
      </article>
      <form id="say" method="post" action="${at(view, '/say')}" accept-charset="utf-8">
        <div class="actions">
          <a class="button" href="${at(view, '/')}"
            >${view.language === 'zh' ? '回首页' : 'To the front page'}</a
          >
          <button class="second" name="step" value="check">${say(words.not_solved)}</button>
        </div>
        ${hidden('_csrf', token)}
        ${Object.entries(typed)
          .filter(([name]) => name !== 'step' && name !== '_csrf')
          .map(([name, value]) => hidden(name, value))}
      </form>
    </div>`,
  })
}
