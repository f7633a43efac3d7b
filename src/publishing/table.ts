/** A table of figures under its caption; what is too wide scrolls within. */
import type { Words } from '../kernel/index.ts'
import { html, sayer } from '../pages/index.ts'
import type { Markup, Part, View } from '../pages/index.ts'
import { words } from './words.ts'

export interface TableRow {
  readonly head: Part
  readonly cells: readonly Part[]
  readonly first?: boolean
}

export function table(
  view: View,
  caption: Words,
  columns: readonly Words[],
  rows: readonly TableRow[],
  /** The heading above says the same. */
  isSaid = false,
): Markup {
  const say = sayer(view)
  const [first, ...others] = columns
  return html`<div
    class="scroll"
    tabindex="0"
    role="region"
    aria-label="${say(words.table_of).replace('{what}', say(caption))}"
  >
    <table>
      <caption ${isSaid && html`class="unseen"`}>
        ${say(caption)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${first && say(first)}</th>
          ${others.map((one) => html`<th scope="col" class="n">${say(one)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ head, cells, first: isFirst }) =>
            html`<tr ${isFirst === true && html`class="first"`}>
              <th scope="row">${head}</th>
              ${cells.map((cell) => html`<td class="n">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
