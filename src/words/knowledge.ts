/** Why something cannot be done with an entry of the knowledge base, or with a call. */
import type { Words } from '../kernel/index.ts'

export const knowledgeRefusals = {
  no_web_address: {
    zh: '网址要以 http:// 或 https:// 开头。',
    en: 'The address must begin with http:// or https://.',
  },
  both_or_neither: {
    zh: '英文的问题和答案要么都写，要么都不写。',
    en: 'Give question and answer in English, or neither.',
  },
  review_after_validity: {
    zh: '复核日期不能晚于有效期。',
    en: 'It must be reviewed no later than it is valid.',
  },
  review_too_far: {
    zh: '复核日期最远一年：一年没有人看过的答案不可靠。',
    en: 'A year ahead at most: an answer nobody has looked at for a year cannot be relied on.',
  },
  entry_dates_passed: {
    zh: '提出时定的复核日期已经过了，请退回，由责任单位重新定日期。',
    en: 'The date of review proposed has passed. Send it back so that its owner sets another.',
  },
  doubted_already: {
    zh: '已经有人提出疑问，责任单位正在复核。',
    en: 'Somebody has doubted it already; its owner is looking at it.',
  },
  review_due_already: { zh: '已经在复核。', en: 'It is being reviewed already.' },
  review_not_due: { zh: '还没到复核日期。', en: 'The day of its review has not come.' },
  entry_not_valid: {
    zh: '这条知识不在用或者已过有效期，不能作为答复的依据。',
    en: 'This entry is not in force or no longer valid: an answer cannot rest on it.',
  },
  not_an_emergency_line: {
    zh: '只能转 110、119、120、122 这样的应急电话；别的渠道请先受理，再转法定渠道。',
    en: 'Only emergency lines are connected so. For other channels receive the call first, then hand it over.',
  },
} satisfies Record<string, Words>
