/** The values of a target drawn on the server, beside the even way to its goal and the pace of late. */
import { html } from '../../pages/index.ts'
import type { Markup } from '../../pages/index.ts'
import { addDays } from '../../kernel/index.ts'
import { daysBetween } from '../forecast.ts'
import type { Forecast, Point } from '../forecast.ts'

const WIDTH = 640
const HEIGHT = 220
const LEFT = 64
const BOTTOM = 28
const TOP = 14
const RIGHT = 14

export interface Drawn {
  readonly points: readonly Point[]
  readonly start: string
  readonly deadline: string
  readonly baseline: number
  readonly goal: number
  readonly forecast: Forecast | null
  readonly title: string
  readonly description: string
  readonly figure: (value: number) => string
}

/** A little more than there is, in round steps: about four lines. */
function scale(values: readonly number[]): {
  readonly from: number
  readonly to: number
  readonly step: number
} {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const rough = (most - least || Math.abs(most) || 1) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough) ?? 10) * power
  const from = Math.floor(least / step) * step
  return { from, to: Math.max(Math.ceil(most / step) * step, from + step), step }
}

export function chartOf(drawn: Drawn): Markup {
  const { points, start, deadline, baseline, goal, forecast } = drawn
  const first = points[0]?.on ?? start
  const from = first < start ? first : start
  const last = points.at(-1)?.on ?? start
  const to = last > deadline ? last : deadline
  const ahead = forecast && forecast.last.on < deadline ? forecast : null
  const {
    from: low,
    to: high,
    step,
  } = scale([
    ...points.map(({ value }) => value),
    baseline,
    goal,
    ...(ahead ? [ahead.atDeadline] : []),
  ])
  const x = (on: string) =>
    round(
      LEFT + (daysBetween(from, on) / Math.max(1, daysBetween(from, to))) * (WIDTH - LEFT - RIGHT),
    )
  const y = (value: number) =>
    round(TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - BOTTOM))
  const line = (all: readonly Point[]) =>
    all.map(({ on, value }) => `${x(on)},${y(value)}`).join(' ')
  const steps = Array.from(
    { length: Math.round((high - low) / step) + 1 },
    (_one, n) => low + n * step,
  )
  const years = yearsBetween(from, to)
  return html`<svg class="line-chart" role="img" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    <title>${drawn.title}</title>
    <desc>${drawn.description}</desc>
    ${steps.map(
      (value) =>
        html`<line
            class="grid"
            x1="${LEFT}"
            x2="${WIDTH - RIGHT}"
            y1="${y(value)}"
            y2="${y(value)}"
          />
          <text x="${LEFT - 8}" y="${y(value)}" dy="5" class="end"
            >${drawn.figure(Number(value.toFixed(4)))}</text
          >`,
    )}
    ${years.map((on) => html`<text x="${x(on)}" y="${HEIGHT - 6}">${on.slice(0, 7)}</text>`)}
    <polyline
      class="way"
      points="${line([
        { on: start, value: baseline },
        { on: deadline, value: goal },
      ])}"
    />
    ${
      ahead &&
      html`<polyline
        class="ahead"
        points="${line([ahead.last, { on: deadline, value: ahead.atDeadline }])}"
      />`
    }
    <polyline class="values" points="${line(points)}" />
    ${points.map(({ on, value }) => html`<circle cx="${x(on)}" cy="${y(value)}" r="3.2" />`)}
    <path class="goal" d="M${x(deadline)} ${y(goal)}m-6 0l6 -6l6 6l-6 6z" />
  </svg>`
}

/** Beginnings of half years, so that no two labels meet. */
function yearsBetween(from: string, to: string): readonly string[] {
  const all: string[] = []
  for (let on = `${from.slice(0, 4)}-01-01`; on <= to; on = nextHalf(on))
    if (on >= from && daysBetween(on, to) > 20) all.push(on)
  return all
}

function nextHalf(on: string): string {
  return on.slice(5, 7) === '01' ? `${on.slice(0, 4)}-07-01` : addDays(`${on.slice(0, 4)}-12-31`, 1)
}

function round(value: number): number {
  return Number(value.toFixed(1))
}
