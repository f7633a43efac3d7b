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
  login: { zh: '账号', en: 'Login' },
  post: { zh: '岗位', en: 'Post' },
  try: { zh: '可以试试', en: 'What to try' },
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
          main: html`<h1>${say('title')}</h1>
            <p>${say('lead')}</p>
            <dl>
              <dt>${say('password')}</dt>
              <dd><code>${DEMO_PASSWORD}</code></dd>
              <dt>${say('code')}</dt>
              <dd><code>${totpCode(DEMO_TOTP_SECRET, systemClock.now())}</code></dd>
              <dt>${say('time')}</dt>
              <dd>${timeIn(view, clock.now(), speed)}</dd>
            </dl>
            <p><a href="/desk">${say('desk')}</a></p>
            <table>
              <thead>
                <tr>
                  <th scope="col">${say('login')}</th>
                  <th scope="col">${say('post')}</th>
                  <th scope="col">${say('try')}</th>
                </tr>
              </thead>
              <tbody>
                ${demoAccounts().map(
                  ({ login, unit, title, english }) =>
                    html`<tr>
                      <td><code>${login}</code></td>
                      <td>${view.language === 'zh' ? `${unit} ${title}` : english}</td>
                      <td>${HINTS[login]?.[view.language] ?? ''}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`,
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
