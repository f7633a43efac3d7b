/** The values of a series as a table: what stands, whether another person checked it, and what it was before. */
import type { SeriesState, Value } from '../../kinds/index.ts'
import { html, sayer, spokenIn } from '../../pages/index.ts'
import type { Markup, View } from '../../pages/index.ts'
import { figureIn } from './parts.ts'
import { words } from './words.ts'

export function valueTable(view: View, { values }: SeriesState, unit: string): Markup {
  const say = sayer(view)
  const figure = figureIn(view)
  const periods = [...new Set(values.map(({ period }) => period))].toSorted().toReversed()
  const row = (period: string) => {
    const all = values.filter((one) => one.period === period)
    const last = all.at(-1)
    if (!last) return null
    const before = all.slice(0, -1).map(({ value }) => figure(value))
    const revised = say(words.revised_from)
      .replace('{values}', before.join('、'))
      .replace('{reason}', () => last.reason ?? '')
    return html`<tr>
      <th scope="row" class="n">${period}</th>
      <td class="n">${figure(last.value)}</td>
      <td>
        ${say(words[last.checked satisfies Value['checked']])}${
          before.length > 0 &&
          html`<br /><span class="small quiet" ${spokenIn(view.language, last.reason ?? '')}
              >${revised}</span
            >`
        }
      </td>
    </tr>`
  }
  return html`<details class="plain-details">
    <summary>${say(words.table)}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="${say(words.table_of)}">
      <table>
        <thead>
          <tr>
            <th scope="col">${say(words.period)}</th>
            <th scope="col" class="n">${say(words.value)}（${unit}）</th>
            <th scope="col">${say(words.checked)}</th>
          </tr>
        </thead>
        <tbody>
          ${periods.map(row)}
        </tbody>
      </table>
    </div>
  </details>`
}
