/**
 * The page for what went wrong before or outside a handler. It depends on the problem, the language
 * and the size alone: what is forbidden and what does not exist are the same bytes.
 */
import type { Words } from '../kernel/index.ts'
import type { Problem } from '../platform/problems.ts'
import { refusalWords } from '../words/index.ts'
import { html } from './html.ts'
import { page } from './layout.ts'
import { at, sayer } from './view.ts'
import type { View } from './view.ts'

const words = {
  absent: { zh: '没有这个页面', en: 'There is no such page' },
  failed: { zh: '我们这边出错了', en: 'Something failed on our side' },
  wrong: { zh: '没有办成', en: 'That did not work' },
  back: {
    zh: '请用浏览器的“返回”回到上一页：您填的还在那里。',
    en: 'Use "Back" in your browser: what you typed is still there.',
  },
  home: { zh: '回首页', en: 'To the front page' },
  again: { zh: '重新填写', en: 'Start again' },
} satisfies Record<string, Words>

export function problemPage(view: View, { status, code, field, params }: Problem): string {
  const say = sayer(view)
  const title = status === 404 ? words.absent : status >= 500 ? words.failed : words.wrong
  const refusal = { code, ...(field !== undefined && { field }), ...(params && { params }) }
  return page({
    view,
    path: '/',
    title,
    main: html`<div class="narrow stack">
      <h1>${say(title)}</h1>
      <p class="lead">${say(refusalWords(refusal))}</p>
      ${status !== 404 && status < 500 && html`<p>${say(words.back)}</p>`}
      <div class="actions">
        <a class="button" href="${at(view, '/')}">${say(words.home)}</a>
        <a class="button second" href="${at(view, '/say')}">${say(words.again)}</a>
      </div>
    </div>`,
  })
}
