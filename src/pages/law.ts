/** /law: which rule gives which limit, since when; and the channels that the law provides beside us. */
import type { Kind, Words } from '../kernel/index.ts'
import type { Limit, Rules } from '../rules/index.ts'
import { dayWords } from './dates.ts'
import { html } from './html.ts'
import type { Markup } from './html.ts'
import { page } from './layout.ts'
import { limitAnchor, sinceWords, termWords } from './limits.ts'
import { STEPS } from './steps.ts'
import { at, sayer } from './view.ts'
import type { View } from './view.ts'

const INSIDE_PATH = '/law?of=government'

const words = {
  title: { zh: '办理期限和依据', en: 'Limits and the rules behind them' },
  lead: {
    zh: '一件事每一步最多多久，是哪条规定，从哪天起，都在这里。规定改了，已经开始计的日期不变。',
    en: 'How long each step may take, by which rule, and since when. A change leaves dates alone that already run.',
  },
  whole: { zh: '多久答复您', en: 'How long until you are answered' },
  whole_lead: {
    zh: '从交给一个单位那一刻起算。单位之间争归谁办，时间照走。',
    en: 'From the moment one unit is given it. The time runs on while units argue whose it is.',
  },
  steps: { zh: '每一步多久', en: 'How long each step may take' },
  steps_lead: {
    zh: '写着的是一般事项；点开看其他情形、依据和起始日期。',
    en: 'Shown is the limit for ordinary matters; open one to see the others, the rule and since when.',
  },
  inside: { zh: '政府自己的期限', en: 'Limits the government sets itself' },
  inside_lead: {
    zh: '目标、督查、整改、评议、通报、交接：政府内部每一步最多多久，依据是什么，也都公开。',
    en: 'Targets, inspections, what is put right, ballots, bulletins, handovers: how long each step inside may take, and by which rule, is public too.',
  },
  inside_link: { zh: '看政府自己的期限', en: 'See the limits the government sets itself' },
  back: { zh: '回到诉求的期限', en: 'Back to limits of requests' },
  calendar: {
    zh: '工作日按国务院每年的放假通知算，现在知道到 {day}；再往后的日期写“未定”，不猜。当天不算，按自然日的期限遇假日顺延。',
    en: 'Working days follow the State Council\'s yearly notices, known until {day}; beyond, a date is "not known", never guessed. The first day is not counted; terms in calendar days that end on a holiday roll on.',
  },
  channels: { zh: '不归这里办的事', en: 'What belongs elsewhere by law' },
  channels_lead: {
    zh: '下面这些事，法律规定由别的地方办。走哪条路，都不影响您走别的路。',
    en: 'By law these belong elsewhere. Taking one way never bars another.',
  },
  version: { zh: '规则版本', en: 'Version of the rules' },
} satisfies Record<string, Words>

/** Limits that prolong a clock of another name, or that no kind has begun to use. */
const LIMITS: Readonly<Record<string, Words>> = {
  extension: { zh: '延期最多再加', en: 'May be prolonged by' },
  promise_review: {
    zh: '到了承诺的日期，多久再看一次',
    en: 'Looked at again after a promised date',
  },
  archive: { zh: '归档', en: 'Archived after' },
}

const CLASSES: Readonly<Record<string, Words>> = {
  danger: { zh: '危及生命财产的', en: 'danger to life or property' },
  utilities: { zh: '停水停电停气停暖等', en: 'water, power, gas, heat' },
  consult: { zh: '咨询', en: 'questions' },
  general: { zh: '一般事项', en: 'ordinary matters' },
  complex: { zh: '复杂事项', en: 'complex matters' },
}

const ALL: Words = { zh: '一般的事', en: 'ordinary matters' }
const EVERY: Words = { zh: '都一样', en: 'for everything' }
/** What a resident asks first. */
const FIRST = 'whole'
/** Whoever asks meets these; the clocks of all other kinds have a page of their own. */
const ASKED = new Set(['request', 'publication', 'public_word', 'hot_problem'])

/** Of what follows from a request; `inside`: of everything else that the house promises itself. */
export function lawPage(
  view: View,
  rules: Rules,
  kinds: readonly Kind[],
  inside: boolean = false,
): string {
  const clocks = [...new Set(rules.limits.map((limit) => limit.clock))]
  const others = new Set(
    kinds.filter(({ name }) => !ASKED.has(name)).flatMap((one) => Object.keys(one.clocks)),
  )
  for (const kind of kinds)
    if (ASKED.has(kind.name)) for (const clock of Object.keys(kind.clocks)) others.delete(clock)
  const shown = inOrder(clocks, kinds).filter((clock) => others.has(clock) === inside)
  return inside ? insidePage(view, rules, kinds, shown) : requestsPage(view, rules, kinds, shown)
}

