/** /say, first page: one box, a place, who one is if one likes. */
import type { Instant, Refusal } from '../../kernel/index.ts'
import type { Channel } from '../../rules/index.ts'
import { refusalWords } from '../../words/index.ts'
import { emergencyNumbers } from '../emergency.ts'
import { errorSummary, hidden, idOf, selectControl, textControl, tickControl } from '../forms.ts'
import type { ChoicesOf, Control, Typed } from '../forms.ts'
import { filesControl } from '../files/control.ts'
import type { FilesControl } from '../files/control.ts'
import { html } from '../html.ts'
import type { Markup, Part } from '../html.ts'
import { page } from '../layout.ts'
import { POSITION_PATH } from '../styles.ts'
import { at, sayer } from '../view.ts'
import type { View } from '../view.ts'
import type { AskedName, askedFields } from './reading.ts'
import { lateNotice } from './receipt.ts'
import { words } from './words.ts'

export const FORM = 'say'

/** The field for files, and what is in it already. */
export type FilesGiven = Pick<FilesControl, 'field' | 'files'>

export interface SayPage {
  readonly view: View
  readonly token: string
  readonly key: string
  readonly typed: Typed
  readonly refusals: readonly Refusal[]
  readonly fields: ReturnType<typeof askedFields>
  readonly choices: ChoicesOf
  readonly channels: readonly Channel[]
  readonly files: FilesGiven | null
  readonly lateSince: Instant | null
}

export function sayPage(given: SayPage): string {
  const { view, token, key, refusals, channels, fields } = given
  const say = sayer(view)
  return page({
    view,
    path: '/say',
    title: words.title,
    here: 'say',
    keeps: FORM,
    drafts: true,
    padded: Object.keys(given.typed).length > 0,
    scripts: [POSITION_PATH],
    main: html`<div class="narrow stack">
      ${errorSummary(view, refusals, (field) => labelOf(given, field))}
      ${emergencyNumbers(view, channels)}
      ${given.lateSince !== null && lateNotice(view, given.lateSince)}
      <form
        id="${FORM}"
        class="stack"
        method="post"
        action="${at(view, '/say')}"
        accept-charset="utf-8"
        ${given.files && html`enctype="multipart/form-data"`}
        novalidate
      >
        ${hidden('_csrf', token)}${hidden('key', key)} ${asked(given)} ${where(given)}
        ${given.files && filesControl({ ...given.files, view, name: 'files', button: { name: 'step', value: 'check' } })}
        ${fields.accuses && conduct(given)} ${who(given)}
        <div class="actions">
          <button name="step" value="check">${say(words.check_next)}</button>
        </div>
      </form>
    </div>`,
  })
}

/** The question is the heading of the page and the label of its box. */
function asked(given: SayPage): Markup {
  const { view, typed, fields } = given
  const say = sayer(view)
  const refusal = given.refusals.find((one) => one.field === 'text')
  const id = idOf('text')
  return html`<div class="field">
    <h1>
      <label for="${id}">${say(fields.text?.label ?? words.text)}</label>
    </h1>
    <p class="hint" id="${id}-hint">${say(words.example)}</p>
    ${refusal && errorOf(given, 'text')}
    <textarea
      id="${id}"
      name="text"
      class="large"
      required
      aria-describedby="${refusal && `${id}-error `}${id}-hint"
      ${refusal && html`aria-invalid="true"`}
    >
${typed['text'] ?? ''}</textarea>
  </div>`
}

function errorOf(given: SayPage, name: string): Part {
  const refusal = given.refusals.find((one) => one.field === name)
  return (
    refusal &&
    html`<p class="error" id="${idOf(name)}-error">${sayer(given.view)(refusalWords(refusal))}</p>`
  )
}

function where(given: SayPage): Part {
  const { fields, view, choices } = given
  const say = sayer(view)
  const groups = choices('division') ?? []
  const hasDivisions = fields.division !== undefined && groups.some((one) => one.choices.length > 0)
  return html`${
    hasDivisions &&
    selectControl(control(given, 'division', say(fields.division?.label ?? words.division)), groups)
  }
  ${
    fields.place &&
    html`${textControl(
        { ...control(given, 'place', say(fields.place.label)), hint: say(words.place_hint) },
        { attributes: html` data-place autocomplete="off"` },
      )}
      <div class="tight" hidden data-position-part>
        <button
          type="button"
          class="second"
          data-position
          data-waiting="${say(words.position_waiting)}"
          data-done="${say(words.position_done)}"
          data-failed="${say(words.position_failed)}"
          aria-describedby="position-hint"
        >
          ${say(words.position)}
        </button>
        <p class="hint" id="position-hint">${say(words.position_hint)}</p>
        <p role="status" data-position-said></p>
      </div>`
  }`
}

function who(given: SayPage): Markup {
  const say = sayer(given.view)
  const one = (name: 'name' | 'phone' | 'mail', type: string, autocomplete: string) =>
    textControl(control(given, name, say(words[name])), {
      type,
      attributes: html` autocomplete="${autocomplete}"`,
    })
  return html`<fieldset class="group">
    <legend>${say(words.who_title)}</legend>
    <p class="hint">${say(words.who_hint)}</p>
    ${one('name', 'text', 'name')}
    <div class="pair">${one('phone', 'tel', 'tel')}${one('mail', 'email', 'email')}</div>
  </fieldset>`
}

/** Folded away, for most have nothing of the kind to say; open where it was ticked or something is wrong in it. */
function conduct(given: SayPage): Markup {
  const { view, fields, choices, typed, refusals } = given
  const say = sayer(view)
  const units = choices('unit') ?? []
  const isOpen =
    typed['accuses'] === 'yes' ||
    refusals.some(({ field }) => field === 'accuses' || field === 'accused_unit')
  return html`<details class="act" ${isOpen && html`open`}>
    <summary>${say(words.seal_title)}</summary>
    <div class="inside stack">
      <p class="hint">${say(words.seal_hint)}</p>
      ${tickControl(control(given, 'accuses', say(fields.accuses?.label ?? words.sealed)))}
      ${
        fields.accused_unit &&
        units.some((one) => one.choices.length > 0) &&
        selectControl(control(given, 'accused_unit', say(fields.accused_unit.label)), units)
      }
    </div>
  </details>`
}

function control(given: SayPage, name: string, label: string): Control {
  const { view, typed, refusals } = given
  return {
    view,
    name,
    label,
    value: typed[name] ?? '',
    optional: true,
    refusal: refusals.find((one) => one.field === name),
  }
}

function labelOf({ view, fields, files }: SayPage, name: string): string | undefined {
  const say = sayer(view)
  const field = fields[name as AskedName]
  if (field) return say(field.label)
  if (name === 'files' && files) return say(files.field.label)
  return name === 'name' || name === 'phone' || name === 'mail' ? say(words[name]) : undefined
}
