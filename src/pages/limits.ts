/** Limits in words, and the law on a page: which rule gives a date, and since when it holds. */
import type { Instant, Term, Words } from '../kernel/index.ts'
import { ALWAYS } from '../rules/index.ts'
import type { Limit, Rules } from '../rules/index.ts'
import { dayWords } from './dates.ts'
import { html } from './html.ts'
import type { Part } from './html.ts'
import { at, sayer } from './view.ts'
import type { View } from './view.ts'

const words = {
  term: { zh: '期限', en: 'Limit' },
  basis: { zh: '依据', en: 'Basis' },
  all: { zh: '看各种期限', en: 'See all limits' },
  promised: { zh: '这是公开承诺的日期。', en: 'A date promised in public.' },
  always: { zh: '本市启用时起', en: 'since the city began' },
  since: { zh: '{day}起', en: 'since {day}' },
  earlier: {
    zh: '按开始计时那天的规则，之后规则改过',
    en: 'by the rules of the day the clock began; they have changed since',
  },
} satisfies Record<string, Words>

const UNITS: Readonly<Record<Term['unit'], Words>> = {
  working_days: { zh: '{n} 个工作日', en: '{n} working days' },
  calendar_days: { zh: '{n} 天', en: '{n} days' },
  working_hours: { zh: '{n} 个工作小时', en: '{n} working hours' },
  hours: { zh: '{n} 小时', en: '{n} hours' },
  minutes: { zh: '{n} 分钟', en: '{n} minutes' },
}

export function termWords({ amount, unit }: Term): Words {
  const { zh, en } = UNITS[unit]
  const english = en.replace('{n}', String(amount))
  return {
    zh: zh.replace('{n}', String(amount)),
    en: amount === 1 ? english.replace(/s$/u, '') : english,
  }
}

export function sinceWords(from: string): Words {
  if (from <= ALWAYS) return words.always
  return {
    zh: words.since.zh.replace('{day}', dayWords(from, 'zh')),
    en: words.since.en.replace('{day}', dayWords(from, 'en')),
  }
}

/** Where the limits of one clock stand on /law. */
export function limitAnchor(clock: string): string {
  return `limit-${clock}`
}

/** The rule that gave a date, as it can be shown. */
export interface Law {
  /** Null: no limit but a promise, or a rule that is no longer in force. */
  readonly limit: Limit | null
  readonly clock: string | null
  readonly basis: Words | null
}

/** Out of what a running clock keeps of its rule, `whole v3 · basis · calendar`, or `promised`. */
export function lawOf(rule: string, rules: Rules): Law {
  const [, clock, version, rest = ''] = /^(\w+) v(\d+) · (.*)$/u.exec(rule) ?? []
  if (clock === undefined) return { limit: null, clock: null, basis: null }
  const limit = rules.limits.find(
    (one) =>
      one.clock === clock &&
      String(one.version) === version &&
      (rest === one.basis.zh || rest.startsWith(`${one.basis.zh} `)),
  )
  const text = rest.split(' · ')[0] ?? rest
  return { limit: limit ?? null, clock, basis: limit?.basis ?? { zh: text, en: text } }
}

/** One quiet line beneath a date. */
export function lawNote(view: View, law: Law, due: Instant | null): Part {
  const say = sayer(view)
  const { limit, clock, basis } = law
  if (clock === null || basis === null)
    return due === null ? null : html`<p class="hint">${say(words.promised)}</p>`
  const stop = view.language === 'zh' ? '。' : '. '
  const semicolon = view.language === 'zh' ? '；' : '; '
  const colon = view.language === 'zh' ? '：' : ': '
  const link = html`<a href="${at(view, `/law#${limitAnchor(clock)}`)}">${say(words.all)}</a>`
  const term =
    limit === null ? '' : `${say(words.term)}${colon}${say(termWords(limit.term))}${stop}`
  const since = say(limit ? sinceWords(limit.from) : words.earlier)
  const rule = `${say(words.basis)}${colon}${say(basis)}${semicolon}${since}${stop}`
  return html`<p class="hint">${term}${rule.trim()} ${link}</p>`
}
