/** What came of a ballot: shares with their intervals, who was asked, who stayed silent. */
import { QUESTIONS } from '../kinds/index.ts'
import { html, numberWords, sayer } from '../pages/index.ts'
import type { Markup, Part, View } from '../pages/index.ts'
import { barOf } from '../publishing/index.ts'
import { questionsOf } from './listing.ts'
import type { BallotShown, QuestionShown } from './listing.ts'
import { words } from './words.ts'

export function resultOf(view: View, ballot: BallotShown): Part {
  const say = sayer(view)
  const { count, state, cast, invited } = ballot
  if (state === 'open' && !ballot.takesAnswers) return html`<p>${say(words.not_yet)}</p>`
  if (state === 'counted') return html`<p>${say(words.counted)}</p>`
  if (ballot.reason !== null)
    return html`<p>${say(words.dropped).replace('{reason}', ballot.reason)}</p>`
  if (!count) return null
  const questions = questionsOf(count)
  if (questions === null)
    return html`<p class="notice">
      ${say(words.too_few).replace('{cast}', `${cast}`).replace('{least}', `${count.least}`)}
    </p>`
  return html`<div class="stack">
    ${shares(view, questions)} ${table(view, questions)}
    <p class="quiet">${say(words.of_answers)}</p>
    <p>${say(words.silent).replace('{count}', numberWords(invited - cast, view.language))}</p>
    <p class="quiet">${say(words.recount)}</p>
  </div>`
}

const percent = (share: number) => `${Math.round(share * 100)}%`

function between({ interval }: QuestionShown): string {
  return interval ? `${percent(interval.low)}–${percent(interval.high)}` : ''
}

function shares(view: View, questions: readonly QuestionShown[]): Markup {
  const say = sayer(view)
  const parts = ['approve', 'not', 'unknown'] as const
  return html`<div>
    <ul class="bars">
      ${questions.map((one) => {
        const { name, interval, approve, not, unknown } = one
        const shown = interval ? percent(interval.share) : '—'
        const title = `${say(QUESTIONS[name])} ${shown} ${between(one)}`
        const segments = [
          { paint: 1, value: approve },
          { paint: 2, value: not },
          { paint: 3, value: unknown },
        ] as const
        return html`<li>
          <span>${say(QUESTIONS[name])}</span>
          ${interval ? barOf(segments, approve + not + unknown, title) : html`<span>${say(words.few_answers)}</span>`}
          <span class="n">${shown}</span>
        </li>`
      })}
    </ul>
    <p class="key">
      ${parts.map((part, n) => html`<span><i class="bar-${n + 1}"></i>${say(words[part])}</span>`)}
    </p>
  </div>`
}

function table(view: View, questions: readonly QuestionShown[]): Markup {
  const say = sayer(view)
  const heads = [words.approve, words.not, words.unknown, words.abstain, words.share]
  return html`<div
    class="scroll"
    tabindex="0"
    role="region"
    aria-label="${say(words.result_table)}"
  >
    <table>
      <thead>
        <tr>
          <th scope="col">${say(words.question)}</th>
          ${heads.map((head) => html`<th scope="col" class="n">${say(head)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${questions.map(
          (one) =>
            html`<tr>
              <th scope="row">${say(QUESTIONS[one.name])}</th>
              ${[one.approve, one.not, one.unknown, one.abstain].map((n) => html`<td class="n">${n}</td>`)}
              <td class="n">
                ${one.interval ? `${percent(one.interval.share)}（${between(one)}）` : say(words.few_answers)}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

export function frameOf(view: View, ballot: BallotShown): Part {
  const { frame, groups, state } = ballot
  if (!frame) return null
  const say = sayer(view)
  const isKnown = state !== 'framed'
  const heads = [
    words.people,
    words.slips,
    ...(isKnown ? [words.answered, words.no_answer, words.rate] : []),
  ]
  const line = (name: string, { people, invited, cast }: (typeof groups)[number] | Total) =>
    html`<tr>
      <th scope="row">${name}</th>
      ${[people, invited, ...(isKnown ? [cast, invited - cast] : [])].map(
        (n) => html`<td class="n">${numberWords(n, view.language)}</td>`,
      )}
      ${isKnown && html`<td class="n">${percent(invited === 0 ? 0 : cast / invited)}</td>`}
    </tr>`
  return html`<section class="stack" aria-labelledby="frame">
    <h2 id="frame">${say(words.frame)}</h2>
    <dl class="facts">
      <div>
        <dt>${say(words.register)}</dt>
        <dd>
          ${frame.register}（${say(frame.sort === 'letters' ? words.by_letter : words.by_receipt)}）
        </dd>
      </div>
      <div>
        <dt>${say(words.drawing)}</dt>
        <dd>${frame.drawing}</dd>
      </div>
    </dl>
    <div class="scroll" tabindex="0" role="region" aria-label="${say(words.frame_table)}">
      <table>
        <thead>
          <tr>
            <th scope="col">${say(words.group)}</th>
            ${heads.map((head) => html`<th scope="col" class="n">${say(head)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${groups.map((one) => line(say(one.words), one))} ${line(say(words.all), total(ballot))}
        </tbody>
      </table>
    </div>
  </section>`
}

interface Total {
  readonly people: number
  readonly invited: number
  readonly cast: number
}

function total({ groups, cast, invited }: BallotShown): Total {
  return { people: groups.reduce((sum, { people }) => sum + people, 0), invited, cast }
}
