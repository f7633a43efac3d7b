/** Whose turn it is and by when, in words for whoever waits. */
import type { Instant } from '../kernel/index.ts'
import type { DutyShown, MatterShown } from '../matters/index.ts'
import { distanceWords, dueWords } from './dates.ts'
import { html } from './html.ts'
import type { Markup, Part } from './html.ts'
import { sayer } from './view.ts'
import type { View } from './view.ts'
import { forms } from './words.ts'

const words = {
  you: { zh: '您', en: 'You' },
  turn: { zh: '现在轮到', en: 'It is the turn of' },
  also: { zh: '同时', en: 'At the same time' },
  step: { zh: '哪一步', en: 'Which step' },
  until: { zh: '最迟', en: 'By' },
  left: { zh: '还有 {span}', en: '{span} left' },
  late: { zh: '已经晚了 {span}', en: '{span} late' },
  before: { zh: '原来的日期', en: 'Dates before' },
  over: { zh: '没有人还欠着一步了。', en: 'Nobody owes a further step.' },
} as const

export function turnOf(view: View, matter: MatterShown, now: Instant): Markup {
  const say = sayer(view)
  if (matter.duties.length === 0) return html`<p class="quiet">${say(words.over)}</p>`
  // Whatever the resident may do comes first: the others wait for it, not they for the others.
  const duties = matter.duties.toSorted((a, b) => Number(b.mine) - Number(a.mine))
  return html`<div class="cards">
    ${duties.map((duty, at) => dutyCard(view, duty, now, at > 0))}
  </div>`
}

function dutyCard(view: View, duty: DutyShown, now: Instant, isFurther: boolean): Markup {
  const say = sayer(view)
  const isLate = duty.due !== null && duty.due < now
  const lead = isFurther ? words.also : words.turn
  const late = isLate && !duty.mine
  return html`<div class="card${!isFurther && ' turn'}${late && ' is-late'}">
    <dl class="facts">
      <dt>${say(lead)}</dt>
      <dd><strong>${say(duty.mine ? words.you : duty.holder)}</strong></dd>
      <dt>${say(words.step)}</dt>
      <dd>${say(duty.clock)}</dd>
      <dt>${say(words.until)}</dt>
      <dd>${dueOf(view, duty, now, late)}</dd>
    </dl>
  </div>`
}

function dueOf(view: View, { due, earlier }: DutyShown, now: Instant, isLate: boolean): Part {
  const say = sayer(view)
  if (due === null) return html`${say(forms.unknown_date)}`
  const span = distanceWords(now, due, view.language)
  const moved = earlier.filter((one) => one !== null && one !== due)
  const comma = view.language === 'zh' ? '，' : ', '
  const colon = view.language === 'zh' ? '：' : ': '
  const before = moved.map((one) => dueWords(one ?? '', view.language)).join(' → ')
  const distance = say(due < now ? words.late : words.left).replace('{span}', span)
  const day = html`<time datetime="${due}">${dueWords(due, view.language)}</time>`
  const left = html`<span class="${isLate ? 'late' : 'quiet'}">${comma}${distance}</span>`
  return html`${day}${left}${
    moved.length > 0 &&
    html`<br /><small class="quiet">${say(words.before)}${colon}${before}</small>`
  }`
}
