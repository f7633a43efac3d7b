/** One published request: what was asked, what was answered, how it stands; second it, correct it, ask for its removal. */
import type { Fields, Refusal } from '../../kernel/index.ts'
import type { Published } from '../../matters/index.ts'
import type { VoiceCount } from '../../vault/index.ts'
import { dayWords } from '../dates.ts'
import { errorSummary, fieldControl, hidden } from '../forms.ts'
import type { Typed } from '../forms.ts'
import { html, prose, spokenIn } from '../html.ts'
import type { Markup, Part } from '../html.ts'
import { page } from '../layout.ts'
import { peopleWords } from '../people.ts'
import { at, sayer } from '../view.ts'
import type { View } from '../view.ts'
import { forms } from '../words.ts'
import type { Naming } from './naming.ts'
import { words } from './words.ts'

export interface OnePage {
  readonly view: View
  readonly token: string
  readonly key: string
  readonly naming: Naming
  readonly shown: Published
  readonly voices: VoiceCount
  /** Fields of the word a stranger may send, without what the page knows itself. */
  readonly fields: Fields
  readonly typed: Typed
  readonly refusal: Refusal | 'stale' | null
}

/** What a published matter carries, as its kind declares it. */
interface Shown {
  readonly asks: readonly string[]
  readonly answers: readonly string[]
  readonly notes: readonly string[]
}

export function onePage(given: OnePage): string {
  const { view, shown, refusal } = given
  const say = sayer(view)
  const { publication } = shown
  const { title, text } = publication.subject
  const { asks, answers, notes } = publication.state as unknown as Shown
  return page({
    view,
    path: pathOf(shown),
    title: { zh: title, en: title },
    drafts: true,
    main: html`<article class="narrow stack">
      ${refusal === 'stale' && html`<div class="notice" role="alert">${say(forms.stale)}</div>`}
      <h1 ${spokenIn(view.language, title)}>${title}</h1>
      ${facts(given)}
      <section class="stack" aria-labelledby="asked">
        <h2 id="asked">${say(words.asked)}</h2>
        <div class="prose" ${spokenIn(view.language, text)}>${prose(text)}</div>
      </section>
      <section class="stack" aria-labelledby="answer">
        <h2 id="answer">${say(words.answer)}</h2>
        ${answers.map(
          (answer, index) =>
            html`<div class="card" ${spokenIn(view.language, answer)}>
              ${answers.length > 1 && html`<h3>${asks[index]}</h3>`}${prose(answer)}
            </div>`,
        )}
      </section>
      ${
        notes.length > 0 &&
        html`<section class="stack" aria-labelledby="notes">
          <h2 id="notes">${say(words.notes)}</h2>
          ${notes.map((note) => html`<div class="card">${prose(note)}</div>`)}
        </section>`
      }
      ${secondForm(given)} ${wordForm(given)}
    </article>`,
  })
}

function pathOf({ publication }: Published): string {
  return `/answered/${publication.number}`
}

function facts({ view, naming, shown, voices }: OnePage): Markup {
  const say = sayer(view)
  const { publication, about } = shown
  const { category, division, place } = publication.subject
  const unit = publication.bindings.find((one) => one.unit !== undefined)?.unit
  const linked = (by: string, code: string, name: string) =>
    html`<a href="${at(view, `/answered?${by}=${encodeURIComponent(code)}`)}">${name}</a>`
  const row = (label: string, value: Part) =>
    html`<dt>${label}</dt>
      <dd>${value}</dd>`
  return html`<dl class="facts">
    ${row(say(words.stands), naming.state(about))}
    ${unit !== undefined && row(say(words.answered_by), naming.unit(unit))}
    ${category !== null && row(say(words.topic), linked('topic', category, naming.category(category)))}
    ${division !== null && row(say(words.district), linked('district', division, naming.division(division)))}
    ${place !== null && row(say(words.place), place)}
    ${row(say(words.asked_on), dayWords(about.openedOn, view.language))}
    ${about.seconded > 0 && row(say(words.seconded), peopleWords(view, voices))}
  </dl>`
}

function secondForm({ view, token, key, shown }: OnePage): Markup {
  const say = sayer(view)
  return html`<section class="stack no-print" aria-labelledby="too">
    <h2 id="too">${say(words.second_title)}</h2>
    ${
      shown.about.isOpen
        ? html`<p>${say(words.second_lead)}</p>
            <form method="post" action="${at(view, pathOf(shown))}" accept-charset="utf-8">
              ${hidden('_csrf', token)}${hidden('key', key)}
              <div class="actions">
                <button name="do" value="second">${say(words.second)}</button>
              </div>
            </form>`
        : html`<p>${say(words.over_lead)}</p>
            <div class="actions">
              <a class="button" href="${at(view, '/say')}">${say(words.say)}</a>
            </div>`
    }
  </section>`
}

function wordForm({ view, token, key, shown, fields, typed, refusal }: OnePage): Markup {
  const say = sayer(view)
  const refused = refusal === 'stale' ? null : refusal
  const isTried = refusal !== null
  return html`<details class="act no-print" id="word" ${isTried && html`open`}>
    <summary>${say(words.word_title)}</summary>
    <form
      class="inside stack"
      method="post"
      action="${at(view, pathOf(shown))}#word"
      accept-charset="utf-8"
      novalidate
    >
      ${hidden('_csrf', token)}${hidden('key', key)}
      <p>${say(words.word_lead)}</p>
      ${
        refused &&
        errorSummary(view, [refused], (field) => {
          const declared = fields[field]
          return declared && say(declared.label)
        })
      }
      ${Object.entries(fields).map((field) => fieldControl(view, field, typed, refused, () => null))}
      <div class="actions"><button name="do" value="word">${say(words.send)}</button></div>
    </form>
  </details>`
}