function insidePage(
  view: View,
  rules: Rules,
  kinds: readonly Kind[],
  clocks: readonly string[],
): string {
  const say = sayer(view)
  return page({
    view,
    path: INSIDE_PATH,
    title: words.inside,
    here: 'law',
    main: html`<div class="narrow stack">
      <h1>${say(words.inside)}</h1>
      <p class="lead">${say(words.inside_lead)}</p>
      <div>${clocks.map((clock) => oneClock(view, clock, rules, kinds))}</div>
      <p><a class="button second" href="${at(view, '/law')}">${say(words.back)}</a></p>
    </div>`,
  })
}

function oneClock(view: View, clock: string, rules: Rules, kinds: readonly Kind[]): Markup {
  const say = sayer(view)
  return html`<details class="act law" id="${limitAnchor(clock)}">
    <summary>
      <span>${say(clockWords(clock, kinds))}</span>
      <span class="n quiet">${say(generalTerm(clock, rules))}</span>
    </summary>
    <div class="inside">${limitsOf(view, clock, rules)}</div>
  </details>`
}

function requestsPage(
  view: View,
  rules: Rules,
  kinds: readonly Kind[],
  byCourse: readonly string[],
): string {
  const say = sayer(view)
  const { lastKnown } = rules.calendar
  return page({
    view,
    path: '/law',
    title: words.title,
    here: 'law',
    main: html`<div class="narrow stack">
      <h1>${say(words.title)}</h1>
      <p class="lead">${say(words.lead)}</p>
      <section class="stack" aria-labelledby="${limitAnchor(FIRST)}">
        <h2 id="${limitAnchor(FIRST)}">${say(words.whole)}</h2>
        <p>${say(words.whole_lead)}</p>
        ${limitsOf(view, FIRST, rules)}
      </section>
      <section class="stack" aria-labelledby="steps">
        <h2 id="steps">${say(words.steps)}</h2>
        <p>${say(words.steps_lead)}</p>
        <div>
          ${byCourse
            .filter((clock) => clock !== FIRST)
            .map((clock) => oneClock(view, clock, rules, kinds))}
        </div>
        <p>
          <a class="button second" href="${at(view, INSIDE_PATH)}">${say(words.inside_link)}</a>
        </p>
      </section>
      <p class="quiet">
        ${say(words.calendar).replace('{day}', dayWords(lastKnown, view.language))}
      </p>
      ${channelList(view, rules)}
      <p class="quiet small">${say(words.version)} <span class="n">${rules.version}</span></p>
    </div>`,
  })
}

/** What holds where nothing narrower does. */
function generalTerm(clock: string, rules: Rules): Words {
  const limit = rules.limits.find((one) => one.clock === clock && one.scope === '')
  return limit ? termWords(limit.term) : { zh: '', en: '' }
}

/** As the course of a matter meets them: in the order in which the kinds declare their clocks. */
function inOrder(clocks: readonly string[], kinds: readonly Kind[]): readonly string[] {
  const declared = kinds.flatMap((kind) => Object.keys(kind.clocks))
  const place = (clock: string) => {
    const found = declared.indexOf(clock)
    return found === -1 ? declared.length : found
  }
  return clocks.toSorted((a, b) => place(a) - place(b))
}

function clockWords(clock: string, kinds: readonly Kind[]): Words {
  const declared = kinds.map((kind) => kind.clocks[clock]).find((one) => one !== undefined)
  return STEPS[clock] ?? LIMITS[clock] ?? declared ?? { zh: clock, en: clock }
}

/** Limits with one basis stand together, and say it once. */
function limitsOf(view: View, clock: string, rules: Rules): Markup {
  const say = sayer(view)
  const limits = rules.limits.filter((limit) => limit.clock === clock)
  const isAlone = limits.length === 1
  const groups = Map.groupBy(limits, ({ basis, from }) => `${basis.zh}\n${from}`)
  return html`${[...groups.values()].map(
    (group) =>
      html`<dl class="facts limits">
          ${group.map(
            ({ scope, term }) =>
              html`<dt>${say(scopeWords(scope, rules, isAlone))}</dt>
                <dd class="n"><strong>${say(termWords(term))}</strong></dd>`,
          )}
        </dl>
        ${group.slice(0, 1).map((limit) => lawLine(view, limit))}`,
  )}`
}

function lawLine(view: View, { basis, from }: Limit): Markup {
  const say = sayer(view)
  return html`<p class="hint">
    ${say(basis)}${view.language === 'zh' ? '；' : '; '}${say(sinceWords(from))}
  </p>`
}

function scopeWords(scope: string, rules: Rules, isAlone: boolean): Words {
  const [type, name = ''] = scope.split(':')
  if (type === 'class') return CLASSES[name] ?? { zh: name, en: name }
  if (type === 'category') return rules.category(name)?.name ?? { zh: name, en: name }
  return isAlone ? EVERY : ALL
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
