/** /verify: puts the verifier into a page of the city; without JavaScript it says how to check on the command line. */
import type { Words } from '../kernel/index.ts'
import { at, html, page, sayer } from '../pages/index.ts'
import type { Markup, View } from '../pages/index.ts'
import {
  COMMAND,
  COMMAND_NAME,
  COMMAND_PATH,
  SAVED_NAME,
  SAVED_PATH,
  SCRIPT_PATH,
  STYLE_PATH,
  sha256,
} from './assets.ts'
import { type City, toolOf } from './given.ts'
import { savedFile } from './saved.ts'
import { words } from './words.ts'

export function verifyPage(view: View, city: City): string {
  const say = sayer(view)
  return page({
    view,
    path: '/verify',
    title: words.title,
    scripts: [SCRIPT_PATH],
    styles: [STYLE_PATH],
    main: html`<div class="narrow stack">
      <h1>${say(words.title)}</h1>
      <p class="lead">${say(words.lead)}</p>
      ${toolOf(city, waiting(view))}
      <section class="stack" aria-labelledby="proves">
        <h2 id="proves">${say(words.proves)}</h2>
        <ul class="dots">
          ${words.proven.map((one) => html`<li>${say(one)}</li>`)}
        </ul>
      </section>
      ${taking(view, city)} ${line(view, city)}
    </div>`,
  })
}

/** Stands there until the script has begun: for ever, where there is none, or the browser is too old for it. */
function waiting(view: View): Markup {
  const say = sayer(view)
  return html`<div class="notice">
    <p><strong>${say(words.no_script)}</strong></p>
    <p>${say(words.no_script_what)} <a href="#line">${say(words.to_line)}</a></p>
  </div>`
}

function taking(view: View, city: City): Markup {
  const say = sayer(view)
  const files = [
    [SAVED_PATH, SAVED_NAME, words.saved, sha256(savedFile(city))],
    [COMMAND_PATH, COMMAND_NAME, words.command_file, sha256(COMMAND)],
  ] as const
  return html`<section class="stack" aria-labelledby="take">
    <h2 id="take">${say(words.take)}</h2>
    <p>${say(words.take_lead)}</p>
    <ul class="cards">
      ${files.map(
        ([path, name, what, hash]) =>
          html`<li class="card">
            <p><a href="${path}" download>${name}</a></p>
            <p>${say(what)}</p>
            <p class="hint">SHA-256 <span class="address">${hash}</span></p>
          </li>`,
      )}
    </ul>
  </section>`
}

function line(view: View, { identity }: City): Markup {
  const say = sayer(view)
  const command = (what: Words, text: string) =>
    html`<p>${say(what)}</p>
      <pre class="code" tabindex="0" role="region" aria-label="${say(what)}">${text}</pre>`
  const log = identity === null ? 'https://…/ledger/…' : `https://${identity.origin}`
  const run = `node ${COMMAND_NAME}`
  return html`<section class="stack" aria-labelledby="line">
    <h2 id="line">${say(words.line)}</h2>
    <p>${say(words.line_lead)}</p>
    ${command(words.line_receipt, `${run} receipt 261124-7K2M9-4-1.tlog-proof \\\n  --event 261124-7K2M9-4-1.json --policy policy.txt`)}
    ${command(words.line_matter, `${run} matter 261124-7K2M9-4.matter.json \\\n  --policy policy.txt --log ${log}`)}
    ${command(words.line_follow, `${run} follow ${log} \\\n  --policy policy.txt --state state.json`)}
    <ul class="links">
      ${identity && html`<li><a href="${identity.prefix}/policy" download>${say(words.policy)}</a></li>`}
      <li><a href="${at(view, '/ledger')}">${say(words.about)}</a></li>
      <li><a href="${at(view, '/my')}">${say(words.my)}</a></li>
    </ul>
  </section>`
}
