/** /say, second page: what was typed, who else says so, and only then the sending. */
import type { Entry, WhereRead } from '../../knowledge/index.ts'
import { fitting } from '../answers/parts.ts'
import { forms } from '../words.ts'
import type { Channel } from '../../rules/index.ts'
import { dayWords } from '../dates.ts'
import { heldPictures } from '../files/control.ts'
import type { Held } from '../files/taking.ts'
import { words as fileWords } from '../files/words.ts'
import { errorSummary, hidden, tickControl } from '../forms.ts'
import type { ChoicesOf } from '../forms.ts'
import { html, prose, spokenIn } from '../html.ts'
import type { Markup, Part } from '../html.ts'
import { page } from '../layout.ts'
import { at, sayer } from '../view.ts'
import type { View } from '../view.ts'
import { FORM } from './form.ts'
import type { Said, askedFields } from './reading.ts'
import type { Similar } from './similar.ts'
import { dangerFirst, NOT_ACCUSING, NOT_DANGEROUS, signsIn, signsRead } from './signs.ts'
import { whereRead } from './where.ts'
import { words } from './words.ts'

export interface CheckPage {
  readonly view: View
  readonly token: string
  readonly said: Said
  readonly similar: readonly Similar[]
  /** What the knowledge base may have answered already. */
  readonly entries: readonly Entry[]
  readonly fields: ReturnType<typeof askedFields>
  readonly choices: ChoicesOf
  readonly channels: readonly Channel[]
  readonly held: readonly Held[]
  /** Where the words say it is, where no district was chosen. */
  readonly where: WhereRead | null
  /** Why it was not sent although the button was pressed. */
  readonly why?: 'stale' | 'sent_before'
}

/** What this page shows controls for itself, or makes anew. */
const NOT_CARRIED: ReadonlySet<string> = new Set([
  'step',
  '_csrf',
  'key',
  'danger',
  NOT_DANGEROUS,
  NOT_ACCUSING,
])

export function checkPage(given: CheckPage): string {
  const { view, token, said, similar, channels, why } = given
  const say = sayer(view)
  const signs = signsIn(said.typed)
  return page({
    view,
    path: '/say',
    title: words.title,
    here: 'say',
    keeps: FORM,
    drafts: true,
    padded: true,
    main: html`<form
      id="${FORM}"
      class="narrow stack"
      method="post"
      action="${at(view, '/say')}"
      accept-charset="utf-8"
    >
      ${dangerFirst(view, signs, channels)}
      ${why && html`<div class="notice" role="alert">${say(why === 'stale' ? forms.stale : words.sent_before)}</div>`}
      ${errorSummary(view, said.refusals)}
      <h1>${say(words.check_title)}</h1>
      ${typedFacts(given)} ${whereRead(view, given.where, given.choices('division') ?? [])}
      ${signsRead(view, signs, said.typed)}
      ${given.fields.danger && signs.dangers.length === 0 && (signs.isLikely || said.typed['danger'] === 'yes') && danger(given)}
      ${fitting(view, given.entries)} ${similar.length > 0 && others(view, similar)}
      <div class="actions">
        <button name="step" value="send">
          ${say(similar.length > 0 ? words.send_own : words.send)}
        </button>
        <button class="second" name="step" value="edit">${say(words.change)}</button>
      </div>
      ${hidden('_csrf', token)}${hidden('key', said.key)}
      ${Object.entries(said.typed)
        .filter(([name]) => !NOT_CARRIED.has(name) && !(name === 'division' && given.where))
        .map(([name, value]) => hidden(name, value))}
    </form>`,
  })
}

function typedFacts({ view, said, choices, held }: CheckPage): Markup {
  const say = sayer(view)
  const { typed, input, identity } = said
  const named = (type: 'division' | 'unit', value: unknown): string =>
    (choices(type) ?? [])
      .flatMap((group) => group.choices)
      .find((one) => one.value === value)
      ?.words.trim() ?? ''
  const place = [named('division', input['division']), typed['place'] ?? ''].filter(Boolean)
  const contact = [identity.name, identity.phone, identity.mail].filter(Boolean)
  return html`<dl class="facts card">
    <dt>${say(words.text)}</dt>
    <dd class="prose" ${spokenIn(view.language, typed['text'] ?? '')}>
      ${prose(typed['text'] ?? '')}
    </dd>
    <dt>${say(words.place)}</dt>
    <dd>${place.length > 0 ? place.join(' · ') : say(words.not_given)}</dd>
    <dt>${say(words.contact)}</dt>
    <dd>${contact.length > 0 ? contact.join(' · ') : say(words.anonymous)}</dd>
    ${
      input['accuses'] === true &&
      html`<dt>${say(words.sealed)}</dt>
        <dd>${named('unit', input['accused_unit'])} ${say(words.sealed_from)}</dd>`
    }
    ${
      held.length > 0 &&
      html`<dt>${say(fileWords.files)}</dt>
        <dd>${heldPictures(view, held)}</dd>`
    }
  </dl>`
}

function danger({ view, said, fields }: CheckPage): Part {
  if (!fields.danger) return null
  return tickControl({
    view,
    name: 'danger',
    label: sayer(view)(fields.danger.label),
    value: said.typed['danger'] ?? '',
    optional: true,
  })
}

function others(view: View, similar: readonly Similar[]): Markup {
  const say = sayer(view)
  return html`<section class="stack" aria-labelledby="others">
    <h2 id="others">${say(words.similar_title)}</h2>
    <p>${say(words.similar_hint)}</p>
    <ul class="cards">
      ${similar.map((one) => other(view, one))}
    </ul>
    <p class="hint">${say(words.similar_private)}</p>
  </section>`
}

function other(view: View, one: Similar): Markup {
  const say = sayer(view)
  const place = [one.division && say(one.division), one.place].filter(Boolean).join(' · ')
  const day = dayWords(one.openedOn, view.language)
  return html`<li class="card stack">
    <div>
      <h3>${one.title ?? say(one.category ?? words.uncategorised)}</h3>
      ${place !== '' && html`<p>${place}</p>`}
      <p class="small">${say(one.how)}</p>
      <p class="quiet small">
        ${say(words.opened).replace('{day}', day)} ·
        <span class="n">${say(words.voices).replace('{n}', String(one.voices))}</span> ·
        ${say(one.state)} · <span class="n">${one.number}</span>
      </p>
    </div>
    <button class="second" name="step" value="second ${one.number}">${say(words.second)}</button>
  </li>`
}
