/** The values of a target drawn on the server, beside the even way to its goal and the pace of late. */
import { html } from '../../pages/index.ts'
import type { Markup } from '../../pages/index.ts'
import { addDays } from '../../kernel/index.ts'
import { daysBetween } from '../forecast.ts'
import type { Forecast, Point } from '../forecast.ts'

const WIDTH = 640
const HEIGHT = 240
const LEFT = 88
const BOTTOM = 34
const TOP = 14
const RIGHT = 14

export interface Drawn {
  readonly points: readonly Point[]
  readonly start: string
  readonly deadline: string
  readonly baseline: number
  readonly goal: number
  readonly forecast: Forecast | null
}

interface Said {
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

/** Where everything lies, in units of the drawing: the pages and the desk draw the same. */
export interface Geometry {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly grid: readonly { readonly y: number; readonly value: number }[]
  readonly times: readonly { readonly x: number; readonly label: string }[]
  readonly values: string
  readonly dots: readonly { readonly x: number; readonly y: number }[]
  /** From the baseline evenly to the goal. */
  readonly way: string
  /** From the latest value at the pace of late; null: it is over, or nothing can be said. */
  readonly ahead: string | null
  readonly goal: { readonly x: number; readonly y: number }
}

export function geometryOf(drawn: Drawn): Geometry {
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
  return {
    width: WIDTH,
    height: HEIGHT,
    left: LEFT,
    right: WIDTH - RIGHT,
    grid: Array.from({ length: Math.round((high - low) / step) + 1 }, (_one, n) => {
      const value = Number((low + n * step).toFixed(4))
      return { y: y(value), value }
    }),
    times: yearsBetween(from, to).map((on) => ({ x: x(on), label: on.slice(0, 7) })),
    values: line(points),
    dots: points.map(({ on, value }) => ({ x: x(on), y: y(value) })),
    way: line([
      { on: start, value: baseline },
      { on: deadline, value: goal },
    ]),
    ahead: ahead ? line([ahead.last, { on: deadline, value: ahead.atDeadline }]) : null,
    goal: { x: x(deadline), y: y(goal) },
  }
}

export function chartOf(drawn: Drawn, { title, description, figure }: Said): Markup {
  const { width, height, left, right, grid, times, values, dots, way, ahead, goal } =
    geometryOf(drawn)
  return html`<svg class="line-chart" role="img" viewBox="0 0 ${width} ${height}">
    <title>${title}</title>
    <desc>${description}</desc>
    ${grid.map(
      ({ y, value }) =>
        html`<line class="grid" x1="${left}" x2="${right}" y1="${y}" y2="${y}" />
          <text x="${left - 8}" y="${y}" dy="5" class="end">${figure(value)}</text>`,
    )}
    ${times.map(({ x, label }) => html`<text x="${x}" y="${height - 6}">${label}</text>`)}
    <polyline class="way" points="${way}" />
    ${ahead !== null && html`<polyline class="ahead" points="${ahead}" />`}
    <polyline class="values" points="${values}" />
    ${dots.map(({ x, y }) => html`<circle cx="${x}" cy="${y}" r="3.2" />`)}
    <path class="goal" d="M${goal.x} ${goal.y}m-6 0l6 -6l6 6l-6 6z" />
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
