/** A bar drawn on the server. Its figures stand in a table beside it: whoever cannot see it misses nothing. */
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

export function barOf(segments: readonly Segment[], most: number): Markup {
  let from = 0
  const parts = segments.flatMap(({ paint, value }) => {
    const width = (value / most) * WIDTH
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
  return html`<svg viewBox="0 0 ${WIDTH} 20" preserveAspectRatio="none">${parts}</svg>`
}

function round(value: number): string {
  return value.toFixed(1)
}
