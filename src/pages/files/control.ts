/** The part of a form where photos and documents are chosen. Works as it stands, without any script. */
import type { FilesField } from '../../kernel/index.ts'
import { refusalWords } from '../../words/index.ts'
import { idOf } from '../forms.ts'
import { html } from '../html.ts'
import type { Markup, Part } from '../html.ts'
import { sayer } from '../view.ts'
import type { View } from '../view.ts'
import { forms } from '../words.ts'
import type { Fault, FormFiles, Held } from './taking.ts'
import { words } from './words.ts'

/** What a browser offers to choose; a telephone turns HEIC into JPEG for it. */
const ACCEPTED = 'image/jpeg,image/png,image/webp,image/gif,application/pdf'

export interface FilesControl {
  readonly view: View
  readonly name: string
  readonly field: FilesField
  readonly files: FormFiles
  /** The button of this form; with the value `drop ID` it removes a file. */
  readonly button: { readonly name: string; readonly value: string }
}

export function filesControl({ view, name, field, files, button }: FilesControl): Markup {
  const say = sayer(view)
  const id = idOf(name)
  const { held, faults, max } = files
  const isFull = held.length >= max
  const by = [`${id}-hint`, ...(faults.length > 0 ? [`${id}-error`] : [])].join(' ')
  return html`<fieldset class="field files" id="${id}-files">
    <legend>${say(field.label)}<span class="optional">${say(forms.optional)}</span></legend>
    <p class="hint" id="${id}-hint">${field.hint && say(field.hint)}</p>
    ${faults.length > 0 && problems(view, id, faults)}
    ${held.length > 0 && heldList(view, held, button)}
    ${
      isFull
        ? html`<p class="hint">${say(words.full).replace('{n}', String(max))}</p>`
        : html`<input
            type="file"
            id="${id}"
            name="${name}"
            multiple
            accept="${ACCEPTED}"
            aria-label="${say(field.label)}"
            aria-describedby="${by}"
            ${faults.length > 0 && html`aria-invalid="true"`}
          />`
    }
  </fieldset>`
}

function problems(view: View, id: string, faults: readonly Fault[]): Markup {
  const say = sayer(view)
  return html`<ul class="error" id="${id}-error">
    ${faults.map(
      ({ name, refusal }) =>
        html`<li>
          <strong>${name === '' ? say(words.not_taken) : name}</strong>
          ${say(refusalWords(refusal))}
        </li>`,
    )}
  </ul>`
}

function heldList(view: View, held: readonly Held[], button: FilesControl['button']): Markup {
  const say = sayer(view)
  // The first button of a form is the one that Enter presses: never one that removes something.
  return html`<button
      class="enter-presses"
      name="${button.name}"
      value="${button.value}"
      tabindex="-1"
      aria-hidden="true"
    ></button>
    <p class="small">
      <strong>${say(words.held)}</strong> <span class="quiet">${say(words.held_hint)}</span>
    </p>
    <ul class="files-held">
      ${held.map(
        (one, index) =>
          html`<li>
            ${picture(one)}
            <span>${whatOf(view, one)} <span class="quiet n">${sizeOf(one.bytes)}</span></span>
            <button
              class="second small"
              name="${button.name}"
              value="drop ${one.id}"
              formnovalidate
              aria-label="${say(words.remove_which)
                .replace('{n}', String(index + 1))
                .replace('{what}', whatOf(view, one))}"
            >
              ${say(words.remove)}
            </button>
          </li>`,
      )}
    </ul>`
}

/** What waits in the form, on the page where it is checked before it is sent. */
export function heldPictures(view: View, held: readonly Held[]): Markup {
  return html`<ul class="files-held">
    ${held.map(
      (one) =>
        html`<li>
          ${picture(one)}
          <span>${whatOf(view, one)} <span class="quiet n">${sizeOf(one.bytes)}</span></span>
        </li>`,
    )}
  </ul>`
}

function picture({ picture: source }: Held): Part {
  return source === null
    ? html`<span class="file-sign" aria-hidden="true">PDF</span>`
    : html`<img src="${source}" alt="" width="72" height="72" />`
}

export function whatOf(view: View, { media, pages }: Pick<Held, 'media' | 'pages'>): string {
  const say = sayer(view)
  return media === 'application/pdf'
    ? say(words.document).replace('{n}', String(pages))
    : say(words.photo)
}

/** In megabytes or kilobytes of 1,024. */
export function sizeOf(bytes: number): string {
  return bytes >= 1_048_576
    ? `${(bytes / 1_048_576).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} KB`
}
