/** What the board says of single matters: promises with their dates, and what cannot be done and why. */
import { dayWords, html, sayer } from '../pages/index.ts'
import { maskedNumbers } from '../privacy/index.ts'
import type { Markup, View } from '../pages/index.ts'
import type { BoardRead } from './reading.ts'
import { section } from './section.ts'
import { words } from './words.ts'

const SHOWN_AT_ONCE = 9

export function promiseList(view: View, { promises, today, names }: BoardRead): Markup {
  const say = sayer(view)
  const items = promises.map((one) => {
    const isLate = one.promised < today
    return html`<li class="card">
      <h3>${whatOf(view, one, names)}</h3>
      <p class="${isLate ? 'late' : ''}">
        ${say(words.promised)}
        <time datetime="${one.promised}">${dayWords(one.promised, view.language)}</time>${
          isLate && html` · ${say(words.overdue)}`
        }
      </p>
      <p class="quiet small">
        ${one.unit && say(names.unit(one.unit))} <span class="n">${one.number}</span>
      </p>
      ${one.reason && html`<p>${maskedNumbers(one.reason)}</p>`}
    </li>`
  })
  return section(
    view,
    'promises',
    words.promises,
    words.promises_lead,
    items.length > 0
      ? html`<ul class="cards grid">
            ${items.slice(0, SHOWN_AT_ONCE)}
          </ul>
          ${
            items.length > SHOWN_AT_ONCE &&
            html`<details>
              <summary>
                ${say(words.more_promises).replace('{n}', String(items.length - SHOWN_AT_ONCE))}
              </summary>
              <ul class="cards grid">
                ${items.slice(SHOWN_AT_ONCE)}
              </ul>
            </details>`
          }`
      : html`<p>${say(words.promises_none)}</p>`,
  )
}

function whatOf(
  view: View,
  one: { readonly category: string | null; readonly division: string | null },
  names: BoardRead['names'],
): string {
  const say = sayer(view)
  return [
    one.category ? say(names.category(one.category)) : say(words.uncategorised),
    ...(one.division ? [say(names.division(one.division))] : []),
  ].join(' · ')
}

export function cannotList(view: View, { cannot, names }: BoardRead): Markup {
  const say = sayer(view)
  const items = cannot.map(
    (one) =>
      html`<li class="card">
        <h3>${whatOf(view, one, names)}</h3>
        <p>${maskedNumbers(one.reason)}</p>
        <p class="quiet small">
          ${one.unit && say(names.unit(one.unit))}${
            one.review &&
            html` · ${say(words.review)}
              <time datetime="${one.review}">${dayWords(one.review, view.language)}</time>`
          }
        </p>
      </li>`,
  )
  return section(
    view,
    'cannot',
    words.cannot,
    words.cannot_lead,
    items.length > 0
      ? html`<ul class="cards grid">
          ${items}
        </ul>`
      : html`<p>${say(words.cannot_none)}</p>`,
  )
}
