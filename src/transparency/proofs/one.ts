/** /my/proofs/3: one ledger receipt to be printed: as text, as QR codes, and with the step it proves. */
import type { Words } from '../../kernel/index.ts'
import { at, html, numberWords, page, qrPicture, sayer, timeWords } from '../../pages/index.ts'
import type { Markup, Part, View } from '../../pages/index.ts'
import { parsePolicy, weigh } from '../../tlog/index.ts'
import { piecesOf } from './codes.ts'
import { eventFile, receiptFile } from './files.ts'
import { PROOFS_PATH, titleOf } from './page.ts'
import type { Proofs, Step } from './reading.ts'
import { words } from './words.ts'

/** CSS pixels on the screen; on paper the style sheet says centimetres. */
const CODE = 300

export function proofPage(view: View, proofs: Proofs, step: Step): string {
  const say = sayer(view)
  const receipt = receiptFile(step)
  return page({
    view,
    path: `${PROOFS_PATH}/${step.n}`,
    title: words.title,
    here: 'my',
    padded: true,
    main: html`<div class="narrow stack">
      <div>
        <p class="quiet n">
          ${say(words.title)} · ${say(words.step).replace('{n}', String(step.n))}
        </p>
        <h1>${titleOf(view, step)}</h1>
      </div>
      ${!step.isShown && html`<p class="hint">${say(words.inside_what)}</p>`}
      ${facts(view, proofs, step)}
      ${receipt === null ? pending(view) : html`${given(view, step, receipt)}`}
      <ul class="links no-print">
        <li><a href="${at(view, PROOFS_PATH)}">${say(words.all)}</a></li>
        <li><a href="${at(view, '/verify')}">${say(words.verify)}</a></li>
        <li><a href="${at(view, '/my')}">${say(words.back)}</a></li>
      </ul>
    </div>`,
  })
}

function pending(view: View): Markup {
  const say = sayer(view)
  return html`<div class="notice" role="status">
    <p><strong>${say(words.pending)}</strong></p>
    <p>${say(words.pending_what)}</p>
  </div>`
}

function facts(view: View, { number, identity }: Proofs, { at: when, receipt }: Step): Markup {
  const say = sayer(view)
  return html`<dl class="facts">
    <dt>${say(words.number)}</dt>
    <dd class="n">${number}</dd>
    <dt>${say(words.when)}</dt>
    <dd><time datetime="${when}">${timeWords(when, view.language)}</time></dd>
    ${
      identity !== null &&
      html`<dt>${say(words.origin)}</dt>
        <dd class="address">${identity.origin}</dd>`
    }
    ${
      identity !== null &&
      receipt !== null &&
      html`<dt>${say(words.place)}</dt>
        <dd class="n">
          ${say(words.index).replace('{n}', numberWords(receipt.index, view.language))}
        </dd>
        <dt>${say(words.cosigned)}</dt>
        <dd>${cosigners(view, identity.policy, receipt.checkpoint)}</dd>`
    }
  </dl>`
}

/** Who of the city's policy has cosigned the checkpoint of this receipt, and when. */
function cosigners(view: View, policy: string, checkpoint: string): Part {
  const { witnesses } = weigh(parsePolicy(policy), checkpoint)
  if (witnesses.length === 0) return sayer(view)(words.nobody)
  return html`<ul>
    ${witnesses.map(
      ({ name, time }) =>
        html`<li>
          <span class="address">${name}</span>
          <span class="quiet n"
            >${timeWords(new Date(time * 1_000).toISOString(), view.language)}</span
          >
        </li>`,
    )}
  </ul>`
}

function given(view: View, step: Step, receipt: string): Part {
  const say = sayer(view)
  const event = eventFile(step)
  const pieces = piecesOf(receipt)
  return [
    html`<p class="actions">
        <a class="button" href="${PROOFS_PATH}/${step.n}/receipt" download
          >${say(words.receipt_get)}</a
        >
        ${event !== null && html`<a class="button second" href="${PROOFS_PATH}/${step.n}/event" download>${say(words.event_get)}</a>`}
      </p>
      <p class="hint no-print">${say(words.print)}</p>`,
    html`<section class="stack" aria-labelledby="receipt">
      <h2 id="receipt">${say(words.receipt)}</h2>
      <p class="hint">${say(words.receipt_what)}</p>
      ${text(receipt, say(words.receipt_text))}
    </section>`,
    html`<section class="stack" aria-labelledby="codes">
      <h2 id="codes">${say(words.codes)}</h2>
      <p class="hint">${say(pieces.length === 1 ? words.code_what : words.codes_what)}</p>
      <ul class="codes">
        ${pieces.map((piece, index) => code(view, piece, index, pieces.length))}
      </ul>
    </section>`,
    event !== null &&
      html`<section class="stack" aria-labelledby="event">
        <h2 id="event">${say(words.event)}</h2>
        <p class="hint">${say(words.event_what)}</p>
        ${text(event, say(words.event_text))}
      </section>`,
  ]
}

function code(view: View, piece: string, index: number, all: number): Markup {
  const numbered = (label: Words) =>
    sayer(view)(label)
      .replace('{n}', String(index + 1))
      .replace('{all}', String(all))
  return html`<li>
    ${qrPicture(piece, numbered(words.code_alt), CODE)}
    <span class="small quiet n">${numbered(words.code_of)}</span>
  </li>`
}

/** Long lines break anywhere, so that on paper nothing is cut off. */
function text(content: string, label: string): Markup {
  return html`<pre class="code whole" tabindex="0" role="region" aria-label="${label}">
${content}</pre>`
}
