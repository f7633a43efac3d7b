/** The demonstration's page of accounts, with the one-time code of the moment. Only a demo city has it. */
import { html, page, viewOf } from '../src/pages/index.ts'
import type { View } from '../src/pages/index.ts'
import { totpCode } from '../src/org/index.ts'
import { systemClock } from '../src/platform/clock.ts'
import type { Clock } from '../src/platform/clock.ts'
import type { RouteEntry } from '../src/platform/http.ts'
import { HINTS } from './hints.ts'
import { demoAccounts, DEMO_PASSWORD, DEMO_TOTP_SECRET } from './setup.ts'

const words = {
  title: { zh: '示范账号', en: 'Demo accounts' },
  lead: {
    zh: '这是示范市，人名和诉求都是编的。每个账号的密码和验证码都一样；验证码每 30 秒换一次，刷新本页看新的。',
    en: 'This is a demonstration: people and requests are invented. All accounts share a password and a one-time code, which changes every 30 seconds; reload to see the next.',
  },
  password: { zh: '密码', en: 'Password' },
  code: { zh: '此刻的验证码', en: 'Code of this moment' },
  time: { zh: '示范市现在是', en: 'It is now, in the demo city' },
  try: { zh: '谁可以试什么', en: 'Who may try what' },
  desk: { zh: '打开办理台', en: 'Open the desk' },
}

/** `speed`: how many times as fast as real time the city's clock runs. */
export function demoRoute(clock: Clock, speed: number): RouteEntry {
  return [
    'GET',
    '/demo',
    'public',
    {
      async handle(request, reply) {
        const view = viewOf(request.query)
        const say = (name: keyof typeof words) => words[name][view.language]
        const body = page({
          view,
          path: '/demo',
          title: words.title,
          main: html`<div class="stack">
            <h1>${say('title')}</h1>
            <p>${say('lead')}</p>
            <dl class="facts">
              <dt>${say('password')}</dt>
              <dd><code>${DEMO_PASSWORD}</code></dd>
              <dt>${say('code')}</dt>
              <dd><code>${totpCode(DEMO_TOTP_SECRET, systemClock.now())}</code></dd>
              <dt>${say('time')}</dt>
              <dd>${timeIn(view, clock.now(), speed)}</dd>
            </dl>
            <p><a class="button" href="/desk">${say('desk')}</a></p>
            <h2>${say('try')}</h2>
            <ul class="cards grid">
              ${demoAccounts().map(
                ({ login, unit, title, english }) =>
                  html`<li class="card">
                    <h3><code>${login}</code></h3>
                    <p class="quiet">${view.language === 'zh' ? `${unit} ${title}` : english}</p>
                    <p>${HINTS[login]?.[view.language] ?? ''}</p>
                  </li>`,
              )}
            </ul>
          </div>`,
        })
        return reply.type('text/html; charset=utf-8').send(body)
      },
    },
  ]
}

/** The city lies in China: its time is that of Beijing. */
function timeIn({ language }: View, now: string, speed: number): string {
  const local = new Date(Date.parse(now) + 8 * 3_600_000).toISOString()
  const time = `${local.slice(0, 10)} ${local.slice(11, 16)}`
  if (language === 'zh') return speed === 1 ? time : `${time}（时间加快 ${speed} 倍）`
  return speed === 1 ? time : `${time} (${speed} times as fast as real time)`
}
