/** /law: which rule gives which limit, since when; and the channels that the law provides beside us. */
import type { Kind, Term, Words } from '../kernel/index.ts'
import type { Limit, Rules } from '../rules/index.ts'
import { dayWords } from './dates.ts'
import { html } from './html.ts'
import type { Markup } from './html.ts'
import { page } from './layout.ts'
import { sayer } from './view.ts'
import type { View } from './view.ts'

const words = {
  title: { zh: '办理期限和依据', en: 'Limits and the rules behind them' },
  lead: {
    zh: '每个期限从哪条规定来、从哪天起执行，都在这里。期限改了，已经开始计的不变。',
    en: 'Where each limit comes from and since when it holds. A change leaves clocks alone that already run.',
  },
  clock: { zh: '哪个期限', en: 'Which clock' },
  holds_for: { zh: '对谁', en: 'For what' },
  term: { zh: '多久', en: 'How long' },
  basis: { zh: '依据', en: 'Basis' },
  since: { zh: '起', en: 'Since' },
  all: { zh: '全部', en: 'all' },
  calendar: {
    zh: '工作日按国务院每年的放假通知算，现在知道到 {day}；再往后的日期写“未定”，不猜。当天不算，按自然日的期限遇假日顺延。',
    en: 'Working days follow the State Council\'s yearly notices, known until {day}; beyond, a date is "not known", never guessed. The first day is not counted; terms in calendar days that end on a holiday roll on.',
  },
  channels: { zh: '法定渠道', en: 'Channels the law provides' },
  channels_lead: {
    zh: '有些事依法由别的地方办。走哪条路都不影响您走别的路。',
    en: 'Some things belong elsewhere by law. Taking one way never bars another.',
  },
  version: { zh: '规则版本', en: 'Version of the rules' },
} satisfies Record<string, Words>

/** Limits that prolong a clock of another name, or that no kind has begun to use. */
const LIMITS: Readonly<Record<string, Words>> = {
  extension: { zh: '延期', en: 'Extension' },
  promise_review: { zh: '挂账复核', en: 'Review of a promise' },
  archive: { zh: '归档', en: 'Archiving' },
}

const CLASSES: Readonly<Record<string, Words>> = {
  danger: { zh: '危及生命财产', en: 'danger to life or property' },
  utilities: { zh: '水电气热等', en: 'water, power, gas, heat' },
  consult: { zh: '咨询', en: 'questions' },
  general: { zh: '一般事项', en: 'ordinary matters' },
  complex: { zh: '复杂事项', en: 'complex matters' },
}

const UNITS: Readonly<Record<Term['unit'], Words>> = {
  working_days: { zh: '{n} 个工作日', en: '{n} working days' },
  calendar_days: { zh: '{n} 天', en: '{n} days' },
  working_hours: { zh: '{n} 个工作小时', en: '{n} working hours' },
  hours: { zh: '{n} 小时', en: '{n} hours' },
  minutes: { zh: '{n} 分钟', en: '{n} minutes' },
}

export function lawPage(view: View, rules: Rules, kinds: readonly Kind[]): string {
  const say = sayer(view)
  const { lastKnown } = rules.calendar
  return page({
    view,
    path: '/law',
    title: words.title,
    here: 'law',
    main: html`<div class="stack">
      <h1>${say(words.title)}</h1>
      <p class="lead">${say(words.lead)}</p>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="limits">
        <table class="stacked">
          <caption class="unseen" id="limits">
            ${say(words.title)}
          </caption>
          <thead>
            <tr>
              <th scope="col">${say(words.clock)}</th>
              <th scope="col">${say(words.holds_for)}</th>
              <th scope="col">${say(words.term)}</th>
              <th scope="col">${say(words.basis)}</th>
              <th scope="col">${say(words.since)}</th>
            </tr>
          </thead>
          <tbody>
            ${rules.limits.map((limit) => limitRow(view, limit, rules, kinds))}
          </tbody>
        </table>
      </div>
      <p class="quiet">
        ${say(words.calendar).replace('{day}', dayWords(lastKnown, view.language))}
      </p>
      ${channelList(view, rules)}
      <p class="quiet small">${say(words.version)} <span class="n">${rules.version}</span></p>
    </div>`,
  })
}

function limitRow(view: View, limit: Limit, rules: Rules, kinds: readonly Kind[]): Markup {
  const say = sayer(view)
  const clock = kinds.map((kind) => kind.clocks[limit.clock]).find((one) => one !== undefined)
  const name = clock ?? LIMITS[limit.clock] ?? { zh: limit.clock, en: limit.clock }
  const cell = (label: Words, value: string, className = '') =>
    html`<td class="${className}" data-label="${say(label)}">${value}</td>`
  return html`<tr>
    <th scope="row">${say(name)}</th>
    ${cell(words.holds_for, say(scopeWords(limit.scope, rules)))}
    ${cell(words.term, termWords(view, limit.term), 'term')} ${cell(words.basis, say(limit.basis))}
    ${cell(words.since, limit.from, 'term')}
  </tr>`
}

function termWords(view: View, { amount, unit }: Term): string {
  const term = sayer(view)(UNITS[unit]).replace('{n}', String(amount))
  return view.language === 'en' && amount === 1 ? term.replace(/s$/u, '') : term
}

function scopeWords(scope: string, rules: Rules): Words {
  const [type, name = ''] = scope.split(':')
  if (type === 'class') return CLASSES[name] ?? { zh: name, en: name }
  return type === 'category' ? (rules.category(name)?.name ?? { zh: name, en: name }) : words.all
}

function channelList(view: View, rules: Rules): Markup {
  const say = sayer(view)
  const channels = rules.channels.filter((one) => one.kind === 'statutory')
  return html`<section class="stack" aria-labelledby="channels">
    <h2 id="channels">${say(words.channels)}</h2>
    <p>${say(words.channels_lead)}</p>
    <ul class="cards">
      ${channels.map(
        ({ name, what, phone, url }) =>
          html`<li class="card">
            <h3>${say(name)}</h3>
            <p>${say(what)}</p>
            <p class="n">
              ${phone && html`<a href="tel:${phone}">${phone}</a>`}
              ${url && html`<span class="quiet">${url}</span>`}
            </p>
          </li>`,
      )}
    </ul>
  </section>`
}
