/** The page after sending: number, receipt code, what happens next and by when, who can see what. */
import type { Instant } from '../../kernel/index.ts'
import { timeWords } from '../dates.ts'
import { hidden } from '../forms.ts'
import { html } from '../html.ts'
import type { Markup } from '../html.ts'
import { page } from '../layout.ts'
import type { Seen } from '../my/reading.ts'
import { qrPicture } from '../qr.ts'
import { turnOf } from '../turn.ts'
import { at, sayer } from '../view.ts'
import type { View } from '../view.ts'
import { words } from './words.ts'

export interface ReceiptPage {
  readonly view: View
  readonly token: string
  readonly code: string
  readonly matter: Seen
  readonly now: Instant
  readonly as: 'author' | 'second'
  /** Since when the witnesses of the ledger are out of reach for too long. */
  readonly lateSince: Instant | null
}

export function receiptPage(given: ReceiptPage): string {
  const { view, token, code, matter, now, as } = given
  const say = sayer(view)
  return page({
    view,
    path: '/say',
    title: words.title,
    here: 'say',
    once: true,
    padded: true,
    main: html`<div class="narrow stack">
      <h1>${say(as === 'second' ? words.done_second : words.done_title)}</h1>
      ${receiptSlip(view, matter.number, code)}
      <p>${say(words.receipt_hint)}</p>
      <form class="actions" method="post" action="${at(view, '/my')}">
        ${hidden('_csrf', token)}${hidden('code', code)}
        <button name="do" value="open">${say(words.open_now)}</button>
        <a class="button second" href="${at(view, '/')}">${say(words.home)}</a>
      </form>
      <section class="stack" aria-labelledby="next">
        <h2 id="next">${say(words.next_title)}</h2>
        <p>${say(matter.state.resident)}</p>
        ${turnOf(view, matter, now)}
      </section>
      ${proofSoon(given)}
      <section class="stack" aria-labelledby="sees">
        <h2 id="sees">${say(words.who_sees_title)}</h2>
        <ul class="cards">
          ${[
            ...(matter.sealed ? [words.sees_sealed] : [words.sees_handlers, words.sees_public]),
            words.sees_you,
          ].map((one) => html`<li>${say(one)}</li>`)}
        </ul>
      </section>
    </div>`,
  })
}

/** Never one that nobody has cosigned: until then it is pending, and where it will be is said. */
function proofSoon({ view, matter, lateSince }: ReceiptPage): Markup {
  const say = sayer(view)
  const [before = '', after = ''] = say(
    matter.sealed ? words.proof_sealed : words.proof_soon,
  ).split('{ledger}')
  return html`<section class="stack" aria-labelledby="proof">
    <h2 id="proof">${say(words.proof_title)}</h2>
    <p>
      <strong>${say(words.proof_pending)}</strong> · ${before}<a href="${at(view, '/ledger')}"
        >${say(words.ledger)}</a
      >${after}
    </p>
    ${lateSince !== null && lateNotice(view, lateSince)}
  </section>`
}

/** Whoever files is told before and after that receipts are late, and that nothing else is. */
export function lateNotice(view: View, since: Instant): Markup {
  const when = timeWords(since, view.language)
  return html`<p class="notice" role="status">
    ${sayer(view)(words.late_quorum).replace('{at}', when)}
  </p>`
}

/** What is kept: printed, photographed or copied by hand. */
export function receiptSlip(view: View, number: string, code: string): Markup {
  const say = sayer(view)
  return html`<div class="receipt">
    <div>
      <p class="quiet small">${say(words.receipt)}</p>
      <p class="code">
        ${code.split('-').map((group, index) => [index > 0 && html`-<wbr />`, group])}
      </p>
      <p><strong class="late">${say(words.receipt_once)}</strong></p>
      <p class="quiet small">${say(words.number)}</p>
      <p class="n"><strong>${number}</strong></p>
      <p class="hint">${say(words.number_hint)}</p>
    </div>
    ${qrPicture(code, say(words.qr))}
  </div>`
}
