/** One part of the board under its heading. */
import type { Words } from '../kernel/index.ts'
import { html, sayer } from '../pages/index.ts'
import type { Markup, Part, View } from '../pages/index.ts'

export function section(
  view: View,
  id: string,
  title: Words,
  lead: Words | null,
  inside: Part,
): Markup {
  const say = sayer(view)
  return html`<section class="stack" aria-labelledby="${id}">
    <h2 id="${id}">${say(title)}</h2>
    ${lead && html`<p class="quiet">${say(lead)}</p>`} ${inside}
  </section>`
}
