import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newTextOf } from './new-text.ts'
import { messageWords } from './words.ts'

const OURS = `> ${messageWords.above.zh}\n>\n> 【示范市】您提出的事有新进展。请用回执查看。`
const SAID = '灯还是没亮。\n\n麻烦再来看看。'

it.each([
  ['our own line', `${SAID}\n\n${OURS}`],
  ['a Chinese head', `${SAID}\n\n在 2026年3月2日，试验市 <noreply@city.example> 写道：\n${OURS}`],
  ['an English head', `${SAID}\r\n\r\nOn Mon, 2 Mar 2026, City <n@c.example> wrote:\r\n> x`],
  [
    'a head over two lines',
    `${SAID}\n\nOn Mon, 2 Mar 2026 at 10:00, Test City\n<n@c.example> wrote:\n\n> x`,
  ],
  [
    'QQ',
    `${SAID}\n\n\n------------------ 原始邮件 ------------------\n发件人: "试验市"\n收件人: x`,
  ],
  ['163', `${SAID}\n\n---- 回复的原邮件 ----\n| 发件人 | 试验市 |`],
  [
    'Outlook',
    `${SAID}\n\n________________________________\n发件人: 试验市\n发送时间: 2026年3月2日\n主题: x`,
  ],
  ['heads alone', `${SAID}\n\nFrom: City\nSent: Monday\nTo: me\nSubject: news`],
  ['a quotation without a head', `${SAID}\n\n> 您提出的事有新进展\n> 请用回执查看`],
  ['a signature', `${SAID}\n-- \n王某某\n某公司`],
  ['control characters', `灯还是\u0007没亮。\r\n\r\n麻烦再\u0000来看看。`],
])('above %s', (_what, mail) => {
  expect(newTextOf(mail)).toBe(SAID)
})

it('takes all of it where nothing is recognised, and what only looks like a head', () => {
  for (const text of [
    '发件人：写错了名字，请改正。\n其余没有问题。',
    'From: the bridge it is dark all the way.',
    '第一段\n----\n第二段',
    '在这条街上，没有人写道理。',
    '> 引用一句\n我的回答写在下面，所以不能丢。',
  ])
    expect(newTextOf(text)).toBe(text)
  expect(newTextOf(`\n${OURS}`)).toBe('')
})

it('is quick whatever it is given', () => {
  const began = performance.now()
  for (const text of [
    'On '.repeat(30_000),
    '在'.repeat(100_000),
    '>\n'.repeat(50_000),
    '-'.repeat(100_000),
  ])
    newTextOf(text)
  expect(performance.now() - began).toBeLessThan(1_000)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(newTextOf(text)).not.toMatch(/[^\P{Cc}\n\t]/u)
    }),
  )
})
