/** Length of the ledger over time: a line drawn on the server, with the table it was drawn from. */
import { dayOf } from '../../kernel/index.ts'
import type { Day, Instant } from '../../kernel/index.ts'
import { dayWords, html, numberWords, sayer } from '../../pages/index.ts'
import type { Markup, Part, View } from '../../pages/index.ts'
import { words } from './words.ts'

interface Point {
  readonly day: Day
  readonly size: number
}

/** Units of the picture; it is stretched to the width there is. */
const WIDTH = 1_000
const HEIGHT = 200

/** The last size of every day, the earliest day first. */
export function byDay(
  sizes: readonly { readonly at: Instant; readonly size: number }[],
): readonly Point[] {
  const last = new Map<Day, number>()
  for (const { at, size } of sizes.toSorted((a, b) => (a.at < b.at ? -1 : 1)))
    last.set(dayOf(at), size)
  return [...last].map(([day, size]) => ({ day, size }))
}

export function growthOf(view: View, points: readonly Point[]): Part {
  const say = sayer(view)
  const [first] = points
  const last = points.at(-1)
  if (!first || !last || points.length < 2)
    return html`<p class="quiet">${say(words.growth_none)}</p>`
  const title = say(words.growth_title)
    .replace('{from}', dayWords(first.day, view.language))
    .replace('{first}', numberWords(first.size, view.language))
    .replace('{to}', dayWords(last.day, view.language))
    .replace('{last}', numberWords(last.size, view.language))
  return html`<figure class="growth">
      ${line(points, title)}
      <figcaption class="small quiet n">${title}</figcaption>
    </figure>
    ${table(view, points)}`
}

/** From nothing at the bottom, so that its height tells no more than the figures do. */
function line(points: readonly Point[], title: string): Markup {
  const most = Math.max(...points.map(({ size }) => size), 1)
  const spots = points.map(({ size }, at) => {
    const x = (at / (points.length - 1)) * WIDTH
    return `${x.toFixed(1)} ${(HEIGHT - (size / most) * HEIGHT).toFixed(1)}`
  })
  return html`<svg role="img" viewBox="0 -4 ${WIDTH} ${HEIGHT + 8}" preserveAspectRatio="none">
    <title>${title}</title>
    <path class="area" d="M0 ${HEIGHT}L${spots.join('L')}L${WIDTH} ${HEIGHT}Z" />
    <path class="line" d="M${spots.join('L')}" />
  </svg>`
}

function table(view: View, points: readonly Point[]): Markup {
  const say = sayer(view)
  return html`<details class="plain-details">
    <summary>${say(words.growth_table)}</summary>
    <table class="narrow">
      <thead>
        <tr>
          <th scope="col">${say(words.day)}</th>
          <th scope="col" class="n">${say(words.entries)}</th>
        </tr>
      </thead>
      <tbody>
        ${points.toReversed().map(
          ({ day, size }) =>
            html`<tr>
              <th scope="row">${dayWords(day, view.language)}</th>
              <td class="n">${numberWords(size, view.language)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`
}
