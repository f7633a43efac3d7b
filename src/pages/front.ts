/** The front page: whose this is, what it is for, the three ways from here, and what people ask first. */
import type { Words } from '../kernel/index.ts'
import type { Rules } from '../rules/index.ts'
import { emergencyNumbers } from './emergency.ts'
import { html } from './html.ts'
import type { Markup, Part } from './html.ts'
import { page } from './layout.ts'
import { limitAnchor, termWords } from './limits.ts'
import { at, sayer } from './view.ts'
import type { View } from './view.ts'

export interface FrontPage {
  readonly view: View
  /** Name of the city. */
  readonly city: Words
  /** Telephone number of the hotline. */
  readonly hotline: string
  readonly rules: Rules
}

const words = {
  title: { zh: '民有所盼，我有所应', en: 'What people hope for gets an answer' },
  lead: {
    zh: '说出您需要什么。每件事都有一个单位负责、一个期限、一个答复，办得怎样由您评价。',
    en: 'Say what you need. Every request has one unit that owes it, a date, and an answer, and you judge how it was done.',
  },
  say: { zh: '我要说一件事', en: 'Say what you need' },
  my: { zh: '查我的事', en: 'Look at my matter' },
  board: { zh: '看公开榜', en: 'See the board' },
  plan: { zh: '看政府答应的事', en: 'See what was promised' },
  call: {
    zh: '不方便打字？打热线，有人替您记：',
    en: 'Rather talk? Call the hotline and somebody writes it down: ',
  },
  how: { zh: '一件事怎么走', en: 'How a matter goes' },
  promises: { zh: '我们怎么待您', en: 'How you are treated' },
  more: { zh: '看更多问题和答案', en: 'More questions and answers' },
  asked: { zh: '常有人问', en: 'What people ask first' },
  comma: { zh: '、', en: ', ' },
} satisfies Record<string, Words>

const questions = {
  long: { zh: '多久能答复我？', en: 'When do I get an answer?' },
  long_answer: {
    zh: '一般的事，交给一个单位以后 {term}内答复。危及安全的、停水停电的更快，复杂的长一些。',
    en: 'Ordinary matters within {term} of being given to a unit. Danger and cut-off utilities are quicker, complex matters take longer.',
  },
  long_link: { zh: '每一步多久，是哪条规定', en: 'How long each step may take, and by which rule' },
  elsewhere: { zh: '有哪些事不归这里办？', en: 'What does not belong here?' },
  elsewhere_answer: {
    zh: '法律规定由别处办的：{channels}。说错地方也不要紧，我们会告诉您去哪里、怎么办。',
    en: 'What the law gives to others: {channels}. If you ask here all the same, you are told where to go and how.',
  },
  elsewhere_link: { zh: '各走哪条路', en: 'Which way for what' },
  data: { zh: '我的姓名和电话谁看得到？', en: 'Who sees my name and telephone?' },
  data_answer: {
    zh: '不填也照样办。填了就单独加密存放，办事的人要看得写明理由；谁看过、什么时候、为什么，您凭回执都能看到。按规定保存到期就销毁，备份里的也一样。',
    en: 'You need not give them. If you do they are encrypted and kept apart; whoever works on it must give a reason to look, and your receipt shows you who looked, when and why. They are destroyed when the law no longer asks for them, in backups too.',
  },
  complain: {
    zh: '对这里的服务或者办事的人不满意呢？',
    en: 'What if I am not content with this service or an official?',
  },
  complain_answer: {
    zh: '在“我要说”里写下来，勾选“反映某个单位或工作人员的问题”。被反映的单位和它的上下级都看不到，由与它无关的人来办。',
    en: 'Write it under "Say it" and tick that it is about the conduct of a unit or an official. The unit and its line cannot see it; people who have nothing to do with it look into it.',
  },
  lost: { zh: '没有账号、没有智能手机怎么办？', en: 'And without an account or a smartphone?' },
  lost_answer: {
    zh: '不用注册。老式手机的浏览器能用，打热线也行，去受理窗口也行；每一种都有回执。',
    en: 'There is nothing to sign up for. An old browser will do, or the hotline, or the counter; each gives you a receipt.',
  },
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

export function frontPage({ view, city, hotline, rules }: FrontPage): string {
  const say = sayer(view)
  return page({
    view,
    path: '/',
    title: words.title,
    main: html`<div class="stack">
      ${emergencyNumbers(view, rules.channels)}
      <div class="hero">
        <p class="quiet">${say(city)}</p>
        <h1>${say(words.title)}</h1>
        <p class="lead">${say(words.lead)}</p>
        <div class="actions">
          <a class="button" href="${at(view, '/say')}">${say(words.say)}</a>
          <a class="button second" href="${at(view, '/my')}">${say(words.my)}</a>
          <a class="button second" href="${at(view, '/board')}">${say(words.board)}</a>
          <a class="button second" href="${at(view, '/plan')}">${say(words.plan)}</a>
        </div>
        <p class="call">${say(words.call)}<a class="n" href="tel:${hotline}">${hotline}</a></p>
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
      <section class="stack narrow" aria-labelledby="asked">
        <h2 id="asked">${say(words.asked)}</h2>
        <div>${asked(view, rules)}</div>
        <p><a class="button second" href="${at(view, '/answers')}">${say(words.more)}</a></p>
      </section>
    </div>`,
  })
}

function asked(view: View, rules: Rules): Markup {
  const say = sayer(view)
  const term = say(termWords(rules.limitFor('whole', null).term))
  const channels = rules.channels
    .filter((one) => one.kind === 'statutory')
    .map(({ name }) => say(name))
    .join(say(words.comma))
  const link = (path: string, label: Words) => html`<a href="${at(view, path)}">${say(label)}</a>`
  const one = (question: Words, answer: string, more: Part = null) =>
    html`<details class="act">
      <summary>${say(question)}</summary>
      <div class="inside tight">
        <p>${answer}</p>
        ${more && html`<p>${more}</p>`}
      </div>
    </details>`
  return html`${one(
    questions.long,
    say(questions.long_answer).replace('{term}', term),
    link(`/law#${limitAnchor('whole')}`, questions.long_link),
  )}
  ${one(
    questions.elsewhere,
    say(questions.elsewhere_answer).replace('{channels}', channels),
    link('/law#channels', questions.elsewhere_link),
  )}
  ${one(questions.data, say(questions.data_answer))}
  ${one(questions.complain, say(questions.complain_answer))}
  ${one(questions.lost, say(questions.lost_answer))}`
}
