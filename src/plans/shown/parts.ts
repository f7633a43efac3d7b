/** Pieces that the pages of the plan share: lights, what is done, a target as an item of a list. */
import type { Words } from '../../kernel/index.ts'
import type { Names } from '../../matters/index.ts'
import { at, dayWords, html, numberWords, sayer, spokenIn } from '../../pages/index.ts'
import type { Markup, Part, View } from '../../pages/index.ts'
import type { Colour, Light, Lights } from '../lights.ts'
import type { Standing } from '../standing.ts'
import { COLOURS, LIGHTS, reasonWords } from './reasons.ts'
import { words } from './words.ts'

export interface Shown {
  readonly standing: Standing
  readonly title: string
  readonly metric: { readonly baseline: number; readonly goal: number; readonly unit: string }
}

export const NAMES = ['schedule', 'quality', 'effect'] as const satisfies readonly (keyof Lights)[]

/** The shape says it without its colour. */
const SHAPES: Readonly<Record<Colour, string>> = {
  good: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0 -18zM10.4 16.2l-4 -4l1.5 -1.5l2.5 2.5l5.6 -5.6l1.5 1.5z',
  watch: 'M12 2.5l10.5 18.5h-21zM11 9.5v6h2v-6zM11 17v2h2v-2z',
  bad: 'M3 3h18v18h-18zM8.6 7.2l-1.4 1.4l3.4 3.4l-3.4 3.4l1.4 1.4l3.4 -3.4l3.4 3.4l1.4 -1.4l-3.4 -3.4l3.4 -3.4l-1.4 -1.4l-3.4 3.4z',
  none: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0 -18zm0 2a7 7 0 1 1 0 14a7 7 0 1 1 0 -14z',
}

export function lamp(colour: Colour): Markup {
  return html`<svg class="lamp is-${colour}" viewBox="0 0 24 24" aria-hidden="true">
    <path fill-rule="evenodd" d="${SHAPES[colour]}" />
  </svg>`
}

/** Three short words in a row. */
export function lampRow(view: View, lights: Lights): Markup {
  const say = sayer(view)
  return html`<ul class="lamps">
    ${NAMES.map((name) => {
      const { colour } = lights[name]
      return html`<li class="is-${colour}">
        ${lamp(colour)}<span>${say(LIGHTS[name])}<b>${say(COLOURS[name][colour])}</b></span>
      </li>`
    })}
  </ul>`
}

export function figureIn(view: View): (value: number) => string {
  return (value) => numberWords(Number(value.toFixed(4)), view.language)
}

/** One light with all its reasons. */
export function lightCard(view: View, name: keyof Lights, light: Light): Markup {
  const say = sayer(view)
  const written = {
    day: (on: string) => dayWords(on, view.language),
    figure: figureIn(view),
  }
  return html`<li class="card light is-${light.colour}">
    <h3>${lamp(light.colour)} ${say(LIGHTS[name])} <b>${say(COLOURS[name][light.colour])}</b></h3>
    <ul class="tight">
      ${light.reasons.map((reason) => html`<li>${reasonWords(reason, view.language, written)}</li>`)}
    </ul>
  </li>`
}

/** Share of the way from baseline to goal, 0 to 100 and beyond; null: nothing is measured. */
export function wayOf({ standing: { value }, metric: { baseline, goal } }: Shown): number | null {
  if (value === null) return null
  if (goal === baseline) return 100
  return Math.floor(((value.value - baseline) / (goal - baseline)) * 100 + 1e-9)
}

export function progress(view: View, shown: Shown): Part {
  const say = sayer(view)
  const share = wayOf(shown)
  const { value } = shown.standing
  if (share === null || value === null) return null
  const figure = figureIn(view)
  const width = Math.max(0, Math.min(100, share))
  return html`<div class="progress">
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="rest" width="100" height="6" />
      <rect class="bar-1" width="${width}" height="6" />
    </svg>
    <p class="small quiet">
      ${say(words.done)} <b class="n">${figure(value.value)}</b> / ${figure(shown.metric.goal)}
      ${shown.metric.unit} · ${say(words.of_way).replace('{share}', String(share))}
    </p>
  </div>`
}

export function holder(view: View, names: Names, { unit, post }: Standing): Part {
  const say = sayer(view)
  return unit === '' ? null : html`${say(names.unit(unit))} · ${say(names.post(post))}`
}

export function item(view: View, names: Names, shown: Shown): Markup {
  const say = sayer(view)
  const { standing, title } = shown
  const { under } = standing
  const late = say(words.under_bad)
    .replace('{bad}', String(under.schedule.bad))
    .replace('{watch}', String(under.schedule.watch))
  return html`<li class="card target">
    <h3>
      <a href="${at(view, `/plan/${standing.number}`)}" ${spokenIn(view.language, title)}
        >${title}</a
      >
    </h3>
    ${lampRow(view, standing.lights)} ${progress(view, shown)}
    <p class="small quiet">
      ${holder(view, names, standing)} · ${say(words.deadline)}
      ${dayWords(standing.deadline, view.language)}
    </p>
    ${
      under.all > 0 &&
      html`<p class="small">
        ${say(words.under).replace('{n}', String(under.all))}${
          under.schedule.bad + under.schedule.watch > 0 && html`${say(words.colon)}${late}`
        }
      </p>`
    }
  </li>`
}

export function section(view: View, id: string, title: Words, inside: Part): Markup {
  return html`<section class="stack" aria-labelledby="${id}">
    <h2 id="${id}">${sayer(view)(title)}</h2>
    ${inside}
  </section>`
}
