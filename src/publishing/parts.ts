/** Parts that every page of figures is made of: what came in and became of it, waits, verdicts. */
import { html, numberWords, sayer } from '../pages/index.ts'
import type { Markup, Part, View } from '../pages/index.ts'
import type { Words } from '../kernel/index.ts'
import { barOf } from './charts.ts'
import type { Segment } from './charts.ts'
import type { Count } from './definitions.ts'
import { rateOf } from './rates.ts'
import type { Rate } from './rates.ts'
import { LEAST_OF_RATE, STEP } from './rounding.ts'
import { section } from './section.ts'
import type { WaitShown } from './cell.ts'
import type { Row } from './tables.ts'
import { standings, words } from './words.ts'

export function countWords(value: number, { language }: View): string {
  return value === 0 ? `<${STEP}` : numberWords(value, language)
}

interface FigureShown {
  readonly words: Words
  readonly value: string
  readonly note?: string
}

export function figureList(view: View, figures: readonly FigureShown[], isRoomy = false): Markup {
  const say = sayer(view)
  return html`<dl class="figures${isRoomy && ' roomy'}">
    ${figures.map(
      ({ words: label, value, note }, at) =>
        html`<div class="${at === 0 && 'first'}">
          <dt>${say(label)}</dt>
          <dd>${value}${note !== undefined && html` <small>${note}</small>`}</dd>
        </div>`,
    )}
  </dl>`
}

/** From what is over to what is not; each length is a count that stands beside it. */
const SEGMENTS: readonly (readonly [readonly Count[], Segment['paint'], Words])[] = [
  [['done', 'answered'], 1, words.key_answered],
  [['in_hand'], 2, standings.in_hand],
  [['not_ours', 'other'], 3, words.key_elsewhere],
  [['cannot'], 4, standings.cannot],
]

export function standingBar(view: View, row: Row, most: number, of: string): Markup {
  const say = sayer(view)
  const parts = SEGMENTS.map(([counts, paint, label]) => ({
    paint,
    label,
    value: counts.reduce((sum, count) => sum + row[count], 0),
  }))
  const told = parts.map(({ label, value }) => `${say(label)} ${countWords(value, view)}`)
  return barOf(parts, most, `${of}: ${told.join(view.language === 'zh' ? '，' : ', ')}`)
}

export function standingKey(view: View): Markup {
  const say = sayer(view)
  return html`<p class="key">
    ${SEGMENTS.map(([, paint, label]) => html`<span><i class="bar-${paint}"></i>${say(label)}</span>`)}
  </p>`
}

export function standingSection(view: View, row: Row): Markup {
  const say = sayer(view)
  const shown: readonly Exclude<Count, 'came_in'>[] = [
    'in_hand',
    'answered',
    'done',
    'cannot',
    'not_ours',
    'other',
  ]
  return section(
    view,
    'standing',
    words.standing,
    words.standing_lead,
    html`${figureList(view, [
      { words: words.came_in, value: countWords(row.came_in, view) },
      ...shown.map((one) => ({
        words: standings[one as keyof typeof standings],
        value: countWords(row[one], view),
      })),
    ])}
    ${
      row.came_in > 0 &&
      html`<div class="bars whole">
          ${standingBar(view, row, barMost(row), say(words.standing))}
        </div>
        ${standingKey(view)}`
    }`,
  )
}

/** Rounded parts add up to less than their sum: the bar is as long as its parts. */
export function barMost(row: Row): number {
  const parts = SEGMENTS.flatMap(([counts]) => counts.map((count) => row[count]))
  return Math.max(
    1,
    parts.reduce((sum, one) => sum + one, 0),
  )
}

export function daysWords(
  value: WaitShown | undefined,
  view: View,
  unit: 'days' | 'working',
): string {
  if (value === null || value === undefined) return '—'
  const say = sayer(view)
  if (value === 'late') return say(words.not_yet)
  if (value === 0) return say(words.same_day)
  const form = unit === 'days' ? words.days : words.working_days
  return (value === 1 ? say(form).replace(/days$/u, 'day') : say(form)).replace(
    '{n}',
    String(value),
  )
}

export function waitSection(
  view: View,
  row: Row,
  title: Words = words.wait,
  lead: Words = words.wait_lead,
  id = 'wait',
): Markup {
  const say = sayer(view)
  const n = say(words.of_n).replace('{n}', countWords(row.waits, view))
  const one = (words_: Words, working: WaitShown | undefined, days: WaitShown | undefined) => ({
    words: words_,
    value: daysWords(working, view, 'working'),
    note: typeof days === 'number' ? daysWords(days, view, 'days') : '',
  })
  return section(
    view,
    id,
    title,
    lead,
    row.waits < LEAST_OF_RATE
      ? html`<p>${say(words.too_few).replace('{n}', String(LEAST_OF_RATE))}</p>`
      : html`${figureList(
            view,
            [
              one(words.median, row.wait_median_working_days, row.wait_median_days),
              one(words.ninth, row.wait_p90_working_days, row.wait_p90_days),
            ],
            true,
          )}
          <p class="quiet">${n}</p>`,
  )
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}

export function rateWords(rate: Rate | null, view: View): string {
  const say = sayer(view)
  if (rate === null) return say(words.too_few).replace('{n}', String(LEAST_OF_RATE))
  return say(words.interval)
    .replace('{low}', `${Math.floor(rate.low * 100)}%`)
    .replace('{high}', `${Math.ceil(rate.high * 100)}%`)
    .replace('{n}', numberWords(rate.n, view.language))
}

export function verdictSection(view: View, row: Row): Markup {
  const answered = row.answered + row.done + row.cannot
  const rates: readonly (readonly [Words, Rate | null])[] = [
    [words.solved, rateOf(row.solved, row.judged)],
    [words.satisfied, rateOf(row.satisfied, row.satisfaction_said)],
    [words.reopened, rateOf(Math.min(row.reopened, answered), answered)],
  ]
  return section(
    view,
    'verdict',
    words.verdict,
    words.verdict_lead,
    html`${figureList(view, [
      ...rates.map(([label, rate]) => ({
        words: label,
        value: rate === null ? '—' : percent(rate.share),
        note: rateWords(rate, view),
      })),
      { words: words.silent, value: countWords(row.silent, view) },
      { words: words.unreached, value: countWords(row.unreached, view) },
    ])}`,
  )
}

/** `86% (82–90%)`. */
function rateShort({ share, low, high }: Rate, { language }: View): string {
  const bounds = `${Math.floor(low * 100)}–${Math.ceil(high * 100)}%`
  return language === 'zh' ? `${percent(share)}（${bounds}）` : `${percent(share)} (${bounds})`
}

export const OVERVIEW: readonly Words[] = [
  words.came_in,
  standings.in_hand,
  words.ended_done,
  standings.cannot,
  words.median_short,
  words.solved_short,
]

/** One row of an overview table: outcomes, the wait, and the share that says it is solved. */
export function overviewCells(view: View, row: Row): readonly Part[] {
  const rate = rateOf(row.solved, row.judged)
  return [
    countWords(row.came_in, view),
    countWords(row.in_hand, view),
    countWords(row.done, view),
    countWords(row.cannot, view),
    daysWords(row.wait_median_working_days, view, 'working'),
    rate === null ? '—' : rateShort(rate, view),
  ]
}
