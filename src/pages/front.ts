/** The front page: what this is, and the three ways from here. */
import type { Words } from '../kernel/index.ts'
import type { Channel } from '../rules/index.ts'
import { emergencyNumbers } from './emergency.ts'
import { html } from './html.ts'
import { page } from './layout.ts'
import { at, sayer } from './view.ts'
import type { View } from './view.ts'

const words = {
  title: { zh: '民有所盼，我有所应', en: 'What people hope for gets an answer' },
  lead: {
    zh: '说出您需要什么。每件事都有一个单位负责、一个期限、一个答复，办得怎样由您评价。',
    en: 'Say what you need. Every request has one unit that owes it, a date, and an answer, and you judge how it was done.',
  },
  say: { zh: '我要说一件事', en: 'Say what you need' },
  my: { zh: '查我的事', en: 'Look at my matter' },
  board: { zh: '看公开榜', en: 'See the board' },
  how: { zh: '一件事怎么走', en: 'How a matter goes' },
  promises: { zh: '我们怎么待您', en: 'How you are treated' },
} satisfies Record<string, Words>

const steps: readonly Words[] = [
  {
    zh: '您说。不用注册，不用留名，当场得到回执。',
    en: 'You say it. No account, no name needed; you get a receipt at once.',
  },
  {
    zh: '派给一个单位。从派出起计时，单位之间争执也不停表。',
    en: 'It goes to one unit. The clock runs from then on and does not stop while units argue.',
  },
  {
    zh: '逐项答复。“收到”“已转办”不算答复；办不了要讲明理由。',
    en: 'Each ask is answered. "Received" is no answer; what cannot be done is said so, with the reason.',
  },
  {
    zh: '您评价。不满意可以重办，第一次不用说理由；办事的单位不能自己办结。',
    en: 'You judge. Not satisfied: it is done again, the first time without reasons. The unit that did it cannot close it.',
  },
]

const promises: readonly Words[] = [
  {
    zh: '您是谁，单独加密存放。谁看过、为什么看，您都能看到。',
    en: 'Who you are is encrypted and kept apart. You see who looked, and why.',
  },
  {
    zh: '反映单位或工作人员的问题可以密办：他们和他们的上下级看不到。',
    en: 'What concerns a unit or an official can be sealed: they and their line cannot see it.',
  },
  {
    zh: '不给人打分、不贴标签、不记行踪；不妨碍任何人去法院或者信访。',
    en: "Nobody is scored, labelled or tracked, and nobody's way to a court or a petition is barred.",
  },
]

export function frontPage(view: View, channels: readonly Channel[]): string {
  const say = sayer(view)
  return page({
    view,
    path: '/',
    title: words.title,
    main: html`<div class="stack">
      ${emergencyNumbers(view, channels)}
      <div class="hero">
        <h1>${say(words.title)}</h1>
        <p class="lead">${say(words.lead)}</p>
        <div class="actions">
          <a class="button" href="${at(view, '/say')}">${say(words.say)}</a>
          <a class="button second" href="${at(view, '/my')}">${say(words.my)}</a>
          <a class="button second" href="${at(view, '/board')}">${say(words.board)}</a>
        </div>
      </div>
      <section class="stack" aria-labelledby="how">
        <h2 id="how">${say(words.how)}</h2>
        <ol class="steps">
          ${steps.map((one) => html`<li>${say(one)}</li>`)}
        </ol>
      </section>
      <section class="stack" aria-labelledby="promises">
        <h2 id="promises">${say(words.promises)}</h2>
        <ul class="steps plain">
          ${promises.map((one) => html`<li>${say(one)}</li>`)}
        </ul>
      </section>
    </div>`,
  })
}
