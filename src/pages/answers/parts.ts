/** An entry of the knowledge base as pages show it, with what it may not hide: whether it still holds. */
import { STANDING_WORDS } from '../../knowledge/index.ts'
import type { Entry } from '../../knowledge/index.ts'
import { dayWords } from '../dates.ts'
import { html, prose, spokenIn } from '../html.ts'
import type { Markup, Part } from '../html.ts'
import { at, sayer } from '../view.ts'
import type { View } from '../view.ts'
import { words } from './words.ts'

/** In the reader's language, where its unit wrote it in that. */
export function textOf({ language }: View, entry: Entry) {
  const { question, answer } = entry
  return language === 'en' && entry.english ? entry.english : { question, answer }
}

export function standing(view: View, entry: Entry): Part {
  const say = sayer(view)
  if (entry.standing === 'holds') return null
  return html`<p class="notice${entry.standing === 'expired' ? ' wrong' : ''}" role="note">
    <strong>${say(STANDING_WORDS[entry.standing])}</strong> ${say(words[entry.standing])}
  </p>`
}

export function answerOf(view: View, entry: Entry): Markup {
  const { answer } = textOf(view, entry)
  const say = sayer(view)
  return html`${standing(view, entry)}
    ${view.language === 'en' && !entry.english && html`<p class="quiet">${say(words.only_zh)}</p>`}
    <div class="prose" ${spokenIn(view.language, answer)}>${prose(answer)}</div>
    ${facts(view, entry)}`
}

function facts(view: View, entry: Entry): Markup {
  const say = sayer(view)
  const day = (value: string) => dayWords(value, view.language)
  const source = html`<span ${spokenIn(view.language, entry.source)}>${entry.source}</span>`
  return html`<dl class="facts">
    <dt>${say(words.source)}</dt>
    <dd>${entry.link ? html`<a href="${entry.link}" rel="noreferrer">${source}</a>` : source}</dd>
    ${
      entry.unit &&
      html`<dt>${say(words.owner)}</dt>
        <dd>${say(entry.unit.words)}</dd>`
    }
    <dt>${say(words.since)}</dt>
    <dd>${day(entry.since)}</dd>
    <dt>${say(words.review)}</dt>
    <dd>${day(entry.review)}</dd>
    <dt>${say(words.valid)}</dt>
    <dd>${day(entry.validUntil)}</dd>
  </dl>`
}

/** For /say: what may have been answered already, before anything is sent. */
export function fitting(view: View, entries: readonly Entry[]): Part {
  if (entries.length === 0) return null
  const say = sayer(view)
  return html`<section class="stack" aria-labelledby="fits">
    <h2 id="fits">${say(words.fits_title)}</h2>
    <p>${say(words.fits_hint)}</p>
    ${entries.map(
      (entry) =>
        html`<details class="act">
          <summary ${spokenIn(view.language, textOf(view, entry).question)}>
            ${textOf(view, entry).question}
          </summary>
          <div class="inside stack">
            ${answerOf(view, entry)}
            <button class="second" name="step" value="solved ${entry.number}">
              ${say(words.solved)}
            </button>
          </div>
        </details>`,
    )}
  </section>`
}

export function card(view: View, entry: Entry): Markup {
  const say = sayer(view)
  const { question } = textOf(view, entry)
  const line = [
    entry.standing === 'holds' ? null : say(STANDING_WORDS[entry.standing]),
    entry.category && say(entry.category.words),
    entry.unit && say(entry.unit.words),
  ].filter((one) => one !== null)
  return html`<li class="card">
    <h3 ${spokenIn(view.language, question)}>
      <a href="${at(view, `/answers/${entry.number}`)}">${question}</a>
    </h3>
    <p class="quiet small">${line.join(' · ')}</p>
  </li>`
}
