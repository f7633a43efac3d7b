/** /plan: what was promised, under the commitments it leads up to; and /plan/who: who answers for what. */
import type { Names } from '../../matters/index.ts'
import { at, dayWords, html, page, sayer, spokenIn, PLAN_STYLE_PATH } from '../../pages/index.ts'
import type { Markup, View } from '../../pages/index.ts'
import type { Standing } from '../standing.ts'
import { item, lamp, lampRow } from './parts.ts'
import type { Shown } from './parts.ts'
import { PAGE } from './reading.ts'
import type { Roots } from './reading.ts'
import { COLOURS } from './reasons.ts'
import { words } from './words.ts'

export interface Turned {
  readonly isOpen: boolean
  readonly offset: number
}

export function treePage(view: View, { names, groups, hasMore }: Roots, turned: Turned): string {
  const say = sayer(view)
  const { isOpen, offset } = turned
  const next = `/plan?${isOpen ? '' : 'over=1&'}from=${offset + PAGE}`
  const title = isOpen ? words.title : words.ended
  return page({
    view,
    path: isOpen ? '/plan' : '/plan?over=1',
    title,
    styles: [PLAN_STYLE_PATH],
    main: html`<div class="stack">
      <h1>${say(title)}</h1>
      <p class="lead">${say(isOpen ? words.lead : words.ended_lead)}</p>
      ${isOpen && key(view)}
      <p class="actions">
        ${
          isOpen
            ? html`<a class="button second" href="${at(view, '/plan/who')}">${say(words.who)}</a>
                <a class="button second" href="${at(view, '/plan?over=1')}">${say(words.ended)}</a>`
            : html`<a class="button second" href="${at(view, '/plan')}">${say(words.title)}</a>`
        }
      </p>
      ${groups.length === 0 && html`<p>${say(words.none)}</p>`}
      ${groups.map(
        (group, n) =>
          html`<section class="stack" aria-labelledby="group-${n}">
            <h2 id="group-${n}" ${group.title !== null && spokenIn(view.language, group.title)}>
              ${group.title ?? say(words.loose)}
            </h2>
            <ul class="cards grid">
              ${group.targets.map((one) => item(view, names, one))}
            </ul>
          </section>`,
      )}
      ${hasMore && html`<p><a class="button second" href="${at(view, next)}">${say(words.next)}</a></p>`}
      <p class="quiet">${say(words.computed)}</p>
    </div>`,
  })
}

function key(view: View): Markup {
  const say = sayer(view)
  const shapes = (['good', 'watch', 'bad', 'none'] as const).map(
    (colour) =>
      html`<li class="is-${colour}">
        ${lamp(colour)}<span>${say(COLOURS.schedule[colour])}</span>
      </li>`,
  )
  return html`<details class="plain-details">
    <summary>${say(words.key)}</summary>
    <div class="stack narrow">
      <ul class="lamps">
        ${shapes}
      </ul>
      <ul class="dots">
        ${[words.key_schedule, words.key_quality, words.key_effect].map((one) => html`<li>${say(one)}</li>`)}
      </ul>
    </div>
  </details>`
}

export interface Answering {
  readonly unit: string
  readonly count: number
}

export function whoPage(view: View, names: Names, units: readonly Answering[]): string {
  const say = sayer(view)
  return page({
    view,
    path: '/plan/who',
    title: words.who,
    styles: [PLAN_STYLE_PATH],
    main: html`<div class="stack narrow">
      ${back(view)}
      <h1>${say(words.who)}</h1>
      <p class="lead">${say(words.who_lead)}</p>
      ${units.length === 0 && html`<p>${say(words.none)}</p>`}
      <ul class="plain-list">
        ${units.map(
          ({ unit, count }) =>
            html`<li>
              <a href="${at(view, `/plan/who?unit=${encodeURIComponent(unit)}`)}"
                >${say(names.unit(unit))}</a
              >
              <span class="quiet">${say(words.who_count).replace('{n}', String(count))}</span>
            </li>`,
        )}
      </ul>
    </div>`,
  })
}

export interface UnitShown {
  readonly unit: string
  readonly targets: readonly Shown[]
  /** From which one on the next page is; null: there is none. */
  readonly next: number | null
}

export function unitPage(view: View, names: Names, { unit, targets, next }: UnitShown): string {
  const say = sayer(view)
  const posts = [...new Set(targets.map(({ standing }) => standing.post))]
  const name = names.unit(unit)
  return page({
    view,
    path: `/plan/who?unit=${encodeURIComponent(unit)}`,
    title: name,
    styles: [PLAN_STYLE_PATH],
    main: html`<div class="stack">
      ${back(view, true)}
      <h1>${say(name)}</h1>
      ${posts.map(
        (post, n) =>
          html`<section class="stack" aria-labelledby="post-${n}">
            <h2 id="post-${n}">${say(names.post(post))}</h2>
            <ul class="plain-list">
              ${targets.filter(({ standing }) => standing.post === post).map((one) => line(view, one))}
            </ul>
          </section>`,
      )}
      ${
        next !== null &&
        html`<p>
          <a
            class="button second"
            href="${at(view, `/plan/who?unit=${encodeURIComponent(unit)}&from=${next}`)}"
            >${say(words.next)}</a
          >
        </p>`
      }
    </div>`,
  })
}

function line(
  view: View,
  { standing, title }: { readonly standing: Standing; readonly title: string },
) {
  const say = sayer(view)
  return html`<li class="target">
    <h3>
      <a href="${at(view, `/plan/${standing.number}`)}" ${spokenIn(view.language, title)}
        >${title}</a
      >
    </h3>
    ${lampRow(view, standing.lights)}
    <p class="small quiet">${say(words.deadline)} ${dayWords(standing.deadline, view.language)}</p>
  </li>`
}

function back(view: View, isUnit = false): Markup {
  const say = sayer(view)
  return html`<nav class="crumbs" aria-label="${say(words.crumbs)}">
    <ol>
      <li><a href="${at(view, '/plan')}">${say(words.title)}</a></li>
      ${isUnit && html`<li><a href="${at(view, '/plan/who')}">${say(words.who)}</a></li>`}
    </ol>
  </nav>`
}
