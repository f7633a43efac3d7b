/** What the holder of a receipt may do, each act with its form made from the kind's declaration. */
import type { Refusal } from '../../kernel/index.ts'
import type { ActShown } from '../../matters/index.ts'
import { refusalWords } from '../../words/index.ts'
import { errorSummary, fieldControl, hidden } from '../forms.ts'
import type { ChoicesOf, Typed } from '../forms.ts'
import { filesControl } from '../files/control.ts'
import type { FormFiles } from '../files/taking.ts'
import { html } from '../html.ts'
import type { Markup, Part } from '../html.ts'
import { at, sayer } from '../view.ts'
import type { View } from '../view.ts'
import { forms } from '../words.ts'
import type { Seen } from './reading.ts'
import { words } from './words.ts'

/** The act just tried, and why it was not done. */
export interface Tried {
  readonly act: string
  readonly typed: Typed
  /** Null: nothing was refused, a file was removed. */
  readonly refusal: Refusal | 'stale' | null
  readonly files: FormFiles
}

export interface ActsGiven {
  readonly view: View
  readonly token: string
  readonly key: () => string
  readonly seen: Seen
  readonly tried: Tried | null
  readonly choices: ChoicesOf
}

/** Fields of different acts stand on one page under names of their own. */
export const prefixOf = (act: string): string => `${act}.`

export function actsOf(given: ActsGiven): Markup {
  const { view, seen, tried } = given
  const say = sayer(view)
  // Whoever seconded is not told of acts that were never theirs.
  const all = seen.acts.filter(({ refusal }) => refusal?.code !== 'not_your_role')
  const open = all.filter(({ name, refusal }) => refusal === null || tried?.act === name)
  const closed = all.filter((one) => !open.includes(one))
  const mine = new Set(
    seen.duties.filter((duty) => duty.mine).flatMap((duty) => duty.acts.map((act) => act.name)),
  )
  const first = open.toSorted((a, b) => Number(mine.has(b.name)) - Number(mine.has(a.name)))
  return html`<section class="stack no-print" aria-labelledby="can">
    <h2 id="can">${say(words.can_do)}</h2>
    ${
      open.length === 0
        ? html`<p class="quiet">${say(words.nothing_to_do)}</p>`
        : html`<div>${first.map((act) => actForm(given, act, mine.has(act.name)))}</div>`
    }
    ${closed.length > 0 && whyNot(view, closed)}
  </section>`
}

function actForm(given: ActsGiven, act: ActShown, isMine: boolean): Markup {
  const { view, token, key, seen, choices } = given
  const say = sayer(view)
  const tried = given.tried?.act === act.name ? given.tried : null
  const refusal = tried && tried.refusal !== 'stale' ? tried.refusal : null
  const typed = tried?.typed ?? {}
  return html`<details
    class="act${isMine && ' mine'}"
    id="act-${act.name}"
    ${(isMine || tried !== null) && html`open`}
  >
    <summary>${say(act.words)}</summary>
    <form
      class="inside stack"
      method="post"
      action="${at(view, '/my')}#act-${act.name}"
      accept-charset="utf-8"
      ${Object.values(act.fields).some(({ type }) => type === 'files') && html`enctype="multipart/form-data"`}
      novalidate
    >
      ${hidden('_csrf', token)}${hidden('act', act.name)}${hidden('seen', String(seen.n))}${hidden('key', tried?.typed['key'] ?? key())}
      ${tried?.refusal === 'stale' && html`<div class="notice" role="alert">${say(forms.stale)}</div>`}
      ${refusal && problem(view, act, refusal)}
      ${Object.entries(act.fields).map(([name, field]) =>
        fieldControl(
          view,
          [`${prefixOf(act.name)}${name}`, field],
          typed,
          refusal?.field === undefined
            ? null
            : { ...refusal, field: `${prefixOf(act.name)}${refusal.field}` },
          choices,
          (control, declared) =>
            filesControl({
              view,
              name: control,
              field: declared,
              files: tried?.files ?? { held: [], faults: [], max: declared.max },
              button: { name: 'do', value: 'act' },
            }),
        ),
      )}
      <div class="actions">
        <button name="do" value="act">${say(act.words)}</button>
      </div>
    </form>
  </details>`
}

function problem(view: View, act: ActShown, refusal: Refusal): Part {
  const field = refusal.field === undefined ? undefined : act.fields[refusal.field]
  if (!field) return errorSummary(view, [refusal])
  const name = `${prefixOf(act.name)}${refusal.field}`
  return errorSummary(view, [{ ...refusal, field: name }], () => sayer(view)(field.label))
}

function whyNot(view: View, acts: readonly ActShown[]): Markup {
  const say = sayer(view)
  return html`<details class="plain-details">
    <summary>${say(words.cannot_do)}</summary>
    <dl class="facts">
      ${acts.map(
        ({ words: act, refusal }) =>
          html`<dt>${say(act)}</dt>
            <dd>${refusal && say(refusalWords(refusal))}</dd>`,
      )}
    </dl>
  </details>`
}
