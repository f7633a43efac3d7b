/** /my during a visit: how far it is, whose turn, what one can do, the course. */
import type { Instant, Refusal } from '../../kernel/index.ts'
import type { OwnContact } from '../../delivery/index.ts'
import type { VoiceCount } from '../../vault/index.ts'
import { refusalWords } from '../../words/index.ts'
import { dayWords } from '../dates.ts'
import { hidden } from '../forms.ts'
import { shownFiles } from '../files/shown.ts'
import type { FilesById } from '../files/shown.ts'
import { html, prose, spokenIn } from '../html.ts'
import type { Markup, Part } from '../html.ts'
import { page } from '../layout.ts'
import { peopleWords } from '../people.ts'
import { receiptSlip } from '../say/receipt.ts'
import { turnOf } from '../turn.ts'
import { at, sayer } from '../view.ts'
import type { View } from '../view.ts'
import { actsOf } from './acts.ts'
import type { ActsGiven } from './acts.ts'
import { contactsOf } from './contacts.ts'
import type { Proving } from './contacts.ts'
import { answerOf, looks, timeLine } from './course.ts'
import { words } from './words.ts'

export interface MyPage extends ActsGiven {
  readonly now: Instant
  /** The act that was just done. */
  readonly did: string | null
  readonly replacing: Refusal | 'stale' | null
  readonly contacts: readonly OwnContact[]
  readonly proving: Proving | null
  /** Who seconded: people with a verified contact, and voices without. */
  readonly voices: VoiceCount
  readonly files: FilesById
  /** Whether the last step has its ledger receipt. */
  readonly isProven: boolean
}

export function myPage(given: MyPage): string {
  const { view, seen, now, did, files } = given
  const say = sayer(view)
  const done = did === null ? undefined : seen.acts.find((act) => act.name === did)
  return page({
    view,
    path: '/my',
    title: words.title,
    here: 'my',
    drafts: true,
    padded: true,
    main: html`<div class="beside">
      <div class="stack">
        ${done && html`<div class="notice" role="status">${say(words.recorded).replace('{act}', say(done.words))}</div>`}
        <div>
          <p class="quiet n">${say(seen.kind.words)} ${seen.number}</p>
          <h1>${say(seen.state.resident)}</h1>
        </div>
        ${seen.sealed && html`<p class="notice">${say(words.sealed)}</p>`}
        ${answerOf(view, seen, files)}
        <section class="stack" aria-labelledby="turn">
          <h2 id="turn">${say(words.whose_turn)}</h2>
          ${turnOf(view, seen, now)}
        </section>
        ${actsOf(given)}
        <section class="stack" aria-labelledby="course">
          <h2 id="course">${say(words.course)}</h2>
          ${timeLine(view, seen, files)}
        </section>
        ${proofs(given)}
      </div>
      <div class="stack">
        ${said(given)} ${looks(view, seen)} ${contactsOf(given)}
        <section class="stack no-print" aria-labelledby="keep">
          <h2 id="keep">${say(words.keep_title)}</h2>
          ${replaceForm(given)} ${leave(given)}
        </section>
      </div>
    </div>`,
  })
}

function proofs({ view, seen, isProven }: MyPage): Markup {
  const say = sayer(view)
  const pending = seen.n === 1 ? words.proof_first : words.proof_pending
  return html`<section class="stack" aria-labelledby="proof">
    <h2 id="proof">${say(words.proof_title)}</h2>
    <p>${say(isProven ? words.proof_ready : pending)}</p>
    <p class="actions">
      <a class="button second" href="${at(view, '/my/proofs')}">${say(words.proof_open)}</a>
    </p>
  </section>`
}

function said({ view, seen, files, voices }: MyPage): Markup {
  const say = sayer(view)
  const place = [seen.division && say(seen.division.words), seen.place].filter(Boolean).join(' · ')
  return html`<section class="stack" aria-labelledby="said">
    <h2 id="said">${say(words.said)}</h2>
    ${seen.as === 'second' ? html`<p class="quiet">${say(words.said_by_other)}</p>` : html`<div class="prose" ${spokenIn(view.language, seen.text)}>${prose(seen.text)}</div>`}
    ${seen.course.filter(({ n }) => n === 1).map((entry) => shownFiles(view, entry, files))}
    <dl class="facts">
      ${
        seen.as === 'author' &&
        seen.asks.length > 1 &&
        html`<dt>${say(words.asks)}</dt>
          <dd>
            <ol>
              ${seen.asks.map((ask, index) => html`<li ${spokenIn(view.language, ask)}>${index + 1}. ${ask}</li>`)}
            </ol>
          </dd>`
      }
      ${
        place !== '' &&
        html`<dt>${say(words.place)}</dt>
          <dd ${spokenIn(view.language, place)}>${place}</dd>`
      }
      <dt>${say(words.category)}</dt>
      <dd>${say(seen.category?.words ?? words.uncategorised)}</dd>
      <dt>${say(words.opened)}</dt>
      <dd>${dayWords(seen.openedOn, view.language)}</dd>
      ${
        seen.seconded > 0 &&
        html`<dt>${say(words.seconded)}</dt>
          <dd>${peopleWords(view, voices)}</dd>`
      }
    </dl>
  </section>`
}

function replaceForm({ view, token, key, replacing }: MyPage): Markup {
  const say = sayer(view)
  return html`<details class="act no-print" id="replace" ${replacing && html`open`}>
    <summary>${say(words.replace_title)}</summary>
    <form
      class="inside stack"
      method="post"
      action="${at(view, '/my')}#replace"
      accept-charset="utf-8"
    >
      ${hidden('_csrf', token)}${hidden('key', key())}
      <p class="hint">${say(words.replace_hint)}</p>
      <div class="field">
        <label for="f-replace">${say(words.replace_code)}</label>
        ${replacing && wrongCode(view, replacing)}
        <input
          class="receipt-field"
          id="f-replace"
          name="code"
          required
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          ${replacing && html`aria-invalid="true" aria-describedby="f-replace-error"`}
        />
      </div>
      <div class="actions">
        <button class="second" name="do" value="replace">${say(words.replace)}</button>
      </div>
    </form>
  </details>`
}

function wrongCode(view: View, why: Refusal | 'stale'): Part {
  const refusal = why === 'stale' ? { code: 'form_expired' } : why
  return html`<p class="error" id="f-replace-error" role="alert">
    ${sayer(view)(refusalWords(refusal))}
  </p>`
}

function leave({ view, token }: MyPage): Markup {
  const say = sayer(view)
  return html`<form class="stack no-print" method="post" action="${at(view, '/my')}">
    ${hidden('_csrf', token)}
    <p class="hint">${say(words.leave_hint)}</p>
    <div class="actions">
      <button class="second" name="do" value="leave">${say(words.public_computer)}</button>
    </div>
  </form>`
}

export function replacedPage(view: View, number: string, code: string): string {
  const say = sayer(view)
  return page({
    view,
    path: '/my',
    title: words.title,
    here: 'my',
    once: true,
    padded: true,
    main: html`<div class="narrow stack">
      <h1>${say(words.replaced)}</h1>
      <p>${say(words.replaced_hint)}</p>
      ${receiptSlip(view, number, code)}
      <div class="actions"><a class="button" href="${at(view, '/my')}">${say(words.back)}</a></div>
    </div>`,
  })
}
