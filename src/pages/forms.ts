/**
 * Form controls made from declared fields. A form tells at its top what is wrong and at each field
 * again; whatever was typed stands in it as it was typed.
 */
import type { Field, Fields, FilesField, Refusal, Words } from '../kernel/index.ts'
import { refusalWords } from '../words/index.ts'
import { html } from './html.ts'
import type { Markup, Part } from './html.ts'
import { sayer } from './view.ts'
import type { View } from './view.ts'
import { forms } from './words.ts'

/** Values as the browser sent them. */
export type Typed = Readonly<Record<string, string>>

export interface Choice {
  readonly value: string
  readonly words: string
}

export interface ChoiceGroup {
  readonly words: string | null
  readonly choices: readonly Choice[]
}

/** What a reference can be chosen from; absent: it is typed. */
export type ChoicesOf = (type: Field['type']) => readonly ChoiceGroup[] | null

export interface Control {
  readonly view: View
  readonly name: string
  readonly label: string
  readonly value: string
  readonly optional: boolean
  readonly hint?: string | undefined
  readonly refusal?: Refusal | undefined
}

/** `did`: the refusal of the whole form, shown at its top with a link to the field it is about. */
export function errorSummary(
  view: View,
  refusals: readonly Refusal[],
  labelOf: (field: string) => string | undefined = () => undefined,
): Part {
  if (refusals.length === 0) return null
  const say = sayer(view)
  return html`<div class="notice wrong" role="alert" tabindex="-1" id="errors">
    <h2>${say(forms.errors)}</h2>
    <ul>
      ${refusals.map((refusal) => {
        const words = say(refusalWords(refusal))
        const label = refusal.field === undefined ? undefined : labelOf(refusal.field)
        return label === undefined
          ? html`<li>${words}</li>`
          : html`<li><a href="#${idOf(refusal.field ?? '')}">${label}</a><br />${words}</li>`
      })}
    </ul>
  </div>`
}

export function idOf(name: string): string {
  return `f-${name.replaceAll('.', '-')}`
}

/** Ids of what explains a control, and whether it is wrong. */
function described(control: Control): Markup {
  const id = idOf(control.name)
  const by = [
    ...(control.refusal ? [`${id}-error`] : []),
    ...(control.hint === undefined ? [] : [`${id}-hint`]),
  ].join(' ')
  return html`${by !== '' && html` aria-describedby="${by}"`}${control.refusal && html` aria-invalid="true"`}${!control.optional && html` required`}`
}

function explained(control: Control): Markup {
  const { view, refusal, hint } = control
  const id = idOf(control.name)
  return html`${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}${
    refusal && html`<p class="error" id="${id}-error">${sayer(view)(refusalWords(refusal))}</p>`
  }`
}

function labelled({ view, name, label, optional }: Control): Markup {
  return html`<label for="${idOf(name)}"
    >${label}${optional && html`<span class="optional">${sayer(view)(forms.optional)}</span>`}</label
  >`
}

export function textControl(
  control: Control,
  more: { lines?: boolean; className?: string; attributes?: Part; type?: string } = {},
): Markup {
  const { name, value } = control
  const id = idOf(name)
  const className = more.className !== undefined && html` class="${more.className}"`
  // A textarea drops one line feed at its start, so it is given one (HTML, 13.1.2.5).
  const input = more.lines
    ? html`<textarea id="${id}" name="${name}" ${className}${described(control)}${more.attributes}>
${value}</textarea>`
    : html`<input
        id="${id}"
        name="${name}"
        type="${more.type ?? 'text'}"
        value="${value}"
        ${className}${described(control)}${more.attributes}
      />`
  return html`<div class="field">${labelled(control)}${explained(control)}${input}</div>`
}

