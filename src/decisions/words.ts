/** Words of the public pages of decisions. */
import type { Words } from '../kernel/index.ts'

export const words = {
  title: { zh: '决策公开', en: 'Decisions' },
  lead: {
    zh: '重大事项怎么定的：有哪些方案、各花多少钱、有什么风险、谁来承担，最后选了哪个、为什么，后来做成了没有。',
    en: 'How matters were decided: the options, what each costs and risks and who bears it, which was chosen and why, and what came of it.',
  },
  none: { zh: '还没有公开的决策。', en: 'No decision is public yet.' },
  back: { zh: '返回决策公开', en: 'Back to decisions' },
  options: { zh: '方案比较', en: 'The options' },
  option: { zh: '方案', en: 'Option' },
  what: { zh: '怎么做', en: 'What would be done' },
  cost: { zh: '花多少钱', en: 'Cost' },
  risk: { zh: '风险', en: 'Risk' },
  bears: { zh: '谁来承担', en: 'Who bears it' },
  chosen: { zh: '选定', en: 'chosen' },
  said: { zh: '群众怎么说', en: 'What people said' },
  comments: { zh: '公开征求意见的结果', en: 'What came in from the public' },
  reasons: { zh: '决定和理由', en: 'The decision and its reasons' },
  chose: { zh: '选定“{option}”。', en: '“{option}” was chosen.' },
  findings: { zh: '评估', en: 'What came of it' },
  thread: { zh: '来龙去脉', en: 'Where it comes from and what came of it' },
  open: {
    zh: '正在征求意见：用“我有话说”写下您的意见，写明编号 {number}。',
    en: 'Open to comment: say what you think on the page “Say something” and name {number}.',
  },
  major: { zh: '重大行政决策', en: 'Major decision' },
} as const satisfies Readonly<Record<string, Words>>
