/** Charts drawn on the server. Each says in words what it shows, and its figures stand in a table beside it. */
import { html } from '../pages/index.ts'
import type { Markup } from '../pages/index.ts'

export interface Segment {
  /** Which colour of the series. */
  readonly paint: 1 | 2 | 3 | 4
  readonly value: number
}

/** Units across; stretched to the width there is. */
const WIDTH = 1000
const GAP = 3

/** A bar in segments. `most`: the value that fills the width. */
export function barOf(segments: readonly Segment[], most: number, words: string): Markup {
  let from = 0
  const parts = segments.flatMap(({ paint, value }) => {
    const width = most > 0 ? (value / most) * WIDTH : 0
    const at = from
    from += width
    return value > 0
      ? [
          html`<rect
            class="bar-${paint}"
            x="${round(at)}"
            y="0"
            width="${round(Math.max(width - GAP, 1))}"
            height="20"
          />`,
        ]
      : []
  })
  return html`<svg role="img" viewBox="0 0 ${WIDTH} 20" preserveAspectRatio="none">
    <title>${words}</title>
    ${parts}
  </svg>`
}

export interface Column {
  readonly label: string
  readonly value: number
  readonly shown: string
}

const HEIGHT = 120
const EACH = 60

/** Upright columns, a label beneath and the figure above each. */
export function columnsOf(columns: readonly Column[], title: string, description: string): Markup {
  const most = Math.max(...columns.map(({ value }) => value), 1)
  const width = columns.length * EACH
  return html`<svg
    class="columns"
    role="img"
    viewBox="0 0 ${width} ${HEIGHT + 44}"
    width="${width}"
  >
    <title>${title}</title>
    <desc>${description}</desc>
    ${columns.map(({ label, value, shown }, at) => {
      const height = (value / most) * HEIGHT
      const middle = at * EACH + EACH / 2
      return html`<rect
          class="bar-1"
          x="${middle - 17}"
          y="${round(HEIGHT + 20 - height)}"
          width="34"
          height="${round(height)}"
        />
        <text x="${middle}" y="${round(HEIGHT + 14 - height)}">${shown}</text>
        <text x="${middle}" y="${HEIGHT + 38}">${label}</text>`
    })}
    <line x1="0" x2="${width}" y1="${HEIGHT + 20}" y2="${HEIGHT + 20}" />
  </svg>`
}

function round(value: number): string {
  return value.toFixed(1)
}
