/** The formula of heat as everybody reads it, with the figures of one problem put into it. */
import { html, sayer } from '../pages/index.ts'
import type { Markup, View } from '../pages/index.ts'
import type { PublicHot } from './listing.ts'
import { words } from './words.ts'

export const FORMULA =
  'heat = 100 × v ÷ (v + 10) × (0.6 + 0.4 × recency) × (0.8 + 0.2 × danger) × (0.9 + 0.1 × age)'
const FORMULA_ZH =
  '热度 = 100 × 人数 ÷（人数 + 10）×（0.6 + 0.4 × 新近）×（0.8 + 0.2 × 危险）×（0.9 + 0.1 × 时长）'

/** The figures of one put into the formula, so that a reader sees how it goes. */
function worked(view: View, one: PublicHot): Markup {
  const say = sayer(view)
  const { voices, recency, harm, age, heat } = one.figures
  const sum = `100 × ${voices} ÷ (${voices} + 10) × (0.6 + 0.4 × ${recency.toFixed(1)}) × (0.8 + 0.2 × ${harm}) × (0.9 + 0.1 × ${age.toFixed(1)}) = ${heat.toFixed(1)}`
  return html`<p>${say(words.worked).replace('{title}', one.title)} ${sum}</p>`
}

export function how(view: View, example: PublicHot | undefined): Markup {
  const say = sayer(view)
  return html`<section class="narrow stack" aria-labelledby="how">
    <h2 id="how">${say(words.how)}</h2>
    <p><strong>${view.language === 'zh' ? FORMULA_ZH : FORMULA}</strong></p>
    ${example && worked(view, example)}
    <ul class="dots">
      ${[words.how_v, words.how_recency, words.how_harm, words.how_age].map(
        (one) => html`<li>${say(one)}</li>`,
      )}
    </ul>
    <p>${say(words.how_limits)}</p>
  </section>`
}
