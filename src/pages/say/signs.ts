/**
 * What the words of a request say besides, told before it is sent: danger, with the number that helps
 * first, and an accusation, which will be sealed. Each with the sentence it was read in, and a way to
 * say that it was read wrongly.
 */
import { accusationsIn, DANGERS, dangersIn, soundsLikely } from '../../routing/index.ts'
import type { Accusation, Danger } from '../../routing/index.ts'
import type { Channel } from '../../rules/index.ts'
import { emergencyNumbers } from '../emergency.ts'
import { tickControl } from '../forms.ts'
import type { Typed } from '../forms.ts'
import { html } from '../html.ts'
import type { Part } from '../html.ts'
import { sayer } from '../view.ts'
import type { View } from '../view.ts'
import { words } from './words.ts'

export interface SignsRead {
  readonly dangers: readonly Danger[]
  /** No sign, and yet it sounds like danger: the numbers are shown, and nothing is hurried. */
  readonly isLikely: boolean
  readonly accusation: Accusation | null
}

/** Names of the two ticks that say that it was read wrongly. */
export const NOT_DANGEROUS = 'not_dangerous'
export const NOT_ACCUSING = 'not_accusing'

export function signsIn(typed: Typed): SignsRead {
  const text = typed['text'] ?? ''
  const dangers = dangersIn(text)
  const accusation = typed['accuses'] === 'yes' ? null : (accusationsIn(text)[0] ?? null)
  return { dangers, isLikely: dangers.length === 0 && soundsLikely(text), accusation }
}

/** What was denied is filed as denied; what nobody denied is left to the writer. */
export function denied(typed: Typed): Readonly<Record<string, boolean>> {
  const signs = signsIn(typed)
  return {
    ...(signs.dangers.length > 0 && typed[NOT_DANGEROUS] === 'yes' ? { danger: false } : {}),
    ...(signs.accusation !== null && typed[NOT_ACCUSING] === 'yes' ? { accuses: false } : {}),
  }
}

/** It will be sealed by its words, as far as nobody says otherwise. */
export function isSealedByWords(typed: Typed): boolean {
  return signsIn(typed).accusation !== null && typed[NOT_ACCUSING] !== 'yes'
}

/** First on the page, before anything else is read. */
export function dangerFirst(view: View, signs: SignsRead, channels: readonly Channel[]): Part {
  if (signs.dangers.length === 0 && !signs.isLikely) return null
  const [danger] = signs.dangers
  const say = sayer(view)
  return html`${emergencyNumbers(view, channels, { now: true })}${
    danger &&
    html`<p class="notice">
      ${say(words.danger_read)
        .replace('{sentence}', short(danger.sentence))
        .replace('{what}', say(DANGERS[danger.kind].words))
        .replace('{phone}', DANGERS[danger.kind].call)}
    </p>`
  }`
}

/** Among what is sent: how it will be handled, and how to say otherwise. */
export function signsRead(view: View, signs: SignsRead, typed: Typed): Part {
  const say = sayer(view)
  const tick = (name: string, label: string) =>
    tickControl({ view, name, label, value: typed[name] ?? '', optional: true })
  return html`${
    signs.dangers.length > 0 &&
    html`<section class="card stack" aria-labelledby="hurried">
      <h2 id="hurried">${say(words.hurried_title)}</h2>
      <p>${say(words.hurried)}</p>
      ${tick(NOT_DANGEROUS, say(words.not_dangerous))}
    </section>`
  }${
    signs.accusation &&
    html`<section class="card stack" aria-labelledby="will-seal">
      <h2 id="will-seal">${say(words.will_seal_title)}</h2>
      <p>${say(words.will_seal).replace('{sentence}', short(signs.accusation.sentence))}</p>
      ${tick(NOT_ACCUSING, say(words.not_accusing))}
    </section>`
  }`
}

const LONGEST = 60

/** Enough to know one's own words again. By characters, so that none is cut in two. */
function short(sentence: string): string {
  const characters = [...sentence]
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : sentence
}
