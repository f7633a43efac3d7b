/** Whose turn it is and by when, and what comes after, in words for whoever waits: a line that looks ahead. */
import type { Instant } from '../kernel/index.ts'
import type { DutyShown } from '../matters/index.ts'
import { distanceWords, dueWords } from './dates.ts'
import { html } from './html.ts'
import type { Markup, Part } from './html.ts'
import { lawNote } from './limits.ts'
import type { Ahead } from './my/ahead.ts'
import type { Seen } from './my/reading.ts'
import { sayer } from './view.ts'
import type { View } from './view.ts'
import { forms } from './words.ts'

const words = {
  you: { zh: '您', en: 'You' },
  turn: { zh: '现在轮到', en: 'Now it is the turn of' },
  also: { zh: '同时', en: 'At the same time' },
  next: { zh: '接着', en: 'After that' },
  until: { zh: '最晚', en: 'By' },
  left: { zh: '还有 {span}', en: '{span} left' },
  late: { zh: '已经晚了 {span}', en: '{span} late' },
  before: { zh: '原来的日期', en: 'Dates before' },
  over: { zh: '没有人还欠着一步了。', en: 'Nobody owes a further step.' },
} as const

export function turnOf(view: View, matter: Seen, now: Instant): Markup {
  const say = sayer(view)
  if (matter.duties.length === 0) return html`<p class="quiet">${say(words.over)}</p>`
  // Whatever the resident may do comes first: the others wait for it, not they for the others.
  const duties = matter.duties.toSorted((a, b) => Number(b.mine) - Number(a.mine))
  return html`<ol class="course ahead">
    ${duties.map((duty, at) => dutyStep(view, matter, duty, now, at > 0))}
    ${matter.ahead.map((one) => aheadStep(view, one, now))}
  </ol>`
}

function dutyStep(
  view: View,
  matter: Seen,
  duty: DutyShown,
  now: Instant,
  isFurther: boolean,
): Markup {
  const say = sayer(view)
  const late = duty.due !== null && duty.due < now && !duty.mine
  const dated = matter.dated[duty.key]
  const holder = html`<strong>${say(duty.mine ? words.you : duty.holder)}</strong>`
  return html`<li class="now${late && ' is-late'}">
    <p class="${!isFurther && 'turn'}">
      <span class="quiet">${say(isFurther ? words.also : words.turn)}</span> ${holder}
    </p>
    <p>${say(dated?.step ?? duty.clock)}</p>
    <p class="due">${dueOf(view, duty, now, late)}</p>
    ${dated && lawNote(view, dated.law, duty.due)}
  </li>`
}

function aheadStep(view: View, { words: step, due, law }: Ahead, now: Instant): Markup {
  const say = sayer(view)
  return html`<li class="next">
    <p><span class="quiet">${say(words.next)}</span> ${say(step)}</p>
    ${due !== null && html`<p class="due">${until(view, due, now)}</p>`}
    ${law && lawNote(view, law, due)}
  </li>`
}

function until(view: View, due: Instant, now: Instant): Markup {
  const day = dueWords(due, view.language, now)
  return html`${sayer(view)(words.until)} <time datetime="${due}"><b>${day}</b></time>`
}

function dueOf(view: View, { due, earlier }: DutyShown, now: Instant, isLate: boolean): Part {
  const say = sayer(view)
  if (due === null) return html`${say(forms.unknown_date)}`
  const span = distanceWords(now, due, view.language)
  const moved = earlier.filter((one) => one !== null && one !== due)
  const comma = view.language === 'zh' ? '，' : ', '
  const colon = view.language === 'zh' ? '：' : ': '
  const before = moved.map((one) => dueWords(one ?? '', view.language, now)).join(' → ')
  const distance = say(due < now ? words.late : words.left).replace('{span}', span)
  const left = html`<span class="${isLate ? 'late' : 'quiet'}">${comma}${distance}</span>`
  return html`${until(view, due, now)}${left}${
    moved.length > 0 &&
    html`<br /><small class="quiet">${say(words.before)}${colon}${before}</small>`
  }`
}