export function selectControl(control: Control, groups: readonly ChoiceGroup[]): Markup {
  const { view, name, value } = control
  const id = idOf(name)
  const option = (choice: Choice) =>
    html`<option value="${choice.value}" ${choice.value === value && html` selected`}>
      ${choice.words}
    </option>`
  return html`<div class="field">
    ${labelled(control)}${explained(control)}
    <select id="${id}" name="${name}" ${described(control)}>
      <option value="">${sayer(view)(forms.none)}</option>
      ${groups.map((group) =>
        group.words === null
          ? group.choices.map(option)
          : html`<optgroup label="${group.words}">${group.choices.map(option)}</optgroup>`,
      )}
    </select>
  </div>`
}

function radioControl(control: Control, choices: readonly Choice[]): Markup {
  const { view, name, value, label, optional } = control
  const id = idOf(name)
  return html`<fieldset
    class="field"
    id="${id}"
    ${control.refusal && html` aria-describedby="${id}-error" tabindex="-1"`}
  >
    <legend>
      ${label}${optional && html`<span class="optional">${sayer(view)(forms.optional)}</span>`}
    </legend>
    ${explained(control)}
    <div class="ticks">
      ${choices.map(
        (choice) =>
          html`<label class="tick"
            ><input
              type="radio"
              name="${name}"
              value="${choice.value}"
              ${choice.value === value && html` checked`}${!optional && html` required`}
            /><span>${choice.words}</span></label
          >`,
      )}
    </div>
  </fieldset>`
}

export function tickControl(control: Control): Markup {
  const { name, value, label } = control
  const id = idOf(name)
  return html`<div class="field">
    ${explained(control)}
    <label class="tick"
      ><input
        type="checkbox"
        id="${id}"
        name="${name}"
        value="yes"
        ${value === 'yes' && html` checked`}${described({ ...control, optional: true })}
      /><span>${label}</span></label
    >
  </div>`
}

const FEW = 6

/** One declared field, under `prefix`, with what was typed into it. */
export function fieldControl(
  view: View,
  [name, field]: readonly [string, Field],
  typed: Typed,
  refusal: Refusal | null,
  choicesOf: ChoicesOf,
  filesOf: (name: string, field: FilesField) => Part = () => null,
): Markup {
  const say = sayer(view)
  const control: Control = {
    view,
    name,
    label: say(field.label),
    value: typed[name] ?? '',
    optional: field.optional,
    hint: field.hint && say(field.hint),
    refusal: refusal?.field === name ? refusal : undefined,
  }
  const options = (words: Readonly<Record<string, Words>>): Choice[] =>
    Object.entries(words).map(([value, one]) => ({ value, words: say(one) }))
  switch (field.type) {
    case 'text':
      return textControl(control, { lines: field.lines, className: 'low' })
    case 'list':
      return textControl(
        { ...control, hint: control.hint ?? say(forms.one_a_line) },
        { lines: true, className: 'low' },
      )
    case 'choice': {
      const choices = options(field.options)
      return choices.length <= FEW
        ? radioControl(control, choices)
        : selectControl(control, [{ words: null, choices }])
    }
    case 'yes_no':
      return field.optional
        ? tickControl(control)
        : radioControl(control, options({ yes: forms.yes, no: forms.no }))
    case 'files':
      // Where a form can take none, there is nothing to choose.
      return html`${filesOf(name, field)}`
    case 'day':
      return textControl(control, { type: 'date' })
    case 'number':
      return textControl(control, { type: 'text' })
    case 'several':
    case 'each_ask':
    case 'groups':
      // Only who answers fills this in; the public pages have no answer to give.
      return textControl(control, { lines: true })
    default: {
      const groups = choicesOf(field.type)
      return groups === null ? textControl(control) : selectControl(control, groups)
    }
  }
}

/** The declared fields out of what was sent, as the act reads them; nothing else is taken over. */
export function inputOf(fields: Fields, typed: Typed): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(fields).flatMap((name) => {
      const value = typed[name]
      return value === undefined || value.trim() === '' ? [] : [[name, value]]
    }),
  )
}

/** A body's own texts, whatever else was sent. */
export function typedOf(body: unknown): Typed {
  if (typeof body !== 'object' || body === null) return {}
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

export function hidden(name: string, value: string): Markup {
  return html`<input type="hidden" name="${name}" value="${value}" />`
}
