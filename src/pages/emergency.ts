/**
 * Emergency numbers, first on every page where somebody might write instead of calling. They never
 * hold anything up. What brings them up again before sending is read in src/routing/danger.
 */
import type { Channel } from '../rules/index.ts'
import { html } from './html.ts'
import type { Part } from './html.ts'
import { sayer } from './view.ts'
import type { View } from './view.ts'
import { emergency } from './words.ts'

export function emergencyNumbers(
  view: View,
  channels: readonly Channel[],
  about: { readonly now?: boolean } = {},
): Part {
  const numbers = channels.filter((one) => one.kind === 'emergency' && one.phone !== null)
  if (numbers.length === 0) return null
  const say = sayer(view)
  return html`<section class="emergency${about.now === true && ' now'}" aria-labelledby="emergency">
    <h2 id="emergency">${say(emergency.title)}</h2>
    <ul>
      ${numbers.map(
        ({ phone, name }) =>
          html`<li>
            <a href="tel:${phone}"><b>${phone}</b> <span>${say(name)}</span></a>
          </li>`,
      )}
    </ul>
    <p>${say(emergency.lead)}</p>
  </section>`
}
