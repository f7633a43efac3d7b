/** /my/proofs: every step of one's matter with its ledger receipt, and the file of the whole matter. */
import { at, html, numberWords, page, sayer, spokenIn, timeWords } from '../../pages/index.ts'
import type { Markup, Part, View } from '../../pages/index.ts'
import type { Proofs, Step } from './reading.ts'
import { words } from './words.ts'

export const PROOFS_PATH = '/my/proofs'

export function proofsPage(view: View, proofs: Proofs): string {
  const say = sayer(view)
  return page({
    view,
    path: PROOFS_PATH,
    title: words.title,
    here: 'my',
    padded: true,
    main: html`<div class="narrow stack">
      <div>
        <p class="quiet n">${proofs.number}</p>
        <h1>${say(words.title)}</h1>
      </div>
      <p class="lead">${say(words.lead)}</p>
      <p>${say(words.keep)}</p>
      <ul class="links">
        <li><a href="${at(view, '/ledger')}">${say(words.about)}</a></li>
        <li><a href="${at(view, '/verify')}">${say(words.verify)}</a></li>
        <li><a href="${at(view, '/my')}">${say(words.back)}</a></li>
      </ul>
      <section class="stack" aria-labelledby="steps">
        <h2 id="steps">${say(words.steps)}</h2>
        ${proofs.steps.some(({ receipt }) => receipt === null) && html`<p class="notice">${say(words.pending_what)}</p>`}
        <ol class="course" reversed>
          ${proofs.steps.toReversed().map((step) => item(view, step))}
        </ol>
      </section>
      ${proofs.identity !== null && whole(view)}
    </div>`,
  })
}

function whole(view: View): Markup {
  const say = sayer(view)
  return html`<section class="stack no-print" aria-labelledby="whole">
    <h2 id="whole">${say(words.whole)}</h2>
    <p>${say(words.whole_what)}</p>
    <p class="actions">
      <a class="button second" href="${PROOFS_PATH}/matter" download>${say(words.whole_get)}</a>
    </p>
  </section>`
}

function item(view: View, step: Step): Markup {
  const say = sayer(view)
  return html`<li>
    <time datetime="${step.at}">${timeWords(step.at, view.language)}</time>
    <p>
      <span class="quiet n">${say(words.step).replace('{n}', String(step.n))}</span>
      ${titleOf(view, step)}
    </p>
    ${!step.isShown && html`<p class="hint">${say(words.inside_what)}</p>`}
    ${step.isOwn && html`<p class="hint">${say(words.own_words)}</p>`}
    ${step.receipt === null ? html`<p><strong>${say(words.pending)}</strong></p>` : ready(view, step, step.receipt.index)}
  </li>`
}

export function titleOf(view: View, { words: told }: Step): Part {
  const say = sayer(view)
  const text = say(told ?? words.inside)
  return html`<strong ${spokenIn(view.language, text)}>${text}</strong>`
}

/** Each link says of which step, for whoever hears them one by one. */
function ready(view: View, { n, isShown }: Step, index: number): Markup {
  const say = sayer(view)
  const of = html`<span class="unseen"> ${say(words.step).replace('{n}', String(n))}</span>`
  return html`<p class="hint n">
      ${say(words.index).replace('{n}', numberWords(index, view.language))}
    </p>
    <ul class="links no-print">
      <li><a href="${at(view, `${PROOFS_PATH}/${n}`)}">${say(words.open)}${of}</a></li>
      <li><a href="${PROOFS_PATH}/${n}/receipt" download>${say(words.receipt_get)}${of}</a></li>
      ${isShown && html`<li><a href="${PROOFS_PATH}/${n}/event" download>${say(words.event_get)}${of}</a></li>`}
    </ul>`
}
