/** /ballots: what is open, what came of others; and each with its paper, its frame and its result. Works without JavaScript. */
import type { Fields, Refusal } from '../kernel/index.ts'
import {
  at,
  dayWords,
  errorSummary,
  fieldControl,
  hidden,
  html,
  numberWords,
  page,
  prose,
  sayer,
} from '../pages/index.ts'
import type { Markup, Part, Typed, View } from '../pages/index.ts'
import { paperOf } from './form.ts'
import { PAGE } from './listing.ts'
import type { BallotShown } from './listing.ts'
import { frameOf, resultOf } from './result.ts'
import { words } from './words.ts'

const FORM = 'ballot'

export function listPage(view: View, ballots: readonly BallotShown[], offset: number): string {
  const say = sayer(view)
  const shown = ballots.slice(0, PAGE)
  const parts = [
    [words.open_now, shown.filter(({ takesAnswers }) => takesAnswers)],
    [words.coming, shown.filter(({ state }) => state === 'drafted' || state === 'framed')],
    [words.over, shown.filter((one) => !one.takesAnswers && one.state !== 'framed')],
  ] as const
  return page({
    view,
    path: '/ballots',
    title: words.list,
    main: html`<div class="stack">
      <h1>${say(words.list)}</h1>
      <p class="lead">${say(words.lead)}</p>
      ${shown.length === 0 && html`<p>${say(words.none)}</p>`}
      ${parts.map(
        ([title, some], n) =>
          some.length > 0 &&
          html`<section class="stack" aria-labelledby="part-${n}">
            <h2 id="part-${n}">${say(title)}</h2>
            <ul class="plain-list">
              ${some.map((one) => item(view, one))}
            </ul>
          </section>`,
      )}
      ${
        ballots.length > PAGE &&
        html`<p>
          <a class="button second" href="${at(view, `/ballots?from=${offset + PAGE}`)}"
            >${say(words.more)}</a
          >
        </p>`
      }
    </div>`,
  })
}

function item(view: View, one: BallotShown): Markup {
  const say = sayer(view)
  return html`<li>
    <p>
      <a href="${at(view, `/ballots/${one.number}`)}"><strong>${one.title}</strong></a>
    </p>
    <p class="quiet">
      ${[one.units.map(say).join('、'), say(one.stateWords), untilOf(view, one), cameOf(view, one)].filter(Boolean).join(' · ')}
    </p>
  </li>`
}

function untilOf(view: View, { closes }: BallotShown): string {
  return closes === null
    ? ''
    : sayer(view)(words.until).replace('{day}', dayWords(closes, view.language))
}

function cameOf(view: View, { state, cast, invited }: BallotShown): string {
  if (invited === 0) return ''
  const said = sayer(view)(state === 'framed' || state === 'dropped' ? words.invited : words.came)
  return said
    .replace('{cast}', numberWords(cast, view.language))
    .replace('{invited}', numberWords(invited, view.language))
}

export interface BallotPage {
  readonly view: View
  readonly token: string
  readonly ballot: BallotShown
  readonly typed: Typed
  readonly refusal: Refusal | null
}

export function ballotPage(given: BallotPage): string {
  const { view, ballot } = given
  const say = sayer(view)
  const result = resultOf(view, ballot)
  return page({
    view,
    path: `/ballots/${ballot.number}`,
    title: { zh: ballot.title, en: ballot.title },
    ...(ballot.takesAnswers ? { keeps: FORM } : {}),
    main: html`<div class="stack">
      <h1>${ballot.title}</h1>
      <p class="quiet">
        ${[`${say(words.unit)}：${ballot.units.map(say).join('、')}`, say(ballot.stateWords), untilOf(view, ballot), cameOf(view, ballot)].filter(Boolean).join(' · ')}
      </p>
      <section class="narrow stack" aria-labelledby="what">
        <h2 id="what">${say(words.what)}</h2>
        ${prose(ballot.what)}
      </section>
      ${ballot.takesAnswers && paper(given)}
      ${
        result &&
        html`<section class="stack" aria-labelledby="result">
          <h2 id="result">${say(words.result)}</h2>
          ${result}
        </section>`
      }
      ${frameOf(view, ballot)}
      <p><a href="${at(view, '/ballots')}">${say(words.to_list)}</a></p>
    </div>`,
  })
}

function paper({ view, token, ballot, typed, refusal }: BallotPage): Part {
  const say = sayer(view)
  const fields: Fields = paperOf(ballot.frame?.sort ?? 'letters')
  return html`<form
    id="${FORM}"
    class="narrow stack"
    method="post"
    action="${at(view, `/ballots/${ballot.number}`)}"
    accept-charset="utf-8"
    autocomplete="off"
    aria-labelledby="paper"
    novalidate
  >
    ${hidden('_csrf', token)}
    ${
      refusal &&
      errorSummary(view, [refusal], (name) => {
        const field = fields[name]
        return field && say(field.label)
      })
    }
    <h2 id="paper">${say(words.answer)}</h2>
    <p class="hint">${say(words.secret)}</p>
    ${Object.entries(fields).map((field) => fieldControl(view, field, typed, refusal, () => null))}
    <div class="actions"><button name="step" value="send">${say(words.send)}</button></div>
  </form>`
}

export function donePage(view: View): string {
  const say = sayer(view)
  return page({
    view,
    path: '/ballots/done',
    title: words.done,
    main: html`<div class="narrow stack">
      <h1>${say(words.done)}</h1>
      <p class="lead">${say(words.done_words)}</p>
      <div class="actions">
        <a class="button" href="${at(view, '/ballots')}">${say(words.to_list)}</a>
      </div>
    </div>`,
  })
}
