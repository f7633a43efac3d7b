/** /judge/<token>: the questions of the verdict and nothing else. No name, category, number or word of the matter. */
import type { Fields, Refusal, Words } from '../../kernel/index.ts'
import { errorSummary, fieldControl, hidden } from '../forms.ts'
import type { Typed } from '../forms.ts'
import { html } from '../html.ts'
import type { Part } from '../html.ts'
import { page } from '../layout.ts'
import { at, sayer } from '../view.ts'
import type { View } from '../view.ts'
import { forms } from '../words.ts'
import { words } from './words.ts'

const FORM = 'judge'

export interface JudgePage {
  readonly view: View
  readonly token: string
  /** Address of this page: the link as it was sent. */
  readonly path: string
  readonly fields: Fields
  readonly typed: Typed
  readonly refusal: Refusal | 'stale' | null
}

export function judgePage({ view, token, path, fields, typed, refusal }: JudgePage): string {
  const say = sayer(view)
  const refused = refusal === 'stale' ? null : refusal
  return page({
    view,
    path,
    title: words.title,
    keeps: FORM,
    drafts: true,
    padded: true,
    main: html`<form
      id="${FORM}"
      class="narrow stack"
      method="post"
      action="${at(view, path)}"
      accept-charset="utf-8"
      novalidate
    >
      ${hidden('_csrf', token)}
      ${refusal === 'stale' && html`<div class="notice" role="alert">${say(forms.stale)}</div>`}
      ${
        refused &&
        errorSummary(view, [refused], (name) => {
          const field = fields[name]
          return field && say(field.label)
        })
      }
      <h1>${say(words.title)}</h1>
      <p class="lead">${say(words.lead)}</p>
      <p class="hint">${say(words.private)}</p>
      ${Object.entries(fields).map((field) => fieldControl(view, field, typed, refused, () => null))}
      ${
        Object.values(fields).some((field) => field.to === 'sealed') &&
        html`<p class="hint">${say(words.pressed_who)}</p>`
      }
      <div class="actions"><button name="step" value="send">${say(words.send)}</button></div>
    </form>`,
  })
}

/** Wrong, unknown, used, replaced and expired: one page, byte for byte. */
export function deadPage(view: View): string {
  return plainPage(view, words.dead, words.dead_words, [
    ['/my', words.my],
    ['/', words.home],
  ])
}

export function judgedPage(view: View): string {
  return plainPage(view, words.done, words.done_words, [['/', words.home]])
}

function plainPage(
  view: View,
  title: Words,
  text: Words,
  ways: readonly (readonly [path: string, words: Words])[],
): string {
  const say = sayer(view)
  const link = ([path, label]: (typeof ways)[number], index: number): Part =>
    html`<a class="button${index > 0 && ' second'}" href="${at(view, path)}">${say(label)}</a>`
  return page({
    view,
    path: '/',
    title,
    main: html`<div class="narrow stack">
      <h1>${say(title)}</h1>
      <p class="lead">${say(text)}</p>
      <div class="actions">${ways.map(link)}</div>
    </div>`,
  })
}
