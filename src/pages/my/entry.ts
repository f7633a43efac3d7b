/** /my without a visit: the receipt is typed in. Nothing in this page depends on what was typed. */
import type { Refusal } from '../../kernel/index.ts'
import { refusalWords } from '../../words/index.ts'
import { html } from '../html.ts'
import type { Part } from '../html.ts'
import { page } from '../layout.ts'
import { at, sayer } from '../view.ts'
import type { View } from '../view.ts'
import { words } from './words.ts'

/**
 * Carries no form token and does not echo the code: wrong, unknown, erased and replaced codes get
 * the same answer, byte for byte. Opening changes nothing, so that it needs no token.
 */
export function entryPage(view: View, about: { refusal?: Refusal; ended?: boolean } = {}): string {
  const say = sayer(view)
  const { refusal, ended } = about
  return page({
    view,
    path: '/my',
    title: words.title,
    here: 'my',
    main: html`<div class="narrow stack">
      <h1>${say(words.title)}</h1>
      <p class="lead">${say(words.lead)}</p>
      ${ended === true && html`<div class="notice" role="status">${say(words.ended)}</div>`}
      <form class="stack" method="post" action="${at(view, '/my')}" accept-charset="utf-8">
        <div class="field">
          <label for="f-code">${say(words.code)}</label>
          <p class="hint" id="f-code-hint">${say(words.code_hint)}</p>
          ${refusal && wrong(view, refusal)}
          <input
            class="receipt-field"
            id="f-code"
            name="code"
            required
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            aria-describedby="${refusal && 'f-code-error '}f-code-hint"
            ${refusal && html`aria-invalid="true" autofocus`}
          />
        </div>
        <div class="actions"><button name="do" value="open">${say(words.open)}</button></div>
      </form>
      <p class="hint">${say(words.session)}</p>
      <p class="hint">${say(words.lost)}</p>
    </div>`,
  })
}

function wrong(view: View, refusal: Refusal): Part {
  return html`<p class="error" id="f-code-error" role="alert">
    ${sayer(view)(refusalWords(refusal))}
  </p>`
}

export function leftPage(view: View): string {
  const say = sayer(view)
  return page({
    view,
    path: '/my',
    title: words.title,
    here: 'my',
    main: html`<div class="narrow stack">
      <h1>${say(words.left)}</h1>
      <p>${say(words.left_hint)}</p>
    </div>`,
  })
}
